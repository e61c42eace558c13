"""The checks beside the story, with real keys: while it is typed, and signed off by a second person."""

import pytest

from articles.models import SignOff
from articles.preflight import Finding, engine
from articles.preflight.finding import Cure, CureKind
from articles.services.save import save_working_copy
from tests.browser.story_screen import go_to_end, open_panel
from tests.browser.test_admin import EDITOR, SELECTED, STATE, change, open_editor, until
from tests.factories.articles import make_article, make_section
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)

HEARSAY = "The quay was reportedly sold at night."
COUNTS = "document.querySelector('.preflight-counts').textContent.trim()"
#: The words selected in the field that has the focus.
PICKED = "(at => at.value?.slice(at.selectionStart, at.selectionEnd))(document.activeElement)"


@pytest.fixture
def story(db):
    """A story with an emoji, a line break, a rule and an empty paragraph before hearsay (S) and a bare hedge (W)."""
    make_section(name="Security", slug="security", is_default=True)
    claim = make_claim(public_text=HEARSAY, mode="hearsay")
    body = (
        "<p>Boats 🚢 came<br>  and went.</p><hr><h2>At the  quay</h2>"
        f'<p><span data-claim="{claim.uid}">{HEARSAY}</span></p><p>It was allegedly dark.</p>'
    )
    return make_article(by=make_user("Reporter"), headline="Lamps are lit", body=body)


@pytest.fixture
def synonyms(monkeypatch):
    """A rule whose cure puts one word in the place of another, in headline and body."""

    def check(story):
        for field, text in (("headline", story.headline), ("body", story.text)):
            at = text.find("gloomy")
            if at >= 0:
                cure = Cure(CureKind.REPLACE, "Say “dark”", value="dark")
                yield Finding("P99", "W", field, "gloomy", "A plainer word.", field, at, at + 6, cure)

    monkeypatch.setattr(engine, "RULES", (*engine.RULES, check))


def test_finding_appears_while_one_types_and_leads_to_its_words(page, sign_in, story):
    sign_in(page, make_user())
    open_editor(page, change(story))
    open_panel(page, "checks")
    assert page.locator(f"{EDITOR} .check--S").inner_text() == HEARSAY
    page.get_by_label("Headline").click()
    page.keyboard.press("Control+a")
    page.keyboard.type("🚢 Quay was sold at night")  # flat, what the body prints as hearsay
    until(page, "document.querySelector('.finding.severity-B[data-field=headline]')")
    assert page.evaluate("() => document.activeElement.id") == "id_headline"  # nobody's keys are taken away
    assert page.locator("[data-checks-state]").inner_text() == "as typed"

    page.keyboard.press("Alt+Shift+KeyJ")
    words = page.locator(".finding.severity-B").first.get_attribute("data-words")
    until(page, f"{PICKED} === {words!r} && {PICKED}.endsWith('at night')")
    page.locator("#checks a.quote", has_text=HEARSAY).click()
    until(page, f"{SELECTED} === {HEARSAY!r}")
    page.locator("#checks a.quote", has_text="“allegedly”").click()
    until(page, f"{SELECTED} === 'allegedly'")

    page.keyboard.type("very")  # over the words that were selected: their underline goes at once
    assert page.locator(f"{EDITOR} .check--W").count() == 0
    until(page, "!document.querySelector('.finding[data-field=body][data-words=allegedly]')")
    assert "check" not in page.evaluate("() => document.querySelector('.ProseMirror').editor.getHTML()")


def test_cure_replaces_the_words_in_one_step_that_undoes(page, sign_in, story, synonyms):
    sign_in(page, make_user())
    open_editor(page, change(story))
    open_panel(page, "checks")
    page.get_by_label("Headline").click()
    page.keyboard.press("End")
    page.keyboard.type(" on gloomy day")
    page.click(EDITOR)
    go_to_end(page)
    page.keyboard.type(" And gloomy.")
    until(page, "document.querySelectorAll('[data-cure=replace]').length === 2")
    page.locator("[data-field=headline] [data-cure=replace]").click()
    assert page.get_by_label("Headline").input_value() == "Lamps are lit on dark day"
    page.keyboard.press("Control+z")
    assert page.get_by_label("Headline").input_value() == "Lamps are lit on gloomy day"
    page.locator("[data-field=body] [data-cure=replace]").click()
    until(page, f"{STATE}.doc.textContent.endsWith(' And dark.')")
    until(page, "document.activeElement.classList.contains('ProseMirror')")
    page.keyboard.press("Control+z")
    until(page, f"{STATE}.doc.textContent.endsWith(' And gloomy.')")


def test_cures_open_the_claim_dialog_and_extend_a_mark(page, sign_in, story, monkeypatch):
    def beside(told):
        words = "It rained."
        at = told.text.find(words)
        if at >= 0:
            cure = Cure(CureKind.EXTEND, "Extend the claim", told.passages[0].uid)
            yield Finding("P98", "W", "body", words, "Why.", "body", at, at + len(words), cure)

    monkeypatch.setattr(engine, "RULES", (*engine.RULES, beside))
    body = story.body.replace("</span></p>", "</span> It rained.</p>")
    save_working_copy(article=story, by=story.created_by, body=body)
    sign_in(page, make_user())
    open_editor(page, change(story))
    open_panel(page, "checks")
    page.get_by_role("button", name="Mark it as a claim").click()
    assert page.get_by_role("dialog").locator("blockquote").inner_text() == "allegedly"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Extend the claim").click()
    assert page.locator(f"{EDITOR} span[data-claim]").inner_text() == f"{HEARSAY} It rained."
    until(page, "document.querySelector('[data-saved-state]').textContent === 'Not saved yet'")


@pytest.mark.parametrize("scripts", [True, False])
def test_second_person_signs_off_and_takes_back(open_page, sign_in, story, scripts):
    page = open_page(scripts=scripts)
    sign_in(page, make_user("Checker", first_name="Nadia", last_name="Ferro"))
    page.goto(change(story))
    if scripts:
        open_panel(page, "checks")
        page.locator(".finding.severity-S a.quote").click()
        assert page.evaluate("() => getSelection().toString()") == HEARSAY
    else:
        page.get_by_role("link", name="Check what is saved").click()
    page.locator(".sign-off summary").click()
    page.locator(".sign-off textarea").fill("Two witnesses.")
    page.locator(".sign-off button").click()
    signed = page.locator(".finding.is-signed")
    assert "Nadia Ferro" in signed.inner_text()
    assert (page.url.rpartition("#")[2], SignOff.objects.get().reason) == ("checks", "Two witnesses.")
    signed.get_by_role("button", name="Take back").click()
    assert page.locator(".finding.is-signed").count() == 0
    assert SignOff.objects.count() == 0


@pytest.mark.parametrize(("width", "colour"), [(1440, "light"), (390, "dark")])
def test_panel_and_rules_are_accessible(open_page, sign_in, axe, story, width, colour):
    page = open_page(width=width, colour=colour)
    sign_in(page, make_user("Administrator"))
    page.goto(change(story))
    page.wait_for_selector(f"{EDITOR} .check")
    open_panel(page, "checks")
    page.locator(".sign-off summary").first.click()
    axe(page)
    page.goto("/admin/preflight/")
    for summary in page.locator(".rule summary").all()[:2]:
        summary.click()
    axe(page)
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
