"""Notes beside the story, with real keys: on words, on fields, in threads, by those who write and those who read."""

import pytest

from articles.models import Article, Note
from articles.services.notes import resolve_thread
from newsroom.models import Notification
from tests.browser.test_admin import EDITOR, SELECTED, change, open_editor, select, until
from tests.factories.articles import make_article, make_section
from tests.factories.newsroom import make_user
from tests.factories.notes import make_answer, make_note

pytestmark = pytest.mark.django_db(transaction=True)

BODY = (
    "<p>Boats 🚢 came<br>  and went.</p><h2>At the  quay</h2>"
    "<p>The port of Sabel was sold on Monday.</p><p>The port is shut.</p>"
)
COUNT = "document.querySelector('[data-rail-count=notes]').textContent"
NOTE = "#id_note_text"


@pytest.fixture
def ana(db):
    return make_user("Editor", username="ana.ruiz", first_name="Ana", last_name="Ruiz")


@pytest.fixture
def oda(db):
    return make_user("Checker", username="oda", first_name="Oda", last_name="Brenn")


@pytest.fixture
def story(ana):
    make_section(name="Security", slug="security", is_default=True)
    return make_article(
        by=ana, headline="Port of Sabel sold", standfirst="Nobody says who bought it.", body=BODY
    )


def thread(page, number=0):
    return page.locator("[data-threads=open] > .thread").nth(number)


def panel(page) -> None:
    page.get_by_role("tab", name="Notes").click()


def focused(page) -> str:
    return page.evaluate("() => document.activeElement.id || document.activeElement.className")


def test_note_on_selected_words_by_keys_alone(page, sign_in, story, ana, oda):
    sign_in(page, ana)
    open_editor(page, change(story))
    select(page, "sold on Monday")
    page.keyboard.press("Control+Alt+m")
    until(page, "document.activeElement.id === 'id_note_text'")
    assert page.locator("[data-composer-quote]").inner_text() == "“sold on Monday”"
    page.keyboard.type("Who says so? @od")
    page.get_by_role("option", name="Oda Brenn @oda").wait_for()
    page.keyboard.press("Enter")  # takes the colleague, and posts nothing
    assert page.locator(NOTE).input_value() == "Who says so? @oda "
    page.keyboard.press("Control+Enter")
    thread(page).wait_for()
    until(page, f"{COUNT} === '1'")
    assert page.locator(f"{EDITOR} .noted").inner_text() == "sold on Monday"
    until(page, f"document.activeElement.matches('.ProseMirror') && {SELECTED} === 'sold on Monday'")

    note = Note.objects.get()
    assert (note.text, note.field, note.exact, note.start) == (
        "Who says so? @oda",
        "body",
        "sold on Monday",
        57,
    )
    (told,) = Notification.objects.filter(recipient=oda)
    assert (told.note, told.url) == ("", f"{change(story)}#note-{note.pk}")


def test_escape_keeps_the_draft_and_so_does_a_save(page, sign_in, story, ana):
    sign_in(page, ana)
    open_editor(page, change(story))
    select(page, "The port is shut.")
    page.keyboard.press("Control+Alt+m")
    page.keyboard.type("Since when?")
    page.keyboard.press("Escape")
    until(page, f"document.activeElement.matches('.ProseMirror') && {SELECTED} === 'The port is shut.'")
    assert page.locator(NOTE).input_value() == "Since when?"
    page.keyboard.press("End")
    page.keyboard.type(" Now.")
    page.reload()
    page.wait_for_selector(EDITOR)
    panel(page)
    assert page.locator(NOTE).input_value() == "Since when?"
    assert page.locator("[data-composer-quote]").inner_text() == "“The port is shut.”"


def test_passage_is_never_saved_and_moves_with_the_text(page, sign_in, story, ana):
    note = make_note(story, words="sold")
    sign_in(page, ana)
    open_editor(page, change(story))
    page.keyboard.press("Control+Home")
    page.keyboard.type("Late: ")
    page.keyboard.press("Enter")
    assert page.locator(f"{EDITOR} .noted").inner_text() == "sold"
    assert "noted" not in page.evaluate("() => document.querySelector('.ProseMirror').editor.getHTML()")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    page.wait_for_selector(EDITOR)
    story.refresh_from_db()
    note.refresh_from_db()
    assert "noted" not in story.body
    assert story.body_text[note.start : note.start + 4] == "sold"
    assert page.locator(f"{EDITOR} .noted").inner_text() == "sold"


def test_words_that_are_changed_are_told_to_be_gone_and_undo_brings_them_back(page, sign_in, story, ana):
    make_note(story, words="sold on Monday")
    sign_in(page, ana)
    open_editor(page, change(story))
    panel(page)
    select(page, "on Mon")
    page.keyboard.type("by mon")
    page.get_by_text("Its words are gone from the story.").wait_for()
    assert page.locator(f"{EDITOR} .noted").count() == 0
    page.keyboard.press("Control+z")
    page.locator(f"{EDITOR} .noted").wait_for()
    page.get_by_text("Its words are gone from the story.").wait_for(state="hidden")


