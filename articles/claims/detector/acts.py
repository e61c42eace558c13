"""Official acts: what an authority does by saying so. They rest on a record, not on somebody's word.

In the active voice the acting body must be there and be one that can act; a passive may leave it out ("was designated
as a terrorist organisation"); the act may also stand as a noun ("the designation of X as ..."). A clause after
"announced that" is a statement, and so is every accusation.
"""

from collections.abc import Iterator
from typing import NamedTuple

from articles.claims.detector.act_kinds import (
    ACT_VERBS,
    BLACKLIST,
    CHARGE,
    DESIGNATE,
    EXPEL,
    FREEZE,
    LISTED_AS,
    REWARD,
    SANCTION,
    ActKind,
    ActVerb,
    names_crime,
)
from articles.claims.detector.contents import clause_end, strip_end, without_time
from articles.claims.detector.drafts import Draft, span_of
from articles.claims.detector.phrases import (
    VerbGroup,
    is_hard_stop,
    looks_finite,
    noun_phrase_end,
    verb_group,
)
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.source_words import ACTING, COUNTRIES, COUNTRY_LIKE_METONYMS, OFFICES
from articles.claims.detector.sources import can_act_officially, is_pronoun
from articles.claims.detector.statement import Span
from articles.claims.detector.subjects import Subject, subject_before
from articles.claims.detector.tokens import Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import DETERMINERS, PREPOSITIONS, TIMES
from articles.claims.vocabulary import Basis, SpeechAct

_WINDOW = 30
_LONGEST_BARE = 8
_NOBODY = word_set(
    "none no nobody few any those anyone everyone whoever persons people individuals defendants"
)
_AUTHORITY = (
    ACTING
    | COUNTRIES
    | COUNTRY_LIKE_METONYMS
    | word_set(
        """
        judge magistrate tribunal bank assembly legislature regulator presidency governor mayor king queen junta
        customs embassy chancellor premier parliament's inspectorate directorate prosecution attorney-general
        interpol europol regime agency bureau court courts judges magistrates lawmakers regulators prosecutors
        """
    )
)
_NOT_AUTHORITIES = word_set(
    "team club league federation band school coach party channel network newspaper company"
)
_MONEY_FOR = word_set(
    "information capture arrest conviction leading whereabouts tip tips head killers killer"
)
_NOMINAL = word_set(
    "designation designations redesignation reclassification classification listing proscription"
)
_NOMINAL_THINGS = {
    "imposition": (SANCTION, word_set("sanctions embargo")),
    "expulsion": (EXPEL, word_set("diplomat diplomats ambassador ambassadors envoy envoys attaché attachés")),
    "freezing": (FREEZE, word_set("assets accounts funds")),
    "indictment": (CHARGE, word_set("on for")),
}


