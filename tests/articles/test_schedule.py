"""On the schedule and off it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.test import override_settings
from django.utils import timezone

from articles.exceptions import MoveNotPossible, StoryNotAllowed
from articles.models import Article
from articles.services.planning import plan_story
from articles.services.publish import publish_article
from articles.services.schedule import schedule_article, unschedule_article
from articles.workflow import State
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import make_at
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

SOON = timedelta(hours=1)
MADRID = ZoneInfo("Europe/Madrid")


def standing(story: Article) -> tuple:
    return Article.objects.values_list("state", "publish_at", "scheduled_by").get(pk=story.pk)


def last_note(story: Article) -> str:
    entry = HistoryEntry.objects.filter(object_id=str(story.pk), verb="schedule").order_by("pk").last()
    return entry.note


def test_schedule_keeps_the_instant_and_in_whose_name():
    story, editor, at = make_at(State.READY), make_user(), timezone.now() + SOON
    schedule_article(article=story, by=editor, at=at)
    assert standing(story) == (State.SCHEDULED, at, editor.pk)


def test_schedule_again_takes_the_new_time_and_the_new_name():
    story, other = make_at(State.SCHEDULED), make_user("Legal")
    at = timezone.now() + 3 * SOON
    schedule_article(article=story, by=other, at=at)
    assert standing(story) == (State.SCHEDULED, at, other.pk)


def test_unschedule_makes_a_story_ready_again():
    story = make_at(State.SCHEDULED)
    unschedule_article(article=story, by=make_user(), note="Later.")
    assert standing(story) == (State.READY, None, None)
    assert HistoryEntry.objects.get(verb="unschedule").note == "Later."


def test_publish_now_takes_a_story_off_the_schedule():
    story = make_at(State.SCHEDULED)
    publish_article(article=story, by=make_user())
    assert standing(story) == (State.PUBLISHED, None, None)


@pytest.mark.parametrize("state", set(State) - {State.READY, State.SCHEDULED})
def test_only_what_is_ready_is_scheduled(state):
    story = make_at(state, needs_legal=state == State.LEGAL)
    with pytest.raises(MoveNotPossible):
        schedule_article(article=story, by=make_user("Administrator"), at=timezone.now() + SOON)
    assert standing(story) == (state, None, None)


@pytest.mark.parametrize("state", set(State) - {State.SCHEDULED})
def test_only_what_is_scheduled_is_taken_off(state):
    story = make_at(state, needs_legal=state == State.LEGAL)
    with pytest.raises(MoveNotPossible):
        unschedule_article(article=story, by=make_user("Administrator"))


@pytest.mark.parametrize(
    "role", ["Reporter", "Editor", "Checker", "Legal", "Importer", "Administrator", None]
)
def test_schedule_by_role(role):
    user, done = make_user(role), []
    for service, story, fields in (
        (schedule_article, make_at(State.READY), {"at": timezone.now() + SOON}),
        (unschedule_article, make_at(State.SCHEDULED), {}),
    ):
        try:
            service(article=story, by=user, **fields)
            done.append(service)
        except StoryNotAllowed:
            pass
    allowed = role in {"Editor", "Legal", "Importer", "Administrator"}
    assert done == ([schedule_article, unschedule_article] if allowed else [])


@pytest.mark.parametrize("ago", [timedelta(0), timedelta(seconds=1), timedelta(days=400)])
def test_a_time_that_has_passed_is_refused(ago):
    story = make_at(State.READY)
    with pytest.raises(ValidationError, match="has passed"):
        schedule_article(article=story, by=make_user(), at=timezone.now() - ago)
    assert standing(story) == (State.READY, None, None)


def test_a_time_without_its_zone_is_refused():
    story = make_at(State.READY)
    naive = (timezone.now() + SOON).replace(tzinfo=None)
    with pytest.raises(ValidationError, match="time zone"):
        schedule_article(article=story, by=make_user(), at=naive)
    assert standing(story) == (State.READY, None, None)


# --- embargo --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("early", "scheduled"), [(1, False), (0, True), (-1, True)])
def test_a_story_goes_out_when_its_embargo_ends_or_later(early, scheduled):
    story, ends = make_at(State.READY), timezone.now() + SOON
    plan_story(article=story, by=make_user(), embargo_until=ends)
    at = ends - timedelta(seconds=early)
    refused = ""
    try:
        schedule_article(article=story, by=make_user(), at=at)
    except ValidationError as error:
        (refused,) = error.messages
    assert refused.startswith("The embargo holds until") is not scheduled
    assert standing(story)[:2] == ((State.SCHEDULED, at) if scheduled else (State.READY, None))


# --- time zones -----------------------------------------------------------------------------------------------


def test_an_instant_is_the_same_in_any_zone():
    story = make_at(State.READY)
    schedule_article(article=story, by=make_user(), at=datetime(2099, 7, 1, 9, 0, tzinfo=MADRID))
    assert standing(story)[1] == datetime(2099, 7, 1, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (datetime(2099, 7, 1, 7, 0, tzinfo=UTC), "for 01 Jul 2099 09:00 CEST"),
        (datetime(2099, 1, 1, 8, 0, tzinfo=UTC), "for 01 Jan 2099 09:00 CET"),
        # The clocks go back on 25 October 2099: 2:30 is twice, and its zone tells which one it is.
        (datetime(2099, 10, 25, 0, 30, tzinfo=UTC), "for 25 Oct 2099 02:30 CEST"),
        (datetime(2099, 10, 25, 1, 30, tzinfo=UTC), "for 25 Oct 2099 02:30 CET"),
        # And forward on 29 March: half past one is followed by half past three.
        (datetime(2099, 3, 29, 0, 30, tzinfo=UTC), "for 29 Mar 2099 01:30 CET"),
        (datetime(2099, 3, 29, 1, 30, tzinfo=UTC), "for 29 Mar 2099 03:30 CEST"),
    ],
)
def test_the_history_tells_the_time_of_the_house_with_its_zone(at, shown):
    story = make_at(State.READY)
    with override_settings(TIME_ZONE="Europe/Madrid"), timezone.override("Europe/Madrid"):
        schedule_article(article=story, by=make_user(), at=at)
    assert (standing(story)[1], last_note(story)) == (at, shown)


def test_the_note_follows_the_time():
    story = make_at(State.READY)
    schedule_article(
        article=story, by=make_user(), at=datetime(2099, 7, 1, 7, 0, tzinfo=UTC), note=" With the film. "
    )
    assert last_note(story) == "for 01 Jul 2099 07:00 UTC. With the film."
