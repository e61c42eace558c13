"""Official acts as nouns: "the designation of X as a terrorist organisation", "the expulsion of four diplomats"."""

from articles.claims.detector.act_kinds import CHARGE, DESIGNATE, EXPEL, FREEZE, LISTED_AS, SANCTION
from articles.claims.detector.act_parts import WINDOW, act_draft, is_authority
from articles.claims.detector.drafts import Draft, span_of
from articles.claims.detector.ends import strip_end
from articles.claims.detector.phrases import (
    is_hard_stop,
)
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.tokens import Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import DETERMINERS

NOMINAL = word_set(
    "designation designations redesignation reclassification classification listing proscription"
)

NOMINAL_THINGS = {
    "imposition": (SANCTION, word_set("sanctions embargo")),
    "expulsion": (EXPEL, word_set("diplomat diplomats ambassador ambassadors envoy envoys attaché attachés")),
    "freezing": (FREEZE, word_set("assets accounts funds")),
    "indictment": (CHARGE, word_set("on for")),
}


def nominal_act(sentence: Sentence, place: int) -> Draft | None:
    """As in "the designation of X as a terrorist organisation", "the Treasury's designation of X as ..."."""
    tokens = sentence.tokens
    word = tokens[place].low
    if place + 2 >= len(tokens):
        return None
    after = [token.low for token in tokens[place + 1 : place + 1 + WINDOW]]
    owner = _owner(tokens, place)
    of = after[0] == "of"
    if word in NOMINAL_THINGS:
        kind, things = NOMINAL_THINGS[word]
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
        if of and is_authority(sentence, held, kind):
            source = held
        elif not of:
            spans.insert(0, span_of(tokens, owner, place))
    by = next((i for i in range(start, end) if tokens[i].low == "by"), -1)
    if by > start and by + 1 < end and is_authority(sentence, tokens[by + 1 : end], kind):
        source = tokens[by + 1 : end]
        spans[-1] = span_of(tokens, start, by)
    return act_draft(sentence, place, kind, kind.rule, source, spans)


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
    while index < min(len(tokens), start + WINDOW):
        token = tokens[index]
        if is_hard_stop(token) or token.quote >= 0 or token.text == ",":
            break
        if index > start and token.low in _NOMINAL_STOPS:
            break
        after_group = seen_as and tokens[index - 1].low.startswith(("organi", "group", "entit"))
        if after_group and index > start and token.low not in ("by", "of", "and"):
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
