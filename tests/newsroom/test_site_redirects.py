"""Addresses that stories have left: they lead on for good."""

import pytest

from articles.services.publish import unpublish_article
from articles.services.withhold import withhold_version
from tests.factories.articles import make_article, make_published, print_again
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def moved():
    """Printed under three addresses, each time with other words."""
    story = make_published(slug="first")
    print_again(story, slug="second", body="<p>The second of them.</p>")
    print_again(story, slug="third", body="<p>The third of them.</p>")
    return story


@pytest.mark.parametrize("slug", ["first", "second"])
@pytest.mark.parametrize("rest", ["", "versions/", "versions/1/", "versions/?from=1&to=2"])
def test_old_address_leads_to_the_new_one_in_one_step(client, moved, slug, rest):
    response = client.get(f"/stories/{slug}/{rest}")
    assert (response.status_code, response.headers["Location"]) == (301, f"/stories/third/{rest}")
    assert client.get(response.headers["Location"]).status_code == 200


def test_redirect_is_not_kept_for_ever(client, moved):
    """A story may come back to an address that it has left."""
    kept = client.get("/stories/first/").headers["Cache-Control"]
    assert kept == "public, max-age=0, s-maxage=1, must-revalidate"


def test_redirect_costs_two_queries(client, moved, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get("/stories/first/")


def test_redirect_sets_no_cookie(client, moved):
    response = client.get("/stories/first/")
    assert ("Set-Cookie" in response.headers, "Vary" in response.headers) == (False, False)


def test_old_address_of_a_story_taken_back_is_gone(client, moved):
    unpublish_article(article=moved, by=make_user(), note="Wrong harbour.")
    assert [client.get(f"/stories/{slug}/").status_code for slug in ("first", "second", "third")] == [410] * 3


def test_old_address_of_a_withheld_version_leads_to_where_it_is_gone(client, moved):
    withhold_version(version=moved.versions.get(number=2), by=make_user("Legal"), reason="Order of the court")
    response = client.get("/stories/first/versions/2/", follow=True)
    assert (response.redirect_chain, response.status_code) == ([("/stories/third/versions/2/", 301)], 410)


def test_address_that_waits_is_not_there_yet(client):
    story = make_published(slug="first")
    from articles.services.save import save_working_copy

    save_working_copy(article=story, by=make_user(), slug="second")
    assert [client.get(f"/stories/{slug}/").status_code for slug in ("first", "second")] == [200, 404]


def test_addresses_of_drafts_lead_nowhere(client):
    make_article(slug="draft")
    assert [client.get(f"/stories/{slug}/").status_code for slug in ("draft", "none")] == [404, 404]


def test_page_names_its_new_address_everywhere(client, moved):
    page = client.get("/stories/third/").content.decode()
    assert ("/stories/first/" in page, "/stories/second/" in page, "/stories/third/" in page) == (
        False,
        False,
        True,
    )
    for address in ("/sitemap.xml", "/feeds/latest.atom", "/"):
        content = client.get(address).content.decode()
        assert ("/stories/first/" in content, "/stories/third/" in content) == (False, True)


def test_correction_of_an_earlier_address_leads_to_the_new_one(client):
    from articles.services.corrections import CorrectionDraft

    story = make_published(slug="first")
    print_again(
        story,
        kind="correction",
        body="<p>Five ships.</p>",
        corrections=[CorrectionDraft("correction", "It was five ships.")],
    )
    print_again(story, slug="second")
    page = client.get("/stories/second/").content.decode()
    assert "/stories/second/versions/?from=1&amp;to=2" in page
    assert "/stories/first/" not in client.get("/corrections/").content.decode()
