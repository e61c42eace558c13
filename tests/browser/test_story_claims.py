"""Marking claims with real keys: in two acts, joined, extended, refused, changed from the rail, in headlines."""

import pytest
from django.urls import reverse

from articles.claims.models import Claim
from articles.models import Appearance, Article
from tests.browser.story_screen import go_to_end
from tests.factories.articles import make_article, make_section
from tests.factories.claims import make_claim, make_evidence, make_item
from tests.factories.entities import make_entity, make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)

EDITOR = ".prose-editor > .ProseMirror"
STATE = "document.querySelector('.ProseMirror').editor.state"
SELECTED = f"{STATE}.doc.textBetween({STATE}.selection.from, {STATE}.selection.to, ' ')"
TEXT = "The Harbour Guard accused Imre Valtos of hiding the order. The quay was dark. Nobody came."


@pytest.fixture
def desk(db):
    make_section(name="Security", slug="security", is_default=True)
    make_entity("Harbour Guard", slug="harbour-guard", schema="PublicBody", kind="agency")
    make_person("Imre Valtos", slug="imre-valtos")
    return make_user(first_name="Ada", last_name="Lind")


def until(page, expression: str) -> None:
    for _ in range(200):
        if page.evaluate(f"() => Boolean({expression})"):
            return
        page.wait_for_timeout(25)
    pytest.fail(f"never came true: {expression}")


def open_story(page, sign_in, user, story: Article) -> None:
    sign_in(page, user)
    page.goto(reverse("admin:articles_article_change", args=[story.pk]))
    page.wait_for_selector(EDITOR)
    page.click(EDITOR)
    until(page, "document.activeElement.classList.contains('ProseMirror')")


def select(page, words: str, *, caret: bool = False) -> None:
    """Select words of the editor, or put the caret before them; waits until the editor knows."""
    for _ in range(20):
        from_, to = page.evaluate(
            """([words, caret]) => {
                const { view, state } = document.querySelector(".ProseMirror").editor
                let from = -1
                state.doc.descendants((node, position) => {
                    const at = node.isTextblock && from < 0 ? node.textContent.indexOf(words) : -1
                    if (at >= 0) from = position + 1 + at
                })
                const to = caret ? from : from + words.length
                const [one, other] = [view.domAtPos(from, 1), view.domAtPos(to, caret ? 1 : -1)]
                getSelection().setBaseAndExtent(one.node, one.offset, other.node, other.offset)
                return [from, to]
            }""",
            [words, caret],
        )
        page.wait_for_timeout(80)
        if page.evaluate(f"() => {STATE}.selection.from === {from_} && {STATE}.selection.to === {to}"):
            return
    pytest.fail(f"never selected: {words!r}")


