"""Who speaks in a clause of a line: the paper flatly, or somebody whom the line names or hints at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from articles.claims.detector.tokens import Token
from articles.claims.detector.words import DETERMINERS, PREPOSITIONS
from articles.claims.similar.tokens import fold
from articles.claims.vocabulary import Basis, SpeechAct
from articles.preflight.drift.clauses import Clause
from articles.preflight.drift.predicates import opens_predicate
from articles.preflight.drift.speakers import SOURCES, colon_speaks, source_noun
from articles.preflight.drift.terms import quoted_spans
from articles.preflight.drift.words import (
    CLOSING_VERBS,
    FACTIVE,
    HEDGE_ADJECTIVES,
    HEDGES,
    MODALS,
    PASSIVES,
    SAYING_NOUNS,
    SEEN,
    SOURCE_PHRASES,
    carrying_verb,
    is_noun_too,
    showing_verb,
)
from articles.preflight.story import Line


class Voice(StrEnum):
    """How a clause says what it says."""

    FLAT = "flat"
    ATTRIBUTED = "attributed"
    """By a source with a verb, a colon, a quotation, or words such as "according to"."""
    HEDGED = "hedged"
    """By "reportedly" and its kin, which name nobody."""
    ASKED = "asked"
    POSSIBLE = "possible"
    """Said to be possible only: "may", "could"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """`voice` of a clause; `verb` is the carrying verb; `apart` are spans that somebody answers for, in the line.

    `speaker` is the span of the name before a colon.
    """

    voice: Voice
    verb: str = ""
    apart: tuple[tuple[int, int], ...] = field(default=())
    speaker: tuple[int, int] | None = None

    @property
    def is_factive(self) -> bool:
        """Whether the verb takes what it carries for a fact: "admits", "confirms"."""
        return self.verb in FACTIVE


_HEARSAY_RULES: Final = (
    "adverb.hearsay",
    "passive.hearsay",
    "es.hedge_adverb",
    "es.impersonal_que",
    "noun.hearsay",
)
_CHARGING: Final = (".charge", ".indict")
_ADJECTIVE_RULES: Final = ("adjective.hearsay", "es.hedge_adjective")


def read_voice(clause: Clause, line: Line, language: str) -> Reading:
    """Who speaks in a clause of a line."""
    if clause.is_question or clause.is_explainer:
        return Reading(Voice.ASKED)
    found = _found_by_detector(clause, line)
    if found is not None and not found.apart:
        return found
    quoted = quoted_spans(line.text, clause.start, clause.end)
    if any(
        opens_predicate(line.text[clause.start : start].split(), line.text[start:end].split())
        for start, end in quoted
    ):
        return Reading(Voice.ATTRIBUTED)
    apart = (found.apart if found else ()) + tuple(quoted)
    if _closes_with_source(clause, line):
        return Reading(Voice.ATTRIBUTED)
    speaker = colon_speaks(clause, line)
    if speaker:
        return Reading(Voice.ATTRIBUTED, speaker=speaker)
    low = fold(clause.text)
    if any(re.search(rf"\b{phrase}\b", low) for phrase in SOURCE_PHRASES) or _BEFORE_COURT.search(low):
        return Reading(Voice.ATTRIBUTED)
    view = _FOR_WHOM.match(line.text[clause.sentence[0] : clause.end])
    if view and source_noun(view.group(1)):
        return Reading(Voice.ATTRIBUTED)
    tokens = [token for token in clause.tokens() if token.is_word]
    if _OURSELVES.match(clause.text.strip()):
        return Reading(Voice.ATTRIBUTED)  # what the paper did is the paper's to say
    verb = _verb_that_carries(tokens, line, language) or _wish_that_goes_on(tokens, clause)
    if verb:
        return Reading(Voice.ATTRIBUTED, verb, apart)
    words = {fold(token.text) for token in tokens}
    if words & HEDGES:
        return Reading(Voice.HEDGED)
    if words & MODALS or words & _SPANISH_MODALS:
        return Reading(Voice.POSSIBLE, apart=apart)
    return Reading(Voice.FLAT, apart=(*apart, *_hedged_nouns(tokens)))


