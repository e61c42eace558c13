"""The gazetteer: built from the names on file, it finds the entities a text mentions."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from entities.gazetteer import people
from entities.gazetteer.folding import FoldedText, fold
from entities.gazetteer.introduced import introduced_in, nicknames_in_names
from entities.gazetteer.later import introduced_mentions, surname_mentions
from entities.gazetteer.longer_names import as_long_as_elsewhere, is_in_longer_name
from entities.gazetteer.lookalikes import LOOKALIKES
from entities.gazetteer.matching import Hit, Matcher, Taken
from entities.gazetteer.offices import Offices
from entities.gazetteer.profiles import Profiles
from entities.gazetteer.reading import Reader
from entities.gazetteer.records import GovernmentOf, MentionMatch, NameEntry, NameKind, Scan
from entities.gazetteer.scoring import weigh

_NO_ENTITY = NameEntry("", "")
#: A country named this many times less than the one a text is about is named in passing.
_IN_PASSING = 4
_WITHOUT_PLURAL = ("s", "sh", "ch", "x", "z", "ese")


class Gazetteer:
    """Names of entities, ready to be looked for. Made by `Gazetteer.build`; never changes afterwards."""

    def __init__(
        self, entries: list[NameEntry], government_of: GovernmentOf, about: Mapping[str, str]
    ) -> None:
        # Sorted, with the first place of each key: a list for each of 50,000 entities would weigh ten times this.
        self._entries = sorted(entries, key=lambda entry: entry.key)
        self._first: dict[str, int] = {}
        for at, entry in enumerate(self._entries):
            self._first.setdefault(entry.key, at)
        self._matcher = Matcher(self._names_to_find())
        country_of = {government: country for country, government in government_of.items()}
        self._reader = Reader(government_of, country_of)
        held = [entry for entry in self._entries if entry.kind == "office"]
        self._offices = Offices(held, self._matcher, {entry.key: self.names_of(entry.key) for entry in held})
        self._profiles = Profiles(self._matcher, self.names_of, government_of, dict(about))

    @classmethod
    def build(
        cls,
        entries: Iterable[NameEntry],
        *,
        government_of: Mapping[str, str] = MappingProxyType({}),
        about: Mapping[str, str] = MappingProxyType({}),
    ) -> "Gazetteer":
        """Make a gazetteer of all names on file; 100,000 take a few seconds.

        `government_of` maps the key of a country to the key of its government, which speaks for it. `about` maps
        the key of an entity to the line that tells it from others ("Mexican politician, b. 1962"): its words are
        evidence where a name fits several.
        """
        return cls(list(entries), dict(government_of), about)

    @property
    def person_keys(self) -> frozenset[str]:
        """Keys of the people on file. Made anew at each call: to ask about one, use `schema_of`."""
        return frozenset(entry.key for entry in self._entries if entry.schema == "Person")

    def names_of(self, key: str) -> list[NameEntry]:
        """The names on file of an entity, in the order they were given; empty for a key that is not on file."""
        names: list[NameEntry] = []
        at = self._first.get(key, len(self._entries))
        while at < len(self._entries) and self._entries[at].key == key:
            names.append(self._entries[at])
            at += 1
        return names

    def schema_of(self, key: str) -> str:
        """The FollowTheMoney schema of an entity on file; empty for a key that is not."""
        return self._entries[self._first[key]].schema if key in self._first else ""

    def kind_of(self, key: str) -> str:
        """What the desk calls an entity on file (cartel, media, …); empty for a key that is not."""
        return self._entries[self._first[key]].entity_kind if key in self._first else ""

    @property
    def government_of(self) -> GovernmentOf:
        """Country key to the key of the government that speaks for it."""
        return self._reader.government_of

    def find(self, text: str, *, on: date | str | None = None) -> list[MentionMatch]:
        """The mentions in a text by their start, none overlapping; offsets are Unicode code points.

        A weak alias is among them only when a strong name of its entity stands in the same text. `on` is the day
        the text speaks from, a date or an ISO prefix of one: it tells who held an office.
        """
        return self.scan(text, on=on).mentions

    def scan(self, text: str, *, on: date | str | None = None) -> Scan:
        """As `find`, with the weak aliases that stand alone as suggestions: a person has to judge them."""
        folded = fold(text)
        taken = Taken()
        hits = list(self._matcher.hits(folded))
        if self._offices.matcher is not None:
            hits += self._offices.matcher.hits(folded)
        nicknames: dict[str, str] = {}
        strong = taken.add_longest([*_with_names(hits, weak=False), *self._nicknamed(text, nicknames)])
        mentions = [found for hit in strong if (found := self._read(text, hit, on))]
        mentions = as_long_as_elsewhere(text, mentions)
        short = self._introduced(text, mentions, nicknames)
        offices = self._offices.in_text(text, mentions, self._is_person, on)
        if offices:
            taken, mentions = _give_way(strong, mentions, offices)
            mentions += [self._with_speaker(text, found) for found in offices]
        mentions += introduced_mentions(folded, taken, short, self._reader)
        mentions = self._settle(mentions, text)
        mentions += self._surnames(folded, taken, mentions)
        suggestions = self._weak(hits, taken, mentions, text)
        mentions = self._settle(mentions, text)
        mentions.sort(key=lambda found: found.start)
        return Scan(mentions, suggestions)

    def _names_to_find(self) -> Iterator[tuple[str, NameEntry, NameKind]]:
        for phrase in LOOKALIKES:
            yield phrase, _NO_ENTITY, "name"
        for entry in self._entries:
            if entry.kind == "office":
                continue
            yield entry.text, entry, entry.kind
            if entry.kind == "demonym" and not entry.text.lower().endswith(_WITHOUT_PLURAL):
                yield entry.text + "s", entry, "demonym"
        for key, at in self._first.items():
            if self._entries[at].schema == "Person":
                names = self.names_of(key)
                for form, weak in people.press_forms(names):
                    yield form, names[0], "weak_alias" if weak else "alias"

    def _is_person(self, key: str) -> bool:
        return self.schema_of(key) == "Person"

    def _country_of(self, key: str) -> str | None:
        """The country that a key names: its own, or the one whose government it is."""
        return key if self.schema_of(key) == "Country" else self._reader.country_of.get(key)

    def _read(self, text: str, hit: Hit, on: date | str | None) -> MentionMatch | None:
        if any(name.kind == "office" for name in hit.names):
            office = self._offices.in_own_words(text, hit, on)
            return office and self._with_speaker(text, office)
        return self._reader.read(text, hit)

    def _with_speaker(self, text: str, found: MentionMatch) -> MentionMatch:
        return self._reader.with_speaker(text, found, schema=self.schema_of(found.key or ""))

    def _nicknamed(self, text: str, nicknames: dict[str, str]) -> Iterator[Hit]:
        """Names on file that the text prints with a nickname inside; notes whose each nickname is."""
        for printed in nicknames_in_names(text):
            names = tuple(
                name
                for name in self._matcher.whole(printed.name)
                if not name.weak and name.entry.schema == "Person"
            )
            if names:
                if len({name.key for name in names}) == 1 and not self._matcher.whole(printed.nickname):
                    nicknames[printed.nickname] = names[0].key
                yield Hit(printed.start, printed.end, names)

    def _introduced(
        self, text: str, mentions: list[MentionMatch], nicknames: Mapping[str, str]
    ) -> list[NameEntry]:
        """Short names that hold for this text alone; `mentions` under such a name are set right in place."""
        found = introduced_in(
            text,
            [match for match in mentions if match.key],
            names_of=lambda key: (name.text for name in self.names_of(key) if name.kind != "weak_alias"),
            owners_of=lambda short: {name.key for name in self._matcher.whole(short) if name.key},
            is_person=self._is_person,
        )
        mentions[:] = [match for match in mentions if match.text not in found.foreign]
        for at, match in enumerate(mentions):
            key = found.bound.get(match.text)
            if key and match.key != key:
                changed = replace(match, key=key, candidates=(), ambiguous=False, sense="name", short=True)
                mentions[at] = self._with_speaker(text, changed)
        return [
            NameEntry(
                key,
                short,
                "abbreviation" if short.isupper() else "alias",
                self.schema_of(key),
                self.kind_of(key),
            )
            for short, key in {**nicknames, **found.bound}.items()
        ]

    def _surnames(self, folded: FoldedText, taken: Taken, mentions: list[MentionMatch]) -> list[MentionMatch]:
        named = sorted({m.key for m in mentions if m.key and m.sense != "office" and self._is_person(m.key)})
        if not named:
            return []
        people_named = [(key, [n for n in self.names_of(key) if n.kind != "office"]) for key in named]
        return surname_mentions(folded, taken, mentions, people_named, self._reader)

    def _weak(
        self, hits: list[Hit], taken: Taken, mentions: list[MentionMatch], text: str
    ) -> list[MentionMatch]:
        """Weak aliases: those of an entity that is named join the `mentions`, the others are given back."""
        known = {found.key for found in mentions if found.key and found.sense not in ("place", "office")}
        times = Counter(filter(None, (self._country_of(found.key or "") for found in mentions)))
        most = max(times.values(), default=0)
        at_home = {country for country, count in times.items() if count * _IN_PASSING >= most}
        suggestions: list[MentionMatch] = []
        for hit in taken.add_longest(_with_names(hits, weak=True)):
            named = [name for name in hit.names if name.key in known]
            is_body = bool(named) and not any(self._is_person(name.key) for name in named)
            if is_in_longer_name(text, hit, goes_on=is_body):
                continue
            if len({name.key for name in named}) == 1:
                mentions.append(self._reader.mention(text, hit, named))
            else:
                keys = tuple(
                    key
                    for key in sorted({name.key for name in named or hit.names})
                    if self._profiles.of(key).is_at_home(at_home)
                )
                if not keys:
                    continue
                alone = MentionMatch(
                    hit.start,
                    hit.end,
                    text[hit.start : hit.end],
                    None,
                    keys,
                    True,
                    kind="weak_alias",
                    weak=True,
                )
                suggestions.append(alone)
        return self._settle(suggestions, text, beside=mentions)

    def _settle(
        self, mentions: list[MentionMatch], text: str, *, beside: list[MentionMatch] | None = None
    ) -> list[MentionMatch]:
        """Score what is ambiguous, and decide it where the text does."""
        if not any(found.ambiguous and found.sense != "office" for found in mentions):
            return mentions
        around = mentions if beside is None else beside
        named = frozenset(m.key for m in around if m.key and m.sense == "name" and not m.short and not m.weak)
        countries = frozenset(filter(None, (self._country_of(found.key or "") for found in around)))
        settled = []
        for found in mentions:
            if found.ambiguous and found.sense != "office":
                profiles = {key: self._profiles.of(key) for key in found.candidates}
                found = weigh(found, text, profiles, named, countries)
                if found.key:
                    found = self._with_speaker(text, found)
            settled.append(found)
        return settled


def _with_names(hits: list[Hit], *, weak: bool) -> Iterator[Hit]:
    """The hits that have strong (or weak) names, with these alone."""
    for hit in hits:
        names = tuple(name for name in hit.names if name.weak == weak)
        if names:
            yield Hit(hit.start, hit.end, names)


def _give_way(
    strong: Iterable[Hit], mentions: list[MentionMatch], offices: list[MentionMatch]
) -> tuple[Taken, list[MentionMatch]]:
    """The spans taken and the mentions left, once those inside an office have given way to it."""
    starts, ends = [found.start for found in offices], [found.end for found in offices]

    def is_clear(start: int, end: int) -> bool:
        return bisect_right(ends, start) == bisect_left(starts, end)

    taken = Taken()
    taken.add((hit.start, hit.end) for hit in strong if is_clear(hit.start, hit.end))
    taken.add(zip(starts, ends, strict=True))
    return taken, [found for found in mentions if is_clear(found.start, found.end)]
