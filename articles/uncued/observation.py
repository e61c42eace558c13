"""What is given back: one sentence that nobody answers for but the paper."""

from dataclasses import dataclass
from enum import StrEnum

from articles.claims.detector import Span


class ObservationKind(StrEnum):
    """Why a sentence is worth a second look. The values are the public contract."""

    OWN_VOICE = "own_voice"
    INSINUATION = "insinuation"


@dataclass(frozen=True, slots=True)
class Observation:
    """One sentence in the paper's own voice.

    `span` is the sentence, `cue` the words that give it away: those that insinuate, or those that name the one
    spoken of. `entities` are keys of entities on file that it is about. `beside` is the index, among the statements
    given to `observe`, of the hearsay it stands beside; None for an insinuation that stands by itself. `rule` is
    stable and kept with what an editor decides, `explanation` is one sentence in plain words.
    """

    kind: ObservationKind
    span: Span
    cue: Span
    rule: str
    explanation: str
    entities: tuple[str, ...] = ()
    beside: int | None = None

    @property
    def start(self) -> int:
        """First code point of the sentence."""
        return self.span.start

    @property
    def end(self) -> int:
        """One past its last code point."""
        return self.span.end
