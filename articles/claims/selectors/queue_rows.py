"""What a row of the queue shows, read for all rows of a page at once."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from articles.claims.enums import Act, AttributionRating, CheckStatus, ContentRating, Harm, Mode, Role
from articles.claims.enums import Tests as Axis
from articles.claims.models import Claim, ClaimCheck, ClaimParty, QueueRow
from articles.claims.origins import count_in_words
from articles.claims.ranking import due_in_words, reach_in_words, reasons_of
from articles.claims.selectors.presence import Person, people_in

_FIELDS = [
    *(
        "weight harm mode speech_act attribution content documents origins is_moved is_asked is_act review_on live"
        " coming due_at due_kind"
    ).split(),
    *(f"claim__{name}" for name in "uid public_text claimant_label created_at canonical_id".split()),
]
_PEOPLE = [
    f"{who}__{name}"
    for who in ("attribution_by", "content_by")
    for name in ("username", "first_name", "last_name")
]


@dataclass(frozen=True, slots=True)
class Row:
    """One claim in the queue, at one moment: `now` is in the zone of the house.

    `ratings` says in words what was found, by question, of those that are decided.
    """

    row: QueueRow
    who: str
    people: Sequence[Person]
    ratings: Mapping[str, str]
    now: datetime.datetime

    @property
    def claim(self) -> Claim:
        return self.row.claim

    @property
    def reach(self) -> str:
        return reach_in_words(live=self.row.live, coming=self.row.coming)

    @property
    def due(self) -> str:
        if self.row.due_at is None:
            return ""
        return due_in_words(timezone.localtime(self.row.due_at), self.row.due_kind, self.now)

    @property
    def is_late(self) -> bool:
        return self.row.due_at is not None and self.row.due_at < self.now

    @property
    def is_stale(self) -> bool:
        """Past its review, or the page of one of its items changed or went."""
        past = self.row.review_on is not None and self.row.review_on < self.now.date()
        return past or self.row.is_moved

    @property
    def harm_words(self) -> str:
        return "No harm" if self.row.harm == Harm.NONE else str(Harm(self.row.harm).label)

    @property
    def reasons(self) -> str:
        """Why it stands where it stands: “grave · in 3 stories · prints today 18:00”."""
        row = self.row
        due_at = None if row.due_at is None else timezone.localtime(row.due_at)
        words = reasons_of(
            harm=row.harm,
            live=row.live,
            coming=row.coming,
            due_at=due_at,
            due_kind=row.due_kind,
            now=self.now,
        )
        return " · ".join(words)

    @property
    def act(self) -> str:
        return str(Act(self.row.speech_act).label)

    @property
    def mode(self) -> str:
        """Without its number: “On record”."""
        return str(Mode(self.row.mode).label).partition(" · ")[2]

    @property
    def assignees(self) -> list[Any]:
        """Who has one of the questions that are not decided, each once."""
        row, done = self.row, CheckStatus.DONE
        people = []
        if row.attribution_by and row.attribution != done:
            people.append(row.attribution_by)
        if row.content_by and row.content != done and row.content_by not in people:
            people.append(row.content_by)
        return people

    @property
    def evidence(self) -> str:
        """3 documents, all from one source; empty without one."""
        return count_in_words(self.row.documents, self.row.origins)

    @property
    def documents(self) -> str:
        """3 documents; empty without one."""
        count = self.row.documents
        return f"{count} document{'' if count == 1 else 's'}" if count else ""

    @property
    def sources(self) -> str:
        """The rest of `evidence`: whether several documents are several sources."""
        return self.evidence.removeprefix(self.documents).lstrip(", ")

    @property
    def age_days(self) -> int:
        """Since the claim was put on file."""
        return max(0, (self.now - self.claim.created_at).days)


def rows_of(keys: Sequence[int], *, now: datetime.datetime | None = None) -> list[Row]:
    """The rows of these claims in the order of the keys. Four queries, none without keys."""
    if not keys:
        return []
    here = timezone.localtime(now)
    rows = QueueRow.objects.filter(pk__in=keys).select_related("claim", "attribution_by", "content_by")
    by_key = {row.pk: row for row in rows.only(*_FIELDS, *_PEOPLE)}
    names: dict[int, list[str]] = defaultdict(list)
    claimants = ClaimParty.objects.filter(claim__in=keys, role=Role.CLAIMANT).order_by("pk")
    for claim, name in claimants.values_list("claim_id", "entity__name"):
        names[claim].append(name)
    people = people_in(keys, at=here)
    ratings = _ratings({row.claim.canonical_id or key for key, row in by_key.items()} | set(keys))
    return [
        Row(
            row=by_key[key],
            who=by_key[key].claim.claimant_label or " and ".join(names[key]),
            people=people.get(key, ()),
            ratings={
                Axis.ATTRIBUTION: ratings.get((key, Axis.ATTRIBUTION), ""),
                Axis.CONTENT: ratings.get((by_key[key].claim.canonical_id or key, Axis.CONTENT), ""),
            },
            now=here,
        )
        for key in keys
        if key in by_key  # gone since the keys were read
    ]


def _ratings(keys: Collection[int]) -> dict[tuple[int, str], str]:
    """What was found, in the words of the desk. Only of what is decided: anything else may be blind to somebody."""
    decided = ClaimCheck.objects.filter(claim__in=keys, status=CheckStatus.DONE).exclude(rating="").order_by()
    words = {Axis.ATTRIBUTION: dict(AttributionRating.choices), Axis.CONTENT: dict(ContentRating.choices)}
    return {
        (claim, axis): str(words[Axis(axis)].get(rating, rating))
        for claim, axis, rating in decided.values_list("claim_id", "axis", "rating")
    }