def save(page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    page.wait_for_selector(EDITOR)


def marked(page) -> list[str]:
    """The words of every stretch of a claim as the editor holds them."""
    return page.evaluate(
        """() => { const { editor } = document.querySelector(".ProseMirror")
            const { doc } = editor.state
            return editor.storage.claim.stretches().map(({ from, to }) => doc.textBetween(from, to, " ")) }"""
    )


def mark(claim: Claim, words: str) -> str:
    return f'<span data-claim="{claim.uid}">{words}</span>'


def dialog(page):
    return page.locator("dialog.claim-dialog[open]")


def is_closed(page) -> None:
    until(page, "!document.querySelector('dialog.claim-dialog[open]')")


# --- the dialog -----------------------------------------------------------------------------------------------------


def test_claim_is_marked_in_two_acts(page, sign_in, desk):
    """Select, then the chord and Enter: pressed at once, before the analyser has answered."""
    story = make_article(by=desk, body=f"<p>{TEXT}</p>")
    open_story(page, sign_in, desk, story)
    select(page, "The Harbour Guard accused Imre Valtos of hiding the order.")
    page.keyboard.press("Control+Alt+c")
    page.keyboard.press("Enter")
    is_closed(page)
    claim = Claim.objects.get()
    assert (claim.speech_act, claim.harm, claim.cue) == ("accuse", "serious", "accused")
    assert {(party.entity.name, party.role) for party in claim.party_set.all()} == {
        ("Harbour Guard", "claimant"),
        ("Imre Valtos", "accused"),
    }
    assert marked(page) == ["The Harbour Guard accused Imre Valtos of hiding the order."]


def test_caret_marks_the_sentence_as_the_server_reads_it(page, sign_in, desk):
    story = make_article(
        by=desk, body="<p>It rained. The Harbour Guard told the U.S. Embassy that boats came.</p>"
    )
    open_story(page, sign_in, desk, story)
    select(page, "boats", caret=True)
    page.keyboard.press("Control+Alt+c")
    page.keyboard.press("Enter")
    is_closed(page)
    assert marked(page) == ["The Harbour Guard told the U.S. Embassy that boats came."]


def test_caret_behind_the_last_stop_marks_the_sentence_just_written(page, sign_in, desk):
    """Also once the server has answered, which the form waits for: it is filled in, not taken away."""
    story = make_article(by=desk, body="<p>It rained. </p>")
    open_story(page, sign_in, desk, story)
    go_to_end(page)
    page.keyboard.type(" The Harbour Guard said that boats came.")
    page.keyboard.press("Control+Alt+c")
    until(page, "document.querySelector('dialog[open] .field-cue input').value === 'said'")
    assert dialog(page).locator(".claim-form").is_visible()
    page.keyboard.press("Enter")
    is_closed(page)
    assert marked(page) == ["The Harbour Guard said that boats came."]


def test_second_passage_joins_its_claim(page, sign_in, desk):
    claim = make_claim(
        public_text="The guard says Imre Valtos hid the order.", statement="Imre Valtos hid the order"
    )
    body = (
        f"<p>{mark(claim, 'Imre Valtos hid the order')}, the guard says.</p><p>Imre Valtos hid the order.</p>"
    )
    story = make_article(by=desk, body=body)
    open_story(page, sign_in, desk, story)
    select(page, "Imre Valtos hid the order.")
    page.keyboard.press("Control+Alt+c")
    dialog(page).get_by_role("option").first.wait_for()
    assert "In this story" in dialog(page).get_by_role("option").first.inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    is_closed(page)
    save(page)
    passages = Appearance.objects.of_working_copy().filter(claim=claim).values_list("exact", flat=True)
    assert list(passages) == ["Imre Valtos hid the order", "Imre Valtos hid the order."]


def test_claim_has_several_speakers(page, sign_in, desk):
    make_person("Teo Brandt")
    story = make_article(by=desk, body=f"<p>{TEXT}</p>")
    open_story(page, sign_in, desk, story)
    select(page, "The Harbour Guard accused Imre Valtos of hiding the order.")
    page.keyboard.press("Control+Alt+c")
    speakers = dialog(page).get_by_label("Speakers on file", exact=True).and_(page.get_by_role("combobox"))
    dialog(page).get_by_label("Take out Harbour Guard").wait_for()
    speakers.focus()
    page.keyboard.type("Teo")
    dialog(page).get_by_role("option", name="Teo Brandt").wait_for()
    page.keyboard.press("Enter")  # takes the name
    page.keyboard.press("Enter")  # saves
    is_closed(page)
    speaking = Claim.objects.get().party_set.filter(role="claimant")
    assert [party.entity.name for party in speaking] == ["Harbour Guard", "Teo Brandt"]


def test_public_text_follows_the_fields_until_it_is_written_by_hand(page, sign_in, desk):
    story = make_article(by=desk, body="<p>The order was hidden in a desk.</p>")
    open_story(page, sign_in, desk, story)
    select(page, "The order was hidden in a desk.")
    page.keyboard.press("Control+Alt+c")
    text = dialog(page).get_by_label("As it may stand alone")
    dialog(page).get_by_label("Who, as the story names them").fill("the guard")
    until(page, "document.querySelector('[name=public_text]').value.includes('guard')")
    text.fill("My own words.")
    dialog(page).get_by_label("Who, as the story names them").fill("the harbour guard")
    dialog(page).get_by_text("From the fields:").wait_for()
    assert text.input_value() == "My own words."


def test_error_stands_at_its_field_and_says_what_to_do(page, sign_in, desk):
    story = make_article(by=desk, body="<p>The order was hidden in a desk.</p>")
    open_story(page, sign_in, desk, story)
    select(page, "The order was hidden in a desk.")
    page.keyboard.press("Control+Alt+c")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.name === 'claimant_label'")
    assert "Say who" in dialog(page).locator(".field-claimant_label").inner_text()
    page.keyboard.type("the guard")
    page.keyboard.press("Enter")
    is_closed(page)
    assert Claim.objects.get().claimant_label == "the guard"


def test_escape_gives_the_selection_back_and_keeps_what_was_typed(page, sign_in, desk):
    story = make_article(by=desk, body=f"<p>{TEXT}</p>")
    open_story(page, sign_in, desk, story)
    select(page, "The quay was dark.")
    page.keyboard.press("Control+Alt+c")
    text = dialog(page).get_by_label("As it may stand alone")
    text.fill("My own words.")
    page.keyboard.press("Escape")
    until(page, f"{SELECTED} === 'The quay was dark.'")
    page.keyboard.press("Control+Alt+c")
    page.wait_for_timeout(400)
    assert text.input_value() == "My own words."


# --- extending and refusing -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("answered", [True, False])
def test_passage_is_extended_over_sentence_and_paragraph_in_the_dialog(page, sign_in, desk, answered):
    """The same whether the server has said by then where the sentence is."""
    if not answered:
        page.route("**/suggest/", lambda route: None)
    story = make_article(by=desk, body=f"<p>{TEXT}</p>")
    open_story(page, sign_in, desk, story)
    select(page, "quay was")
    page.keyboard.press("Control+Alt+c")
    quote = dialog(page).locator("blockquote")
    if answered:
        until(page, "document.querySelector('dialog[open] .field-statement textarea').value === 'quay was'")
    page.keyboard.press("Shift+Enter")
    until(page, "document.querySelector('dialog[open] blockquote').textContent === 'The quay was dark.'")
    page.keyboard.press("Shift+Enter")
    assert quote.inner_text() == TEXT


def test_chord_extends_the_claim_under_the_caret(page, sign_in, desk):
    claim = make_claim(public_text="The quay was dark.")
    story = make_article(by=desk, body=f"<p>It rained. The {mark(claim, 'quay')} was dark. Nobody came.</p>")
    open_story(page, sign_in, desk, story)
    select(page, "quay", caret=True)
    page.keyboard.press("Control+Alt+Enter")
    until(page, "document.querySelector('.ProseMirror span.claim').textContent === 'The quay was dark.'")
    page.keyboard.press("Control+Alt+Enter")
    until(
        page,
        "document.querySelector('.ProseMirror span.claim').textContent.startsWith('It rained. The quay was dark.')",
    )
    page.keyboard.press("Control+z")
    assert marked(page) == ["The quay was dark."]


def test_extending_into_another_claim_is_refused_and_leads_there(page, sign_in, desk):
    one, other = (
        make_claim(public_text="The quay was dark."),
        make_claim(public_text="Nobody came, they say."),
    )
    body = f"<p>The {mark(one, 'quay was dark')} and {mark(other, 'nobody came')}.</p>"
    story = make_article(by=desk, body=body)
    open_story(page, sign_in, desk, story)
    select(page, "quay was dark", caret=True)
    page.keyboard.press("Control+Alt+Enter")
    said = page.locator(".claim-said")
    said.wait_for()
    assert "Nobody came, they say." in said.inner_text()
    assert marked(page) == ["quay was dark", "nobody came"]
    said.get_by_role("button", name="Go to that claim").press("Enter")
    until(page, f"{SELECTED} === 'nobody came'")


def test_half_covering_another_claim_is_refused_by_its_name_and_leads_there(page, sign_in, desk):
    claim = make_claim(public_text="The mayor says the quay was sold.")
    story = make_article(by=desk, body=f"<p>Then: {mark(claim, 'The quay was sold.')}</p>")
    open_story(page, sign_in, desk, story)
    select(page, "Then: ")
    page.keyboard.press("Shift+ArrowRight")
    until(page, f"{SELECTED} === 'Then: T'")
    page.keyboard.press("Control+Alt+c")
    until(
        page,
        "document.querySelector('dialog[open]').textContent.includes('The mayor says the quay was sold.')",
    )
    assert dialog(page).locator("form.claim-dialog-new").is_hidden()
    page.keyboard.press("Enter")  # on "Go to that claim"
    until(page, f"{SELECTED} === 'The quay was sold.'")
    assert marked(page) == ["The quay was sold."]


# --- marks ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def one_claim(page, sign_in, desk):
    """A story with one claim in the middle of its first paragraph, open."""
    claim = make_claim(public_text="The quay was sold.")
    body = f"<p>Before {mark(claim, 'the quay was sold')} after.</p><p>Second.</p>"
    story = make_article(by=desk, body=body)
    open_story(page, sign_in, desk, story)
    return story, claim


def test_mark_does_not_grow_by_typing_beside_it(page, one_claim):
    select(page, "the quay was sold")
    page.keyboard.press("ArrowRight")
    until(page, f"{STATE}.selection.empty")
    page.keyboard.type("X")
    select(page, "the quay was sold")
    page.keyboard.press("ArrowLeft")
    until(page, f"{STATE}.selection.empty")
    page.keyboard.type("Y")
    assert marked(page) == ["the quay was sold"]


def test_words_typed_over_the_end_of_a_claim_stay_in_it(page, one_claim):
    select(page, "sold")
    page.keyboard.type("let")
    assert marked(page) == ["the quay was let"]


def test_split_and_joined_mark_is_one_again(page, one_claim):
    select(page, "was sold", caret=True)
    page.keyboard.press("Enter")
    assert marked(page) == ["the quay ", "was sold"]
    page.keyboard.press("Backspace")
    assert marked(page) == ["the quay was sold"]


def test_joining_with_the_next_block_keeps_the_mark(page, one_claim):
    select(page, "Second.", caret=True)
    page.keyboard.press("Backspace")
    assert marked(page) == ["the quay was sold"]


def test_undo_and_redo_of_a_mark(page, sign_in, desk):
    claim = make_claim(public_text="The quay was dark.")
    story = make_article(by=desk, body=f"<p>{TEXT}</p>")
    open_story(page, sign_in, desk, story)
    select(page, "The quay was dark.")
    page.keyboard.press("Control+Alt+c")
    page.keyboard.type(claim.uid)
    page.wait_for_selector("dialog [role=option][aria-selected=true]")
    page.keyboard.press("Enter")
    is_closed(page)
    assert marked(page) == ["The quay was dark."]
    page.keyboard.press("Control+z")
    assert marked(page) == []
    page.keyboard.press("Control+Shift+z")
    assert marked(page) == ["The quay was dark."]


def test_bold_over_part_of_a_claim_leaves_it_one(page, one_claim):
    story, _ = one_claim
    select(page, "quay was")
    page.keyboard.press("Control+b")
    assert marked(page) == ["the quay was sold"]
    save(page)
    story.refresh_from_db()
    assert story.body.count("data-claim") == 1


def test_cut_and_pasted_whole_claim_keeps_its_mark(page, one_claim):
    select(page, "the quay was sold")
    page.keyboard.press("Control+x")
    assert marked(page) == []
    go_to_end(page)
    page.keyboard.press("Control+v")
    assert marked(page) == ["the quay was sold"]


def test_cut_part_of_a_claim_loses_its_mark(page, one_claim):
    select(page, "the quay")
    page.keyboard.press("Control+x")
    go_to_end(page)
    page.keyboard.press("Control+v")
    assert marked(page) == [" was sold"]
    assert page.locator(EDITOR).inner_text().endswith("the quay")


def test_of_a_copied_stretch_only_the_cut_mark_is_lost(page, sign_in, desk):
    """The same claim stands twice: one passage is copied whole, the other in part."""
    claim = make_claim(public_text="The quay was sold.")
    body = f"<p>{mark(claim, 'the quay was sold')} and {mark(claim, 'it was dear')}.</p><p>End</p>"
    story = make_article(by=desk, body=body)
    open_story(page, sign_in, desk, story)
    select(page, "the quay was sold and it")
    page.keyboard.press("Control+c")
    go_to_end(page)
    page.keyboard.press("Control+v")
    assert marked(page) == ["the quay was sold", "it was dear", "the quay was sold"]


def test_words_pasted_into_a_claim_belong_to_it(page, one_claim):
    select(page, "Before")
    page.keyboard.press("Control+b")  # so that it is pasted as more than plain text
    select(page, "Before")
    page.keyboard.press("Control+c")
    select(page, "was sold", caret=True)
    page.keyboard.press("Control+v")
    assert marked(page) == ["the quay Beforewas sold"]
    page.keyboard.press("Control+z")
    assert marked(page) == ["the quay was sold"]


def test_whole_claim_is_pasted_into_another_story(page, one_claim, desk):
    _, claim = one_claim
    other = make_article(by=desk, headline="Another", body="<p>Other words.</p>")
    select(page, "the quay was sold")
    page.keyboard.press("Control+c")
    page.goto(reverse("admin:articles_article_change", args=[other.pk]))
    page.wait_for_selector(EDITOR)
    page.click(EDITOR)
    go_to_end(page)
    page.keyboard.press("Control+v")
    until(page, "document.querySelector('.ProseMirror span.claim')")
    save(page)
    other.refresh_from_db()
    assert f'<span data-claim="{claim.uid}"' in other.body


def test_dragged_whole_claim_keeps_its_mark_and_a_part_loses_it(page, one_claim):
    for words, expected in (("the quay was sold", ["the quay was sold"]), ("quay", ["the  was sold"])):
        select(page, words)
        place = page.evaluate(
            "() => { const { left, top, width, height } = getSelection().getRangeAt(0).getBoundingClientRect();"
            " return [left + width / 2, top + height / 2] }"
        )
        end = page.locator(f"{EDITOR} > p").last.bounding_box()
        page.mouse.move(*place)
        page.mouse.down()
        page.mouse.move(end["x"] + 5, end["y"] + end["height"] / 2, steps=8)
        page.mouse.move(end["x"] + 3, end["y"] + end["height"] / 2)
        page.mouse.up()
        page.wait_for_timeout(100)
        assert marked(page) == expected
        page.keyboard.press("Control+z")
        assert marked(page) == ["the quay was sold"]


# --- the rail -------------------------------------------------------------------------------------------------------


def rows(page):
    return page.locator("[data-claims-list] [data-uid]")


def test_rail_lists_the_claims_in_the_order_of_the_text_as_it_is_typed(page, one_claim):
    rows(page).first.wait_for()
    other = make_claim(public_text="The mayor says Second.")
    select(page, "Before")
    page.keyboard.press("Control+Alt+c")
    page.keyboard.type(other.uid)
    page.wait_for_selector("dialog [role=option][aria-selected=true]")
    page.keyboard.press("Enter")
    until(page, "document.querySelectorAll('[data-claims-list] [data-uid]').length === 2")
    texts = [row.locator("[data-act=go]").inner_text() for row in rows(page).all()]
    assert texts == ["The mayor says Second.", "The quay was sold."]
    assert page.locator("[data-rail-count=claims]").inner_text() == "2"


def test_rail_and_text_lead_to_each_other(page, one_claim):
    select(page, "quay was", caret=True)
    page.locator("[data-claims-list] [data-uid][data-here]").wait_for()
    page.keyboard.press("Alt+Shift+C")
    until(page, "document.activeElement.dataset.act === 'go'")
    page.keyboard.press("Enter")
    until(page, f"{SELECTED} === 'the quay was sold'")


def test_rail_goes_round_the_passages_of_a_claim(page, sign_in, desk):
    claim = make_claim(public_text="The quay was sold.")
    body = f"<p>{mark(claim, 'first')} x {mark(claim, 'second')} y.</p>"
    open_story(page, sign_in, desk, make_article(by=desk, body=body))
    go = rows(page).first.locator("[data-act=go]")
    page.keyboard.press("Control+End")
    until(page, f"{STATE}.selection.from > 10")
    assert "2 passages" in rows(page).first.inner_text()
    for words in ("first", "second", "first"):
        go.press("Enter")
        until(page, f"{SELECTED} === '{words}'")


def test_claim_is_changed_from_the_rail_without_leaving_the_text(page, one_claim):
    _, claim = one_claim
    page.keyboard.type("Unsaved ")
    rows(page).first.get_by_role("button", name="Edit").press("Enter")
    text = dialog(page).get_by_label("As it may stand alone")
    until(page, "document.querySelector('[name=public_text]').value === 'The quay was sold.'")
    dialog(page).get_by_label("Who, as the story names them").fill("The mayor")
    dialog(page).get_by_label("Attribution mode").select_option("hearsay")
    text.fill("The mayor reportedly sold the quay.")
    page.keyboard.press("Enter")
    is_closed(page)
    claim.refresh_from_db()
    assert (claim.public_text, claim.mode) == ("The mayor reportedly sold the quay.", "hearsay")
    assert rows(page).first.locator("[data-act=go]").inner_text() == "The mayor reportedly sold the quay."
    assert page.locator(f"{EDITOR} span.claim--hearsay").count() == 1
    assert "Unsaved" in page.locator(EDITOR).inner_text()


def test_who_may_not_change_claims_reads_them(page, sign_in, desk):
    claim = make_claim(public_text="The quay was sold.")
    story = make_article(by=desk, body=f"<p>{mark(claim, 'the quay was sold')}.</p>")
    user = make_user(role="Reporter")
    from django.contrib.auth.models import Permission

    group = user.groups.get()
    group.permissions.remove(Permission.objects.get(codename="change_claim"))
    open_story(page, sign_in, user, story)
    rows(page).first.get_by_role("button", name="Edit").press("Enter")
    dialog(page).get_by_text("You may read this claim").wait_for()
    assert dialog(page).get_by_label("As it may stand alone").is_disabled()


def test_mark_is_removed_and_extended_from_the_rail(page, one_claim):
    rows(page).first.get_by_role("button", name="Extend over sentence").press("Enter")
    until(page, "document.querySelector('.ProseMirror span.claim').textContent.startsWith('Before')")
    assert marked(page) == ["Before the quay was sold after."]
    rows(page).first.get_by_role("button", name="Remove mark").press("Enter")
    assert marked(page) == []
    page.get_by_text("No claim is marked yet").wait_for()


def test_rail_says_what_is_not_on_file(page, one_claim):
    select(page, "Before")
    page.evaluate(
        """() => { const { editor } = document.querySelector(".ProseMirror")
            const { from, to } = editor.state.selection
            const mark = { uid: "zzzzzzzzzz", mode: "own" }
            editor.chain().setTextSelection({ from, to }).setMark("claim", mark).run() }"""
    )
    page.get_by_text("Not on file: the next save unwraps it").wait_for()


def test_many_claims_are_filtered_by_typing(page, sign_in, desk):
    claims = [make_claim(public_text=f"Statement number {n}.") for n in range(13)]
    body = "".join(f"<p>{mark(claim, f'words {n}')}</p>" for n, claim in enumerate(claims))
    open_story(page, sign_in, desk, make_article(by=desk, body=body))
    until(page, "document.querySelector('[data-claims-list]').textContent.includes('number 12')")
    page.get_by_label("Filter the claims").focus()
    page.keyboard.type("number 12")
    assert [row.locator("[data-act=go]").inner_text() for row in rows(page).all() if row.is_visible()] == [
        "Statement number 12."
    ]
    page.keyboard.press("Enter")
    until(page, f"{SELECTED} === 'words 12'")


# --- headline and standfirst ----------------------------------------------------------------------------------------


def chips(page):
    return page.locator("[data-line-claims=headline] .line-chip")


def test_headline_is_said_to_print_a_claim_and_asks_again_when_it_changes(page, sign_in, desk):
    claim = make_claim(
        statement="Imre Valtos hid the order", public_text="The guard says Imre Valtos hid the order."
    )
    body = f"<p>{mark(claim, 'Imre Valtos hid the order')}, the guard says.</p>"
    story = make_article(by=desk, headline="Imre Valtos hid the order, guard says", body=body)
    open_story(page, sign_in, desk, story)
    chips(page).get_by_role("button", name="Yes, printed here").press("Enter")
    until(page, "document.querySelector('.line-chip-words').textContent === 'Prints'")
    assert rows(page).first.get_by_text("Headline").count() == 1
    save(page)
    printed = Appearance.objects.filter(article=story, field="headline")
    assert [row.claim for row in printed] == [claim]
    page.get_by_label("Headline").fill("The quay is for sale")
    until(page, "document.querySelector('.line-chip-words').textContent === 'Still prints?'")
    save(page)
    story.refresh_from_db()
    assert printed.all().count() == 0
    assert page.locator(".line-chip-words").first.inner_text() == "Still prints?"


def test_chord_in_the_headline_records_a_claim_for_the_selected_words(page, sign_in, desk):
    story = make_article(
        by=desk, headline="Rain; Harbour Guard accuses Imre Valtos of theft", body=f"<p>{TEXT}</p>"
    )
    open_story(page, sign_in, desk, story)
    headline = page.get_by_label("Headline")
    headline.evaluate("field => { field.focus(); field.setSelectionRange(6, field.value.length) }")
    page.keyboard.press("Control+Alt+c")
    assert dialog(page).get_by_role("heading", level=2).inner_text() == "Claim in the headline"
    page.keyboard.press("Enter")
    is_closed(page)
    until(page, "document.activeElement.name === 'headline'")
    save(page)
    (row,) = Appearance.objects.filter(article=story, field="headline")
    assert (row.exact, row.claim.speech_act) == ("Harbour Guard accuses Imre Valtos of theft", "accuse")


def test_headline_is_confirmed_without_scripts(open_page, sign_in, desk):
    claim = make_claim(public_text="The guard says Imre Valtos hid the order.")
    body = f"<p>{mark(claim, 'Imre Valtos hid the order')}, the guard says.</p>"
    story = make_article(by=desk, headline="Imre Valtos hid the order", body=body)
    page = open_page(scripts=False)
    sign_in(page, desk)
    page.goto(reverse("admin:articles_article_change", args=[story.pk]))
    page.get_by_text("Claims that the headline prints").click()
    page.locator("[data-line-claims=headline] input[type=checkbox]").check()
    page.locator("[data-line-claims=headline] input[type=checkbox]").press("Enter")
    page.wait_for_selector(".messagelist")
    assert Appearance.objects.filter(article=story, field="headline").count() == 1


# --- for everybody --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "colour"), [(1440, "light"), (390, "dark")])
def test_dialog_and_rail_are_accessible_and_fit(open_page, sign_in, axe, desk, width, colour):
    claim = make_claim(
        public_text="The guard says Imre Valtos hid the order.", statement="Imre Valtos hid the order"
    )
    body = f"<p>{mark(claim, 'Imre Valtos hid the order')}, the guard says.</p><p>{TEXT}</p>"
    story = make_article(by=desk, headline="Imre Valtos hid the order", body=body)
    page = open_page(width=width, colour=colour)
    open_story(page, sign_in, desk, story)
    chips(page).first.wait_for()
    axe(page)
    select(page, "The Harbour Guard accused Imre Valtos of hiding the order.")
    page.keyboard.press("Control+Alt+c")
    dialog(page).get_by_label("Take out Imre Valtos").wait_for()
    dialog(page).get_by_role("option").first.wait_for()
    axe(page)
    box = page.evaluate(
        "() => { const d = document.querySelector('dialog[open]'); return [d.scrollWidth - d.clientWidth,"
        " document.documentElement.scrollWidth - document.documentElement.clientWidth] }"
    )
    assert box == [0, 0]


def test_claim_form_with_a_long_document_title_fits_a_narrow_window(open_page, sign_in, desk):
    claim = make_claim(accused=[make_person()])
    make_evidence(claim, item=make_item(title="A title that goes on about the harbour " * 6))
    page = open_page(width=390)
    sign_in(page, desk)
    page.goto(reverse("admin:claims_claim_change", args=[claim.pk]))
    page.locator(".field-item .select2").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
