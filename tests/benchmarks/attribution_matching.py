"""When a found statement agrees with a labelled one, and which goes with which. See `attribution` for the rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tests.benchmarks.attribution_records import Passage, Spans, Statement

#: A content agrees when the overlap is at least this part of the one and of the other.
HALF = 0.5
#: A cut outer content shorter than this says nothing of its own ("that").
_FEWEST_WORDS = 2
_SENTENCE_END = re.compile(r"""(?<=[.!?…])["”’»)]*\s+(?=["“‘«(¿¡—]*[A-Z0-9ÁÉÍÓÚÑ])|\n+""")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sr|Sra|Jr|St|Gen|Gov|Sen|Rep|Col|Lt|No|vs|U\.S|U\.N|U\.K)\.$"
)

Agrees = Callable[[Statement, Statement], bool]


def length(spans: Spans) -> int:
    """Code points under the spans, which must be disjoint."""
    return sum(end - start for start, end in spans)


def overlap(one: Spans, other: Spans) -> int:
    """Code points under both."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


def merged(spans: Spans) -> Spans:
    """The same code points as sorted, disjoint spans."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def shares(one: Spans, other: Spans) -> tuple[float, float]:
    """The overlap as a part of the one and as a part of the other."""
    one, other = merged(one), merged(other)
    both = overlap(one, other)
    return (both / length(one), both / length(other)) if both else (0.0, 0.0)


def cues_agree(label: Statement, found: Statement) -> bool:
    """They share a code point."""
    return overlap(label.cue, found.cue) > 0


def sources_agree(label: Statement, found: Statement) -> bool:
    """They share a code point, or neither has one."""
    return overlap(label.source, found.source) > 0 or not (label.source or found.source)


class Agreement:
    """The measures over one passage; it knows which contents stand for a nested label."""

    def __init__(self, passage: Passage) -> None:
        self._forms = {
            claim: content_forms(claim, passage) for claim in passage.claims + (passage.acts or ())
        }

    def cue(self, label: Statement, found: Statement) -> bool:
        return cues_agree(label, found)

    def source(self, label: Statement, found: Statement) -> bool:
        return cues_agree(label, found) and sources_agree(label, found)

    def content(self, label: Statement, found: Statement) -> bool:
        return any(min(shares(form, found.content)) >= HALF for form in self._forms[label])

    def usable(self, label: Statement, found: Statement) -> bool:
        return self.source(label, found) and self.content(label, found)

    def strict(self, label: Statement, found: Statement) -> bool:
        return self.source(label, found) and min(shares(label.content, found.content)) >= HALF


def content_forms(label: Statement, passage: Passage) -> list[Spans]:
    """The labelled content; for one that holds another attribution also what is left of it without that.

    Marks in a story never nest: an outer content may end where the inner attribution begins, or leave out
    the inner content. Both count as long as two words are left.
    """
    forms = [label.content]
    start, end = label.content[0][0], label.content[-1][1]
    for inner in passage.claims:
        held = all(start <= a and b <= end for a, b in inner.cue)
        if inner is label or not held or overlap(inner.cue, label.cue):
            continue
        begins = min(a for a, _ in inner.cue + inner.source + inner.content)
        forms.append(_without(label.content, ((begins, end),)))
        forms.append(_without(label.content, inner.content))
    return [form for form in forms if form and _words(form, passage.text) >= _FEWEST_WORDS] or forms[:1]


def _without(spans: Spans, holes: Spans) -> Spans:
    for low, high in holes:
        cut = [part for start, end in spans for part in ((start, min(end, low)), (max(start, high), end))]
        spans = merged(tuple((start, end) for start, end in cut if start < end))
    return spans


def _words(spans: Spans, text: str) -> int:
    return sum(len(re.findall(r"\w+", text[start:end])) for start, end in spans)


def paired(labels: Sequence[Statement], found: Sequence[Statement], agrees: Agrees) -> dict[int, int]:
    """A largest one-to-one pairing, as positions in `labels` to positions in `found` (Kuhn's augmenting paths)."""
    choices = [[at for at, statement in enumerate(found) if agrees(label, statement)] for label in labels]
    label_of: dict[int, int] = {}

    def place(label: int, seen: set[int]) -> bool:
        for at in choices[label]:
            if at in seen:
                continue
            seen.add(at)
            if at not in label_of or place(label_of[at], seen):
                label_of[at] = label
                return True
        return False

    for label in range(len(labels)):
        place(label, set())
    return {label: at for at, label in sorted(label_of.items(), key=lambda pair: pair[1])}


def sentence_starts(text: str) -> list[int]:
    """Where sentences begin: after a full stop, question or exclamation mark before a capital, and at new lines.

    A splitter of the benchmark's own, so that no engine is measured by its own idea of a sentence.
    """
    starts = [0]
    for gap in _SENTENCE_END.finditer(text):
        before = text[max(0, gap.start() - 12) : gap.start()]
        if "\n" in gap[0] or not _ABBREVIATION.search(before):
            starts.append(gap.end())
    return starts
