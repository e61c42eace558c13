"""Addresses for stories. Which are taken has its home here: those in force, those to come, and those left behind."""

from __future__ import annotations

from django.utils.text import slugify

from articles.ingest.parsers.working_title import carries_attribution
from articles.models import Article, SlugRedirect
from entities.uids import make_uid

#: Where a long headline is cut, and what an address may have at most before its number.
_WANTED = 80
_LONGEST = 110


def free_slug(headline: str, own_key: int | None = None, *, otherwise: str = "") -> str:
    """A slug made from the headline that no other story has or had: whole words, numbered when taken. One query.

    A long headline is cut only where what falls away carries no attribution. One that cannot be cut, like one
    in a script that leaves nothing to spell with, gets `otherwise`, or a random slug.
    """
    words = slug_of(headline) or otherwise or make_uid()
    taken = _held_by_others(own_key, slug__startswith=words)
    number = 2
    slug = words
    while slug in taken:
        slug, number = f"{words}-{number}", number + 1
    return slug


def is_taken(slug: str, own_key: int | None = None) -> bool:
    """Whether another story has this address, will have it, or had it. One query."""
    return bool(_held_by_others(own_key, slug=slug))


def slug_of(headline: str) -> str:
    """The address that a headline spells, whoever has it; empty where it spells none. No query."""
    whole = slugify(headline)
    if len(whole) <= _WANTED:
        return whole
    words = headline.split()
    while words and len(slugify(" ".join(words))) > _WANTED:
        words.pop()
    if words and not carries_attribution(" ".join(headline.split()[len(words) :])):
        return slugify(" ".join(words))
    return whole if len(whole) <= _LONGEST else ""


def _held_by_others(own_key: int | None, **which: str) -> set[str]:
    """Addresses in force, to come and left behind, read at one instant."""
    coming = {name.replace("slug", "next_slug"): words for name, words in which.items()}
    others, left = Article.objects.order_by(), SlugRedirect.objects.order_by()
    if own_key is not None:
        others, left = others.exclude(pk=own_key), left.exclude(article=own_key)
    rows = (
        others.filter(**which)
        .values_list("slug")
        .union(
            others.filter(**coming).values_list("next_slug"),
            left.filter(**which).values_list("slug"),
            all=True,
        )
        .order_by()  # Django 6.1 puts the first model's own order on a union
    )
    return {slug for (slug,) in rows}
