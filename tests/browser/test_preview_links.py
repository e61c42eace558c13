"""Sharing a preview, from the editor to somebody without an account."""

import pytest

from articles.models import PreviewLink
from tests.browser.test_admin import change, until
from tests.factories.articles import make_article, make_preview_link
from tests.factories.claims import make_claim
from tests.factories.entities import make_image
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def story(db):
    return make_article(
        headline="Quay opens", claims=[make_claim(mode="hearsay")], lead_image=make_image(), by=make_user()
    )


def share(page, story):
    """The dialog, open."""
    page.goto(change(story))
    page.wait_for_selector(".prose-editor > .ProseMirror")
    page.locator("summary", has_text="Preview").click()
    page.get_by_role("link", name="Share a preview…").click()
    page.locator("#preview-links[open] form").first.wait_for()


def test_link_is_made_opened_counted_and_revoked(open_page, sign_in, story):
    editor, reader = open_page(), open_page()
    sign_in(editor, make_user())
    share(editor, story)
    editor.get_by_label("For whom").fill("The lawyer")
    editor.keyboard.press("Enter")
    editor.locator(".preview-list .made").wait_for()
    assert editor.evaluate("document.activeElement.textContent") == "Copy"
    address = editor.locator(".preview-list input[readonly]").input_value()
    reader.goto(address)
    assert reader.locator("h1").inner_text() == "Quay opens"
    assert reader.locator(".preview-bar").inner_text().startswith("Preview, not published.")
    assert reader.evaluate("document.querySelector('.picture__image').naturalWidth") > 0
    reader.locator("a.claim--hearsay").hover()
    reader.locator(".claim-popover:popover-open").wait_for()
    assert reader.context.cookies() == []
    share(editor, story)
    assert "opened 1 time" in editor.locator(".preview-list").inner_text()
    editor.get_by_role("button", name="Revoke").click()
    until(editor, "document.querySelector('#preview-links .dialog-said').textContent.startsWith('Revoked')")
    reader.goto(address)
    assert reader.locator("h1").inner_text() == "This link has ended"


def test_link_until_a_time_needs_the_time(page, sign_in, story):
    sign_in(page, make_user())
    share(page, story)
    page.get_by_label("Until the time below").check()
    page.get_by_role("button", name="Make the link").click()
    until(page, "document.querySelector('#preview-links .errorlist')")
    assert page.locator("#preview-links .errorlist").inner_text() == "Say until when it opens."
    assert not PreviewLink.objects.exists()


def test_link_is_made_without_scripts(open_page, sign_in, story):
    page = open_page(scripts=False)
    sign_in(page, make_user())
    page.goto(f"{change(story).removesuffix('change/')}preview-links/")
    page.get_by_label("For whom").fill("The lawyer")
    page.get_by_label("7 days").check()
    page.get_by_role("button", name="Make the link").click()
    assert "The link is made: copy it below." in page.locator(".messagelist").inner_text()
    assert page.locator("[data-copy]").is_visible() is False
    page.get_by_role("button", name="Revoke").click()
    assert PreviewLink.objects.get().revoked_at is not None


def test_colleague_looks_in_a_new_tab_at_what_is_saved(page, sign_in, story):
    sign_in(page, make_user())
    page.goto(change(story))
    page.wait_for_selector(".prose-editor > .ProseMirror")
    page.locator("summary", has_text="Preview").click()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="As it will print").click()
    preview = opened.value
    preview.wait_for_url("**/preview/")
    assert preview.locator("h1").inner_text() == "Quay opens"
    assert preview.evaluate(
        "[window.opener, document.querySelector('.picture__image').naturalWidth > 0]"
    ) == [None, True]


@pytest.mark.parametrize(("width", "colour"), [(1440, "light"), (390, "dark")])
def test_preview_and_its_dialog_are_accessible_and_fit(open_page, axe, sign_in, story, width, colour):
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    user = make_user()
    make_preview_link(article=story, by=user, label="The lawyer")
    page = open_page(width=width, colour=colour)
    sign_in(page, user)
    share(page, story)
    axe(page)
    address = page.locator(".preview-list input[readonly]").input_value()
    assert page.evaluate(wide) == 0
    page.goto(f"{change(story).removesuffix('change/')}preview-links/")
    axe(page)
    assert page.evaluate(wide) == 0
    page.goto(address)
    axe(page)
    assert page.evaluate(wide) == 0
