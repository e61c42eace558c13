"""Who has a story open. Gone as soon as they are: it is no history and says nothing for good."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.models.article import Article


class Presence(models.Model):
    """A tab of somebody's browser in which a story stands open to be written.

    The page beats while it is open; a row that has been silent is swept when somebody else beats. Two tabs of one
    person are two rows. A story or a person that goes takes its rows along.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    tab = models.CharField(max_length=36, help_text="The key that the page gave itself.")
    opened_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now, db_index=True)
    typed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        verbose_name_plural = "presences"
        constraints = [models.UniqueConstraint(fields=["article", "tab"], name="presence_tab_once")]

    def __str__(self) -> str:
        return f"{self.user} in {self.article}"
