"""One state of a story as something to compare: a save, a printed version, or the working copy as it stands.

Addresses name them: `r12` is save 12, `v3` is version 3, `now` the working copy, `live` what readers have.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Min, Q

from articles.enums import RevisionKind
from articles.models import Article, PublishedVersion, Revision
from articles.revision_settings import settings_of, settings_of_version
from newsroom.ledger.typed import number_in
from newsroom.ledger.wording import actor_in_words

NOW, LIVE = "now", "live"
#: What stands beside words that the law took.
EMPTIED = "Emptied by order of law"
_KINDS = {RevisionKind.SET_ASIDE: "Set aside: it lost against another save"}
_NUMBERED = re.compile(r"([rv])([0-9]+)")


class NoSuchSide(LookupError):
    """There is no such save or version; the message says so."""


@dataclass(frozen=True, slots=True)
class Side:
    """The words and settings of a story at one time. `body` is HTML.

    `number` is that of a save, None for a version. `settings` is None where they were not kept, `lead_caption` then
    too. `note` is what a person should know of it: that it was emptied, withheld or set aside.
    """

    ref: str
    title: str
    name: str
    who: str
    at: datetime.datetime | None
    number: int | None
    note: str
    is_emptied: bool
    kicker: str
    headline: str
    standfirst: str
    body: str
    lead_caption: str | None
    settings: Mapping[str, Any] | None


def side_now(article: Article) -> Side:
    """The working copy as it stands. One query."""
    return Side(
        ref=NOW,
        title="Now",
        name="",
        who="",
        at=article.updated_at,
        number=article.revision_number,
        note=f"Save {article.revision_number}",
        is_emptied=False,
        kicker=article.kicker,
        headline=article.headline,
        standfirst=article.standfirst,
        body=article.body,
        lead_caption=article.lead_caption,
        settings=settings_of(article),
    )


def two_sides(article: Article, before: str, after: str) -> tuple[Side, Side]:
    """The two states that an address names. Raises NoSuchSide.

    Two queries, three where one is the working copy, and one more for a save that went on under another number.
    """
    asked = (_parsed(before), _parsed(after))
    saves = {number for kind, number in asked if kind == "r"}
    printed = {number for kind, number in asked if kind == "v"}
    wants_live = any(kind == LIVE for kind, _ in asked)
    revisions, versions = {}, {}
    if saves:
        rows = article.revisions.filter(number__in=saves).select_related("by")
        revisions = {row.number: row for row in rows}
        if missing := saves - revisions.keys():
            revisions |= _moved_on(article, missing)
    if printed or wants_live:
        wanted = Q(number__in=printed) | Q(pk=article.live_version_id if wants_live else None)
        rows = PublishedVersion.objects.with_withholding().filter(wanted, article=article)
        versions = {row.number: row for row in rows.select_related("published_by")}
    sides = []
    for kind, number in asked:
        if kind == NOW:
            sides.append(side_now(article))
        elif kind == LIVE:
            live = next((row for row in versions.values() if row.pk == article.live_version_id), None)
            if live is None:
                raise NoSuchSide("The story is not in print.")
            sides.append(_of_version(live, article))
        elif kind == "r":
            if number not in revisions:
                raise NoSuchSide(f"There is no save {number} of this story.")
            sides.append(of_revision(revisions[number]))
        else:
            if number not in versions:
                raise NoSuchSide(f"There is no version {number} of this story.")
            sides.append(_of_version(versions[number], article))
    return sides[0], sides[1]


def of_revision(revision: Revision) -> Side:
    """A save. Expects its person to be loaded; no query."""
    emptied = is_emptied(revision)
    held = revision.settings
    return Side(
        ref=f"r{revision.number}",
        title=f"Save {revision.number}",
        name=revision.name,
        who=actor_in_words(revision.by),
        at=revision.at,
        number=revision.number,
        note=EMPTIED if emptied else _KINDS.get(RevisionKind(revision.kind), ""),
        is_emptied=emptied,
        kicker=revision.kicker,
        headline=revision.headline,
        standfirst=revision.standfirst,
        body=revision.body,
        lead_caption=None if held is None else held.get("lead_caption"),
        settings=held,
    )


def is_emptied(revision: Revision) -> bool:
    """Whether the law took its words: no save is written without a headline."""
    return not revision.headline


def neighbours(article: Article, first: int, last: int) -> tuple[int | None, int | None]:
    """The numbers of the saves before `first` and after `last`; None at either end. One query."""
    found = article.revisions.aggregate(
        before=Max("number", filter=Q(number__lt=first)), after=Min("number", filter=Q(number__gt=last))
    )
    return found["before"], found["after"]


def _parsed(ref: str) -> tuple[str, int]:
    if ref in (NOW, LIVE):
        return ref, 0
    found = _NUMBERED.fullmatch(ref)
    number = number_in(found.group(2)) if found else None
    if found is None or number is None:
        raise NoSuchSide(f"“{ref[:20]}” names no save and no version.")
    return found.group(1), number


def _moved_on(article: Article, numbers: set[int]) -> dict[int, Revision]:
    """What is saved while somebody types is one save whose number grows: an address may name it as it was then."""
    stretches = article.revisions.filter(first_number__lte=max(numbers), number__gt=min(numbers))
    rows = list(stretches.select_related("by"))
    return {
        number: row for number in numbers for row in rows if (row.first_number or 0) <= number <= row.number
    }


def _of_version(version: Any, article: Article) -> Side:
    """A printed version, which knows whether it is withheld."""
    is_live = version.pk == article.live_version_id
    emptied = version.redacted_at is not None
    return Side(
        ref=LIVE if is_live else f"v{version.number}",
        title=f"Version {version.number}",
        name="",
        who=actor_in_words(version.published_by),
        at=version.published_at,
        number=None,
        note=_note_on(version, is_live=is_live),
        is_emptied=emptied,
        kicker=version.kicker,
        headline=version.headline,
        standfirst=version.standfirst,
        body=version.body,
        lead_caption=version.lead_caption,
        settings=None if emptied else settings_of_version(version),
    )


def _note_on(version: Any, *, is_live: bool) -> str:
    if version.redacted_at:
        return EMPTIED
    if version.withheld_at:
        return "Withheld from readers"
    return "In print now" if is_live else ""