def find_acts(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each designation, sanction, reward, charge, order or the like by an authority."""
    if sentence.is_heading:
        return
    for place, token in enumerate(sentence.tokens):
        if token.quote >= 0:
            continue
        if token.low in _NOMINAL or token.low in _NOMINAL_THINGS:
            nominal = _nominal(sentence, place)
            if nominal is not None:
                yield nominal
        for reading in ACT_VERBS.get(token.low, ()):
            draft = _one(sentence, place, reading)
            if draft is not None:
                yield draft
                break


def _one(sentence: Sentence, place: int, reading: ActVerb) -> Draft | None:
    tokens = sentence.tokens
    group = verb_group(tokens, place)
    if group.after_to or group.modal or group.negation >= 0:
        return None
    if "participle" in reading.kinds and _is_passive(tokens, place, group):
        return _passive(sentence, place, reading, group)
    if (group.has_be and "gerund" not in reading.kinds) or (
        group.has_have and "participle" not in reading.kinds
    ):
        return None
    if not (group.has_have or group.has_be) and not reading.kinds & {"past", "third", "base"}:
        return None
    return _active(sentence, place, reading, group)


def _is_passive(tokens: list[Token], place: int, group: VerbGroup) -> bool:
    """With a form of "be", or as a bare participle: "the group, designated as ...", "a man charged with ...".

    "Has frozen" is active; a bare participle is told by what follows, which is never an object.
    """
    if group.has_be:
        return True
    if group.has_have or place + 1 >= len(tokens):
        return False
    return tokens[place + 1].low in ("as", "by", "with", "on", "under")


def _active(sentence: Sentence, place: int, reading: ActVerb, group: VerbGroup) -> Draft | None:
    tokens = sentence.tokens
    kind = reading.name(reading.verb, [token.low for token in _object(tokens, place + 1)], ())
    subject = subject_before(tokens, group.start) if kind is not None else None
    if kind is None or subject is None or not _may(sentence, subject, kind):
        return None
    if tokens[group.start - 1].low in DETERMINERS:
        return None  # "its sanctions list": a noun
    if reading.kinds == {"base"} and not (subject.coordinated or tokens[subject.end - 1].low.endswith("s")):
        return None  # "asked that he declare": nothing is done yet
    start = place + 1
    while start < len(tokens) and not tokens[start].is_word and tokens[start].text not in '$€£“"':
        start += 1
    end = strip_end(tokens, start, _act_end(sentence, start)) if start < len(tokens) else start
    end = without_time(tokens, start, end)
    if end <= start:
        return None
    source = tokens[subject.start : subject.end]
    spans = [span_of(tokens, start, end)]
    return _draft(sentence, place, kind, kind.rule, source, spans)


def _may(sentence: Sentence, subject: Subject, kind: ActKind) -> bool:
    source = sentence.tokens[subject.start : subject.end]
    if is_pronoun(source):
        # only who has the power signs orders; for every other act a pronoun may stand for anybody
        return kind.rule == "act.order" and not kind.strict and source[0].low in ("he", "she")
    return _is_authority(sentence, source, kind)


def _is_authority(sentence: Sentence, source: list[Token], kind: ActKind) -> bool:
    """True for a body or person that can do it; an act many can do in other ways asks for a plain authority."""
    head = source[0] if len(source) == 1 else source[-1]
    lows = {token.low.removesuffix("'s") for token in source}
    if lows & _NOT_AUTHORITIES and not lows & {"parliament", "government", "ministry", "court"}:
        return False
    if kind.strict or kind is CHARGE:
        plain = bool(lows & _AUTHORITY) or (bool(lows & OFFICES) and bool(lows & {"minister", "president"}))
        place_speaks = sentence.names.is_place(source) and head.is_capital
        return (
            plain or place_speaks or (kind is CHARGE and can_act_officially(source, kind.act, sentence.names))
        )
    if kind.act is SpeechAct.ORDER:
        return bool(lows & _AUTHORITY) or head.is_capital
    return can_act_officially(source, kind.act, sentence.names)


class _Tail(NamedTuple):
    """What follows a passive: token range of the complement, and of the agent (empty where there is none)."""

    start: int
    end: int
    agent: tuple[int, int]
    is_other: bool  # an agent that cannot act: no official act at all


def _passive(sentence: Sentence, place: int, reading: ActVerb, group: VerbGroup) -> Draft | None:
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
    if not noun or noun[0].low in _NOBODY:
        return None
    following = _object(tokens, place + 1)
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
    return _draft(sentence, place, kind, f"passive.{kind.rule.replace('.', '_')}", source, spans)


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
    end = strip_end(tokens, start, _act_end(sentence, start)) if start < len(tokens) else start
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
    if not _is_authority(sentence, agent, kind) and kind.rule != "act.charge":
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


def _nominal(sentence: Sentence, place: int) -> Draft | None:
    """As in "the designation of X as a terrorist organisation", "the Treasury's designation of X as ..."."""
    tokens = sentence.tokens
    word = tokens[place].low
    if place + 2 >= len(tokens):
        return None
    after = [token.low for token in tokens[place + 1 : place + 1 + _WINDOW]]
    owner = _owner(tokens, place)
    of = after[0] == "of"
    if word in _NOMINAL_THINGS:
        kind, things = _NOMINAL_THINGS[word]
        if not of or not things & set(after[1:9]):
            return None
    else:
        kind = DESIGNATE
        if "as" not in after or not set(after[after.index("as") + 1 :][:6]) & LISTED_AS:
            return None
        if not of and not (after[0] == "as" and owner >= 0):
            return None
    start = place + 2 if of else place + 1
    end = strip_end(tokens, start, _nominal_end(tokens, start))
    if end <= start:
        return None
    source: list[Token] = []
    spans = [span_of(tokens, start, end)]
    if owner >= 0:
        held = tokens[owner:place]
        if of and _is_authority(sentence, held, kind):
            source = held
        elif not of:
            spans.insert(0, span_of(tokens, owner, place))
    by = next((i for i in range(start, end) if tokens[i].low == "by"), -1)
    if by > start and by + 1 < end and _is_authority(sentence, tokens[by + 1 : end], kind):
        source = tokens[by + 1 : end]
        spans[-1] = span_of(tokens, start, by)
    return _draft(sentence, place, kind, f"noun.{kind.rule.replace('.', '_')}", source, spans)


def _owner(tokens: list[Token], place: int) -> int:
    """Where the possessive before a noun begins ("the Treasury's", "the gang's"), -1 where there is none."""
    last = place - 1
    while last > 0 and tokens[last].low in ("recent", "formal", "new", "first", "terrorist", "official"):
        last -= 1
    if last < 0 or not tokens[last].low.endswith(("'s", "s'")):
        return -1
    first = last
    while first > 1 and (tokens[first - 1].is_capital or tokens[first - 1].low in ("of", "and")):
        first -= 1
    if first > 0 and tokens[first - 1].low in DETERMINERS:
        first -= 1
    return first


def _nominal_end(tokens: list[Token], start: int) -> int:
    """The end of the noun phrase: it runs over "as", "by" and the like up to a verb or a mark."""
    index = start
    seen_as = False
    while index < min(len(tokens), start + _WINDOW):
        token = tokens[index]
        if is_hard_stop(token) or token.quote >= 0 or token.text == ",":
            break
        if index > start and token.low in _NOMINAL_STOPS:
            break
        if seen_as and index > start and tokens[index - 1].low.startswith(("organi", "group", "entit")):
            if token.low not in ("by", "of", "and"):
                break
        seen_as = seen_as or token.low == "as"
        index += 1
    return index


_NOMINAL_STOPS = word_set(
    """
    is are was were has have had will would can could may might must should that which who when while because
    took takes came comes made makes drew draws did does last this said
    """
)


def _draft(
    sentence: Sentence, place: int, kind: ActKind, rule: str, source: list[Token], spans: list[Span]
) -> Draft:
    tokens = sentence.tokens
    by = " by '{source}'" if source else ", who acted is not said"
    return Draft(
        sentence=sentence,
        cue=span_of(tokens, place, place + 1),
        source=Span(source[0].start, source[-1].end) if source else None,
        source_tokens=source,
        spans=sorted(spans),
        act=kind.act,
        rule=rule,
        why=f"{kind.what}{by}",
        kind="act",
        basis=Basis.OFFICIAL_ACT,
    )


def _act_end(sentence: Sentence, start: int) -> int:
    """An act ends before an apposition: in "sanctions on X, a group ..." the paper speaks again."""
    tokens = sentence.tokens
    end = clause_end(sentence, start, "phrase")
    for index in range(start + 1, end - 2):
        if tokens[index].text == "," and tokens[index].quote < 0 and tokens[index + 1].low in ("a", "an"):
            return index
    return end


def _object(tokens: list[Token], start: int) -> list[Token]:
    found: list[Token] = []
    for token in tokens[start : start + _WINDOW]:
        if (is_hard_stop(token) and token.text != "-") or (token.text == "," and len(found) > 12):
            break
        found.append(token)
    return found
