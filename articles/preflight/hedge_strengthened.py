"""P02, hedge strengthened: a line, or a claim on file, says more surely or more exactly what the story says with care.

W, for all of it: on the test half of the labelled headlines five of seven were right, too few to hold a story up.
Modality: the body says that something may happen, is weighed or is planned, and the line says that it will or did
("may send" becomes "will send", "considering" becomes "orders", "plans to" becomes "does"); or a noun has lost the
"alleged" that it has everywhere in the body. The same between a passage and its claim on file, whichever is surer.
Record: "up to" or "at least" is gone from a number or has turned into another bound; or amount, purpose,
programme or date of a reward, designation, sanction or charge is not that of the record on file.

Headlines print the future as an infinitive ("House to vote"), so "plans to" may become "to" and "will". What the body
also says as surely as the line, somewhere, is no strengthening.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from articles.body.text import sentences_around
from articles.preflight.drift.body import Body, read_body
from articles.preflight.drift.bounds import lost_bounds
from articles.preflight.drift.clauses import Clause, clauses_of
from articles.preflight.drift.matching import terms_of
from articles.preflight.drift.modality import Raised, between, lost_hedge, raised
from articles.preflight.drift.on_record import differences
from articles.preflight.drift.predicates import names_topic
from articles.preflight.drift.voice import Voice, read_voice
from articles.preflight.drift.wording import place_of
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import ClaimInPrint, Line, PassageInPrint, StoryInCheck

#: Behind these stands a whole statement, whose verb can be read.
_SAYING: Final = frozenset("say tell report state claim allege argue suggest decir afirmar asegurar".split())


def check(story: StoryInCheck) -> Iterator[Finding]:
    """W for modality, at most one a line or passage, and for each bound or record that differs."""
    for line in story.lines:
        yield from _in_line(story, line, read_body(story))
    for passage in story.passages:
        if passage.claim is not None:
            yield from _in_passage(story, passage, passage.claim)


def _in_line(story: StoryInCheck, line: Line, body: Body) -> Iterator[Finding]:
    for clause in clauses_of(line):
        reading = read_voice(clause, line, story.language)
        if reading.voice is Voice.ASKED or (reading.verb and reading.verb not in _SAYING):
            continue  # what is announced, urged or feared is no more than named
        terms = terms_of(clause, line, body)
        states = not names_topic(clause, line.text, story.language)
        found = raised(clause.text, clause.start, terms, body) if states else None
        found = found or lost_hedge(clause.text, terms, body)
        if found:
            yield _modality(story, line, clause, found)
            break
    if line.field != "slug":
        for amount, instead in lost_bounds(line, body, story):
            yield _record(story, line, amount.start, amount.end, instead, CureKind.REPLACE)
        for difference in differences(line, story):
            yield _record(
                story,
                line,
                difference.start,
                difference.end,
                difference.on_file,
                CureKind.ENTITY,
                difference.key,
            )


def _modality(story: StoryInCheck, line: Line, clause: Clause, found: Raised) -> Finding:
    return Finding(
        rule="P02",
        severity="W",
        place=place_of(line, story),
        text=clause.text,
        message=f"The story is less sure: it says “{found.body}”. Keep the doubt here too.",
        field=line.field,
        start=line.offset + clause.start,
        end=line.offset + clause.end,
        cure=Cure(CureKind.FIELD, f"Go to the {line.field}", target=line.field),
    )


def _record(
    story: StoryInCheck, line: Line, start: int, end: int, instead: str, kind: CureKind, key: str = ""
) -> Finding:
    words = line.text[start:end]
    source = "The record on file" if key else "The story"
    cure = (
        Cure(kind, f"Change to “{instead}”", target=line.field, value=instead)
        if kind is CureKind.REPLACE
        else Cure(kind, "Open the record on file", target=key)
    )
    return Finding(
        rule="P02",
        severity="W",
        place=place_of(line, story),
        text=words,
        message=f"{source} says {instead}, and this says {words}.",
        field=line.field,
        start=line.offset + start,
        end=line.offset + end,
        cure=cure,
    )


def _in_passage(story: StoryInCheck, passage: PassageInPrint, claim: ClaimInPrint) -> Iterator[Finding]:
    """The claim's own words beside the passage that prints it."""
    sentence = sentences_around(story.text, passage.start, passage.end)
    found = between(passage.exact, story.text[slice(*sentence)], claim)
    if found:
        yield Finding(
            rule="P02",
            severity="W",
            place=story.place_of(passage.start),
            text=passage.exact,
            message=found,
            field="body",
            start=passage.start,
            end=passage.end,
            cure=Cure(CureKind.CLAIM, "Open the claim", target=claim.uid),
        )
