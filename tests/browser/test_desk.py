"""The desk in a real browser, by real keys: filters, ticks, moves, and a list that keeps itself fresh."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article
from articles.services.planning import plan_story
from tests.factories.articles import make_article, make_at, make_section
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)

LONG = "A headline that goes on and on about the quay, its lamps and whoever sold them at night, office says"
READ = "document.querySelector('[data-production]').dispatchEvent(new Event('desk:read'))"


@pytest.fixture
def editor(db):
    return make_user(first_name="Ada", last_name="Lind")


@pytest.fixture
def stories(editor):
    """Five drafts in the order in which the list shows them, the last with a long headline."""
    make_section(name="Harbours", slug="harbours")
    names = ["Alpha", "Bravo", "Charlie", "Delta", LONG]
    made = [make_article(by=editor, headline=name) for name in names]
    for story, priority in zip(made, (1, 3, 3, 5, 8), strict=True):
        plan_story(article=story, by=editor, priority=priority, commissioned_words=400)
    Article.objects.filter(pk=made[1].pk).update(deadline="2026-01-01T00:00:00Z", assignee=editor)
    return made


@pytest.fixture
def desk(page, sign_in, editor, stories):
    sign_in(page, editor)
    page.goto("/admin/")
    return page


def headlines(page) -> list[str]:
    return page.locator(".production-list [data-first]").all_inner_texts()


def focused(page) -> str:
    return page.evaluate("document.activeElement.textContent.trim()")


def ticked(page) -> list[str]:
    return page.eval_on_selector_all('[name="story"]:checked', "boxes => boxes.map(box => box.value)")


def keys_of(stories) -> list[str]:
    return [str(story.pk) for story in stories]


def test_filter_stays_in_the_address_and_back_leads_out_of_it(desk):
    desk.locator("summary:has-text('Deadline')").click()
    desk.get_by_role("link", name="Late", exact=True).click()
    desk.wait_for_url("**/admin/?due=late")
    assert headlines(desk) == ["Bravo"]
    desk.reload()
    assert headlines(desk) == ["Bravo"]
    desk.go_back()
    desk.wait_for_url("**/admin/")
    assert len(headlines(desk)) == 5
    desk.go_forward()
    desk.get_by_role("link", name="Take away: deadline Late").click()
    assert len(headlines(desk)) == 5


def test_search_by_its_key_keeps_the_filters(desk):
    desk.goto("/admin/?status=draft")
    desk.keyboard.press("/")
    desk.keyboard.type("charl")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    assert (headlines(desk), "status=draft" in desk.url) == (["Charlie"], True)


def test_rows_are_walked_ticked_and_opened_by_keys(desk, stories):
    for key in "jjk":
        desk.keyboard.press(key)
    assert focused(desk) == "Alpha"
    for key in ("x", "j", "x"):
        desk.keyboard.press(key)
    assert ticked(desk) == keys_of(stories[:2])
    expect(desk.locator("[data-ticked-count]")).to_have_text("2 ticked")
    desk.keyboard.press("Control+a")
    assert len(ticked(desk)) == 5
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    assert desk.url.endswith(reverse("admin:articles_article_change", args=[stories[1].pk]))


def test_shift_click_ticks_the_rows_between(desk, stories):
    boxes = desk.locator('[name="story"]')
    boxes.nth(0).click()
    boxes.nth(3).click(modifiers=["Shift"])
    assert ticked(desk) == keys_of(stories[:4])


def test_ticked_stories_are_given_to_somebody_and_that_is_undone(desk, stories):
    for key in ("j", "x", "j", "x"):
        desk.keyboard.press(key)
    desk.locator(".bulk select[name=assignee]").select_option(label="A. Lind")
    desk.locator(".bulk button[type=submit]").click()
    expect(desk.locator("[data-toast-words]")).to_have_text("2 changed.")
    assert Article.objects.exclude(assignee=None).count() == 2
    expect(desk.locator('[name="story"]:checked')).to_have_count(0)
    desk.locator("[data-undo] button").click()
    expect(desk.locator("[data-toast-words]")).to_have_text("2 set back.")
    assert Article.objects.exclude(assignee=None).count() == 1


def test_bar_offers_only_moves_that_all_ticked_stories_allow(desk, stories):
    Article.objects.filter(pk=stories[1].pk).update(state="fact_check")
    desk.reload()
    desk.locator('[name="story"]').nth(0).click()
    offered = "select => [...select.options].filter(option => !option.disabled).map(option => option.value)"
    assert desk.eval_on_selector("[data-to]", offered) == ["", "in_edit"]
    desk.locator('[name="story"]').nth(1).click()
    assert desk.eval_on_selector("[data-to]", offered) == ["", "in_edit"]
    desk.locator("[data-to]").select_option("in_edit")
    expect(desk.locator("[data-note] input")).to_be_visible()
    desk.locator("[data-note] input").fill("Ask the office.")
    desk.locator(".bulk button[type=submit]").click()
    expect(desk.locator("[data-toast-words]")).to_have_text("2 changed.")


def test_priority_is_set_by_its_key(desk, stories):
    for key in ("j", "j", "p"):
        desk.keyboard.press(key)
    expect(desk.locator("[data-ask]")).to_be_visible()
    desk.locator("[data-ask] select").select_option(label="Low")
    desk.locator("[data-ask-ok]").click()
    expect(desk.locator("[data-toast-words]")).to_have_text("“Bravo” changed.")
    assert Article.objects.get(pk=stories[1].pk).priority == 8


def test_length_is_set_in_its_cell_and_escape_changes_nothing(desk, stories):
    cell = desk.locator("tr", has_text="Alpha").locator(".c-words")
    cell.click()
    desk.keyboard.type("900")
    desk.keyboard.press("Escape")
    assert Article.objects.get(pk=stories[0].pk).commissioned_words == 400
    cell.click()
    desk.keyboard.type("900")
    desk.keyboard.press("Enter")
    expect(cell).to_contain_text("/900")


def test_refresh_keeps_focus_and_ticks_and_moves_no_row_under_the_caret(desk, stories, editor):
    for key in ("j", "j", "x"):
        desk.keyboard.press(key)
    plan_story(article=stories[3], by=make_user(), assignee=editor)
    desk.evaluate(READ)
    expect(desk.locator("tr", has_text="Delta").locator(".c-assignee")).to_have_text("A. Lind")
    make_article(headline="Newcomer", by=editor)
    plan_story(article=stories[4], by=make_user(), priority=1)
    desk.evaluate(READ)
    news = desk.locator(".news button")
    expect(news).to_have_text("1 change: refresh")
    assert headlines(desk)[:2] == ["Alpha", "Bravo"]
    assert (focused(desk), ticked(desk)) == ("Bravo", keys_of(stories[1:2]))
    news.click()
    expect(desk.locator(".production-list tbody tr")).to_have_count(6)
    assert ticked(desk) == keys_of(stories[1:2])
    assert set(headlines(desk)[:2]) == {"Alpha", LONG}


def test_refresh_draws_anew_while_nobody_is_in_the_list(desk, editor):
    desk.mouse.move(5, 5)
    make_article(headline="Newcomer", by=editor)
    desk.evaluate(READ)
    expect(desk.locator(".production-list tbody tr")).to_have_count(6)


def test_board_is_one_key_away_and_moves_a_story_by_keys(desk, stories):
    with desk.expect_navigation():
        desk.keyboard.press("b")
    assert desk.url.endswith("?view=board")
    desk.keyboard.press("j")
    assert focused(desk) == "Alpha"
    desk.keyboard.press("m")
    assert focused(desk) == "In edit"
    desk.keyboard.press("Enter")
    column = desk.locator('.kanban-column[data-state="in_edit"]')
    expect(column.locator(".kanban-card")).to_have_count(1)
    expect(column.locator("[data-first]")).to_be_focused()
    assert Article.objects.get(pk=stories[0].pk).state == "in_edit"


def test_move_that_needs_a_note_asks_for_it(page, sign_in, editor):
    story = make_at("in_edit", headline="Quay")
    sign_in(page, editor)
    page.goto("/admin/?view=board")
    page.keyboard.press("j")
    page.keyboard.press("m")
    page.locator(".card-menu button", has_text="Draft").click()
    expect(page.locator("[data-ask-label]")).to_have_text("What is to be done")
    page.keyboard.type("Say who saw it.")
    page.locator("[data-ask-ok]").click()
    expect(page.locator('.kanban-column[data-state="draft"] .kanban-card')).to_have_count(1)
    assert Article.objects.get(pk=story.pk).state == "draft"


def test_move_that_is_refused_says_why(page, sign_in, editor):
    story = make_at("in_edit", headline="Quay")
    sign_in(page, editor)
    page.goto("/admin/?view=board")
    Article.objects.filter(pk=story.pk).update(state="fact_check")
    page.locator(".kanban-card summary").click()
    page.locator(".card-menu button", has_text="Fact check").click()
    expect(page.locator("[data-toast-words]")).to_contain_text("It was moved meanwhile")


def test_card_is_dragged_to_a_column(page, sign_in, editor):
    make_article(headline="Quay", by=editor)
    sign_in(page, editor)
    page.goto("/admin/?view=board")
    page.locator(".kanban-card").drag_to(page.locator('.kanban-column[data-state="in_edit"]'))
    expect(page.locator('.kanban-column[data-state="in_edit"] .kanban-card')).to_have_count(1)


def test_list_and_board_change_stories_without_scripts(open_page, sign_in, editor, stories):
    page = open_page(scripts=False)
    sign_in(page, editor)
    page.goto("/admin/")
    page.locator('[name="story"]').nth(0).check()
    page.locator(".bulk select[name=priority]").select_option(label="Low")
    with page.expect_navigation():
        page.locator(".bulk button[type=submit]").first.click()
    assert Article.objects.get(pk=stories[0].pk).priority == 8
    with page.expect_navigation():
        page.locator("[data-undo] button").click()
    assert Article.objects.get(pk=stories[0].pk).priority == 1
    page.goto("/admin/?view=board")
    page.locator(".kanban-card summary").first.click()
    with page.expect_navigation():
        page.locator(".card-menu button").first.click()
    assert Article.objects.filter(state="in_edit").count() == 1


@pytest.mark.parametrize("width", [1440, 1280])
def test_rows_are_dense_and_no_column_is_clipped(open_page, sign_in, editor, stories, width):
    page = open_page(width=width)
    sign_in(page, editor)
    page.goto("/admin/")
    heights = page.eval_on_selector_all(
        ".production-list tbody tr", "rows => rows.map(row => row.offsetHeight)"
    )
    assert [30 <= height <= 34 for height in heights] == [True] * 5
    clipped = (
        "cells => cells.filter(cell => cell.scrollWidth > cell.clientWidth + 1 || "
        "cell.getBoundingClientRect().right > innerWidth).map(cell => cell.className)"
    )
    assert page.eval_on_selector_all(".production-list tbody td", clipped) == []


@pytest.mark.parametrize(("width", "colour"), [(1440, "light"), (390, "dark")])
def test_desk_is_accessible_and_fits(open_page, sign_in, axe, editor, stories, width, colour):
    make_article(by=editor, claims=[make_claim(harm="grave")], headline="Claims")
    page = open_page(width=width, colour=colour)
    sign_in(page, editor)
    for path in ("/admin/", "/admin/?view=board", "/admin/articles/article/", "/admin/?q=nothing+fits"):
        page.goto(path)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    page.goto("/admin/")
    page.locator('[name="story"]').first.check()
    page.locator("summary:has-text('Whose')").click()
    axe(page)
