"""Read one hit in its context: which entity, in which sense, and does it act or speak there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from entities.gazetteer import neighbours, subjects
from entities.gazetteer.capitals import capital_sense
from entities.gazetteer.matching import Hit, Name
from entities.gazetteer.records import GovernmentOf, MentionMatch, NameKind, Sense
from entities.gazetteer.window import is_title_case, reads_spanish

_SENSES: dict[NameKind, Sense] = {"demonym": "demonym", "metonym": "metonym"}

#: States whose name is also a given name, a surname or one of the fifty states.
_SHARED_WITH_PEOPLE = frozenset({"Jordan", "Chad", "Georgia", "Mauricio"})
_ARTICLE_BEFORE = re.compile(r"\b[Tt]he\s$")
_HALF_A_PEOPLE = re.compile(r"\b(?:African|Afro|Asian|Native|Latin|Arab|Hispanic|Inter|Pan)[-‐‑\s]$")
_OF_LANGUAGE = re.compile(
    r"(?:[-‐‑]language|[-‐‑]speaking|\s(?:acronyms?|initials|abbreviation|language|translations?|subtitles|speakers?"
    r"|words?\sfor|for\s[\"“‘'])\b)"
)
_IN_LANGUAGE = re.compile(
    r"\b(?:in|into|speaks?|spoke|speaking|fluent in|learn(?:ed|ing)?|taught|teach(?:es|ing)?|broken)\s$"
)
_NO_NOUN_AFTER = re.compile(
    r"(?:[.,;:!?)\"”]|\s+(?:and|or|but|as|to|at|with|on|for|that|when|is|was|means|[(])|\s*$)"
)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads hits; knows which government speaks for which country."""

    government_of: GovernmentOf
    country_of: Mapping[str, str]

    def read(self, text: str, hit: Hit) -> MentionMatch | None:
        """The mention at a hit, or None where the words mean something that is not on file."""
        names = [name for name in hit.names if name.key]
        if any(_is_spanish_adjective(name) for name in names) and not reads_spanish(text, hit.start, hit.end):
            names = [name for name in names if not _is_spanish_adjective(name)]
        if not names:
            return None
        capitals = [name for name in names if self._is_capital(name)]
        if capitals:
            return self._read_capital(text, hit, capitals, [name for name in names if name not in capitals])
        if self._is_rather_a_person(text, hit, names) or _is_no_state(text, hit, names):
            return None
        return self.mention(text, hit, names)

    def mention(self, text: str, hit: Hit, names: list[Name], *, sense: Sense | None = None) -> MentionMatch:
        """A mention of the entity behind `names`, ambiguous when they belong to several."""
        names = _best_of_each_key(names)
        name = names[0]
        keys = tuple(sorted({name.key for name in names}))
        found = MentionMatch(
            start=hit.start,
            end=hit.end,
            text=text[hit.start : hit.end],
            key=keys[0] if len(keys) == 1 else None,
            candidates=keys if len(keys) > 1 else (),
            ambiguous=len(keys) > 1,
            sense=sense or _SENSES.get(name.kind, "name"),
            kind=name.kind,
            weak=name.weak,
        )
        if name.entry.schema == "Person" and found.key and self._goes_on(text, hit):
            # "Nicolás Maduro Guerra" is the son: a longer name than the one on file may be somebody else.
            return replace(found, key=None, candidates=keys, ambiguous=True, longer=True)
        return self.with_speaker(text, found, schema=name.entry.schema)

    def with_speaker(self, text: str, found: MentionMatch, *, schema: str) -> MentionMatch:
        """The mention with `agentive` and `speaker_key` worked out for the key it has."""
        if found.key is None:
            return found
        # Never the country itself: where its government is not on file nobody is named.
        speaker = self.government_of.get(found.key, None if schema == "Country" else found.key)
        if subjects.has_officials(text, found.start):
            return replace(found, speaker_key=speaker)
        if found.sense == "place":
            return found
        is_person = schema == "Person"
        if not is_person:
            office = subjects.office_after(text, found.end)
            if office is not None:
                agentive = subjects.acts(text, office, plural=True)
                return replace(found, agentive=agentive, speaker_key=speaker)
        if found.sense == "demonym":
            return found
        is_owner = found.sense == "metonym" and subjects.possessive_end(text, found.end) != found.end
        agentive = is_owner or subjects.is_subject(
            text,
            found.start,
            found.end,
            plural=schema not in ("Person", "Country") and found.text.lower().endswith("s"),
            loose=found.sense == "metonym",
        )
        return replace(found, agentive=agentive, speaker_key=speaker if agentive else None)

    @staticmethod
    def _goes_on(text: str, hit: Hit) -> bool:
        if neighbours.has_generation(text, hit.end):
            return True
        if text[hit.start : hit.end].isupper() or neighbours.name_after(text, hit.end) is None:
            return False
        return not is_title_case(text, hit.start, hit.end)

    def _is_capital(self, name: Name) -> bool:
        return name.kind == "metonym" and name.key in self.country_of

    def _read_capital(
        self, text: str, hit: Hit, capitals: list[Name], others: list[Name]
    ) -> MentionMatch | None:
        is_part = neighbours.name_before(text, hit.start) or neighbours.name_after(text, hit.end)
        if is_part and not is_title_case(text, hit.start, hit.end):
            return None
        sense = capital_sense(text, hit.start, hit.end)
        if sense == "metonym":
            return self.mention(text, hit, capitals)
        if sense is None and not others:
            # A seat takes the article that a city does not: "with the Kremlin's blessing".
            is_seat = _ARTICLE_BEFORE.search(text, max(0, hit.start - 5), hit.start) is not None
            return self.mention(text, hit, capitals) if is_seat else None
        if others:
            return self.mention(text, hit, others, sense="place")
        found = self.mention(text, hit, capitals, sense="place")
        if found.key is None:
            return found
        country = self.country_of[found.key]
        return self.with_speaker(text, replace(found, key=country), schema="Country")

    def _is_rather_a_person(self, text: str, hit: Hit, names: list[Name]) -> bool:
        if text[hit.start : hit.end] not in _SHARED_WITH_PEOPLE or names[0].entry.schema != "Country":
            return False
        if is_title_case(text, hit.start, hit.end):
            return False
        return bool(
            neighbours.name_before(text, hit.start)
            or neighbours.name_after(text, hit.end)
            or neighbours.follows_town(text, hit.start)
        )


def _is_spanish_adjective(name: Name) -> bool:
    """These are written in small letters, and some are English words: "chino", "dominica"."""
    return name.kind == "demonym" and name.entry.language == "es"


def _is_no_state(text: str, hit: Hit, names: list[Name]) -> bool:
    """Whether a demonym is a language ("in French and English") or half a people ("African-American")."""
    if any(name.kind != "demonym" for name in names):
        return False
    before, after = text[max(0, hit.start - 30) : hit.start], text[hit.end : hit.end + 30]
    if _HALF_A_PEOPLE.search(before):
        return True
    if _OF_LANGUAGE.match(after):
        return True
    return _IN_LANGUAGE.search(before) is not None and _NO_NOUN_AFTER.match(after) is not None


def _best_of_each_key(names: list[Name]) -> list[Name]:
    """One name for each key: what an entity is called before what it only stands for."""
    order = {
        "name": 0,
        "alias": 1,
        "abbreviation": 2,
        "previous": 3,
        "demonym": 4,
        "metonym": 5,
        "office": 6,
        "weak_alias": 7,
    }
    best: dict[str, Name] = {}
    for name in sorted(names, key=lambda name: order[name.kind]):
        best.setdefault(name.key, name)
    return list(best.values())
