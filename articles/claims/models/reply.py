"""The right of reply: whom we asked, about what, and what came back."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from articles.claims.enums import Channel, ReplyOutcome
from articles.claims.models.claim import Claim
from articles.claims.models.evidence import SourceItem
from entities.models import Entity
from newsroom.ledger.models import RedactableModel


class ReplyRequest(RedactableModel):
    """One respondent asked about one claim: what was put to them, until when, and the outcome.

    Where and how to reach somebody is not kept. A waiver is an outcome that a second person has to approve.
    """

    redactable: ClassVar[tuple[str, ...]] = ("respondent_label", "allegations", "note", "waiver_reason")

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="reply_requests", editable=False)
    respondent = models.ForeignKey(
        Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="reply_requests"
    )
    respondent_label = models.CharField(max_length=200, blank=True)
    allegations = models.TextField(blank=True, help_text="What was put to them, in the words that were used.")
    channel = models.CharField(max_length=12, choices=Channel.choices, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    deadline = models.DateTimeField(null=True, blank=True, db_index=True)
    outcome = models.CharField(max_length=20, choices=ReplyOutcome.choices, blank=True, db_index=True)
    outcome_at = models.DateTimeField(null=True, blank=True)
    outcome_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answer = models.ForeignKey(
        Claim, null=True, blank=True, on_delete=models.PROTECT, related_name="answers_requests"
    )
    item = models.ForeignKey(
        SourceItem, null=True, blank=True, on_delete=models.PROTECT, related_name="reply_requests"
    )
    note = models.TextField(blank=True, help_text="For the desk, never printed.")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    allegation_digest = models.CharField(
        max_length=64, blank=True, editable=False, help_text="Of the claim as it stood when we asked."
    )
    letter = models.UUIDField(
        null=True, blank=True, editable=False, db_index=True, help_text="Shared by what was asked in one act."
    )
    lapses_on = models.DateField(
        null=True, blank=True, help_text="The last day on which the outcome serves a story."
    )
    waiver_reason = models.TextField(blank=True)
    waiver_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    waiver_asked_at = models.DateTimeField(null=True, blank=True, editable=False)
    waiver_approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()
        permissions = [
            ("ask_reply", "Can ask for a reply and record what came"),
            ("waive_reply", "Can approve that nobody is asked"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(waiver_approved_by__isnull=True) | ~Q(waiver_approved_by=F("asked_by")),
                name="reply_waiver_approved_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=ReplyOutcome.WAIVED) | Q(waiver_approved_by__isnull=False),
                name="reply_waiver_is_approved",
            ),
            models.CheckConstraint(
                condition=Q(waiver_approved_by__isnull=True) | ~Q(waiver_approved_by=F("waiver_asked_by")),
                name="reply_waiver_asked_by_another",
            ),
            models.UniqueConstraint(
                fields=["claim", "respondent", "allegation_digest"],
                condition=Q(outcome="", respondent__isnull=False),
                name="reply_asked_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        """Never whom or what: histories and logs repeat it."""
        return f"reply request {self.pk} on claim {self.claim_id}"

    @property
    def whom(self) -> str:
        """The respondent's name, else the words for them. One query unless `respondent` is at hand."""
        return self.respondent.name if self.respondent else self.respondent_label

    @property
    def in_history(self) -> str:
        """Whom a history names: words for somebody who is not on file could hold an address, and stay here."""
        return self.respondent.name if self.respondent else "somebody who is not on file"

    @property
    def waits_for_waiver(self) -> bool:
        """Somebody asked for a waiver, and nobody has decided."""
        return bool(self.waiver_asked_by_id) and self.outcome != ReplyOutcome.WAIVED


class ReplyTemplate(models.Model):
    """How the house asks: words for one kind of respondent and one channel, with fields in braces."""

    name = models.CharField(max_length=100, unique=True)
    role = models.CharField(max_length=40, help_text="Whom it is for: an accused person, an authority.")
    channel = models.CharField(max_length=12, choices=Channel.choices, blank=True)
    language = models.CharField(max_length=8, default="en")
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField()

    class Meta:
        ordering = ["role", "name"]

    def __str__(self) -> str:
        return self.name
