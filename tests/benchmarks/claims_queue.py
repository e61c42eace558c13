"""The claims desk with 50,000 claims: `python -m tests.benchmarks.claims_queue [claims] [decided in ten]`.

Prints, for each page, the median server time in milliseconds and of CPU, and the queries it costs. The second number
says of how many claims in ten both questions are decided: a desk of some years has most behind it, a desk that took in
an archive has none (0, the default, is the worst case for the list).
"""

from __future__ import annotations

import datetime
import random
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from tests.benchmarks.harness import scratch_database

CLAIMS, DONE_IN_TEN, ROUNDS = 50_000, 0, 9


def main(claims: int = CLAIMS, done_in_ten: int = DONE_IN_TEN) -> None:
    """Build the desk, take the times, print the table."""
    with scratch_database():
        from django.db import connection
        from django.test import Client

        started = time.perf_counter()
        checker, entity = build_desk(claims, done_in_ten=done_in_ten)
        print(
            f"{claims} claims, {done_in_ten} in ten decided, on {connection.vendor}:"
            f" built in {time.perf_counter() - started:.0f} s"
        )
        client = Client()
        client.force_login(checker)
        for query in (
            "",
            "page=20",
            "part=list",
            "status=all",
            "status=new",
            "whose=mine",
            "whose=nobody",
            "harm=grave",
            "mode=anonymous",
            "act=accuse",
            f"party={entity.slug}",
            "needs=stale",
            "needs=no_evidence",
            "needs=one_origin",
            "needs=second_label",
            "needs=reply",
            "q=officials",
            "q=quorvathine",
            "q=nowhere+to+be+found",
            "status=all&harm=grave&whose=nobody&needs=one_origin&q=officials",
        ):
            _measure(f"queue ?{query}", lambda query=query: _get(client, f"/admin/desk/claims/?{query}"))
        for query in ("", "period=all"):
            _measure(
                f"numbers ?{query}", lambda query=query: _get(client, f"/admin/desk/claims/numbers/?{query}")
            )
        _measure("first page of the desk", lambda: _get(client, "/admin/"))


def build_desk(claims: int, *, done_in_ten: int = 0, seed: int = 7) -> tuple[Any, Any]:
    """Fill an empty database; the same seed gives the same desk. Gives a checker, and an entity that claims name.

    A house of `claims` / 10 stories, each claim with evidence or without, with a check or without; verdicts over two
    years. Rows of the queue are written by the product's own service. Nobody in it exists.
    """
    from django.db import connection
    from django.db.models import F

    from articles.claims.models import Claim, QueueRow
    from articles.claims.services.queue import refresh_queue
    from articles.services.reach import refresh_all_reach
    from tests.benchmarks.newsroom_of import build_newsroom

    pick = random.Random(seed)
    house = build_newsroom(claims // 10, claims=claims, people=40, entities=2_000)
    checkers = [person for person in house.people if person.has_perm("claims.change_claim")]
    _evidence(pick, house)
    _checks(pick, house, checkers, done_in_ten)
    today = datetime.datetime.now(datetime.UTC).date()
    for days in range(-60, 90, 10):  # one claim in ten has a day on which it is looked at again
        some = Claim.objects.alias(turn=F("pk") % 150).filter(turn=days + 60)
        some.update(review_deadline=today + datetime.timedelta(days=days))
    QueueRow.objects.all().delete()
    refresh_queue(Claim.objects.values_list("pk", flat=True))
    refresh_all_reach()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return checkers[0], house.entities[0]


def _evidence(pick: random.Random, house: Any) -> None:
    from articles.claims.models import Evidence, Source, SourceItem

    sources = Source.objects.bulk_create(
        [Source(name=f"Source {number}", slug=f"source-{number}", kind="media") for number in range(400)]
    )
    items = SourceItem.objects.bulk_create(
        [
            SourceItem(
                source=pick.choice(sources),
                title=f"Item {number}",
                live_state=pick.choice(("unknown", "same", "same", "same", "changed")),
            )
            for number in range(len(house.claims))
        ],
        batch_size=1000,
    )
    Evidence.objects.bulk_create(
        [
            Evidence(claim=claim, item=item, tests=pick.choice(("attribution", "content")))
            for claim in house.claims
            for item in pick.sample(items, pick.choice((0, 0, 1, 1, 2, 4)))
        ],
        batch_size=2000,
    )


def _checks(pick: random.Random, house: Any, checkers: list[Any], done_in_ten: int) -> None:
    from articles.claims.models import ClaimCheck, ReplyRequest, Verdict

    now = datetime.datetime.now(datetime.UTC)
    checks, decided = [], []
    for number, claim in enumerate(house.claims):
        opened = now - datetime.timedelta(hours=pick.randint(1, 24 * 700))
        is_done = number % 10 < done_in_ten
        if not is_done and number % 3:
            continue
        for axis in ("attribution", "content") if number % 2 else ("attribution",):
            status = pick.choice(("open", "assigned", "assigned", "returned", "to_approve"))
            if axis == "content" and number % 12 == 9:
                status = "labelling"
            check = ClaimCheck(
                claim=claim,
                axis=axis,
                status="done" if is_done else status,
                assignee=pick.choice(checkers) if is_done or status != "open" else None,
                opened_at=opened,
                decided_at=opened + datetime.timedelta(hours=pick.expovariate(1 / 40)) if is_done else None,
                rating="confirmed" if is_done else "",
            )
            checks.append(check)
            if is_done:
                decided.append(check)
    ClaimCheck.objects.bulk_create(checks, batch_size=2000)
    Verdict.objects.bulk_create(
        [
            Verdict(
                check_of=check,
                number=number,
                rating=pick.choice(("confirmed", "confirmed", "misquoted")),
                path="one_checker",
                proposed_by=check.assignee,
                at=check.decided_at + datetime.timedelta(days=30 * (number - 1)),
                kept_digest=f"{number:064}",
                content_digest=f"{number:064}",
                digest=f"{number:064}",
            )
            for check in decided
            for number in range(1, pick.choice((2, 2, 2, 2, 3)))
        ],
        batch_size=2000,
    )
    ReplyRequest.objects.bulk_create(
        [
            ReplyRequest(claim=claim, respondent_label="The harbour office", asked_by=checkers[0])
            for claim in house.claims[::40]
        ],
        batch_size=2000,
    )


def _measure(name: str, call: Callable[[], object]) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    clock, busy = [], []
    for number in range(ROUNDS + 2):
        started, worked = time.perf_counter(), time.process_time()
        call()
        if number >= 2:
            clock.append(time.perf_counter() - started)
            busy.append(time.process_time() - worked)
    with CaptureQueriesContext(connection) as captured:
        call()
    print(
        f"{name:64} {statistics.median(clock) * 1000:7.1f} ms {statistics.median(busy) * 1000:7.1f} ms of CPU"
        f" {len(captured):3} queries",
        flush=True,
    )


def _get(client: Any, address: str) -> None:
    response = client.get(address)
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}")


if __name__ == "__main__":
    main(*(int(number) for number in sys.argv[1:3]))
