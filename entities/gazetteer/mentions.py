"""The mentions of one text, ready for many questions: what lies in a span, and what the same words stood for."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from entities.gazetteer.records import MentionMatch

_WORD = re.compile(r"\w+")
_ADMINISTRATION = re.compile(r"\badministration\b", re.IGNORECASE)


class Mentions:
    """Mentions by their place and by their words. A question costs the length of its own words, not of the text."""

    def __init__(self, found: Iterable[MentionMatch] = ()) -> None:
        self._found = sorted(found, key=lambda match: match.start)
        self._starts = [match.start for match in self._found]
        # The last mention of each key under each form stands for all: later ones are what a reader has in mind.
        self._by_first_word: dict[str, dict[tuple[str, str | None], MentionMatch]] = {}
        for match in self._found:
            first = _WORD.search(match.text)
            if first:
                self._by_first_word.setdefault(first[0], {})[match.text, match.key] = match
        #: Keys of the administrations that the text names.
        self.administrations = frozenset(
            match.key for match in self._found if match.key and _ADMINISTRATION.search(match.text)
        )

    def __iter__(self) -> Iterator[MentionMatch]:
        return iter(self._found)

    def inside(self, start: int, end: int) -> list[MentionMatch]:
        """The mentions that lie wholly in the span, in reading order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [match for match in self._found[first:last] if match.end <= end]

    def of_same_words(self, words: str) -> list[MentionMatch]:
        """The mentions elsewhere whose very words stand in `words` (a surname alone), the last of each form."""
        forms: dict[tuple[str, str | None], MentionMatch] = {}
        for word in set(_WORD.findall(words)):
            forms.update(self._by_first_word.get(word, {}))
        same = (
            match for match in forms.values() if re.search(rf"(?<!\w){re.escape(match.text)}(?!\w)", words)
        )
        return sorted(same, key=lambda match: match.start)
