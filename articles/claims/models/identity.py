"""Who a source without a name is, with the vault turned on: encrypted, for few, and each look on record."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from articles.claims.enums import EmptiedBecause, LookOutcome
from articles.claims.models.anonymity import AnonymityGrant
from newsroom.ledger.models import AppendOnlyModel, RedactableModel


class SourceIdentity(RedactableModel):
    """What the vault holds for one grant. Nothing here can be read without a key from the environment.

    No screen of records, search, export or history knows this table; it is written and read by
    `articles.claims.services.identities` alone. Who may see it: whoever put it there, and the approved readers.
    """

    redactable: ClassVar[tuple[str, ...]] = ("sealed", "key")

    grant = models.OneToOneField(
        AnonymityGrant, on_delete=models.PROTECT, related_name="identity", editable=False
    )
    sealed = models.TextField(blank=True, editable=False)
    key = models.CharField("name of the key", max_length=12, blank=True, editable=False)
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    filed_at = models.DateTimeField(default=timezone.now, editable=False)
    emptied_at = models.DateTimeField(null=True, blank=True, editable=False)
    emptied_because = models.CharField(
        max_length=10, choices=EmptiedBecause.choices, blank=True, editable=False
    )

    class Meta:
        default_permissions = ()
        verbose_name = "identity of a source"
        verbose_name_plural = "identities of sources"
        indexes = [models.Index(fields=["key"], condition=~Q(sealed=""), name="identity_held")]
        constraints = [
            models.CheckConstraint(
                condition=Q(sealed="", key="") | (~Q(sealed="") & ~Q(key="")), name="identity_has_its_key"
            ),
            models.CheckConstraint(
                condition=Q(emptied_at__isnull=True, emptied_because="")
                | Q(emptied_at__isnull=False, sealed="", emptied_because__in=EmptiedBecause.values),
                name="identity_emptied_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return "identity of a source"

    @property
    def is_held(self) -> bool:
        """Whether there is something to see."""
        return bool(self.sealed)


class IdentityReader(models.Model):
    """Somebody who is named on an identity: asked for by one who knows it, approved by another, until taken off."""

    identity = models.ForeignKey(
        SourceIdentity, on_delete=models.PROTECT, related_name="reader_set", editable=False
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    approved_at = models.DateTimeField(null=True, blank=True, editable=False)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["identity", "person"],
                condition=Q(removed_at__isnull=True),
                name="identity_reader_once",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | (~Q(approved_by=F("asked_by")) & ~Q(approved_by=F("person"))),
                name="identity_reader_approved_by_another",
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approved_by__isnull=True)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="identity_reader_approval_is_signed",
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="identity_reader_removal_is_signed",
            ),
        ]

    def __str__(self) -> str:
        return "reader of an identity"

    @property
    def is_named(self) -> bool:
        """Whether this person may look at this moment."""
        return self.approved_at is not None and self.removed_at is None

    @property
    def is_asked(self) -> bool:
        """Whether somebody has still to approve."""
        return self.approved_at is None and self.removed_at is None


class IdentityLook(AppendOnlyModel):
    """One look at an identity, or one that was refused: who, when and why. The reason never says who the source is."""

    redactable: ClassVar[tuple[str, ...]] = ("reason",)

    identity = models.ForeignKey(
        SourceIdentity, on_delete=models.PROTECT, related_name="looks", editable=False
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    at = models.DateTimeField(default=timezone.now, editable=False)
    outcome = models.CharField(max_length=16, choices=LookOutcome.choices, editable=False)
    reason = models.TextField(blank=True, editable=False)

    class Meta:
        ordering = ["-at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["by", "outcome", "-at"], name="identity_look_by")]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=LookOutcome.values), name="identity_look_outcome_is_known"
            ),
            models.CheckConstraint(
                condition=Q(redacted_at__isnull=False)
                | (Q(outcome=LookOutcome.SHOWN) & ~Q(reason=""))
                | (~Q(outcome=LookOutcome.SHOWN) & Q(reason="")),
                name="identity_look_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"look at an identity, {self.get_outcome_display().lower()}"
