"""The history of a story, with real keys: name a save, hold two against each other and against print, restore, undo."""

import pytest
from django.urls import reverse

from articles.models import Article
from articles.services.save import save_working_copy
from tests.browser.test_admin import EDITOR, change, open_editor, until
from tests.factories.articles import make_article, make_published, make_section
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)

FOCUSED = "document.activeElement"


@pytest.fixture
def story(db):
    """In print, and written on since: a claim less, another headline, a topic."""
    make_section(name="Security", slug="security", is_default=True)
    claim = make_claim(public_text="The harbour office says the quay was sold.", mode="document")
    filler = "".join(
        f"<p>The lamps of berth {word} are lit.</p>" for word in "one two three four five".split()
    )
    mark = f'<span data-claim="{claim.uid}">the quay was sold</span>'
    story = make_published(
        by=make_user("Reporter", first_name="Ines", last_name="Ferro"),
        headline="Lamps are lit",
        standfirst="Who lit them.",
        body=f"<p>They say that {mark}.</p>{filler}",
        topics=["Ports"],
    )
    save_working_copy(
        article=story,
        by=make_user("Reporter"),
        headline="Lamps are out",
        body=f"<p>Nothing was sold.</p>{filler}",
        topics=["Lamps"],
    )
    return Article.objects.get(pk=story.pk)


@pytest.fixture
def desk(page, sign_in, story):
    """A page of somebody who may write it."""
    sign_in(page, make_user(first_name="Ada", last_name="Lind"))
    return page


def address(story, act: str, *keys) -> str:
    return reverse(f"admin:articles_article_{act}", args=[story.pk, *keys])


