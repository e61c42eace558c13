"""Whether the words of a line state something or only name it: "The war on cartels" has no verb.

Headlines leave out articles and auxiliaries, so that a verb is told by its form and by what stands before it. The
guess is generous: only what cannot well be a verb is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from articles.claims.detector.tokens import Token
from articles.claims.detector.words import (
    AUXILIARIES,
    DETERMINERS,
    IRREGULAR_VERBS,
    NEGATED_AUXILIARIES,
    PREPOSITIONS,
)
from articles.claims.similar.languages import language_of
from articles.claims.similar.tokens import fold

if TYPE_CHECKING:
    from articles.preflight.drift.clauses import Clause

_THIRD: Final = re.compile(r"[a-z’'-]{2,}(?<![sui])s$")
_PAST: Final = re.compile(r"[a-z’'-]{2,}ed$")
_PLURAL: Final = re.compile(r"[a-z-]{2,}(?<![su])s$")
#: What a headline says of somebody without a verb: "Mayor dead after shooting".
_PREDICATES: Final = frozenset("dead guilty missing innocent behind illegal unlawful".split())
_COLLECTIVE: Final = frozenset("police people men women children troops staff crew media".split())
#: No verb stands right behind these.
_COUNTS: Final = frozenset(
    "two three four five six seven eight nine ten dozens hundreds thousands many some all several few".split()
)
_BEFORE_NOUNS: Final = (
    DETERMINERS | PREPOSITIONS | frozenset("and or nor but than as very".split())
) - _COUNTS
_MOST_BEFORE: Final = 5


def names_topic(clause: Clause, text: str, language: str) -> bool:
    """Whether a clause of a line names a topic and states nothing. Told of English only; `text` is the line."""
    if language_of(language).code != "en":
        return False
    return not states([token for token in clause.tokens() if token.is_word], text)


def states(tokens: Sequence[Token], text: str) -> bool:
    """Whether words of an English line, without its marks, may hold a finite verb. `text` is the line."""
    return any(_may_be_verb(tokens, place, text) for place in range(len(tokens)))


def _may_be_verb(tokens: Sequence[Token], place: int, text: str) -> bool:
    low = fold(tokens[place].text).replace("’", "'")
    if low in AUXILIARIES or low in NEGATED_AUXILIARIES or low.endswith("n't"):
        return True
    if not place:
        return False
    before = fold(tokens[place - 1].text).replace("’", "'")
    between = text[tokens[place - 1].end : tokens[place].start]
    if before in _BEFORE_NOUNS or before.endswith(("'s", "s'")) or "," in between:
        return False
    if before in _COUNTS or before.isdigit():
        return (
            not _PLURAL.fullmatch(low) and low not in _BEFORE_NOUNS and low.isalpha()
        )  # "four rings", "two die"
    if _THIRD.fullmatch(low) and _ends_phrase(tokens, place):
        return False
    if place == len(tokens) - 1 and low.endswith(("able", "ible")):
        return True  # "Military action unacceptable"
    if low in _PREDICATES or (low == "to" and place + 1 < len(tokens)) or has_verb_form(low):
        return True
    many = bool(_PLURAL.fullmatch(before)) or before in _COLLECTIVE or before.endswith("men")
    return many and low not in _BEFORE_NOUNS and low.isalpha()


def _ends_phrase(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word is the last of a line and stands near a preposition: "raids on the smuggling rings"."""
    near = (fold(token.text) for token in tokens[max(0, place - 3) : place])
    return place == len(tokens) - 1 and not PREPOSITIONS.isdisjoint(near)


def has_verb_form(low: str) -> bool:
    """Whether a folded word has the form of a present with a subject in the singular, or of a past."""
    return low in IRREGULAR_VERBS or bool(_THIRD.fullmatch(low) or _PAST.fullmatch(low))


def opens_predicate(before: Sequence[str], quoted: Sequence[str]) -> bool:
    """Whether a quotation begins with the verb of what stands before it: "Trump 'signs secret order' on cartels".

    `before` are the words of the clause that lead up to it.
    """
    if not 0 < len(before) <= _MOST_BEFORE or not quoted:
        return False
    last, first = fold(before[-1]).replace("’", "'"), fold(quoted[0]).strip("“”\"'‘’«»")
    if last in _BEFORE_NOUNS or last.endswith(("'s", "s'", ",")):
        return False
    if len(quoted) == 1:
        return bool(_PAST.fullmatch(first))
    return first in AUXILIARIES or first == "to" or has_verb_form(first)
