"""What the paper puts inside a quotation: «No hay caso —insistió el ministro—, y nadie lo prueba»."""

from articles.claims.detector.language import fold
from articles.claims.detector.spanish import words
from articles.claims.detector.spanish.lexicon import cue_of
from articles.claims.detector.tokens import DASHES, Token

_LONGEST = 14
_LONGEST_BETWEEN_COMMAS = 8


def unquote_insertions(tokens: list[Token]) -> None:
    """Take a verb of saying with its speaker, set off on both sides, out of the quotation it stands in."""
    index = 1
    while index < len(tokens) - 2:
        mark = tokens[index]
        if mark.quote >= 0 and (mark.text in DASHES or mark.text == ",") and _says(tokens, index + 1):
            close = _close(tokens, index)
            if close > 0:
                for token in tokens[index : close + 1]:
                    token.quote = -1
                index = close
        index += 1


def _says(tokens: list[Token], index: int) -> bool:
    """A verb of saying in the third person with its speaker behind it, or alone between dashes."""
    token = tokens[index]
    cue = cue_of(token.text, fold(token.low)) if token.text.islower() else None
    if cue is None or cue.kind != "finite" or not {"p", "o"} & set(cue.frames):
        return False
    after = tokens[index + 1]
    key = fold(after.low)
    speaker = after.is_capital or key in words.ARTICLES or key in words.PRONOUNS
    dashed = tokens[index - 1].text in DASHES
    return speaker or (dashed and (after.text in DASHES or key in words.TIMES))


def _close(tokens: list[Token], opened: int) -> int:
    """The mark that ends what the one at `opened` began, in the same quotation, or -1."""
    mark, number = tokens[opened].text, tokens[opened].quote
    reach = _LONGEST if mark in DASHES else _LONGEST_BETWEEN_COMMAS
    for index in range(opened + 2, min(len(tokens) - 1, opened + reach + 2)):
        token = tokens[index]
        if token.quote != number:
            return -1
        if token.text == mark or (mark in DASHES and token.text in DASHES):
            return index
        if mark == "," and (not token.is_word or fold(token.low) in words.BOUNDARIES):
            return -1
    return -1
