"""Who is meant by an office: "the Venezuelan president", "Mexico's president", "la presidenta de México".

An office is kept as a name of kind "office" of the person who holds it: "President of Mexico", with the days from and
to which they hold it. The place or body in it is looked for among the other names on file, so that every name, demonym
and abbreviation of Mexico answers; where it is not on file, the office is found in its own words alone. What the text
itself says ("Mexican President Claudia Sheinbaum") counts before the records. Nobody is ever guessed: without a day,
or with a term whose beginning is not on file, the holder is a candidate for the editor to judge.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from entities.gazetteer.dates import Held, held_on
from entities.gazetteer.folding import fold
from entities.gazetteer.matching import Hit, Matcher
from entities.gazetteer.neighbours import name_after
from entities.gazetteer.office_phrases import Phrase, is_held, office_phrase, year_beside
from entities.gazetteer.people import surnames_of
from entities.gazetteer.records import MentionMatch, NameEntry, NameKind
from entities.gazetteer.roles import HEADS, LEADERS, TITLE_WORDS, role_of, titles_before_surname
from entities.gazetteer.subjects import possessive_end

#: Scores of a holder who is not the only one: surely in office on the day; perhaps, for want of a date.
SURE, PERHAPS = 0.9, 0.4

_ROLE_OF = re.compile(r"\s*(.+?)\s+(?:of|de|del)\s+(?:(?:the|la|el|los|las)\s+)?$", re.IGNORECASE)
_OF_PLACE = re.compile(r"(?:the\s+)?(.+?)\s+(of|de|del)\s+(.+)", re.IGNORECASE)
_CAPITALISED = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"
_FULL_NAME = rf"({_CAPITALISED}(?:\s+(?:(?:de|la|del|von|van|al|bin)\s+)?{_CAPITALISED}){{1,3}})"
_APPOSITION_AFTER = re.compile(rf",\s+{_FULL_NAME}")
_APPOSITION_BEFORE = re.compile(rf"{_FULL_NAME},\s+(?:(?:the|el|la)\s+)?$")
_SOMEBODY = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """One term of one person: the entry on file, and the folded words of the person's names."""

    entry: NameEntry
    words: frozenset[str]


class Offices:
    """The offices on file, and what a text makes of them."""

    def __init__(
        self, entries: Sequence[NameEntry], matcher: Matcher, names_of: Mapping[str, Sequence[NameEntry]]
    ) -> None:
        """`entries` are the names of kind "office", `matcher` knows all other names, `names_of` those of a key."""
        self._by_place: dict[str, dict[str, list[Holder]]] = defaultdict(lambda: defaultdict(list))
        self._literal: dict[str, list[Holder]] = defaultdict(list)
        forms: list[tuple[str, NameEntry, NameKind]] = []
        for entry in entries:
            names = [name for name in names_of[entry.key] if name.kind != "office"]
            holder = Holder(entry, frozenset(fold(w).text for name in names for w in name.text.split()))
            places = list(_places_in(entry.text, matcher))
            for place, role in places:
                self._by_place[place][role].append(holder)
            for form in () if places else _own_words(entry.text):
                self._literal[fold(form).text].append(holder)
                forms.append((form, entry, "office"))
            role = places[0][1] if places else role_of(entry.text.partition(" of ")[0])
            # There is one President Ortmann in the news, but a Governor García in many places.
            kind: NameKind = "alias" if role in HEADS else "weak_alias"
            forms += [
                (f"{title} {surname}", entry, kind)
                for title in titles_before_surname(role)
                for surname in surnames_of(names)
            ]
        self.matcher = Matcher(forms) if forms else None

    def in_text(
        self,
        text: str,
        mentions: Sequence[MentionMatch],
        is_person: Callable[[str], bool],
        on: date | str | None,
    ) -> list[MentionMatch]:
        """The offices that a text names, by their start. `is_person` says whether a key is a person's."""
        phrases = [
            phrase
            for found in mentions
            if found.key is not None
            and not is_person(found.key)
            and found.sense != "place"
            and (phrase := office_phrase(text, found, self._by_place.get(found.key, ())))
        ]
        if not phrases:
            return []
        starts = {found.start: found for found in mentions if found.longer or is_person(found.key or "")}
        ends = {found.end: found for found in starts.values()}
        said = _said_by_text(text, phrases, starts, ends)
        read = (self._read(text, phrase, said, on) for phrase in phrases if not phrase.names_holder)
        return [found for found in read if found is not None]

    def in_own_words(self, text: str, hit: Hit, on: date | str | None) -> MentionMatch | None:
        """The office written out at the hit as it is on file, whose place is no entity."""
        holders = self._literal.get(fold(text[hit.start : hit.end]).text, [])
        if name_after(text, hit.end) or not is_held(text, hit.start, hit.end, needs_article=False):
            return None
        phrase = Phrase(hit.start, hit.end, "", "", False, year_beside(text, hit.start, hit.end))
        return _among(text, phrase, holders, frozenset(), on)

    def _read(
        self,
        text: str,
        phrase: Phrase,
        said: Mapping[tuple[str, str], set[str]],
        on: date | str | None,
    ) -> MentionMatch | None:
        roles = self._by_place.get(phrase.place, {})
        wanted = [*HEADS] if phrase.role in LEADERS else [phrase.role]
        holders = [holder for role in wanted for holder in roles.get(role, ())]
        named = set().union(*(said.get((phrase.place, role), set()) for role in (phrase.role, *wanted)))
        return _among(text, phrase, holders, named, on)


