"""The calendar and the history in a real browser: they fit, they are accessible, their filters work by keyboard."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article
from articles.services.save import save_working_copy
from newsroom.ledger.history import record_history
from tests.factories.articles import make_article, make_published, make_section
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)

LONG = "A headline that goes on and on about the quay, its lamps and whoever sold them at night"


@pytest.fixture
def desk(db):
    """Stories with every time and every problem around today, and a history of some length."""
    make_section(name="Harbours", slug="harbours", is_default=True)
    ada = make_user(first_name="Ada", last_name="Lind")
    noon = timezone.now().replace(hour=12, minute=0, second=0, microsecond=0)
    hours = lambda number: noon + datetime.timedelta(hours=number)  # noqa: E731  (a word for the table below)
    times = [
        ("The pier is closed, harbour office says", {"planned_for": hours(-26), "assignee": ada}),
        (
            "Two lamps too many",
            {"publish_at": hours(30), "state": "scheduled", "scheduled_by": ada, "planned_for": hours(30)},
        ),
        (
            LONG,
            {
                "publish_at": hours(30),
                "state": "scheduled",
                "scheduled_by": ada,
                "embargo_until": hours(52),
                "assignee": ada,
            },
        ),
        ("The bank answers", {"deadline": hours(8), "state": "in_edit", "assignee": ada}),
        ("A letter from the hills", {"deadline": hours(-4), "planned_for": hours(100)}),
    ]
    for headline, fields in times:
        Article.objects.filter(pk=make_article(by=ada, headline=headline).pk).update(**fields)
    story = make_published(by=ada, headline="The quay is sold")
    for number in range(3):
        story = save_working_copy(article=story, by=ada, kicker=f"Ports {number}").article
    record_history(
        actor=ada,
        verb="send_back",
        record=story,
        from_state="fact_check",
        to_state="in_edit",
        note="Who says that it was sold? " * 6,
        revision=3,
    )
    return story


def addresses(story) -> dict[str, str]:
    return {
        "month": reverse("admin:calendar"),
        "list": f"{reverse('admin:calendar')}?view=list",
        "week": f"{reverse('admin:calendar')}?view=week",
        "history": reverse("admin:ledger_historyentry_changelist"),
        "story": reverse("admin:articles_article_history", args=[story.pk]),
    }


@pytest.mark.parametrize(("width", "colour"), [(1440, "light"), (390, "dark")])
def test_calendar_and_history_are_accessible_and_fit(open_page, sign_in, axe, desk, width, colour):
    page = open_page(width=width, colour=colour)
    sign_in(page, make_user(role="Editor"))
    wide = []
    for name, address in addresses(desk).items():
        page.goto(address)
        axe(page)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(name)
    assert wide == []


def test_calendar_is_a_list_on_a_phone_and_a_table_on_a_desk(open_page, sign_in, desk):
    shown = {}
    for width in (390, 1440):
        page = open_page(width=width)
        sign_in(page, desk.created_by)
        page.goto(reverse("admin:calendar"))
        shown[width] = page.eval_on_selector(".month td.today", "cell => getComputedStyle(cell).display")
    assert shown == {390: "block", 1440: "table-cell"}


def test_calendar_works_without_scripts(open_page, sign_in, desk):
    page = open_page(width=390, scripts=False)
    sign_in(page, desk.created_by)
    page.goto(reverse("admin:calendar"))
    page.locator("summary", has_text="Whose").click()
    page.get_by_role("link", name="Mine").click()
    page.get_by_role("link", name="Deadline", exact=True).click()
    assert page.url.endswith("&whose=mine&time=deadline")
    page.get_by_role("link", name="The bank answers").first.click()
    expect(page.locator(".story-bar-state")).to_contain_text("In edit")


def test_planned_slot_is_moved_by_hand(open_page, sign_in, axe, desk):
    page = open_page(width=1440)
    sign_in(page, desk.created_by)
    page.goto(reverse("admin:calendar"))
    page.locator(".move summary").first.click()
    axe(page)
    to = timezone.localtime().replace(hour=9, minute=15) + datetime.timedelta(days=7)
    page.locator(".move[open] input[type=datetime-local]").fill(f"{to:%Y-%m-%dT%H:%M}")
    page.locator(".move[open] button").click()
    expect(page.get_by_text(f"is planned for {to:%d %b %Y %H:%M}")).to_be_visible()


def test_history_rows_are_dense_and_on_one_line(open_page, sign_in, desk):
    page = open_page(width=1440)
    sign_in(page, desk.created_by)
    page.goto(reverse("admin:ledger_historyentry_changelist"))
    heights = page.eval_on_selector_all("#result_list tbody tr", "rows => rows.map(row => row.offsetHeight)")
    assert {30 <= height <= 34 for height in heights} == {True}


def test_history_is_narrowed_to_a_day_and_a_verb_and_taken_home(open_page, sign_in, desk):
    page = open_page(width=1440)
    sign_in(page, desk.created_by)
    page.goto(reverse("admin:ledger_historyentry_changelist"))
    page.locator("summary", has_text="Days").press("Enter")
    page.get_by_label("From", exact=True).fill(f"{timezone.localdate():%Y-%m-%d}")
    page.get_by_role("button", name="Show").click()
    page.locator("summary", has_text="What").press("Enter")
    page.get_by_role("link", name="Sent back").click()
    expect(page.locator("#result_list tbody tr")).to_have_count(1)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as CSV").click()
    lines = download.value.path().read_text(encoding="utf-8").splitlines()
    assert (len(lines), ",send_back,articles.article," in lines[1]) == (2, True)


def test_saves_of_one_sitting_unfold(open_page, sign_in, desk):
    page = open_page(width=1440)
    sign_in(page, desk.created_by)
    page.goto(reverse("admin:articles_article_history", args=[desk.pk]))
    page.get_by_text("3 saves").click()
    page.get_by_role("link", name="save 4").first.click()
    expect(page).to_have_url(re.compile(r"/compare/\?b=r4$"))
