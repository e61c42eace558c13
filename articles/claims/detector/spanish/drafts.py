"""A Spanish proposal while the rules work on it."""

from dataclasses import dataclass

from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.statement import Span
from articles.claims.vocabulary import Basis, Certainty, Polarity, SpeechAct


@dataclass(slots=True)
class Draft:
    """One attribution found by one rule.

    `source` is (start, end) in tokens, None where the sentence names nobody. `kind`: clause, quote, phrase, act,
    hedge. `points_back` marks a verb without a subject, whose speaker an earlier sentence names.
    """

    sentence: Sentence
    cue: Span
    source: tuple[int, int] | None
    spans: list[Span]
    act: SpeechAct
    rule: str
    why: str
    kind: str = "clause"
    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.CERTAIN
    basis: Basis = Basis.STATEMENT
    points_back: bool = False
    outer: "Draft | None" = None

    @property
    def source_span(self) -> Span | None:
        """The characters of the source."""
        return self.sentence.span(*self.source) if self.source else None

    @property
    def frame(self) -> Span:
        """From source to cue: the words that attribute."""
        source = self.source_span
        if source is None:
            return self.cue
        return Span(min(source.start, self.cue.start), max(source.end, self.cue.end))
