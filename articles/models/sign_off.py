"""What a second person takes upon themselves before print."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.enums import Severity
from articles.models.article import Article


class SignOff(models.Model):
    """A finding on a working copy that somebody signed off, with the reason.

    It holds for these words under this rule and no others: once they change, the finding asks again. The publication
    that rests on it copies it to an `Override`, which is never changed. Until then it can be taken back.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="sign_offs", editable=False)
    rule = models.CharField(max_length=10, editable=False)
    severity = models.CharField(max_length=1, choices=Severity.choices, editable=False)
    field = models.CharField(max_length=12, editable=False)
    place = models.CharField(max_length=100, blank=True, editable=False)
    text = models.TextField(blank=True, editable=False)
    words_digest = models.CharField(
        max_length=64, editable=False, help_text="Of `text`: words may be longer than an index takes."
    )
    reason = models.TextField(editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "rule", "field", "words_digest", "by"], name="sign_off_once_a_person"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="sign_off_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.reason[:60]}"
