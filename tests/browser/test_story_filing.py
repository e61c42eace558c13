"""Filing a story with real keys: who signs, topics, what it leads on to, its address and its picture."""

import io

import pytest
from PIL import Image as Pixels

from articles.models import Article
from articles.services.publish import update_article
from entities.models import Image, Topic
from tests.browser.test_admin import change, until
from tests.factories.articles import make_article, make_author, make_published
from tests.factories.claims import make_claim
from tests.factories.entities import make_image, make_topic
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(db):
    """An editor who signs, and colleagues."""
    user = make_user(first_name="Ada", last_name="Lind")
    make_author(name="Zoe Own", user=user)
    for name in ("Ana Ruiz", "Bo Lind", "Cy Marr"):
        make_author(name=name)
    return user


def drawer(page, story):
    """The story's settings, open."""
    page.goto(change(story))
    page.wait_for_selector(".prose-editor > .ProseMirror")
    page.wait_for_selector(".lead-picture button", state="attached")
    page.keyboard.press("Control+,")
    page.wait_for_selector("#settings.is-drawer:not([hidden])")


def chips(page, name):
    return page.locator(f".field-{name} .chips li > span").all_inner_texts()


def save(page):
    with page.expect_navigation():
        page.keyboard.press("Control+s")


def file_of(width=600, height=300):
    held = io.BytesIO()
    Pixels.new("RGB", (width, height), (20, 90, 120)).save(held, "PNG")
    return {"name": "quay-at_night.png", "mimeType": "image/png", "buffer": held.getvalue()}


# --- bylines and topics ----------------------------------------------------------------------------------------------


def test_bylines_are_put_in_order_by_keys_and_by_pointer(page, sign_in, desk):
    story = make_article(by=desk)
    sign_in(page, desk)
    drawer(page, story)
    field = page.locator("#id_bylines_input")
    for name in ("Ana Ruiz", "Bo Lind", "Cy Marr"):
        field.fill(name)
        page.keyboard.press("Enter")
    assert chips(page, "bylines") == ["Ana Ruiz", "Bo Lind", "Cy Marr"]
    page.get_by_role("button", name="Remove Cy Marr").focus()
    page.keyboard.press("Alt+ArrowLeft")
    page.keyboard.press("Alt+ArrowUp")
    assert chips(page, "bylines") == ["Cy Marr", "Ana Ruiz", "Bo Lind"]
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Remove Cy Marr"
    page.keyboard.press("Alt+ArrowRight")
    assert chips(page, "bylines") == ["Ana Ruiz", "Cy Marr", "Bo Lind"]
    assert page.locator(".field-bylines [role=status]").inner_text() == "Cy Marr is number 2 of 3"
    page.get_by_role("button", name="Move Bo Lind before Cy Marr").click()
    page.locator(".field-bylines li", has_text="Bo Lind").drag_to(
        page.locator(".field-bylines li", has_text="Ana Ruiz")
    )
    assert chips(page, "bylines") == ["Bo Lind", "Ana Ruiz", "Cy Marr"]
    save(page)
    assert [byline.author.name for byline in story.bylines.all()] == ["Bo Lind", "Ana Ruiz", "Cy Marr"]


def test_own_name_is_one_click_away_on_a_new_story(page, sign_in, desk):
    sign_in(page, desk)
    page.goto("/admin/articles/article/add/")
    page.get_by_role("button", name="+ Zoe Own").click()
    assert chips(page, "bylines") == ["Zoe Own"]
    assert page.get_by_role("button", name="+ Zoe Own").count() == 0


def test_topic_is_completed_and_a_new_one_says_so(page, sign_in, desk):
    make_topic("Sea ports")
    story = make_article(by=desk)
    sign_in(page, desk)
    drawer(page, story)
    field = page.locator("#id_topics_input")
    with page.expect_response("**/topic/search/**"):
        field.press_sequentially("sea po")
    until(page, "document.querySelector('#id_topics_names option[value=\"Sea ports\"]')")
    field.fill("sea ports")
    page.keyboard.press("Tab")
    field.fill("Tides")
    page.keyboard.press("Enter")
    assert chips(page, "topics") == ["Sea ports", "Tides"]
    assert page.locator(".field-topics li.new small").all_inner_texts() == ["new"]
    save(page)
    assert set(Topic.objects.values_list("name", flat=True)) == {"Sea ports", "Tides"}


def test_bylines_without_scripts_are_lines(open_page, sign_in, desk):
    story, page = make_article(by=desk), open_page(scripts=False)
    sign_in(page, desk)
    page.goto(change(story))
    page.locator("textarea[name=bylines]").fill("Cy Marr\nAna Ruiz")
    page.locator("button[name=_save]").click()
    assert [byline.author.name for byline in story.bylines.all()] == ["Cy Marr", "Ana Ruiz"]


