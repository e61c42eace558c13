"""Which language a text is in, told from its commonest words. Pure and bounded: it reads the beginning only."""

import re
import unicodedata

from articles.claims.detector.wordlists import word_set

#: Function words that the other language does not have; "no", "me", "has", "he" and "a" tell nothing.
_WORDS = {
    "en": word_set(
        """
        the of and to in that was is for with on by at from are were which who this his her their they
        been not have had will would but an it its as she you
        """
    ),
    "es": word_set(
        """
        el la los las de del que y en un una por con para se su sus al como pero fue ha habia segun
        este esta es lo le les tras sobre entre sin cuando donde porque mas tambien dijo son eran
        """
    ),
}
_WORD = re.compile(r"[^\W\d_]+")
_CHARACTERS = 20_000
_FEWEST = 2
#: The winner must have this many times the words of the other.
_CLEAR = 2


def fold(word: str) -> str:
    """The word in lower case without accents ("Según" and "SEGUN" are both "segun"). May change its length."""
    low = word.lower()
    if low.isascii():
        return low
    return "".join(mark for mark in unicodedata.normalize("NFD", low) if not unicodedata.combining(mark))


def guess_language(text: str) -> str:
    """The language tag "en" or "es", or "" when the text is too short, mixed or in a third language."""
    counts = dict.fromkeys(_WORDS, 0)
    total = 0
    for match in _WORD.finditer(text, 0, _CHARACTERS):
        word = fold(match.group())
        total += 1
        for language, words in _WORDS.items():
            counts[language] += word in words
    best, other = sorted(counts, key=lambda language: -counts[language])
    # in running text every third word is one of these; in a third language a few are so by chance
    if counts[best] < _FEWEST or counts[best] < counts[other] * _CLEAR or counts[best] * 6 < total:
        return ""
    return best
