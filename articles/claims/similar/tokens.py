"""Folding and tokenising: what is left of a text when case, accents, quotes and spelling of signs are gone."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

#: A statement is a sentence or two. What goes on for longer is compared by its beginning.
LONGEST_TEXT: Final = 6_000
MOST_TOKENS: Final = 400

_APOSTROPHES = str.maketrans(dict.fromkeys("`´‘’‚‛ʹʻʼʽˈ′＇", "'"))
#: Letters that Unicode does not decompose.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"})

# Every alternative begins with another kind of character and repeats one class: nothing to backtrack over.
_TOKEN = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2}(?![\w-]))"
    r"|(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)"
    r"|(?P<short>(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<sign>[$€£¥₽%‰])"
    r"|(?P<stop>[.!?…;:,\n])"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign. `low` is folded; `capital` says that the text writes a capital letter."""

    low: str
    text: str
    kind: str
    capital: bool = False
    first: bool = False


def fold(text: str) -> str:
    """Lower case without accents; any text, linear in its length."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.translate(_LETTERS)


def tokenise(text: str) -> list[Token]:
    """The tokens of a text: words, numbers, dates, signs of money and per cent, and the stops between.

    "didn't" gives "did" and "not", a possessive loses its ending, "U.S." is "us". Never raises.
    """
    tokens: list[Token] = []
    first = True
    # Width and composed forms are made one before the words are parted, so that "ｅ́" is one letter for all.
    tidy = unicodedata.normalize("NFKC", text[:LONGEST_TEXT]).translate(_APOSTROPHES)
    for match in _TOKEN.finditer(tidy):
        kind, word = match.lastgroup or "", match.group()
        if kind == "stop":
            tokens.append(Token(word, word, "stop"))
            first = first or word in ".!?…\n:"
            continue
        if kind == "short":
            kind, low = "word", fold(word.replace(".", ""))
        else:
            low = fold(word)
        capital = word[0].isupper()
        if kind == "word" and "'" in low:
            tokens += _parted(low, word, capital, first)
        elif low:
            tokens.append(Token(low, word, kind, capital, first))
        first = False
        if len(tokens) >= MOST_TOKENS:
            break
    return tokens


def _parted(low: str, word: str, capital: bool, first: bool) -> list[Token]:
    head, _, tail = low.rpartition("'")
    if tail == "t" and head.endswith("n"):
        stem = {"ca": "can", "wo": "will", "sha": "shall"}.get(head[:-1], head[:-1])
        return [Token(stem, stem, "word", False, first), Token("not", "not", "word")]
    if tail in {"s", "re", "ve", "ll", "d", "m"}:
        return [Token(head.replace("'", ""), word[: len(head)], "word", capital, first)]
    return [Token(low.replace("'", ""), word, "word", capital, first)]
