"""Stories that hold some words, in whatever order, whole or as their beginnings."""

from __future__ import annotations

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from articles.models import Article
from articles.selectors.looked_through import looked_through
from articles.words import folded_words

#: Further words of a search are passed over: nobody types more, and each costs a look into the index.
_MOST_WORDS = 12
_SQLITE = "SELECT rowid FROM articles_storywords_fts WHERE articles_storywords_fts MATCH %s"
_POSTGRES = (
    "SELECT article_id FROM articles_storywords"
    " WHERE array_to_tsvector(string_to_array(words, ' ')) @@ %s::tsquery"
)


def with_words(stories: QuerySet[Article], typed: str) -> QuerySet[Article]:
    """Those of `stories` whose kicker, headline, standfirst, body or address holds every word that was typed.

    Case and accents do not count, and a word is found by its beginning: “malec” finds Malecón. Without a letter or
    a digit in it, a search finds nothing; an empty one narrows nothing. No query by itself.
    """
    if not typed.strip():
        return stories
    words = list(dict.fromkeys(folded_words(typed)))[:_MOST_WORDS]
    if not words:
        return stories.none()
    # Folded words hold letters and digits alone: nothing in them is an operator or ends a quotation.
    if connection.vendor == "sqlite":
        found = RawSQL(_SQLITE, [" ".join(f'"{word}"*' for word in words)])  # noqa: S611  # no word of the user's in the text
    else:
        found = RawSQL(_POSTGRES, [" & ".join(f"'{word}':*" for word in words)])  # noqa: S611  # as above
    return looked_through(stories, Q(key_there__in=found))
