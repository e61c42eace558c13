"""What a newsroom sets for preflight: how grave each rule is, and words that its rules read."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.enums import HouseSeverity, HouseWordKind
from articles.house_lists import LANGUAGES


class RuleSeverity(models.Model):
    """How grave this newsroom takes a rule. Rules without a row, or with none set, are as the rule book has them."""

    rule = models.CharField(max_length=10, unique=True, editable=False)
    severity = models.CharField(max_length=3, choices=HouseSeverity.choices, blank=True, editable=False)
    note = models.CharField(max_length=300, blank=True, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["rule"]
        default_permissions = ("view", "change")
        verbose_name_plural = "rule severities"
        constraints = [
            models.CheckConstraint(
                condition=Q(severity__in=["", *HouseSeverity.values]), name="rule_severity_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.rule


class HouseWord(models.Model):
    """A word that the house adds to a list of preflight, or takes off one. Kept in lower case."""

    list_key = models.CharField("list", max_length=20, editable=False)
    language = models.CharField(max_length=2, choices=LANGUAGES, editable=False)
    kind = models.CharField(max_length=6, choices=HouseWordKind.choices, editable=False)
    word = models.CharField(max_length=80, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["list_key", "language", "word"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["list_key", "language", "word"], name="house_word_once_a_list"),
            models.CheckConstraint(condition=~Q(word=""), name="house_word_has_letters"),
            models.CheckConstraint(
                condition=Q(kind__in=HouseWordKind.values), name="house_word_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.list_key}.{self.language}: {self.word}"