def tab_to(page, words: str) -> None:
    """Walk with the tab key to the element whose text begins so."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(f"() => ({FOCUSED}.textContent || '').trim().startsWith({words!r})"):
            return
    pytest.fail(f"no way by keys to {words!r}")


def test_a_save_is_named_in_its_line(desk, story):
    desk.goto(address(story, "history"))
    tab_to(desk, "Name save 2")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    desk.keyboard.type("Before legal")
    desk.keyboard.press("Enter")
    desk.wait_for_selector(".history-line.named")
    assert desk.locator(".history-line.named .name b").inner_text() == "Before legal"
    assert desk.url.endswith("#r2")
    desk.get_by_role("link", name="Named only").click()
    assert desk.locator(".history-line").count() == 1


def test_any_two_are_compared_and_walked_through_by_keys(desk, story):
    desk.goto(address(story, "history"))
    # The radios are one group down the page: arrows go through all of them.
    desk.locator("input[name=a][value=r2]").focus()
    for _ in range(10):
        if desk.evaluate(f"() => {FOCUSED}.value") == "v1":
            break
        desk.keyboard.press("ArrowDown")
    assert desk.evaluate("() => document.querySelector('input[name=a]:checked').value") == "v1"
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    assert desk.locator("h1").inner_text() == "Version 1 to Save 2"
    desk.wait_for_selector("[data-steps]:not([hidden])")
    desk.keyboard.press("j")
    assert "Lamps are" in desk.evaluate(f"() => {FOCUSED}.textContent")
    for _ in range(20):
        desk.keyboard.press("j")
    assert desk.evaluate(f"() => {FOCUSED}.textContent").startswith("Topics")
    desk.keyboard.press("k")
    assert desk.evaluate(f"() => {FOCUSED}.textContent").strip().startswith("Taken out")
    assert desk.locator("[data-step-said]").inner_text() == "3 of 4"


def test_keys_go_down_the_history_past_what_leads_nowhere(desk, story):
    desk.goto(address(story, "history"))
    walked = []
    for key in "jjjk":
        desk.keyboard.press(key)
        walked.append(desk.evaluate(f"() => {FOCUSED}.textContent.trim()"))
    newest, oldest = "What changed in save 2", "Compare with now: save 1"
    assert walked == [newest, oldest, oldest, newest]


def test_keys_lead_to_the_save_before_and_after(desk, story):
    save_working_copy(article=story, by=make_user(), headline="Lamps are lit again")
    desk.goto(address(story, "compare") + "?a=r1&b=r2")
    with desk.expect_navigation():
        desk.keyboard.press("n")
    assert desk.url.endswith("?a=r2&b=r3")
    with desk.expect_navigation():
        desk.keyboard.press("p")
    assert desk.url.endswith("?a=r1&b=r2")


def test_what_stands_now_is_compared_with_print_in_one_and_in_two_columns(desk, story):
    desk.goto(address(story, "history"))
    desk.get_by_role("link", name="Compare with live").click()
    assert desk.locator(".diff__line--headline del").inner_text().endswith("lit[Taken out: ]") is False
    assert "lit" in desk.locator(".diff__line--headline del").inner_text()
    assert "out" in desk.locator(".diff__line--headline ins").inner_text()
    assert desk.locator(".claim-change").inner_text().startswith("Taken out The harbour office says")
    assert desk.locator(".settings-diff tbody tr").inner_text().split("\t") == ["Topics", "Ports", "Lamps"]
    desk.get_by_role("link", name="Side by side").click()
    pair = desk.locator(".diff__pair").first
    assert (
        pair.locator("p").nth(0).locator("del").count(),
        pair.locator("p").nth(1).locator("ins").count(),
    ) == (1, 1)


def test_a_save_comes_back_after_a_look_and_goes_again(desk, story):
    desk.goto(address(story, "compare") + "?a=r1&b=r2")
    desk.get_by_role("link", name="Restore save 1…").click()
    desk.get_by_role("checkbox", name="Topics").focus()
    desk.keyboard.press("Space")
    tab_to(desk, "Restore save 1")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    desk.wait_for_selector(EDITOR)
    assert desk.get_by_label("Headline").input_value() == "Lamps are lit"
    assert "Save 1 is back, as save 3." in desk.locator(".messagelist").inner_text()
    story.refresh_from_db()
    assert (story.topics.get().name, "data-claim" in story.body) == ("Ports", True)

    desk.goto(address(story, "history"))
    desk.get_by_role("link", name="Restore… save 2").click()
    desk.get_by_role("checkbox", name="Topics").focus()
    desk.keyboard.press("Space")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Restore save 2").click()
    story.refresh_from_db()
    assert (story.headline, story.topics.get().name, story.revision_number) == ("Lamps are out", "Lamps", 4)


def test_restore_after_somebody_saved_asks_again(desk, story):
    desk.goto(address(story, "restore", 1))
    save_working_copy(article=story, by=make_user(), headline="Lamps are blue")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Restore save 1").click()
    assert "The story was saved meanwhile" in desk.get_by_role("alert").inner_text()
    assert "blue" in desk.locator(".diff__line--headline").inner_text()
    with desk.expect_navigation():
        desk.get_by_role("button", name="Restore save 1").click()
    story.refresh_from_db()
    assert story.headline == "Lamps are lit"


def test_tab_shows_saves_and_names_the_text_as_it_stands(desk, story):
    open_editor(desk, change(story))
    desk.get_by_role("tab", name="History").click()
    desk.wait_for_selector(".rail-saves li")
    # two saves, and that it was printed and went on unchecked
    assert desk.locator(".rail-saves li").count() == 4
    desk.get_by_label("Name this version").click()
    desk.keyboard.type("Before legal")
    desk.keyboard.press("Enter")
    desk.wait_for_selector(".rail-saves li.named")
    assert desk.locator(".rail-saves li.named b").inner_text() == "Before legal"
    assert desk.locator("[data-history-said]").inner_text() == "Save 2 is “Before legal”."
    assert desk.get_by_label("Name this version").input_value() == ""
    assert story.revisions.get(number=2).name == "Before legal"
    assert desk.url.endswith(change(story))  # Enter in the field sends no form


def test_tab_follows_a_save(desk, story):
    open_editor(desk, change(story))
    desk.get_by_role("tab", name="History").click()
    desk.wait_for_selector(".rail-saves li")
    save_working_copy(article=story, by=make_user(), headline="Lamps are blue")
    desk.evaluate("() => document.dispatchEvent(new CustomEvent('story:saved', { detail: { revision: 3 } }))")
    until(desk, "document.querySelector('.rail-saves').textContent.includes('headline')")


def test_tab_is_there_for_those_who_only_read(page, sign_in, story):
    sign_in(page, make_user("Checker"))
    page.goto(change(story))
    page.get_by_role("tab", name="History").click()
    page.wait_for_selector(".rail-saves li")
    assert page.get_by_label("Name this version").count() == 0


def test_everything_works_without_scripts(open_page, sign_in, story):
    page = open_page(scripts=False)
    sign_in(page, make_user())
    page.goto(address(story, "history"))
    page.locator("#r2 summary").click()
    page.locator("#r2 input[name=name]").fill("Before legal")
    page.locator("#r2").get_by_role("button", name="Name it").click()
    assert page.locator("#r2 .name b").inner_text() == "Before legal"
    page.get_by_role("radio", name="older: save 1").check()
    page.get_by_role("button", name="Compare the two").click()
    page.get_by_role("link", name="Restore save 1…").click()
    page.get_by_role("button", name="Restore save 1").click()
    story.refresh_from_db()
    assert story.headline == "Lamps are lit"


@pytest.mark.parametrize(("width", "colour"), [(1440, "light"), (390, "dark")])
def test_pages_are_accessible_and_fit(open_page, sign_in, axe, story, width, colour):
    make_article()
    page = open_page(width=width, colour=colour)
    sign_in(page, make_user())
    for where in (
        address(story, "history"),
        address(story, "compare") + "?a=live&b=now",
        address(story, "compare") + "?a=live&b=now&view=sides",
        address(story, "restore", 1),
    ):
        page.goto(where)
        axe(page)
        assert (
            page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
        )
    page.goto(change(story) + "#rail-history")
    page.wait_for_selector(".rail-saves li")
    axe(page)
