"""P01, attribution drift: a line states flatly what the body prints only as somebody's word.

A line is a headline, standfirst, crosshead, caption or slug. It drifts where one of its clauses says what the body
only attributes (mode document, on record, officials, anonymous, media or hearsay) and gives it neither a source nor a
cue, a colon, quotation marks, nor a verb that carries an attribution (accuses, denies, warns). What the body says in
its own voice as well may be flat, and so may an act that is done by being said: designations, charges, sanctions,
rewards, and what somebody openly announces, pledges or refuses. A question and a "may" are not flat; a verb that
takes its content for a fact (admits, confirms) is, unless the body has that verb too.

Which claims a line prints, a person may have said: such a clause drifts in words of its own as well.

Severity B, one finding a line. The cure puts the source or the cue back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from articles.claims.similar.tokens import fold
from articles.claims.vocabulary import AttributionMode, SpeechAct
from articles.preflight.drift.body import Body, Said, read_body
from articles.preflight.drift.clauses import Clause, clauses_of
from articles.preflight.drift.levels import level_of
from articles.preflight.drift.matching import Match, best, level_beside, match_of, terms_of
from articles.preflight.drift.predicates import names_topic
from articles.preflight.drift.terms import Bag, Term
from articles.preflight.drift.voice import Reading, Voice, read_voice
from articles.preflight.drift.wording import attributed_wording, place_of, said_by
from articles.preflight.drift.words import COMPETENT, OWN_ACTS
from articles.preflight.finding import Finding
from articles.preflight.story import EntityOnFile, Line, StoryInCheck

#: A body that says it in its own voice nearly as fully lets the line be flat.
_MARGIN: Final = 0.08
_CONTENT: Final = 0.2
#: A label of a few words matches whatever has its names.
_LABEL_MARGIN: Final = 0.25

#: A crosshead or slug of two words names a topic and states nothing.
_TOPIC: Final = 2.6
#: So does a clause without a verb, "The raids on the rings", unless it tells nearly all.
_VERBLESS: Final = 3.6
_TOPICS: Final = frozenset({"crosshead", "slug"})
#: An official act lets a line be flat that says little more than the act.
_BEYOND_ACT: Final = 0.2


def check(story: StoryInCheck) -> Iterator[Finding]:
    """B for each line with a clause that says flatly what the body only attributes."""
    if not story.lines:
        return
    body = read_body(story)
    if not body.attributed:
        return
    for line in story.lines:
        worst = max(_drifts(story, line, body), key=lambda pair: pair[1].share, default=None)
        if worst is not None:
            yield _finding(story, line, *worst)


def _drifts(story: StoryInCheck, line: Line, body: Body) -> Iterator[tuple[Clause, Match]]:
    for clause in clauses_of(line):
        reading = read_voice(clause, line, story.language)
        match = drift_of(clause, reading, line, body)
        if match is not None:
            yield clause, match


def drift_of(clause: Clause, reading: Reading, line: Line, body: Body) -> Match | None:
    """The attributed statement that a clause says flatly, or None."""
    if reading.voice is not Voice.FLAT and not reading.is_factive and reading.speaker is None:
        return None
    terms = terms_of(clause, line, body, reading.apart)
    match = best(terms, body.attributed, body)
    if match is None or not match.is_same or match.content < _least(clause, line, body):
        match = _confirmed(clause, terms, line, body)
    if match is None:
        return None
    if reading.is_factive and (_body_has(reading.verb, terms, body) or _names_source(line, match.said)):
        return None
    if _IN_COURT.search(clause.text) and _is_the_charge(line, terms, match, body):
        return None
    if _is_death_notice(clause, terms, match) or _is_own_act(clause, match.said):
        return None
    if reading.speaker is not None and not _is_accused(reading.speaker, line, match, body.entities):
        return None
    return None if _says_itself(clause, terms, match, body) else match


#: Of a claim that somebody said the line prints, in whatever words: less must be found again.
_CONFIRMED: Final = 0.3


def _confirmed(clause: Clause, terms: list[Term], line: Line, body: Body) -> Match | None:
    """The statement that the clause says again because a person said so, though in words of its own; or None.

    The clause must lie where the claim is printed, and share something with it: of a line with two clauses it is not
    known which one prints the claim.
    """
    here = {uid for uid, start, end in line.prints if start < clause.end and clause.start < end}
    said = [each for each in body.attributed if each.claim is not None and each.claim.uid in here]
    match = best(terms, said, body)
    return match if match is not None and match.content > 0 and match.share >= _CONFIRMED else None


def _least(clause: Clause, line: Line, body: Body) -> float:
    """How much content a line must share with a statement: more where it may name a topic only."""
    if line.field in _TOPICS:
        return _TOPIC
    return _VERBLESS if names_topic(clause, line.text, body.language) else 0.0


#: A line that has the charge, the court or the answer to it does not say that it is so.
_IN_COURT: Final = re.compile(
    r"\b(?:charg\w+|indict\w*|accus\w+|alleg\w+|prosecut\w+|court\w*|tri(?:al|ed)|judge\w*|arraign\w*|plead\w*"
    r"|faces?|facing|den(?:y|ies|ied)|suspect\w*|case|probe|acus\w+|imput\w+|procesa\w*|fiscal\w*|juicio|tribunal|niega)\b",
    re.IGNORECASE,
)


def _is_the_charge(line: Line, terms: list[Term], match: Match, body: Body) -> bool:
    """Whether what the clause says again is a charge, about as well as it says anything else."""
    charges = [said for said in body.attributed if said.act == SpeechAct.CHARGE.value]
    least = match.share - (_LABEL_MARGIN if line.field in ("crosshead", "slug") else _MARGIN)
    return any(match_of(terms, said, body.whole).share >= least for said in charges)


def _says_itself(clause: Clause, terms: list[Term], match: Match, body: Body) -> bool:
    """Whether the paper says it in its own voice too, no less surely: as an official act, or about as fully."""
    sure = level_of(clause.text, is_line=True)
    for said in body.own:
        own = match_of(terms, said, body.whole)
        if (
            said.is_act
            and own.is_same
            and own.share >= match.share - _BEYOND_ACT
            and _names_act(terms, said, body)
        ):
            return True
        as_full = own.share >= match.share - _MARGIN and own.content >= match.content - _CONTENT
        if as_full and (said.is_act or level_beside(said, terms, body) >= sure):
            return True
    return False


def _names_act(terms: list[Term], said: Said, body: Body) -> bool:
    """Whether the clause has the act itself: who was charged with bribery has not taken bribes."""
    act = Bag.of((), [said.cue, said.act], body.language)
    return any(act.share_of(term) for term in terms if not term.is_name)


_OFFICIAL: Final = frozenset({AttributionMode.ON_RECORD.value, AttributionMode.OFFICIAL_UNNAMED.value})


def _is_own_act(clause: Clause, said: Said) -> bool:
    """Whether an authority tells of what it did itself: "police said they had arrested two men"."""
    if said.mode not in _OFFICIAL or not (OWN_ACTS.search(clause.text) and OWN_ACTS.search(said.words)):
        return False
    return not COMPETENT.isdisjoint(fold(word).strip(".,") for word in said.source.split())


_DIES: Final = re.compile(
    r"^[^\d:;]+? (?:dies|dead|muere|fallece)(?:,? (?:aged?|at|at age|a los) \d{1,3}(?: años)?)?$",
    re.IGNORECASE,
)


def _is_death_notice(clause: Clause, terms: list[Term], match: Match) -> bool:
    """Read "Robert Mugabe dies aged 95": that somebody named has died, and nothing of how, if it is openly said."""
    openly = match.said.mode not in (AttributionMode.HEARSAY.value, AttributionMode.MEDIA.value)
    return openly and bool(_DIES.match(clause.text.strip(" ."))) and any(term.is_name for term in terms)


def _is_accused(
    speaker: tuple[int, int], line: Line, match: Match, entities: Mapping[str, EntityOnFile]
) -> bool:
    """Whether the name before a colon is that of the accused: "Maduro: profiteer" is nobody's speech."""
    claim = match.said.claim
    if claim is None:
        return False
    name = set(fold(line.text[speaker[0] : speaker[1]]).split())
    names = [form for key in claim.accused if key in entities for form in entities[key].names]
    return any(name <= set(fold(form).split()) for form in names)


def _names_source(line: Line, said: Said) -> bool:
    """Whether the line gives the statement to whom the body gives it: "police confirm" for "police said"."""
    source = {word for word in fold(said.source).split() if word not in ("the", "a", "an")}
    return not source.isdisjoint(fold(line.text).replace(",", " ").split())


def _body_has(verb: str, terms: list[Term], body: Body) -> bool:
    """Whether the body has the verb that takes its content for a fact."""
    return any(body.whole.share_of(term) for term in terms if any(verb[:5] in form for form in term.forms))


def _finding(story: StoryInCheck, line: Line, clause: Clause, match: Match) -> Finding:
    return Finding(
        rule="P01",
        severity="B",
        place=place_of(line, story),
        text=clause.text,
        message=f"The story prints this only {said_by(match.said)}: say so here too.",
        field=line.field,
        start=line.offset + clause.start,
        end=line.offset + clause.end,
        cure=attributed_wording(line, clause, match.said, story),
    )
