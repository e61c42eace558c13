"""Whose words a place of a story is: the paper's own, somebody else's, or quoted. What the rules on sentences share.

A place is not ours where a statement that was found or a marked claim covers it, or quotation marks do. The words of
an official act are the authority's only where it says why or as what ("designated X *as a terrorist group*", "charged
Y *with smuggling*"); how its target is told before that ("drug lord Y") is ours.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from articles.analysis import Analysis
from articles.claims.detector.language import language_of
from articles.claims.detector.story import read_names
from articles.claims.detector.wordlists import word_set
from articles.claims.vocabulary import AttributionMode, Basis
from articles.preflight.story import PassageInPrint, StoryInCheck
from articles.uncued.lines import Line, lines_of

_OURS = frozenset({AttributionMode.OWN, AttributionMode.ANALYSIS})
_TAIL = re.compile(
    r"\b(?:as|for|over|with|because|after|on (?:charges|suspicion)|como|por|organizaci[oó]n)\b", re.IGNORECASE
)
#: Words of saying and suspecting. Where one stands that no statement has for its cue, somebody speaks whom the
#: detector did not find, and the sentence is not to be taken for ours.
SAYING = word_set(
    """
    say says said saying tell tells told according states stated announced announces report reports reported
    reporting wrote writes testified testifies claim claims claimed claiming allege alleges alleged allegedly alleging
    reportedly supposedly purportedly apparently accuse accuses accused accusing accusation accusations allegation
    allegations believe believes believed suspect suspects suspected suspicion charge charged charges charging indicted
    indictment complaint lawsuit prosecution called calls calling describe describes described describing labelled
    labeled labels label dubbed branded considered considers deny denies denied denying implicated implicate implicates
    agree agrees rumoured rumored rumours rumors purported supposed blamed blames testimony warned warns argue argues
    argued thought
    dijo dice dicen dijeron segun afirmo afirma aseguro asegura nego niega informo declaro acuso acusa acusan acusado
    acusada acusados denuncio denuncia sospecha sospechan presunto presunta presuntos presuntas presuntamente supuesto
    supuesta supuestamente senalo senala califico califica describio llamo tacho tildo imputado imputada culpo culpa
    habria rumores cree creen considera consideran confeso
    """
)
#: Words that call or suspect somebody something: whoever uses one is not the paper.
NAMING = word_set(
    """
    alleges alleged allegedly alleging reportedly supposedly purportedly accuse accuses accused accusing suspect
    suspects suspected called calls calling describe describes described describing labelled labeled labels dubbed
    branded considered considers deems deemed regards regarded names portrayed purported supposed denies denied
    denying believes believed thought rumoured rumored presunto presunta presuntos presuntas presuntamente supuesto
    supuesta supuestamente acusa acuso acusado acusada acusan califica califico describe describio llama llamo tacha
    tacho tildo considera consideran niega nego imputado imputada
    """
)
#: A court has said it: the record is to be put on file, but nobody is accused by us.
CONVICTION = re.compile(
    r"\b(?:convict(?:ed|ion|ing|s)|found guilty|plead(?:ed|s|ing)? guilty|pled guilty|sentenced|jury found|court found"
    r"|condenad[oa]s?|condenaron|conden[oó]|sentenciad[oa]s?|culpables? por (?:un|el|la) (?:juez|tribunal|jurado)"
    r"|se declar[oó] culpable|declarad[oa]s? culpables?)\b",
    re.IGNORECASE,
)
_FICTION = word_set(
    """
    film movie novel novels series sitcom episode episodes character characters fictional thriller opera musical
    screenplay actor actress plays starring stars portrays portrayed protagonist
    pelicula novela serie episodio personaje actriz protagoniza interpreta
    """
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A text that is printed as one: the paragraphs of the body, or one line apart from them.

    `offset` is what to add to a place of `text` to get a place of `field`.
    """

    field: str
    text: str
    offset: int
    reading: Analysis | None
    lines: tuple[Line, ...]
    language: str
    passages: tuple[PassageInPrint, ...] = ()


def stretches_of(story: StoryInCheck) -> Iterator[Stretch]:
    """The body without its crossheads, then every line apart from it."""
    yield body_of(story)
    for line in story.lines:
        if line.field == "slug":
            continue
        passages = story.passages if line.field == "crosshead" else ()
        moved = tuple(p for p in passages if line.offset <= p.start < line.offset + len(line.text))
        language = language_of(story.language, line.text)
        yield Stretch(
            line.field,
            line.text,
            line.offset,
            line.reading,
            _lines(line.text, language),
            language,
            moved,
        )