# --- related stories -------------------------------------------------------------------------------------------------


def test_related_stories_are_proposed_found_and_ordered(page, sign_in, desk):
    claim = make_claim()
    shared = make_published(headline="What shares a claim", claims=[claim])
    other = make_published(headline="Ferry runs again")
    story = make_article(by=desk, claims=[claim])
    sign_in(page, desk)
    drawer(page, story)
    page.get_by_role("button", name="+ What shares a claim").click()
    field = page.locator("#id_related_input")
    with page.expect_response("**/find/**"):
        field.press_sequentially("ferry")
    until(page, "document.querySelector('#id_related_names option')")
    field.fill(page.locator("#id_related_names option").get_attribute("value"))
    page.keyboard.press("Enter")
    assert chips(page, "related") == ["What shares a claim", "Ferry runs again"]
    page.get_by_role("button", name="Remove Ferry runs again").focus()
    page.keyboard.press("Alt+ArrowLeft")
    save(page)
    assert list(story.related_stories.values_list("other", flat=True)) == [other.pk, shared.pk]


# --- address ---------------------------------------------------------------------------------------------------------


def address_line(page):
    return page.locator("#slug-shown").inner_text()


def test_address_follows_the_headline_as_it_is_typed(page, sign_in, desk):
    make_article(by=desk, headline="Quay opens late")
    story = make_article(by=desk, headline="Quay opens")
    sign_in(page, desk)
    page.goto(change(story))
    until(page, "document.querySelector('#slug-shown')?.textContent.startsWith('/stories/quay-opens/')")
    page.locator("#id_headline").press("End")
    page.keyboard.type(" late")
    until(
        page, "document.querySelector('#slug-shown')?.textContent.startsWith('/stories/quay-opens-late-2/')"
    )
    save(page)
    story.refresh_from_db()
    assert story.slug == "quay-opens-late-2"


def test_written_address_stays_and_a_taken_one_is_told_at_once(page, sign_in, desk):
    make_article(by=desk, slug="taken")
    story = make_article(by=desk)
    sign_in(page, desk)
    drawer(page, story)
    page.get_by_text("Address, origin").click()
    page.locator("#id_slug").press_sequentially("taken")
    until(page, "document.querySelector('#slug-shown').classList.contains('bad')")
    assert address_line(page) == "Another story has this address, or had it."
    page.locator("#id_slug").fill("quay")
    until(page, "document.querySelector('#slug-shown').textContent === '/stories/quay/'")
    save(page)
    story.refresh_from_db()
    assert (story.slug, story.slug_is_own) == ("quay", True)


def test_printed_story_moves_and_its_old_address_leads_on(page, sign_in, desk):
    story = make_published(headline="Quay opens", by=make_user())
    sign_in(page, desk)
    drawer(page, story)
    page.get_by_text("Address, origin").click()
    page.locator("#id_slug").fill("quay")
    save(page)
    update_article(article=story, by=make_user(), override_reason="a test's reason")
    page.goto("/stories/quay-opens/")
    assert page.url.endswith("/stories/quay/")


# --- picture ---------------------------------------------------------------------------------------------------------


def test_picture_is_found_and_chosen_by_keys(page, sign_in, desk):
    wanted = make_image(title="Quay at night", credit="Ana Ruiz")
    make_image(title="Ferry")
    story = make_article(by=desk)
    sign_in(page, desk)
    drawer(page, story)
    page.get_by_role("button", name="Choose a picture…").press("Enter")
    page.locator("#choose-picture .picture-grid li").nth(1).wait_for()
    page.keyboard.type("night ruiz")
    until(page, "document.querySelectorAll('#choose-picture .picture-grid li').length === 1")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.locator(".lead-picture img").wait_for()
    assert "Ana Ruiz" in page.locator(".lead-picture").inner_text()
    save(page)
    story.refresh_from_db()
    assert story.lead_image == wanted


def test_picture_is_taken_in_without_leaving_the_story(page, sign_in, desk):
    story = make_article(by=desk)
    sign_in(page, desk)
    drawer(page, story)
    page.get_by_role("button", name="Choose a picture…").click()
    page.locator("#choose-picture summary").click()
    page.get_by_role("button", name="Take it in").click()
    until(page, "document.querySelector('#upload-file-error').textContent")
    page.set_input_files("#upload-file", file_of())
    assert page.locator("#upload-title").input_value() == "quay at night"
    page.locator("#upload-credit").fill("Ana Ruiz")
    page.keyboard.press("Enter")
    page.locator(".lead-picture img").wait_for()
    assert page.locator(".picture-gaps li").all_inner_texts() == [
        "No alternative text: say what it shows for those who cannot see it.",
        "Its rights are restricted: it is not printed until they are cleared.",
    ]
    save(page)
    story.refresh_from_db()
    assert (story.lead_image.title, story.lead_image.width) == ("quay at night", 600)


