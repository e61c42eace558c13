"""Whether a reason says who the source is. No Django in here."""

from __future__ import annotations

import re
import unicodedata

#: Digits of a telephone number are written in groups: so many in a row, spaces between them left out, are a number.
_FEWEST_DIGITS = 5
_SHORTEST = 3
_WORD = re.compile(r"\w+")
_ADDRESS = re.compile(r"[^\s<>,;()]+@[^\s<>,;()]+")
_NUMBER = re.compile(r"\d(?:[ ./()-]{0,2}\d)+")


def repeats(reason: str, identity: str) -> bool:
    """Whether a reason holds a name, an address or a number of what is on file about a source.

    Names are told by their capitals, and where a script has none every word counts. It errs towards refusing: the
    wording of a reason is easily changed, and a name in it would stay.
    """
    return bool(_tells(identity, only_names=True) & _tells(reason, only_names=False))


def _tells(text: str, *, only_names: bool) -> set[str]:
    text = unicodedata.normalize("NFKC", text)
    words = {
        _folded(word)
        for word in _WORD.findall(text)
        if len(word) >= _SHORTEST and not word.isdecimal() and (not only_names or _may_be_name(word))
    }
    numbers = {"".join(filter(str.isdigit, number)) for number in _NUMBER.findall(text)}
    addresses = {_folded(address) for address in _ADDRESS.findall(text)}
    return words | addresses | {number for number in numbers if len(number) >= _FEWEST_DIGITS}


def _may_be_name(word: str) -> bool:
    first = word[0]
    return first.isupper() or first.lower() == first.upper()


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))
