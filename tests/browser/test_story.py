"""What a reader does with a story: reads it, touches a claim, prints it. With scripts and without."""

import pytest

from articles.models import Article
from tests.factories.articles import make_published
from tests.factories.claims import make_claim, make_link
from tests.factories.entities import make_entity, make_image, make_person


@pytest.fixture
def story(live_server) -> Article:
    """A story that cites every mode, with a denial, a picture and a long text."""
    vey = make_person("Tomas Vey")
    make_entity("Red Tide", slug="red-tide", disambiguator="armed group on the Vell coast")
    accusation = make_claim(
        mode="official_unnamed",
        speech_act="accuse",
        claimant_label="Karsavian authorities",
        accused=[vey],
        public_text="Karsavian authorities accuse Tomas Vey of smuggling arms.",
    )
    make_link(make_claim(speech_act="deny", claimants=[vey], said_on="2031-08-08"), accusation, "denies")
    others = [
        make_claim(mode=mode, public_text=f"Something is said in the mode {mode}.")
        for mode in ("own", "analysis", "document", "on_record", "anonymous", "media", "hearsay")
    ]
    long = "that goes on for more than one line of the column, so that the line under it is broken"
    passages = "".join(
        f'<p>Before it <span data-claim="{claim.uid}">a passage of {claim.mode} {long}</span>. '
        f"{'Red Tide and the harbour. ' * 8}</p>"
        for claim in [accusation, *others]
    )
    rest = "<h2>A crosshead</h2><ul><li><p>An item.</p></li></ul><blockquote><p>A word.</p></blockquote>"
    return make_published(
        headline="A story with every line under its passages",
        standfirst="What is said, and by whom.",
        body=passages + rest,
        lead_image=make_image(),
        lead_caption="The quay.",
    )


def accusation(page):
    return page.locator("a.claim--official_unnamed")


def card(page):
    return page.locator(".claim-popover:popover-open")


@pytest.mark.parametrize(
    ("width", "colour"), [(1440, "light"), (1440, "dark"), (768, "light"), (390, "dark"), (320, "light")]
)
def test_story_is_accessible_and_fits(open_page, axe, story, width, colour):
    page = open_page(story.get_absolute_url(), width=width, colour=colour)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_story_without_scripts_leads_from_passage_to_note_and_back(open_page, story):
    page = open_page(story.get_absolute_url(), scripts=False)
    accusation(page).click()
    note = page.locator(".note:target")
    assert "Accused by Karsavian authorities" in note.inner_text()
    assert "Tomas Vey denies it (8\xa0Aug\xa02031)" in note.inner_text()
    note.get_by_role("link", name="Back to the passage").click()
    assert "a passage of official_unnamed" in page.locator("a.claim:target").inner_text()


def test_box_jumps_to_the_passage(open_page, story):
    page = open_page(story.get_absolute_url(), scripts=False)
    page.locator(".box").get_by_text("Karsavian authorities accuse Tomas Vey").click()
    assert "a passage of official_unnamed" in page.locator("a.claim:target").inner_text()


def test_card_shows_on_hover_moves_nothing_and_goes_on_escape(open_page, axe, story):
    page = open_page(story.get_absolute_url())
    accusation(page).scroll_into_view_if_needed()
    before = page.evaluate(
        "[document.body.getBoundingClientRect().top, document.documentElement.scrollHeight]"
    )
    accusation(page).hover()
    card(page).wait_for()
    text = card(page).inner_text()
    assert text.split("\n")[0] == "Accused by Karsavian authorities"
    assert "The story does not say which" in text
    after = page.evaluate(
        "[document.body.getBoundingClientRect().top, document.documentElement.scrollHeight]"
    )
    assert after == before
    axe(page)
    page.keyboard.press("Escape")
    assert card(page).count() == 0


def test_card_holds_at_most_seven_lines_and_no_id_of_the_note(open_page, story):
    page = open_page(story.get_absolute_url())
    for passage in page.locator("a.claim[id]").all():
        passage.hover()
        card(page).wait_for()
        lines = [line for line in card(page).locator("p").all() if line.is_visible()]
        assert 1 < len(lines) <= 7
        assert card(page).locator("[id]").count() == 0
        page.keyboard.press("Escape")


def test_card_opens_at_focus_and_its_link_follows_in_the_order_of_tabs(open_page, story):
    page = open_page(story.get_absolute_url())
    page.locator(".box__text").last.focus()
    page.keyboard.press("Tab")
    card(page).wait_for()
    assert page.evaluate("document.activeElement.dataset.card") is not None
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.claim-popover') !== null")
    page.keyboard.press("Escape")
    assert card(page).count() == 0
    assert page.evaluate("document.activeElement.dataset.card") is not None


def test_first_touch_opens_the_card_and_the_second_follows_the_link(open_page, story):
    page = open_page(story.get_absolute_url(), width=390)
    touch = {"pointerType": "touch", "bubbles": True}
    accusation(page).dispatch_event("pointerdown", touch)
    accusation(page).dispatch_event("click")
    card(page).wait_for()
    assert "#" not in page.url
    accusation(page).dispatch_event("pointerdown", touch)
    accusation(page).dispatch_event("click")
    page.wait_for_url("**#claim-*")


def test_touch_elsewhere_closes_the_card(open_page, story):
    page = open_page(story.get_absolute_url())
    accusation(page).hover()
    card(page).wait_for()
    page.locator("h1").dispatch_event("pointerdown", {"pointerType": "touch", "bubbles": True})
    assert card(page).count() == 0


def test_card_stays_within_a_narrow_window(open_page, story):
    page = open_page(story.get_absolute_url(), width=320)
    accusation(page).hover()
    card(page).wait_for()
    box = card(page).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320


@pytest.mark.parametrize(
    ("mode", "line"),
    [
        ("own", "none"),
        ("analysis", "none"),
        ("document", "solid"),
        ("on_record", "solid"),
        ("official_unnamed", "dashed"),
        ("anonymous", "dashed"),
        ("media", "dotted"),
        ("hearsay", "dotted"),
    ],
)
def test_line_under_a_passage_tells_the_mode_in_every_medium(open_page, story, mode, line):
    page = open_page(story.get_absolute_url())
    media = [{"media": "screen"}, {"media": "print"}, {"media": "screen", "forced_colors": "active"}]
    for medium in media:
        page.emulate_media(**medium)
        style = page.locator(f"a.claim--{mode}").evaluate(
            "element => { const style = getComputedStyle(element);"
            " return style.textDecorationLine === 'none' ? 'none' : style.textDecorationStyle }"
        )
        assert style == line


def test_print_numbers_passages_as_the_notes(open_page, story):
    page = open_page(story.get_absolute_url())
    number = "element => getComputedStyle(element, '::after').content"
    assert accusation(page).evaluate(number) == "none"
    page.emulate_media(media="print")
    assert accusation(page).evaluate(number) == '"1"'
    assert page.locator(".claim-card__links").first.is_visible() is False


def test_times_unfold_without_scripts(open_page, story):
    page = open_page(story.get_absolute_url(), scripts=False)
    details = page.locator(".times__list")
    assert details.is_visible() is False
    page.locator(".times summary").click()
    assert "First published" in details.inner_text()


def test_text_at_twice_the_size_still_fits(open_page, story):
    page = open_page(story.get_absolute_url(), width=640)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_first_link_leads_past_the_navigation(open_page, story):
    page = open_page(story.get_absolute_url())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the text"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
