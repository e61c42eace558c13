"""The history of a story as one timeline: its saves, and what else was done to it, newest first.

Saves of one sitting are one line, but for those that somebody named or gave a note. What a line says of its saves is
read from their words when it is shown, and stored nowhere.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from articles.enums import RevisionKind
from articles.models import Article, PublishedVersion, Revision
from articles.selectors.save_changes import ReadSave, changes_in_words
from articles.selectors.sides import EMPTIED
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.timeline import SITTING
from newsroom.ledger.wording import actor_in_words, state_in_words, text_or_redacted, verb_in_words

#: Kinds of saves that say no more than that somebody was at work.
_QUIET = frozenset({RevisionKind.SAVE, RevisionKind.AUTOSAVE})
#: Read only of the saves that are on the page.
_HEAVY = ("kicker", "headline", "standfirst", "body", "settings")


@dataclass(frozen=True, slots=True)
class Save:
    """One save, as it stands in a folded line."""

    number: int
    at: datetime.datetime

    @property
    def key(self) -> str:
        return str(self.number)


@dataclass(frozen=True, slots=True)
class SaveLine:
    """A save, or the saves of one sitting. `saves` are newest first; what is said is said of the newest.

    `since` is when the first of them began, `changes` what they changed, in words. `before` is the number of the save
    that they began from, None for the first of all.
    """

    saves: tuple[Save, ...]
    since: datetime.datetime
    before: int | None
    who: str
    what: str
    name: str
    named_by: str
    note: str
    changes: tuple[str, ...]
    is_now: bool
    is_aside: bool
    is_emptied: bool
    is_save: bool = True

    @property
    def number(self) -> int:
        return self.saves[0].number

    @property
    def at(self) -> datetime.datetime:
        return self.saves[0].at

    @property
    def key(self) -> str:
        return str(self.number)

    @property
    def ref(self) -> str:
        return f"r{self.number}"


@dataclass(frozen=True, slots=True)
class EventLine:
    """Anything else that was done to the story. `version` is the number of what was printed by it."""

    at: datetime.datetime
    who: str
    what: str
    before: str
    after: str
    note: str
    version: int | None
    version_url: str
    is_save: bool = False

    @property
    def key(self) -> str:
        return str(self.version)

    @property
    def ref(self) -> str:
        return f"v{self.version}"


Line = SaveLine | EventLine


@dataclass(frozen=True, slots=True)
class Day:
    """The lines of one day in the house's time."""

    on: datetime.date
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Sitting:
    """Saves that belong to one line, newest first, without their words."""

    saves: tuple[Revision, ...]
    before: int | None

    @property
    def at(self) -> datetime.datetime:
        return self.saves[0].at


#: A line before it is read whole: saves, or an entry of the house's history.
Outline = _Sitting | HistoryEntry


class Timeline:
    """Every line of a story's history in outline, for a paginator; `lines` reads those of one page.

    Two queries, and three for a page whatever it holds. `moves` leaves only what moved the story, `named` only saves
    with a name.
    """

    def __init__(self, article: Article, *, moves: bool = False, named: bool = False) -> None:
        self.article = article
        entries = [] if named else list(_entries(article, moves=moves))
        saves = [] if moves else _sittings(article, broken_at=sorted(entry.at for entry in entries))
        if named:
            saves = [sitting for sitting in saves if sitting.saves[0].name]
        outlines: list[Outline] = [*saves, *entries]
        # Two of the same instant: a move came after the save that it moved.
        self.outlines = sorted(
            outlines, key=lambda one: (one.at, isinstance(one, HistoryEntry)), reverse=True
        )

    def lines(self, outlines: Sequence[Outline]) -> list[Line]:
        """These outlines, read whole."""
        sittings = [one for one in outlines if isinstance(one, _Sitting)]
        numbers = {sitting.saves[0].number for sitting in sittings}
        numbers |= {sitting.before for sitting in sittings if sitting.before is not None}
        rows = self.article.revisions.filter(number__in=numbers).select_related("by", "named_by")
        whole = {row.number: ReadSave(row) for row in rows}
        urls = _version_urls(self.article, (one for one in outlines if isinstance(one, HistoryEntry)))
        return [
            _save_line(one, whole, current=self.article.revision_number)
            if isinstance(one, _Sitting)
            else _event_line(one, urls)
            for one in outlines
        ]


