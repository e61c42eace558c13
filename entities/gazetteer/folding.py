"""Fold case, accents, apostrophes, hyphens and white space away, and find the way back to the original.

Folding changes lengths ("ß" gives two letters, a combining accent none, ten spaces one), so a folded text
keeps a piecewise map: most of it is linear, only the places where the length changes are written down.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from dataclasses import dataclass

#: Letters that Unicode does not decompose but that writers replace when their keyboard lacks them.
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
_APOSTROPHES = "'`´‘’‚‛ʹʻʼʽˈ′＇"
_HYPHENS = "-‐‑‒–−﹣－"
_QUOTES = '"“”„‟«»″＂'
_SAME = {
    **dict.fromkeys(_APOSTROPHES, "'"),
    **dict.fromkeys(_HYPHENS, "-"),
    **dict.fromkeys(_QUOTES, '"'),
}
_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"

# Printable ASCII with single spaces keeps its length and needs no look at each character; a run of other
# white space becomes one space. A line end is never part of a run: a name does not cross two blocks.
_PIECE = re.compile(rf"(?P<plain>(?:[!-~]|[ ](?!\s))+)|(?P<space>[^\S{_LINE_ENDS}]+)|(?P<other>.)", re.DOTALL)
#: Such a text folds letter by letter: no map is needed. Possessive, so that a long text is read once.
_PLAIN = re.compile(r"(?:[!-~]|[ ](?!\s))*+")
_FROM_START = array("L", [0])


def is_accent(char: str) -> bool:
    """Whether the character is a combining accent, which folding drops (vowel signs and kana marks stay)."""
    return unicodedata.combining(char) != 0 and char not in "\u3099\u309a"


class _FoldedCharacters(dict[str, str]):
    """Cache of single characters: a text has few distinct ones."""

    def __missing__(self, char: str) -> str:
        self[char] = folded = _fold_character(char)
        return folded


def _fold_character(char: str) -> str:
    if char in _LINE_ENDS:
        return "\n"
    category = unicodedata.category(char)
    if category == "Cs":  # a lone surrogate cannot be handed to the matcher, which speaks UTF-8
        return "\ufffd"
    if category == "Cf":  # soft hyphen, joiners, direction marks
        return ""
    if char in _SAME:
        return _SAME[char]
    # Accents go before case does: of the iota written below a Greek letter, lower case makes a letter of its own.
    bare = "".join(c for c in unicodedata.normalize("NFKD", char) if not is_accent(c))
    decomposed = unicodedata.normalize("NFKD", bare.casefold())
    letters = (_SAME.get(c) or _LETTERS.get(c, c) for c in decomposed if not is_accent(c))
    return "".join(letters)


_CHARACTERS = _FoldedCharacters()


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A folded text with its original. Made by `fold`."""

    original: str
    text: str
    _folded_starts: "array[int]"
    _original_starts: "array[int]"
    _widths: "array[int]"  # width in the original of a piece whose length changed; 0 where the map is linear

    def original_span(self, start: int, end: int) -> tuple[int, int] | None:
        """The span of the original that gave `text[start:end]`, with accents that follow its last letter.

        None when an end falls inside one original character (the first "s" of a "ß").
        """
        piece = bisect_right(self._folded_starts, start) - 1
        offset = start - self._folded_starts[piece]
        if self._widths[piece]:
            if offset:
                return None
            first = self._original_starts[piece]
        else:
            first = self._original_starts[piece] + offset
        piece = bisect_right(self._folded_starts, end - 1) - 1
        width = self._widths[piece]
        if width:
            following = piece + 1
            piece_end = (
                self._folded_starts[following] if following < len(self._folded_starts) else len(self.text)
            )
            if end != piece_end:
                return None
            last = self._original_starts[piece] + width
        else:
            last = self._original_starts[piece] + end - self._folded_starts[piece]
        while last < len(self.original) and is_accent(self.original[last]):
            last += 1
        return first, last

    def original_index(self, index: int) -> int:
        """The original character in which the folded character at `index` has its origin."""
        piece = bisect_right(self._folded_starts, index) - 1
        if self._widths[piece]:
            return self._original_starts[piece]
        return self._original_starts[piece] + index - self._folded_starts[piece]


def fold(text: str) -> FoldedText:
    """Fold a text of any content and length; never raises, linear in the length of the text."""
    if text.isascii() and _PLAIN.fullmatch(text):
        return FoldedText(text, text.lower().replace("`", "'"), _FROM_START, _FROM_START, _FROM_START)
    pieces: list[str] = []
    folded_starts, original_starts, widths = array("L"), array("L"), array("L")
    length = 0
    linear = False

    def mark(original_start: int, width: int) -> None:
        folded_starts.append(length)
        original_starts.append(original_start)
        widths.append(width)

    for match in _PIECE.finditer(text):
        start = match.start()
        if match.lastgroup == "plain":
            folded = match[0].lower().replace("`", "'")
        elif match.lastgroup == "space":
            folded = " "
        else:
            folded = _CHARACTERS[match[0]]
        width = match.end() - start
        if len(folded) == width:
            if not linear:
                mark(start, 0)
                linear = True
        else:
            linear = False
            if folded:
                mark(start, width)
        pieces.append(folded)
        length += len(folded)
    if not folded_starts:
        mark(0, 0)
    return FoldedText(text, "".join(pieces), folded_starts, original_starts, widths)
