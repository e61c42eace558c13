"""Official acts: what an authority does by saying so. They rest on a record, not on somebody's word."""

from collections.abc import Iterator

from articles.claims.detector.contents import clause_end, strip_end, without_time
from articles.claims.detector.drafts import Draft, span_of
from articles.claims.detector.inflection import forms_of
from articles.claims.detector.phrases import is_hard_stop, verb_group
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.sources import can_act_officially
from articles.claims.detector.subjects import subject_before
from articles.claims.detector.tokens import Token
from articles.claims.detector.wordlists import word_set
from articles.claims.vocabulary import Basis, SpeechAct

_DESIGNATING = word_set("designate redesignate reclassify classify blacklist list declare outlaw proscribe")
_LISTED_AS = word_set(
    """
    terrorist terrorists terror terrorism extremist extremists criminal foreign specially
    narco-terrorist trafficker traffickers kingpin kingpins sponsor illegal proscribed banned enemy
    """
)
_IMPOSING = word_set("impose slap place levy announce expand issue lift ease unveil order")
_OFFERING = word_set("announce offer post issue place unveil raise double increase")
_CHARGING = word_set("charge indict arraign")
_UNSEALING = word_set("unseal file bring announce unveil")
_VERBS = (_DESIGNATING | _IMPOSING | _OFFERING | _CHARGING | _UNSEALING) | {"sanction"}
_FORMS: dict[str, list[tuple[str, frozenset[str]]]] = {}
for _verb in sorted(_VERBS):
    for _word, _kinds in forms_of(_verb).items():
        _FORMS.setdefault(_word, []).append((_verb, _kinds))
_WINDOW = 30


def find_acts(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each designation, sanction, reward and formal charge by an authority."""
    if sentence.is_heading:
        return
    tokens = sentence.tokens
    for place, token in enumerate(tokens):
        if token.quote >= 0 or token.low not in _FORMS:
            continue
        for verb, kinds in _FORMS[token.low]:
            draft = _one(sentence, place, verb, kinds)
            if draft is not None:
                yield draft
                break


def _one(sentence: Sentence, place: int, verb: str, kinds: frozenset[str]) -> Draft | None:
    tokens = sentence.tokens
    named = _name(tokens, place, verb)
    if named is None:
        return None
    act, rule, what = named
    group = verb_group(tokens, place)
    if group.after_to or group.modal or group.negation >= 0 or (group.has_be and "gerund" not in kinds):
        return None
    if (group.has_have and "participle" not in kinds) or (
        not (group.has_have or group.has_be) and not kinds & {"past", "third", "base"}
    ):
        return None
    subject = subject_before(tokens, group.start)
    if subject is None or not can_act_officially(tokens[subject.start : subject.end], act, sentence.names):
        return None
    start = place + 1
    while start < len(tokens) and not tokens[start].is_word and tokens[start].text not in '$€£“"':
        start += 1
    end = strip_end(tokens, start, _act_end(sentence, start)) if start < len(tokens) else start
    end = without_time(tokens, start, end)
    if end <= start:
        return None
    return Draft(
        sentence=sentence,
        cue=span_of(tokens, place, place + 1),
        source=span_of(tokens, subject.start, subject.end),
        source_tokens=tokens[subject.start : subject.end],
        spans=[span_of(tokens, start, end)],
        act=act,
        rule=rule,
        why=f"{what} by '{{source}}'",
        kind="act",
        basis=Basis.OFFICIAL_ACT,
    )


def _name(tokens: list[Token], place: int, verb: str) -> tuple[SpeechAct, str, str] | None:
    """Which act the verb performs with the words after it, or None."""
    following = _object(tokens, place + 1)
    lows = [token.low for token in following]
    if verb in _DESIGNATING:
        listed = "as" in lows and any(low in _LISTED_AS for low in lows[lows.index("as") + 1 :][:6])
        if listed or (verb in ("declare", "designate") and _declares_group(lows[:14])):
            return SpeechAct.DESIGNATE, "act.designate", "a designation"
    if verb in _IMPOSING and "sanctions" in lows[:6] and "relief" not in lows[:8]:
        if verb in ("lift", "ease"):
            return SpeechAct.WITHDRAW, "act.lift_sanctions", "sanctions lifted"
        return SpeechAct.SANCTION, "act.sanction", "sanctions"
    if verb == "sanction" and lows and lows[0] not in ("of", "by", "for", "on", "against"):
        return SpeechAct.SANCTION, "act.sanction", "sanctions"
    if verb in _OFFERING and ("reward" in lows[:9] or "bounty" in lows[:9]):
        return SpeechAct.ANNOUNCE, "act.reward", "an announced reward"
    if verb in _CHARGING and _charges(lows):
        return SpeechAct.CHARGE, "act.charge", "a formal charge"
    if verb in _UNSEALING and _charges_somebody(lows):
        return SpeechAct.CHARGE, "act.charge", "a formal charge"
    return None


def _act_end(sentence: Sentence, start: int) -> int:
    """An act ends before an apposition: in "sanctions on X, a group ..." the paper speaks again."""
    tokens = sentence.tokens
    end = clause_end(sentence, start, "phrase")
    for index in range(start + 1, end - 2):
        if tokens[index].text == "," and tokens[index].quote < 0 and tokens[index + 1].low in ("a", "an"):
            return index
    return end


def _declares_group(lows: list[str]) -> bool:
    """As in "declared the group a terrorist organisation", without "as"."""
    return any(
        low in _LISTED_AS
        and any(word.startswith(("organi", "group", "entit")) for word in lows[index + 1 : index + 3])
        for index, low in enumerate(lows)
    )


def _charges_somebody(lows: list[str]) -> bool:
    return "indictment" in lows[:6] or ("against" in lows and bool({"charges", "complaint"} & set(lows[:6])))


def _charges(lows: list[str]) -> bool:
    return bool(lows) and ("with" in lows or "on" in lows) and lows[0] not in ("that", "with", "by")


def _object(tokens: list[Token], start: int) -> list[Token]:
    found: list[Token] = []
    for token in tokens[start : start + _WINDOW]:
        if (is_hard_stop(token) and token.text != "-") or (token.text == "," and len(found) > 12):
            break
        found.append(token)
    return found
