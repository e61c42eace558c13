"""The content of a cue: where what somebody said begins and ends."""

from typing import NamedTuple

from articles.claims.detector.cues import FORMS, CueVerb
from articles.claims.detector.phrases import (
    has_finite,
    is_hard_stop,
    looks_finite,
    noun_phrase_end,
    skip_time,
    skip_time_left,
    starts_noun_phrase,
)
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.subjects import Subject
from articles.claims.detector.tokens import QUOTE_MARKS, TERMINALS, Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    WH_WORDS,
    is_adverb,
)

#: Where words were said: "in a statement", "at a news conference".
_OCCASIONS = word_set(
    """
    statement statements interview interviews report reports letter post posts tweet tweets speech
    conference briefing email press release remarks memo hearing video message broadcast testimony
    filing court twitter facebook television radio article column note meeting reporters journalists
    media newspaper
    """
)
_SHORTEST_CLAUSE = 4
#: Conjunctions a clause can begin with after "said".
_CLAUSE_OPENERS = word_set("once if although though when while because unless not until after before whether")
_OCCASION_PREPOSITIONS = word_set(
    "in at to on during through via before after from of about with for by under outside"
)
_TURNS = word_set("but while whereas although though despite")
_NARRATOR = word_set("citing adding saying noting telling calling referring stressing warning arguing")


