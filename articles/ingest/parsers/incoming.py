"""What every parser gives back: a story on its way in, or an error that says what to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

#: What a headline may hold at most, in characters.
HEADLINE_LIMIT: Final = 300


@dataclass(frozen=True, slots=True)
class IncomingStory:
    """One story as its file tells it. Everything but headline and body may be empty.

    body_html is canonical (see `articles.body.canonical`); language is a BCP 47 tag of at most 8 characters,
    "" where the file does not say; guid is the sender's own id, by which a later version is known; line is
    where the record begins in its file, from 1; notes say what was removed or guessed, in sentences.
    """

    headline: str
    body_html: str
    headline_is_working: bool = False
    standfirst: str = ""
    language: str = ""
    bylines: tuple[str, ...] = ()
    story_date: date | None = None
    story_place: str = ""
    guid: str = ""
    version: str = ""
    url: str = ""
    rights: str = ""
    topics: tuple[str, ...] = ()
    section: str = ""
    line: int = 1
    notes: tuple[str, ...] = ()


class IngestError(Exception):
    """A file or record that cannot go in. `message` says why and what to do; `line` 0: the whole file."""

    def __init__(self, message: str, line: int = 0) -> None:
        self.message, self.line = message, line
        super().__init__(f"line {line}: {message}" if line else message)


class RecordSkipped(IngestError):
    """A sound record that must not go in: withdrawn by its sender, under embargo, or not a story."""
