"""Which mentions are of one bearer: the full name first, then its surname, its abbreviation, its first word."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from entities.newcomers.evidence import Reason
from entities.newcomers.lexicon.heads import PERSON
from entities.newcomers.lexicon.people import PARTICLES

_NO_CONTENT = PARTICLES | {"of", "for", "on", "to", "against", "and", "the", "para", "por", "contra"}
_OFFICIAL = "official"
#: Reasons of one sort count once, and what many mentions hint at counts no more than this.
_MOST_HINTS = 3.0


@dataclass(slots=True)
class Mention:
    """One place of a name, with what it tells. `content` are its folded words without the small ones."""

    start: int
    end: int
    content: tuple[str, ...]
    reasons: tuple[Reason, ...]
    head_kind: str = ""


@dataclass(slots=True, eq=False)
class Group:
    """Everything that is of one bearer."""

    content: tuple[str, ...]
    start: int
    end: int
    head_kind: str
    places: list[tuple[int, int]] = field(default_factory=list)
    scores: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    why: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    notes: dict[str, None] = field(default_factory=dict)
    named: list[int] = field(default_factory=list)
    silent: set[str] = field(default_factory=set)
    hints: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, mention: Mention) -> None:
        """One more mention; a reason that was given before counts little."""
        self.places.append((mention.start, mention.end))
        is_short = len(mention.content) < len(self.content)
        if len(mention.content) > 1:
            self.named.append(mention.start)
        for kind, weight, why in mention.reasons:
            if weight < 0 and is_short:
                continue  # "the Valtoses" says nothing against the person named in full
            known = self.why[kind]
            reason = why or f"{weight}"
            if reason in known:
                self.hints[kind] = min(_MOST_HINTS, self.hints[kind] + 0.1 * max(weight, 0.0))
                continue
            known[reason] = weight
            if not why:
                self.silent.add(reason)
            self.scores[kind] += weight

    def rename(self, mention: Mention) -> None:
        """A fuller form of the name."""
        self.content, self.head_kind = mention.content, mention.head_kind
        self.start, self.end = mention.start, mention.end

    def note(self, why: str) -> None:
        """Something an editor wants to read that tells nothing about the kind."""
        self.notes.setdefault(why)

    def last_before(self, start: int) -> int:
        """Where it was last named in full before `start`, -1 if it was not."""
        at = bisect_left(self.named, start)
        return self.named[at - 1] if at else -1

    def kind(self) -> tuple[str, float]:
        """The kind with most behind it, and how much that is; empty where nothing tells."""
        totals = {kind: score + self.hints[kind] for kind, score in self.scores.items()}
        person = totals.pop(PERSON, 0.0) + totals.get(_OFFICIAL, 0.0)
        is_office = totals.pop(_OFFICIAL, 0.0) > 0
        totals[PERSON] = person
        best = max(totals, key=lambda kind: (totals[kind], kind == PERSON))
        if best == PERSON and is_office:
            return _OFFICIAL, person
        return (best, totals[best]) if totals[best] > 0 else ("", 0.0)

    def evidence(self, kind: str) -> tuple[str, ...]:
        """The reasons for `kind` in words, strongest first."""
        kinds = (PERSON, _OFFICIAL) if kind in (PERSON, _OFFICIAL) else (kind,)
        reasons = {why: weight for each in kinds for why, weight in self.why.get(each, {}).items()}
        given = sorted(
            (why for why in reasons if why not in self.silent and reasons[why] > 0),
            key=lambda why: -reasons[why],
        )
        return (*given, *self.notes)


def content_of(folded: Iterable[str]) -> tuple[str, ...]:
    """The words that tell names apart."""
    return tuple(word.rstrip(".") for word in folded if word not in _NO_CONTENT)
