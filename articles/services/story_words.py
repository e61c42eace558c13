"""Keeping the words by which stories are found."""

from __future__ import annotations

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
