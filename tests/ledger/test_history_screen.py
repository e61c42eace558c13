"""The history of the house as a list: search, filters, words, export."""

import csv
import datetime
import io
from contextlib import contextmanager
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from newsroom.ledger.history import record_history
from newsroom.ledger.history_export import HEAD
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.paging import OnePassPaginator
from newsroom.ledger.redaction import redact
from tests.factories.ledger import make_parent
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

LIST = "/admin/ledger/historyentry/"
EXPORT = "/admin/ledger/historyentry/export.csv"


@pytest.fixture
def reader(client):
    """Somebody who reads the history, logged in."""
    user = make_user(role="Reporter", username="reader", first_name="Rea", last_name="Der")
    client.force_login(user)
    return user


def write(*, at=None, **fields) -> HistoryEntry:
    """One entry; `at` may be given."""
    fields = {"actor": None, "verb": "save", "record": fields.pop("record", None) or make_parent(), **fields}
    if at is None:
        return record_history(**fields)
    with freeze(at):
        return record_history(**fields)


@contextmanager
def freeze(at: datetime.datetime):
    """Let entries be written at that time: once written, they do not change."""
    field = HistoryEntry._meta.get_field("at")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(field, "_get_default", lambda: at)
        yield


def shown(client, **query) -> list[str]:
    """The notes of the entries on the page, in its order."""
    page = client.get(LIST, query)
    return [entry.note for entry in page.context["cl"].result_list]


@pytest.fixture
def five(reader):
    """Entries that differ in one thing each."""
    ada = make_user(username="ada", first_name="Ada", last_name="Lind")
    write(note="a save", actor=ada, to_state="draft", revision=1)
    write(note="a move", verb="send_back", from_state="in_edit", to_state="draft", object_text="The pier")
    write(
        note="off the press", actor=ada, verb="publish", from_state="ready", to_state="published", version=1
    )
    write(note="of a person", verb="change", record=ada)
    return ada


@pytest.mark.parametrize(
    ("query", "notes"),
    [
        ({}, ["of a person", "off the press", "a move", "a save"]),
        ({"verb": "publish"}, ["off the press"]),
        ({"kind": "newsroom.user"}, ["of a person"]),
        ({"actor": "none"}, ["of a person", "a move"]),
        ({"from": "in_edit"}, ["a move"]),
        ({"to": "draft"}, ["a move", "a save"]),
        ({"to": "draft", "verb": "save"}, ["a save"]),
        ({"verb": "never"}, []),
        ({"actor": "nobody we know"}, []),
        ({"actor": "9" * 5000}, []),
        ({"actor": "9" * 30}, []),
        ({"verb": "pub\x00lish"}, ["off the press"]),
        ({"record": "newsroom.user:\x00none"}, []),
        ({"q": "pier"}, ["a move"]),
        ({"q": "PRESS"}, ["off the press"]),
        ({"q": "sent"}, ["a move"]),
        ({"q": "lind"}, ["of a person", "off the press", "a save"]),
        ({"q": "ada published"}, ["off the press"]),
        ({"q": "ada pier"}, []),
    ],
)
def test_list_shows_what_is_asked_for(client, five, query, notes):
    assert shown(client, **query) == notes


def test_list_filters_by_person(client, five):
    assert shown(client, actor=str(five.pk)) == ["off the press", "a save"]


def test_list_filters_by_record(client, reader):
    story = make_parent()
    write(note="mine", record=story)
    write(note="another's")
    assert shown(client, record=f"articles.article:{story.pk}") == ["mine"]


def test_list_finds_a_record_by_its_key(client, reader):
    write(note="found")
    key = HistoryEntry.objects.get().object_id
    assert shown(client, q=key) == ["found"]


