"""Who has a story open: as the pages say, for as long as they say it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.selectors.presence import SILENT_AFTER, Person, people_in
from tests.factories.articles import make_article, make_presence
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

NOW = timezone.now()
A_MINUTE = timedelta(minutes=1)


def test_people_are_those_whose_pages_are_heard_of():
    story, ana = make_article(), make_user(first_name="Ana", last_name="Prat")
    make_presence(story, ana, seen_at=NOW, typed_at=NOW - A_MINUTE)
    make_presence(story, seen_at=NOW - SILENT_AFTER)
    assert people_in([story.pk], at=NOW) == {story.pk: [Person(ana.pk, "Ana Prat", NOW, NOW - A_MINUTE)]}


def test_person_with_two_tabs_is_one_person_as_of_the_newest():
    story, ana = make_article(), make_user()
    make_presence(story, ana, seen_at=NOW - A_MINUTE, typed_at=NOW - A_MINUTE)
    make_presence(story, ana, seen_at=NOW)
    assert people_in([story.pk], at=NOW)[story.pk] == [Person(ana.pk, str(ana), NOW, NOW - A_MINUTE)]


def test_people_stand_in_the_order_in_which_they_typed_last():
    story, reads, wrote, writes = make_article(), make_user(), make_user(), make_user()
    make_presence(story, reads, seen_at=NOW)
    make_presence(story, wrote, seen_at=NOW, typed_at=NOW - A_MINUTE)
    make_presence(story, writes, seen_at=NOW, typed_at=NOW)
    found = people_in([story.pk], at=NOW)[story.pk]
    assert [person.user_id for person in found] == [writes.pk, wrote.pk, reads.pk]


def test_person_who_left_the_house_is_nowhere():
    story = make_article()
    make_presence(story, make_user(is_active=False), seen_at=NOW)
    assert people_in([story.pk], at=NOW) == {}


def test_people_of_other_stories_stay_there():
    story, other = make_article(), make_article()
    presence = make_presence(other, seen_at=NOW)
    assert people_in([story.pk], at=NOW) == {}
    assert list(people_in([story.pk, other.pk], at=NOW)) == [presence.article_id]


@pytest.mark.parametrize(("count", "queries"), [(0, 0), (1, 1), (3, 1)])
def test_people_cost_one_query(django_assert_num_queries, count, queries):
    stories = [make_article() for _ in range(count)]
    for story in stories:
        make_presence(story, seen_at=NOW)
    with django_assert_num_queries(queries):
        people_in([story.pk for story in stories], at=NOW)
