"""What the desk works with and readers never see: saves and suggestions."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.claims.models import Claim
from articles.enums import ProposalKind, ProposalStatus, RevisionKind
from articles.models.article import Article
from articles.querysets import ProposalQuerySet
from entities.models import Entity


class Revision(models.Model):
    """A save of the working copy, or a text that lost to another one and is kept beside it.

    It keeps the words and what else was set (`articles.revision_settings`). What is saved while somebody types makes
    one row for a stretch of it, which moves on with the story's number: it stands for the saves from `first_number` to
    `number`. A save that somebody named is a landmark: nothing folds it away or writes over it. `settings` is None in
    saves from before these were kept, and in those emptied by order of law.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="revisions", editable=False)
    number = models.PositiveIntegerField(editable=False)
    kind = models.CharField(max_length=8, choices=RevisionKind.choices, editable=False)
    name = models.CharField(max_length=80, blank=True, editable=False)
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    kicker = models.CharField(max_length=60, blank=True, editable=False)
    headline = models.CharField(max_length=300, editable=False)
    standfirst = models.TextField(blank=True, editable=False)
    body = models.TextField(blank=True, editable=False)
    note = models.CharField(max_length=300, blank=True, editable=False)
    wrote_words = models.BooleanField(
        default=True,
        editable=False,
        help_text="Whether it changed what is printed. Whoever wrote may not sign off the story.",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    # Hides the name of Django's settings from here on: what needs it stands above.
    settings = models.JSONField(null=True, default=None, editable=False)
    at = models.DateTimeField(auto_now_add=True)
    first_number = models.PositiveIntegerField(
        null=True,
        editable=False,
        help_text="The first of the saves that it stands for, if there are several.",
    )
    began_at = models.DateTimeField(null=True, editable=False, help_text="When the first of them was made.")
    tab = models.CharField(
        max_length=36, blank=True, editable=False, help_text="The page that saved while somebody typed."
    )

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_once"),
            models.CheckConstraint(
                condition=Q(name="") | Q(named_by__isnull=False), name="revision_name_is_signed"
            ),
        ]
        indexes = [models.Index(fields=["by", "article"], name="revision_by_whom")]

    def __str__(self) -> str:
        return f"{self.article} r{self.number}"


#: Suggestions that wait for a decision: what stands in our own voice is there to be read, and names wait for nobody.
WAITING = Q(status=ProposalStatus.OPEN, kind__in=[ProposalKind.CLAIM, ProposalKind.MENTION])


class Proposal(models.Model):
    """A suggestion of the analyser, with the rule that made it and what became of it."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="proposals", editable=False)
    kind = models.CharField(max_length=8, choices=ProposalKind.choices, editable=False)
    rule = models.CharField(max_length=60, editable=False)
    explanation = models.CharField(max_length=300, blank=True, editable=False)
    start = models.PositiveIntegerField(editable=False)
    end = models.PositiveIntegerField(editable=False)
    exact = models.TextField(editable=False)
    payload = models.JSONField(default=dict, editable=False)
    made = models.JSONField(
        default=dict,
        editable=False,
        help_text="What accepting it wrote, for later changes to be held against.",
    )
    status = models.CharField(
        max_length=10,
        choices=ProposalStatus.choices,
        default=ProposalStatus.OPEN,
        editable=False,
        db_index=True,
    )
    claim = models.ForeignKey(
        Claim, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals", editable=False
    )
    entity = models.ForeignKey(
        Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals", editable=False
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["start", "pk"]
        indexes = [models.Index(fields=["article"], condition=WAITING, name="proposal_waiting")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=ProposalStatus.OPEN, decided_at__isnull=True)
                | (~Q(status=ProposalStatus.OPEN) & Q(decided_at__isnull=False)),
                name="proposal_decision_is_dated",
            ),
        ]

    def __str__(self) -> str:
        return self.exact[:80]


class Reading(models.Model):
    """Of which text of a story the suggestions are: what need not be read twice. It holds no words."""

    article = models.OneToOneField(
        Article, primary_key=True, on_delete=models.PROTECT, related_name="reading", editable=False
    )
    digest = models.CharField(
        max_length=64, editable=False, help_text="Of the text and of everything else that a reading goes by."
    )
    marks = models.JSONField(
        default=list,
        editable=False,
        help_text="Where marks stood: [start, end] of each, in the text's order.",
    )
    unmarked = models.JSONField(
        default=list, editable=False, help_text="Keys of accepted suggestions whose claim stood nowhere."
    )
    at = models.DateTimeField(auto_now=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.article_id} {self.digest[:8]}"
