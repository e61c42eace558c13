"""What a row of the production list shows, read for all rows of a page at once."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef
from django.utils import timezone

from articles.claims.enums import Basis, Contention, Harm, Origin
from articles.claims.models import Evidence
from articles.enums import STATE_TONES, Priority, State
from articles.models import Appearance, Article, CorrectionTask
from articles.rules import may_move, may_read_notes
from articles.selectors.looked_through import Plain
from articles.selectors.notes import open_notes
from articles.selectors.presence import Person, people_in
from articles.workflow import FROM_THE_LIST, UNFINISHED, moves_from

#: A text is longer than commissioned from here on: nobody counts the last words of a story.
_OVER = 1.1

_HARMS = {harm: rank for rank, harm in enumerate(Harm.values)}
#: contention -> how bad it is for a story that prints it, and its word in the row
_CONTENTIONS: dict[str, tuple[int, str]] = {
    Contention.WITHDRAWN_BY_US: (4, "Withdrawn"),
    Contention.WITHDRAWN_BY_CLAIMANT: (3, "Withdrawn"),
    Contention.DISPUTED: (2, "Disputed"),
    Contention.DENIED: (1, "Denied"),
}
_FIELDS = (
    "headline",
    "headline_is_working",
    "state",
    "priority",
    "deadline",
    "publish_at",
    "updated_at",
    "first_published_at",
    "needs_legal",
    "word_count",
    "commissioned_words",
    "live_version_id",
    "section__name",
    "section__slug",
    "assignee__username",
    "assignee__first_name",
    "assignee__last_name",
)


@dataclass(frozen=True, slots=True)
class ClaimsOfStory:
    """The claims that a working copy prints: how many, how many of them nobody has checked, and the worst in a word.

    Nobody has checked (there are no verdicts yet): the machine found it and no person reviewed it, or no evidence is on
    file for it. An official act on record needs none. The worst is what became of the argument, whoever has checked the
    claim, and then the harm of those that nobody has.
    """

    count: int = 0
    open: int = 0
    word: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One story in the list. `moves` are the states to which this person may move it from here."""

    story: Article
    people: Sequence[Person]
    claims: ClaimsOfStory
    tasks: int
    notes: int
    is_late: bool
    moves: tuple[tuple[str, str, str], ...]

    @property
    def priority(self) -> str:
        return Priority(self.story.priority).label

    @property
    def status(self) -> str:
        return State(self.story.state).label

    @property
    def tone(self) -> str:
        return STATE_TONES.get(State(self.story.state), "")

    @property
    def is_over(self) -> bool:
        """Whether the text is longer than commissioned by more than a tenth."""
        length = self.story.commissioned_words
        return length is not None and self.story.word_count > length * _OVER


def rows_of(keys: Sequence[int], user: Any, *, now: datetime.datetime | None = None) -> list[Row]:
    """The rows of these stories in the order of the keys; notes are counted for who may read them. Five queries."""
    if not keys:
        return []
    now = now or timezone.now()
    stories = Article.objects.filter(pk__in=keys).select_related("section", "assignee").only(*_FIELDS)
    by_key = {story.pk: story for story in stories.order_by()}
    people, claims, tasks = people_in(keys), claims_in(keys), _open_tasks(keys)
    notes = open_notes(keys) if may_read_notes(user) else {}
    moves: dict[tuple[str, bool], tuple[tuple[str, str, str], ...]] = {}
    for story in by_key.values():
        place = story.state, story.needs_legal
        if place not in moves:
            moves[place] = moves_of(story, user)
    rows = []
    for key in keys:
        if key not in by_key:  # gone since the keys were read
            continue
        story = by_key[key]
        rows.append(
            Row(
                story=story,
                people=people.get(key, ()),
                claims=claims.get(key, _NO_CLAIMS),
                tasks=tasks.get(key, 0),
                notes=notes.get(key, 0),
                is_late=story.deadline is not None and story.deadline < now and story.state in UNFINISHED,
                moves=moves[story.state, story.needs_legal],
            )
        )
    return rows


_NO_CLAIMS = ClaimsOfStory()


def moves_of(story: Article, user: Any) -> tuple[tuple[str, str, str], ...]:
    """Where this person may move a story from the list: target, its label, what its note is if one must be given."""
    return tuple(
        (move.target.value, State(move.target).label, move.asks)
        for move in moves_from(story.state, needs_legal=story.needs_legal)
        if move.verb in FROM_THE_LIST and may_move(user, move, needs_legal=story.needs_legal)
    )


def claims_in(keys: Iterable[int]) -> dict[int, ClaimsOfStory]:
    """Story key -> the claims of its working copy. One query; stories that print none are left out."""
    has_evidence = Exists(Evidence.objects.filter(claim=OuterRef("claim")))
    rows = (
        # Not `of_working_copy`: for SQLite the working copies of the whole house are then the shorter way.
        Appearance.objects.alias(version_there=Plain(F("version_id")))
        .filter(article__in=list(keys), version_there=None)
        .order_by()
        .values_list(
            "article",
            "claim",
            "claim__harm",
            "claim__contention",
            "claim__origin",
            "claim__reviewed_at",
            "claim__basis",
            has_evidence,
        )
        .distinct()
    )
    found: dict[int, list[tuple[str, str, bool]]] = {}
    for article, _, harm, contention, origin, reviewed_at, basis, evidence in rows:
        unseen = origin == Origin.IMPORT and reviewed_at is None
        is_open = unseen or (basis != Basis.OFFICIAL_ACT and not evidence)
        found.setdefault(article, []).append((harm, contention, is_open))
    return {article: _summed(claims) for article, claims in found.items()}


def _summed(claims: list[tuple[str, str, bool]]) -> ClaimsOfStory:
    rank, word = max((_CONTENTIONS.get(contention, (0, "")) for _, contention, _ in claims), default=(0, ""))
    open_harms = [harm for harm, _, is_open in claims if is_open]
    worst = max(open_harms, key=_HARMS.__getitem__, default=Harm.NONE)
    is_bad = rank >= 3 or _HARMS[worst] >= _HARMS[Harm.SERIOUS]
    if not word and _HARMS[worst] >= _HARMS[Harm.MODERATE]:
        word = Harm(worst).label
    tone = "bad" if is_bad and word else "warn" if word else ""
    return ClaimsOfStory(len(claims), len(open_harms), word, tone)


def _open_tasks(keys: Sequence[int]) -> dict[int, int]:
    rows = CorrectionTask.objects.open().filter(article__in=keys).order_by()
    return dict(rows.values_list("article").annotate(open=Count("pk")))
