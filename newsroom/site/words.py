"""Words for readers: what each attribution mode is called, and what it means.

The desk has its own labels in `articles.claims.enums`; labels of single claims are composed by
`articles.claims.labels`. A test holds this table to the vocabulary.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from articles.claims.vocabulary import AttributionMode, Contention


class Pattern(StrEnum):
    """The line under a marked passage. `static/css/components/claim.css` draws it; a test compares them."""

    NONE = "none"
    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"

    @property
    def words(self) -> str:
        """The line in words, for those who cannot see it."""
        return "no line" if self is Pattern.NONE else f"{self.value} line"


@dataclass(frozen=True, slots=True)
class ModeWords:
    """A mode for readers: its short name, one sentence on what it means, and its line."""

    mode: AttributionMode
    name: str
    meaning: str
    pattern: Pattern


MODES: dict[AttributionMode, ModeWords] = {
    words.mode: words
    for words in (
        ModeWords(
            AttributionMode.OWN,
            "Our own voice",
            "We state it ourselves, and answer for it. So do we print official acts: that somebody was "
            "charged or sanctioned is on record, whatever one thinks of the reasons.",
            Pattern.NONE,
        ),
        ModeWords(
            AttributionMode.ANALYSIS,
            "Our analysis",
            "Our own reading of what is known. We answer for the reasoning.",
            Pattern.NONE,
        ),
        ModeWords(
            AttributionMode.DOCUMENT,
            "Named document",
            "It stands in a document that the story names. That a paper says so does not make it so.",
            Pattern.SOLID,
        ),
        ModeWords(
            AttributionMode.ON_RECORD,
            "On record",
            "A person or a body says so under its own name and can be held to it.",
            Pattern.SOLID,
        ),
        ModeWords(
            AttributionMode.OFFICIAL_UNNAMED,
            "Officials, no person named",
            "Authorities or officials say so, and the story names no person among them.",
            Pattern.DASHED,
        ),
        ModeWords(
            AttributionMode.ANONYMOUS,
            "Source not named in the story",
            "Somebody says so whom the story does not name. "
            "Readers cannot weigh who it is; that is our part.",
            Pattern.DASHED,
        ),
        ModeWords(
            AttributionMode.MEDIA,
            "Other media",
            "Another outlet has reported it. We pass on its report, and have not seen all that it has seen.",
            Pattern.DOTTED,
        ),
        ModeWords(
            AttributionMode.HEARSAY,
            "Source not given",
            "It is being reported, and no source is given. The weakest footing that we print.",
            Pattern.DOTTED,
        ),
    )
}

#: The state that a mark and a card repeat in colour; the words are in the label.
_STATES: dict[Contention, str] = {
    Contention.NONE: "",
    Contention.DENIED: "disputed",
    Contention.DISPUTED: "disputed",
    Contention.WITHDRAWN_BY_CLAIMANT: "withdrawn",
    Contention.WITHDRAWN_BY_US: "withdrawn",
    Contention.SUPPORTED: "supported",
}


def state_of(contention: Contention | str) -> str:
    """The colour's name for the state of an argument: disputed, withdrawn, supported, or empty."""
    return _STATES[Contention(contention)]
