"""A proposal while the rules work on it."""

from dataclasses import dataclass, field

from articles.claims.detector.sentences import Sentence
from articles.claims.detector.statement import Span
from articles.claims.detector.tokens import Token
from articles.claims.vocabulary import Basis, Certainty, Polarity, SpeechAct


@dataclass(slots=True)
class Draft:
    """One attribution found by one rule; `kind` is what was taken as content (clause, quote, phrase, act)."""

    sentence: Sentence
    cue: Span
    source: Span | None
    source_tokens: list[Token]
    spans: list[Span]
    act: SpeechAct
    rule: str
    why: str
    kind: str
    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.CERTAIN
    basis: Basis = Basis.STATEMENT
    is_attitude: bool = False
    outer: "Draft | None" = None
    following: list[Span] = field(default_factory=list)

    @property
    def attribution_start(self) -> int:
        """Where source, cue or content begins, whichever is first."""
        starts = [self.cue.start, self.spans[0].start]
        if self.source is not None:
            starts.append(self.source.start)
        return min(starts)

    @property
    def frame(self) -> Span:
        """The stretch from source to cue: the words that attribute, without what they attribute."""
        if self.source is None:
            return self.cue
        return Span(min(self.source.start, self.cue.start), max(self.source.end, self.cue.end))


def span_of(tokens: list[Token], start: int, end: int) -> Span:
    """The characters of tokens[start:end]."""
    return Span(tokens[start].start, tokens[end - 1].end)
