"""The calendar: which day, which pill, what does not fit, what it costs."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from newsroom.desk.calendar_periods import Period, View, asked_period
from newsroom.desk.calendar_slots import Narrowing, Time, clock_change, slots_between
from tests.factories.articles import make_article, make_published, make_section
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/calendar/"
MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime.datetime(2026, 11, 15, 12, 0, tzinfo=datetime.UTC)


def at(text: str, zone=datetime.UTC) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=zone)


def story(headline="A story", *, by=None, section=None, **fields) -> Article:
    """A draft with these times; `publish_at` schedules it. What services own is set past them."""
    fields = {
        name: at(value) if name != "state" and isinstance(value, str) else value
        for name, value in fields.items()
    }
    by = by or make_user()
    made = make_article(headline=headline, by=by, **({"section": section} if section else {}))
    if "publish_at" in fields:
        fields |= {"state": "scheduled", "scheduled_by": by}
    Article.objects.filter(pk=made.pk).update(**fields)
    made.refresh_from_db()
    return made


def november(narrowing=None, now=NOW) -> list:
    first, last = datetime.date(2026, 11, 1), datetime.date(2026, 11, 30)
    return slots_between(first, last, now=now, narrowing=narrowing or Narrowing())


def seen(**narrowing) -> list[tuple[str, str]]:
    return [(slot.clock, slot.story.headline) for slot in november(Narrowing(**narrowing))]


# --- periods


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ({"month": "2026-11"}, "2026-11-01", "2026-11-30"),
        ({"month": "2024-02"}, "2024-02-01", "2024-02-29"),
        ({"month": "2026-12"}, "2026-12-01", "2026-12-31"),
        ({}, "2026-11-01", "2026-11-30"),
        ({"month": "2026-13"}, "2026-11-01", "2026-11-30"),
        ({"month": "0001-01"}, "2026-11-01", "2026-11-30"),
        ({"month": "soon"}, "2026-11-01", "2026-11-30"),
        ({"view": "sideways"}, "2026-11-01", "2026-11-30"),
        ({"view": "week"}, "2026-11-09", "2026-11-15"),
        ({"view": "week", "week": "2026-W53"}, "2026-12-28", "2027-01-03"),
        ({"view": "week", "week": "2027-W53"}, "2026-11-09", "2026-11-15"),
        ({"view": "week", "week": "2026-W00"}, "2026-11-09", "2026-11-15"),
    ],
)
def test_period_is_what_the_address_asks_for(asked, first, last):
    asked = {"view": "", "month": "", "week": "", **asked}
    period = asked_period(**asked, today=datetime.date(2026, 11, 15))
    assert (str(period.first), str(period.last)) == (first, last)


def month(year: int, number: int) -> Period:
    return asked_period(view="", month=f"{year}-{number:02}", week="", today=datetime.date(2026, 11, 15))


@pytest.mark.parametrize("number", range(1, 13))
def test_month_is_drawn_in_whole_weeks_from_monday(number):
    period = month(2026, number)
    assert (period.drawn_first.weekday(), len(period.days) % 7, period.days[-1] >= period.last) == (
        0,
        0,
        True,
    )


def test_month_turns_over_the_year():
    assert (month(2026, 12).after.title, month(2026, 1).before.title) == ("January 2027", "December 2025")


@pytest.mark.parametrize(
    ("week", "title"),
    [("2026-W48", "Week 48, 23–29 Nov 2026"), ("2026-W49", "Week 49, 30 Nov–6 Dec 2026")],
)
def test_week_is_named_by_its_number_and_days(week, title):
    period = asked_period(view="week", month="", week=week, today=datetime.date(2026, 11, 15))
    assert (period.title, period.parameters) == (title, {"view": "week", "week": week})


def test_period_seen_as_a_week_is_that_of_today_where_today_lies_in_it():
    today = datetime.date(2026, 11, 15)
    weeks = [month(2026, number).seen_as(View.WEEK, today).first for number in (11, 12)]
    assert weeks == [datetime.date(2026, 11, 9), datetime.date(2026, 11, 30)]


# --- slots


def test_every_time_of_a_story_stands_on_its_day():
    story(
        "All",
        planned_for="2026-11-20T10:00",
        embargo_until="2026-11-20T09:00",
        publish_at="2026-11-21T10:00",
        deadline="2026-11-19T18:00",
        first_published_at="2026-11-02T08:00",
    )
    assert [(str(slot.at.date()), slot.times) for slot in november()] == [
        ("2026-11-02", [Time.PUBLISHED]),
        ("2026-11-19", [Time.DEADLINE]),
        ("2026-11-20", [Time.EMBARGO]),
        ("2026-11-20", [Time.PLANNED]),
        ("2026-11-21", [Time.SCHEDULED]),
    ]


def test_times_of_one_minute_are_one_slot():
    story(planned_for="2026-11-20T10:00", publish_at="2026-11-20T10:00:30", embargo_until="2026-11-20T10:00")
    assert [slot.pills for slot in november()] == [
        [("Planned", ""), ("Embargo until", "warn"), ("Goes out", "due")]
    ]


@pytest.mark.parametrize(
    ("planned", "shown"),
    [
        ("2026-10-31T23:59:59", []),
        ("2026-11-01T00:00", ["00:00"]),
        ("2026-11-30T23:59:59", ["23:59"]),
        ("2026-12-01T00:00", []),
    ],
)
def test_only_what_lies_between_the_days_is_shown(planned, shown):
    story(planned_for=planned)
    assert [slot.clock for slot in november()] == shown


def test_story_late_in_the_evening_stands_on_its_own_day(settings):
    settings.TIME_ZONE = "Europe/Madrid"
    story(planned_for=at("2026-11-30T23:30", MADRID))  # 22:30 UTC
    story(planned_for=at("2026-12-01T00:30", MADRID))  # 23:30 UTC, still November there
    assert [(str(slot.at.date()), slot.clock) for slot in november()] == [("2026-11-30", "23:30")]


def test_zone_may_be_activated():
    story(planned_for="2026-11-14T23:30")
    with timezone.override("Asia/Tokyo"):
        assert [(str(slot.at.date()), slot.clock) for slot in november()] == [("2026-11-15", "08:30")]


@pytest.mark.parametrize(
    ("planned", "clock", "day"),
    [
        ("2026-10-24T22:00", "00:00", "2026-10-25"),  # the day of 25 hours
        ("2026-10-25T00:30", "02:30 CEST", "2026-10-25"),
        ("2026-10-25T01:30", "02:30 CET", "2026-10-25"),
        ("2026-10-25T22:59", "23:59", "2026-10-25"),
        ("2026-03-29T01:30", "03:30", "2026-03-29"),  # the day of 23 hours
        ("2026-03-29T21:59", "23:59", "2026-03-29"),
    ],
)
def test_days_of_changing_clocks_have_all_their_hours(settings, planned, clock, day):
    settings.TIME_ZONE = "Europe/Madrid"
    story(planned_for=planned)
    date = datetime.date.fromisoformat(day)
    slots = slots_between(date, date, now=NOW, narrowing=Narrowing())
    assert [(slot.clock, str(slot.at.date())) for slot in slots] == [(clock, day)]


def test_slots_of_the_hour_that_comes_twice_are_in_order(settings):
    settings.TIME_ZONE = "Europe/Madrid"
    story("second", planned_for="2026-10-25T01:10")
    story("first", planned_for="2026-10-25T00:50")
    date = datetime.date(2026, 10, 25)
    slots = slots_between(date, date, now=NOW, narrowing=Narrowing())
    assert [slot.story.headline for slot in slots] == ["first", "second"]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-10-25", "Clocks go back"),
        ("2026-03-29", "Clocks go forward"),
        ("2026-03-28", ""),
        ("2026-03-30", ""),
    ],
)
def test_day_of_changing_clocks_says_so(day, words):
    assert clock_change(datetime.date.fromisoformat(day), MADRID) == words


# --- what does not fit

CASES = [
    ({"publish_at": "2026-11-20T10:00", "embargo_until": "2026-11-20T11:00"}, 2, "Goes out before its embargo ends"),
    ({"publish_at": "2026-11-20T10:00", "embargo_until": "2026-12-20T11:00"}, 1, "Goes out before its embargo ends"),
    ({"publish_at": "2026-11-15T11:00"}, 1, "Its time has passed and it is not out"),
    ({"planned_for": "2026-11-14T10:00"}, 1, "Overdue: its slot has passed"),
    ({"planned_for": "2026-11-20T10:00", "embargo_until": "2026-11-21T10:00"}, 1, "Planned before its embargo ends"),
    ({"deadline": "2026-11-14T10:00"}, 1, "Its deadline has passed"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "count", "problem"), CASES)
def test_slot_says_what_does_not_fit(fields, count, problem):
    story(**fields)
    assert [problem for slot in november() for problem in slot.problems] == [problem] * count


@pytest.mark.parametrize(
    "fields",
    [
        {"publish_at": "2026-11-20T11:00", "embargo_until": "2026-11-20T11:00"},
        {"publish_at": "2026-11-15T11:58"},  # two minutes ago: on its way
        {"planned_for": "2026-11-15T12:30"},
        {"planned_for": "2026-11-14T10:00", "first_published_at": "2026-11-14T10:02"},
        {"planned_for": "2026-11-14T10:00", "publish_at": "2026-11-16T10:00"},  # late, and decided
        {"planned_for": "2026-11-21T10:00", "embargo_until": "2026-11-21T10:00"},
        {"deadline": "2026-11-14T10:00", "state": "ready"},
        {"deadline": "2026-11-16T10:00"},
    ],
)
def test_slot_that_fits_says_nothing(fields):
    story(**fields)
    assert [slot.problems for slot in november() if slot.problems] == []


def test_stories_of_the_same_minute_name_each_other():
    story("One", publish_at="2026-11-20T10:00:10")
    story("Two", publish_at="2026-11-20T10:00:50")
    story("Three", publish_at="2026-11-20T10:01")
    story("Planned", planned_for="2026-11-20T10:00")
    assert {slot.story.headline: slot.problems for slot in november()} == {
        "One": ["Same minute as “Two”"],
        "Two": ["Same minute as “One”"],
        "Three": [],
        "Planned": [],
    }


def test_story_of_the_same_minute_is_named_though_it_is_filtered_out():
    ports = make_section(slug="ports")
    story("Ours", publish_at="2026-11-20T10:00", section=ports)
    story("Theirs", publish_at="2026-11-20T10:00", section=make_section(slug="hills"))
    slots = november(Narrowing(section="ports"))
    assert [(slot.story.headline, slot.problems) for slot in slots] == [("Ours", ["Same minute as “Theirs”"])]


# --- filters


@pytest.fixture
def three():
    """Mine by assignment, mine by beginning, another's; the last in a section of its own."""
    me, other = make_user(), make_user()
    ports, hills = make_section(slug="ports"), make_section(slug="hills")
    story("Assigned", by=other, section=ports, assignee=me, planned_for="2026-11-20T10:00")
    story("Begun", by=me, section=ports, deadline="2026-11-20T11:00")
    story("Another's", by=other, section=hills, embargo_until="2026-11-20T12:00")
    return me