def test_picture_that_is_dropped_on_the_drawer_asks_for_its_text(page, sign_in, desk):
    sign_in(page, desk)
    drawer(page, make_article(by=desk))
    page.evaluate(
        """bytes => {
            const held = new DataTransfer()
            held.items.add(new File([new Uint8Array(bytes)], "quay.png", { type: "image/png" }))
            const drop = new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true })
            document.querySelector(".lead-picture").dispatchEvent(drop)
        }""",
        list(file_of()["buffer"]),
    )
    until(page, "document.activeElement.id === 'upload-alt'")
    page.keyboard.type("The quay")
    page.keyboard.press("Enter")
    page.locator(".lead-picture img").wait_for()
    assert Image.objects.get().alt == "The quay"


def test_file_that_is_no_picture_is_refused_in_words(page, sign_in, desk):
    sign_in(page, desk)
    drawer(page, make_article(by=desk))
    page.get_by_role("button", name="Choose a picture…").click()
    page.locator("#choose-picture summary").click()
    page.set_input_files("#upload-file", {**file_of(), "buffer": b"<svg onload=alert(1)>"})
    page.get_by_role("button", name="Take it in").click()
    until(page, "document.querySelector('#upload-file-error').textContent.includes('Export it as')")
    assert not Image.objects.exists()


def test_focus_is_moved_by_keys_and_by_a_click_and_the_crops_follow(page, sign_in, desk):
    image = make_image()
    story = make_article(by=desk, lead_image=image)
    sign_in(page, desk)
    drawer(page, story)
    page.get_by_role("button", name="Text and focus…").click()
    stage = page.locator(".focus-stage")
    stage.focus()
    for key in ("Shift+ArrowLeft", "ArrowLeft", "Shift+ArrowDown"):
        page.keyboard.press(key)
    assert stage.get_attribute("aria-label") == "Focus 39 % from left, 60 % from top"
    crop = page.locator(".focus-crop[data-shape='1x1'] img")
    # 300 x 200: the square of 200 is centred on 117, so it begins at 17; 132 pixels stand for 200.
    assert round(crop.evaluate("image => parseFloat(image.style.left)"), 1) == -round(17 * 132 / 200, 1)
    box = page.locator(".focus-stage img").bounding_box()
    page.mouse.click(box["x"] + box["width"] - 2, box["y"] + 2)
    assert round(crop.evaluate("image => parseFloat(image.style.left)"), 1) == -round(100 * 132 / 200, 1)
    page.locator("#picture-alt").fill("The quay, seen from the mole")
    page.get_by_role("button", name="Save the picture").click()
    until(page, "!document.querySelector('#describe-picture').open")
    image.refresh_from_db()
    assert (image.alt, image.focal_x > 97, image.focal_y < 3) == ("The quay, seen from the mole", True, True)
    assert "The quay, seen from the mole" in page.locator(".lead-picture").inner_text()


def test_escape_in_a_dialog_leaves_drawer_and_story_as_they_are(page, sign_in, desk):
    sign_in(page, desk)
    drawer(page, make_article(by=desk))
    page.locator("#id_topics_input").fill("Tides")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Choose a picture…").click()
    page.locator("#choose-picture[open]").wait_for()
    page.keyboard.press("Escape")
    assert page.locator("#choose-picture[open]").count() == 0
    assert page.locator("#settings").is_visible()
    assert chips(page, "topics") == ["Tides"]


def test_picture_without_scripts_is_a_list(open_page, sign_in, desk):
    image, story = make_image(title="Quay at night"), make_article(by=desk)
    page = open_page(scripts=False)
    sign_in(page, desk)
    page.goto(change(story))
    page.locator("select[name=lead_image]").select_option(label="Quay at night")
    page.locator("button[name=_save]").click()
    assert Article.objects.get(pk=story.pk).lead_image == image


# --- for everybody ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "colour"), [(1440, "light"), (390, "dark")])
def test_drawer_and_dialogs_are_accessible_and_fit(open_page, axe, sign_in, desk, width, colour):
    picture = make_image(alt="", title="A picture that still lacks its text")
    story = make_article(
        by=desk,
        lead_image=picture,
        authors=[make_author(), make_author()],
        related=[make_article(by=desk)],
        topics=["Tides"],
    )
    page = open_page(width=width, colour=colour)
    sign_in(page, desk)
    drawer(page, story)
    page.locator(".lead-picture img").wait_for()
    page.locator("#railset-0-3-heading, summary:has-text('Address, origin')").first.click()
    axe(page)
    page.get_by_role("button", name="Text and focus…").click()
    page.locator("#describe-picture[open]").wait_for()
    axe(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Change…").click()
    page.locator("#choose-picture .picture-grid li").wait_for()
    page.locator("#choose-picture summary").click()
    axe(page)
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0