#: Whoever is tried, looked into or asked in vain has not been found to have done it.
_BEFORE_COURT: Final = re.compile(
    r"\b(?:on trial (?:over|for|on)|fac(?:es|ed|ing) (?:trial|charges|allegations|claims|accusations|questions)"
    r"|under (?:investigation|suspicion)|(?:investigat\w+|probe[sd]?|inquiry|look\w* into) (?:into|over|whether|claims?"
    r"|allegations?|reports?)|(?:silent|mum|tight-lipped) (?:on|about|over)|under fire"
    r"|investig\w+ (?:por|si)|a juicio por)\b"
)
#: As in "For U.S. officials, cartels are armies": whose eyes it is seen with.
_FOR_WHOM: Final = re.compile(
    r"(?:for|to|in the (?:eyes|view|words) of|para|a ojos de) ([^,:;]{2,50}),\s", re.IGNORECASE
)
_OURSELVES: Final = re.compile(r"(?:we|this (?:news)?paper|este (?:diario|peri[oó]dico))\b", re.IGNORECASE)
_WISHES: Final = frozenset("want wants wanted hope hopes hoped quiere quieren espera esperan".split())


def _wish_that_goes_on(tokens: Sequence[Token], clause: Clause) -> str:
    """The verb of "Ilmaria denies it, and wants patrols": whoever spoke before goes on, and a wish is one's own."""
    goes_on = clause.start > clause.sentence[0]
    words = [fold(token.text) for token in tokens[:2]]
    head = words[1:] if words[:1] in (["and"], ["but"], ["y"], ["pero"]) else words[:1]
    return head[0] if goes_on and head and head[0] in _WISHES else ""


_SPANISH_MODALS: Final = frozenset("podria podrian puede pueden quizas".split())


def _found_by_detector(clause: Clause, line: Line) -> Reading | None:
    """What the analyser finds in the line, where it reaches into the clause."""
    apart: list[tuple[int, int]] = []
    for found in line.reading.findings:
        said = found.statement
        spans = [*said.spans, said.cue, *([said.source] if said.source else []), *said.following]
        if said.basis is Basis.OFFICIAL_ACT or said.rule.endswith(_CHARGING):
            continue  # an act is judged as one: a charge that nobody has brought is no attribution
        if said.speech_act is SpeechAct.ORDER:
            continue  # who orders does something: "Trump orders strikes" is the paper's word
        if said.rule in _ADJECTIVE_RULES:
            apart += [
                (span.start, span.end) for span in said.spans if span.end - span.start < len(clause.text)
            ]
            continue
        if not any(span.start < clause.end and clause.start < span.end for span in spans):
            continue
        if clause.is_apart and said.cue.end <= clause.start:
            continue
        verb = carrying_verb(fold(said.cue.of(line.text)).split()[0], "en")
        voice = Voice.HEDGED if said.rule in _HEARSAY_RULES else Voice.ATTRIBUTED
        return Reading(voice, verb[0] if verb else "")
    return Reading(Voice.FLAT, apart=tuple(apart)) if apart else None


def _closes_with_source(clause: Clause, line: Line) -> bool:
    """As in "…, police say" or, without its comma, "… officials said"; the last clause answers for those before it."""
    begin, stop = clause.sentence
    words = [fold(word).strip(".,;!\"'”’") for word in line.text[begin:stop].split()]
    if len(words) < 4 or words[-1] not in CLOSING_VERBS:
        return False
    before = words[-5:-1]
    return (
        any(word.removesuffix("'s") in SOURCES for word in before)
        or line.text[begin:stop].split()[-2][:1].isupper()
    )


