"""The paths an editor lives by, with real keys."""

import pytest
from django.urls import reverse

from articles.claims.models import Claim
from articles.claims.services.link import link_claims
from articles.models import Article, PublishedVersion
from articles.services.proposals import analyse_article, dismiss_proposal
from articles.services.save import save_working_copy
from tests.browser.story_screen import open_panel, open_publication, open_settings
from tests.factories.articles import make_article, make_author, make_published, make_section
from tests.factories.claims import make_claim, make_evidence, make_verdict
from tests.factories.entities import make_entity, make_person, make_topic
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)

EDITOR = ".prose-editor > .ProseMirror"


@pytest.fixture
def desk(db):
    """People, a claim and a section for a day at the desk; gives the editor."""
    make_section(name="Security", slug="security", is_default=True)
    make_author(name="Mara Lind")
    make_topic("Sea ports")
    make_entity("Harbour Guard", slug="harbour-guard", schema="PublicBody", kind="agency")
    make_person("Imre Valtos", slug="imre-valtos")
    return make_user(first_name="Ada", last_name="Lind")


def until(page, expression: str) -> None:
    """Wait until a script's expression holds. Asked from outside: the content policy forbids `eval` inside."""
    for _ in range(200):
        if page.evaluate(f"() => Boolean({expression})"):
            return
        page.wait_for_timeout(25)
    pytest.fail(f"never came true: {expression}")


