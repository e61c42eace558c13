from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from articles.services.publish import unpublish_article, update_article
from articles.services.save import save_working_copy
from tests.factories.articles import make_article, make_author, make_published, make_section
from tests.factories.entities import make_topic
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client):
    response = client.get("/feeds/latest.atom")
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)


def text(element, name):
    return element.findtext(f"{ATOM}{name}")


def entries(client):
    return feed(client).findall(f"{ATOM}entry")


def test_feed_carries_what_rfc_4287_asks_of_a_feed(client, settings):
    make_published()
    root = feed(client)
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert root.tag == f"{ATOM}feed"
    assert text(root, "title") == settings.SITE_NAME
    assert text(root, "id") == f"tag:{urlsplit(settings.SITE_URL).hostname},2026-01-01:feeds/latest"
    assert text(root, "updated") == text(root.find(f"{ATOM}entry"), "updated")
    assert links == {
        "self": f"{settings.SITE_URL}/feeds/latest.atom",
        "alternate": f"{settings.SITE_URL}/",
    }


def test_entry_carries_what_was_printed(client, settings):
    story = make_published(
        headline="Harbour <sold> & gone",
        standfirst="The office says 1 < 2.",
        authors=[make_author(name="Ines Ferro"), make_author(name="Jon Vahl")],
        topics=[make_topic("Ports").name],
        section=make_section(name="World"),
    )
    (entry,) = entries(client)
    assert text(entry, "title") == "Harbour <sold> & gone"
    assert (text(entry, "summary"), entry.find(f"{ATOM}summary").get("type")) == (
        "The office says 1 < 2.",
        "text",
    )
    assert text(entry, "id").endswith(f":stories/{story.uid}")
    assert entry.find(f"{ATOM}link").get("href") == f"{settings.SITE_URL}/stories/{story.slug}/"
    assert [author.findtext(f"{ATOM}name") for author in entry.findall(f"{ATOM}author")] == [
        "Ines Ferro",
        "Jon Vahl",
    ]
    assert [category.get("term") for category in entry.findall(f"{ATOM}category")] == ["World", "Ports"]


def test_entry_never_cuts_a_long_standfirst(client):
    standfirst = "Officials said, without giving a reason, that the quay was sold. " * 20
    make_published(standfirst=standfirst.strip())
    assert text(entries(client)[0], "summary") == standfirst.strip()


def test_entry_keeps_its_id_and_first_date_when_the_story_changes(client):
    by = make_user()
    story = make_published(by=by)
    before = entries(client)[0]
    save_working_copy(article=story, by=by, headline="Harbour office closes its books")
    update_article(article=story, by=by)
    after = entries(client)[0]
    assert (text(after, "id"), text(after, "published")) == (text(before, "id"), text(before, "published"))
    assert text(after, "updated") > text(before, "updated")
    assert text(after, "title") == "Harbour office closes its books"


def test_feed_holds_live_stories_only(client):
    make_article(headline="A draft of ours")
    taken_back = make_published(headline="Taken back")
    unpublish_article(article=taken_back, by=make_user(), note="legal")
    make_published(headline="In print")
    assert [text(entry, "title") for entry in entries(client)] == ["In print"]


def test_feed_without_stories_is_valid_and_stays_the_same(client):
    first, second = client.get("/feeds/latest.atom"), client.get("/feeds/latest.atom")
    assert first.content == second.content
    assert entries(client) == []


@pytest.mark.parametrize("stories", [1, 3])
def test_feed_costs_one_query(client, django_assert_num_queries, stories):
    for _ in range(stories):
        make_published(authors=[make_author()], topics=[make_topic().name])
    with django_assert_num_queries(1):
        client.get("/feeds/latest.atom")


def test_feed_is_for_every_cache(client):
    make_published()
    response = client.get("/feeds/latest.atom")
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert ("Set-Cookie" in response.headers, "Vary" in response.headers) == (False, False)
    again = client.get("/feeds/latest.atom", headers={"if-none-match": response.headers["ETag"]})
    assert again.status_code == 304