def _among(
    text: str, phrase: Phrase, holders: Sequence[Holder], named: Set[str], on: date | str | None
) -> MentionMatch | None:
    """Who of the holders on file is meant; `named` are those whom the text names in the office."""
    if phrase.year and not _is_in_year(on, phrase.year):
        on, named = phrase.year, frozenset()
    if len(named) == 1 and (key := next(iter(named))) != _SOMEBODY:
        return _mention(text, phrase.start, phrase.end, {key: "yes"})
    beside = _beside(text, phrase)
    if beside is not None:
        holders = [holder for holder in holders if not holder.words.isdisjoint(beside)]
    standing = _standing(holders, on)
    if _SOMEBODY in named:  # the text gives the office to somebody who is not on file
        standing = {key: "perhaps" for key, held in standing.items() if held == "yes"}
    return _mention(text, phrase.start, phrase.end, standing)


def _said_by_text(
    text: str,
    phrases: Iterable[Phrase],
    starts: Mapping[int, MentionMatch],
    ends: Mapping[int, MentionMatch],
) -> dict[tuple[str, str], set[str]]:
    """(place, role) -> keys of those whom the text itself names in that office; empty text for one not on file."""
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    for phrase in phrases:
        if phrase.year:
            continue
        before = _APPOSITION_BEFORE.search(text, max(0, phrase.start - 80), phrase.start)
        after = _APPOSITION_AFTER.match(text, phrase.end)
        if phrase.names_holder:
            holder = starts.get(phrase.end + 1)
        elif after:
            holder = starts.get(after.start(1))
        elif before:
            holder = ends.get(before.end(1))
        else:
            continue
        said[phrase.place, phrase.role].add((holder.key if holder else None) or _SOMEBODY)
    return said


def _beside(text: str, phrase: Phrase) -> frozenset[str] | None:
    """The folded words of a full name set beside the office with a comma, None without one."""
    beside = _APPOSITION_AFTER.match(text, phrase.end) or _APPOSITION_BEFORE.search(
        text, max(0, phrase.start - 80), phrase.start
    )
    return frozenset(fold(beside[1]).text.split()) if beside else None


def _standing(holders: Iterable[Holder], on: date | str | None) -> dict[str, Held]:
    """Key of each holder -> whether one of their terms covers the day."""
    standing: dict[str, Held] = {}
    order = ("no", "perhaps", "yes")
    for holder in holders:
        held = held_on(holder.entry.valid_from, holder.entry.valid_to, on)
        before = standing.get(holder.entry.key, "no")
        standing[holder.entry.key] = max(held, before, key=order.index)
    return standing


def _mention(text: str, start: int, end: int, standing: Mapping[str, Held]) -> MentionMatch | None:
    surely = sorted(key for key, held in standing.items() if held == "yes")
    candidates = tuple(surely or sorted(key for key, held in standing.items() if held == "perhaps"))
    found = MentionMatch(start, end, text[start:end], None, sense="office", kind="office")
    if len(surely) == 1:
        return replace(found, key=surely[0])
    if not candidates:
        return None
    score = round((SURE if surely else PERHAPS) / len(candidates), 2)
    return replace(found, candidates=candidates, ambiguous=True, scores=(score,) * len(candidates))


def _is_in_year(on: date | str | None, year: str) -> bool:
    day = on.isoformat() if isinstance(on, date) else on or ""
    return day.startswith(year)


def _places_in(office: str, matcher: Matcher) -> Iterable[tuple[str, str]]:
    """Each reading of an office as (key of its place or body, role)."""
    readings: dict[tuple[str, str], None] = {}
    for hit in matcher.hits(fold(office)):
        keys = {
            name.key
            for name in hit.names
            if name.key and name.entry.schema != "Person" and name.kind not in ("weak_alias", "metonym")
        }
        if len(keys) != 1:
            continue
        before, after = office[: hit.start], office[possessive_end(office, hit.end) :]
        role = ""
        if not after and (match := _ROLE_OF.match(before)):
            role = match[1]
        elif after.startswith(" ") and before.lower() in ("", "the "):
            role = after
        elif not after and before.strip() and hit.names[0].kind == "demonym":  # presidente venezolano
            role = before
        if role.strip():
            readings[keys.pop(), role_of(role)] = None
    return readings


def _own_words(office: str) -> tuple[str, ...]:
    """The forms of an office whose place is not on file. A title alone ("Prime Minister") is nobody's."""
    match = _OF_PLACE.fullmatch(office)
    if match is None:
        return () if TITLE_WORDS.intersection(role_of(office).split()) else (office,)
    role, of, place = match.groups()
    if role_of(role).endswith(("secretary", "minister")):
        return ()  # "Secretary of State": a department, no place
    role = role.lower()
    return (f"{role} {of} {place}", f"{role} {of} the {place}", f"{place} {role}", f"{place}'s {role}")
