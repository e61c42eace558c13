"""Machine-made shortenings that never part a statement from who said it."""

from __future__ import annotations

from collections.abc import Iterator

from articles.body.marks import Mark, marks
from articles.body.text import Block, Span, blocks, sentences_in

_SPEAKING = frozenset({"said", "says", "according", "wrote", "argued", "claimed", "alleged", "reported"})


def shorten(html: str, limit: int) -> str:
    """The opening of a body in at most `limit` characters, for a teaser or a page's description.

    Whole sentences from the first one on, crossheads left out; "" where not even the first fits (the caller
    has the standfirst, or shows nothing). The text never ends where a quotation is still open, where a
    claim's passage goes on in a later sentence, or before a sentence that only says who spoke: dropping a
    sentence is safe, cutting one is how an allegation becomes a fact.
    """
    standing = marks(html)
    best, taken, open_until = "", "", 0
    upcoming = _sentences(blocks(html))
    current = next(upcoming, None)
    while current:
        following = next(upcoming, None)
        span, sentence = current
        taken = f"{taken} {sentence}".strip()
        if len(taken) > limit:
            return best
        open_until = max(open_until, _goes_on_until(standing, span))
        if (
            open_until <= span.end
            and not _quotation_is_open(taken)
            and not (following and _names_speaker(following[1]))
        ):
            best = taken
        current = following
    return best


def _sentences(all_blocks: list[Block]) -> Iterator[tuple[Span, str]]:
    for block in all_blocks:
        if not block.is_heading:
            for start, end in sentences_in(block.text):
                yield Span(block.start + start, block.start + end), block.text[start:end]


def _goes_on_until(standing: list[Mark], sentence: Span) -> int:
    """Where the last passage ends of any claim that is marked in the sentence."""
    here = {mark.uid for mark in standing if mark.start < sentence.end and mark.end > sentence.start}
    return max((mark.end for mark in standing if mark.uid in here and _near(mark, sentence)), default=0)


def _near(mark: Mark, sentence: Span) -> bool:
    # The same claim printed again far below is a second printing, not the rest of this one.
    return mark.start - sentence.end < 400


def _quotation_is_open(text: str) -> bool:
    return text.count('"') % 2 == 1 or text.count("“") > text.count("”") or text.count("«") > text.count("»")


def _names_speaker(sentence: str) -> bool:
    """Whether a sentence only names the speaker of the one before ("So said the ministry.")."""
    words = sentence.rstrip(".").lower().split()
    return len(words) <= 8 and not _SPEAKING.isdisjoint(words[:3])
