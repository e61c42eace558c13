"""Numbers of a line whose "up to" or "at least" is gone, or has become another bound."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from articles.preflight.drift.amounts import Amount, amounts_in, same
from articles.preflight.drift.body import Body
from articles.preflight.drift.clauses import clauses_of
from articles.preflight.drift.matching import match_of, terms_of
from articles.preflight.story import Line, StoryInCheck

_WORDS: Final = {"most": "up to", "least": "at least"}
_SPANISH: Final = {"most": "hasta", "least": "al menos"}
#: A guess beside a least is no drift: "some 200 homes" for "at least 200". That a round number is about right goes
#: without saying in a headline, so an "about" may fall away.
_LOOSE: Final = frozenset({("least", "about")})
_ABOUT: Final = 0.25


def lost_bounds(line: Line, body: Body, story: StoryInCheck) -> Iterator[tuple[Amount, str]]:
    """Each such number of a line with what the body says instead."""
    amounts = [
        amount
        for amount in amounts_in(line.text, story.language)
        if amount.kind in ("count", "money", "percent")
    ]
    if not amounts:
        return
    held = [
        (each, sentence)
        for sentence in body.sentences
        for each in amounts_in(story.text, story.language, start=sentence.start, end=sentence.end)
    ]
    for amount in amounts:
        equal = [
            (each, sentence)
            for each, sentence in held
            if each.kind == amount.kind and each.value == amount.value and same(amount, each)
        ]
        if not equal or any(each.bound == amount.bound for each, _ in equal):
            continue
        clause = next((part for part in clauses_of(line) if part.start <= amount.start < part.end), None)
        terms = terms_of(clause, line, body) if clause else []
        for each, sentence in equal:
            if each.bound not in _WORDS or (each.bound, amount.bound) in _LOOSE:
                continue
            if match_of(terms, sentence, body.whole).share >= _ABOUT:
                words = _SPANISH if story.language.startswith("es") else _WORDS
                yield amount, f"{words[each.bound]} {each.text}"
                break
