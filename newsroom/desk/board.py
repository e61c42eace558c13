"""What waits on the first page of the desk: one small query for each panel that the person may see."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, IntegerField, Value, When
from django.urls import reverse

from articles.claims.addresses import claim_address
from articles.claims.enums import Harm, Origin
from articles.claims.models import Claim
from articles.claims.rules import may_ask_reply, may_propose, may_waive_reply
from articles.claims.selectors.queue import Narrowing as ClaimsAsked
from articles.claims.selectors.queue import Whose as Mine
from articles.claims.selectors.queue import narrowed as claims_narrowed
from articles.claims.selectors.queue import page_of
from articles.claims.selectors.queue_rows import rows_of
from articles.claims.selectors.replies import on_one_line, overdue, waivers_to_decide
from articles.enums import State, TaskStatus
from articles.models import Article
from articles.selectors.changed_since import printed_and_changed
from articles.selectors.production import (
    DEADLINE,
    Narrowing,
    Order,
    Whose,
    most_undecided,
    narrowed,
    states_before,
    stories_in_order,
)
from articles.selectors.tasks import tasks_to_do
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.wording import record_address, record_in_words, verb_in_words

ROWS = 8

_HARM_ORDER = Case(
    *[When(harm=harm, then=Value(place)) for place, harm in enumerate(reversed(Harm.values))],
    output_field=IntegerField(),
)


@dataclass(frozen=True, slots=True)
class Panel:
    """A list on the first page; `empty` is what it says without rows, `more` where the whole list is."""

    key: str
    title: str
    empty: str
    more: str = ""
    rows: list[Any] = field(default_factory=list)


def board_for(user: Any) -> list[Panel]:
    """The panels for this person, those without the right to look left out. Sixteen queries at most."""
    return [*first_panels(user), *other_panels(user)]


def first_panels(user: Any) -> list[Panel]:
    """What has its time today: handed over, to be corrected, going overdue, out, and no longer so. Nine queries."""
    panels = []
    reads_stories = user.has_perm("articles.view_article")
    if reads_stories:
        panels += _waiting_panel(user)
    if user.has_perm("articles.view_correctiontask"):
        tasks = f"{reverse('admin:articles_correctiontask_changelist')}?status__exact={TaskStatus.OPEN}"
        panels.append(
            Panel(
                "tasks",
                "Corrections to apply",
                "Nothing in print is waiting for a correction.",
                tasks,
                tasks_to_do(ROWS),
            )
        )
    panels += _replies_panel(user)
    if reads_stories:
        index = reverse("admin:index")
        panels += [
            Panel(
                "scheduled",
                "Scheduled next",
                "Nothing is on the schedule.",
                f"{index}?status=scheduled&order=deadline",
                _scheduled(),
            ),
            Panel(
                "changed",
                "Out, and changed since",
                "No claim of a recent story has changed since it came out.",
                "",
                printed_and_changed(ROWS),
            ),
        ]
    return panels


def other_panels(user: Any) -> list[Panel]:
    """What can wait until there is time for it. Nine queries at most."""
    panels = []
    if user.has_perm("articles.view_article"):
        panels += [
            *_mine_panel(user),
            Panel(
                "proposals",
                "Suggestions to decide",
                "Nothing is waiting for a decision.",
                f"{reverse('admin:index')}?whose=open&status=all",
                _with_proposals(),
            ),
        ]
    if user.has_perm("claims.view_claim"):
        panels += _claims_panel(user)
        review = f"{reverse('admin:claims_claim_changelist')}?review=waiting"
        panels.append(
            Panel(
                "review",
                "Claims nobody has reviewed",
                "Every imported claim was reviewed.",
                review,
                _to_review(user),
            )
        )
    if user.has_perm("ledger.view_historyentry"):
        history = reverse("admin:ledger_historyentry_changelist")
        panels.append(
            Panel("history", "Lately in the house", "Nothing has happened yet.", history, _lately())
        )
    return panels


def _waiting_panel(user: Any) -> list[Panel]:
    """What was handed to this person's desk; no panel for people to whom nothing is ever handed."""
    if not states_before(user):
        return []
    where = f"{reverse('admin:index')}?whose=desk&order=deadline"
    return [Panel("waiting", "Waiting for you", "Nothing was handed to your desk.", where, _waiting(user))]


