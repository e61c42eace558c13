"""What the clock prints, and what it holds back."""

import io
import threading
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import override_settings
from django.utils import timezone

from articles.enums import State
from articles.models import Article, PublishedVersion
from articles.services import due
from articles.services.due import publish_due
from articles.services.gate import check_story
from articles.services.save import save_working_copy
from articles.services.schedule import schedule_article
from articles.services.sign_off import sign_off
from articles.signals import story_held, story_moved
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.verification import verify_all
from tests.factories.articles import make_article, make_at, make_published
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def make_due(*, by=None, hours_ago=1.0, **fields) -> Article:
    """A scheduled story whose time has come; `by` is whoever put it on the schedule."""
    story = make_at(State.READY, **fields)
    return set_due(schedule_article(article=story, by=by or make_user(), at=timezone.now() + HOUR), hours_ago)


def set_due(story: Article, hours_ago=1.0) -> Article:
    """As if the hours had passed."""
    Article.objects.filter(pk=story.pk).update(publish_at=timezone.now() - hours_ago * HOUR)
    story.refresh_from_db()
    return story


def hearsay(**fields):
    return make_claim(mode="hearsay", public_text="The quay was reportedly sold.", **fields)


def standing(story: Article) -> tuple:
    return Article.objects.values_list("state", "publish_at", "scheduled_by").get(pk=story.pk)


def told(story: Article, verb: str) -> list[tuple]:
    entries = HistoryEntry.objects.filter(object_id=str(story.pk), verb=verb).order_by("pk")
    return list(entries.values_list("actor", "from_state", "to_state", "version"))


@pytest.fixture
def held():
    """What `story_held` tells, with whether it was told inside a transaction."""
    heard = []

    def listen(sender, *, article, scheduled_by, findings, why, **kwargs):
        heard.append(
            (article.pk, scheduled_by, [f.rule for f in findings if f.stops], why, _in_transaction())
        )

    story_held.connect(listen)
    yield heard
    story_held.disconnect(listen)


def _in_transaction() -> bool:
    return connection.in_atomic_block


# --- what goes out --------------------------------------------------------------------------------------------


def test_a_due_story_is_printed_in_the_name_of_its_scheduler_by_the_clock():
    editor = make_user()
    story = make_due(by=editor)
    report = publish_due()
    story.refresh_from_db()
    assert ([version.article for version in report.published], report.held) == ([story], [])
    assert (story.state, story.live_version.published_by) == (State.PUBLISHED, editor)
    assert standing(story)[1:] == (None, None)
    assert told(story, "publish") == [(None, "scheduled", "published", 1)]


def test_a_due_story_is_printed_once():
    story = make_due()
    publish_due()
    assert (publish_due().published, story.versions.count()) == ([], 1)


def test_a_story_whose_time_has_not_come_stays():
    story = make_at(State.SCHEDULED)
    report = publish_due()
    assert (report.published, report.held, standing(story)[0]) == ([], [], State.SCHEDULED)


def test_a_story_is_due_at_its_very_instant():
    at = timezone.now() + HOUR
    story = make_at(State.SCHEDULED, at=at)
    assert publish_due(now=at - timedelta(microseconds=1)).published == []
    assert [version.article for version in publish_due(now=at).published] == [story]


def test_what_was_missed_in_an_outage_goes_out_in_the_order_of_its_times():
    stories = [make_due(hours_ago=hours) for hours in (1, 72, 20)]
    order = [version.article_id for version in publish_due().published]
    assert order == [stories[1].pk, stories[2].pk, stories[0].pk]


def test_the_clock_prints_what_is_saved_at_its_time():
    story = make_due()
    save_working_copy(article=story, by=make_user(), headline="Later words")
    publish_due()
    assert PublishedVersion.objects.get().headline == "Later words"


def test_a_story_written_on_by_a_reporter_is_off_the_schedule_before_its_time(held):
    story = make_due()
    save_working_copy(article=story, by=make_user("Reporter"), headline="Later words")
    assert (publish_due().published, held, standing(story)[0]) == ([], [], State.IN_EDIT)


def test_a_story_that_was_taken_back_goes_out_again_by_the_clock():
    story = make_published()
    story = _ready_again(story)
    schedule_article(article=story, by=make_user(), at=timezone.now() + HOUR)
    set_due(story)
    (version,) = publish_due().published
    assert (version.article, version.number, version.kind) == (story, 2, "update")


def _ready_again(story):
    from articles.services.moves import approve_article, submit_article
    from articles.services.publish import unpublish_article

    boss = make_user("Administrator")
    unpublish_article(article=story, by=boss, note="Wrong harbour.")
    submit_article(article=story, by=boss)
    return approve_article(article=story, by=boss, note="Checked at its first print.")


