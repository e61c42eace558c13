"""Official acts in the passive: "was designated as", "sanctioned by the Treasury", "a man charged with murder"."""

from typing import NamedTuple

from articles.claims.detector.act_kinds import BLACKLIST, CHARGE, FREEZE, REWARD, SANCTION, ActKind
from articles.claims.detector.act_parts import act_draft, act_end, is_authority, object_after
from articles.claims.detector.act_verbs import ActVerb, names_crime
from articles.claims.detector.drafts import Draft, span_of
from articles.claims.detector.ends import strip_end, without_time
from articles.claims.detector.phrases import (
    VerbGroup,
    is_hard_stop,
    looks_finite,
    noun_phrase_end,
)
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.sources import is_pronoun
from articles.claims.detector.subjects import subject_before
from articles.claims.detector.tokens import Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import PREPOSITIONS, TIMES

_LONGEST_BARE = 8

_NOBODY = word_set(
    "none no nobody few any those anyone everyone whoever persons people individuals defendants"
)

_MONEY_FOR = word_set(
    "information capture arrest conviction leading whereabouts tip tips head killers killer"
)


def is_passive(tokens: list[Token], place: int, group: VerbGroup) -> bool:
    """With a form of "be", or as a bare participle: "the group, designated as ...", "a man charged with ...".

    "Has frozen" is active; a bare participle is told by what follows, which is never an object.
    """
    if group.has_be:
        return True
    if group.has_have or place + 1 >= len(tokens):
        return False
    return tokens[place + 1].low in ("as", "by", "with", "on", "under")


class _Tail(NamedTuple):
    """What follows a passive: token range of the complement, and of the agent (empty where there is none)."""

    start: int
    end: int
    agent: tuple[int, int]
    is_other: bool  # an agent that cannot act: no official act at all


def passive_act(sentence: Sentence, place: int, reading: ActVerb, group: VerbGroup) -> Draft | None:
    """As in "was designated as ...", "was sanctioned by the Treasury": without agent only what is plain by itself."""
    tokens = sentence.tokens
    subject = subject_before(tokens, group.start)
    if subject is None:
        return None
    # "the group, which was designated": what is acted upon stands before the pronoun
    noun_end = subject.relative if subject.relative > subject.start else subject.end
    start = subject.start if group.has_be else _bare_noun(tokens, subject.start, noun_end)
    noun = tokens[start:noun_end]
    while noun and not noun[-1].is_word:
        noun = noun[:-1]
    if not noun or noun[0].low in _NOBODY or tokens[subject.start].low in _NOBODY:
        return None
    following = object_after(tokens, place + 1)
    after = [token.low for token in following]
    kind = reading.name(reading.verb, [token.low for token in noun], after)
    if kind is None:
        return None
    tail = _tail(sentence, place + 1, kind, bare=not group.has_be)
    if tail.is_other or not (tail.agent[1] or _plain_without_agent(kind, noun, following)):
        return None
    spans = [span_of(tokens, start, start + len(noun))]
    if tail.end > tail.start:
        spans.append(span_of(tokens, tail.start, tail.end))
    source = tokens[tail.agent[0] : tail.agent[1]]
    if kind.rule == "act.charge" and not names_crime(after):
        return None
    return act_draft(sentence, place, kind, kind.rule, source, spans)


def _bare_noun(tokens: list[Token], start: int, end: int) -> int:
    """Where the noun phrase before a bare participle begins: its name or article; `end` where it has neither.

    "Those charged with crimes" and "persons charged with" speak of nobody, and "it designated as" is active.
    """
    first = end
    while first > max(start, end - _LONGEST_BARE) and tokens[first - 1].low not in PREPOSITIONS:
        first -= 1
        if tokens[first].low in ("a", "an", "the", "his", "her", "its", "their"):
            return first
        if looks_finite(tokens, first):
            return end
    names = first
    while names < end and not tokens[names].is_capital:
        names += 1
    return names if names < end and not is_pronoun(tokens[names:end]) else end


def _tail(sentence: Sentence, start: int, kind: ActKind, *, bare: bool) -> _Tail:
    tokens = sentence.tokens
    end = strip_end(tokens, start, act_end(sentence, start)) if start < len(tokens) else start
    if bare:
        # a participle closes with its phrase: in "a man charged with murder appeared" the main clause goes on
        end = next((i for i in range(start, end) if tokens[i].text == "," or looks_finite(tokens, i)), end)
    by = next((i for i in range(start, end) if tokens[i].low == "by" and tokens[i].quote < 0), -1)
    if by < 0 or by + 1 >= end:
        return _Tail(start, without_time(tokens, start, end), (0, 0), False)
    stop = by + 1
    while stop < end and not (stop > by + 1 and _ends_agent(tokens, stop)):
        stop += 1
    agent = tokens[by + 1 : min(stop, noun_phrase_end(tokens, by + 1, end))]
    if not agent or agent[0].low in TIMES or agent[0].low.endswith("ing"):
        return _Tail(start, without_time(tokens, start, end), (0, 0), False)
    if not is_authority(sentence, agent, kind) and kind.rule != "act.charge":
        return _Tail(start, end, (0, 0), by == start or kind.rule != "act.designate")
    span = (by + 1, by + 1 + len(agent))
    if by > start:
        return _Tail(start, strip_end(tokens, start, by), span, False)
    rest = without_time(tokens, span[1], end) if span[1] < end else end
    return _Tail(span[1], rest, span, False)


def _ends_agent(tokens: list[Token], place: int) -> bool:
    token = tokens[place]
    if token.low in ("of", "for") and tokens[place - 1].is_capital:
        return False
    return (
        token.text == ","
        or is_hard_stop(token)
        or (token.low in PREPOSITIONS and token.low != "of")
        or token.low == "as"
    )


def _plain_without_agent(kind: ActKind, noun: list[Token], following: list[Token]) -> bool:
    """Whether the passive tells by itself that an authority acted."""
    after = [token.low for token in following]
    if kind.rule in (
        "act.designate",
        "act.list",
        "act.delist",
        "act.lift_sanctions",
        "act.warrant",
        "act.expel",
        "act.revoke",
    ):
        return True
    if kind is FREEZE:
        return after[:1] != ["in"]
    if kind is REWARD:
        return bool(_MONEY_FOR & {*(token.low for token in noun), *after[:14]}) or any(
            token.text[0] in "$€£" for token in (*noun, *following)
        )
    if kind is SANCTION and not {"sanctions", "embargo"} & {token.low for token in noun}:
        return noun[-1].is_capital and after[:1] not in (["for"], ["with"], ["as"])
    return kind in (SANCTION, CHARGE) or (
        kind is not BLACKLIST and kind.rule == "act.order" and not kind.strict
    )
