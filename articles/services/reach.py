"""In which stories a claim is printed, and when the first of them is due: by this the claims desk ranks it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q

from articles.claims.models import Claim
from articles.claims.ranking import Due, earliest
from articles.claims.services.batches import batches
from articles.claims.services.queue import Reach, set_reach
from articles.models import Appearance, Article
from articles.workflow import UNFINISHED, State

_BATCH = 500
#: Stories of which the clock still matters: what is out has kept its slot or missed it.
_BEFORE_PRINT = UNFINISHED | {State.READY, State.SCHEDULED}


@transaction.atomic
def refresh_reach(claims: Iterable[int]) -> int:
    """Tell the queue where these claims are printed now; returns how many of its rows that changed.

    Keys of claims. Four queries for each 500 of them, none without.
    """
    return sum(_refresh_batch(batch) for batch in batches(sorted(set(claims)), _BATCH))


def refresh_reach_of_story(article: Article) -> int:
    """The same for every claim that the story prints or ever printed. One query more."""
    rows = Appearance.objects.filter(article=article).order_by()
    return refresh_reach(rows.values_list("claim_id", flat=True).distinct())


def refresh_all_reach() -> int:
    """The same for every claim of the house."""
    return refresh_reach(Claim.objects.order_by("pk").values_list("pk", flat=True))


def _refresh_batch(keys: list[int]) -> int:
    # Locked here already: who reads the stories before having the lock could write down what is no longer so.
    list(Claim.objects.filter(pk__in=keys).order_by("pk").select_for_update(no_key=True).values_list("pk"))
    return set_reach(_reach_of(keys))


def _reach_of(keys: list[int]) -> dict[int, Reach]:
    """A live story counts by what readers have before them; what its working copy adds is still to come out.

    Of a story that was taken back for good nothing counts.
    """
    printed = (
        Appearance.objects.filter(claim__in=keys)
        .filter(
            Q(version__isnull=True) & ~Q(article__state=State.UNPUBLISHED)
            | Q(version=F("article__live_version"))
        )
        .order_by()
        .values_list("claim_id", "article_id", "version_id")
        .distinct()
    )
    live: dict[int, set[int]] = defaultdict(set)
    copies: dict[int, set[int]] = defaultdict(set)
    for claim, article, version in printed:
        (live if version else copies)[claim].add(article)
    due = _due({article for articles in copies.values() for article in articles})
    found = {}
    for key in keys:
        coming = copies[key] - live[key]
        at, kind = earliest(time for article in copies[key] for time in due.get(article, ()))
        found[key] = Reach(live=len(live[key]), coming=len(coming), due_at=at, due_kind=kind or "")
    return found


def _due(articles: set[int]) -> dict[int, list[tuple[datetime | None, Due]]]:
    """By key of a story that is not out yet: when it goes out or is meant to, and when its work is to be done."""
    rows = Article.objects.filter(pk__in=articles, state__in=sorted(_BEFORE_PRINT)).order_by()
    return {
        key: [(publish_at or planned_for, Due.PRINT), (deadline, Due.DEADLINE)]
        for key, publish_at, planned_for, deadline in rows.values_list(
            "pk", "publish_at", "planned_for", "deadline"
        )
    }
