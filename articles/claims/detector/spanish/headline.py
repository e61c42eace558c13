"""Headlines with a colon: "Fiscal: el puente era inseguro", "Gobierno: «No habrá despidos»", "«...»: ministro"."""

from collections.abc import Iterator

from articles.claims.detector.spanish.drafts import Draft
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.spanish.sources import is_name, is_role
from articles.claims.detector.spanish.verb_groups import finite_in, is_infinitive
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
        if content[1] - content[0] >= _CONTENT_WORDS and _speaks(sentence, source, content):
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


def _speaks(sentence: Sentence, source: tuple[int, int], content: tuple[int, int]) -> bool:
    """A role says anything; a name says a quotation or a clause; a single capital may be the topic, and only quotes."""
    start, end = source
    tokens, keys = sentence.tokens[start:end], sentence.keys[start:end]
    if end - start > _SOURCE_WORDS or any(token.quote >= 0 or not token.is_word for token in tokens):
        return False
    if finite_in(sentence, start, end) >= 0:
        return False
    quoted = sentence.tokens[content[0]].quote >= 0 and sentence.tokens[content[1] - 1].quote >= 0
    if is_role(tokens, keys):
        return quoted or _is_clause(sentence, content) or content[1] - content[0] > _CONTENT_WORDS
    if not is_name(tokens, keys):
        return False
    return quoted or ((end - start > 1 or tokens[0].text.isupper()) and _is_clause(sentence, content))


def _is_clause(sentence: Sentence, content: tuple[int, int]) -> bool:
    start, end = content
    keys = sentence.keys[start:end]
    return (
        finite_in(sentence, start, end) >= 0
        or keys[0] in ("no", "sin", "hay", "nadie")
        or any(is_infinitive(key) for key in keys[:2])
    )