#: Adverbs that open a content rather than stand before it: "said more than 40", "said there were".
_COUNTING = word_set("all both more most much only just there here once even first last almost nearly")


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
    claim claims allegation allegations accusation accusations report reports charge charges criticism concern concerns
    idea suggestion suggestions rumour rumours rumor rumors warning warnings fear fears complaint complaints talk
    notion comments remarks argument arguments statement statements findings threat threats question questions as responsibility credit victory
    """
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
    start = _skip_adjuncts(tokens, place, cue)
    if start >= size:
        return None
    token = tokens[start]
    if token.text == ":" and start + 1 < size and tokens[start + 1].start > token.end:
        return _finish(sentence, start + 1, "clause") if start + 1 < size else None
    if token.quote >= 0:
        return None if "p" in cue.frames else _after_quote(sentence, start, cue)
    if token.low == "that" and cue.frames & set("ct"):
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
    quoted = _quote_after_colon(sentence, start)
    if quoted is not None:
        return quoted
    if "o" in cue.frames and not any(t.low in _THINGS_SAID for t in tokens[start : start + 8]):
        return None
    if cue.frames & set("no") and _opens_phrase(tokens, start):
        return _finish(sentence, start, "phrase")
    return None


def _quote_after_colon(sentence: Sentence, start: int) -> Content | None:
    """As in "disagreed with the findings: '...'": the quotation after the colon is what was said."""
    tokens = sentence.tokens
    for index in range(start, min(start + 20, len(tokens) - 1)):
        if tokens[index].text == ":" and tokens[index + 1].quote >= 0:
            return Content(index + 1, sentence.quotes[tokens[index + 1].quote][1] + 1, "quote")
        if is_hard_stop(tokens[index]) or tokens[index].quote >= 0 or looks_finite(tokens, index):
            return None
    return None


def _skip_adjuncts(tokens: list[Token], place: int, cue: CueVerb) -> int:
    """Step over time, occasion and addressee between a cue and its content."""
    size = len(tokens)
    for _ in range(5):
        if place >= size or tokens[place].quote >= 0:
            return place
        before = place
        place = skip_time(tokens, place, size)
        while place < size and is_adverb(tokens[place].low) and tokens[place].low not in _COUNTING:
            place += 1
        if place < size and tokens[place].text == ",":
            place = _over_comma(tokens, place)
        if (
            place < size
            and tokens[place].low in _OCCASION_PREPOSITIONS
            and tokens[place].low not in cue.prepositions
            and not (tokens[place].low == "to" and "i" in cue.frames)
        ):
            place = _over_occasion(tokens, place, cue)
        if "a" in cue.frames and place == before and place < size:
            if tokens[place].low in cue.prepositions:
                return place
            place = _over_addressee(tokens, place)
            return skip_time(tokens, place, size)
        if place == before:
            break
        if (
            "a" in cue.frames
            and place < size
            and tokens[place].low not in ("that", ":")
            and tokens[place].quote < 0
        ):
            continue
    return place


def _over_comma(tokens: list[Token], comma: int) -> int:
    """As in "said, 'We will'" and "said, however, that": the comma belongs to the cue."""
    after = comma + 1
    if after >= len(tokens):
        return comma
    if tokens[after].quote >= 0 or tokens[after].low == "that":
        return after
    closing = next((i for i in range(after, min(after + 12, len(tokens))) if tokens[i].text == ","), -1)
    if closing > after and closing + 1 < len(tokens):
        opens = tokens[closing + 1]
        if opens.low == "that" or opens.quote >= 0:
            return closing + 1
    return comma


def _over_occasion(tokens: list[Token], place: int, cue: CueVerb) -> int:
    """As in "in a statement on Monday that ...": the index after the phrase when a content follows it."""
    limit = min(place + 16, len(tokens))
    known = -1
    for index in range(place + 1, limit):
        token = tokens[index]
        if token.quote >= 0 or token.text == ":" or (token.low == "that" and index > place + 1):
            return index
        if token.text == ",":
            return _over_comma(tokens, index)
        if token.low in cue.prepositions:
            return index
        if is_hard_stop(token) or token.low in SUBORDINATORS or has_finite(tokens, index, index + 1):
            break
        if token.low in _OCCASIONS and known < 0:
            known = index + 1
    if known > 0 and known < len(tokens) and tokens[known].low not in PREPOSITIONS:
        return known
    return place


def _over_addressee(tokens: list[Token], place: int) -> int:
    """The index after "reporters", "the court", "Radio One" in "told reporters (that) ..."."""
    size = len(tokens)
    first = tokens[place]
    if (
        first.text in (",", ":")
        or is_hard_stop(first)
        or first.low in WH_WORDS
        or first.low in ("that", "to")
    ):
        return place
    if tokens[place].low in PRONOUNS:
        return place + 1
    closed = 0
    for index in range(place + 1, min(place + 14, size)):
        token, before = tokens[index], tokens[index - 1]
        if token.text == "(":
            closed = next((i for i in range(index, min(index + 12, size)) if tokens[i].text == ")"), 0)
        if index <= closed:
            continue
        if token.quote >= 0 or token.low in ("that", ":") or token.text in (",", ":"):
            return _over_comma(tokens, index) if token.text == "," else index
        if is_hard_stop(token):
            return index
        if token.low in WH_WORDS and token.low not in ("who", "which"):
            return index
        joins = before.low in PREPOSITIONS or before.low in CONJUNCTIONS or before.low in DETERMINERS
        if joins or token.low in PREPOSITIONS or token.low in CONJUNCTIONS:
            continue
        if token.low in SUBJECT_PRONOUNS or token.low in DETERMINERS or token.low == "to":
            return index
        if (before.is_capital != token.is_capital and index > place + 1) or (
            token.is_capital and not before.is_capital
        ):
            return index
        if before.low.endswith("s") and not token.is_capital and not before.is_capital:
            return index
    return place


def _takes_question(tokens: list[Token], start: int, cue: CueVerb) -> bool:
    if "w" in cue.frames:
        return True
    low = tokens[start].low
    return (
        "c" in cue.frames
        and low not in ("who", "whom", "which")
        and has_finite(tokens, start + 1, start + 12)
    )


def _opens_clause(tokens: list[Token], start: int, cue: CueVerb) -> bool:
    token = tokens[start]
    if looks_finite(tokens, start) and not (token.low.endswith("ed") and "s" in cue.frames):
        return False
    if "s" in cue.frames and (token.low in _COUNTING or token.low in _CLAUSE_OPENERS):
        return has_finite(tokens, start + 1, start + 30)
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
    if token.low in PREPOSITIONS and "c" not in cue.frames:
        return False
    stop = min(len(tokens), start + (30 if "c" in cue.frames else 14))
    if not starts_noun_phrase(tokens, start) and not (
        token.low in PREPOSITIONS or token.low in ("if", "although")
    ):
        return False
    adverbial = token.low in PREPOSITIONS and cue.verb != "say"
    for place in range(start + 1, stop):
        if is_hard_stop(tokens[place]) and tokens[place].text != "(":
            return False
        if tokens[place].text == ",":
            adverbial = False
        if (
            "c" not in cue.frames
            and tokens[place].low in ("or", "and")
            and is_adverb(tokens[place + 1].low if place + 1 < len(tokens) else "")
        ):
            return False
        if tokens[place].low in ("who", "which", "that") and "c" not in cue.frames:
            return False
        if has_finite(tokens, place, place + 1):
            return not adverbial
        if tokens[place].text == "," and "c" not in cue.frames and not _exemplifies(tokens, place):
            return False
        if "c" in cue.frames and _third_person(tokens, place):
            return True
    return "s" in cue.frames and stop - start >= _SHORTEST_CLAUSE and token.low not in PREPOSITIONS


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
    return size


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
            tokens, place + 1, min(place + 8, len(tokens))
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
    """The end of a content in a relative clause: its comma, where the main clause has yet to have its verb."""
    tokens = sentence.tokens
    opener = subject.relative
    if opener < 1 or tokens[opener - 1].text != "," or has_finite(tokens, 0, opener - 1):
        return end
    for index in range(start + 1, end - 1):
        if tokens[index].text == "," and tokens[index].quote < 0:
            return strip_end(tokens, start, index)
    return end
