"""What the newsroom teaches the analyser: corrections of suggestions, and rules that it has switched off."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.claims.enums import Act, Mode
from articles.enums import Aspect
from articles.models.desk import Proposal

#: aspect -> the desk's words for what is stored
_WORDS: dict[str, dict[str, str]] = {
    Aspect.MODE: {str(value): str(label) for value, label in Mode.choices},
    Aspect.ACT: {str(value): str(label) for value, label in Act.choices},
}


class SuggestionEdit(models.Model):
    """What a person changed of an accepted suggestion: one row for each aspect, as it stands now.

    It is written when the change is made, by whoever makes it. A later look could not tell a correction from a
    story that was rewritten since. A row goes when the suggestion is put back as it was.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="edits", editable=False)
    aspect = models.CharField(max_length=10, choices=Aspect.choices, editable=False)
    was = models.TextField(blank=True, editable=False)
    now = models.TextField(blank=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["proposal", "aspect"], name="suggestion_edit_once_an_aspect"),
            models.CheckConstraint(
                condition=Q(aspect__in=Aspect.values), name="suggestion_edit_aspect_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_aspect_display()}: {self.was[:40]} → {self.now[:40]}"

    @property
    def was_in_words(self) -> str:
        """What was proposed, as the desk calls it."""
        return _WORDS.get(self.aspect, {}).get(self.was, self.was)

    @property
    def now_in_words(self) -> str:
        """What a person made of it, as the desk calls it."""
        return _WORDS.get(self.aspect, {}).get(self.now, self.now)


class RuleSwitch(models.Model):
    """A rule that an administrator has switched off, or on again. Rules without a row are on."""

    rule = models.CharField(max_length=60, unique=True, editable=False)
    is_on = models.BooleanField(default=False, editable=False)
    reason = models.CharField(max_length=300, blank=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["rule"]
        default_permissions = ("view", "change")
        verbose_name_plural = "rule switches"
        constraints = [
            models.CheckConstraint(
                condition=Q(is_on=True) | ~Q(reason=""), name="rule_switch_off_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.rule
