"""Who speaks at a place of a line, for the rules that read lines as they read the sentences of the body."""

from __future__ import annotations

from articles.preflight.drift.clauses import clauses_of
from articles.preflight.drift.voice import Voice, read_voice
from articles.preflight.story import StoryInCheck
from articles.preflight.voice import Stretch


def is_flat(story: StoryInCheck, stretch: Stretch, place: int) -> bool:
    """Whether the paper itself speaks at an offset of a stretch: in the body always, in a line where the clause there
    has no source, colon, hedge or verb that carries ("U.S.: Maduro profits" is the government's word).
    """
    if stretch.field == "body":
        return True
    for line in story.lines:
        if (line.field, line.offset, line.text) != (stretch.field, stretch.offset, stretch.text):
            continue
        for clause in clauses_of(line):
            if clause.start <= place < clause.end:
                return read_voice(clause, line, story.language).voice is Voice.FLAT
    return True
