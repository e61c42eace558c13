"""Front page, lists, standards and errors in a browser."""

import pytest
from playwright.sync_api import expect

from tests.factories.articles import make_published, make_section
from tests.factories.entities import make_image

PATHS = ["/", "/sections/harbours/", "/sections/letters/", "/about/standards/", "/nowhere/"]


@pytest.fixture
def paper(live_server) -> None:
    harbours = make_section(name="Harbours", slug="harbours", description="Quays, and who owns them.")
    make_section(name="Letters", slug="letters")
    ports = make_section(name="Ports", slug="ports")
    for number in range(4):
        make_published(
            section=harbours,
            headline=f"A quay is sold, office says, for the {number}th time",
            standfirst="Whole.",
            lead_image=make_image() if number % 2 else None,
        )
        make_published(section=ports, kicker="The coast")


@pytest.mark.parametrize(("width", "colour"), [(1440, "light"), (320, "dark")])
@pytest.mark.parametrize("path", PATHS)
def test_page_is_accessible_and_fits(open_page, axe, paper, path, width, colour):
    page = open_page(path, width=width, colour=colour)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_front_page_leads_to_a_story(open_page, paper):
    page = open_page("/", scripts=False)
    page.locator(".teaser--lead a").last.click()
    expect(page.locator("article.story")).to_have_count(1)


def test_section_in_hand_is_marked_in_the_navigation(open_page, paper):
    page = open_page("/sections/harbours/")
    assert page.locator('nav[aria-label="Sections"] [aria-current="page"]').inner_text() == "Harbours"
