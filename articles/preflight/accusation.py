"""P03: somebody is accused, and nobody is named who says so.

Definition. A crime told of a living person in our own voice ("Lund murdered his partner"), where no attribution and
no mark covers the words and no conviction is on file; or a marked accusation whose claim is in our own voice, or
hearsay that nobody stands behind on file. Told of an office that one person holds ("the mayor") it counts too.
Severity: B.

Fails: "Ana Brill bribed three customs officers." · "The mayor reportedly took bribes.", marked as hearsay.
Passes: "Prosecutors say Brill bribed officers." · "Prosecutors charged Brill with bribery." · with a conviction on
file · "If Brill bribed them ..." · "Brill did not take bribes." · "Brill was convicted of bribery." · about the dead.
"""

from __future__ import annotations

from collections.abc import Iterator

from articles.claims.vocabulary import Basis
from articles.preflight.accused import ACCUSING
from articles.preflight.deeds import deeds_in
from articles.preflight.drift.body import is_linked
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.line_voice import is_flat
from articles.preflight.offenders import called_in
from articles.preflight.people import Named, has_conviction, people_in
from articles.preflight.story import ClaimInPrint, PassageInPrint, StoryInCheck
from articles.preflight.voice import (
    CONVICTION,
    Stretch,
    Voice,
    body_of,
    is_fiction,
    paired,
    place_in,
    stretches_of,
    text_of,
)
from articles.uncued.lines import Line

_NOBODYS = frozenset({"own", "hearsay"})
#: Years. Nobody lives longer; of a name that is not on file this is all one can know.
_A_LIFE = 90
_NOW = 2020


def check(story: StoryInCheck) -> Iterator[Finding]:
    """B for each deed in our own voice, and for each marked accusation that is nobody's."""
    yield from _marked(story)
    for stretch in stretches_of(story):
        people = people_in(stretch, story)
        voice = Voice(stretch)
        marked = [
            (p.start - stretch.offset, p.end - stretch.offset)
            for p in stretch.passages
            if p.claim is not None and p.claim.basis != Basis.OFFICIAL_ACT
        ]
        for line, before in paired(stretch):
            sentence = text_of(line, stretch)
            if is_fiction(line) or CONVICTION.search(sentence) or voice.somebody_speaks(line):
                continue
            for deed in deeds_in(line, people, before, stretch.language):
                if not voice.is_ours(line, deed.start) or _is_safe(deed.doer, line, story):
                    continue
                span = line.span(deed.start, deed.end)
                if any(start <= span.start < end for start, end in marked):
                    continue
                if not is_flat(story, stretch, span.start):
                    continue
                start = min(span.start, deed.doer.start) if _near(line, deed.doer, span.start) else span.start
                yield Finding(
                    "P03",
                    "B",
                    place_in(story, stretch, start),
                    stretch.text[start : span.end],
                    f"This accuses {deed.doer.name} of a crime in our own voice: say who says so and mark it,"
                    " or put the conviction on file.",
                    stretch.field,
                    start + stretch.offset,
                    span.end + stretch.offset,
                    _cure(story, stretch, line),
                )


def _is_safe(doer: Named, line: Line, story: StoryInCheck) -> bool:
    """Whether nobody living is accused, or a court has said so."""
    if not doer.is_living or doer.is_convicted:
        return True
    now = story.today.year if story.today else _NOW
    years = [int(key) for key in line.keys if len(key) == 4 and key.isascii() and key.isdigit()]
    return not doer.key and any(1000 <= year < now - _A_LIFE for year in years)


def _near(line: Line, doer: Named, place: int) -> bool:
    return line.whole.start <= doer.start < place


def _cure(story: StoryInCheck, stretch: Stretch, line: Line) -> Cure:
    """One key where an attributed sentence right before it may go on here, else the claim dialog."""
    if stretch.field == "body" and stretch.reading is not None:
        whole = line.whole
        for finding in stretch.reading.findings:
            statement = finding.statement
            if statement.source is None or statement.basis is Basis.OFFICIAL_ACT:
                continue
            if not any(span.start < whole.end and whole.start < span.end for span in statement.following):
                continue
            for passage in story.passages:
                if passage.claim and any(s.start <= passage.start < s.end for s in statement.spans):
                    return Cure(CureKind.EXTEND, "Extend the claim before it over this", passage.uid)
    return Cure(CureKind.MARK, "Mark it as somebody's statement")


def _marked(story: StoryInCheck) -> Iterator[Finding]:
    body = body_of(story)
    people = people_in(body, story)
    told: set[str] = set()
    for passage in story.passages:
        claim = passage.claim
        if claim is None or claim.mode not in _NOBODYS or claim.basis == Basis.OFFICIAL_ACT:
            continue
        if claim.polarity == "negative" or passage.uid in told or (claim.mode != "own" and is_linked(claim)):
            continue
        whom = _accused(story, claim) or _told_in(body, passage, people)
        if not whom:
            continue
        told.add(passage.uid)
        yield Finding(
            "P03",
            "B",
            story.place_of(passage.start),
            passage.exact,
            f"This accuses {whom}, and the claim names nobody who says so: find the source and set its mode.",
            "body",
            passage.start,
            passage.end,
            Cure(CureKind.CLAIM, "Open the claim", passage.uid),
        )


def _accused(story: StoryInCheck, claim: ClaimInPrint) -> str:
    """The first living person whom a claim that accuses is about and who was not convicted."""
    if claim.speech_act not in ACCUSING:
        return ""
    for key in claim.accused:
        entity = story.entities.get(key)
        if entity is not None and entity.is_living_person and not has_conviction(entity):
            return entity.name
    return ""


def _told_in(body: Stretch, passage: PassageInPrint, people: list[Named]) -> str:
    """Whom the words of a passage say a crime of, or call an offender."""
    for line, before in paired(body):
        whole = line.whole
        if whole.end <= passage.start or passage.end <= whole.start or is_fiction(line):
            continue
        if CONVICTION.search(text_of(line, body)):
            continue
        for deed in deeds_in(line, people, before, body.language):
            place = line.base + line.tokens[deed.start].start
            if passage.start <= place < passage.end and deed.doer.is_living and not deed.doer.is_convicted:
                return deed.doer.name
        for called in called_in(line, people, before, hedged=True):
            place = line.base + line.tokens[called.noun].start
            if passage.start <= place < passage.end and called.who.is_living and not called.who.is_convicted:
                return called.who.name
    return ""
