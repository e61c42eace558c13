"""What colleagues say to each other beside a story. Readers never see it, and nothing printed rests on it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.models.article import Article
from articles.note_places import in_words
from articles.querysets import NoteQuerySet
from newsroom.ledger.models import RedactableModel


class Note(RedactableModel):
    """A note on a story, on one of its fields, or on a passage; or, with a `parent`, an answer in its thread.

    A thread is one deep. What it is about, and whether it is resolved, stands on its first note alone. A passage is
    kept as a quotation (W3C Web Annotation, TextQuoteSelector): the words, those before and those after, and where
    they began in the tidy text of the last save, in code points. No `start` means that the words are gone.

    Working material, and so not append-only: whoever wrote a note changes it or takes it back, and no earlier wording
    is kept anywhere. A note may name somebody who must not be known.
    """

    redactable: ClassVar[tuple[str, ...]] = ("exact", "prefix", "suffix", "text")

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="notes", editable=False)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replies", editable=False
    )
    field = models.CharField(
        max_length=20,
        blank=True,
        editable=False,
        help_text="As in articles.note_places; empty for the story.",
    )
    exact = models.TextField(blank=True, editable=False)
    prefix = models.CharField(max_length=64, blank=True, editable=False)
    suffix = models.CharField(max_length=64, blank=True, editable=False)
    start = models.PositiveIntegerField(null=True, blank=True, editable=False)
    text = models.TextField(blank=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    at = models.DateTimeField(default=timezone.now, editable=False)
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)
    emptied_at = models.DateTimeField(null=True, blank=True, editable=False)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    resolved_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        default_permissions = ("view", "add")  # one's own are changed by who may add; others' by nobody
        indexes = [
            models.Index(
                fields=["article"],
                condition=Q(parent__isnull=True, resolved_at__isnull=True),
                name="note_open_on_story",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | Q(field="", exact="", resolved_at__isnull=True),
                name="note_answer_has_no_place",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="note_resolved_by_somebody",
            ),
            models.CheckConstraint(
                condition=(~Q(text="") & Q(emptied_at__isnull=True, redacted_at__isnull=True))
                | (Q(text="") & (Q(emptied_at__isnull=False) | Q(redacted_at__isnull=False))),
                name="note_says_something_or_is_emptied",
            ),
        ]

    def __str__(self) -> str:
        """Never its words: this is what logs and the history of the house call it."""
        return f"Note {self.pk} on {in_words(self.field)}" if self.parent_id is None else f"Note {self.pk}"

    @property
    def is_resolved(self) -> bool:
        return self.resolved_at is not None

    @property
    def is_gone(self) -> bool:
        """About a passage that the story no longer has."""
        return bool(self.exact) and self.start is None
