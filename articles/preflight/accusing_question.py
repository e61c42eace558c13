"""P32, the part about lines: a question in a headline, standfirst, crosshead or caption that accuses.

"Did Maduro profit from the drug trade?" says what it seems to ask. W where a question names a living person, or a
small group or body that can be harmed, and asks for a wrong: a crime, or what the body has only as an accusation or
hearsay about that person. Questions that ask for news ("Will Maduro leave?"), quoted questions and questions about
somebody who was wronged ("Who killed Dar?") are let be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from articles.claims.similar.tokens import fold
from articles.claims.vocabulary import AttributionMode
from articles.preflight.accused import ACCUSING
from articles.preflight.drift.body import Body, read_body
from articles.preflight.drift.clauses import Clause, clauses_of
from articles.preflight.drift.matching import best, terms_of
from articles.preflight.drift.terms import Term, quoted_spans
from articles.preflight.drift.wording import place_of
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import EntityOnFile, Line, StoryInCheck
from articles.uncued import ObservationKind
from articles.uncued.words import CRIMES

_RULE: Final = "insinuation.question"
_SHARE: Final = 0.45
#: Beginnings of verbs that ask for a wrong.
_WRONGS: Final = re.compile(
    r"\b(?:profit|steal|stole|brib|launder|traffick|smuggl|murder|kill|tortur|rape|abus|kidnap|abduct|embezz|extort"
    r"|cover(?:ed|ing)? up|rig(?:ged|ging)?\b|corrupt|collu|conspir|defraud|cheat|bomb|poison|silenc|blackmail"
    r"|lie(?:d|s)?\b|hid(?:e|es|ing)?\b|guilty|complicit|behind\b|terrorist|trafficker|criminal|murderer|crook"
    r"|rob(?:o|aron|ar)?\b|mat(?:o|aron|ar)\b|sobor|lav(?:o|aron|ar)\b|tortur|secuestr|ocult|encubr|desvi|minti|culpable"
    r"|corrup|asesin|trafic|extorsion|estaf|narco)",
)
#: What is still to come cannot have been done: "Will Maduro leave?"
_AHEAD: Final = re.compile(r"(?:will|would|should|can|could)\b")
_SPANISH_FUTURE: Final = re.compile(r"\w[aeií]r(?:á|án)\b")
_WHO: Final = re.compile(r"^(?:who|whom|quien|quienes|a quien)\b")


def check(story: StoryInCheck) -> Iterator[Finding]:
    """W for each accusing question, at most one a line."""
    asking = [(line, clause) for line in story.lines for clause in clauses_of(line) if clause.is_question]
    if not asking:
        return
    body = read_body(story)
    done: set[int] = set()
    for line, clause in asking:
        if id(line) not in done and _accuses(line, clause, body, story):
            done.add(id(line))
            yield _finding(story, line, clause)


def _accuses(line: Line, clause: Clause, body: Body, story: StoryInCheck) -> bool:
    if quoted_spans(line.text, clause.start, clause.end) or _WHO.match(fold(clause.text).strip(' ¿"“«')):
        return False
    low = fold(clause.text)
    asks_a_wrong = bool(_WRONGS.search(low)) or any(word in CRIMES for word in re.findall(r"[\w-]+", low))
    is_ahead = bool(_AHEAD.match(low.strip(' ¿"“«'))) or bool(_SPANISH_FUTURE.search(clause.text))
    if is_ahead and not asks_a_wrong:
        return False
    if any(
        seen.kind is ObservationKind.INSINUATION and seen.rule == _RULE for seen in line.reading.observations
    ):
        return True
    people = list(_people(line, story))
    if not people and not _newcomers(line, story):
        return False
    return asks_a_wrong or _asks_what_is_accused(terms_of(clause, line, body), body)


def _people(line: Line, story: StoryInCheck) -> Iterator[EntityOnFile]:
    """Living people on file whom a line names, by any name of theirs or by the last word of one."""
    keys = {match.key for match in line.reading.mentions if match.key}
    words = {
        fold(word).strip(".,:;?¿'\"“”").removesuffix("'s") for word in line.text.replace("’", "'").split()
    }
    for entity in story.entities.values():
        if not entity.is_living_person:
            continue
        last = fold(entity.name).split()[-1:]
        if entity.key in keys or (last and last[0] in words):
            yield entity


_PERSONS: Final = frozenset({"person", "official"})


def _newcomers(line: Line, story: StoryInCheck) -> bool:
    """Whether the line names somebody who is not on file, as the body shows."""
    names = [
        newcomer.name
        for reading in (line.reading, story.reading)
        if reading is not None
        for newcomer in reading.newcomers
        if newcomer.kind in _PERSONS
    ]
    words = set(re.findall(r"\w+", fold(line.text)))
    return any(fold(name).split()[-1] in words for name in names if name.strip())


def _asks_what_is_accused(terms: list[Term], body: Body) -> bool:
    """Whether the question asks for what the body has as an accusation or as hearsay."""
    accusations = [
        said for said in body.attributed if said.act in ACCUSING or said.mode == AttributionMode.HEARSAY.value
    ]
    match = best(terms, accusations, body)
    return match is not None and match.share >= _SHARE and match.content >= 1.0


def _finding(story: StoryInCheck, line: Line, clause: Clause) -> Finding:
    return Finding(
        rule="P32",
        severity="W",
        place=place_of(line, story),
        text=clause.text,
        message="A question that accuses says what it asks: name who says so, or ask something else.",
        field=line.field,
        start=line.offset + clause.start,
        end=line.offset + clause.end,
        cure=Cure(CureKind.FIELD, f"Go to the {line.field}", target=line.field),
    )