def test_list_takes_both_days_of_a_range(client, reader, settings):
    settings.TIME_ZONE = "Europe/Madrid"  # two hours before UTC in July
    for day, hour, note in ((1, 21, "before"), (1, 22, "first"), (3, 21, "last"), (3, 22, "after")):
        write(at=datetime.datetime(2026, 7, day, hour, 30, tzinfo=datetime.UTC), note=note)
    assert shown(client, since="2026-07-02", until="2026-07-03") == ["last", "first"]
    assert shown(client, since="2026-07-04") == ["after"]
    assert shown(client, until="2026-07-01") == ["before"]


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-31", ""])
def test_list_ignores_what_is_no_day(client, reader, day):
    write(note="here")
    assert shown(client, since=day, until=day) == ["here"]


def test_list_keeps_filters_in_every_address(client, five):
    page = client.get(LIST, {"verb": "publish", "since": "2020-01-01"}).content.decode()
    assert 'name="verb" value="publish"' in page
    assert 'name="since" value="2020-01-01"' in page
    assert f"{reverse('admin:ledger_historyentry_export')}?since=2020-01-01&amp;verb=publish" in page


def row_of(client, **query) -> dict[str, str]:
    """The cells of the first row as the screen words them."""
    screen = client.get(LIST, query).context["cl"]
    entry = screen.result_list[0]
    names = [name for name in screen.list_display if name != "when"]
    return {name: str(getattr(screen.model_admin, name)(entry)) for name in names}


def test_row_says_it_in_words(client, reader):
    story = make_parent()
    actor = make_user(first_name="Ada", last_name="Lind")
    write(
        record=story,
        actor=actor,
        verb="send_back",
        from_state="fact_check",
        to_state="in_edit",
        note="Who says so?",
        revision=3,
        version=2,
    )
    address = reverse("admin:articles_article_change", args=[story.pk])
    assert row_of(client) == {
        "who": "Ada Lind",
        "what": "Sent back",
        "record": f'<span class="kind">Story</span> <a href="{address}">{story}</a>',
        "moved": "Fact check → In edit",
        "number": "save 3, version 2",
        "remark": "Who says so?",
    }


def test_row_leads_nowhere_where_one_may_not_go(client, reader):
    user = make_user(username="locked")
    write(record=user, verb="change")
    assert row_of(client)["record"] == '<span class="kind">User</span> locked'


def test_row_of_a_deleted_record_leads_nowhere(client, reader):
    story = make_parent()
    write(record=story, verb="delete")
    assert row_of(client)["record"] == f'<span class="kind">Story</span> {story}'


def test_row_with_an_unknown_verb_prints_it_as_it_is(client, reader):
    write(verb="brew coffee")
    assert row_of(client)["what"] == "brew coffee"


SECRET = "The quay of Sorrow"


@pytest.fixture
def redacted(reader):
    entry = write(verb="note", object_text=SECRET, note=SECRET)
    redact(record=entry, by=make_user(role="Legal"), reason="Court order 7")
    return entry


def test_redacted_entry_says_so_on_every_screen(client, redacted):
    row = row_of(client, verb="note")
    assert (row["remark"], row["record"].split("</a>")[0].split(">")[-1]) == ("(redacted)", "(redacted)")
    story = reverse("admin:articles_article_history", args=[redacted.object_id])
    addresses = [
        LIST,
        story,
        reverse("admin:ledger_historyentry_change", args=[redacted.pk]),
        "/admin/?more=1",
    ]
    pages = [client.get(address).content.decode() for address in addresses]
    assert [(page.count(SECRET), "(redacted)" in page) for page in pages] == [(0, True)] * 4


def test_redacted_entry_says_so_in_the_export(client, redacted):
    line = table(client.get(EXPORT, {"verb": "note"}))[0]
    assert (line["object_text"], line["note"]) == ("(redacted)", "(redacted)")


