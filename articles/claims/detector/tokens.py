"""Words and punctuation with their places, in one linear pass."""

import re
from collections.abc import Iterator

#: Alternatives exclude one another by their first character or fall through once, so nothing backtracks.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., a.m.
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Sgt|Capt|Adm|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr)\.(?=\s)"
    r"|Ph\.D\."
    r"|[A-Z]\.(?= [A-Z])"  # initials
    r"|[$€£¥]?\d+(?:[.,]\d+)*(?:[\w%\u0300-\u036f]*)(?:-[A-Za-z]+)*"  # $50, 1,000, 2nd, 40%, 41-year-old
    r"|[\w\u0300-\u036f]+(?:['’.&/@-][\w\u0300-\u036f]+)*"  # words, don't, Al-Amr, Gawker.com
    r"|--+"
    r"|''|``"  # typewriter quotation marks
    r"|[^\s\w]"
)
TERMINALS = frozenset(".?!…")
OPENERS = frozenset("“«„")
CLOSERS = frozenset("”»")
#: Marks that open and close alike.
STRAIGHT = frozenset({'"', "''", "``"})
QUOTE_MARKS = frozenset("“”«»„‘’'") | STRAIGHT
DASHES = frozenset({"—", "–", "--", "---", "-", "―"})


class Token:
    """One word or mark. `quote` is the number of the quotation it stands in, or -1.

    `finite` remembers whether it looks like a finite verb where it stands; None until somebody asked.
    """

    __slots__ = ("end", "finite", "low", "quote", "start", "text")

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        low = text.lower().replace("’", "'")
        self.low = low[:-1] if low[-1] == "." and low.count(".") == 1 and len(low) > 1 else low
        self.start = start
        self.end = start + len(text)
        self.quote = -1
        self.finite: bool | None = None

    @property
    def is_word(self) -> bool:
        """True for words and numbers."""
        first = self.text[0]
        return first.isalnum() or (first in "$€£¥" and len(self.text) > 1)

    @property
    def is_capital(self) -> bool:
        """True for a word that begins with a capital letter."""
        return self.text[0].isupper()

    def __repr__(self) -> str:
        return f"Token({self.text!r}, {self.start})"


def tokenise(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield the tokens of text[start:end]; offsets are those of the whole text."""
    for match in _TOKEN.finditer(text, start, end):
        yield Token(match.group(), match.start())
