"""The content of a cue: where what somebody said begins and ends."""

from typing import NamedTuple

from articles.claims.detector.adjuncts import COUNTING, skip_adjuncts
from articles.claims.detector.cues import ATTITUDES, FORMS, CueVerb
from articles.claims.detector.phrases import (
    has_finite,
    is_hard_stop,
    looks_finite,
    noun_phrase_end,
    skip_time_left,
    starts_noun_phrase,
)
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.subjects import Subject
from articles.claims.detector.tokens import QUOTE_MARKS, TERMINALS, Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import (
    AUXILIARIES,
    CONTRACTED,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECT_PRONOUNS,
    WH_WORDS,
    is_adverb,
)

_SHORTEST_CLAUSE = 4
#: Conjunctions a clause can begin with after "said".
_CLAUSE_OPENERS = word_set("once if although though when while because unless not until after before whether")
_TURNS = word_set("but while whereas although though despite")
_NARRATOR = word_set("citing adding saying noting telling calling referring stressing warning arguing")


_REFLEXIVES = word_set("himself herself itself themselves")
#: Who is denied one of these is denied a thing, not a statement.
_DENIED_THINGS = word_set(
    """
    access entry visa visas bail permission citizenship permit permits parole admission asylum treatment
    services service passage leave
    """
)


#: What one declines to do in a text of news: "declined to comment", not "declined to run".
_TELLING = word_set(
    """
    comment say answer discuss confirm elaborate speak respond give provide name identify specify
    disclose explain talk reveal be offer release share reply testify deny
    """
)


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
        takes_only_phrases = cue.frames <= set("nvd")
        return quoted._replace(kind="phrase") if quoted and takes_only_phrases else quoted
    if token.low == "that" and cue.frames & set("ct") and _is_conjunction(tokens, start, cue):
        return _finish(sentence, start + 1, "that")
    if token.low in WH_WORDS and _takes_question(tokens, start, cue):
        return _finish(sentence, start, "wh")
    if token.low in cue.prepositions and start + 1 < size:
        return _finish(sentence, start + 1, "phrase")
    if token.low == "to" and "i" in cue.frames and start + 1 < size:
        if cue.verb == "decline" and tokens[start + 1].low not in _TELLING:
            return None
        return _finish(sentence, start, "infinitive")
    if token.text == "," or is_hard_stop(token):
        return None
    if cue.frames & set("ctz") and _opens_clause(tokens, start, cue):
        return _finish(sentence, start, "clause")
    if "b" in cue.frames and _opens_bidding(tokens, place):
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
    if cue.frames & set("nodvx") and _opens_phrase(tokens, start):
        return _finish(sentence, start, "phrase")
    return None


def _is_conjunction(tokens: list[Token], start: int, cue: CueVerb) -> bool:
    """False for "confirmed that report, saying": a determiner, where the verb takes a phrase as well."""
    if "n" not in cue.frames or start + 2 >= len(tokens):
        return True
    noun, after = tokens[start + 1], tokens[start + 2]
    alone = noun.is_word and noun.quote < 0 and noun.low not in PREPOSITIONS and not noun.low.endswith("s")
    return not (alone and (after.text == "," or after.text in TERMINALS))


def _opens_bidding(tokens: list[Token], place: int) -> bool:
    """True for an object with an infinitive: "the court to block the order"."""
    if place >= len(tokens) or not starts_noun_phrase(tokens, place):
        return False
    for index in range(place + 1, min(place + 14, len(tokens) - 1)):
        token = tokens[index]
        if token.low == "to":
            follows = tokens[index + 1].low
            return follows not in DETERMINERS and not tokens[index + 1].is_capital and follows[0].isalpha()
        if token.quote >= 0 or is_hard_stop(token) or token.text == "," or looks_finite(tokens, index):
            return False
    return False


def _quote_after_colon(sentence: Sentence, start: int) -> Content | None:
    """As in "disagreed with the findings: '...'": the quotation after the colon is what was said."""
    tokens = sentence.tokens
    for index in range(start, min(start + 20, len(tokens) - 1)):
        if tokens[index].text == ":" and tokens[index + 1].quote >= 0:
            return Content(index + 1, sentence.quotes[tokens[index + 1].quote][1] + 1, "quote")
        if is_hard_stop(tokens[index]) or tokens[index].quote >= 0 or looks_finite(tokens, index):
            return None
    return None


def _takes_question(tokens: list[Token], start: int, cue: CueVerb) -> bool:
    if "w" in cue.frames:
        return True
    low = tokens[start].low
    return (
        "c" in cue.frames
        and low not in ("who", "whom", "which", "when", "where", "if")
        and has_finite(tokens, start + 1, start + 12)
    )