def body_of(story: StoryInCheck) -> Stretch:
    """The paragraphs of the body. Its lines are split once for all rules."""
    language = language_of(story.language, story.text)
    headings = [(block.start, block.end) for block in story.blocks if block.is_heading]
    lines = tuple(
        line
        for line in _lines(story.text, language)
        if not any(start <= line.whole.start < end for start, end in headings)
    )
    return Stretch("body", story.text, 0, story.reading, lines, language, story.passages)


@lru_cache(maxsize=16)
def _lines(text: str, language: str) -> tuple[Line, ...]:
    """The sentences of a text, block by block. Kept, since every rule on sentences asks for the same ones."""
    names = read_names(text)
    found: list[Line] = []
    start = 0
    for block in text.split("\n"):
        if block.strip():
            found.extend(line for line in lines_of(block, start, names, language) if line.tokens)
        start += len(block) + 1
    return tuple(found)


class Voice:
    """Who speaks where in one stretch."""

    def __init__(self, stretch: Stretch) -> None:
        self._text = stretch.text
        said: list[tuple[int, int]] = []
        self._cues: list[tuple[int, int]] = []
        for finding in stretch.reading.findings if stretch.reading else ():
            statement = finding.statement
            self._cues.append((statement.cue.start, statement.cue.end))
            spans = [(span.start, span.end) for span in statement.spans]
            if statement.basis is Basis.OFFICIAL_ACT:
                if statement.source and self._text[statement.source.end : statement.cue.start].strip() == ",":
                    continue  # "The Night Ferry, designated a terrorist group, left": no authority is named
                said += [(max(start, self._tail(start, end)), end) for start, end in spans]
                if statement.source is not None:
                    said.append((statement.cue.start, statement.cue.end))
                continue
            said += spans
            said += [(s.start, s.end) for s in (statement.cue, statement.source) if s]
        for passage in stretch.passages:
            start, end = passage.start - stretch.offset, passage.end - stretch.offset
            claim = passage.claim
            if claim is None or claim.mode in _OURS or claim.basis == Basis.OFFICIAL_ACT:
                continue
            said.append((start, end))
        self._said = _merged(said)
        self._starts = [start for start, _ in self._said]

    def is_said(self, place: int) -> bool:
        """Whether somebody else answers for the words at a place of the stretch."""
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._said[at][1]

    def is_ours(self, line: Line, index: int) -> bool:
        """Whether a token of a line stands in our own voice: neither attributed nor quoted."""
        token = line.tokens[index]
        return token.quote < 0 and not self.is_said(line.base + token.start)

    def somebody_speaks(self, line: Line, words: frozenset[str] = SAYING) -> bool:
        """Whether one of `words` stands in a line, and no statement has it for its cue."""
        for index, key in enumerate(line.keys):
            token = line.tokens[index]
            is_name = token.is_capital and index > 0 and not token.text.isupper()  # "State Prison"
            if key in words and token.quote < 0 and not is_name:
                place = line.base + line.tokens[index].start
                if not any(start <= place < end for start, end in self._cues):
                    return True
        return False

    def _tail(self, start: int, end: int) -> int:
        tail = _TAIL.search(self._text, start + 1, end)
        return tail.start() if tail else end


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def paired(stretch: Stretch) -> Iterator[tuple[Line, Line | None]]:
    """Each sentence with the one before it in its block."""
    before: Line | None = None
    for line in stretch.lines:
        if before is not None and "\n" in stretch.text[before.whole.end : line.whole.start]:
            before = None
        yield line, before
        before = line


def place_in(story: StoryInCheck, stretch: Stretch, start: int) -> str:
    """Where a place of a stretch stands, in words."""
    if stretch.field in ("body", "crosshead"):
        return story.place_of(start + stretch.offset)
    return stretch.field


def is_fiction(line: Line) -> bool:
    """Whether a sentence speaks of a film, a novel or a part in one."""
    return not _FICTION.isdisjoint(line.keys)


def text_of(line: Line, stretch: Stretch) -> str:
    """The sentence as printed."""
    whole = line.whole
    return stretch.text[whole.start : whole.end]


def passage_at(story: StoryInCheck, start: int, end: int) -> PassageInPrint | None:
    """The first marked passage that shares a character with a stretch of the body."""
    return next((p for p in story.passages if p.start < end and start < p.end), None)