def _replies_panel(user: Any) -> list[Panel]:
    """Whose time to answer has run out, and waivers that this person may decide; no panel for who does neither."""
    asks, decides = may_ask_reply(user), may_waive_reply(user)
    if not (asks or decides):
        return []
    rows = list(on_one_line(waivers_to_decide(user.pk))[:ROWS]) if decides else []
    rows += list(on_one_line(overdue())[: ROWS - len(rows)]) if asks and len(rows) < ROWS else []
    rows = list({row.pk: row for row in rows}.values())
    where = f"{reverse('admin:desk_replies')}{'?state=overdue' if asks else '?state=waiver'}"
    return [Panel("replies", "Replies overdue", "Nobody is late with an answer.", where, rows)]


def _mine_panel(user: Any) -> list[Panel]:
    """Own stories; no panel for somebody without any who may not write one either."""
    mine = _mine(user)
    if not mine and not user.has_perm("articles.add_article"):
        return []
    empty = "What you write or have in hand will stand here."
    where = f"{reverse('admin:articles_article_changelist')}?whose=mine"
    return [Panel("mine", "My stories", empty, where, mine)]


def _claims_panel(user: Any) -> list[Panel]:
    """Claims that this person is on, the most pressing first; no panel for somebody who checks none."""
    if not may_propose(user):
        return []
    desk = reverse("admin:desk_claims")
    mine = page_of(claims_narrowed(ClaimsAsked(whose=Mine.MINE), user), page=1, size=ROWS)
    empty = "You are on no claim. The claims desk has those that press most."
    return [Panel("claims", "Claims that wait for you", empty, f"{desk}?whose=mine", rows_of(mine.keys))]


def _scheduled() -> list[Article]:
    stories = Article.objects.filter(state=State.SCHEDULED).only("headline", "state", "publish_at")
    return list(stories.order_by("publish_at")[:ROWS])


def _waiting(user: Any) -> list[Article]:
    """Nearest deadline first, then what has waited longest."""
    stories = narrowed(Narrowing(whose=Whose.DESK), user)
    keys = stories.order_by(DEADLINE, "updated_at").values_list("pk", flat=True)[:ROWS]
    return stories_in_order(list(keys), "headline", "state", "deadline", "updated_at")


def _mine(user: Any) -> list[Article]:
    stories = narrowed(Narrowing(whose=Whose.MINE, order=Order.CHANGED), user)
    return stories_in_order(
        list(stories.values_list("pk", flat=True)[:ROWS]), "headline", "state", "updated_at"
    )


def _with_proposals() -> list[Article]:
    waiting = dict(most_undecided(ROWS))
    stories = stories_in_order(list(waiting), "headline", "state", "updated_at")
    for story in stories:
        story.waiting = waiting[story.pk]  # type: ignore[attr-defined]
    return stories


def _to_review(user: Any) -> list[Claim]:
    """The gravest first. Their keys come out of an index that holds these claims alone."""
    unreviewed = Claim.objects.filter(origin=Origin.IMPORT, reviewed_at__isnull=True)
    keys = list(unreviewed.order_by(_HARM_ORDER, "-pk").values_list("pk", flat=True)[:ROWS])
    held = Claim.objects.only("uid", "public_text", "harm").in_bulk(keys) if keys else {}
    for claim in held.values():
        claim.url = claim_address(claim, user)  # type: ignore[attr-defined]
    return [held[key] for key in keys]


def _lately() -> list[HistoryEntry]:
    entries = list(HistoryEntry.objects.select_related("actor").order_by("-at", "-pk")[:ROWS])
    for entry in entries:
        entry.url = record_address(entry.object_label, entry.object_id)  # type: ignore[attr-defined]
        entry.title = record_in_words(entry)  # type: ignore[attr-defined]
        entry.what = verb_in_words(entry.verb)  # type: ignore[attr-defined]
    return entries
