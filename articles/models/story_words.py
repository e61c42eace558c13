"""The words by which the desk finds a story."""

from __future__ import annotations

from django.db import models

from articles.models.article import Article


class StoryWords(models.Model):
    """The folded words of a working copy, each once, in one line. Written by the save service.

    Both databases index them word by word: SQLite in the table `articles_storywords_fts`, which triggers keep, and
    PostgreSQL in a GIN index. Altering this table on SQLite makes it anew and loses the triggers: a migration that
    does so sets them again (see 0007_desk).
    """

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True, related_name="words")
    words = models.TextField()

    class Meta:
        default_permissions = ()
        verbose_name_plural = "story words"

    def __str__(self) -> str:
        return str(self.article_id)