def test_filter_mine_takes_what_i_have_and_what_i_began(three):
    assert seen(mine=three.pk) == [("10:00", "Assigned"), ("11:00", "Begun")]


def test_filter_section(three):
    assert seen(section="hills") == [("12:00", "Another's")]


def test_filter_times(three):
    assert seen(times=frozenset({Time.PLANNED, Time.EMBARGO})) == [
        ("10:00", "Assigned"),
        ("12:00", "Another's"),
    ]


def test_filter_times_leaves_the_others_out_of_a_shared_minute():
    story(planned_for="2026-11-20T10:00", deadline="2026-11-20T10:00")
    assert [slot.times for slot in november(Narrowing(times=frozenset({Time.DEADLINE})))] == [[Time.DEADLINE]]


# --- page


@pytest.fixture
def editor(client):
    user = make_user()
    client.force_login(user)
    return user


def page(client, **query):
    response = client.get(ADDRESS, {"month": "2026-11", **query})
    assert response.status_code == 200
    return response


def test_page_says_the_zone_and_the_month(client, editor, settings):
    settings.TIME_ZONE = "Europe/Madrid"
    text = page(client).content.decode()
    assert ("Times in Europe/Madrid" in text, "<h1>November 2026" in text) == (True, True)


def test_page_marks_today_once(client, editor):
    text = client.get(ADDRESS).content.decode()
    assert text.count('class="now">Today') == 1