def by_day(lines: Iterable[Line]) -> list[Day]:
    """Lines, newest first, under the days of the house."""
    days: dict[datetime.date, list[Line]] = {}
    for line in lines:
        days.setdefault(timezone.localdate(line.at), []).append(line)
    return [Day(on, tuple(held)) for on, held in days.items()]


# --- outlines -------------------------------------------------------------------------------------------------


def _sittings(article: Article, *, broken_at: Sequence[datetime.datetime]) -> list[_Sitting]:
    """All saves, newest first, folded; what happened between two keeps them apart. One query, without the words."""
    rows = list(article.revisions.defer(*_HEAVY).order_by("-number"))
    # What was set aside never was the working copy: nothing began from it.
    chain = [row.number for row in rows if row.kind != RevisionKind.SET_ASIDE]
    earlier: dict[int, int | None] = dict(zip_longest(chain, chain[1:]))
    folded: list[list[Revision]] = []
    for row in rows:
        if folded and _belongs(row, folded[-1][-1], broken_at):
            folded[-1].append(row)
        else:
            folded.append([row])
    return [
        _Sitting(
            tuple(saves),
            earlier[saves[-1].number]
            if saves[-1].number in earlier
            else next((number for number in chain if number < saves[-1].number), None),
        )
        for saves in folded
    ]


def _belongs(row: Revision, later: Revision, broken_at: Sequence[datetime.datetime]) -> bool:
    return (
        row.kind in _QUIET
        and later.kind in _QUIET
        and row.by_id == later.by_id
        and not (row.name or later.name or row.note or later.note)
        and _began(later) - row.at <= SITTING
        and bisect_left(broken_at, row.at) == bisect_left(broken_at, later.at)
    )


def _began(row: Revision) -> datetime.datetime:
    """A save that was made while somebody typed stands for a stretch of time."""
    return row.began_at or row.at


def _entries(article: Article, *, moves: bool) -> Iterator[HistoryEntry]:
    """What the house's history tells of the story beside its saves, which tell of themselves. One query."""
    about = HistoryEntry.objects.filter(object_label=article._meta.label_lower, object_id=str(article.pk))
    if moves:
        about = about.exclude(from_state="")
    own = Q(verb__in=RevisionKind.values, revision__isnull=False, from_state="") | Q(verb="name")
    yield from about.exclude(own).select_related("actor")


# --- lines ----------------------------------------------------------------------------------------------------


def _save_line(sitting: _Sitting, whole: Mapping[int, ReadSave], *, current: int) -> SaveLine:
    newest = whole[sitting.saves[0].number]
    before = whole.get(sitting.before) if sitting.before is not None else None
    row = newest.row
    return SaveLine(
        saves=tuple(Save(save.number, save.at) for save in sitting.saves),
        since=_began(sitting.saves[-1]),
        before=sitting.before,
        who=actor_in_words(row.by),
        what=str(RevisionKind(row.kind).label),
        name=row.name,
        named_by=actor_in_words(row.named_by) if row.name else "",
        note=EMPTIED if newest.is_emptied else row.note,
        changes=() if newest.is_emptied else tuple(changes_in_words(before, newest)),
        is_now=row.number == current,
        is_aside=row.kind == RevisionKind.SET_ASIDE,
        is_emptied=newest.is_emptied,
    )


def _event_line(entry: HistoryEntry, version_urls: Mapping[int, str]) -> EventLine:
    return EventLine(
        at=entry.at,
        who=actor_in_words(entry.actor),
        what=verb_in_words(entry.verb),
        before=state_in_words(entry.from_state, entry.object_label),
        after=state_in_words(entry.to_state, entry.object_label) if entry.from_state else "",
        note=text_or_redacted(entry.note, entry.redacted_at),
        version=entry.version,
        version_url=version_urls.get(entry.version or 0, ""),
    )


def _version_urls(article: Article, entries: Iterable[HistoryEntry]) -> dict[int, str]:
    """Where the printed versions that these entries name are shown. One query, none where they name none."""
    sought = {entry.version for entry in entries if entry.version is not None}
    rows = PublishedVersion.objects.filter(article=article, number__in=sought).values_list("number", "pk")
    return {number: reverse("admin:articles_publishedversion_change", args=[key]) for number, key in rows}
