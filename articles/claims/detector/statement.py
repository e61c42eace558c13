"""What the detector gives back: one attributed statement with its spans."""

from dataclasses import dataclass
from typing import NamedTuple

from articles.claims.vocabulary import (
    AttributionMode,
    Basis,
    Certainty,
    Polarity,
    Rendition,
    SpeechAct,
    Standing,
)


class Span(NamedTuple):
    """A stretch of the text in Unicode code points, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """True when the two share a character."""
        return self.start < other.end and other.start < self.end

    def within(self, other: "Span") -> bool:
        """True when no character of it stands outside the other."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class AttributedStatement:
    """One proposal: a content, the words that attribute it, and who answers for it.

    `spans` is the content, sorted and disjoint, several when it is split ("The plan, officials said, ...").
    `source` is None where the text names nobody (hearsay). `standing` is None for people who are neither
    named nor speak for a body ("residents"). `rule` is stable and is kept with the proposal, `explanation`
    is one sentence for an editor. `reported_in` is the cue of the statement around this one ("A says that B
    admitted ..."). `following` are the next sentences of the paragraph that carry no attribution of their own:
    the source may go on in them, which only an editor can tell.
    """

    spans: tuple[Span, ...]
    cue: Span
    source: Span | None
    mode: AttributionMode
    speech_act: SpeechAct
    rendition: Rendition
    rule: str
    explanation: str
    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.CERTAIN
    basis: Basis = Basis.STATEMENT
    standing: Standing | None = None
    reported_in: Span | None = None
    following: tuple[Span, ...] = ()

    @property
    def start(self) -> int:
        """First code point of the content."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """One past the last code point of the content."""
        return self.spans[-1].end

    @property
    def mark_spans(self) -> tuple[Span, ...]:
        """What is to be marked in the body: the content, with the cue where the cue stands inside it."""
        return self.spans

    def content(self, text: str) -> str:
        """The content as printed; the parts of a split one are joined by an ellipsis."""
        return " … ".join(span.of(text) for span in self.spans)
