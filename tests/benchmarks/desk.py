"""The desk, the editor's page and a save with 20,000 stories: `python -m tests.benchmarks.desk [stories]`.

Prints, for each page, the median server time as milliseconds of this machine and as a multiple of a view with one query
and no template, and the queries it costs. CPU time is printed too: on a machine that does other work at the same
moment, it says more than the clock does.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

from tests.benchmarks.harness import scratch_database

STORIES, ROUNDS = 20_000, 15


def main(stories: int = STORIES) -> None:
    """Build the newsroom, take the times, print the table."""
    with scratch_database():
        from django.db import connection
        from django.test import Client, override_settings

        from articles.claims.models import Claim
        from articles.claims.services.state import refresh_claim_state
        from articles.models import Article
        from tests.benchmarks.newsroom_of import NEEDLE, build_newsroom

        started = time.perf_counter()
        house = build_newsroom(stories)
        print(f"{stories} stories on {connection.vendor} in {time.perf_counter() - started:.0f} s")
        editor, client = house.people[0], Client()
        client.force_login(editor)
        story = Article.objects.filter(state="in_edit").order_by("-word_count").first()
        # The builder writes claims without their cards: those of the story that is opened are needed.
        refresh_claim_state(Claim.objects.filter(appearances__article=story).distinct())
        _bare(client, override_settings)
        for name, address in _pages(house, NEEDLE, story).items():
            _measure(name, lambda address=address: _get(client, address))
        _measure("save service", lambda: _save(story, editor))
        change = f"/admin/articles/article/{story.pk}/change/"
        _measure("save by the form", lambda: _post(client, change, story))


def _pages(house, needle: str, story) -> dict[str, str]:
    """The list plain, by every filter, by searches that find much and little; the board; the editor."""
    person, all_stories = house.people[1].pk, "/admin/articles/article/"
    queries = {
        "plain": "",
        "everything": "status=all",
        "mine": "whose=mine",
        "mine, of all": "whose=mine&status=all",
        "my desk": "whose=desk",
        "open suggestions": "whose=open&status=all",
        "section": "section=desk-3&status=all",
        "status": "status=published",
        "assignee": f"assignee={person}",
        "nobody": "assignee=none",
        "deadline today": "due=today",
        "late": "due=late",
        "needs fact check": "needs=fact_check",
        "needs legal": "needs=legal",
        "corrections": "needs=correction",
        "by deadline": "order=deadline&status=all",
        "search, found often": f"q={house.often}",
        "search, one letter": "q=b",
        "search, found seldom": f"q={house.seldom}",
        "search, found once": f"q={needle}",
        "search and filters": f"q={house.often}&section=desk-3&status=published&order=changed",
        "page 20": "status=all&page=20",
        "board": "view=board",
        "what a refresh reads": "part=list",
    }
    return {
        **{f"desk: {name}": f"/admin/?{query}" for name, query in queries.items()},
        "stories: plain": all_stories,
        "stories: search": f"{all_stories}?q={house.often}",
        "editor": f"{all_stories}{story.pk}/change/",
    }


_bare_seconds = 0.0


def _bare(client, override_settings) -> None:
    global _bare_seconds
    with override_settings(ROOT_URLCONF="tests.benchmarks.urls"):
        _bare_seconds, _ = _times(lambda: _get(client, "/bare/"))
    print(f"{'bare view':28} {_bare_seconds * 1000:7.2f} ms")


def _measure(name: str, call: Callable[[], object]) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    clock, busy = _times(call)
    with CaptureQueriesContext(connection) as captured:
        call()
    print(
        f"{name:28} {clock * 1000:7.1f} ms {busy * 1000:7.1f} ms of CPU {clock / _bare_seconds:6.0f} x"
        f" {len(captured):3} queries",
        flush=True,
    )


def _times(call: Callable[[], object]) -> tuple[float, float]:
    """The median seconds of a call, by the clock and of CPU, after a warm-up."""
    clock, busy = [], []
    for number in range(ROUNDS + 3):
        started, worked = time.perf_counter(), time.process_time()
        call()
        if number >= 3:
            clock.append(time.perf_counter() - started)
            busy.append(time.process_time() - worked)
    return statistics.median(clock), statistics.median(busy)


def _get(client, address: str) -> None:
    response = client.get(address)
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}")


_saves = 0


def _save(story, editor) -> None:
    """A save that changes words, as an autosave does."""
    from articles.services.save import save_working_copy

    global _saves
    _saves += 1
    save_working_copy(article=story, by=editor, headline=f"{story.headline[:250]} {_saves}")


def _post(client, address: str, story) -> None:
    global _saves
    _saves += 1
    words = {
        "headline": f"{story.headline[:250]} {_saves}",
        "body": story.body,
        "section": story.section_id,
        "slug": story.slug,
        "language": "en",
        "origin": "ours",
        "priority": story.priority,
        "base_revision": "",
        "mentions-TOTAL_FORMS": "0",
        "mentions-INITIAL_FORMS": "0",
        "_continue": "1",
    }
    response = client.post(address, words)
    if response.status_code != 302:
        raise SystemExit(f"{address} answered {response.status_code}: {response.context['adminform'].errors}")


if __name__ == "__main__":
    main(*(int(number) for number in sys.argv[1:2]))