def _opens_clause(tokens: list[Token], start: int, cue: CueVerb) -> bool:
    token = tokens[start]
    if token.low in CONTRACTED:
        return True
    if looks_finite(tokens, start) and not (token.low.endswith("ed") and "s" in cue.frames):
        return False
    if "s" in cue.frames and (token.low in COUNTING or token.low in _CLAUSE_OPENERS):
        return has_finite(tokens, start + 1, start + 30)
    if token.low in _REFLEXIVES:
        return False
    if (
        token.low in ("nothing", "so", "yes", "goodbye", "of", "to", "by", "and", "or", "but", "as")
        or token.low in WH_WORDS
    ):
        return False
    if (
        token.low in ("he", "she", "they", "we", "i")
        and start + 1 < len(tokens)
        and tokens[start + 1].is_word
    ):
        return True
    if token.low in PREPOSITIONS and ("c" not in cue.frames or cue.verb in ATTITUDES):
        return False
    stop = min(len(tokens), start + (30 if "c" in cue.frames else 14))
    if not starts_noun_phrase(tokens, start) and not (
        token.low in PREPOSITIONS or token.low in ("if", "although", "only", "nearly", "almost")
    ):
        return False
    adverbial = token.low in PREPOSITIONS and cue.verb != "say"
    for place in range(start + 1, stop):
        if is_hard_stop(tokens[place]) and tokens[place].text != "(":
            if "s" in cue.frames and tokens[place].text in TERMINALS:
                stop = place
                break
            return False
        if tokens[place].text == ",":
            adverbial = False
            if place + 1 < len(tokens) and tokens[place + 1].low in ("and", "but"):
                return False
        if (
            "c" not in cue.frames
            and tokens[place].low in ("or", "and")
            and is_adverb(tokens[place + 1].low if place + 1 < len(tokens) else "")
        ):
            return False
        if tokens[place].low in ("who", "which", "that") and "c" not in cue.frames:
            return False
        if has_finite(tokens, place, place + 1):
            if tokens[place - 1].low in ("and", "or", "but"):
                return False  # "maintain lists and must agree": the same subject's next verb
            if "c" not in cue.frames and "n" in cue.frames and _may_be_participle(tokens, place):
                continue
            return not adverbial and not (cue.verb == "find" and _is_state(tokens, place))
        if tokens[place].text == "," and "c" not in cue.frames and not _exemplifies(tokens, place):
            return False
        if "c" in cue.frames and _third_person(tokens, place):
            return True
    return "s" in cue.frames and stop - start >= _SHORTEST_CLAUSE and token.low not in PREPOSITIONS


def _may_be_participle(tokens: list[Token], place: int) -> bool:
    """As in "showed signs of abuse suffered in custody": a verb in -ed with no object of its own."""
    after = tokens[place + 1] if place + 1 < len(tokens) else tokens[place]
    return tokens[place].low.endswith("ed") and (not after.is_word or after.low in PREPOSITIONS)


def _is_state(tokens: list[Token], place: int) -> bool:
    """As in "found the shed locked": a participle that closes the phrase makes no clause."""
    after = tokens[place + 1] if place + 1 < len(tokens) else tokens[place]
    return tokens[place].low.endswith("ed") and (after.text in TERMINALS or after.low in PREPOSITIONS)


def _third_person(tokens: list[Token], place: int) -> bool:
    """A weak sign of a clause: a word in -s between a singular noun and what an object begins with."""
    low, before = tokens[place].low, tokens[place - 1]
    if (
        not low.endswith("s")
        or low.endswith(("ss", "us", "is", "'s"))
        or tokens[place].is_capital
        or len(low) < 4
    ):
        return False
    if (
        before.low.endswith("s")
        or before.low in DETERMINERS
        or before.low in PREPOSITIONS
        or not before.is_word
    ):
        return False
    after = tokens[place + 1].low if place + 1 < len(tokens) else "."
    return after in DETERMINERS or (after in ("to", "that", "and") and not before.low.endswith("ed"))


def _exemplifies(tokens: list[Token], comma: int) -> bool:
    return comma + 1 < len(tokens) and tokens[comma + 1].low in ("such", "including", "like")


def _opens_phrase(tokens: list[Token], start: int) -> bool:
    token = tokens[start]
    if not starts_noun_phrase(tokens, start) or token.low in SUBJECT_PRONOUNS - {"it", "you"}:
        return False
    return token.low not in ("there", "himself", "herself", "itself", "themselves") and token.low[0].isalnum()


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


