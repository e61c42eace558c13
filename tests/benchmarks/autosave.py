"""What it costs that a story saves itself: `python -m tests.benchmarks.autosave`.

Prints milliseconds of the server's processor and queries of an autosave (from the request to the answer), of a beat,
and of a save by the service, on a story of 600 words with 8 claims and on one of 3,500 words with 100, in a newsroom
with 2,000 other stories, or as many as the first argument says. `--profile` as the last one shows where the time goes.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable

from tests.benchmarks.harness import scratch_database

ROUNDS = 15
WORDS = (
    "the harbour office opened its books on the quay and nobody who was asked on Monday had seen them".split()
)


def body_of(words: int, claims: list[object], extra: str = "") -> str:
    """Paragraphs of sixty words; the claims' marks are spread over them."""
    paragraphs, left = [], list(claims)
    count = words // 60
    each = -(-len(claims) // count)
    for number in range(count):
        text = " ".join(WORDS[(number + at) % len(WORDS)] for at in range(60 - 6 * len(left[:each])))
        marked = "".join(
            f' <span data-claim="{claim.uid}">{claim.public_text}</span>' for claim in left[:each]
        )
        left = left[each:]
        paragraphs.append(f"<p>{text}{marked}.</p>")
    return "".join(paragraphs) + f"<p>{extra}</p>"


def in_turn(*calls: Callable[[], object], rounds: int) -> list[float]:
    """The median processor time in seconds of each call, in turn: what else the machine does is not counted."""
    times: list[list[float]] = [[] for _ in calls]
    for number in range(rounds + 3):
        for position, call in enumerate(calls):
            started = time.process_time()
            call()
            if number >= 3:
                times[position].append(time.process_time() - started)
    return [statistics.median(taken) for taken in times]


def main() -> None:
    """Fill a database, take the times in turn, print them."""
    others = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    with scratch_database():
        from django.db import connection
        from django.test import Client
        from django.test.utils import CaptureQueriesContext

        from articles.models import Article, Revision
        from articles.services.save import save_working_copy
        from articles.stamps import stamps_of
        from tests.factories.articles import make_article
        from tests.factories.claims import make_claim
        from tests.factories.entities import make_person
        from tests.factories.newsroom import make_user

        user = make_user()
        people = [make_person(f"Person Numbered {number}") for number in range(20)]
        stories = [
            Article(
                headline=f"Story {number}", slug=f"story-{number}", body="<p>Words.</p>", revision_number=1
            )
            for number in range(others)
        ]
        made = Article.objects.bulk_create(stories, batch_size=500)
        Revision.objects.bulk_create(
            [
                Revision(article=story, number=1, kind="save", headline=story.headline, by=user)
                for story in made
            ],
            batch_size=500,
        )
        client = Client()
        client.force_login(user)
        typed = [0]

        def claims(count: int) -> list:
            return [
                make_claim(
                    claimant_label="the office",
                    cue="says",
                    accused=[people[number % 20]],
                    public_text=f"so the office says, {number}",
                )
                for number in range(count)
            ]

        for name, words, marks in (("normal", 600, claims(8)), ("long", 3_500, claims(100))):
            story = make_article(by=user, headline=f"A {name} story", body=body_of(words, marks))
            address = f"/admin/articles/article/{story.pk}/"

            def sent(story=story, words=words, marks=marks) -> dict:
                typed[0] += 1
                held = Article.objects.get(pk=story.pk)
                html = body_of(words, marks, f"Typed {typed[0]}")
                return {
                    "tab": "tab-of-the-benchmark",
                    "revision": held.revision_number,
                    "stamps": stamps_of(held),
                    "fields": {"body": [["body", html]]},
                }

            def post(where: str, data: dict, address=address) -> None:
                answer = client.post(address + where, json.dumps(data), content_type="application/json")
                if answer.status_code != 200:
                    raise SystemExit(f"{where} answered {answer.status_code}: {answer.content[:300]!r}")

            def autosave(sent=sent, post=post) -> None:
                post("autosave/", sent())

            def beat(post=post) -> None:
                post("presence/", {"tab": "tab-of-the-benchmark", "typed": 1})

            def save(story=story, words=words, marks=marks) -> None:
                typed[0] += 1
                save_working_copy(article=story, by=user, body=body_of(words, marks, f"Typed {typed[0]}"))

            def prepare(sent=sent) -> None:
                sent()

            if "--profile" in sys.argv:
                import cProfile

                for call in (autosave, save):
                    call()
                    cProfile.runctx("call()", {}, {"call": call}, sort="tottime")
            times = in_turn(autosave, prepare, beat, save, rounds=ROUNDS)
            with CaptureQueriesContext(connection) as for_autosave:
                autosave()
            with CaptureQueriesContext(connection) as before:
                prepare()
            with CaptureQueriesContext(connection) as for_save:
                save()
            print(
                f"{name:<7} autosave {1000 * (times[0] - times[1]):5.1f} ms"
                f" ({len(for_autosave) - len(before)} queries) · beat {1000 * times[2]:5.1f} ms"
                f" · save {1000 * times[3]:5.1f} ms ({len(for_save)} queries)"
            )


if __name__ == "__main__":
    main()