def test_the_move_is_told_as_nobodys():
    heard = []

    def listen(sender, *, verb, by, version, **kwargs):
        heard.append((verb, by, version.number, _in_transaction()))

    make_due()
    story_moved.connect(listen)
    try:
        publish_due()
    finally:
        story_moved.disconnect(listen)
    assert heard == [("publish", None, 1, True)]


def test_the_clock_costs_one_query_where_nothing_is_due(django_assert_num_queries):
    make_at(State.SCHEDULED)
    with django_assert_num_queries(1):
        publish_due()


# --- what is held back ----------------------------------------------------------------------------------------


def test_a_story_that_something_stands_against_is_held_and_the_desk_is_told(held):
    editor = make_user()
    story = make_due(by=editor, claims=[hearsay()])
    report = publish_due()
    assert (standing(story), PublishedVersion.objects.count()) == ((State.READY, None, None), 0)
    assert told(story, "hold") == [(None, "scheduled", "ready", None)]
    ((article, why),) = report.held
    (finding,) = [finding for finding in check_story(story) if finding.stops]
    assert (article.pk, why) == (story.pk, f"P08 {finding.place}: {finding.message}")
    assert held == [(story.pk, editor, ["P08"], why, True)]


def test_a_story_that_was_held_is_left_in_peace_by_the_next_run(held):
    make_due(claims=[hearsay()])
    publish_due()
    held.clear()
    assert (publish_due().held, held) == ([], [])


def test_the_scheduler_cannot_pass_a_finding_by_the_clock():
    """Whoever pressed the button on the schedule has given no reason."""
    story = make_due(by=make_user("Administrator"), claims=[hearsay()])
    publish_due()
    assert standing(story)[0] == State.READY


def test_a_story_whose_findings_are_signed_off_goes_out():
    story, checker = make_due(claims=[hearsay()]), make_user("Checker")
    (finding,) = [finding for finding in check_story(story) if finding.stops]
    rule, field, text = finding.key
    sign_off(article=story, by=checker, rule=rule, field=field, text=text, reason="Two desks have it.")
    (version,) = publish_due().published
    assert list(version.overrides.values_list("rule", "by", "reason")) == [
        ("P08", checker.pk, "Two desks have it.")
    ]


def _loses_the_right(user):
    user.groups.clear()


def _is_closed(user):
    user.is_active = False
    user.save()


@pytest.mark.parametrize("what", [_loses_the_right, _is_closed])
def test_a_scheduler_who_may_not_publish_any_more_holds_the_story(held, what):
    editor = make_user()
    story = make_due(by=editor)
    what(editor)
    publish_due()
    assert standing(story) == (State.READY, None, None)
    ((key, scheduler, rules, why, _),) = held
    assert (key, scheduler, rules) == (story.pk, editor, [])
    assert why == "Your role may not do this: a story is published by somebody else here."


def test_an_embargo_holds_a_story_whatever_the_schedule_says(held):
    story = make_due()
    Article.objects.filter(pk=story.pk).update(embargo_until=timezone.now() + HOUR)
    publish_due()
    assert (standing(story)[0], PublishedVersion.objects.count()) == (State.READY, 0)
    assert held[0][3].startswith("The embargo holds until")


def test_an_embargo_that_has_ended_holds_nothing():
    story = make_due()
    Article.objects.filter(pk=story.pk).update(embargo_until=timezone.now() - 2 * HOUR)
    assert len(publish_due().published) == 1


def test_one_that_is_held_does_not_keep_the_others_back():
    stories = [make_due(hours_ago=3, claims=[hearsay()]), make_due(hours_ago=2)]
    report = publish_due()
    assert [version.article for version in report.published] == stories[1:]
    assert [article.pk for article, _ in report.held] == [stories[0].pk]


def test_what_a_stopped_publication_wrote_is_undone():
    """The gate settles the working copy first: of a story held back nothing may be left of it but the hold."""
    story = make_due(claims=[hearsay()])
    before = Article.objects.values("body", "body_text", "revision_number", "head_number").get(pk=story.pk)
    publish_due()
    after = Article.objects.values("body", "body_text", "revision_number", "head_number").get(pk=story.pk)
    assert after == before


