"""The history of one record: its timeline, its moves, its pages and its export."""

import csv
import datetime
import io

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from newsroom.ledger import record_history as screen
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.timeline import timeline_of
from tests.factories.articles import make_article, make_published, make_section
from tests.factories.ledger import make_parent
from tests.factories.newsroom import make_user
from tests.ledger.test_history_screen import write

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 7, 1, 12, 0, tzinfo=datetime.UTC)


@pytest.fixture
def reader(client):
    user = make_user()
    client.force_login(user)
    return user


def address(record, act="history") -> str:
    return reverse(f"admin:articles_{record._meta.model_name}_{act}", args=[record.pk])


def folded(*entries: dict) -> list[int]:
    """How many entries each line of the timeline holds, given them oldest first: minutes after noon, and the rest."""
    story, users = make_parent(), {}
    for fields in entries:
        who = fields.pop("who", "ada")
        users.setdefault(who, make_user())
        minute = fields.pop("minute")
        write(
            record=story,
            actor=users[who],
            at=NOON + datetime.timedelta(minutes=minute),
            **{"to_state": "draft", **fields},
        )
    about = HistoryEntry.objects.filter(object_id=str(story.pk), object_label="articles.article")
    return [len(sitting.lines) for sitting in timeline_of(about.select_related("actor"))]


@pytest.mark.parametrize(
    ("entries", "lines"),
    [
        ([{"minute": 0}], [1]),
        ([{"minute": 0}, {"minute": 10}, {"minute": 20}], [3]),
        ([{"minute": 0}, {"minute": 10.1}], [1, 1]),
        ([{"minute": 0}, {"minute": 1, "who": "ben"}, {"minute": 2}], [1, 1, 1]),
        ([{"minute": 0}, {"minute": 1, "verb": "submit", "from_state": "draft"}, {"minute": 2}], [1, 1, 1]),
        ([{"minute": 0}, {"minute": 1, "to_state": "in_edit"}], [1, 1]),
        ([{"minute": 0}, {"minute": 1, "note": "After the call"}, {"minute": 2}, {"minute": 3}], [2, 1, 1]),
        ([{"minute": 0, "verb": "ingest"}, {"minute": 1}], [1, 1]),
    ],
)
def test_saves_of_one_sitting_are_one_line(entries, lines):
    assert folded(*entries) == lines


def test_timeline_says_who_moved_it_from_where_to_where(client, reader):
    section = make_section()
    actor = make_user(first_name="Ada", last_name="Lind")
    write(
        record=section,
        actor=actor,
        verb="send_back",
        from_state="fact_check",
        to_state="in_edit",
        note="Who says so?",
    )
    line = client.get(address(section)).context["timeline"][0].newest
    assert (line.who, line.what, line.before, line.after, line.note) == (
        "Ada Lind",
        "Sent back",
        "Fact check",
        "In edit",
        "Who says so?",
    )


def test_timeline_is_in_the_houses_time_and_says_so(client, reader, settings):
    settings.TIME_ZONE = "Europe/Madrid"
    section = make_section()
    write(record=section, at=NOON)
    page = client.get(address(section)).content.decode()
    assert ("1 Jul 2026 14:00</time>" in page, "Times in Europe/Madrid" in page) == (True, True)


def test_timeline_shows_moves_alone(client, reader):
    section = make_section()
    write(record=section, verb="change")
    write(record=section, verb="publish", from_state="ready", to_state="published")
    entries = client.get(address(section), {"moves": "1"}).context["page"].object_list
    assert [entry.verb for entry in entries] == ["publish"]


def test_timeline_without_a_move_says_so(client, reader):
    page = client.get(address(make_section()), {"moves": "1"})
    assert "It has not moved yet." in page.content.decode()


def test_timeline_goes_on_past_a_page(client, reader, monkeypatch):
    monkeypatch.setattr(screen, "PER_PAGE", 2)
    section = make_section()
    for number in range(3):
        write(record=section, verb="publish", from_state="draft", to_state="published", note=str(number))
    pages = [client.get(address(section), {"p": page, "moves": "1"}) for page in (1, 2)]
    assert [[entry.note for entry in page.context["page"].object_list] for page in pages] == [
        ["2", "1"],
        ["0"],
    ]
    assert 'href="?p=2&amp;moves=1"' in pages[0].content.decode()


def test_timeline_costs_the_same_with_one_and_three_entries(client, reader):
    section, costs = make_section(), []
    for rows in (1, 2):
        for number in range(rows):
            write(
                record=section,
                actor=make_user(),
                verb="publish",
                from_state="ready",
                to_state=f"{rows}{number}",
            )
        with CaptureQueriesContext(connection) as captured:
            client.get(address(section))
        costs.append(len(captured))
    assert costs[0] == costs[1]


def test_timeline_of_a_record_that_is_gone(client, reader):
    assert client.get(reverse("admin:articles_section_history", args=[987654])).status_code == 404


def table(response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.getvalue().decode(), newline="")))


def test_export_of_a_story_holds_its_own_history(client, reader):
    story = make_published(by=reader)
    make_article()
    response = client.get(address(story, "history_csv"))
    assert [line["verb"] for line in table(response)] == ["publish", "save"]
    assert response["Content-Disposition"] == (
        f'attachment; filename="history-article-{story.pk}-{timezone.localdate():%Y-%m-%d}.csv"'
    )


def test_export_of_a_story_holds_its_moves_alone(client, reader):
    story = make_published(by=reader)
    assert [line["verb"] for line in table(client.get(address(story, "history_csv"), {"moves": "1"}))] == [
        "publish"
    ]


def test_export_of_a_story_stands_in_its_history(client, reader):
    story = make_article()
    client.get(address(story, "history_csv")).getvalue()
    entry = HistoryEntry.objects.get(verb="export")
    assert (entry.actor, entry.object_label, entry.object_id, entry.note) == (
        reader,
        "articles.article",
        str(story.pk),
        "its history",
    )


def test_export_of_a_story_asks_for_the_right_to_read_history(client):
    readers = Group.objects.create(name="Readers of stories")
    readers.permissions.add(Permission.objects.get(codename="view_article"))
    user = make_user(role="Readers of stories")
    client.force_login(user)
    story = make_article()
    answers = [client.get(address(story, act)).status_code for act in ("history", "history_csv")]
    assert answers == [200, 403]


def test_export_of_a_story_takes_no_post(client, reader):
    assert client.post(address(make_article(), "history_csv")).status_code == 405
