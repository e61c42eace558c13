from xml.etree import ElementTree

import pytest

from articles.claims.services.withhold import withhold_claim
from newsroom.site.selectors import sitemap as selector
from tests.factories.articles import make_article, make_published, make_section
from tests.factories.claims import make_claim, make_link
from tests.factories.entities import make_entity, make_topic
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FIXED = ["/", "/claims/", "/entities/", "/corrections/", "/about/standards/"]


def read(client, path="/sitemap.xml"):
    response = client.get(path)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/xml; charset=utf-8")
    return ElementTree.fromstring(response.content)


def paths(client, settings, path="/sitemap.xml"):
    return [place.text.removeprefix(settings.SITE_URL) for place in read(client, path).iter(f"{MAP}loc")]


def test_map_of_an_empty_paper_lists_its_fixed_pages(client, settings):
    assert paths(client, settings) == FIXED


def test_map_lists_what_is_in_print_and_nothing_else(client, settings):
    section, topic = make_section(slug="world"), make_topic(slug="ports")
    make_section(slug="empty")
    claim, draft_claim = make_claim(), make_claim()
    make_entity("Quorvath League", slug="quorvath-league")
    make_entity("Nobody Knows", slug="nobody-knows")
    story = make_published(
        section=section, topics=[topic.name], standfirst="The Quorvath League met.", claims=[claim]
    )
    make_article(section=section, topics=[make_topic(slug="secret").name], claims=[draft_claim])
    assert paths(client, settings) == [
        *FIXED,
        f"/stories/{story.slug}/",
        "/sections/world/",
        "/topics/ports/",
        f"/claims/{claim.uid}/",
        "/entities/quorvath-league/",
    ]


def test_map_lists_answers_and_leaves_out_what_is_withheld(client, settings):
    claim, answer, withheld = make_claim(), make_claim(), make_claim()
    make_link(answer, claim, "denies")
    make_published(claims=[claim, withheld])
    withhold_claim(claim=withheld, by=make_user("Legal"), reason="court order")
    listed = [path for path in paths(client, settings) if path.startswith("/claims/") and path != "/claims/"]
    assert listed == [f"/claims/{claim.uid}/", f"/claims/{answer.uid}/"]


def test_map_dates_a_story_by_its_live_version(client, settings):
    story = make_published()
    dated = {
        row.findtext(f"{MAP}loc").removeprefix(settings.SITE_URL): row.findtext(f"{MAP}lastmod")
        for row in read(client).findall(f"{MAP}url")
    }
    assert dated[f"/stories/{story.slug}/"] == story.live_version.published_at.date().isoformat()
    assert dated["/claims/"] is None


@pytest.mark.parametrize("stories", [1, 3])
def test_map_costs_ten_queries(client, django_assert_num_queries, stories):
    for _ in range(stories):
        make_published(claims=[make_claim()], topics=[make_topic().name], section=make_section())
    with django_assert_num_queries(10):
        client.get("/sitemap.xml")


@pytest.fixture
def split(monkeypatch):
    """A paper that outgrew one file: three stories where two fit."""
    monkeypatch.setattr(selector, "MOST_ADDRESSES", 2)
    section = make_section(slug="world")
    return [make_published(section=section) for _ in range(3)]


def test_map_that_outgrew_one_file_is_an_index_of_its_parts(client, settings, split):
    assert read(client).tag == f"{MAP}sitemapindex"
    assert paths(client, settings) == [
        "/sitemap-pages-1.xml",
        "/sitemap-stories-1.xml",
        "/sitemap-stories-2.xml",
        "/sitemap-sections-1.xml",
    ]


def test_parts_of_the_map_hold_every_address_once(client, settings, split):
    listed = [path for part in paths(client, settings) for path in paths(client, settings, part)]
    assert sorted(listed) == sorted(
        [*FIXED, "/sections/world/", *(f"/stories/{story.slug}/" for story in split)]
    )


@pytest.mark.parametrize(
    "path",
    ["/sitemap-stories-9.xml", "/sitemap-stories-0.xml", "/sitemap-secrets-1.xml", "/sitemap-pages-2.xml"],
)
def test_part_that_does_not_exist_is_not_found(client, split, path):
    assert client.get(path).status_code == 404


def test_robots_are_shown_the_map_and_kept_from_the_desk(client, settings):
    response = client.get("/robots.txt")
    assert response.content.decode() == (
        f"User-agent: *\nDisallow: /admin/\n\nSitemap: {settings.SITE_URL}/sitemap.xml\n"
    )
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
