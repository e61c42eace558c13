"""When capitals decide: a name on file with a capital is not found in lower-case words.

"US" is not "us", "Ice" is no agency, "state department" in lower case is nobody's name. Articles and common
nouns in a name are free as long as another word carries a capital: "Sinaloa cartel", "la Nueva Familia".
"""

import re
from dataclasses import dataclass

from entities.gazetteer.folding import FoldedText
from entities.gazetteer.words import word_set

_WORD = re.compile(r"(?<!\w)[^\W_]+")
_ARTICLES = frozenset({"the", "la", "las", "el", "los", "le", "les", "o", "os", "a", "al", "il"})
_COMMON_NOUNS = word_set(
    """administration agency army assembly authority bank bureau cabinet cartel cartels clan coalition command
    committee commission company congress council court department embassy faction family force forces front
    gang government group guard institute ministry movement navy office organisation organization parliament
    party police republic secretariat senate service services state states syndicate union gobierno
    ministerio secretaria fiscalia cartel banda clan"""
)

#: Abbreviations that are also English words: in a line all in capitals nobody can tell them apart.
_WORDS_IN_CAPITALS = word_set("aid all are can do ice in is it may no off on or pet rid so start us was who")
_LINE_WINDOW = 80


@dataclass(frozen=True, slots=True)
class CaseRule:
    """What a place in the text must look like to be this name."""

    capital_offsets: tuple[int, ...]  # into the folded pattern
    all_capitals: bool
    is_word_too: bool

    def allows(self, folded: FoldedText, start: int, end: int, original: tuple[int, int]) -> bool:
        """Whether the original of `folded.text[start:end]`, which is at `original`, has its capitals."""
        text = folded.original
        if self.all_capitals:
            found = text[original[0] : original[1]]
            if any(char.islower() for char in found):
                return False
            return not (self.is_word_too and _is_line_in_capitals(text, *original))
        return all(not text[folded.original_index(start + at)].islower() for at in self.capital_offsets)


def case_rule(folded: FoldedText, *, is_abbreviation: bool = False) -> CaseRule:
    """The rule for a name as it is written on file."""
    name = folded.original
    all_capitals = (
        " " not in name
        and name.isupper()
        and all(char.isupper() for char in name if char.isalpha())
        and (is_abbreviation or sum(map(str.isalpha, name)) <= 4)
    )
    # In a plain name every letter is where it was: most of a hundred thousand names are spared the way back.
    at_original = int if name.isascii() and len(name) == len(folded.text) else folded.original_index
    capitals = {
        match.start(): match[0]
        for match in _WORD.finditer(folded.text)
        if not name[at_original(match.start())].islower()
    }
    telling = {at for at, word in capitals.items() if word not in _ARTICLES and word not in _COMMON_NOUNS}
    if not telling:  # "Congress", "Supreme Court": every capital counts, articles still do not
        telling = {at for at, word in capitals.items() if word not in _ARTICLES} or set(capitals)
    return CaseRule(
        capital_offsets=tuple(sorted(telling)),
        all_capitals=all_capitals,
        is_word_too=all_capitals and folded.text in _WORDS_IN_CAPITALS,
    )


def _is_line_in_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words around are all in capitals; looks at a window, lines can be megabytes long."""
    before = text[max(0, start - _LINE_WINDOW) : start].rpartition("\n")[2]
    after = text[end : end + _LINE_WINDOW].partition("\n")[0]
    around = before + after
    return any(char.isupper() for char in around) and not any(char.islower() for char in around)
