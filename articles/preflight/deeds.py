"""Crimes told as done by somebody named: "Lund murdered his partner", "Brill took bribes", "Malk is guilty of".

A deed is found only where the grammar says plainly who did it: a name, "he" or "she" after a sentence with one name,
or an office ("the mayor") right before a finite verb that is neither negated, nor conditional, nor a passive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.claims.detector.phrases import looks_finite, verb_group
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import is_adverb
from articles.preflight import deed_words as words
from articles.preflight.people import Named, people_of_line
from articles.uncued.lines import Line
from articles.uncued.words import PEOPLE

_LONGEST_INSERTION = 14
_BE = word_set("is was are were been")
_UNREAL = word_set("if whether unless suppose supposing would-be si aunque")
_BREAKS = word_set(
    "who whom which that when while as after before because if whether where although though since until"
)
_BEFORE_NAME = word_set(
    "of by with for to from against than like about on in at near under between without de del por con para a contra"
)
_NO_OBJECT = word_set(
    "by in on at for with after when while during last before because and or but as under since until near outside"
)
_DEFINITE = word_set("the el la this that our its their")


@dataclass(frozen=True, slots=True)
class Deed:
    """Tokens `start` to `end` of a line say that `doer` did it. An office has no key and is taken for living."""

    start: int
    end: int
    doer: Named


def deeds_in(line: Line, people: Sequence[Named], before: Line | None, language: str) -> Iterator[Deed]:
    """The deeds of one sentence. `before` is the sentence before it in the same block, for "he" and "she"."""
    if line.is_question:
        return
    here = list(people_of_line(line, list(people)))
    for index, token in enumerate(line.tokens):
        if token.quote >= 0:
            continue
        for verb in words.table(language).get(token.low, ()):
            passive = None if language == "es" else _by_whom(line, index, verb, here)
            if passive is not None:
                yield Deed(index, passive[0], passive[1])
                break
            length = verb.fits(line.keys, line.tokens, index)
            doer = _doer(line, index, verb, here, people, before, language) if length else None
            if doer is not None:
                yield Deed(index, min(len(line.tokens), index + length), doer)
            if length:
                break


def _doer(
    line: Line,
    index: int,
    verb: words.Deed,
    here: Sequence[tuple[int, int, Named]],
    people: Sequence[Named],
    before: Line | None,
    language: str,
) -> Named | None:
    if not _UNREAL.isdisjoint(line.keys[:index]):
        return None
    if language == "es":
        start = _spanish_start(line, index, verb)
    else:
        start = _english_start(line, index, verb)
    if start < 0:
        return None
    return _subject(line, start, here, people, before)


def _english_start(line: Line, index: int, verb: words.Deed) -> int:
    """Where the verb group begins; -1 where it is no plain active statement."""
    group = verb_group(line.tokens, index)
    if group.after_to or group.modal or group.negation >= 0 or group.has_do:
        return -1
    if verb.is_state:  # "is guilty of"
        return group.start if group.has_be else -1
    if group.has_be:
        return -1
    low = line.tokens[index].low
    if group.has_have:
        return group.start if low in verb.participles else -1
    if low not in verb.finite:
        return -1
    after = line.keys[index + 1] if index + 1 < len(line.keys) else ""
    if verb.needs_object and (not after or after in _NO_OBJECT or not line.tokens[index + 1].is_word):
        return -1
    return group.start


def _spanish_start(line: Line, index: int, verb: words.Deed) -> int:
    start, low = index, line.tokens[index].low
    if verb.is_state:
        start -= 1
        if start < 0 or line.tokens[start].low not in ("es", "era", "fue"):
            return -1
    elif low in verb.participles:
        start -= 1
        if start < 0 or line.tokens[start].low not in ("ha", "había", "han", "habían"):
            return -1
    while start > 0 and (
        line.keys[start - 1].endswith("mente") or line.keys[start - 1] in ("se", "le", "ya")
    ):
        start -= 1
    return -1 if start > 0 and line.keys[start - 1] in ("no", "nunca", "jamas") else start


def _by_whom(
    line: Line, index: int, verb: words.Deed, here: Sequence[tuple[int, int, Named]]
) -> tuple[int, Named] | None:
    """As in "was murdered by Stefan Kroll": who it was, and where the name ends."""
    low = line.tokens[index].low
    if (
        not _UNREAL.isdisjoint(line.keys[:index])
        or low not in verb.participles
        or not verb.tells_in_passive
        or index + 2 >= len(line.tokens)
    ):
        return None
    group = verb_group(line.tokens, index)
    if not group.has_be or group.negation >= 0 or group.modal or line.keys[index + 1] != "by":
        return None
    for start, end, named in here:
        between = line.keys[index + 2 : start]
        if start >= index + 2 and len(between) <= 3 and all(key in words.TITLES for key in between):
            return end, named
    return None


def _subject(
    line: Line,
    start: int,
    here: Sequence[tuple[int, int, Named]],
    people: Sequence[Named],
    before: Line | None,
) -> Named | None:
    """Who stands before the verb group that begins at `start`."""
    keys, tokens = line.keys, line.tokens
    at = start
    while at > 0 and is_adverb(keys[at - 1]) and not tokens[at - 1].is_capital:
        at -= 1
    if at == 0 or tokens[at - 1].quote >= 0:
        return None
    ends = {end: (first, named) for first, end, named in here}
    if at in ends:
        return _if_free(line, *ends[at])
    last = keys[at - 1]
    if last in ("who", "que", "quien"):
        at -= 2 if at > 1 and tokens[at - 2].text == "," else 1
        return _if_free(line, *ends[at]) if at in ends else None
    if tokens[at - 1].text in (",", ")"):
        return _over_insertion(line, at - 1, ends)
    if last in ("he", "she", "él", "ella"):
        return _one_of(before, people, here, at)
    if last in ("and", "then", "y", "e"):
        return _coordinated(line, at - 1, here)
    return _with_others(line, at, here) or _office(line, at)


def _if_free(line: Line, first: int, named: Named) -> Named | None:
    """The named one, unless somebody else is the subject: "the son of Ivo Lund murdered"."""
    lead = first
    while lead > 0 and line.keys[lead - 1] in words.TITLES:
        lead -= 1
    return None if lead > 0 and line.keys[lead - 1] in _BEFORE_NAME else named


def _over_insertion(line: Line, close: int, ends: dict[int, tuple[int, Named]]) -> Named | None:
    """In "Ivo Lund, a former captain, murdered" or "The mayor, Ivo Lund, murdered"."""
    opening = {",": ",", ")": "("}[line.tokens[close].text]
    if close in ends:
        first, named = ends[close]
        # "on a mosque in Hangu, Karsk, killed five" is a place: whoever is set behind is told by an office or trade
        told = PEOPLE.intersection(line.keys[max(0, first - _LONGEST_INSERTION) : first])
        return named if told and line.tokens[first - 1].text == opening else None
    for at in range(close - 1, max(0, close - _LONGEST_INSERTION), -1):
        if line.tokens[at].text == opening:
            return _if_free(line, *ends[at]) if at in ends else None
    return None


def _one_of(
    before: Line | None, people: Sequence[Named], here: Sequence[tuple[int, int, Named]], at: int
) -> Named | None:
    """Whom "he" or "she" means: the only one that the sentence before names."""
    if before is None or any(start < at for start, _, _ in here):
        return None
    whole = before.whole
    named = [one for one in people if whole.start <= one.start < whole.end]
    return named[-1] if named and len({one.key or one.name for one in named}) == 1 else None


def _coordinated(line: Line, at: int, here: Sequence[tuple[int, int, Named]]) -> Named | None:
    """In "Lund headed the police and took bribes": the name that opens the sentence and nothing breaks off."""
    if not here or not _BREAKS.isdisjoint(line.keys[:at]):
        return None
    first, end, named = here[0]
    opens = all(key in words.TITLES or key in _DEFINITE for key in line.keys[:first])
    others = [start for start, _, _ in here[1:] if start < at]
    return named if opens and end < at and not others and at - end < _LONGEST_INSERTION else None


def _with_others(line: Line, at: int, here: Sequence[tuple[int, int, Named]]) -> Named | None:
    """In "Juan Paz and two officers tortured": the name that opens the sentence, where the others follow at once."""
    if not here:
        return None
    first, end, named = here[0]
    opens = all(key in words.TITLES or key in _DEFINITE for key in line.keys[:first])
    if not opens or not end + 1 < at <= end + 6 or line.keys[end] not in ("and", "y", "e"):
        return None
    between = line.keys[end + 1 : at]
    plain = all(line.tokens[i].is_word and not line.tokens[i].is_capital for i in range(end + 1, at))
    verbs = any(looks_finite(line.tokens, i) for i in range(end + 1, at))
    return (
        named
        if plain and not verbs and _BEFORE_NAME.isdisjoint(between) and _BREAKS.isdisjoint(between)
        else None
    )


def _office(line: Line, end: int) -> Named | None:
    """In "the mayor stole", "the mayor of Oster stole": one person, told by the office."""
    at = end - 1
    while at > 1 and line.tokens[at].is_capital:
        at -= 1
    if at < end - 1:
        if line.keys[at] not in ("of", "de"):
            return None
        at -= 1
    if at < 1 or line.keys[at] not in words.OFFICES or line.keys[at - 1] not in _DEFINITE:
        return None
    if at > 1 and line.keys[at - 2] in _BEFORE_NAME:
        return None
    span = line.span(at - 1, end)
    return Named(span.start, span.end, " ".join(t.text for t in line.tokens[at - 1 : end]))
