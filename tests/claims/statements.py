"""Tables of sentences for the detector's tests: what is written in them, and what was found, in one shape."""

from articles.claims.detector import detect

COLUMNS = ("sentence", "content", "cue", "source", "mode", "act")


def rows_of(cases: str) -> list[tuple[str, ...]]:
    """The rows of a table with one statement a line, its columns parted by " | "."""
    return [tuple(part.strip() for part in line.split(" | ")) for line in cases.strip().splitlines()]


def found_in(sentence: str) -> list[tuple[str, ...]]:
    """The statements of a sentence as the columns after the first; "-" where nobody is named."""
    return [
        (
            s.content(sentence),
            s.cue.of(sentence),
            s.source.of(sentence) if s.source else "-",
            s.mode,
            s.speech_act,
        )
        for s in detect(sentence)
    ]