def test_typing_at_its_edges_leaves_a_passage_as_it_was(page, sign_in, story, ana):
    make_note(story, words="port is")
    sign_in(page, ana)
    open_editor(page, change(story))
    select(page, "port is")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("n’t")
    assert page.locator(f"{EDITOR} .noted").inner_text() == "port is"


def test_jumps_both_ways(page, sign_in, story, ana):
    first = make_note(story, words="sold")
    second = make_note(story, words="The port is shut.")
    sign_in(page, ana)
    open_editor(page, change(story))
    page.locator(f"{EDITOR} .noted", has_text="shut").click()
    until(page, f"document.querySelector('#note-{second.pk}').checkVisibility()")
    until(page, f"document.querySelector('[data-here]').id === 'note-{second.pk}'")
    page.locator(f"#note-{first.pk} [data-note-jump]").click()
    until(page, f"{SELECTED} === 'sold'")
    until(page, f"document.querySelector('[data-here]').id === 'note-{first.pk}'")
    assert page.locator(f"{EDITOR} .noted--here").inner_text() == "sold"
    page.keyboard.press("Control+End")  # the caret alone: the thread of the passage it is in
    page.keyboard.press("ArrowLeft")
    until(page, f"document.querySelector('[data-here]').id === 'note-{second.pk}'")


@pytest.mark.parametrize(
    ("label", "picked", "expected"),
    [
        ("Headline", True, ("headline", "Sabel", 8)),
        ("Headline", False, ("headline", "", None)),
        ("Standfirst", True, ("standfirst", "Nobody", 0)),
    ],
)
def test_note_on_a_field_or_words_of_it(page, sign_in, story, ana, label, picked, expected):
    sign_in(page, ana)
    open_editor(page, change(story))
    field = page.get_by_label(label, exact=True)
    field.click()
    if picked:
        field.evaluate(
            """(area, words) => {
                const at = area.value.indexOf(words)
                area.setSelectionRange(at, at + words.length)
            }""",
            expected[1],
        )
    page.keyboard.press("Control+Alt+m")
    page.keyboard.type("Too flat.")
    page.keyboard.press("Control+Enter")
    thread(page).wait_for()
    note = Note.objects.get()
    assert (note.field, note.exact, note.start) == expected
    until(page, f"document.activeElement.id === 'id_{expected[0]}'")


def test_note_on_a_setting(page, sign_in, story, ana):
    sign_in(page, ana)
    open_editor(page, change(story))
    page.keyboard.press("Control+,")
    page.locator("#id_section").focus()
    page.keyboard.press("Control+Alt+m")
    page.keyboard.type("World, rather?")
    page.keyboard.press("Control+Enter")
    until(page, f"{COUNT} === '1'")
    assert Note.objects.get().field == "section"


def test_answer_resolve_undo_and_filter(page, sign_in, story, ana):
    first = make_note(story, text="Who told us?")
    make_note(story, by=ana, text="Mine.")
    sign_in(page, ana)
    open_editor(page, change(story))
    panel(page)
    summary = thread(page).get_by_text("Answer", exact=True)
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("The harbour office.")
    page.keyboard.press("Control+Enter")
    thread(page).locator(".note-text", has_text="The harbour office.").wait_for()
    assert first.replies.get().text == "The harbour office."

    thread(page).get_by_role("button", name="Resolve").click()
    until(page, f"{COUNT} === '1'")
    until(page, "document.activeElement.textContent === 'Undo'")
    page.keyboard.press("Enter")
    until(page, f"{COUNT} === '2'")
    thread(page).get_by_role("button", name="Resolve").click()
    until(page, f"{COUNT} === '1'")
    assert page.get_by_text("Who told us?").is_visible() is False
    page.get_by_label("All", exact=True).check()
    page.get_by_text("Who told us?").wait_for()
    page.get_by_label("Mine", exact=True).check()
    assert page.locator(".thread:visible").count() == 2  # the one I answered in stays mine


def test_own_note_is_changed_and_taken_back(page, sign_in, story, ana):
    make_answer(make_note(story, by=ana, text="Ask John."))
    sign_in(page, ana)
    open_editor(page, change(story))
    panel(page)
    thread(page).locator(".note-own summary").click()
    area = thread(page).get_by_role("textbox", name="Your note")
    area.fill("Ask the source.")
    thread(page).get_by_role("button", name="Change").click()
    thread(page).locator(".note-text", has_text="Ask the source.").wait_for()
    thread(page).locator(".note-own summary").click()
    thread(page).get_by_role("button", name="Take back").click()
    thread(page).get_by_text("Taken back.").wait_for()
    assert page.get_by_text("Ask John.").count() == 0


def test_unknown_name_is_told_to_the_writer(page, sign_in, story, ana, oda):
    sign_in(page, ana)
    open_editor(page, change(story))
    page.keyboard.press("Control+Alt+m")
    page.keyboard.type("Ask @odda now.")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Posted. Nobody here is called @odda. Did you mean @oda?").wait_for()