def test_one_that_breaks_keeps_its_time_and_does_not_keep_the_others_back(monkeypatch):
    """Something that nobody foresaw: the others go out, it is tried again, and whoever runs the clock sees it."""
    broken, whole = make_due(hours_ago=3), make_due(hours_ago=2)
    publish = due.publish_article

    def publish_or_break(*, article, **kwargs):
        if article.pk == broken.pk:
            raise RuntimeError("The disk is full.")
        return publish(article=article, **kwargs)

    monkeypatch.setattr(due, "publish_article", publish_or_break)
    with pytest.raises(RuntimeError, match="The disk is full"):
        publish_due()
    assert (standing(whole)[0], standing(broken)[0]) == (State.PUBLISHED, State.SCHEDULED)
    monkeypatch.undo()
    assert [version.article for version in publish_due().published] == [broken]


# --- time zones -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("local", "fold", "utc"),
    [
        ("2099-03-29T03:00", 0, datetime(2099, 3, 29, 1, 0, tzinfo=UTC)),
        ("2099-10-25T02:30", 0, datetime(2099, 10, 25, 0, 30, tzinfo=UTC)),
        ("2099-10-25T02:30", 1, datetime(2099, 10, 25, 1, 30, tzinfo=UTC)),
    ],
    ids=["clocks went forward", "the first half past two", "the second"],
)
def test_a_time_of_the_house_is_due_at_its_instant_when_the_clocks_are_changed(local, fold, utc):
    story = make_at(State.READY)
    with override_settings(TIME_ZONE="Europe/Madrid"), timezone.override("Europe/Madrid"):
        at = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo("Europe/Madrid"), fold=fold)
        schedule_article(article=story, by=make_user(), at=at)
        assert publish_due(now=utc - timedelta(seconds=1)).published == []
        assert len(publish_due(now=utc).published) == 1


# --- the command ----------------------------------------------------------------------------------------------


def test_the_command_says_what_it_did():
    story = make_due(hours_ago=2)
    kept = make_due(claims=[hearsay()])
    out = io.StringIO()
    call_command("publish_due", stdout=out)
    (finding,) = [finding for finding in check_story(kept) if finding.stops]
    assert out.getvalue().splitlines() == [
        f"Published {story.slug} as version 1.",
        f"Held back {kept.slug}: P08 {finding.place}: {finding.message}",
    ]


# --- two at once ----------------------------------------------------------------------------------------------


class Clock(threading.Thread):
    """A run of `publish_due` on a connection of its own, when all of them are ready."""

    def __init__(self, together: threading.Barrier):
        super().__init__(daemon=True)
        self.together, self.report, self.error = together, None, None
        self.start()

    def run(self):
        try:
            self.together.wait(timeout=20)
            self.report = publish_due()
        except Exception as error:  # noqa: BLE001  (a thread's error must reach the test)
            self.error = error
        finally:
            connection.close()


@pytest.mark.django_db(transaction=True)
def test_clocks_that_run_at_once_print_each_story_once():
    stories = [make_due(hours_ago=hours) for hours in range(1, 5)]
    kept = make_due(claims=[hearsay()])
    together = threading.Barrier(3)
    clocks = [Clock(together) for _ in range(3)]
    for clock in clocks:
        clock.join(timeout=60)
    assert [clock.error for clock in clocks] == [None] * 3
    printed = [version.article_id for clock in clocks for version in clock.report.published]
    assert sorted(printed) == sorted(story.pk for story in stories)
    assert [article.pk for clock in clocks for article, _ in clock.report.held] == [kept.pk]
    assert list(PublishedVersion.objects.values_list("number", flat=True)) == [1] * 4
    assert verify_all() == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_a_clock_does_not_wait_for_another_that_is_at_a_story():
    busy, free = make_due(hours_ago=2), make_due(hours_ago=1)
    with transaction.atomic():
        Article.objects.select_for_update().get(pk=busy.pk)
        clock = Clock(threading.Barrier(1))
        clock.join(timeout=30)
        assert [version.article for version in clock.report.published] == [free]
    assert [version.article for version in publish_due().published] == [busy]


@pytest.mark.django_db(transaction=True)
def test_a_clock_that_comes_to_a_story_just_taken_off_the_schedule_leaves_it(monkeypatch):
    """Between the list of what is due and the lock on one of it, an editor may change their mind."""
    from articles.services.schedule import unschedule_article

    story, lock = make_due(), due._lock_if_due

    def lock_after_somebody_changed_their_mind(key, moment):
        unschedule_article(article=story, by=make_user())
        return lock(key, moment)

    monkeypatch.setattr(due, "_lock_if_due", lock_after_somebody_changed_their_mind)
    report = publish_due()
    assert (report.published, report.held, standing(story)[0]) == ([], [], State.READY)


def test_a_draft_is_never_due():
    assert (make_article().publish_at, publish_due().published) == (None, [])
