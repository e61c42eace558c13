"""Addresses for stories."""

from __future__ import annotations

from django.utils.text import slugify

from articles.ingest.parsers.working_title import carries_attribution
from articles.models import Article
from entities.uids import make_uid

#: Where a long headline is cut, and what an address may have at most before its number.
_WANTED = 80
_LONGEST = 110


def free_slug(headline: str, own_key: int | None = None) -> str:
    """A slug made from the headline that no other story has: whole words, numbered when taken. One query.

    A long headline is cut only where what falls away carries no attribution. One that cannot be cut, like one
    in a script that leaves nothing to spell with, gets a random slug.
    """
    words = _spelt(headline) or make_uid()
    others = Article.objects.filter(slug__startswith=words)
    if own_key is not None:
        others = others.exclude(pk=own_key)
    taken = set(others.values_list("slug", flat=True))
    number = 2
    slug = words
    while slug in taken:
        slug, number = f"{words}-{number}", number + 1
    return slug


def _spelt(headline: str) -> str:
    whole = slugify(headline)
    if len(whole) <= _WANTED:
        return whole
    words = headline.split()
    while words and len(slugify(" ".join(words))) > _WANTED:
        words.pop()
    if words and not carries_attribution(" ".join(headline.split()[len(words) :])):
        return slugify(" ".join(words))
    return whole if len(whole) <= _LONGEST else ""
