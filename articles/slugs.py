"""Addresses for stories."""

from __future__ import annotations

from django.utils.text import slugify

from articles.models import Article
from entities.uids import make_uid

_LONGEST = 80


def free_slug(headline: str, own_key: int | None = None) -> str:
    """A slug made from the headline that no other story has: whole words, numbered when taken. One query.

    A headline in a script that leaves nothing to spell with gets a random one.
    """
    words = slugify(headline)
    if len(words) > _LONGEST:
        # Whole words only: a slug is read too, and half a word can say something else.
        words = words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]
    words = words or make_uid()
    taken = set(
        Article.objects.filter(slug__startswith=words).exclude(pk=own_key or 0).values_list("slug", flat=True)
    )
    number = 2
    slug = words
    while slug in taken:
        slug, number = f"{words}-{number}", number + 1
    return slug
