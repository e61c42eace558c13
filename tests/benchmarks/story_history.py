"""A story's history page, its tab and a comparison, with 1 save and 300: `python -m tests.benchmarks.story_history`.

Prints the time of each as a multiple of a view with one query and no template, the queries it costs, and how much of
a save is spent on keeping the settings. The stories have 600 words, as those of the demo do.
"""

from __future__ import annotations

from tests.benchmarks.harness import in_turn, scratch_database

ROUNDS = 30
SAVES = (1, 300)
BODY = "".join(f"<p>{'The harbour office opened its books on Monday again. ' * 10}</p>" for _ in range(7))


def main() -> None:
    """Build the stories, take the times, print the ratios."""
    with scratch_database():
        from django.db import connection
        from django.test import Client, override_settings
        from django.test.utils import CaptureQueriesContext
        from django.urls import reverse

        from articles.models import Revision
        from articles.revision_settings import settings_of
        from articles.services.save import save_working_copy
        from tests.factories.articles import make_article, make_author
        from tests.factories.newsroom import make_user

        client, user = Client(), make_user()
        client.force_login(user)

        def get(address: str) -> None:
            response = client.get(address)
            if response.status_code != 200:
                raise SystemExit(f"{address} answered {response.status_code}")

        def story_with(saves: int):
            story = make_article(body=BODY, authors=[make_author()], topics=["Ports"])
            first = story.revisions.get()
            rows = [
                Revision(
                    article=story,
                    number=number,
                    kind="save",
                    headline=f"Save {number}",
                    body=BODY.replace("Monday", f"day {number}"),
                    settings=first.settings,
                    note=f"Note {number}",
                    by=user,
                )
                for number in range(2, saves + 1)
            ]
            Revision.objects.bulk_create(rows)
            story.revision_number = saves
            story.save()
            return story

        stories = {saves: story_with(saves) for saves in SAVES}
        pages = {
            f"{what}, {saves} saves": reverse(f"admin:articles_article_{name}", args=[story.pk]) + query
            for what, name, query in (
                ("history", "history", ""),
                ("tab", "saves", ""),
                ("comparison", "compare", "?a=r1&b=now"),
            )
            for saves, story in stories.items()
        }
        with override_settings(ROOT_URLCONF="tests.benchmarks.urls"):
            (bare,) = in_turn(lambda: get("/bare/"), rounds=ROUNDS)
        print(f"{'bare view':28} {bare * 1000:7.2f} ms")
        times = in_turn(*[lambda address=address: get(address) for address in pages.values()], rounds=ROUNDS)
        for (what, address), seconds in zip(pages.items(), times, strict=True):
            with CaptureQueriesContext(connection) as captured:
                get(address)
            print(f"{what:28} {seconds * 1000:7.2f} ms  {seconds / bare:5.1f} x  {len(captured)} queries")
        story = stories[1]
        whole, kept = in_turn(
            lambda: save_working_copy(article=story, by=user, headline="Lamps are lit"),
            lambda: settings_of(story),
            rounds=ROUNDS,
        )
        print(f"{'save':28} {whole * 1000:7.2f} ms, of which settings {kept / whole:.1%}")


if __name__ == "__main__":
    main()
