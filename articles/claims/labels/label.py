"""The composed label: its parts, and the line that joins them."""

from __future__ import annotations

from dataclasses import dataclass

SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class Label:
    """What a reader is told about one claim, in parts; an empty part is not printed.

    `who` says who did what, `under` what the story leaves open about them, `answer` what the other side
    says, `checked` what we did, `documents` what is on file, `review` whether a person has looked. `when`
    is the day it was said, for a line of its own: it stands in `line` only where `who` carries it (official
    acts, denials).
    """

    who: str = ""
    under: str = ""
    answer: str = ""
    checked: str = ""
    documents: str = ""
    review: str = ""
    when: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that say something, in reading order."""
        every = (self.who, self.under, self.answer, self.checked, self.documents, self.review)
        return tuple(part for part in every if part)

    @property
    def line(self) -> str:
        """The whole label in one line; empty for our own voice with nothing to add."""
        return SEPARATOR.join(self.parts)

    def __str__(self) -> str:
        return self.line

    def __bool__(self) -> bool:
        return bool(self.parts)
