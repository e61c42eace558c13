"""Sources after a preposition: "According to X, ...", "..., according to X", "in the words of X", "per X"."""

from collections.abc import Iterator
from itertools import islice

from articles.claims.detector.drafts import Draft, span_of
from articles.claims.detector.ends import clause_end, strip_end
from articles.claims.detector.phrases import has_finite, is_hard_stop, skip_time, skip_time_left
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.tokens import Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import (
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    is_adverb,
    is_possessive,
)
from articles.claims.vocabulary import Certainty, SpeechAct

_WINDOW = 45
#: More in one sentence is no prose; each looks back to the sentence's beginning.
_MOST = 12
#: After "according to" these name no speaker: "according to plan", "according to custom".
_NO_SPEAKERS = word_set(
    """
    plan plans schedule custom need needs ability taste size age rank its their which whether
    """
)


#: "in the words of", "in the view of"
_VIEWS = word_set("words view views opinion judgment judgement estimation")
#: Words that open a clause, and with it a content, right before "according to".
_OPENERS = word_set("that which who whom where because while since although")


_DATING = word_set("dated of from since in")
#: One acts according to these; they say nothing.
_RULES = word_set(
    """
    law laws rules rule principles wishes standards constitution conscience instructions tradition
    """
)


def find_according(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each "according to" and its like with a source and a content."""
    tokens = sentence.tokens
    found = ((place, size) for place in range(len(tokens) - 2) if (size := _cue_size(tokens, place)))
    for place, size in islice(found, _MOST):
        draft = _one(sentence, place, size)
        if draft is not None:
            yield draft


def _cue_size(tokens: list[Token], place: int) -> int:
    """How many words from `place` on introduce a source; 0 for none."""
    if tokens[place].quote >= 0:
        return 0
    low, follows = tokens[place].low, tokens[place + 1]
    if low == "according":
        return 2 if follows.low == "to" else 0
    if low == "in":
        words = tuple(token.low for token in tokens[place + 1 : place + 4])
        known = len(words) == 3 and words[0] == "the" and words[1] in _VIEWS and words[2] == "of"
        return 4 if known and place + 4 < len(tokens) else 0
    if low == "per" and (place == 0 or tokens[place - 1].text == ","):
        named = follows.is_capital or (follows.low == "the" and place + 2 < len(tokens))
        return 1 if named else 0
    return 0


def _one(sentence: Sentence, place: int, cue_size: int) -> Draft | None:
    tokens = sentence.tokens
    size = len(tokens)
    source_start = place + cue_size
    before = _before(sentence, place)
    leads = before is None
    source_end = _source_end(tokens, source_start, size, leads)
    if tokens[skip_time_left(tokens, source_end) - 1].low not in _DATING:
        source_end = skip_time_left(tokens, source_end)
    if source_end <= source_start or tokens[source_start].low in _NO_SPEAKERS:
        return None
    if tokens[place - 1].text != "," and place and tokens[source_end - 1].low in _RULES:
        return None
    spans = []
    if before is not None:
        spans.append(span_of(tokens, *before))
    glued = leads and source_end < size and tokens[source_end].text not in (",", ".")
    if (
        source_end < size
        and (tokens[source_end].text == "," or glued)
        and (leads or not _has_clause(tokens, before))
    ):
        start = source_end if glued else _past_relative(tokens, source_end + 1)
        end = strip_end(tokens, start, clause_end(sentence, start, "clause")) if start < size else start
        if end > start:
            spans.append(span_of(tokens, start, end))
    if not spans:
        return None
    words = " ".join(token.low for token in tokens[place : place + cue_size])
    return Draft(
        sentence=sentence,
        cue=span_of(tokens, place, place + cue_size),
        source=span_of(tokens, source_start, source_end),
        source_tokens=tokens[source_start:source_end],
        spans=spans,
        act=SpeechAct.SAY,
        rule="prep.according_to" if cue_size == 2 else "prep.view",
        why=f"'{words}' with source '{{source}}'",
        kind="clause",
        certainty=Certainty.CERTAIN,
    )


def _past_relative(tokens: list[Token], start: int) -> int:
    """Step over "which noted that ...," between a source and the content."""
    if start < len(tokens) and tokens[start].low in ("which", "who", "whose"):
        for index in range(start + 1, len(tokens) - 1):
            if tokens[index].text == "," and tokens[index].quote < 0:
                return index + 1
    return start


def _has_clause(tokens: list[Token], found: tuple[int, int] | None) -> bool:
    return found is not None and has_finite(tokens, *found)


def _before(sentence: Sentence, place: int) -> tuple[int, int] | None:
    """What stands before "according to" in its sentence, without what another clause already closed."""
    tokens = sentence.tokens
    start = 0
    for index in range(place - 1, -1, -1):
        if tokens[index].quote < 0 and tokens[index].text == ";":
            start = index + 1
            break
    while start < place and (tokens[start].low in CONJUNCTIONS or tokens[start].text in (",", "-", "—", "–")):
        start += 1
    for index in range(place - 1, start + 1, -1):
        turns = (
            tokens[index].low in ("but", "while")
            and tokens[index].quote < 0
            and tokens[index - 1].text == ","
        )
        if turns and has_finite(tokens, index + 1, place):
            start = index + 1
            break
    last = place - 2 if place > 1 and tokens[place - 1].text == "," else place - 1
    if start < place and tokens[last].low in CONJUNCTIONS | _OPENERS:
        # "and according to X, ...", "which, according to X, ...": what it introduces comes after it
        return None
    end = strip_end(tokens, start, place)
    if end <= start or all(is_adverb(token.low) or not token.is_word for token in tokens[start:end]):
        return None
    if skip_time(tokens, start, end) == end:
        return None
    return start, end


def _source_end(tokens: list[Token], start: int, size: int, leads: bool) -> int:
    index = start
    while index < min(size, start + _WINDOW):
        token = tokens[index]
        if token.quote >= 0 or (is_hard_stop(token) and token.text not in ("(", "-")):
            break
        if token.text == "(":
            closing = next((i for i in range(index, min(size, index + 12)) if tokens[i].text == ")"), index)
            index = closing + 1
            continue
        if token.text == ",":
            if _is_in_date(tokens, index):
                index += 2
                continue
            index = _apposition_end(tokens, index, size, leads)
            break
        if index > start and token.low in SUBORDINATORS and token.low not in ("as", "that", "who"):
            break
        if index > start and token.low in ("who", "which", "that"):
            break
        if index > start and _content_begins(tokens, index, leads):
            break
        index += 1
    return strip_end(tokens, start, min(index, size))


def _is_in_date(tokens: list[Token], comma: int) -> bool:
    """The comma of "a March 14, 2019 press release" ends nothing."""
    after = tokens[comma + 1] if comma + 2 < len(tokens) else None
    year = after is not None and len(after.low) == len("2019") and after.low.isdigit()
    return year and tokens[comma - 1].low[0].isdigit() and tokens[comma + 2].text != ","


def _content_begins(tokens: list[Token], index: int, leads: bool) -> bool:
    """As in "According to the ministry over 300 people ...": a new phrase, the comma left out."""
    before, token = tokens[index - 1], tokens[index]
    if (
        not before.is_word
        or before.low in PREPOSITIONS | CONJUNCTIONS | DETERMINERS
        or is_possessive(before.low)
    ):
        return False
    if token.low in ("over", "about", "around", "nearly", "more", "at"):
        return index + 1 < len(tokens) and (
            tokens[index + 1].low[0].isdigit() or tokens[index + 1].low == "least"
        )
    if not leads:
        return False
    return token.low in SUBJECT_PRONOUNS or (token.low in DETERMINERS and token.low not in ("both", "all"))


def _apposition_end(tokens: list[Token], comma: int, size: int, leads: bool) -> int:
    """Take in ", the chief of police" and ", Ana Sol" after a title, leave the content that follows."""
    second = next((i for i in range(comma + 1, min(size, comma + 16)) if tokens[i].text in (",", ".")), -1)
    if second < 0 or comma + 1 >= size:
        return comma
    first = tokens[comma + 1]
    if (
        first.low in CONJUNCTIONS | PREPOSITIONS | SUBORDINATORS
        or first.quote >= 0
        or first.low.endswith("ing")
    ):
        return comma
    if has_finite(tokens, comma + 1, second):
        return comma
    if leads:
        if tokens[second].text != "," or not has_finite(tokens, second + 1, min(size, second + 25)):
            return comma
        names = all(token.is_capital for token in tokens[comma + 1 : second]) and second - comma > 2
        return second if names or first.low in ("a", "an", "the") else comma
    return second
