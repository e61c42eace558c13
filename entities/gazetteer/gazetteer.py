"""The gazetteer: built from the names on file, it finds the entities a text mentions."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from entities.gazetteer import people
from entities.gazetteer.folding import FoldedText, fold
from entities.gazetteer.lookalikes import LOOKALIKES
from entities.gazetteer.matching import Hit, Matcher, Name, Taken
from entities.gazetteer.neighbours import name_after, name_before
from entities.gazetteer.reading import Reader
from entities.gazetteer.records import GovernmentOf, MentionMatch, NameEntry, Scan
from entities.gazetteer.window import is_title_case

_NO_ENTITY = ""
_WITHOUT_PLURAL = ("s", "sh", "ch", "x", "z", "ese")


class Gazetteer:
    """Names of entities, ready to be looked for. Made by `Gazetteer.build`; never changes afterwards."""

    def __init__(self, entries: list[NameEntry], government_of: GovernmentOf) -> None:
        self._by_key: dict[str, list[NameEntry]] = defaultdict(list)
        for entry in entries:
            self._by_key[entry.key].append(entry)
        self._person_keys = frozenset(entry.key for entry in entries if entry.schema == "Person")
        self._matcher = Matcher(self._names_to_find(entries))
        country_of = {government: country for country, government in government_of.items()}
        self._reader = Reader(government_of, country_of)

    @classmethod
    def build(
        cls, entries: Iterable[NameEntry], *, government_of: Mapping[str, str] = MappingProxyType({})
    ) -> "Gazetteer":
        """Make a gazetteer of all names on file; 20,000 take well under two seconds.

        `government_of` maps the key of a country to the key of its government, which speaks for it.
        """
        return cls(list(entries), dict(government_of))

    @property
    def person_keys(self) -> frozenset[str]:
        """Keys of the people on file."""
        return self._person_keys

    def schema_of(self, key: str) -> str:
        """The FollowTheMoney schema of an entity on file; empty for a key that is not."""
        return next((entry.schema for entry in self._by_key.get(key, ())), "")

    def kind_of(self, key: str) -> str:
        """What the desk calls an entity on file (cartel, media, …); empty for a key that is not."""
        return next((entry.entity_kind for entry in self._by_key.get(key, ())), "")

    @property
    def government_of(self) -> GovernmentOf:
        """Country key to the key of the government that speaks for it."""
        return self._reader.government_of

    def find(self, text: str) -> list[MentionMatch]:
        """The mentions in a text by their start, none overlapping; offsets are Unicode code points.

        A weak alias is among them only when a strong name of its entity stands in the same text.
        """
        return self.scan(text).mentions

    def scan(self, text: str) -> Scan:
        """As `find`, with the weak aliases that stand alone as suggestions: a person has to judge them."""
        folded = fold(text)
        taken = Taken()
        hits = list(self._matcher.hits(folded))
        strong = taken.add_longest(_with_names(hits, weak=False))
        mentions = self._settle([found for hit in strong if (found := self._reader.read(text, hit))], text)
        known = {found.key for found in mentions if found.key and found.sense != "place"}
        mentions += self._short_mentions(folded, taken, mentions)
        suggestions: list[MentionMatch] = []
        for hit in taken.add_longest(_with_names(hits, weak=True)):
            named = [name for name in hit.names if name.key in known]
            if len({name.key for name in named}) == 1:
                mentions.append(self._reader.mention(text, hit, named))
            else:
                suggestions.append(_suggestion(text, hit, named or list(hit.names)))
        mentions.sort(key=lambda found: found.start)
        return Scan(mentions, suggestions)

    def _names_to_find(self, entries: list[NameEntry]) -> Iterator[tuple[str, NameEntry, bool]]:
        for phrase in LOOKALIKES:
            yield phrase, NameEntry(_NO_ENTITY, phrase), False
        for entry in entries:
            yield entry.text, entry, entry.kind == "weak_alias"
            if entry.kind == "demonym" and not entry.text.lower().endswith(_WITHOUT_PLURAL):
                yield entry.text + "s", entry, False
        for key in self._person_keys:
            names = self._by_key[key]
            for form, weak in people.press_forms(names):
                yield form, replace(names[0], text=form, kind="weak_alias" if weak else "alias"), weak

    def _settle(self, mentions: list[MentionMatch], text: str) -> list[MentionMatch]:
        """Decide an ambiguous mention where exactly one of its candidates is named clearly elsewhere."""
        clear = {found.key for found in mentions if found.key and found.sense == "name"}
        settled = []
        for found in mentions:
            decided = [key for key in found.candidates if key in clear]
            if len(decided) == 1:
                found = replace(found, key=decided[0], candidates=(), ambiguous=False)
                found = self._reader.with_speaker(text, found, schema=self.schema_of(decided[0]))
            settled.append(found)
        return settled

    def _short_mentions(
        self, folded: FoldedText, taken: Taken, clear: list[MentionMatch]
    ) -> list[MentionMatch]:
        """Surnames alone, of people who are named in full in the same text (`clear`).

        A surname of two of them is ambiguous; so is one that the text has given to somebody not on file since
        it last named the person in full.
        """
        people_keys = {found.key for found in clear if found.key in self._person_keys}
        if not people_keys:
            return []
        surnames = Matcher(
            (surname, NameEntry(key, surname, "alias", "Person"), False)
            for key in sorted(filter(None, people_keys))
            for surname in people.surnames_of(self._by_key[key])
        )
        text = folded.original
        alone: list[Hit] = []
        others: list[int] = []
        for hit in surnames.hits(folded):
            if not taken.is_free(hit.start, hit.end) or _is_in_double_name(text, hit):
                continue
            if not is_title_case(text, hit.start, hit.end):
                if name_before(text, hit.start):
                    others.append(hit.start)
                    continue
                if name_after(text, hit.end):
                    continue
            alone.append(hit)
        named = sorted(found.start for found in clear if found.key in people_keys)
        mentions = []
        for hit in taken.add_longest(alone):
            found = replace(self._reader.mention(text, hit, list(hit.names)), short=True)
            if found.key and _last_before(others, hit.start) > _last_before(named, hit.start):
                found = replace(
                    found, key=None, candidates=(found.key,), ambiguous=True, agentive=False, speaker_key=None
                )
            mentions.append(found)
        return mentions


def _last_before(positions: list[int], start: int) -> int:
    """The last of the ordered positions before `start`, -1 without one."""
    at = bisect_left(positions, start)
    return positions[at - 1] if at else -1


def _with_names(hits: list[Hit], *, weak: bool) -> Iterator[Hit]:
    """The hits that have strong (or weak) names, with these alone."""
    for hit in hits:
        names = tuple(name for name in hit.names if name.weak == weak)
        if names:
            yield Hit(hit.start, hit.end, names)


def _suggestion(text: str, hit: Hit, names: list[Name]) -> MentionMatch:
    return MentionMatch(
        start=hit.start,
        end=hit.end,
        text=text[hit.start : hit.end],
        key=None,
        candidates=tuple(sorted({name.key for name in names})),
        ambiguous=True,
        kind="weak_alias",
        weak=True,
    )


def _is_in_double_name(text: str, hit: Hit) -> bool:
    """Whether a hyphen joins the surname to another one: the Flores of "Flores-Silva"."""
    before, after = text[max(0, hit.start - 2) : hit.start], text[hit.end : hit.end + 2]
    return (before[-1:] in "-‐‑" and before[:1].isalpha()) or (after[:1] in "-‐‑" and after[1:].isupper())
