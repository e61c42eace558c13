"""The analyser's suggestions while a story is written: in the text, by keys, and never saved until accepted."""

import json
import re
from pathlib import Path

import pytest

from articles.claims.models import Claim
from articles.enums import ProposalStatus
from articles.models import Article
from tests.browser.story_screen import go_to_end, open_panel
from tests.browser.test_admin import EDITOR, SELECTED, change, open_editor, select, until
from tests.factories.articles import make_article, make_section
from tests.factories.claims import make_claim
from tests.factories.entities import make_entity, make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)

STORIES = Path(__file__).parents[1] / "data" / "stories"
ROWS = "#proposals [data-suggestion]:not([data-decided])"
TINTS = f"{EDITOR} .suggestion--claim:not(.suggestion--cue)"
HERE = f"{EDITOR} .suggestion--here:not(.suggestion--cue)"
BODY = (
    "<p>The Harbour Guard said the lamps were lit on Monday.</p>"
    "<p>The Harbour Guard accused Imre Valtos of hiding the order.</p>"
    "<p>Witnesses said the quay was dark.</p>"
)


@pytest.fixture
def desk(db):
    make_section(name="Security", slug="security", is_default=True)
    make_entity("Harbour Guard", slug="harbour-guard", schema="PublicBody", kind="agency")
    make_person("Imre Valtos", slug="imre-valtos")
    return make_user(first_name="Ada", last_name="Lind")


@pytest.fixture
def story(desk) -> Article:
    return make_article(by=desk, headline="Guard speaks", body=BODY)


@pytest.fixture
def at(page, sign_in, desk, story):
    """The story's screen with its suggestions in the text, and the caret before the first word."""
    sign_in(page, desk)
    open_editor(page, change(story))
    until(page, f"document.querySelectorAll('{TINTS}').length === 3")
    select(page, "")
    return page


def count(page, selector: str, number: int) -> None:
    """Wait until that many elements are there."""
    until(page, f"document.querySelectorAll({json.dumps(selector)}).length === {number}")


def saved(page, story: Article, condition) -> None:
    """Wait until the story is saved as wanted."""
    for _ in range(400):
        story.refresh_from_db()
        if condition(story):
            return
        page.wait_for_timeout(25)
    pytest.fail(f"never saved: {story.body}")


def bare(body: str) -> str:
    """A body without its marks."""
    return re.sub(r'<span data-claim="\w+" class="[\w -]+">|</span>', "", body)


def toast(page) -> str:
    return page.locator(".story-toast [data-said]").inner_text()


def row(page, words: str):
    return page.locator("#proposals [data-suggestion]").filter(has_text=words)


# --- in the text --------------------------------------------------------------------------------------------


def test_suggestions_come_by_themselves_and_are_not_in_the_saved_text(at, story):
    assert at.locator(ROWS).count() == 3
    assert at.locator("[data-rail-count=suggestions]").inner_text() == "3"
    go_to_end(at)
    at.keyboard.type(" It rained.")
    saved(at, story, lambda it: "It rained." in it.body)
    assert story.body == BODY[:-4] + " It rained.</p>"


def test_typing_goes_on_while_the_text_is_read_and_tints_go_where_the_words_stand_then(at, story):
    held: list = []
    at.route("**/suggestions/", lambda route: held.append(route))
    at.keyboard.type("First. ")
    while not held:
        at.wait_for_timeout(25)
    at.keyboard.type("Second. ")  # the answer for the older text is on its way
    assert at.locator("[data-suggestions-state]").text_content() == "reading…"
    held.pop().continue_()
    at.unroute("**/suggestions/")
    until(at, "document.querySelector('[data-suggestions-state]').textContent === ''")
    at.keyboard.type("Third. ")
    assert at.locator(EDITOR).inner_text().startswith("First. Second. Third. The Harbour Guard said")
    assert at.locator(TINTS).all_inner_texts() == [
        "the lamps were lit on Monday",
        "Imre Valtos of hiding the order",
        "the quay was dark",
    ]


def test_tint_whose_words_change_leaves_the_text_and_the_others_stay(at):
    select(at, "lamps")
    at.keyboard.type("lights")
    count(at, TINTS, 2)
    assert at.locator(TINTS).all_inner_texts() == ["Imre Valtos of hiding the order", "the quay was dark"]


def test_tint_does_not_take_in_what_is_typed_beside_it(at):
    select(at, "Monday")
    at.keyboard.press("ArrowRight")
    at.keyboard.type(" morning")
    assert at.locator(TINTS).first.inner_text() == "the lamps were lit on Monday"


# --- by keys ------------------------------------------------------------------------------------------------


def test_enter_accepts_one_after_the_other_until_nothing_is_left(at, story):
    at.keyboard.press("Alt+Shift+s")
    for left in (2, 1, 0):
        at.keyboard.press("Enter")
        count(at, ROWS, left)
    until(at, "document.activeElement.classList.contains('ProseMirror')")
    saved(at, story, lambda it: it.body.count("data-claim") == 3)
    assert bare(story.body) == BODY
    assert sorted(Claim.objects.values_list("speech_act", "origin")) == [
        ("accuse", "suggestion"),
        ("say", "suggestion"),
        ("say", "suggestion"),
    ]
    assert set(story.proposals.filter(kind="claim").values_list("status", flat=True)) == {
        ProposalStatus.ACCEPTED
    }


