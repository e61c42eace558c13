"""Pages of sections and topics."""

import pytest

from articles.models import Article
from articles.services.publish import publish_article
from articles.services.save import save_working_copy
from newsroom.site.selectors import lists
from tests.factories.articles import make_article, make_published, make_section
from tests.factories.claims import make_claim
from tests.factories.entities import make_image, make_topic
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def filed_under(topic, **fields) -> Article:
    story = make_article(**fields)
    story.topics.add(topic)
    publish_article(article=story, by=make_user(), override_reason="x")
    return story


def test_empty_section_says_what_will_be_here(client):
    page = client.get(make_section(name="Letters").get_absolute_url()).content.decode()
    assert "No story is in print here yet." in page


@pytest.mark.parametrize("stories", [1, 3])
def test_section_costs_a_fixed_number_of_queries(client, django_assert_num_queries, stories):
    section = make_section()
    for _ in range(stories):
        make_published(section=section, lead_image=make_image())
    with django_assert_num_queries(4):
        client.get(section.get_absolute_url())


@pytest.mark.parametrize("stories", [1, 3])
def test_topic_costs_a_fixed_number_of_queries(client, django_assert_num_queries, stories):
    topic = make_topic()
    for _ in range(stories):
        filed_under(topic)
    with django_assert_num_queries(4):
        client.get(topic.get_absolute_url())


def test_section_lists_what_was_printed_in_it_and_not_where_the_desk_moved_it(client):
    printed_in, moved_to = make_section(), make_section()
    story = make_published(section=printed_in, headline="The story of the quay")
    save_working_copy(article=story, by=make_user(), section=moved_to)
    assert "The story of the quay" in client.get(printed_in.get_absolute_url()).content.decode()
    assert "The story of the quay" not in client.get(moved_to.get_absolute_url()).content.decode()


def test_topic_of_drafts_only_is_not_there(client):
    topic = make_topic()
    make_article().topics.add(topic)
    assert client.get(topic.get_absolute_url()).status_code == 404


def test_topic_lists_its_stories(client):
    topic = make_topic("Ports")
    filed_under(topic, headline="Filed under ports")
    make_published(headline="Filed under nothing")
    page = client.get(topic.get_absolute_url()).content.decode()
    assert ("Filed under ports" in page, "Filed under nothing" in page) == (True, False)


def test_list_goes_on_over_pages(client, monkeypatch):
    monkeypatch.setattr(lists, "PER_PAGE", 2)
    section = make_section()
    for number in range(3):
        make_published(section=section, headline=f"Story number {number}")
    first = client.get(section.get_absolute_url()).content.decode()
    second = client.get(section.get_absolute_url() + "?page=2").content.decode()
    assert ("Story number 0" in first, "Story number 2" in first) == (False, True)
    assert ("Story number 0" in second, "Story number 2" in second) == (True, False)
    assert ('<a rel="next" href="?page=2">' in first, '<a rel="prev" href="?page=1">' in second) == (
        True,
        True,
    )


@pytest.mark.parametrize("number", ["0", "9", "x", ""])
def test_page_that_does_not_exist_is_not_there(client, number):
    section = make_section()
    assert client.get(f"{section.get_absolute_url()}?page={number}").status_code == 404


def test_list_of_unknown_section_is_not_there(client):
    assert client.get("/sections/nowhere/").status_code == 404


def test_teaser_without_standfirst_is_never_cut_from_its_source(client):
    claim = make_claim()
    body = (
        f'<p><span data-claim="{claim.uid}">{"The quay was sold for nothing at all. " * 6}</span> '
        "So said the office.</p><p>More.</p>"
    )
    story = make_published(body=body)
    page = client.get(story.section.get_absolute_url()).content.decode()
    assert story.headline in page
    assert "The quay was sold for nothing" not in page


def test_teaser_prints_the_standfirst_whole(client):
    standfirst = "The office says that the quay was sold; " * 12 + "the buyer denies it."
    story = make_published(standfirst=standfirst)
    assert standfirst in client.get(story.section.get_absolute_url()).content.decode()
