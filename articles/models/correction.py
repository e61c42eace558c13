"""What is said of a printed story that changed, and what still has to be said."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.claims.models import Claim
from articles.enums import CorrectionKind, Field, Placement, TaskKind, TaskStatus
from articles.models.appearance import Appearance
from articles.models.article import Article
from articles.models.version import PublishedVersion
from articles.querysets import CorrectionQuerySet, CorrectionTaskQuerySet
from newsroom.ledger.models import AppendOnlyModel


class Correction(AppendOnlyModel):
    """The note that a version carries: what was wrong or unclear, in the words that readers see. Its only home."""

    redactable: ClassVar[tuple[str, ...]] = ("note",)

    version = models.ForeignKey(
        PublishedVersion, on_delete=models.PROTECT, related_name="corrections", editable=False
    )
    claim = models.ForeignKey(
        Claim, null=True, on_delete=models.PROTECT, related_name="corrections", editable=False
    )
    kind = models.CharField(max_length=14, choices=CorrectionKind.choices, editable=False)
    note = models.TextField(blank=True, editable=False)
    placement = models.CharField(max_length=6, choices=Placement.choices, editable=False)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-version__published_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=CorrectionKind.values), name="correction_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.note[:80]


class CorrectionTask(models.Model):
    """Something that a printed story still has to say: opened by a verdict or by the desk, closed in print.

    Once for a story and a reason: `reason_key` names what opened it (a verdict, or a person's note).
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="tasks", editable=False)
    claim = models.ForeignKey(
        Claim, null=True, on_delete=models.PROTECT, related_name="tasks", editable=False
    )
    kind = models.CharField(max_length=10, choices=TaskKind.choices)
    field = models.CharField(max_length=12, choices=Field.choices, default=Field.BODY)
    passage = models.TextField(blank=True, help_text="The words in print.")
    message = models.TextField(help_text="What is wrong, for the desk.")
    reason_key = models.CharField(max_length=60, editable=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    opened_at = models.DateTimeField(auto_now_add=True)
    status = models.CharField(
        max_length=10, choices=TaskStatus.choices, default=TaskStatus.OPEN, editable=False, db_index=True
    )
    answered_in = models.ForeignKey(
        PublishedVersion,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="answered_tasks",
        editable=False,
    )
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    close_reason = models.TextField(blank=True, editable=False)

    objects = CorrectionTaskQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "reason_key"], name="task_once_a_story_and_reason"),
            models.CheckConstraint(
                condition=Q(status=TaskStatus.OPEN, closed_at__isnull=True, answered_in__isnull=True)
                | Q(status=TaskStatus.ANSWERED, closed_at__isnull=False, answered_in__isnull=False)
                | (Q(status=TaskStatus.CLOSED, closed_at__isnull=False) & ~Q(close_reason="")),
                name="task_closed_in_print_or_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display().split(':')[0]}: {self.message[:60]}"


class TaskPassage(models.Model):
    """A printed passage that a task is about: which words, in which version. Written when the task is opened."""

    task = models.ForeignKey(
        CorrectionTask, on_delete=models.PROTECT, related_name="passages", editable=False
    )
    appearance = models.ForeignKey(Appearance, on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["task", "appearance"], name="task_passage_once")]

    def __str__(self) -> str:
        return f"{self.appearance_id} of task {self.task_id}"
