"""Headlines with a colon: "Fiscal: el puente era inseguro" and "El puente era inseguro: fiscal"."""

from collections.abc import Iterator

from articles.claims.detector.spanish.drafts import Draft
from articles.claims.detector.spanish.phrases import finite_in
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.spanish.sources import is_known_source
from articles.claims.vocabulary import SpeechAct

_SOURCE_WORDS = 7
_CONTENT_WORDS = 3


def find_headline(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for a heading whose colon parts speaker and statement."""
    if not sentence.is_heading:
        return
    colon = next((i for i in range(len(sentence.tokens)) if sentence.mark(i) == ":"), -1)
    if colon <= 0 or colon + 1 >= len(sentence.tokens):
        return
    size = len(sentence.tokens)
    for source, content in (((0, colon), (colon + 1, size)), ((colon + 1, size), (0, colon))):
        if _speaks(sentence, *source) and content[1] - content[0] >= _CONTENT_WORDS:
            yield Draft(
                sentence=sentence,
                cue=sentence.span(colon, colon + 1),
                source=source,
                spans=[sentence.span(*content)],
                act=SpeechAct.SAY,
                rule="es.headline_colon",
                why="a headline gives '{source}' the word",
            )
            return


def _speaks(sentence: Sentence, start: int, end: int) -> bool:
    tokens, keys = sentence.tokens[start:end], sentence.keys[start:end]
    if end - start > _SOURCE_WORDS or any(token.quote >= 0 or not token.is_word for token in tokens):
        return False
    return finite_in(sentence, start, end) < 0 and is_known_source(tokens, keys)