def test_page_has_a_cell_for_each_day_of_its_weeks(client, editor):
    assert page(client).content.decode().count("<td ") == 42


def test_page_keeps_filters_in_every_link(client, editor):
    make_section(slug="ports")
    answer = page(client, whose="mine", section="ports", time=["planned", "deadline"], view="list")
    kept = "whose=mine&section=ports&time=planned&time=deadline"
    context = answer.context
    assert context["before"].url == f"?view=list&month=2026-10&{kept}"
    assert context["views"][0].url == f"?month=2026-11&{kept}"
    assert context["clear"] == "?view=list&month=2026-11"


@pytest.mark.parametrize(
    ("asked", "choice", "url"),
    [
        ([], "Deadline", "?month=2026-11&time=deadline"),
        (["deadline"], "Planned", "?month=2026-11&time=planned&time=deadline"),
        (["planned", "deadline"], "Planned", "?month=2026-11&time=deadline"),
        (["deadline"], "Deadline", "?month=2026-11"),
        (["nonsense"], "Deadline", "?month=2026-11&time=deadline"),
    ],
)
def test_page_toggles_times(client, editor, asked, choice, url):
    times = page(client, time=asked).context["times"]
    assert next(time.url for time in times if time.words == choice) == url


@pytest.mark.parametrize("view", ["month", "list", "week"])
def test_page_leads_to_the_story_with_its_facts(client, editor, view):
    holder = make_user(first_name="Ada", last_name="Lind")
    made = story("The quay is sold", planned_for="2026-11-26T10:00", assignee=holder, state="in_edit")
    text = page(client, view=view, week="2026-W48").content.decode()
    assert f'<a href="/admin/articles/article/{made.pk}/change/">The quay is sold</a>' in text
    assert '<span class="facts">In edit · Ada Lind · ' in text
    assert '<span class="pill ">Planned</span>' in text