def _verb_that_carries(tokens: Sequence[Token], line: Line, language: str) -> str:
    """The verb by which somebody in the clause speaks, judges or answers; the empty string where none does."""
    for place, token in enumerate(tokens):
        low = fold(token.text)
        before = fold(tokens[place - 1].text) if place else ""
        after = fold(tokens[place + 1].text) if place + 1 < len(tokens) else ""
        if low == "told" and after == "to":
            continue  # who is told to do something has been given an order
        if low in SEEN and after == "as":
            return low
        if low in PASSIVES and _is_passive(low, before, after, place):
            return low
        if low in SAYING_NOUNS and after in ("of", "that", "de", "against", "contra") and before != "no":
            return low
        if place and low in _MINDS and after in ("at", "about", "over", "by", "of", "that", "por"):
            return low
        if place and low in _TALKING and after in ("about", "of", "to", "with", "on"):
            return low
        shown = showing_verb(low)
        if (
            shown
            and place
            and language != "es"
            and before not in DETERMINERS | PREPOSITIONS
            and source_noun(" ".join(each.text for each in tokens[:place]))
        ):
            return shown
        carried = carrying_verb(low, language)
        if carried is None:
            continue
        verb, kinds = carried
        if language == "es":
            if not is_noun_too(low, language) or (place and before not in _SPANISH_BEFORE_NOUNS):
                return verb
            continue
        if kinds == {"gerund"}:
            if before in ("of", "for", "over", "after", "from") or place == 0:
                return verb
            continue
        if _is_verb_here(tokens, place, low, before, after, kinds, line):
            return verb
    return ""


_SPANISH_BEFORE_NOUNS: Final = frozenset(
    "el la los las un una de del su sus por con sin tras nueva otra".split()
)
_TALKING: Final = frozenset("talks talk talked speaks speak spoke reflects reflect writes wrote".split())
#: A state of mind is its subject's own: "alarmed at the campaign".
_MINDS: Final = frozenset(
    """alarmed concerned worried outraged angry skeptical sceptical wary hopeful confident optimistic critical furious
    dismayed disappointed preocupado preocupada preocupados""".split()
)
_BE: Final = frozenset("is are was were be been being stand stands stood gets got".split())


def _is_passive(low: str, before: str, after: str, place: int) -> bool:
    """As in "accused of", "is said to", "blamed for"; a headline leaves out the "is"."""
    if low in ("said", "thought", "believed", "reported"):
        return (before in _BE and after in ("to", "by")) or (place > 0 and after == "to")
    return after in ("of", "for", "by", "in", "over", "as", "to", "with") or before in _BE or place == 0


def _is_verb_here(
    tokens: Sequence[Token], place: int, low: str, before: str, after: str, kinds: frozenset[str], line: Line
) -> bool:
    if place == 0:
        return False
    if before in DETERMINERS | PREPOSITIONS or before in ("to", "no", "new") or before in _BE:
        return before == "to" and low != "like"
    if kinds == {"base"}:
        return before in ("will", "to", "not", "would") or (
            before.endswith("s")
            and not is_noun_too(after, "en")
            and (before in SOURCES or not is_noun_too(low, "en"))
        )
    if is_noun_too(low, "en"):
        if _is_adjective(tokens[place - 1], line):
            return False  # "in Serbian protests"
        speaks = before.removesuffix("'s") in SOURCES or tokens[place - 1].text[:1].isupper()
        return speaks and "third" in kinds and not tokens[place - 1].text.endswith(("'s", "’s"))
    return after != "by"


def _is_adjective(token: Token, line: Line) -> bool:
    """Whether a word tells of what country something is."""
    return any(
        match.start <= token.start < match.end and match.sense == "demonym" for match in line.reading.mentions
    )


def _hedged_nouns(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """In "alleged plot" the noun is somebody's word, and not the paper's."""
    return [
        (token.start, tokens[place + 1].end if place + 1 < len(tokens) else token.end)
        for place, token in enumerate(tokens)
        if fold(token.text) in HEDGE_ADJECTIVES
    ]