def table(response) -> list[dict[str, str]]:
    text = response.getvalue().decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_export_holds_what_is_filtered(client, five):
    response = client.get(EXPORT, {"verb": "publish"})
    entry = HistoryEntry.objects.get(verb="publish")
    assert (response["Content-Type"], response["Content-Disposition"]) == (
        "text/csv; charset=utf-8",
        f'attachment; filename="history-{timezone.localdate():%Y-%m-%d}.csv"',
    )
    assert response.streaming is True
    assert table(response) == [
        {
            "at": entry.at.isoformat(),
            "actor": "ada",
            "actor_name": "Ada Lind",
            "verb": "publish",
            "object": "articles.article",
            "object_id": entry.object_id,
            "object_text": entry.object_text,
            "from": "ready",
            "to": "published",
            "note": "off the press",
            "revision": "",
            "version": "1",
        }
    ]


def test_export_is_newest_first_and_whole(client, five):
    assert [line["note"] for line in table(client.get(EXPORT))] == [
        "of a person",
        "off the press",
        "a move",
        "a save",
    ]


def test_export_of_a_page_is_that_of_all_pages(client, five):
    assert len(table(client.get(EXPORT, {"p": "7"}))) == 4


def test_export_without_entries_is_a_head(client, reader):
    assert client.get(EXPORT).getvalue().decode() == ",".join(HEAD) + "\r\n"


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ({}, "everything"),
        ({"verb": "publish", "since": "2026-01-02"}, "what Published, since 2026-01-02"),
        ({"q": "a name under seal", "actor": "none"}, "who The house, a search"),
    ],
)
def test_export_is_written_to_the_history(client, five, reader, query, note):
    client.get(EXPORT, query).getvalue()
    entry = HistoryEntry.objects.get(verb="export")
    assert (entry.actor, entry.object_label, entry.object_id, entry.note) == (
        reader,
        "ledger.historyentry",
        "",
        note,
    )


def test_export_is_kept_from_those_without_the_right(client):
    client.force_login(make_user(role=None))
    assert client.get(EXPORT).status_code == 403
    assert HistoryEntry.objects.count() == 0


def test_export_takes_no_post(client, reader):
    assert client.post(EXPORT).status_code == 405


def test_export_with_an_unknown_filter_leads_back(client, reader):
    response = client.get(EXPORT, {"nonsense": "1"})
    assert (response.status_code, response["Location"]) == (302, LIST)


def queries(client, **query) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(LIST, query)
        assert response.status_code == 200
    return len(captured)


@pytest.mark.parametrize("query", [{}, {"q": "a"}, {"verb": "save"}])
def test_list_costs_the_same_with_one_and_three_rows(client, reader, query):
    costs = []
    for rows in (1, 2):
        for _ in range(rows):
            write(actor=make_user(), note="a")
        costs.append(queries(client, **query))
    assert costs[0] == costs[1]


def plan_of(query: str) -> str:
    from django.contrib.admin import site
    from django.test import RequestFactory

    request = RequestFactory().get(f"{LIST}?{query}")
    request.user = make_user()
    shown = site._registry[HistoryEntry].get_changelist_instance(request)
    return shown.queryset.values_list("pk")[:51].explain()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's plan")
@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("", "history_at"),
        (urlencode({"verb": "publish"}), "history_verb"),
        (urlencode({"kind": "articles.article"}), "history_kind"),
        (urlencode({"actor": "1"}), "history_actor"),
        (urlencode({"from": "draft"}), "history_from"),
        (urlencode({"to": "draft"}), "history_to"),
        (urlencode({"record": "articles.article:1"}), "history_object"),
        (urlencode({"verb": "publish", "since": "2026-01-01"}), "history_verb"),
    ],
)
def test_every_filter_walks_down_an_index(query, index):
    plan = plan_of(query)
    assert (index in plan.split(), "FOR ORDER BY" in plan) == (True, False)


def test_list_counts_no_further_than_anybody_turns(client, reader, monkeypatch):
    monkeypatch.setattr(OnePassPaginator, "LIMIT", 3)
    for number in range(5):
        write(note=str(number))
    screen = client.get(LIST).context["cl"]
    assert (screen.count_words, [entry.note for entry in screen.result_list]) == (
        "3 or more",
        ["4", "3", "2"],
    )