def test_page_escapes_headlines(client, editor):
    story("<b>Bold</b>", planned_for="2026-11-26T10:00")
    assert "<b>Bold" not in page(client).content.decode()


def test_page_lists_what_to_look_at(client, editor):
    story("Late", planned_for="2020-01-02T10:00")
    problems = client.get(ADDRESS, {"month": "2020-01"}).context["problems"]
    assert [(slot.story.headline, problem) for slot, problem in problems] == [
        ("Late", "Overdue: its slot has passed")
    ]


def test_page_without_stories_says_how_they_come_here(client, editor):
    assert "No story has a time here." in page(client).content.decode()


def test_list_leaves_empty_days_out(client, editor):
    story(planned_for="2020-01-02T10:00")
    days = client.get(ADDRESS, {"month": "2020-01", "view": "list"}).context["days"]
    assert [str(day.date) for day in days] == ["2020-01-02"]


def test_week_shows_all_its_days(client, editor):
    days = client.get(ADDRESS, {"view": "week", "week": "2026-W01"}).context["days"]
    assert [str(day.date) for day in days][::6] == ["2025-12-29", "2026-01-04"]


def test_page_is_shut_to_those_who_may_not_see_stories(client):
    client.force_login(make_user(role=None))
    assert client.get(ADDRESS).status_code == 403


def test_page_stands_in_the_navigation(client, editor):
    assert f'<a href="{ADDRESS}">Calendar</a>' in client.get("/admin/").content.decode()


def test_page_costs_the_same_with_one_and_thirty_stories(client, editor):
    costs = []
    for count in (1, 29):
        for number in range(count):
            story(planned_for=f"2026-11-{number + 1:02}T10:00", assignee=make_user(), section=make_section())
        with CaptureQueriesContext(connection) as captured:
            page(client)
        costs.append(len(captured))
    assert costs == [6, 6]  # session, user, two for the rights; stories, sections


def test_published_story_stands_on_the_day_it_first_went_out(client, editor):
    made = make_published(by=editor)
    slots = [slot for day in client.get(ADDRESS).context["days"] for slot in day.slots]
    assert [(slot.story, slot.times, slot.problems) for slot in slots] == [(made, [Time.PUBLISHED], [])]