def test_notes_of_others_come_in_without_taking_focus_or_drafts(page, sign_in, story, ana):
    note = make_note(story, text="First.")
    sign_in(page, ana)
    page.clock.install()
    page.goto(change(story))
    page.wait_for_selector(EDITOR)
    panel(page)
    thread(page).get_by_text("Answer", exact=True).click()
    thread(page).get_by_label("Your answer").type("half a ")
    make_answer(note, text="Somebody else was here.")
    page.clock.run_for(21_000)
    page.get_by_text("Somebody else was here.").wait_for()
    page.keyboard.type("word")
    assert thread(page).get_by_label("Your answer").input_value() == "half a word"
    resolve_thread(note=note, by=make_user())
    page.clock.run_for(21_000)
    until(page, f"{COUNT} === ''")


def test_note_is_not_lost_when_the_server_cannot_be_reached(page, sign_in, story, ana, problems):
    sign_in(page, ana)
    open_editor(page, change(story))
    page.keyboard.press("Control+Alt+m")
    page.keyboard.type("Keep me.")
    page.route("**/notes/", lambda route: route.abort())
    page.keyboard.press("Control+Enter")
    page.get_by_text("Your note stands here still").wait_for()
    assert page.locator(NOTE).input_value() == "Keep me."
    page.unroute("**/notes/")
    page.keyboard.press("Control+Enter")
    thread(page).locator(".note-text", has_text="Keep me.").wait_for()
    problems.clear()  # the browser says of the request that it failed


def test_checker_notes_words_of_a_story_they_may_not_write(page, sign_in, story, oda):
    made = make_note(story, words="The port is shut.", text="Is it?")
    sign_in(page, oda)
    page.goto(change(story))
    page.wait_for_selector(".body-text")
    until(page, "CSS.highlights.get('noted')?.size === 1")
    page.evaluate(
        """() => {
            const blocks = [...document.querySelectorAll(".body-text p")]
            const text = blocks.find((block) => block.textContent.includes("Monday")).firstChild
            const at = text.data.indexOf("sold on")
            getSelection().setBaseAndExtent(text, at, text, at + "sold on Monday".length)
        }"""
    )
    until(page, "getSelection().toString() === 'sold on Monday'")
    page.keyboard.press("Control+Alt+m")
    page.keyboard.type("By whom?")
    page.keyboard.press("Control+Enter")
    until(page, f"{COUNT} === '2'")
    note = Note.objects.latest("pk")
    assert (note.exact, note.start, note.by, note.prefix) == (
        "sold on Monday",
        57,
        oda,
        "At the quay\nThe port of Sabel was "[-32:],
    )
    page.locator(f"#note-{made.pk} [data-note-jump]").click()
    until(page, "getSelection().toString() === 'The port is shut.'")
    page.locator("[data-threads=open]").get_by_role("button", name="Resolve").first.click()
    until(page, f"{COUNT} === '1'")


def test_notification_leads_to_the_note(page, sign_in, story, ana, oda):
    note = make_note(story, by=oda, words="sold", text="@ana.ruiz?")
    sign_in(page, ana)
    page.goto(Notification.objects.get(recipient=ana).url)
    page.wait_for_selector(EDITOR)
    until(page, f"document.activeElement.id === 'note-{note.pk}'")


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(("width", "colour"), [(1280, "light"), (390, "dark")])
def test_panel_is_accessible_and_fits(open_page, sign_in, axe, story, ana, scripts, width, colour):
    note = make_note(story, words="sold", text="Who told us? " * 9)
    make_answer(note, by=ana)
    resolve_thread(note=make_note(story, by=ana, field="headline"), by=ana)
    page = open_page(width=width, colour=colour, scripts=scripts)
    sign_in(page, ana)
    page.goto(change(story))
    if scripts:
        page.wait_for_selector(EDITOR)
        panel(page)
        page.get_by_label("All", exact=True).check()
        page.get_by_role("button", name="Write a note").click()
        page.keyboard.type("@u")
        page.locator(".at-names [role=option]").first.wait_for()
        axe(page)
    fits = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert fits == 0


def test_without_scripts_notes_are_a_form(open_page, sign_in, story, ana):
    page = open_page(scripts=False)
    sign_in(page, ana)
    page.goto(change(story))
    page.get_by_label("Note on").select_option("headline")
    page.get_by_label("Note", exact=True).fill("Too flat.")
    page.get_by_role("button", name="Post note").click()
    assert page.url.endswith(f"#note-{Note.objects.get().pk}")
    thread(page).get_by_text("Answer", exact=True).click()
    thread(page).get_by_label("Your answer").fill("Agreed.")
    thread(page).get_by_role("button", name="Post answer").click()
    thread(page).get_by_role("button", name="Resolve").click()
    assert Note.objects.threads().get().is_resolved is True
    page.get_by_role("button", name="Post note").click()  # nothing written
    page.get_by_text("Write the note first.").wait_for()
    assert Article.objects.get().revision_number == 1
