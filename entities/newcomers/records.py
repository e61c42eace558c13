"""What comes out: one newcomer with its mentions, its guessed kind and the reasons. Plain values, no database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from entities.newcomers.lexicon import heads

#: Guessed kind -> FollowTheMoney schema. A place has neither schema nor kind at the desk.
SCHEMAS: dict[str, str] = {
    "official": "Person",
    heads.PERSON: "Person",
    heads.AGENCY: "PublicBody",
    heads.GOVERNMENT: "PublicBody",
    heads.COMPANY: "Company",
    heads.MEDIA: "Organization",
    heads.ORGANISATION: "Organization",
    heads.CARTEL: "Organization",
    heads.GANG: "Organization",
    heads.ARMED: "Organization",
    heads.COUNTRY: "Country",
}


class Place(NamedTuple):
    """Where a name stands, in Unicode code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A name that is not on file, with every place where the text uses it.

    `name` is its fullest form; `kind` is the desk's word for it, `schema` FollowTheMoney's. A place that is nobody has
    kind "place" and no schema; what only looks like a name has neither. `evidence` says in words why, strongest
    first. `salience` (0 to 1) grows with mentions, early ones, and with what speaks for the guess.
    """

    name: str
    kind: str
    schema: str
    evidence: tuple[str, ...]
    mentions: tuple[Place, ...]
    salience: float

    @property
    def start(self) -> int:
        """Where the text first uses it."""
        return self.mentions[0].start