def test_queue_begins_after_the_caret_and_escape_goes_back_to_it(at):
    select(at, "Witnesses")
    at.keyboard.press("Alt+Shift+s")
    assert at.locator(HERE).first.inner_text() == "the quay was dark"
    at.keyboard.press("k")
    assert at.locator(HERE).first.inner_text() == "Imre Valtos of hiding the order"
    at.keyboard.press("Escape")
    until(at, "document.activeElement.classList.contains('ProseMirror')")
    assert at.locator(f"{EDITOR} .suggestion--here").count() == 0
    until(at, f"{SELECTED} === 'Witnesses'")


def test_dismissed_is_remembered_after_a_reload(at, story):
    at.keyboard.press("Alt+Shift+s")
    at.keyboard.press("x")
    count(at, ROWS, 2)
    until(at, "document.querySelector('.story-toast [data-said]')?.textContent === 'Dismissed.'")
    at.reload()
    count(at, TINTS, 2)
    assert at.locator(ROWS).count() == 2


def test_last_decision_is_undone_by_key_in_the_queue(at, story):
    at.keyboard.press("Alt+Shift+s")
    at.keyboard.press("x")
    until(at, "document.querySelector('.story-toast [data-said]')?.textContent === 'Dismissed.'")
    at.keyboard.press("Control+z")
    count(at, TINTS, 3)
    until(at, "document.querySelector('[data-rail-count=suggestions]').textContent === '3'")
    saved(at, story, lambda it: it.proposals.filter(status="open", kind="claim").count() == 3)


def test_undo_in_the_editor_opens_the_suggestion_again_and_redo_accepts_it_with_the_same_claim(at, story):
    at.keyboard.press("Alt+Shift+s")
    at.keyboard.press("Enter")
    count(at, f"{EDITOR} span.claim", 1)
    at.keyboard.press("Escape")
    until(at, "document.activeElement.classList.contains('ProseMirror')")
    at.keyboard.press("Control+z")
    count(at, TINTS, 3)
    saved(at, story, lambda it: it.proposals.filter(status="open", kind="claim").count() == 3)
    at.keyboard.press("Control+Shift+z")
    saved(at, story, lambda it: it.proposals.filter(status="open", kind="claim").count() == 2)
    saved(at, story, lambda it: "data-claim" in it.body)
    assert Claim.objects.count() == 1


def test_undo_button_takes_the_mark_out_and_opens_the_suggestion_again(at, story):
    at.keyboard.press("Alt+Shift+s")
    at.keyboard.press("Enter")
    saved(at, story, lambda it: "data-claim" in it.body)
    at.locator(".story-toast").get_by_role("button", name="Undo").click()
    count(at, TINTS, 3)
    saved(at, story, lambda it: it.body == BODY)
    assert story.proposals.filter(status="open", kind="claim").count() == 3


def test_all_below_harm_serious_in_one_act_and_one_step_of_undo(at, story):
    open_panel(at, "suggestions")
    at.get_by_role("button", name="Accept the 2 below harm serious").click()
    count(at, f"{EDITOR} span.claim", 2)
    assert toast(at) == "Accepted 2. 1 left for you to read: on file, unclear, or with harm."
    saved(at, story, lambda it: it.body.count("data-claim") == 2)
    at.click(EDITOR)
    at.keyboard.press("Control+z")
    count(at, f"{EDITOR} span.claim", 0)


def test_passage_that_cuts_another_mark_is_refused_with_the_reason(at, story, desk):
    claim = make_claim(public_text="The lamps were lit.")
    at.evaluate(
        f"""uid => {{
            const {{ editor }} = document.querySelector("{EDITOR}")
            const {{ schema, doc, tr }} = editor.state
            const at = doc.textContent.indexOf("lamps") + 1
            editor.view.dispatch(tr.addMark(at, at + 5, schema.marks.claim.create({{ uid, mode: "on_record" }})))
        }}""",
        claim.uid,
    )
    open_panel(at, "suggestions")
    row(at, "the lamps were lit").get_by_role("button", name="Accept").click()
    assert toast(at) == "Part of these words is marked already: “lamps”."
    assert Claim.objects.count() == 1


def test_edit_opens_the_dialog_over_the_passage(at):
    at.keyboard.press("Alt+Shift+s")
    at.keyboard.press("e")
    assert "the lamps were lit on Monday" in at.get_by_role("dialog").inner_text()


def test_claim_on_file_is_used_by_key(at, story, desk):
    claim = make_claim(
        statement="The quay was dark",
        claimant_label="Witnesses",
        public_text="Witnesses said the quay was dark.",
    )
    at.reload()
    count(at, TINTS, 3)
    select(at, "Witnesses")
    at.keyboard.press("Alt+Shift+s")
    at.keyboard.press("u")
    saved(at, story, lambda it: claim.uid in it.body)
    assert Claim.objects.count() == 1


