"""What the desk plans for a story."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from articles.exceptions import StoryNotAllowed
from articles.models import Article
from articles.services.planning import PLAN, plan_story
from articles.signals import story_planned
from articles.workflow import State
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import make_article, make_at
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def heard():
    told = []

    def listen(sender, *, article, by, before, **kwargs):
        told.append((article.pk, by, before, connection.in_atomic_block))

    story_planned.connect(listen)
    yield told
    story_planned.disconnect(listen)


def planned(story: Article) -> dict:
    return Article.objects.values(*PLAN).get(pk=story.pk)


def notes(story: Article) -> list[str]:
    entries = HistoryEntry.objects.filter(object_id=str(story.pk), verb="plan").order_by("pk")
    return list(entries.values_list("note", flat=True))


def test_plans_are_kept_apart():
    story, reporter, now = make_article(), make_user("Reporter"), timezone.now()
    plan = {
        "assignee": reporter,
        "deadline": now + DAY,
        "planned_for": now + 2 * DAY,
        "embargo_until": now + 3 * DAY,
        "needs_legal": True,
        "priority": 1,
        "commissioned_words": 800,
    }
    plan_story(article=story, by=make_user(), **plan)
    assert planned(story) == {**plan, "assignee": reporter.pk}
    story.refresh_from_db()
    assert (story.publish_at, story.state) == (None, State.DRAFT)


def test_what_is_not_named_stays():
    story, ends = make_article(), timezone.now() + DAY
    plan_story(article=story, by=make_user(), embargo_until=ends)
    plan_story(article=story, by=make_user(), deadline=ends)
    assert (planned(story)["embargo_until"], planned(story)["deadline"]) == (ends, ends)


def test_a_plan_is_told_once_with_what_was_before(heard):
    story, editor, reporter = make_article(), make_user(), make_user("Reporter", username="aila")
    at = datetime(2099, 7, 1, 7, 0, tzinfo=UTC)
    plan_story(article=story, by=editor, assignee=reporter, deadline=at, needs_legal=False)
    assert heard == [(story.pk, editor, {"assignee": None, "deadline": None}, True)]
    assert notes(story) == [f"assignee: {reporter}; deadline: 01 Jul 2099 07:00 UTC"]


def test_the_history_tells_the_time_of_the_house():
    story = make_article()
    with timezone.override("Europe/Madrid"):
        plan_story(
            article=story,
            by=make_user(),
            embargo_until=datetime(2099, 7, 1, 7, 0, tzinfo=UTC),
            needs_legal=True,
        )
    assert notes(story) == ["embargo: 01 Jul 2099 09:00 CEST; legal must clear it: yes"]


def test_a_plan_that_is_taken_back_says_none():
    story = make_article()
    plan_story(article=story, by=make_user(), deadline=timezone.now() + DAY)
    plan_story(article=story, by=make_user(), deadline=None)
    assert notes(story)[1:] == ["deadline: none"]


def test_the_same_plan_again_writes_nothing(heard, django_assert_num_queries):
    story, at, editor = make_article(), timezone.now() + DAY, make_user()
    plan_story(article=story, by=editor, deadline=at)
    heard.clear()
    editor.has_perm("articles.change_article")
    before = HistoryEntry.objects.count()
    with django_assert_num_queries(3):  # the story, and the savepoint around it
        plan_story(article=story, by=editor, deadline=at)
    assert (heard, HistoryEntry.objects.count()) == ([], before)


def test_what_is_no_plan_is_refused():
    with pytest.raises(TypeError, match="cannot set headline, state"):
        plan_story(article=make_article(), by=make_user(), state="published", headline="x", deadline=None)


@pytest.mark.parametrize("field", ["deadline", "planned_for", "embargo_until"])
def test_a_time_without_its_zone_is_refused(field):
    story = make_article()
    naive = (timezone.now() + DAY).replace(tzinfo=None)
    with pytest.raises(ValidationError, match="time zone"):
        plan_story(article=story, by=make_user(), **{field: naive})
    assert planned(story)[field] is None


def test_a_time_without_its_zone_is_refused_where_one_is_set():
    story = make_at(State.SCHEDULED)
    plan_story(article=story, by=make_user(), embargo_until=timezone.now())
    naive = timezone.now().replace(tzinfo=None)
    with pytest.raises(ValidationError, match="time zone"):
        plan_story(article=story, by=make_user(), embargo_until=naive)


# --- by whom --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "role", ["Reporter", "Editor", "Checker", "Legal", "Importer", "Administrator", None]
)
@pytest.mark.parametrize(
    ("plan", "before", "allowed"),
    [
        ({"deadline": None}, {"deadline": DAY}, {"Reporter", "Editor", "Importer", "Administrator"}),
        ({"needs_legal": True}, {}, {"Reporter", "Editor", "Importer", "Administrator", "Legal"}),
        ({"needs_legal": False}, {"needs_legal": True}, {"Legal", "Administrator"}),
        (
            {"needs_legal": False, "deadline": None},
            {"needs_legal": True, "deadline": DAY},
            {"Administrator"},
        ),
    ],
)
def test_plan_by_role(role, plan, before, allowed):
    story = make_article()
    held = {name: timezone.now() + value if value == DAY else value for name, value in before.items()}
    plan_story(article=story, by=make_user("Administrator"), **held)
    before = planned(story)
    try:
        plan_story(article=story, by=make_user(role), **plan)
    except StoryNotAllowed:
        assert role not in allowed
        assert planned(story) == before
    else:
        assert role in allowed
        assert planned(story) == {**before, **plan}


def _reader():
    user = make_user("Editor")
    user.is_staff = False
    user.save()
    return user


def _closed():
    user = make_user("Editor")
    user.is_active = False
    user.save()
    return user


@pytest.mark.parametrize(
    "make", [_reader, _closed, lambda: make_user(None)], ids=["reader", "closed", "no role"]
)
def test_somebody_who_does_not_work_on_stories_is_given_none(make):
    story = make_article()
    with pytest.raises(ValidationError) as refused:
        plan_story(article=story, by=make_user(), assignee=make())
    assert (list(refused.value.message_dict), planned(story)["assignee"]) == (["assignee"], None)


# --- what cannot be -------------------------------------------------------------------------------------------


def test_an_embargo_that_ends_after_the_story_is_scheduled_is_refused():
    at = timezone.now() + DAY
    story = make_at(State.SCHEDULED, at=at)
    with pytest.raises(ValidationError) as refused:
        plan_story(article=story, by=make_user(), embargo_until=at + timedelta(seconds=1))
    assert list(refused.value.message_dict) == ["embargo_until"]
    plan_story(article=story, by=make_user(), embargo_until=at)
    assert planned(story)["embargo_until"] == at


@pytest.mark.parametrize("state", State)
def test_the_lawyers_are_asked_before_a_story_is_ready_or_after_it_is_out(state):
    story = make_at(state, needs_legal=state == State.LEGAL)
    wanted = state != State.LEGAL  # in legal they are asked already: there it cannot be taken back
    refused = None
    try:
        plan_story(article=story, by=make_user("Administrator"), needs_legal=wanted)
    except ValidationError as error:
        refused = list(error.message_dict)
    late = state in {State.LEGAL, State.READY, State.SCHEDULED}
    assert refused == (["needs_legal"] if late else None)
    assert planned(story)["needs_legal"] is (wanted is not late)


def test_planning_changes_no_words_and_no_state():
    story = make_at(State.SCHEDULED)
    before = Article.objects.values("headline", "body", "revision_number", "state", "publish_at").get(
        pk=story.pk
    )
    plan_story(article=story, by=make_user("Reporter"), assignee=make_user("Reporter"), planned_for=None)
    after = Article.objects.values("headline", "body", "revision_number", "state", "publish_at").get(
        pk=story.pk
    )
    assert after == before


def test_history_tells_priority_and_length_in_words():
    story = make_article()
    plan_story(article=story, by=make_user(), priority=1, commissioned_words=800)
    assert notes(story) == ["priority: urgent; commissioned length: 800 words"]


@pytest.mark.parametrize(
    "plan", [{"priority": 2}, {"commissioned_words": 0}, {"commissioned_words": 100_001}]
)
def test_priority_and_length_that_are_none_are_refused(plan):
    story = make_article()
    with pytest.raises(ValidationError):
        plan_story(article=story, by=make_user(), **plan)
    assert (planned(story)["priority"], planned(story)["commissioned_words"]) == (5, None)
