"""What a save keeps beside the words."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article
from articles.revision_settings import SETTINGS, names_in, settings_of, settings_of_version
from articles.services.name_revision import name_revision
from articles.services.save import save_working_copy
from newsroom.ledger.redaction import redact
from tests.factories.articles import make_article, make_author, make_published, make_section, print_again
from tests.factories.entities import make_image
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def kept(article) -> dict:
    return article.revisions.first().settings


def test_a_save_keeps_all_that_it_set():
    section, image = make_section(), make_image()
    story = make_article(
        section=section,
        authors=[make_author(name="Zora Lind", slug="zora"), make_author(name="Ada Vey", slug="ada")],
        topics=["Ports", "Arms"],
        lead_image=image,
        lead_caption="The quay.",
        story_date="2031-08-11",
        story_place="Port Sabel",
        slug="quay-opens",
        language="es",
        origin="agency",
        original_url="https://agency.example/1",
        rights="One use",
        box={"dropped": ["aaaaaaaaaa"]},
    )
    assert kept(story) == {
        "section": section.pk,
        "bylines": [{"slug": "zora", "name": "Zora Lind"}, {"slug": "ada", "name": "Ada Vey"}],
        "topics": [{"slug": "arms", "name": "Arms"}, {"slug": "ports", "name": "Ports"}],
        "related": [],
        "lead_image": image.pk,
        "lead_caption": "The quay.",
        "story_date": "2031-08-11",
        "story_place": "Port Sabel",
        "slug": "quay-opens",
        "language": "es",
        "origin": "agency",
        "original_url": "https://agency.example/1",
        "rights": "One use",
        "headline_is_working": False,
        "line_claims": {},
        "box": {"dropped": ["aaaaaaaaaa"]},
    }


def test_what_was_kept_is_what_the_story_says_when_it_is_read_anew():
    story = make_article(story_date=datetime.date(2031, 8, 11), topics=["Ports"], lead_image=make_image())
    assert kept(story) == settings_of(Article.objects.get(pk=story.pk))


def test_a_save_that_gives_no_lists_keeps_those_that_stand():
    story = make_article(authors=[make_author(name="Ada Vey", slug="ada")], topics=["Ports"])
    save_working_copy(article=story, by=make_user(), headline="Second thoughts")
    assert [kept(story)[key] for key in ("bylines", "topics")] == [
        [{"slug": "ada", "name": "Ada Vey"}],
        [{"slug": "ports", "name": "Ports"}],
    ]


@pytest.mark.parametrize("entries", [0, 1, 3])
def test_keeping_settings_costs_one_query(entries):
    authors = [make_author() for _ in range(entries)]
    story = make_article(authors=authors, topics=[f"Topic {number}" for number in range(entries)])
    with CaptureQueriesContext(connection) as captured:
        settings_of(story)
    assert len(captured) == 1


def test_print_keeps_the_same_settings_in_the_same_form():
    story = make_published(
        authors=[make_author(name="Zora Lind", slug="zora"), make_author(name="Ada Vey", slug="ada")],
        topics=["Ports", "Arms"],
        story_date="2031-08-11",
    )
    printed = settings_of_version(story.live_version)
    both = {setting.key: setting for setting in SETTINGS if setting.key in printed}
    assert set(printed) == set(kept(story)) - {"rights", "headline_is_working", "related", "line_claims"}
    assert [key for key, setting in both.items() if not setting.is_same(printed[key], kept(story)[key])] == []


def test_entries_of_old_print_without_slugs_are_told_by_their_names():
    bylines = next(setting for setting in SETTINGS if setting.key == "bylines")
    old, now = [{"slug": "", "name": "Ines Ferro"}], [{"slug": "ines", "name": "Ines Ferro"}]
    assert (bylines.is_same(old, now), bylines.is_same(old, [])) == (True, False)


def test_records_read_by_the_name_that_they_have_now():
    section, image = make_section(name="Security"), make_image(title="The quay at night")
    settings = kept(make_article(section=section, lead_image=image))
    words = {
        setting.label: setting.in_words(settings[setting.key], names_in([settings])) for setting in SETTINGS
    }
    assert (words["Section"], words["Picture"], words["Bylines"]) == ("Security", "The quay at night", "none")


def test_the_law_takes_settings_and_names_with_the_words():
    story = make_published(lead_caption="Unlawful words.", body="<p>Unlawful words.</p>")
    print_again(story, body="<p>Lawful words.</p>", lead_caption="")
    first = story.versions.get(number=1)
    redact(record=first, by=make_user("Legal"), reason="Order of the court")
    old, new = story.revisions.order_by("number")
    assert ((old.settings, old.name, old.headline), new.settings is None) == ((None, "", ""), False)


def test_the_record_of_a_save_shows_name_and_settings(client):
    user = make_user(first_name="Ada", last_name="Lind")
    client.force_login(user)
    story = make_article(topics=["Ports"], section=make_section(name="Security"))
    name_revision(article=story, number=1, name="Before legal", by=user)
    save = story.revisions.get()
    text = client.get(reverse("admin:articles_revision_change", args=[save.pk])).content.decode()
    assert [
        words in text for words in ("Before legal", "<dt>Topics</dt><dd>Ports</dd>", "<dd>Security</dd>")
    ] == [True] * 3
    story.revisions.update(settings=None)
    text = client.get(reverse("admin:articles_revision_change", args=[save.pk])).content.decode()
    assert "Not kept then" in text
