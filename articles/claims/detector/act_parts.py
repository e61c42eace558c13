"""What the rules for official acts share: who can act, where an act ends, the draft of one."""

from articles.claims.detector.act_kinds import CHARGE, ActKind
from articles.claims.detector.drafts import Draft, span_of
from articles.claims.detector.ends import clause_end
from articles.claims.detector.phrases import (
    is_hard_stop,
)
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.source_words import ACTING, COUNTRIES, COUNTRY_LIKE_METONYMS, OFFICES
from articles.claims.detector.sources import can_act_officially
from articles.claims.detector.statement import Span
from articles.claims.detector.tokens import Token
from articles.claims.detector.wordlists import word_set
from articles.claims.vocabulary import Basis, SpeechAct

WINDOW = 30

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


def is_authority(sentence: Sentence, source: list[Token], kind: ActKind) -> bool:
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


def act_draft(
    sentence: Sentence, place: int, kind: ActKind, rule: str, source: list[Token], spans: list[Span]
) -> Draft:
    """The draft of an act whose verb or noun stands at `place`; `source` is empty where nobody is named."""
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


def act_end(sentence: Sentence, start: int) -> int:
    """An act ends before an apposition: in "sanctions on X, a group ..." the paper speaks again."""
    tokens = sentence.tokens
    end = clause_end(sentence, start, "phrase")
    for index in range(start + 1, end - 2):
        if tokens[index].text == "," and tokens[index].quote < 0 and tokens[index + 1].low in ("a", "an"):
            return index
    return end


def object_after(tokens: list[Token], start: int) -> list[Token]:
    """What an act is told by: the words behind it, up to a mark that ends the phrase."""
    found: list[Token] = []
    for token in tokens[start : start + WINDOW]:
        if (is_hard_stop(token) and token.text != "-") or (token.text == "," and len(found) > 12):
            break
        found.append(token)
    return found
