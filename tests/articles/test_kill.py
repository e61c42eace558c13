"""SIGKILL during print, at any moment: the old version stands or the new one does, never half of one.

A few kills in the ordinary suite; NEWSROOM_KILLS=200 for the bar of the house.
"""

import io
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from articles.models import Article, Correction, PublishedVersion, Revision
from articles.services.print_state import refresh_everything
from articles.workflow import LIVE, THROUGH_THE_GATE, State
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.verification import verify_all
from newsroom.models import WebhookDelivery
from tests.factories.claims import make_claim
from tests.factories.entities import make_entity, make_image
from tests.factories.newsroom import make_endpoint, make_user

pytestmark = pytest.mark.django_db(transaction=True)

KILLS = int(os.environ.get("NEWSROOM_KILLS", "8"))
PRESS = Path(__file__).with_name("printing_press.py")
LEAGUE = "Quorvath Harbour League"
PRINTING = {*THROUGH_THE_GATE, "retract"}


def database_url() -> str:
    """The address of the test's database, for a process of its own."""
    held = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{held['NAME']}"
    user, host, port = held["USER"], held["HOST"], held["PORT"]
    secret = f":{quote(held['PASSWORD'], safe='')}" if held["PASSWORD"] else ""
    return f"postgres://{user}{secret}@{quote(host, safe='')}{f':{port}' if port else ''}/{held['NAME']}"


@pytest.fixture
def press(tmp_path):
    """The process that forks presses and kills them, on this test's database."""
    writer, boss, endpoint = make_user("Reporter"), make_user("Administrator"), make_endpoint()
    make_entity(LEAGUE)
    picture = make_image(alt="")
    claims = [
        make_claim(public_text="The harbour office says the quay was sold."),
        make_claim(mode="hearsay", public_text="The quay was reportedly sold."),
        make_claim(public_text="The mayor says the pier is safe."),
    ]
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "DATABASE_URL": database_url(),
        "NEWSROOM_VAR_DIR": str(tmp_path),
        "NEWSROOM_SECRET_KEY": "only-for-tests-" + "k" * 50,
    }
    keys = [row.pk for row in (writer, boss, picture, *claims)]
    process = subprocess.Popen(
        [sys.executable, str(PRESS), *map(str, keys)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    process.endpoint = endpoint
    yield process
    process.stdin.close()
    process.wait(timeout=60)
    process.stdout.close()


def kill_once(process) -> dict:
    """One press forked, at work, and dead. Our own connection is shut meanwhile: the next one finds what it left."""
    connection.close()
    process.stdin.write("kill\n")
    process.stdin.flush()
    return json.loads(process.stdout.readline())


@transaction.atomic
def what_is_half(article: Article) -> list[str]:
    """What of a story does not fit together. Under its lock: a server may still be at the dead one's last words."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    versions = list(article.versions.order_by("number"))
    told = HistoryEntry.objects.filter(object_label="articles.article", object_id=str(article.pk)).order_by(
        "pk"
    )
    moves = [entry for entry in told if entry.from_state]
    printed = [(entry.verb, entry.version) for entry in moves if entry.verb in PRINTING]
    expected = [(_verb(version, moves), version.number) for version in versions]
    wrong = []
    if printed != expected:
        wrong.append(f"history tells of {printed}, printed were {expected}")
    if article.state != (moves[-1].to_state if moves else State.DRAFT):
        wrong.append(f"it is {article.state}, its history ends otherwise")
    live = versions[-1] if article.state in LIVE else None
    if article.live_version != live:
        wrong.append(f"{article.live_version} is live, and should be {live}")
    if (article.head_number, article.revision_number) != (len(versions), article.revisions.count()):
        wrong.append("its counters are not those of its rows")
    for version in versions[-3:]:
        wrong += [f"version {version.number}: {what}" for what in _half_of(version)]
    return wrong


def _verb(version: PublishedVersion, moves: list[HistoryEntry]) -> str:
    """The verb that prints such a version; one that is printed again after it was taken back is an update, too."""
    if version.kind == "update":
        before = [entry for entry in moves if entry.version is not None and entry.version < version.number]
        taken_back = any(
            entry.verb == "unpublish" and entry.version == version.number - 1
            for entry in moves
            if entry.version
        )
        return "publish" if not before or taken_back else "update"
    return {"first": "publish", "correction": "correct", "retraction": "retract"}[version.kind]


def _half_of(version: PublishedVersion) -> list[str]:
    """What of a version is missing, or too much."""
    stopping = [finding["rule"] for finding in version.findings if finding["severity"] in "BS"]
    saved = Revision.objects.filter(article=version.article_id, headline=version.headline, body=version.body)
    rows = {
        "appearances": (version.appearances.count(), version.body.count("data-claim=")),
        "mentions": (version.mentions.count(), int(LEAGUE in version.body)),
        "topics": (version.version_topics.count(), len(version.topics)),
        "overrides": (sorted(version.overrides.values_list("rule", flat=True)), sorted(stopping)),
        "notes": (
            Correction.objects.filter(version=version).count(),
            int(version.kind in ("correction", "retraction")),
        ),
        "the save it prints": (saved.exists(), True),
    }
    return [f"{what}: {found} where {due} are due" for what, (found, due) in rows.items() if found != due]


def test_killed_presses_leave_no_half_version(press):
    answers, halves = [], []
    for _ in range(KILLS):
        answers.append(kill_once(press))
        halves += [half for story in Article.objects.order_by("-pk")[:2] for half in what_is_half(story)]
    halves += [half for story in Article.objects.all() for half in what_is_half(story)]
    assert halves == []
    assert verify_all() == []
    call_command("verify_chains", stdout=io.StringIO())
    assert refresh_everything() == 0
    moves = HistoryEntry.objects.filter(object_label="articles.article").exclude(from_state="")
    assert WebhookDelivery.objects.filter(endpoint=press.endpoint).count() == moves.count()
    inside = Counter(answer["verb"] for answer in answers if answer["inside"])
    print(  # noqa: T201  (the figures of a long run, under -s)
        f"{connection.vendor}: {len(answers)} kills, {inside.total()} inside a verb ({dict(inside)}),"
        f" {PublishedVersion.objects.count()} versions of {Article.objects.count()} stories stand."
    )
    # Otherwise this was no test of anything.
    assert inside.total() >= KILLS // 4
