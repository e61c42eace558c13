"""Where what somebody said ends."""

from articles.claims.detector.cues import FORMS
from articles.claims.detector.phrases import (
    has_finite,
    looks_finite,
    skip_time_left,
)
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.subjects import Subject
from articles.claims.detector.tokens import QUOTE_MARKS, TERMINALS, Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import (
    DETERMINERS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    is_adverb,
)

_TURNS = word_set("but while whereas although though despite")
_NARRATOR = word_set("citing adding saying noting telling calling referring stressing warning arguing")


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
