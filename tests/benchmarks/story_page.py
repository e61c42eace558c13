"""The story page against a bare Django view, in one run: `python -m tests.benchmarks.story_page`.

Prints, for a story that prints 1 claim and one that prints 30, the time as a multiple of a view with one query
and no template, and the queries it costs.
"""

from __future__ import annotations

from tests.benchmarks.harness import in_turn, scratch_database

ROUNDS = 60


def main() -> None:
    """Build the stories, take the times, print the ratios."""
    with scratch_database():
        from django.db import connection
        from django.test import Client, override_settings
        from django.test.utils import CaptureQueriesContext

        from tests.factories.articles import make_published
        from tests.factories.claims import make_claim

        client = Client()
        pages = {
            count: make_published(claims=[make_claim() for _ in range(count)]).get_absolute_url()
            for count in (1, 30)
        }

        def get(address: str) -> None:
            response = client.get(address)
            if response.status_code != 200:
                raise SystemExit(f"{address} answered {response.status_code}")

        with override_settings(ROOT_URLCONF="tests.benchmarks.urls"):
            bare, one, thirty = in_turn(
                lambda: get("/bare/"), lambda: get(pages[1]), lambda: get(pages[30]), rounds=ROUNDS
            )
            print(f"bare view               {bare * 1000:7.2f} ms   1.0 x")
            for count, seconds in ((1, one), (30, thirty)):
                with CaptureQueriesContext(connection) as captured:
                    get(pages[count])
                print(
                    f"story page, {count:2} claims   {seconds * 1000:7.2f} ms   {seconds / bare:.1f} x"
                    f"   {len(captured)} queries"
                )


if __name__ == "__main__":
    main()
