"""The front page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.claims.models import Claim
from articles.models import Article
from newsroom.site.selectors.front import front_page
from tests.factories.articles import make_article, make_published, make_section
from tests.factories.claims import make_claim, make_link
from tests.factories.entities import make_image

pytestmark = pytest.mark.django_db


def publish_in(section, count, *, hours_ago=1, **fields):
    """Stories of a section, the newest first."""
    stories = [make_published(section=section, **fields) for _ in range(count)]
    for number, story in enumerate(stories):
        at = timezone.now() - timedelta(hours=hours_ago + number)
        Article.objects.filter(pk=story.pk).update(first_published_at=at)
    return stories


def urls(teasers):
    return [teaser.url for teaser in teasers]


def test_front_without_stories_says_what_will_be_here(client):
    page = client.get("/").content.decode()
    assert "The first stories will stand here as soon as they are published." in page


@pytest.mark.parametrize("stories", [1, 3])
def test_front_costs_three_queries_whatever_is_in_print(client, django_assert_num_queries, stories):
    publish_in(make_section(), stories, lead_image=make_image())
    with django_assert_num_queries(3):
        client.get("/")


def test_front_leads_with_the_last_story_and_seconds_from_other_sections():
    old, new = make_section(position=1), make_section(position=2)
    first = publish_in(old, 3, hours_ago=10)
    last = publish_in(new, 2, hours_ago=1)
    page = front_page()
    assert page.lead.url == last[0].get_absolute_url()
    assert page.seconds[0].url == first[0].get_absolute_url()


def test_front_prints_each_story_once():
    sections = [make_section(position=number) for number in range(3)]
    stories = [story for section in sections for story in publish_in(section, 3)]
    page = front_page()
    shown = [
        page.lead.url,
        *urls(page.seconds),
        *(url for river in page.rivers for url in urls(river.stories)),
    ]
    assert sorted(shown) == sorted(story.get_absolute_url() for story in stories)


def test_front_rivers_follow_the_order_of_sections():
    last, first = make_section(name="Last", position=9), make_section(name="First", position=1)
    publish_in(last, 4, hours_ago=1)
    publish_in(first, 4, hours_ago=20)
    assert [river.section.name for river in front_page().rivers] == ["First", "Last"]


def test_front_river_is_cut_and_draws_from_its_own_section():
    section = make_section()
    publish_in(section, 12)
    page = front_page()
    assert (len(page.seconds), [len(river.stories) for river in page.rivers]) == (3, [4])


def test_front_shows_print_only(client):
    make_published(headline="In print")
    make_article(headline="In a drawer")
    page = client.get("/").content.decode()
    assert ("In print" in page, "In a drawer" in page) == (True, False)


def test_front_sets_no_cookie_and_varies_by_none(client):
    response = client.get("/")
    assert (response.cookies, response.headers.get("Vary", "")) == ({}, "")


def test_answer_after_print_is_changed_this_week(client):
    claim = make_claim(public_text="The office says that the quay was sold.")
    make_published(claims=[claim])
    assert front_page().changed == ()
    answer(claim)
    page = client.get("/").content.decode()
    strip = page[page.index("Changed this week") :]
    assert "The office says that the quay was sold." in strip


def test_answer_already_in_the_story_is_no_change():
    claim = make_claim()
    answer(claim)
    make_published(claims=[claim])
    assert front_page().changed == ()


def test_answer_of_last_month_is_no_change_this_week():
    claim = make_claim()
    make_published(claims=[claim])
    denial = answer(claim)
    assert len(front_page().changed) == 1
    Claim.objects.filter(pk=denial.pk).update(created_at=timezone.now() - timedelta(days=8))
    assert front_page().changed == ()


def answer(claim):
    denial = make_claim(speech_act="deny", said_on="2031-08-08", claimant_label="the company")
    make_link(denial, claim, "denies")
    return denial
