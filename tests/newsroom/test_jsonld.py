import json
import re

import pytest

from tests.factories.articles import make_author, make_published, make_section
from tests.factories.entities import make_entity, make_image, make_person, make_topic

pytestmark = pytest.mark.django_db
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)

#: Properties of schema.org/NewsArticle (v28) that we may print, its own and those it inherits from Article,
#: CreativeWork and Thing.
KNOWN = {
    "@context", "@type", "@id", "about", "articleSection", "author", "dateModified", "datePublished",
    "dateline", "description", "headline", "image", "inLanguage", "isAccessibleForFree", "keywords", "mainEntityOfPage",
    "mentions", "publisher",
}  # fmt: skip


def page(client, story):
    return client.get(f"/stories/{story.slug}/").content.decode()


def article(client, story):
    (block,) = BLOCK.findall(page(client, story))
    return json.loads(block)


def test_article_says_in_terms_of_schema_org_what_was_printed(client, settings):
    story = make_published(
        headline="Harbour opens its books",
        standfirst="The office says so.",
        section=make_section(name="World"),
        story_place="Port Sabel",
        authors=[make_author(name="Ines Ferro", role="Ports correspondent")],
        topics=[make_topic("Ports").name],
    )
    address = f"{settings.SITE_URL}/stories/{story.slug}/"
    when = story.first_published_at.isoformat(timespec="seconds")
    assert article(client, story) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "mainEntityOfPage": {"@type": "WebPage", "@id": address},
        "headline": "Harbour opens its books",
        "description": "The office says so.",
        "inLanguage": "en",
        "articleSection": "World",
        "datePublished": when,
        "dateModified": when,
        "dateline": "Port Sabel",
        "author": [{"@type": "Person", "name": "Ines Ferro", "jobTitle": "Ports correspondent"}],
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": settings.SITE_NAME,
            "url": f"{settings.SITE_URL}/",
        },
        "keywords": ["Ports"],
        "isAccessibleForFree": True,
    }


def test_article_uses_no_property_that_schema_org_does_not_know(client):
    make_entity("Quorvath League")
    story = make_published(
        standfirst="The Quorvath League met.",
        lead_image=make_image(),
        story_place="Teyra",
        authors=[make_author()],
    )
    assert article(client, story).keys() - KNOWN == set()


def test_article_without_a_byline_is_the_papers_own(client, settings):
    assert article(client, make_published())["author"]["name"] == settings.SITE_NAME


def test_article_shows_its_picture_with_size_and_credit(client, settings):
    image = make_image(alt="A wall", credit="Ada Noor")
    assert article(client, make_published(lead_image=image))["image"] == {
        "@type": "ImageObject",
        "url": f"{settings.SITE_URL}/pictures/{image.uid}/w300.jpg",
        "width": 300,
        "height": 200,
        "caption": "A wall",
        "creditText": "Ada Noor",
    }


def test_article_names_open_dossiers_only(client, settings):
    make_entity("Quorvath League", slug="quorvath-league")
    make_person("Imre Valtos", slug="imre-valtos")
    story = make_published(standfirst="Imre Valtos met the Quorvath League.")
    assert "Imre Valtos" in page(client, story)
    assert article(client, story)["about"] == [
        {"@type": "Thing", "name": "Quorvath League", "url": f"{settings.SITE_URL}/entities/quorvath-league/"}
    ]


@pytest.mark.parametrize(
    "headline",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        'Quotes " and \\ backslashes & ampersands',
        "Separators \u2028 and \u2029",
    ],
)
def test_block_cannot_be_ended_from_within(client, headline):
    story = make_published(headline=headline)
    (block,) = BLOCK.findall(page(client, story))
    assert set(block) & set("<>&\u2028\u2029") == set()
    assert json.loads(block)["headline"] == story.live_version.headline
