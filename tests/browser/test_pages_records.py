"""Claims, dossiers and their lists in a browser, at every width and in both colours."""

import json

import pytest
from playwright.sync_api import expect

from articles.services.publish import publish_article
from tests.factories.articles import make_article, make_published
from tests.factories.claims import make_claim, make_evidence, make_link
from tests.factories.entities import make_entity, make_image
from tests.factories.newsroom import make_user

PATHS = [
    "/claims/fullclaim1/",
    "/claims/bareclaim1/",
    "/claims/",
    "/claims/?mode=media&act=say&said_from=2020-01-01",
    "/claims/?mode=gossip&said_to=soon",
    "/entities/?letter=Q",
    "/entities/?kind=media",
    "/entities/league/",
]


@pytest.fixture
def paper(live_server) -> None:
    league = make_entity(
        "Quorvath League", slug="league", kind="gang", disambiguator="fictional league of harbours",
        summary="A league.", picture=make_image(alt="A banner", credit="Ada Noor"),
        names=[("La Liga", "alias"), ("Harbour Circle", "previous")],
    )  # fmt: skip
    office = make_entity("Harbour Office", slug="office", kind="agency")
    full = make_claim(
        uid="fullclaim1",
        public_text="The Harbour Office accuses the Quorvath League of selling the quay.", said_on="2025-08-07",
        claimants=[office], accused=[league], speech_act="accuse", origin="import",
    )  # fmt: skip
    bare = make_claim(uid="bareclaim1", public_text="The quay is reportedly closed.", mode="media")
    for stance in ("supports", "refutes", "context"):
        make_evidence(full, is_public=True, stance=stance, excerpt="An excerpt.", locator="p. 3")
    denial = make_claim(
        public_text="The Quorvath League denies it.", claimants=[league], said_on="2025-08-09"
    )
    make_link(denial, full, "denies")
    make_link(full, bare, "narrower")
    body = "".join(
        f'<p><span data-claim="{uid}">Words of it.</span></p>' for uid in ("fullclaim1", "bareclaim1")
    )
    story = make_article(
        headline="Quay sold, office says",
        standfirst="The Quorvath League and the Harbour Office met.",
        body=body,
    )
    publish_article(article=story, by=make_user(), override_reason="a test's reason")


@pytest.mark.parametrize(("width", "colour"), [(1440, "light"), (320, "dark")])
@pytest.mark.parametrize("path", PATHS)
def test_page_is_accessible_and_fits(open_page, axe, paper, path, width, colour):
    page = open_page(path, width=width, colour=colour)
    assert page.locator(".error").count() == 0
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_filters_work_without_script_on_a_desk(open_page, paper):
    page = open_page("/claims/", width=1280, scripts=False)
    page.get_by_label("Other media").check()
    page.get_by_role("button", name="Show").click()
    assert page.url.endswith("/claims/?mode=media&party=&said_from=&said_to=&printed_from=&printed_to=")
    expect(page.locator(".claim-line__text")).to_have_text(["The quay is reportedly closed."])


def test_filters_unfold_on_a_phone_and_chips_take_them_away(open_page, paper):
    page = open_page("/entities/", width=390, scripts=False)
    assert page.get_by_role("button", name="Show").is_visible() is False
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Agency").check()
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".entity-row__name")).to_have_text(["Harbour Office"])
    page.locator(".chip").click()
    expect(page.locator(".entity-row__name")).to_have_count(2)


def test_evidence_stands_in_two_columns_that_stack_on_phones(open_page, paper):
    def columns(width):
        page = open_page("/claims/fullclaim1/", width=width)
        boxes = [each.bounding_box() for each in page.locator(".evidence__column").all()]
        return boxes[0]["y"] == boxes[1]["y"]

    assert (columns(1280), columns(390)) == (True, False)


def test_way_leads_from_claim_to_dossier_to_story(open_page, paper):
    page = open_page("/claims/fullclaim1/", scripts=False)
    page.get_by_role("complementary").get_by_role("link", name="Quorvath League").click()
    assert page.locator("h1").inner_text() == "Quorvath League"
    page.get_by_role("link", name="Quay sold, office says").click()
    expect(page.locator("article.story")).to_have_count(1)


def test_dossier_shows_its_picture_in_the_best_format(open_page, paper):
    page = open_page("/entities/league/")
    shown = page.locator(".dossier__picture img")
    assert shown.evaluate("image => image.complete && image.naturalWidth > 0") is True
    assert shown.evaluate("image => image.currentSrc").endswith(".avif")


def test_data_block_stands_under_the_content_policy(open_page, paper):
    """The `problems` fixture fails the test if the browser refuses anything."""
    page = open_page("/")
    page.goto(page.get_by_role("link", name="Quay sold, office says").first.get_attribute("href"))
    block = page.locator('script[type="application/ld+json"]').text_content()
    assert json.loads(block)["headline"] == "Quay sold, office says"
    assert page.evaluate("document.securityPolicyViolations || []") == []


def test_record_prints_on_paper(open_page, paper):
    page = open_page("/claims/?mode=media")
    page.emulate_media(media="print")
    assert page.locator(".facets").is_visible() is False
    assert page.locator(".claim-line__text").first.is_visible() is True


def test_list_of_drafts_only_is_empty_and_accessible(open_page, axe, live_server):
    make_article(claims=[make_claim()])
    make_published(claims=[])
    for path in ("/claims/", "/entities/"):
        page = open_page(path)
        assert page.locator(".empty").count() == 1
        axe(page)
