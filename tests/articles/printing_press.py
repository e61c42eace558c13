"""A house that prints without pause and is killed at it. Run by test_kill.py as a process of its own:

    python tests/articles/printing_press.py WRITER BOSS PICTURE CLAIM...

with keys of rows in the database that DATABASE_URL names. For each line on its input it forks a press, lets it print
for a moment, kills it, and answers with a line of JSON: {"inside": whether it was killed between the beginning and the
end of a verb, "verb": that verb, "printed": verbs that it finished before}.

The press is forked and not started anew, for that takes a hundred times as long as to print. This process never opens
the database: it has no connection that a fork could share.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import signal
import sys
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

NAME = "Quorvath Harbour League"


def main(writer: int, boss: int, picture: int, claims: list[int]) -> None:
    import django

    django.setup()
    from articles.services import moves, publish, save  # noqa: F401  (imported before the forks, not in each)

    seconds = 0.06  # what a verb takes; learnt as it goes, for the kill must fall into it on any machine
    for _ in sys.stdin:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            press(writing, writer, boss, picture, claims)
        os.close(writing)
        answer, seconds = kill_at_work(child, reading, seconds)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def kill_at_work(child: int, reading: int, seconds: float) -> tuple[dict[str, object], float]:
    """Kill the press during one of its first verbs, at any moment of it; what it was at, and what a verb takes."""
    line, finished, begun = "", 0, 0.0
    with os.fdopen(reading, encoding="utf-8") as lines:
        last = random.randint(1, 4)
        for line in lines:
            if line.startswith("begin"):
                begun = time.monotonic()
                if finished + 1 == last:
                    break
            else:
                finished += 1
                seconds = 0.8 * seconds + 0.2 * (time.monotonic() - begun)
        time.sleep(random.uniform(0, 1.1) * seconds)
        os.kill(child, signal.SIGKILL)
        _, how = os.waitpid(child, 0)
        for line in lines:  # what it still said before it died
            finished += line.startswith("end")
    what, _, verb = line.strip().partition(" ")
    if not (what and os.WIFSIGNALED(how)):
        raise RuntimeError("The press broke before it was killed.")
    return {"inside": what == "begin", "verb": verb, "printed": finished}, seconds


def press(tell: int, writer: int, boss: int, picture: int, claims: list[int]) -> None:
    """Save and print for ever: this story and, when it is retracted, the next one. Never returns."""
    try:
        from articles.models import Article
        from newsroom.models import User

        people = User.objects.in_bulk([writer, boss])
        story = Article.objects.order_by("pk").last()
        for turn in itertools.count(random.randrange(1000)):
            story = write(story, turn, people[writer], picture, claims)
            verb, act = next_act(story, turn, people[boss])
            os.write(tell, f"begin {verb}\n".encode())
            act()
            story.refresh_from_db()
            os.write(tell, f"end {verb}\n".encode())
    finally:  # a fork must not go on as the process it was forked from
        traceback.print_exc()
        os._exit(1)


def write(story, turn: int, writer, picture: int, claims: list[int]):
    """Other words at every turn: other claims, the league named or not, with a picture that blocks or without one."""
    from articles.claims.models import Claim
    from articles.services.save import save_working_copy
    from entities.models import Image

    printed = Claim.objects.filter(pk__in=claims[: turn % (len(claims) + 1)]).order_by("pk")
    marks = [f'<p><span data-claim="{claim.uid}">{claim.public_text}</span></p>' for claim in printed]
    league = f"<p>The {NAME} met in hall {turn}.</p>" if turn % 3 else f"<p>Nobody met in hall {turn}.</p>"
    return save_working_copy(
        article=None if story is None or story.state == "retracted" else story,
        by=writer,
        headline=f"Harbour office answers questions {turn}",
        body=league + "".join(marks),
        lead_image=Image.objects.get(pk=picture) if turn % 2 else None,
        topics=["Harbours"] if turn % 4 else [],
    ).article


def next_act(story, turn: int, boss):
    """The verb for this turn and the call that does it."""
    from articles.services import publish
    from articles.services.corrections import CorrectionDraft

    who = {"article": story, "by": boss}
    over = {**who, "override_reason": "A test's reason."}
    draft = CorrectionDraft("correction", "It was five ships.")
    if not story.is_live:
        return "publish", lambda: publish.publish_article(**over)
    return (
        ("update", lambda: publish.update_article(**over)),
        ("correct", lambda: publish.correct_article(corrections=[draft], **over)),
        ("update", lambda: publish.update_article(**over)),
        ("unpublish", lambda: publish.unpublish_article(note="Wrong harbour.", **who)),
        ("correct", lambda: publish.correct_article(corrections=[draft], **over)),
        ("update", lambda: publish.update_article(**over)),
        ("retract", lambda: publish.retract_article(reason="It was wrong.", **who)),
    )[turn % 7]


if __name__ == "__main__":
    keys = [int(key) for key in sys.argv[1:]]
    main(keys[0], keys[1], keys[2], keys[3:])
