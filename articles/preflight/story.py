"""A story as the rules see it: plain values only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClaimInPrint:
    """What the rules must know of a claim."""

    uid: str
    mode: str
    speech_act: str
    basis: str
    harm: str


@dataclass(frozen=True, slots=True)
class PassageInPrint:
    """A marked passage: `claim` is None where the mark points to nothing on file."""

    uid: str
    exact: str
    start: int
    end: int
    state: str
    claim: ClaimInPrint | None


@dataclass(frozen=True, slots=True)
class EntityInStory:
    """A name in the text that fits several entities equally well, and nobody has chosen."""

    surface: str
    start: int
    end: int
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PictureInStory:
    """The lead picture and what must stand beside it."""

    title: str
    alt: str
    credit: str
    cleared: bool
    expired: bool


@dataclass(frozen=True, slots=True)
class StoryInCheck:
    """A working copy on its way to print. Offsets count Unicode code points in `text`, blocks joined by line ends."""

    headline: str
    headline_is_working: bool
    standfirst: str
    text: str
    passages: tuple[PassageInPrint, ...] = ()
    ambiguous: tuple[EntityInStory, ...] = ()
    picture: PictureInStory | None = None

    def place_of(self, start: int) -> str:
        """Where an offset stands, in words: the number of its block."""
        return f"body, block {self.text.count(chr(10), 0, start) + 1}"
