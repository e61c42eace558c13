"""Keeping the words by which stories are found."""

from __future__ import annotations

from django.db import connection

from articles.models import Article, StoryWords
from articles.words import folded_words


def index_story(article: Article) -> None:
    """Write down anew the words of a saved working copy. One query."""
    StoryWords.objects.bulk_create(
        [words_of(article)],
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["words"],
    )


def forget_words() -> None:
    """Take words that stand in no story any more out of the index itself, for the law: SQLite's keeps them until then.

    One query, which reads and writes the whole index; none on PostgreSQL, whose index holds what its table holds.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO articles_storywords_fts (articles_storywords_fts) VALUES ('optimize')"
            )


def words_of(article: Article) -> StoryWords:
    """The row of a story's words, not saved."""
    text = "\n".join(
        (
            article.kicker,
            article.headline,
            article.standfirst,
            article.body_text,
            article.slug.replace("-", " "),
        )
    )
    return StoryWords(article=article, words=" ".join(sorted(set(folded_words(text)))))
