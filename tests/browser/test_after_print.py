"""Versions, corrections and retracted stories in a browser."""

import pytest
from playwright.sync_api import expect

from articles.services.corrections import CorrectionDraft
from articles.services.publish import retract_article, unpublish_article
from tests.factories.articles import make_published, print_again
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

PATHS = [
    "/stories/ships/",
    "/stories/ships/versions/",
    "/stories/ships/versions/?from=1&to=3",
    "/stories/ships/versions/1/",
    "/stories/gone-wrong/",
    "/stories/gone-wrong/versions/",
    "/stories/gone-wrong/versions/1/",
    "/stories/taken-back/versions/",
    "/corrections/",
    "/corrections/?kind=gossip",
]


@pytest.fixture
def paper(live_server) -> None:
    claim = make_claim()
    quiet = "".join(
        f"<p>Paragraph {number} is about crane {number} in the yard of Vell.</p>" for number in range(9)
    )
    story = make_published(
        slug="ships",
        headline="Three ships sail, office says",
        standfirst="At dawn.",
        body=f'<h2>The harbour</h2><p>Three ships sail. <span data-claim="{claim.uid}">{claim.public_text}</span></p>'
        f"{quiet}<ul><li>One quay</li></ul>",
    )
    print_again(story, headline="Four ships sail, office says", body=story.body.replace("Three", "Four"))
    print_again(
        story,
        kind="correction",
        body=story.body.replace("Four", "Five").replace("One quay", "A long quay of granite"),
        corrections=[
            CorrectionDraft("correction", "It is five ships.", claim=claim),
            CorrectionDraft("clarification", "The ships are ferries."),
        ],
    )
    retracted = make_published(slug="gone-wrong", claims=[claim], standfirst="Told once.")
    retract_article(article=retracted, by=make_user(), reason="The log was of another ship.")
    gone = make_published(slug="taken-back")
    unpublish_article(article=gone, by=make_user(), note="x")


@pytest.mark.parametrize(("width", "colour"), [(1440, "light"), (320, "dark")])
def test_pages_are_accessible_and_fit(open_page, axe, paper, width, colour):
    for path in PATHS:
        page = open_page(path, width=width, colour=colour)
        axe(page)
        assert (
            page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
        )


def test_two_versions_are_compared_without_script(open_page, paper):
    page = open_page("/stories/ships/", scripts=False)
    page.get_by_role("link", name="All versions and what changed").click()
    page.locator('input[name="from"][value="1"]').check()
    page.locator('input[name="to"][value="2"]').check()
    page.get_by_role("button", name="Compare the two").click()
    expect(page.locator("#diff-title")).to_have_text("What changed from version 1 to version 2")
    expect(page.locator(".diff__text del").first).to_have_text("[Taken out: Three]")
    page.locator(".diff__folded summary").first.click()
    expect(page.locator(".diff__folded p").first).to_be_visible()