def without_time(tokens: list[Token], start: int, end: int) -> int:
    """Drop a day from the end of a phrase: in "denied the report on Thursday": it is when it was denied."""
    before = skip_time_left(tokens, end)
    return before if start < before < end and tokens[before].low in PREPOSITIONS else end


def tokens_are_marks(token: Token) -> bool:
    """True for punctuation that is no quotation mark and opens nothing."""
    return not token.is_word and token.text not in QUOTE_MARKS and token.text not in "([$€£#@"


def clause_end(sentence: Sentence, start: int, kind: str) -> int:
    """The end of a content that begins at `start`: the sentence's end, or where the narrator speaks again."""
    tokens = sentence.tokens
    size = len(tokens)
    for index in range(start + 1, size):
        token = tokens[index]
        if token.quote >= 0:
            continue
        if token.text == ";" or (token.text in TERMINALS and index == size - 1):
            return index
        if kind == "phrase" and token.low in ("and", "but") and _verb_follows(tokens, index + 1):
            return index
        if token.text != "," or index + 1 >= size:
            continue
        after = tokens[index + 1].low
        if (
            after in _NARRATOR
            or after == "according"
            or (after in _TURNS and (kind == "phrase" or index - start > 3))
        ):
            return index
        if kind in ("phrase", "infinitive") and _ends_phrase(tokens, index + 1):
            return index
        if after == "and" and _next_cue(tokens, index + 2):
            return index
    return size


def _verb_follows(tokens: list[Token], place: int) -> bool:
    """True for "and never released": the narrator's next verb, which ends what the first one took."""
    while place < len(tokens) and (is_adverb(tokens[place].low) or tokens[place].low in ("never", "not")):
        place += 1
    if place + 1 >= len(tokens) or tokens[place].is_capital or tokens[place].quote >= 0:
        return False
    low = tokens[place].low
    if tokens[place + 1].low in PREPOSITIONS and low.endswith("ed"):
        return False  # "death and injured in the raid"
    return looks_finite(tokens, place) or (low.endswith("ed") and tokens[place + 1].low in DETERMINERS)


def _next_cue(tokens: list[Token], place: int) -> bool:
    """True for ", and called him": the speaker goes on to another cue, which the narrator reports."""
    while place < len(tokens) and is_adverb(tokens[place].low):
        place += 1
    if place >= len(tokens) or tokens[place].quote >= 0:
        return False
    form = FORMS.get(tokens[place].low)
    return form is not None and bool(form.kinds & {"past", "third"}) and looks_finite(tokens, place)


def _ends_phrase(tokens: list[Token], place: int) -> bool:
    low = tokens[place].low
    if low in (
        "who",
        "which",
        "whose",
        "whom",
        "as",
        "after",
        "when",
        "because",
        "saying",
        "since",
        "before",
        "where",
    ):
        return True
    if low in ("and", "or") and place + 1 < len(tokens):
        return tokens[place + 1].low in SUBJECT_PRONOUNS or has_finite(
            tokens, place + 1, min(place + 12, len(tokens))
        )
    if (low.endswith("ing") and low in FORMS) or has_finite(tokens, place, place + 1):
        return True
    return low in SUBJECT_PRONOUNS


def strip_end(tokens: list[Token], start: int, end: int) -> int:
    """Drop stops, commas and opening marks at the end; a quotation keeps its closing mark."""
    while end > start:
        token = tokens[end - 1]
        if token.is_word or token.text in ")]%" or (token.text in QUOTE_MARKS and token.quote >= 0):
            break
        if token.quote >= 0 and token.text in TERMINALS:
            break
        end -= 1
    return end


def phrase_end(sentence: Sentence, start: int) -> int:
    """The end of a noun phrase inside a sentence."""
    return noun_phrase_end(sentence.tokens, start, len(sentence.tokens))


def is_article(token: Token) -> bool:
    """True for a determiner."""
    return token.low in DETERMINERS


def relative_end(sentence: Sentence, subject: Subject, start: int, end: int) -> int:
    """The end of a content in a relative clause: its comma, when the main clause still lacks a verb."""
    tokens = sentence.tokens
    opener = subject.relative
    if opener < 1 or tokens[opener - 1].text != "," or has_finite(tokens, 0, opener - 1):
        return end
    for index in range(start + 1, end - 1):
        if tokens[index].text == "," and tokens[index].quote < 0:
            return strip_end(tokens, start, index)
    return end
