"""Where a wording is surer than what it goes back to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from articles.claims.detector.words import PREPOSITIONS
from articles.claims.similar.languages import language_of
from articles.claims.similar.tokens import fold
from articles.preflight.drift.body import Body, Said
from articles.preflight.drift.levels import INTENDED_WORDS, POSSIBLE_WORDS, Level, level_of, parts_of
from articles.preflight.drift.matching import match_of
from articles.preflight.drift.terms import Bag, Term, bag_of, terms_in
from articles.preflight.drift.words import HEDGE_ADJECTIVES
from articles.preflight.story import ClaimInPrint

#: How much of a clause the hedged part must share. Less than for drift, since the hedged verb itself must be in it.
_SHARE: Final = 0.5
_CONTENT: Final = 1.0
#: What the story says elsewhere much more like the line is what the line says.
_BESIDE_BEST: Final = 0.2
#: How much of the content of a clause a part must have to say the same surely.
_SETTLES: Final = 0.6
_SHOWN_WORDS: Final = 14


@dataclass(frozen=True, slots=True)
class Raised:
    """`body` are the careful words."""

    body: str


def raised(words: str, start: int, terms: Sequence[Term], body: Body) -> Raised | None:
    """What the body says with more care than a clause, where it never says it as surely; else None.

    `start` is where the words begin in the line that the terms' offsets count in.
    """
    mine = level_of(words, is_line=True)
    if mine is Level.POSSIBLE:
        return None
    denied = is_negated(words, body.language)
    content = [term for term in terms if not term.is_name and not term.is_number]
    everything = (*body.attributed, *body.own)
    found: list[tuple[float, str, list[Term]]] = []
    matches = [match_of(terms, said, body.whole) for said in everything]
    top = max((match.share for match in matches), default=0.0)
    for said, match in zip(everything, matches, strict=True):
        if match.share < max(_SHARE, top - _BESIDE_BEST) or match.content < _CONTENT:
            continue
        for part in parts_of(said.words):
            governed = _governed(part, body.language)
            if (
                governed is None
                or not _is_raised(governed[0], mine)
                or is_negated(part, body.language) != denied
            ):
                continue
            _, under, is_weak = governed
            verbs = [
                term
                for term in content
                if under.share_of(term) and (is_weak or not _is_object(words, start, term))
            ]
            if verbs:
                found.append((match.share, part, verbs))
    if not found:
        return None
    _, part, verbs = max(found, key=lambda each: each[0])
    if any(_says_as_surely(said, verbs, content, mine, body.language) for said in everything):
        return None
    return Raised(_shown(part))


def _says_as_surely(
    said: Said, verbs: Sequence[Term], content: Sequence[Term], mine: Level, language: str
) -> bool:
    """Whether a part of a stretch has what is hedged elsewhere, with most of the clause, and no less surely."""
    if not any(said.bag.share_of(term) for term in verbs):
        return False
    whole = sum(term.weight for term in content)
    for part in parts_of(said.words):
        if level_of(part) < mine:
            continue
        bag = bag_of(part, language)
        shared = sum(bag.share_of(term) * term.weight for term in content)
        if any(bag.share_of(term) for term in verbs) and shared >= _SETTLES * whole:
            return True
    return False


def is_negated(words: str, language: str) -> bool:
    """Whether a part denies: "no decision", "never met", "won't"."""
    negators = language_of(language).negators
    low = fold(words).replace("’", "'")
    return "n't" in low or any(word.strip(".,;:'\"") in negators for word in low.split())


def _is_raised(careful: Level, sure: Level) -> bool:
    if careful is Level.POSSIBLE:
        return sure > Level.POSSIBLE
    return careful is Level.INTENDED and sure is Level.DONE


#: How many words of content behind a modal are what it governs; more behind "is exploring options such as".
_NEAR: Final = 1
_FAR: Final = 6
#: A modal has its verb within so many words.
_REACH: Final = 4
_BEHIND: Final = re.compile(
    r"\b(?:after|since|because|amid|despite|in|on|at|during|before|when|while|over|from|with|tras|desde|en|por)\b"
)


def _governed(part: str, language: str) -> tuple[Level, Bag, bool] | None:
    """The lowest level that a part has a word for, what stands under that word, and whether the word takes a noun
    ("is weighing a curfew") rather than a verb; None where it has no such word.
    """
    low = fold(part).replace("’", "'")
    for level, pattern in ((Level.POSSIBLE, POSSIBLE_WORDS), (Level.INTENDED, INTENDED_WORDS)):
        first = next((match for match in pattern.finditer(low) if not _is_month(part, match)), None)
        if first is None:
            continue
        is_weak = level is Level.POSSIBLE and first.group().split()[0] not in _MODALS
        rest = low[first.end() :]
        if is_weak:
            rest = _BEHIND.split(rest, maxsplit=1)[0]
        else:
            rest = " ".join(rest.split()[:_REACH])
        following = terms_in(rest, 0, len(rest), language=language)
        near = _NEAR + (bool(following) and following[0].weight < 1.0)
        return level, Bag.of(following[: _FAR if is_weak else near]), is_weak
    return None


_PREPOSITION: Final = re.compile(
    r"\b(?:on|over|of|about|to|for|in|at|amid|after|by|from|with|de|por|sobre) (?:\w+ )?$"
)


def _is_object(words: str, start: int, term: Term) -> bool:
    """Whether a term stands behind a preposition, as a noun: "silent on job cuts"."""
    return bool(_PREPOSITION.search(fold(words[: max(0, term.start - start)]))) and not re.search(
        r"\bto $", words[: max(0, term.start - start)]
    )


_MODALS: Final = frozenset("may might could can podria podrian puede pueden".split())


def _is_month(part: str, match: re.Match[str]) -> bool:
    return match.group() == "may" and part[match.start() : match.end()] == "May" and match.start() > 0


def _shown(part: str) -> str:
    words = part.split()
    return " ".join(words[:_SHOWN_WORDS]) + (" …" if len(words) > _SHOWN_WORDS else "")


# --- "alleged" ------------------------------------------------------------------------------------------------


def lost_hedge(words: str, terms: Sequence[Term], body: Body) -> Raised | None:
    """A noun of the clause that the body never prints without "alleged" or its like; None where there is none."""
    if {fold(word).strip(".,'\"") for word in words.split()} & HEDGE_ADJECTIVES:
        return None
    everywhere = (*body.attributed, *body.own)
    for said in everywhere:
        heads = _hedged_heads(said.words, body.language)
        if not heads or match_of(terms, said, body.whole).share < _SHARE:
            continue
        for phrase, head in heads:
            named = [term for term in terms if not term.is_name and term.weight >= 1.0 and head & term.forms]
            if named and not any(_prints_bare(other, head, body.language) for other in everywhere):
                return Raised(phrase)
    return None


@lru_cache(maxsize=1024)
def _hedged_heads(words: str, language: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Phrases such as "alleged gang leader" with the forms of their last word."""
    return tuple(_heads(words, language))


