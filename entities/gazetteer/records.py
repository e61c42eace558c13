"""What goes into the gazetteer and what comes out of it: plain values, no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

NameKind = Literal["name", "alias", "weak_alias", "previous", "abbreviation", "demonym", "metonym", "office"]
Sense = Literal["name", "demonym", "metonym", "place", "office"]


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One name of one entity, as it stands on file.

    `key` is the slug of the entity. `kind` is the kind of the name, `schema` the FollowTheMoney schema of the
    entity (Person, Country, ...), `entity_kind` the kind the desk sees (cartel, government, ...). `language`
    is an ISO 639-1 code or empty; "es" lets a second surname be left out. `valid_from` and `valid_to` are ISO
    dates or prefixes of one, empty where not on file; they count for offices ("President of Norland").
    """

    key: str
    text: str
    kind: NameKind = "name"
    schema: str = ""
    entity_kind: str = ""
    language: str = ""
    valid_from: str = ""
    valid_to: str = ""


@dataclass(frozen=True, slots=True)
class MentionMatch:
    """One place in a text that names an entity: `text[start:end] == match.text`, in Unicode code points.

    `key` is None when the editor has to choose among `candidates`; `ambiguous` is true then. `candidates` stand
    best first, `scores` beside them, each from 0 to 1 (what counts: `scoring.py`); both are empty when a key is
    set. `sense` is what the words stand for: a metonym gives the government or agency, "place" the city or
    country itself, "office" whoever held it on the day of the text. `agentive` is true when the mention acts or
    speaks in its sentence; `speaker_key` is the entity to which such words belong (the government for its
    country), and None where nobody of theirs speaks. `weak` marks a weak alias, `short` a surname, nickname or
    acronym that another place of the same text explains, `longer` a name that goes on in the text beyond the
    one on file, so that it may be somebody else's ("Nicolás Maduro Guerra").
    """

    start: int
    end: int
    text: str
    key: str | None
    candidates: tuple[str, ...] = ()
    ambiguous: bool = False
    sense: Sense = "name"
    kind: NameKind = "name"
    weak: bool = False
    short: bool = False
    agentive: bool = False
    speaker_key: str | None = None
    scores: tuple[float, ...] = ()
    longer: bool = False


@dataclass(frozen=True, slots=True)
class Scan:
    """All that one text holds: `mentions` to tag, `suggestions` (weak aliases alone) for the editor to judge.

    Both are ordered by start; no two of all of them overlap.
    """

    mentions: list[MentionMatch] = field(default_factory=list)
    suggestions: list[MentionMatch] = field(default_factory=list)


#: country key -> key of its government
GovernmentOf = Mapping[str, str]
