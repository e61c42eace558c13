"""Moving a planned slot from the calendar."""

import datetime

import pytest
from django.urls import reverse

from articles.models import Article
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import make_article, make_published
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

SLOT = datetime.datetime(2026, 11, 20, 10, 0, tzinfo=datetime.UTC)


@pytest.fixture
def reporter(client):
    user = make_user(role="Reporter")
    client.force_login(user)
    return user


@pytest.fixture
def story(db):
    made = make_article(headline="The quay")
    Article.objects.filter(pk=made.pk).update(planned_for=SLOT)
    return made


def move(client, story, to: str, back: str = ""):
    return client.post(
        reverse("admin:calendar_move", args=[story.pk]), {"planned_for": to, "back": back}, follow=True
    )


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def slot_of(story) -> datetime.datetime:
    return Article.objects.get(pk=story.pk).planned_for


def test_slot_is_moved_by_the_houses_clock(client, reporter, story, settings):
    settings.TIME_ZONE = "Europe/Madrid"
    response = move(client, story, "2026-11-21T23:30")
    assert told(response) == ["“The quay” is planned for 21 Nov 2026 23:30 CET."]
    assert slot_of(story) == datetime.datetime(2026, 11, 21, 22, 30, tzinfo=datetime.UTC)


def test_move_is_written_to_the_history(client, reporter, story):
    move(client, story, "2026-11-21T10:00")
    entry = HistoryEntry.objects.get(verb="plan")
    assert (entry.actor, entry.object_id) == (reporter, str(story.pk))


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("", "Say when: the slot was left as it is."),
        ("soon", "That is no day and hour: the slot was left as it is."),
        ("2026-02-31T10:00", "That is no day and hour: the slot was left as it is."),
    ],
)
def test_slot_is_left_where_nothing_is_said(client, reporter, story, to, words):
    assert (told(move(client, story, to)), slot_of(story)) == ([words], SLOT)


@pytest.mark.parametrize("to", ["2026-10-25T02:30", "2026-03-29T02:30"])
def test_hour_that_comes_twice_or_never_is_not_guessed(client, reporter, story, settings, to):
    settings.TIME_ZONE = "Europe/Madrid"
    move(client, story, to)
    assert slot_of(story) == SLOT


@pytest.mark.parametrize(
    ("back", "address"),
    [
        ("", "/admin/calendar/?"),
        (
            "?view=week&week=2026-W48&whose=mine&time=planned&time=out",
            "/admin/calendar/?view=week&week=2026-W48&whose=mine&time=planned&time=out",
        ),
        ("https://elsewhere.example/?month=2026-11&next=//x", "/admin/calendar/?"),
    ],
)
def test_move_leads_back_to_the_page_one_came_from(client, reporter, story, back, address):
    assert move(client, story, "2026-11-21T10:00", back).redirect_chain == [(address, 302)]


def test_move_is_refused_to_those_who_do_not_write(client, story):
    client.force_login(make_user(role="Checker"))
    assert (move(client, story, "2026-11-21T10:00").status_code, slot_of(story)) == (403, SLOT)


def test_move_takes_no_get(client, reporter, story):
    assert client.get(reverse("admin:calendar_move", args=[story.pk])).status_code == 405


def forms_on(client, query: str = "") -> int:
    return client.get(f"{reverse('admin:calendar')}?month=2026-11{query}").content.decode().count("/move/")


def test_calendar_offers_to_move_what_is_still_planned(client, reporter, story):
    out = make_published()
    Article.objects.filter(pk=out.pk).update(planned_for=SLOT)
    due = make_article()
    Article.objects.filter(pk=due.pk).update(deadline=SLOT)
    assert (forms_on(client), forms_on(client, "&time=deadline")) == (1, 0)


def test_calendar_offers_nothing_to_those_who_only_read(client, story):
    client.force_login(make_user(role="Checker"))
    assert forms_on(client) == 0