def open_editor(page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector(EDITOR)
    page.click(EDITOR)
    until(page, "document.activeElement.classList.contains('ProseMirror')")


#: What the editor itself holds for selected, which it learns from the browser a little later.
STATE = "document.querySelector('.ProseMirror').editor.state"
SELECTED = f"{STATE}.doc.textBetween({STATE}.selection.from, {STATE}.selection.to)"
CARET = f"{STATE}.selection"


def select(page, words: str) -> None:
    """Select words of one text in the editor; "" puts the caret before the first. Waits until the editor knows."""
    known = f"{SELECTED} === {words!r}" if words else f"({CARET}.empty && {CARET}.from === 1)"
    for _ in range(20):
        page.evaluate(
            """words => {
                const walker = document.createTreeWalker(document.querySelector(".ProseMirror"), NodeFilter.SHOW_TEXT)
                while (walker.nextNode() && !walker.currentNode.data.includes(words)) continue
                const start = walker.currentNode.data.indexOf(words)
                getSelection().setBaseAndExtent(walker.currentNode, start, walker.currentNode, start + words.length)
            }""",
            words,
        )
        page.wait_for_timeout(80)  # a click that is still being worked off may take the selection back
        if page.evaluate(f"() => {known}"):
            return
    pytest.fail(f"never selected: {words!r}")


def change(story: Article) -> str:
    return reverse("admin:articles_article_change", args=[story.pk])


def save(page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    page.wait_for_selector(EDITOR)


def answers(story: Article, accusation: Claim, *, by) -> None:
    """Put on file that the accused denies it, and print that at the end of the story."""
    words = "Imre Valtos denied it."
    valtos = accusation.party_set.get(role="accused").entity
    denial = make_claim(public_text=words, statement=words, speech_act="deny", claimants=[valtos])
    link_claims([(denial, "denies", accusation)], by=by)
    marked = f'<p><span data-claim="{denial.uid}">{words}</span></p>'
    save_working_copy(article=story, by=by, body=f"{story.body}{marked}")


def test_editor_logs_in_writes_marks_publishes_and_takes_back(page, desk):
    """The whole day, from the login to an address that answers 410."""
    page.goto("/admin/")
    page.get_by_label("Username").fill(desk.username)
    page.get_by_label("Password").fill("correct horse battery")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Write a story").click()

    page.get_by_label("Headline").click()
    page.keyboard.type("Guard accuses former harbour master")
    page.keyboard.press("Enter")  # one line: goes on to the standfirst
    page.keyboard.type("He has not answered.")
    page.click(EDITOR)
    page.keyboard.type("The Harbour Guard accused Imre Valtos of hiding the order. The quay was dark.")
    select(page, "")

    page.keyboard.press("Control+Alt+c")
    page.keyboard.press("Enter")
    mark = page.locator(f"{EDITOR} span.claim")
    assert mark.inner_text() == "The Harbour Guard accused Imre Valtos of hiding the order."
    page.keyboard.type(" Nobody answered.")  # after a mark: it does not grow
    assert mark.inner_text() == "The Harbour Guard accused Imre Valtos of hiding the order."

    page.wait_for_url("**/change/")  # it has saved itself, and the settings wait in their drawer
    open_settings(page)
    page.get_by_role("combobox", name="Bylines").fill("Mara Lind")
    page.keyboard.press("Enter")
    page.get_by_role("combobox", name="Topics").fill("sea ports")
    page.keyboard.press("Enter")
    save(page)
    assert page.locator(".messagelist").inner_text() == "Saved."

    # Whoever accuses somebody living prints what they say to it.
    accusation, story = Claim.objects.get(), Article.objects.get()
    answers(story, accusation, by=desk)
    make_verdict(accusation, "attribution", "confirmed")  # and two people have found that it was said
    page.goto(change(story))
    open_publication(page)
    page.get_by_role("button", name="Save and publish").click()
    page.get_by_role("link", name="Read it on the site").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Guard accuses former harbour master"
    assert page.get_by_text("The Harbour Guard accused Imre Valtos of hiding the order.").first.is_visible()
    live = page.url

    assert [byline.author.name for byline in story.bylines.all()] == ["Mara Lind"]
    assert [topic.name for topic in story.topics.all()] == ["Sea ports"]
    assert accusation.party_set.count() == 2

    page.goto(change(story))
    open_publication(page)
    page.get_by_role("link", name="Unpublish…").click()
    page.get_by_label("Why, for the history").fill("Wrong man.")
    page.get_by_role("button", name="Unpublish").click()
    assert page.goto(live).status == 410


def test_claim_on_file_is_marked_by_keyboard_alone(page, sign_in, desk):
    claim = make_claim(public_text="The guard reportedly moved the boats.", mode="hearsay")
    make_claim(public_text="Something about boats in another port.")
    story = make_article(by=desk, body="<p>The guard reportedly moved the boats. It rained.</p>")
    sign_in(page, desk)
    open_editor(page, change(story))
    select(page, "")
    page.keyboard.press("Control+Alt+c")
    page.keyboard.type("boats moved")
    page.wait_for_selector("[role=option][aria-selected=true]")
    page.keyboard.press("Enter")
    save(page)
    story.refresh_from_db()
    assert story.body == (
        f'<p><span data-claim="{claim.uid}" class="claim claim--hearsay">The guard reportedly moved the boats.</span>'
        " It rained.</p>"
    )


def test_mark_is_removed_by_keyboard(page, sign_in, desk):
    claim = make_claim(public_text="The quay was sold.")
    story = make_article(by=desk, claims=[claim])
    sign_in(page, desk)
    open_editor(page, change(story))
    select(page, "quay")
    page.keyboard.press("Control+Alt+c")
    page.get_by_role("dialog").get_by_role("button", name="Remove mark").press("Enter")
    save(page)
    story.refresh_from_db()
    assert story.body == "<p>The quay was sold.</p>"


def test_escape_gives_the_selection_back_and_keeps_what_was_typed(page, sign_in, desk):
    story = make_article(by=desk, body="<p>The guard said so.</p>")
    sign_in(page, desk)
    open_editor(page, change(story))
    page.keyboard.press("Control+a")
    until(page, f"{SELECTED} === 'The guard said so.'")
    page.keyboard.press("Control+Alt+c")
    page.keyboard.press("Alt+n")
    text = page.get_by_label("As it may stand alone")
    text.fill("My own words.")
    page.keyboard.press("Escape")
    until(page, "document.activeElement.classList.contains('ProseMirror')")
    assert page.evaluate("String(getSelection()).trim()") == "The guard said so."
    page.keyboard.press("Control+Alt+c")
    assert text.input_value() == "My own words."


def test_selection_that_cuts_a_claim_is_refused(page, sign_in, desk):
    claim = make_claim(public_text="The quay was sold.")
    story = make_article(
        by=desk, body=f'<p>Then: <span data-claim="{claim.uid}">The quay was sold.</span></p>'
    )
    sign_in(page, desk)
    open_editor(page, change(story))
    select(page, "Then: ")
    page.keyboard.press("Shift+ArrowRight")  # one letter into the claim
    until(page, f"{SELECTED} === 'Then: T'")
    page.keyboard.press("Control+Alt+c")
    assert "cuts into another claim" in page.get_by_role("dialog").inner_text()
    page.keyboard.press("Alt+n")
    assert page.locator("form.claim-dialog-new").is_hidden()


def test_split_claim_keeps_both_halves_marked(page, sign_in, desk):
    claim = make_claim(public_text="The quay was sold.")
    story = make_article(by=desk, claims=[claim])
    sign_in(page, desk)
    open_editor(page, change(story))
    select(page, "The quay")
    page.keyboard.press("ArrowRight")  # behind them
    until(page, f"{CARET}.empty")
    page.keyboard.press("Enter")
    save(page)
    story.refresh_from_db()
    assert story.body.count(f'data-claim="{claim.uid}"') == 2


def test_copied_part_of_a_claim_loses_its_mark(page, sign_in, desk):
    claim = make_claim(public_text="The quay was sold.")
    story = make_article(by=desk, claims=[claim])
    sign_in(page, desk)
    open_editor(page, change(story))
    select(page, "The quay")
    page.keyboard.press("Control+c")
    page.keyboard.press("Control+End")
    until(page, f"{CARET}.empty")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+v")
    save(page)
    story.refresh_from_db()
    assert story.body.endswith("<p>The quay</p>")


def test_copied_whole_claim_keeps_its_mark(page, sign_in, desk):
    claim = make_claim(public_text="The quay was sold.")
    story = make_article(by=desk, claims=[claim])
    sign_in(page, desk)
    open_editor(page, change(story))
    select(page, "The quay was sold.")
    page.keyboard.press("Control+c")
    page.keyboard.press("Control+End")
    until(page, f"{CARET}.empty")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+v")
    save(page)
    story.refresh_from_db()
    assert story.body.count(f'data-claim="{claim.uid}"') == 2


def test_opening_a_story_and_saving_it_changes_nothing(page, sign_in, desk):
    claim = make_claim(mode="official_unnamed")
    body = (
        f'<p>Then <span data-claim="{claim.uid}">the <strong>quay</strong> was <a href="https://example.org/">sold</a></span>.</p>'
        "<h2>A quay</h2><ul><li><p>One</p></li></ul><blockquote><p>Two<br>three</p></blockquote><hr><p>End</p>"
    )
    story = make_article(by=desk, body=body)
    sign_in(page, desk)
    open_editor(page, change(story))
    page.keyboard.type("x")
    page.keyboard.press("Backspace")
    save(page)
    assert Article.objects.get().body == story.body
    assert Article.objects.get().revision_number == 1


def test_suggestion_is_accepted_where_it_stands(page, sign_in, desk):
    story = make_article(by=desk, body="<p>The Harbour Guard said the lamps were lit on Monday.</p>")
    analyse_article(story, by=desk)
    sign_in(page, desk)
    open_editor(page, change(story))
    open_panel(page, "suggestions")
    page.get_by_role("button", name="Accept: the lamps").press("Enter")
    page.wait_for_selector(f"{EDITOR} span.claim")
    assert Claim.objects.get().origin == "suggestion"


def test_queue_of_suggestions_is_worked_off_with_j_and_enter(page, sign_in, desk):
    body = "<p>The Harbour Guard said the lamps were lit.</p><p>The Harbour Guard said the quay was dry.</p>"
    story = make_article(by=desk, body=body)
    analyse_article(story, by=desk)
    sign_in(page, desk)
    page.goto(change(story))
    page.wait_for_selector(EDITOR)
    open_panel(page, "suggestions")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{EDITOR} span.claim")
    assert "the quay was dry" in page.locator(f"{EDITOR} span.claim").inner_text()
    until(page, "document.activeElement.name === '_accept'")  # on the one that is left


def test_sheet_of_keys_opens_on_a_question_mark(page, sign_in, desk, axe):
    sign_in(page, desk)
    page.goto(reverse("admin:index"))
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Keys").is_visible()
    axe(page)
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog", name="Keys").is_hidden()


def test_leaving_with_unsaved_words_asks_first(page, sign_in, desk):
    story = make_article(by=desk)
    sign_in(page, desk)
    open_editor(page, change(story))
    until(page, "document.querySelector('form[data-guard=on]')")
    page.keyboard.type("x")
    until(page, "document.querySelector('[data-saved-state]').textContent === 'Not saved yet'")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.get_by_role("link", name="Stories").click(no_wait_after=True)
    page.wait_for_timeout(300)
    assert (asked, page.url.endswith(change(story))) == (["beforeunload"], True)


def test_chips_work_by_keyboard(page, sign_in, desk):
    make_topic("Courts")
    story = make_article(by=desk, topics=["Sea ports"])
    sign_in(page, desk)
    open_editor(page, change(story))
    open_settings(page)
    page.get_by_role("combobox", name="Topics").focus()
    page.keyboard.press("Backspace")  # takes the last one back
    page.keyboard.type("Lamps,")  # a comma takes a name
    page.keyboard.type("Courts")
    page.keyboard.press("Tab")  # and so does Tab
    save(page)
    assert sorted(topic.name for topic in Article.objects.get().topics.all()) == ["Courts", "Lamps"]


def test_slash_goes_to_the_search(page, sign_in, desk):
    sign_in(page, desk)
    page.goto(reverse("admin:claims_claim_changelist"))
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "searchbar"


def test_entity_is_chosen_in_an_autocomplete_by_keyboard(page, sign_in, desk):
    claim = make_claim()
    sign_in(page, desk)
    page.goto(reverse("admin:claims_claim_change", args=[claim.pk]))
    page.locator("#party_set-0 .select2-selection").press("Enter")
    page.keyboard.type("valtos")
    page.wait_for_selector(".select2-results__option--highlighted:has-text('Imre Valtos')")
    page.keyboard.press("Enter")
    page.locator("#id_party_set-0-role").select_option("accused")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    assert [(party.entity.name, party.role) for party in claim.party_set.all()] == [
        ("Imre Valtos", "accused")
    ]


SCREENS = [
    "index",
    "articles_article_changelist",
    "articles_article_add",
    "articles_article_change",
    "articles_article_unpublish",
    "articles_publishedversion_change",
    "claims_claim_changelist",
    "claims_claim_change",
    "claims_evidence_change",
    "claims_source_change",
    "claims_sourceitem_change",
    "claims_claim_withhold",
    "entities_entity_changelist",
    "entities_entity_change",
    "entities_topic_changelist",
    "entities_image_add",
    "newsroom_user_change",
    "newsroom_user_add",
    "ledger_historyentry_changelist",
    "articles_article_history",
    "analyser",
    "analyser_rule",
    "auth_user_password_change",
    "password_change",
]


@pytest.fixture
def filled(desk):
    """One record behind every screen; gives the keys by model."""
    claim = make_claim(origin="import", harm="grave", accused=[make_person()])
    piece = make_evidence(claim, is_public=True)
    story = make_published(
        by=desk,
        claims=[claim],
        body="<p>The Harbour Guard said the lamps were lit. It reportedly rained.</p>",
    )
    dismiss_proposal(analyse_article(story, by=desk)[0], by=desk)
    return {
        "articles_article": story.pk,
        "articles_publishedversion": PublishedVersion.objects.get().pk,
        "claims_claim": claim.pk,
        "claims_evidence": piece.pk,
        "claims_source": piece.item.source_id,
        "claims_sourceitem": piece.item_id,
        "entities_entity": claim.party_set.get().entity_id,
        "newsroom_user": desk.pk,
        "auth_user_password": desk.pk,
        "analyser": "verb.reporting",
    }


@pytest.mark.parametrize(("width", "colour"), [(1440, "light"), (390, "dark")])
def test_screens_are_accessible_and_fit(open_page, sign_in, axe, filled, width, colour):
    page = open_page(width=width, colour=colour)
    sign_in(page, make_user(role="Administrator"))
    wide = []
    for name in SCREENS:
        model, _, act = name.rpartition("_")
        keyed = act in ("change", "unpublish", "withhold", "history", "rule") and model in filled
        page.goto(reverse(f"admin:{name}", args=[filled[model]] if keyed else []))
        if name.startswith("articles_article_") and act in ("add", "change"):
            page.wait_for_selector(EDITOR)
        axe(page)
        if name == "articles_article_change":
            for panel in ("suggestions", "checks", "notes", "history"):
                open_panel(page, panel)
                axe(page)
            open_settings(page)
            axe(page)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(name)
    assert wide == []


def test_dialog_is_accessible(page, sign_in, axe, desk):
    make_claim(public_text="The guard says so.")
    story = make_article(by=desk, body="<p>The guard said so.</p>")
    sign_in(page, desk)
    open_editor(page, change(story))
    page.keyboard.press("Control+Alt+c")
    page.wait_for_selector("dialog[open] .claim-form")
    axe(page)
    page.keyboard.press("Alt+n")
    axe(page)


def test_rows_of_a_list_are_dense_and_on_one_line(open_page, sign_in, desk):
    for number in range(3):
        make_article(by=desk, headline=f"{number} A headline that goes on and on about the quay " * 4)
    page = open_page(reverse("admin:login"), width=1440)
    sign_in(page, desk)
    page.goto(reverse("admin:articles_article_changelist"))
    heights = page.eval_on_selector_all("#result_list tbody tr", "rows => rows.map(row => row.offsetHeight)")
    assert [30 <= height <= 34 for height in heights] == [True] * 3
    right = page.eval_on_selector(
        "#result_list tbody tr td:last-child", "cell => cell.getBoundingClientRect().right"
    )
    assert right <= 1440


def test_screens_can_be_read_at_twice_the_size(open_page, sign_in, filled, desk):
    """200 % zoom of a 1280 window leaves 640 pixels."""
    page = open_page(width=640, height=450)
    sign_in(page, desk)
    for address in (
        reverse("admin:index"),
        reverse("admin:articles_article_change", args=[filled["articles_article"]]),
    ):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
