"""Reads a story for what has no cue: block by block, next to the statements that were found in it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.claims.detector import AttributedStatement, Span
from articles.claims.detector.language import language_of
from articles.claims.detector.story import StoryNames, read_names
from articles.claims.vocabulary import AttributionMode, Basis
from articles.uncued.hints import Hint, covered
from articles.uncued.insinuation import HINTS, find_hints
from articles.uncued.lines import Line, lines_of
from articles.uncued.observation import Observation, ObservationKind
from articles.uncued.own_voice import Actors, Beside, actors_of, beside
from articles.uncued.questions import find_question
from articles.uncued.whom import Reader
from entities.gazetteer import Gazetteer, MentionMatch

_LOOSE = frozenset({AttributionMode.ANONYMOUS, AttributionMode.MEDIA, AttributionMode.HEARSAY})
#: A stop with more behind it: hearsay that fills its block has nothing beside it.
_SECOND_SENTENCE = re.compile(r"[.!?…][\"”’»)]{0,2}\s")
#: No block that a person wrote has more; it bounds the comparison of each sentence with each piece of hearsay.
_MOST_HEARSAY = 12
#: Sentences between hearsay and what stands beside it; a paragraph of print is rarely longer.
_FARTHEST = 4


@dataclass(slots=True)
class _Found:
    """A statement with its index among those given."""

    index: int
    statement: AttributedStatement

    @property
    def spans(self) -> list[Span]:
        source = [self.statement.source] if self.statement.source else []
        return [*self.statement.spans, self.statement.cue, *source]


def observe(
    text: str,
    statements: Sequence[AttributedStatement],
    mentions: Sequence[MentionMatch],
    gazetteer: Gazetteer,
    *,
    language: str = "auto",
) -> list[Observation]:
    """Own-voice sentences beside hearsay, and insinuations, in reading order. Linear in the text.

    `statements` and `mentions` are what detector and gazetteer found in the same text; `beside` of an observation
    counts in `statements`. Languages without rules give nothing. Never raises on any text.
    """
    tag = language_of(language, text)
    if tag not in HINTS:
        return []
    reader = Reader(mentions, gazetteer)
    names: StoryNames | None = None  # read only where some block is
    by_block = _by_block(text, statements)
    found: list[Observation] = []
    start = block = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        here = by_block.get(block, [])
        if _is_worth_reading(text[start:end], here, tag):
            names = names or read_names(text)
            found.extend(_read_block(text[start:end], start, here, reader, names, tag))
        start, block = end + 1, block + 1
    return found


def _by_block(text: str, statements: Sequence[AttributedStatement]) -> dict[int, list[_Found]]:
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    found: dict[int, list[_Found]] = {}
    for index, statement in enumerate(statements):
        place = bisect_right(starts, statement.cue.start) - 1
        found.setdefault(place, []).append(_Found(index, statement))
    return found


def _is_worth_reading(block: str, here: Sequence[_Found], language: str) -> bool:
    """Whether a block can hold anything: splitting it costs more than all else here."""
    if "?" in block or HINTS[language].search(block):
        return True
    return any(_is_loose(found.statement) for found in here) and _SECOND_SENTENCE.search(block) is not None


def _is_loose(statement: AttributedStatement) -> bool:
    return statement.mode in _LOOSE and statement.basis is Basis.STATEMENT


def _read_block(
    block: str, base: int, here: Sequence[_Found], reader: Reader, names: StoryNames, language: str
) -> Iterator[Observation]:
    lines = list(lines_of(block, base, names, language))
    touching: list[list[_Found]] = [[] for _ in lines]
    starts = [line.whole.start for line in lines]
    for found in here:
        for span in found.spans:
            first = bisect_right(starts, span.start) - 1
            last = bisect_right(starts, span.end - 1) - 1
            for place in range(max(0, first), last + 1):
                if not touching[place] or touching[place][-1] is not found:
                    touching[place].append(found)
    observed: list[Observation] = []
    own = _own_voice(lines, touching, reader)
    for place, line in enumerate(lines):
        if place in own:
            observed.append(own[place])
        tie = own[place].beside if place in own else None
        observed.extend(
            _as_observation(line, hint, tie)
            for hint in _hints(line, reader, language)
            if not covered(
                line.span(hint.start, hint.end), [span for f in touching[place] for span in f.spans]
            )
        )
    yield from observed


def _hints(line: Line, reader: Reader, language: str) -> Iterator[Hint]:
    taken = -1
    question = find_question(line, reader, language)
    if question is not None:
        yield question
        return
    if line.is_question:
        return
    for hint in find_hints(line, reader, language):
        if hint.start >= taken:
            yield hint
            taken = hint.end


def _as_observation(line: Line, hint: Hint, tie: int | None) -> Observation:
    return Observation(
        kind=ObservationKind.INSINUATION,
        span=line.whole,
        cue=line.span(hint.start, hint.end),
        rule=hint.rule,
        explanation=hint.why,
        entities=hint.entities,
        beside=tie,
    )


def _own_voice(
    lines: Sequence[Line], touching: Sequence[Sequence[_Found]], reader: Reader
) -> dict[int, Observation]:
    """Observations by the place of their line: each is tied to the nearest hearsay it fits."""
    hearsay: list[tuple[int, _Found, Actors]] = []
    for place, line in enumerate(lines):
        loose = [found for found in touching[place] if _is_loose(found.statement)]
        if loose and len(hearsay) < _MOST_HEARSAY:
            sources = [f.statement.source for f in touching[place] if f.statement.source]
            hearsay.append((place, loose[0], actors_of(line, reader, sources)))
    observed: dict[int, Observation] = {}
    if not hearsay:
        return observed
    for place, line in enumerate(lines):
        if touching[place]:
            continue
        for at, found, actors in sorted(hearsay, key=lambda item: (abs(item[0] - place), item[0])):
            # a pronoun points back over sentences that are themselves of the same one
            if abs(at - place) > _FARTHEST:
                break
            follows = at < place and all(between in observed for between in range(at + 1, place))
            tie = beside(line, actors, reader, follows=follows)
            if tie is None:
                continue
            observed[place] = _tied(line, tie, found)
            break
    return observed


def _tied(line: Line, tie: Beside, found: _Found) -> Observation:
    about = f"“{tie.actor}”" if tie.actor else "the same one"
    return Observation(
        kind=ObservationKind.OWN_VOICE,
        span=line.whole,
        cue=line.span(tie.start, tie.end),
        rule=tie.rule,
        explanation=f"Nobody is named who says this of {about}, and what stands beside it is hearsay.",
        entities=tie.entities,
        beside=found.index,
    )
