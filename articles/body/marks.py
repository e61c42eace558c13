"""Claim marks in a body: finding, setting, settling and removing them.

A mark is a span that carries a claim's uid. Where marks stand is read from the text each time, as W3C Web
Annotation selectors (https://www.w3.org/TR/annotation-model/#text-quote-selector): the marked words, 32
characters before and after, and positions in the story's plain text (see `text`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from articles.body import schema
from articles.body.normalise import Interval, cover, intervals, tidy
from articles.body.reader import read
from articles.body.text import join, placed
from articles.body.tree import Leaf, write

_CONTEXT: Final = 32


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked span. `ordinal` counts the spans of this claim in the body from 1, as the page's ids do."""

    uid: str
    block_index: int
    ordinal: int
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Settled:
    """A body whose marks all name known claims, and the uids that were unwrapped, in order of the text."""

    html: str
    unknown: tuple[str, ...] = ()


class MarkError(ValueError):
    """A mark cannot be put where it was asked for; the message says why."""


class MarkOverlapError(MarkError):
    """The passage is part of another claim already. `uid` and `exact` name that mark."""

    def __init__(self, uid: str, exact: str) -> None:
        self.uid, self.exact = uid, exact
        shown = exact if len(exact) <= 60 else f"{exact[:57]}…"
        super().__init__(
            f"The passage overlaps claim {uid}, which is marked on “{shown}”. Remove that mark first."
        )


def marks(html: str) -> list[Mark]:
    """The marks of a body, in order of the text. One reading of the text, linear."""
    leaves = read(html)
    text = join(leaves)
    seen: dict[str, int] = {}
    found = []
    for index, (leaf, offset) in enumerate(placed(leaves)):
        for low, high, uid, _ in intervals(leaf.runs):
            start, end = low + offset, high + offset
            seen[uid] = seen.get(uid, 0) + 1
            prefix, suffix = text[max(start - _CONTEXT, 0) : start], text[end : end + _CONTEXT]
            found.append(Mark(uid, index, seen[uid], text[start:end], prefix, suffix, start, end))
    return found


def settle(html: str, modes: Mapping[str, str]) -> Settled:
    """The body with every mark's class rewritten from `modes` (uid to attribution mode).

    A mark whose uid is not in `modes` is unwrapped: its text stays, its uid is reported.
    """
    unknown: dict[str, None] = {}

    def settled(mark: Interval) -> Interval | None:
        if mark.uid not in modes:
            unknown[mark.uid] = None
            return None
        return mark._replace(mode=modes[mark.uid])

    return Settled(_rewrite(html, settled), tuple(unknown))


def remove_marks(html: str, uid: str) -> str:
    """The body without the marks of this claim; the words stay."""
    return _rewrite(html, lambda mark: None if mark.uid == uid else mark)


def replace_uid(html: str, old: str, new: str, mode: str | None = None) -> str:
    """The body with the marks of claim `old` naming claim `new`, as when two claims are merged.

    `mode`: the attribution mode of `new`; left as it is when not given, for `settle` to put right.
    """
    _check_uid(new)
    return _rewrite(
        html,
        lambda mark: (
            mark if mark.uid != old else mark._replace(uid=new, mode=mark.mode if mode is None else mode)
        ),
    )


def add_marks(html: str, wanted: Iterable[tuple[int, int, str, str]]) -> str:
    """The body with marks on (start, end, uid, mode) of its plain text.

    A span may cross links, emphasis and blocks: it becomes one mark in each block. White space at its edges
    stays outside. A span that overlaps a mark of the same claim extends it; one that overlaps another claim's
    raises MarkOverlapError, and nothing is marked. Raises MarkError for a span outside of the text, an empty
    one, or a uid that is none.
    """
    leaves = read(html)
    text = join(leaves)
    numbers = [number for number, leaf in enumerate(leaves) if leaf.tag != "hr"]
    starts = [start for _, start in placed(leaves)]
    here: dict[int, list[Interval]] = {}
    for start, end, uid, mode in sorted(wanted):
        _check(text, start, end, uid, mode)
        index = bisect_right(starts, start) - 1
        while index < len(starts) and starts[index] < end:
            low, length = starts[index], len(leaves[numbers[index]].text)
            mark = Interval(max(start - low, 0), min(end - low, length), uid, mode)
            if mark.start < mark.end:
                here.setdefault(numbers[index], []).append(mark)
            index += 1
    return write([_marked(leaf, here[n]) if n in here else leaf for n, leaf in enumerate(leaves)])


def _marked(leaf: Leaf, asked: list[Interval]) -> Leaf:
    text = leaf.text
    standing = intervals(leaf.runs)
    joined: list[Interval] = []
    for mark in sorted(standing + [_trimmed(mark, text) for mark in asked]):
        last = joined[-1] if joined else None
        if mark.start >= mark.end:
            continue
        if last and mark.start < last.end:
            if last.uid != mark.uid:
                old = mark if mark in standing else last
                raise MarkOverlapError(old.uid, text[old.start : old.end])
            joined[-1] = last._replace(end=max(last.end, mark.end))
        else:
            joined.append(mark)
    return leaf.with_runs(tidy(cover(leaf.runs, joined)))


def _trimmed(mark: Interval, text: str) -> Interval:
    covered = text[mark.start : mark.end]
    start = mark.start + len(covered) - len(covered.lstrip(" "))
    return mark._replace(start=start, end=max(start, mark.start + len(covered.rstrip(" "))))


def _rewrite(html: str, change: Callable[[Interval], Interval | None]) -> str:
    """The body with every mark as `change` gives it back."""
    out = []
    for leaf in read(html):
        before = intervals(leaf.runs)
        after = [mark for mark in map(change, before) if mark]
        out.append(leaf if after == before else leaf.with_runs(tidy(cover(leaf.runs, after))))
    return write(out)


def _check(text: str, start: int, end: int, uid: str, mode: str) -> None:
    _check_uid(uid)
    if mode not in schema.MODES:
        raise MarkError(f"“{mode}” is no attribution mode; use one of {', '.join(schema.MODES)}.")
    if not 0 <= start < end <= len(text):
        raise MarkError(f"The passage {start} to {end} is not in the text, which has {len(text)} characters.")
    if not text[start:end].strip():
        raise MarkError(f"The passage {start} to {end} holds no words.")


def _check_uid(uid: str) -> None:
    if not schema.is_claim_uid(uid):
        raise MarkError(f"“{uid}” is no claim's uid: that is ten of a-z and 0-9.")
