"""Saving what somebody types, while they type it.

Pages send only what they changed, with stamps of what they began from. A field that nobody else changed meanwhile goes
in, whatever else was saved; one that somebody changed is never overwritten: the whole is refused with the names of what
clashes, and the page asks its writer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from articles.body.canonical import clean
from articles.body.text import plain_text
from articles.enums import RevisionKind
from articles.exceptions import StaleFields, StoryNotAllowed
from articles.ingest.parsers.working_title import working_title
from articles.lines import LINES, with_lines
from articles.models import Article, Revision
from articles.rules import may_write
from articles.services.locking import lock_story
from articles.services.save import Saved, save_working_copy
from articles.stamps import STAMPED, stamp, stamps_of


@dataclass(frozen=True, slots=True)
class Base:
    """What a page began from: the number of a save, and the stamp of each field. Without stamps, the number decides."""

    revision: int | None = None
    stamps: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Autosaved:
    """What became of it: `saved`, field -> why it was left out, and the fields that others changed since the base."""

    saved: Saved
    problems: dict[str, str]
    theirs: tuple[str, ...] = ()


@transaction.atomic
def autosave(
    *,
    article: Article | None,
    by: Any,
    tab: str,
    base: Base,
    values: Mapping[str, Any],
    problems: Mapping[str, str],
) -> Autosaved:
    """Save `values`, the fields that the page changed, as its form read them; `problems` are those it could not read.

    What a save refuses is left out with its reason, and the rest goes in: words are never kept back because of a
    setting. A new story (`article` None) is made of the first words there are; asked again by the same `tab`, it is
    the same story. An empty headline gives way to a working title, or leaves the one on file. Raises StoryNotAllowed
    without the right, StaleFields where somebody else changed one of the same fields meanwhile.
    """
    if not may_write(by):
        raise StoryNotAllowed("Your role may not write stories: ask an editor.")
    begun = article is None
    if article is None:
        article = _begun_by(by, tab)
    theirs: tuple[str, ...] = ()
    if article is not None:
        article = lock_story(article.pk)
        theirs = _changed_by_others(article, by, tab) if begun else changed_since(article, base, values)
        clash = clashing(article, base, {name: value for name, value in values.items() if name in theirs})
        if clash:
            raise StaleFields(
                article=article.pk,
                opened=base.revision or 0,
                current=article.revision_number,
                fields=clash,
            )
    values, left_out = _titled(article, dict(values)), dict(problems)
    if "headline" in left_out and "headline" in values:
        del left_out["headline"]
    while True:
        try:
            with transaction.atomic():
                saved = _save(article, by=by, tab=tab, values=values)
            break
        except ValidationError as refused:
            named = refused.message_dict if hasattr(refused, "error_dict") else {}
            if not named.keys() & values.keys():
                raise
            for name in named.keys() & values.keys():
                left_out[name] = " ".join(named[name])
                del values[name]
    return Autosaved(saved, left_out, tuple(name for name in theirs if name not in values))


def changed_since(article: Article, base: Base, names: Iterable[str] = ()) -> tuple[str, ...]:
    """The fields of a story that are not as they were at `base`, in the order of the page. Two queries at most.

    Where nothing was saved since, only `names` are looked at: a page may have kept one of them back for longer.
    """
    is_current = base.revision == article.revision_number
    if not base.stamps:
        return () if is_current or base.revision is None else tuple(STAMPED)
    sought = [name for name in STAMPED if name in base.stamps and (not is_current or name in names)]
    held = stamps_of(article, sought)
    return tuple(name for name in sought if held[name] != base.stamps[name])


def clashing(article: Article, base: Base, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Of fields that others changed since `base`, those that `values` change as well, to something else.

    Without stamps nobody knows what the page changed: whatever differs from the story clashes.
    """
    found = []
    for name, value in values.items():
        mine = stamp(name, clean(value).html if name == "body" else value)
        if mine != base.stamps.get(name) and mine != stamps_of(article, [name])[name]:
            found.append(name)
    return tuple(found)


def _save(article: Article | None, *, by: Any, tab: str, values: Mapping[str, Any]) -> Saved:
    if article is not None and not values:
        return Saved(article=article, wrote=False)
    fields = dict(values)
    lines = {name: fields.pop(f"{name}_claims", None) for name in LINES}
    if any(claims is not None for claims in lines.values()):
        fields["line_claims"] = with_lines(article.line_claims if article else {}, lines)
    topics, authors, related = (fields.pop(name, None) for name in ("topics", "bylines", "related"))
    return save_working_copy(
        article=article,
        by=by,
        kind=RevisionKind.AUTOSAVE,
        tab=tab,
        topics=topics,
        authors=authors,
        related=related,
        **fields,
    )


def _titled(article: Article | None, values: dict[str, Any]) -> dict[str, Any]:
    """The values with a headline, where one is wanted: a new story, or a working title that nobody has replaced."""
    if values.get("headline"):
        return values
    values.pop("headline", None)
    if article is None or article.headline_is_working:
        title = working_title(_first_words(values, article))
        return values | {"headline": title, "headline_is_working": True}
    return values


def _first_words(values: Mapping[str, Any], article: Article | None) -> str:
    held = {name: getattr(article, name) if article else "" for name in ("body", "standfirst")}
    body = plain_text(clean(values.get("body", held["body"])).html)
    return body or values.get("standfirst", held["standfirst"]) or values.get("kicker", "")


def _begun_by(by: Any, tab: str) -> Article | None:
    """The story that this page has begun already, if the answer to it was lost on the way. One query."""
    first = Revision.objects.filter(Q(number=1) | Q(first_number=1), by=by, tab=tab)
    row = first.select_related("article").first() if tab else None
    return row.article if row else None


def _changed_by_others(article: Article, by: Any, tab: str) -> tuple[str, ...]:
    """Of a story begun by this page: everything, once anybody else has saved it. One query."""
    others = Revision.objects.filter(article=article).exclude(by=by, tab=tab)
    return tuple(STAMPED) if others.exists() else ()
