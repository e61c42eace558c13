"""The two questions about a claim, who works on them, what each checker found, and the verdicts that stand for good."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from articles.claims.enums import AssessmentRole, CheckPath, CheckStatus
from articles.claims.enums import Tests as Axis
from articles.claims.models.claim import Claim
from articles.claims.querysets import AssessmentQuerySet, VerdictQuerySet
from newsroom.ledger.models import AppendOnlyModel, ChainedModel, ChainParent


class ClaimCheck(ChainParent):
    """One question about one claim on the desk: did they say it, or is it so. It owns the chain of its verdicts.

    No row means that nobody began. Everything here but the head of the chain is working state: what was found stands
    in assessments and verdicts. `rating` repeats that of the newest verdict, for lists.
    """

    owned_by_services: ClassVar[frozenset[str]] = ChainParent.owned_by_services | {
        "status",
        "round",
        "rating",
        "decided_at",
        "assignee",
        "assigned_at",
    }

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="checks", editable=False)
    axis = models.CharField(max_length=12, choices=Axis.choices, editable=False)
    status = models.CharField(
        max_length=12, choices=CheckStatus.choices, default=CheckStatus.OPEN, editable=False, db_index=True
    )
    round = models.PositiveSmallIntegerField(default=1, editable=False)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="claim_checks",
        editable=False,
    )
    assigned_at = models.DateTimeField(null=True, blank=True, editable=False)
    rating = models.CharField(max_length=16, blank=True, editable=False)
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["claim_id", "axis"]
        default_permissions = ()
        permissions = [
            ("propose_verdict", "Can check a claim and propose a verdict"),
            ("approve_verdict", "Can approve a verdict that somebody else proposed"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["claim", "axis"], name="claim_check_once_an_axis"),
            models.CheckConstraint(condition=Q(axis__in=Axis.values), name="claim_check_axis_is_known"),
            models.CheckConstraint(
                condition=Q(status__in=CheckStatus.values), name="claim_check_status_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_axis_display()}: claim {self.claim_id}"


class Assessment(AppendOnlyModel):
    """What one checker found in one round, before anybody else's finding was shown to them."""

    redactable: ClassVar[tuple[str, ...]] = ("rationale", "snapshot")

    check_of = models.ForeignKey(
        ClaimCheck, on_delete=models.PROTECT, related_name="assessments", editable=False
    )
    round = models.PositiveSmallIntegerField(editable=False)
    role = models.CharField(max_length=12, choices=AssessmentRole.choices, editable=False)
    rating = models.CharField(max_length=16, blank=True, editable=False)
    rationale = models.TextField(blank=True, editable=False)
    snapshot = models.JSONField(default=dict, editable=False, help_text="The evidence as it stood then.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["check_of", "round", "role"], name="assessment_once_a_round_and_role"
            ),
            models.UniqueConstraint(
                fields=["check_of", "round", "by"], name="assessment_once_a_round_and_person"
            ),
        ]

    def __str__(self) -> str:
        """Never the rating: whoever labels blind may meet this in a message or a log."""
        return f"{self.get_role_display()} of round {self.round}"


class Verdict(ChainedModel):
    """What the house found, approved. Never changed: a later one supersedes it."""

    redactable: ClassVar[tuple[str, ...]] = ("rationale", "snapshot")
    chain_parent: ClassVar[str] = "check_of"
    chained_fields: ClassVar[tuple[str, ...]] = (
        *redactable,
        "check_of",
        "round",
        "rating",
        "path",
        "proposed_by",
        "second_label_by",
        "approved_by",
        "at",
    )

    check_of = models.ForeignKey(
        ClaimCheck, on_delete=models.PROTECT, related_name="verdicts", editable=False
    )
    round = models.PositiveSmallIntegerField(
        default=1, editable=False, help_text="Of the check: which assessments it rests on."
    )
    rating = models.CharField(max_length=16, editable=False)
    rationale = models.TextField(blank=True, editable=False)
    snapshot = models.JSONField(default=dict, editable=False, help_text="The evidence that it rests on.")
    path = models.CharField(max_length=12, choices=CheckPath.choices, editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    second_label_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)

    objects = VerdictQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["check_of", "number"], name="verdict_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="verdict_number_from_one"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("proposed_by")),
                name="verdict_approved_by_another",
            ),
            models.CheckConstraint(
                condition=Q(second_label_by__isnull=True) | ~Q(second_label_by=F("proposed_by")),
                name="verdict_labelled_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(path=CheckPath.TWO_PEOPLE) | Q(approved_by__isnull=False),
                name="verdict_of_two_people_is_approved",
            ),
        ]

    def __str__(self) -> str:
        return f"Verdict {self.number} of check {self.check_of_id}"
