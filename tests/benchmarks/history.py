"""The screens of the history with 200,000 entries against 2,000, in one run: `python -m tests.benchmarks.history`.

Prints how many times as long each takes with a hundred times the entries, the queries of a page, and by how much an
export of all entries raises the memory that it holds.
"""

from __future__ import annotations

import datetime
import tracemalloc

from tests.benchmarks.harness import in_turn, scratch_database

FEW, MANY = 2_000, 200_000
ROUNDS = 15
LIST = "/admin/ledger/historyentry/"


def main() -> None:
    """Fill the table twice over, take the times, print the ratios."""
    with scratch_database():
        from django.db import connection
        from django.test import Client
        from django.test.utils import CaptureQueriesContext

        from tests.factories.ledger import make_parent
        from tests.factories.newsroom import make_user

        people = [make_user(first_name="Ada", last_name=f"Lind {number}") for number in range(20)]
        stories = [make_parent() for _ in range(200)]
        client = Client()
        client.force_login(make_user())
        pages = {
            "newest page": LIST,
            "page 40": f"{LIST}?p=40",
            "verb": f"{LIST}?verb=publish",
            "person": f"{LIST}?actor={people[3].pk}",
            "verb, person and to": f"{LIST}?verb=publish&actor={people[3].pk}&to=published",
            "a week": f"{LIST}?since=2026-01-05&until=2026-01-11",
            "search, found often": f"{LIST}?q=lind",
            "search, found once": f"{LIST}?q=needle",
            "one story": f"/admin/articles/article/{stories[0].pk}/history/",
        }

        def get(address: str) -> None:
            response = client.get(address)
            if response.status_code != 200:
                raise SystemExit(f"{address} answered {response.status_code}")

        def times() -> list[float]:
            return in_turn(*(lambda page=page: get(page) for page in pages.values()), rounds=ROUNDS)

        _fill(FEW, people, stories)
        few = times()
        held_few = _held_by_export(client)
        _fill(MANY - FEW, people, stories)
        many = times()
        for (name, address), short, long in zip(pages.items(), few, many, strict=True):
            with CaptureQueriesContext(connection) as captured:
                get(address)
            print(
                f"{name:22} {short * 1000:7.1f} ms {long * 1000:7.1f} ms  {long / short:5.1f} x"
                f"  {len(captured)} queries"
            )
        held_many = _held_by_export(client)
        print(
            f"export holds at most   {held_few:7.2f} MiB {held_many:6.2f} MiB {held_many / held_few:5.1f} x"
        )


def _fill(count: int, people: list, stories: list) -> None:
    """Entries as a newsroom writes them: mostly saves, one move in eight; one note in all says needle."""
    from newsroom.ledger.models import HistoryEntry

    start = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
    held = HistoryEntry.objects.count()
    batch = []
    for number in range(held, held + count):
        story, moves = stories[number % len(stories)], number % 8 == 0
        batch.append(
            HistoryEntry(
                at=start + datetime.timedelta(minutes=6 * number),
                actor=people[number * 7 % len(people)],
                verb="publish" if moves else "save",
                object_label="articles.article",
                object_id=str(story.pk),
                object_text=story.headline,
                from_state="ready" if moves else "",
                to_state="published" if moves else "draft",
                note="the needle" if number == 7 else "After a call to the harbour office.",
                revision=number // len(stories) + 1,
            )
        )
    HistoryEntry.objects.bulk_create(batch, batch_size=2000)


def _held_by_export(client) -> float:
    """The most memory that streaming every entry holds at once, in MiB, counted for Python's own objects."""
    response = client.get(f"{LIST}export.csv")
    tracemalloc.start()
    for _ in response.streaming_content:
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / (1024 * 1024)


if __name__ == "__main__":
    main()
