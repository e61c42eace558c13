"""A speaker before a colon: "Tavenor: 'No patrols in our lagoons'", as headlines and transcripts print it.

Without a quotation only in a headline and after an office or an authority: "Minister: quay to be sold".
"Analysis: what the raid means" has the same shape and no speaker.
"""

from collections.abc import Iterator

from articles.claims.detector.cues import FORMS
from articles.claims.detector.drafts import Draft, span_of
from articles.claims.detector.ends import strip_end
from articles.claims.detector.phrases import has_finite, is_adjunct, looks_finite
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.source_words import AUTHORITIES, OFFICES, OFFICIALS
from articles.claims.detector.speakers import can_speak
from articles.claims.detector.tokens import TERMINALS, Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from articles.claims.vocabulary import SpeechAct

_LONGEST_NAME_WORDS = 7
_SHORTEST_HEADLINE = 3
_SHORTEST_QUOTATION = 8
_SPEAKING = (
    OFFICIALS
    | AUTHORITIES
    | (OFFICES - {"suspect", "victim"})
    | word_set("ministry government experts report")
)


def find_colon(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft when the sentence is a name, a colon and a quotation."""
    tokens = sentence.tokens
    colon = next((i for i, token in enumerate(tokens[: _LONGEST_NAME_WORDS + 1]) if token.text == ":"), -1)
    if colon < 0:
        yield from _after_clause(sentence)
    if colon < 1 or colon + 1 >= len(tokens) or tokens[0].quote >= 0:
        return
    if tokens[colon + 1].quote < 0:
        yield from _headline(sentence, colon)
        return
    if not tokens[colon - 1].is_capital or has_finite(tokens, 0, colon) or is_adjunct(tokens, 0, colon):
        return
    if tokens[0].low in DETERMINERS or not all(token.is_word for token in tokens[:colon]):
        return
    last = sentence.quotes[tokens[colon + 1].quote][1]
    if last - colon < _SHORTEST_QUOTATION and last + 2 < len(tokens) and tokens[last + 1].is_word:
        last = strip_end(tokens, colon + 1, len(tokens)) - 1  # "Lund: 'Of course' the pier is safe"
    yield Draft(
        sentence=sentence,
        cue=span_of(tokens, colon, colon + 1),
        source=span_of(tokens, 0, colon),
        source_tokens=tokens[:colon],
        spans=[span_of(tokens, colon + 1, last + 1)],
        act=SpeechAct.SAY,
        rule="colon.speaker",
        why="a colon and a quotation after '{source}'",
        kind="quote",
    )


def _after_clause(sentence: Sentence) -> Iterator[Draft]:
    """Read "It did not surprise the pollster Ana Lund: 'Nobody counts.'": whoever ends the clause speaks."""
    tokens = sentence.tokens
    for colon in range(_LONGEST_NAME_WORDS, len(tokens) - 1):
        if tokens[colon].text != ":" or tokens[colon].quote >= 0 or tokens[colon + 1].quote < 0:
            continue
        last = sentence.quotes[tokens[colon + 1].quote][1]
        start = _name_start(tokens, colon)
        named = start < colon and tokens[colon - 1].is_capital and can_speak(tokens[start:colon])
        whole = last - colon >= _SHORTEST_QUOTATION or tokens[last - 1].text in TERMINALS
        if named and whole and not _has_cue(tokens, start):
            yield Draft(
                sentence=sentence,
                cue=span_of(tokens, colon, colon + 1),
                source=span_of(tokens, start, colon),
                source_tokens=tokens[start:colon],
                spans=[span_of(tokens, colon + 1, last + 1)],
                act=SpeechAct.SAY,
                rule="colon.after_clause",
                why="a colon and a quotation after '{source}', who ends the clause",
                kind="quote",
            )
        return


def _name_start(tokens: list[Token], colon: int) -> int:
    start = colon
    while start > 0 and tokens[start - 1].is_word:
        before = tokens[start - 1]
        if before.low in PREPOSITIONS | CONJUNCTIONS or looks_finite(tokens, start - 1):
            break
        start -= 1
        if before.low in DETERMINERS:
            break
    return start


def _has_cue(tokens: list[Token], end: int) -> bool:
    """True when a cue before already takes the quotation: "told Ana Lund: '...'"."""
    return any(token.low in FORMS and token.quote < 0 for token in tokens[:end])


def _headline(sentence: Sentence, colon: int) -> Iterator[Draft]:
    """Read "Harbour police: pier unsafe"."""
    tokens = sentence.tokens
    head = tokens[colon - 1].low
    if not sentence.is_heading or len(tokens) - colon < _SHORTEST_HEADLINE or head not in _SPEAKING:
        return
    if has_finite(tokens, 0, colon) or not all(token.is_word for token in tokens[:colon]):
        return
    if any(token.low in PREPOSITIONS for token in tokens[:colon]) or is_adjunct(tokens, 0, colon):
        return
    yield Draft(
        sentence=sentence,
        cue=span_of(tokens, colon, colon + 1),
        source=span_of(tokens, 0, colon),
        source_tokens=tokens[:colon],
        spans=[span_of(tokens, colon + 1, len(tokens))],
        act=SpeechAct.SAY,
        rule="colon.headline",
        why="a colon in a headline after '{source}'",
        kind="clause",
    )
