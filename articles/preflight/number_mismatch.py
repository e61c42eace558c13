"""P12, number mismatch: a number in a headline, standfirst or crosshead that the body gives differently, or nowhere.

B where the body has another number for the same thing: of the same unit or currency, in a sentence about what the line
says. W where the number is nowhere in the body. The same number in another notation is no mismatch: "$50m" is
"50 million dollars", "a dozen" is 12, "more than 2,000" is 2,134, "dozens" is 46, and the sum or difference of two
numbers of one sentence may stand in a line. Numbers that belong to names ("Boeing 737", "Barrio 18") and years that
the day of the story explains are let be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from articles.preflight.drift.amounts import Amount, amounts_in, same
from articles.preflight.drift.body import Body, Said, read_body
from articles.preflight.drift.clauses import clauses_of
from articles.preflight.drift.enumerated import lengths_of_lists
from articles.preflight.drift.matching import match_of, terms_of
from articles.preflight.drift.terms import Term
from articles.preflight.drift.wording import place_of
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import Line, StoryInCheck

_FIELDS: Final = frozenset({"headline", "standfirst", "crosshead", "social_title"})
#: How much of a clause a sentence must share for its number to be the one the clause means.
_ABOUT: Final = 0.3
#: More where nothing but the sentence tells that both count the same.
_SURELY_ABOUT: Final = 0.45


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number of the body and its sentence."""

    amount: Amount
    sentence: Said


def check(story: StoryInCheck) -> Iterator[Finding]:
    """B for a number that differs from the body's, W for one that is not in the body."""
    lines = [line for line in story.lines if line.field in _FIELDS and any(map(str.isalnum, line.text))]
    wanted = [(line, amount) for line in lines for amount in _numbers(line, story)]
    if not wanted or not story.text.strip():
        return
    body = read_body(story)
    held = [
        _Counted(amount, sentence)
        for sentence in body.sentences
        for amount in amounts_in(story.text, story.language, start=sentence.start, end=sentence.end)
    ]
    for line, amount in wanted:
        if not _is_in(amount, held, story) and not _is_listed(amount, body):
            yield _finding(story, line, amount, _instead(line, amount, held, body))


def _numbers(line: Line, story: StoryInCheck) -> Iterator[Amount]:
    """The numbers of a line but for those in names."""
    named = [(match.start, match.end) for match in (*line.reading.mentions, *line.reading.weak)]
    for amount in amounts_in(line.text, story.language):
        if not any(start < amount.end and amount.start < end for start, end in named):
            yield amount


def _is_in(amount: Amount, held: Sequence[_Counted], story: StoryInCheck) -> bool:
    """Whether the body has the number, in another notation, as a sum or difference, or by its day."""
    if any(same(amount, each.amount) for each in held):
        return True
    if amount.kind == "date" and story.story_date is not None:
        year, month, day = amount.value
        today = story.story_date
        if year in (0, today.year) and (month, day) in ((0, 0), (today.month, today.day), (today.month, 0)):
            return True
    return amount.kind in ("count", "percent", "money") and _is_reckoned(amount, held)


def _is_listed(amount: Amount, body: Body) -> bool:
    """Whether the body names so many in one list: "five cartels" over the five of them."""
    if amount.kind != "count" or amount.value[0] != int(amount.value[0]):
        return False
    return any(int(amount.value[0]) in lengths_of_lists(sentence.words) for sentence in body.sentences)


def _is_reckoned(amount: Amount, held: Sequence[_Counted]) -> bool:
    """As the sum or the difference of two numbers of one sentence that measure the same."""
    by_sentence: dict[int, list[Amount]] = {}
    for each in held:
        if each.amount.kind != "vague" and each.amount.kind != "date":
            by_sentence.setdefault(each.sentence.start, []).append(each.amount)
    for numbers in by_sentence.values():
        few = numbers[:_MOST_RECKONED]
        for place, one in enumerate(few):
            for other in few[place + 1 :]:
                if one.kind != other.kind or (
                    one.kind != amount.kind and {one.kind, amount.kind} != {"count", "percent"}
                ):
                    continue
                a, b = one.value[0], other.value[0]
                alike = not (one.units and other.units and one.units.isdisjoint(other.units))
                # Seven pardons and four commutations are eleven people; seven less four of them is nothing.
                if amount.value[0] == a + b or (alike and amount.value[0] == abs(a - b)):
                    return True
    return False


_MOST_RECKONED: Final = 12


def _instead(line: Line, amount: Amount, held: Sequence[_Counted], body: Body) -> Amount | None:
    """The body's number for what the line counts, or None where it has none."""
    terms = _terms_beside(line, amount, body)
    rated: list[tuple[float, Amount]] = []
    shares: dict[int, float] = {}
    for each in held:
        needed = _needed(amount, each.amount)
        if needed is None:
            continue
        if each.sentence.start not in shares:
            shares[each.sentence.start] = match_of(terms, each.sentence, body.whole).share
        share = shares[each.sentence.start]
        if share >= needed:
            rated.append((share + (0.2 if amount.units & each.amount.units else 0.0), each.amount))
    return max(rated, key=lambda pair: pair[0])[1] if rated else None


def _terms_beside(line: Line, amount: Amount, body: Body) -> list[Term]:
    """What the clause around a number is about."""
    for clause in clauses_of(line):
        if clause.start <= amount.start < clause.end:
            return terms_of(clause, line, body)
    return []


def _needed(amount: Amount, other: Amount) -> float | None:
    """How much the sentence must share with the clause for both to measure one thing; None if they cannot."""
    if "vague" in (amount.kind, other.kind):
        return None
    if amount.kind != other.kind:
        return None
    if amount.kind in ("money", "percent"):
        return _ABOUT if amount.currency == other.currency else None
    if amount.kind == "date":
        is_year = not any(amount.value[1:])
        return (_SURELY_ABOUT if is_year else _ABOUT) if _same_shape(amount, other) else None
    if amount.is_age or other.is_age:
        return _ABOUT if amount.is_age and other.is_age else None
    if amount.units & other.units:
        return _ABOUT
    if not amount.units or not other.units:
        return _SURELY_ABOUT
    # A headline leaves out what it counts: "more than 20,000 flee" is counted in people.
    return _SURELY_ABOUT if other.is_people and not amount.units & _MEASURES else None


_MEASURES: Final = frozenset(
    "year month week day hour minute mile kilometr metr ton tonn acr hectar ano mes semana dia hora minuto".split()
)


def _same_shape(one: Amount, other: Amount) -> bool:
    """Whether two dates leave open the same parts, and so can only both be right of two things."""
    return [bool(part) for part in one.value] == [bool(part) for part in other.value]


def _finding(story: StoryInCheck, line: Line, amount: Amount, instead: Amount | None) -> Finding:
    if instead is None:
        message = f"The story does not give the number {amount.text}: give it there, or take it out here."
        cure = Cure(CureKind.FIELD, f"Go to the {line.field}", target=line.field)
    else:
        message = f"The story says {instead.text}, and this says {amount.text}."
        cure = Cure(CureKind.REPLACE, f"Change to “{instead.text}”", target=line.field, value=instead.text)
    return Finding(
        rule="P12",
        severity="W" if instead is None else "B",
        place=place_of(line, story),
        text=line.text[amount.start : amount.end],
        message=message,
        field=line.field,
        start=line.offset + amount.start,
        end=line.offset + amount.end,
        cure=cure,
    )
