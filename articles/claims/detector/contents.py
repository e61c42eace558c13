"""The content of a cue: where what somebody said begins and ends."""

from typing import NamedTuple

from articles.claims.detector.adjuncts import skip_adjuncts
from articles.claims.detector.cues import CueVerb
from articles.claims.detector.ends import clause_end, strip_end, tokens_are_marks, without_time
from articles.claims.detector.openings import (
    is_conjunction,
    opens_bidding,
    opens_clause,
    opens_phrase,
    takes_question,
)
from articles.claims.detector.phrases import (
    has_finite,
    is_hard_stop,
    looks_finite,
)
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.tokens import TERMINALS, Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import (
    AUXILIARIES,
    PRONOUNS,
    WH_WORDS,
)

#: Who is denied one of these is denied a thing, not a statement.
_DENIED_THINGS = word_set(
    """
    access entry visa visas bail permission citizenship permit permits parole admission asylum treatment
    services service passage leave request requests care license licenses licence licences registration
    appeal appeals
    """
)
#: What one declines to do in a text of news: "declined to comment", not "declined to run".
_TELLING = word_set(
    """
    comment say answer discuss confirm elaborate speak respond give provide name identify specify
    disclose explain talk reveal be offer release share reply testify deny
    """
)
#: What one refuses in words: to tell, and to let others have their way.
_YIELDING = word_set(
    """
    allow accept permit tolerate let agree consent yield bow negotiate cooperate comply surrender join
    hand extradite cede concede recognize recognise rule back endorse support apologize apologise
    """
)
_WITHHOLDING = {"decline": _TELLING, "refuse": _TELLING | _YIELDING}
_LONGEST_SCARE_QUOTE = 6
#: What can be dismissed by words; people and horses are dismissed otherwise.
_THINGS_SAID = word_set(
    """
    claim claims allegation allegations accusation accusations report reports charge charges
    criticism concern concerns idea suggestion suggestions rumour rumours rumor rumors warning
    warnings fear fears complaint complaints talk notion comments remarks argument arguments
    statement statements findings threat threats question questions as responsibility credit victory
    """
)
#: Verbs that take a doing as what is said: "denied taking", "reported having seen", "suggested closing".
_DOING = word_set(
    "deny admit report recall recount describe suggest recommend propose mention acknowledge advocate"
)
_NOUNS_IN_ING = word_set(
    "something nothing everything anything spending funding housing meeting training king"
)


class Content(NamedTuple):
    """Token range of a content after its cue. kind: quote, clause, that, wh, phrase, infinitive."""

    start: int
    end: int
    kind: str


def content_after(sentence: Sentence, place: int, cue: CueVerb) -> Content | None:
    """What the cue that ends before `place` takes as its content, or None when nothing fits its frames."""
    tokens = sentence.tokens
    size = len(tokens)
    start = skip_adjuncts(tokens, place, cue)
    if start >= size:
        return None
    token = tokens[start]
    if token.text == ":" and start + 1 < size and tokens[start + 1].start > token.end:
        return _finish(sentence, start + 1, "clause") if start + 1 < size else None
    if token.quote >= 0:
        if "p" in cue.frames:
            return None
        quoted = _after_quote(sentence, start, cue)
        if quoted and cue.frames <= set("tx") and not _says_something(tokens, quoted):
            return None  # "established 'committees' of workers"
        takes_only_phrases = cue.frames <= set("nvd")
        return quoted._replace(kind="phrase") if quoted and takes_only_phrases else quoted
    if token.low == "that" and cue.frames & set("ct") and is_conjunction(tokens, start, cue):
        return _finish(sentence, start + 1, "that")
    if token.low in WH_WORDS and takes_question(tokens, start, cue):
        return _finish(sentence, start, "wh")
    if token.low in cue.prepositions and start + 1 < size:
        return _finish(sentence, start + 1, "phrase")
    if token.low == "to" and "i" in cue.frames and start + 1 < size:
        if cue.verb in _WITHHOLDING and tokens[start + 1].low not in _WITHHOLDING[cue.verb]:
            return None  # "refused to marry" is a deed
        return _finish(sentence, start, "infinitive")
    if token.text == "," or is_hard_stop(token):
        return None
    if cue.frames & set("ctz") and opens_clause(tokens, start, cue):
        return _finish(sentence, start, "clause")
    if "b" in cue.frames and opens_bidding(tokens, place):
        return _finish(sentence, place, "infinitive")
    quoted = _quote_after_colon(sentence, start)
    if quoted is not None:
        return quoted
    if "o" in cue.frames and not any(t.low in _THINGS_SAID for t in tokens[start : start + 8]):
        return None
    if token.low.endswith("ing") and cue.verb in _DOING and token.low not in _NOUNS_IN_ING:
        return _finish(sentence, start, "phrase")
    if cue.verb == "deny" and any(t.low in _DENIED_THINGS for t in tokens[start : start + 8]):
        return None
    if cue.frames & set("nodvx") and opens_phrase(tokens, start):
        return _finish(sentence, start, "phrase")
    return None


def _says_something(tokens: list[Token], content: Content) -> bool:
    """A quotation of a sentence's length, or one with a verb; no word in scare quotes."""
    return content.end - content.start > _LONGEST_SCARE_QUOTE or has_finite(
        tokens, content.start, content.end
    )


def _quote_after_colon(sentence: Sentence, start: int) -> Content | None:
    """As in "disagreed with the findings: '...'": the quotation after the colon is what was said."""
    tokens = sentence.tokens
    for index in range(start, min(start + 20, len(tokens) - 1)):
        if tokens[index].text == ":" and tokens[index + 1].quote >= 0:
            return Content(index + 1, sentence.quotes[tokens[index + 1].quote][1] + 1, "quote")
        if is_hard_stop(tokens[index]) or tokens[index].quote >= 0 or looks_finite(tokens, index):
            return None
    return None


def _after_quote(sentence: Sentence, start: int, cue: CueVerb) -> Content | None:
    """A content that opens with a quotation: to its end, or further when the sentence runs on from it."""
    tokens = sentence.tokens
    last = sentence.quotes[tokens[start].quote][1]
    if last + 1 >= len(tokens):
        return Content(start, last + 1, "quote")
    after = tokens[last + 1]
    ended = tokens[last - 1].text in TERMINALS or tokens[last - 1].text == ","
    runs_on = (
        after.is_word
        and not after.is_capital
        and after.low not in ("in", "on", "at", "during", "when", "after")
    )
    if runs_on and not ended:
        return _finish(sentence, start, "clause")
    return Content(start, last + 1, "quote")


def _finish(sentence: Sentence, start: int, kind: str) -> Content | None:
    end = clause_end(sentence, start, kind)
    while start < end and tokens_are_marks(sentence.tokens[start]):
        start += 1
    end = strip_end(sentence.tokens, start, end)
    if kind == "phrase":
        end = without_time(sentence.tokens, start, end)
    if all(t.low in PRONOUNS or t.low in AUXILIARIES or not t.is_word for t in sentence.tokens[start:end]):
        return None
    return Content(start, end, kind)
