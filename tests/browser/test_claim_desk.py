"""The claim's page in a real browser: as checkers use it by keys, and as it stands without scripts."""

import pytest
from django.urls import reverse

from articles.claims.models import Evidence
from articles.claims.services.link import link_two
from articles.services.claim_notes import add_claim_note
from tests.factories.articles import make_published
from tests.factories.claims import make_claim, make_evidence, make_item, make_link
from tests.factories.entities import make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def checker(live_server):
    return make_user("Checker", first_name="Noor", last_name="Haile")


@pytest.fixture
def claim(checker):
    """One of everything on it, and print that says otherwise than the record."""
    accused = make_person(name="Ada Lind")
    claim = make_claim(
        statement="Ada Lind took bribes from Sundby Freight",
        public_text="Prosecutors accuse Ada Lind of taking bribes from Sundby Freight.",
        speech_act="accuse",
        cue="accuse",
        harm="serious",
        accused=[accused, make_person(name="Bo Kerr")],
        original_wording="The said Lind did take bribes.",
    )
    make_published(claims=[claim], headline="Prosecutors speak of bribes at the freight office")
    type(claim).objects.filter(pk=claim.pk).update(mode="anonymous")
    denial = make_claim(
        statement="Ada Lind took bribes", speech_act="deny", claimants=[accused], said_on="2026-03-02"
    )
    make_link(denial, claim)
    link_two(claim=claim, kind="supersedes", other=make_claim(), by=checker)
    make_evidence(claim, tests="content", stance="refutes", excerpt="No such payment is on the books.")
    add_claim_note(claim=claim, by=checker, text="Who has the books?")
    return claim


def test_near_duplicate_is_linked_and_evidence_added_by_keys(open_page, sign_in, claim, checker):
    same = make_claim(
        statement="Ada Lind accepted bribes from Sundby Freight", public_text="She accepted bribes."
    )
    item = make_item(title="Books of the freight office")
    make_item(title="Something else")
    page = open_page()
    sign_in(page, checker)
    page.goto(reverse("admin:desk_claim", args=[claim.uid]))
    page.keyboard.press("g")
    page.keyboard.press("l")
    page.keyboard.press("/")
    page.keyboard.type("Lind accepted bribes from Sundby")
    page.get_by_role("radio", name="She accepted bribes.").wait_for()
    page.keyboard.press("ArrowDown")
    assert page.get_by_role("radio", name="She accepted bribes.").is_checked()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    claim.refresh_from_db()
    assert claim.canonical == same

    page.keyboard.press("a")
    page.keyboard.type("books freight")
    page.get_by_role("radio", name="Books of the freight office").wait_for()
    page.get_by_role("radio", name="Something else").wait_for(state="detached")
    page.keyboard.press("ArrowDown")
    add = page.locator("[data-evidence-add]")
    add.get_by_label("Supports").check()
    add.get_by_label("Excerpt", exact=True).fill("Paid to A.L.")
    with page.expect_navigation():
        add.get_by_label("Where in it").press("Enter")
    piece = Evidence.objects.get(item=item)
    assert (piece.claim_id, piece.excerpt, piece.tests) == (claim.pk, "Paid to A.L.", "attribution")


@pytest.mark.parametrize(
    ("width", "colour", "scripts"), [(1280, "light", True), (390, "dark", True), (390, "light", False)]
)
def test_page_is_accessible_fits_and_works(open_page, sign_in, axe, claim, checker, width, colour, scripts):
    page = open_page(width=width, colour=colour, scripts=scripts)
    sign_in(page, checker)
    page.goto(reverse("admin:desk_claim", args=[claim.uid]))
    if scripts:  # axe is one
        page.locator("[data-evidence-add]").evaluate("(details) => { details.open = true }")
        axe(page)
    assert page.evaluate("document.documentElement.scrollWidth > innerWidth") is False
    page.locator("#panel-notes").get_by_label("Note", exact=True).fill("Ask the clerk.")
    with page.expect_navigation():
        page.get_by_role("button", name="Post note").click()
    assert page.locator("#panel-notes .note-text").all_inner_texts() == [
        "Who has the books?",
        "Ask the clerk.",
    ]