def _heads(words: str, language: str) -> Iterator[tuple[str, frozenset[str]]]:
    parts = words.split()
    for place, word in enumerate(parts):
        if fold(word).strip(".,'\"“”") not in HEDGE_ADJECTIVES - {"accused", "reported"}:
            continue
        phrase: list[str] = []
        for following in parts[place + 1 : place + 4]:
            bare = fold(following).strip(".,;:'\"“”")
            if bare in language_of(language).stop_words:
                break
            phrase.append(following.strip(".,;:"))
            if following[-1:] in ".,;:":
                break
        if phrase:
            last = phrase[-1]
            yield f"{word} {' '.join(phrase)}", bag_of(last, language).forms


def _prints_bare(said: Said, head: frozenset[str], language: str) -> bool:
    """Whether a stretch has the noun without the hedge."""
    hedged = [forms for _, forms in _hedged_heads(said.words, language)]
    count = sum(
        1 for term in terms_in(said.words, 0, len(said.words), language=language) if term.forms & head
    )
    return count > sum(1 for forms in hedged if forms & head)


# --- a passage and its claim ----------------------------------------------------------------------------------


def between(exact: str, sentence: str, claim: ClaimInPrint) -> str:
    """What is surer, the passage or the claim on file, in words; empty where they are as sure as each other.

    `sentence` is the one in which the passage stands: what makes it less sure may be left out of the mark ("called
    for a debate in September").
    """
    record = claim.statement or claim.public_text
    if not record or not exact.strip() or fold(exact.split()[0]) in PREPOSITIONS:
        return ""  # "for a debate in September": what was asked for, and not that it will be
    printed, filed = level_of(exact), level_of(record)
    if printed == filed or not _shares(exact, record, claim.language):
        return ""
    if _is_raised(filed, min(printed, level_of(sentence))) and not _under_care(exact, claim):
        return (
            f"The claim on file says it with more care: “{_shown(record)}”. Print it so, or change the claim."
        )
    if _is_raised(printed, filed) and not _under_care(record, claim):
        return f"The claim on file is surer than what is printed: “{_shown(record)}”. Change the claim."
    return ""


def _under_care(words: str, claim: ClaimInPrint) -> bool:
    """Whether the cue itself keeps the doubt: "plans to" may be the cue and not the content."""
    return level_of(claim.cue) < Level.DONE or level_of(words) < Level.COMING


def _shares(one: str, other: str, language: str) -> bool:
    terms = [term for term in terms_in(one, 0, len(one), language=language) if term.weight >= 1.0]
    bag = bag_of(other, language)
    return bool(terms) and sum(bag.share_of(term) for term in terms) >= 0.5 * len(terms)
