"""Claims as a page shows them: the note under a story, the line in the box."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from articles.claims.enums import Harm
from articles.claims.labels import ClaimFacts, Group, Label, compose_label, group_of
from articles.claims.labels.acts import is_official_act
from articles.claims.models import Claim
from newsroom.site.words import MODES, state_of

#: More in one group would push the story off the first screen.
MOST_LINES = 3
_WEIGHTS = list(Harm.values)


@dataclass(frozen=True, slots=True)
class Note:
    """One claim as readers meet it. `number` counts from 1 in the order of the story; `passage` is the id of
    the first marked passage, empty where the page marks none; `state` is a colour that the label explains;
    `weight` grows with the harm that being wrong would do.
    """

    uid: str
    number: int
    text: str
    label: Label
    mode: str
    mode_name: str
    contention: str
    state: str
    group: Group | None
    url: str
    language: str
    passage: str = ""
    weight: int = 0

    @property
    def how(self) -> str:
        """How we know, since when, and what is on file, in one line."""
        who = self.label.who.lower()
        told = (self.mode_name, self.label.when)
        fresh = [part for part in told if part and part.lower() not in who]
        return " · ".join([*fresh, self.label.documents] if self.label.documents else fresh)

    @property
    def source(self) -> str:
        """The label's short form for a line: who, the answer where there is one, whether a person has looked."""
        return " · ".join(part for part in (self.brief, self.label.review) if part)

    @property
    def brief(self) -> str:
        """The same for a list that says of all its lines at once whether a person has looked."""
        return " · ".join(part for part in (self.label.who, self.label.answer) if part)


@dataclass(frozen=True, slots=True)
class BoxGroup:
    """One column of the box: its heading and at most three lines."""

    group: Group
    heading: str
    lines: tuple[Note, ...]


def note_of(claim: Claim, *, number: int = 0, passage: str = "") -> Note:
    """The claim for print. Reads the stored card, so it costs no query; the claim must be public."""
    facts = ClaimFacts.from_card(claim.card)
    label = compose_label(facts)
    return Note(
        uid=claim.uid,
        number=number,
        text=claim.public_text,
        label=label,
        mode=facts.mode.value,
        mode_name="" if is_official_act(facts) else MODES[facts.mode].name,
        contention=facts.contention.value,
        state=state_of(facts.contention),
        group=group_of(facts),
        url=reverse("site:claim", args=[claim.uid]),
        language=claim.language,
        passage=passage,
        weight=_WEIGHTS.index(claim.harm),
    )


def shared_review(groups: Iterable[BoxGroup]) -> str:
    """What the labels of all lines say of their review, so that it can be said once; empty where they differ."""
    said = {line.label.review for group in groups for line in group.lines}
    return said.pop() if len(said) == 1 else ""


def box_of(notes: Iterable[Note], hand: dict[str, Sequence[str]]) -> tuple[BoxGroup, ...]:
    """The box: up to three lines a group, in the order of the story or the editor's.

    `hand` is what the editor did: {"dropped": [uid], "order": [uid]}. Lines can be dropped and put in another
    order, never moved to another group. Where a group has more than three, the editor's stay, then those in
    which being wrong would harm most: an accusation is not crowded out by what merely stands above it. What is
    on record knows no such rank: there the order of the text says what the story is about. Groups without a
    line are left out.
    """
    dropped, order = set(hand.get("dropped", ())), list(hand.get("order", ()))
    rank = {uid: place for place, uid in enumerate(order)}
    kept = [note for note in notes if note.group and note.uid not in dropped]
    boxes = []
    for group in Group:
        here = [note for note in kept if note.group is group]
        by_weight = group is not Group.ON_RECORD
        chosen = sorted(
            here, key=lambda note: (rank.get(note.uid, len(rank)), -note.weight * by_weight, note.number)
        )
        lines = sorted(chosen[:MOST_LINES], key=lambda note: (rank.get(note.uid, len(rank)), note.number))
        if lines:
            boxes.append(BoxGroup(group, group.heading, tuple(lines)))
    return tuple(boxes)
