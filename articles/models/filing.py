"""What a story is filed with beside its words: the addresses it had, and the stories it leads on to."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from articles.models.article import Article


class SlugRedirect(models.Model):
    """An address that a story was printed under and has left. It leads to the story for good; no other may take it.

    It names the story and not the next address, so that a chain of moves is one step for whoever follows it.
    """

    slug = models.SlugField(max_length=120, unique=True, editable=False)
    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="slug_redirects", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.slug


class RelatedStory(models.Model):
    """Another story that the working copy leads on to, in order. Versions keep their own list, by uid."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="related_stories")
    other = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="related_from")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = "related story"
        verbose_name_plural = "related stories"
        constraints = [
            models.UniqueConstraint(fields=["article", "other"], name="related_story_once"),
            models.CheckConstraint(condition=~Q(article=F("other")), name="related_story_is_another"),
        ]

    def __str__(self) -> str:
        return str(self.other)
