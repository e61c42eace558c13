"""The way through the queue from one claim's page to the next, in the order in which the queue was looked at."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest
from django.urls import reverse

from articles.claims.models import Claim
from articles.claims.selectors.queue import narrowed
from newsroom.desk.claims.queue_asked import query_of, read_asked

#: How many claims of the queue are looked through for the one at hand; one further down has the first as its next.
MOST: Final = 2_000


def way_context(request: HttpRequest, claim: Claim) -> dict[str, Any]:
    """Where the claims before and after this one are, under the filters in the address. Two queries.

    A claim that is no longer in the queue, as one that was just decided, goes on to the first that is.
    """
    asked = read_asked(request.GET)
    keys = list(narrowed(asked.narrowing, request.user).values_list("pk", flat=True)[:MOST])
    at = keys.index(claim.pk) if claim.pk in keys else -1
    previous = keys[at - 1] if at > 0 else None
    following = keys[at + 1] if at + 1 < len(keys) else None
    wanted = [key for key in (previous, following) if key]
    uids = dict(Claim.objects.filter(pk__in=wanted).values_list("pk", "uid"))
    query = query_of(asked)
    kept = "" if query == "?" else query

    def url(key: int | None) -> str:
        return f"{reverse('admin:desk_claim', args=[uids[key]])}{kept}" if key in uids else ""

    return {"queue_query": kept, "previous_url": url(previous), "next_url": url(following)}