def test_rows_stay_where_they_are_under_the_pointer(at):
    open_panel(at, "suggestions")
    second = row(at, "Imre Valtos of hiding")
    before = second.bounding_box()
    row(at, "the lamps were lit").get_by_role("button", name="Accept").click()
    count(at, f"{EDITOR} span.claim", 1)
    at.wait_for_timeout(700)
    assert second.bounding_box() == before


# --- names --------------------------------------------------------------------------------------------------


def test_unclear_name_is_chosen_by_key(page, sign_in, desk):
    make_entity("Gulf Line", slug="gulf-line", disambiguator="a ferry line")
    make_entity("Gulf Line", slug="gulf-line-2", disambiguator="a pipeline")
    story = make_article(by=desk, body="<p>The Gulf Line sailed.</p>")
    sign_in(page, desk)
    open_editor(page, change(story))
    count(page, f"{EDITOR} .suggestion--mention", 1)
    page.keyboard.press("Alt+Shift+s")
    page.keyboard.press("2")
    until(page, "document.querySelector('.story-toast [data-said]')?.textContent.startsWith('Chosen')")
    assert [row.choice for row in story.mentions.filter(version=None)] == ["editor"]


def test_new_name_in_the_text_is_announced_and_undone(at, story):
    make_entity("Pilot Office", slug="pilot-office")
    go_to_end(at)
    at.keyboard.type(" The Pilot Office closed.")
    until(at, "document.querySelector('.story-toast [data-said]')?.textContent === 'Added: Pilot Office.'")
    at.locator(".story-toast").get_by_role("button", name="Undo").click()
    saved(at, story, lambda it: it.mentions.filter(entity__slug="pilot-office", choice="rejected").exists())


def test_name_is_added_and_taken_out_in_the_panel(at, story):
    make_entity("Pilot Office", slug="pilot-office")
    open_panel(at, "suggestions")
    at.get_by_label("Add", exact=True).fill("pilot off")
    until(at, "document.querySelectorAll('#entity-add-names option').length === 1")
    at.keyboard.press("Enter")
    saved(at, story, lambda it: it.mentions.filter(entity__slug="pilot-office", choice="editor").exists())
    at.mouse.move(5, 5)
    at.click(EDITOR)
    at.get_by_role("button", name="Not in this story: Pilot Office").click()
    saved(at, story, lambda it: it.mentions.filter(entity__slug="pilot-office", choice="rejected").exists())


# --- all of it ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "colour"), [(1440, "light"), (390, "dark")])
def test_queue_is_accessible_and_fits(open_page, sign_in, axe, desk, story, width, colour):
    make_claim(statement="The quay was dark", public_text="Witnesses said the quay was dark.")
    page = open_page(width=width, colour=colour)
    sign_in(page, desk)
    open_editor(page, change(story))
    count(page, TINTS, 3)
    page.keyboard.press("Alt+Shift+s")
    axe(page)
    here = page.locator("[data-suggestion][data-here]").bounding_box()
    assert here["y"] >= 0
    assert here["y"] + here["height"] <= 900
    page.keyboard.press("x")
    until(page, "document.querySelector('.story-toast [data-said]')?.textContent === 'Dismissed.'")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_twin_is_pasted_and_accepted_and_holds_the_marks_and_nothing_else(page, sign_in, desk):
    """The measure of the whole: acts that it takes from the paste to every statement marked."""
    for entity in json.loads((STORIES / "harbour-directive.entities.json").read_text(encoding="utf-8")):
        make_entity(entity["name"], slug=entity["slug"], kind=entity["kind"], schema=entity["schema"])
    story = make_article(by=desk, headline="Raids prepared", body="<p>x</p>")
    sign_in(page, desk)
    open_editor(page, change(story))
    page.keyboard.press("Control+a")
    page.evaluate(
        f"""text => {{
            const clipboardData = new DataTransfer()
            clipboardData.setData("text/plain", text)
            const paste = new ClipboardEvent("paste", {{ clipboardData, bubbles: true, cancelable: true }})
            document.querySelector("{EDITOR}").dispatchEvent(paste)
        }}""",
        (STORIES / "harbour-directive.txt").read_text(encoding="utf-8"),
    )
    until(page, f"document.querySelector({TINTS!r})")
    story.refresh_from_db()
    plain = story.body
    rows = page.locator(ROWS).count()
    acts = 1
    page.keyboard.press("Alt+Shift+s")
    claims = page.locator(f'{ROWS}[data-kind="claim"]').count()
    for _ in range(rows):
        if page.locator("[data-suggestion][data-here]").get_attribute("data-kind") != "claim":
            break
        page.keyboard.press("Enter")
        acts += 1
    saved(page, story, lambda it: it.proposals.filter(kind="claim", status="open").count() == 0)
    saved(page, story, lambda it: len(set(re.findall(r'data-claim="(\w+)"', it.body))) == claims)
    assert bare(story.body) == plain
    assert Claim.objects.count() == claims
    assert acts == claims + 1  # the chord, and Enter for each
