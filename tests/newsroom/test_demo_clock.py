"""The demo's clock: one look at a time."""

import logging
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from articles.workflow import State
from newsroom.demo import clock
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import make_at

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _connection_stays(monkeypatch):
    """The clock runs in a thread and gives its connection back; here it is the test's."""
    monkeypatch.setattr(clock, "close_old_connections", lambda: None)


def make_due() -> Article:
    story = make_at(State.SCHEDULED)
    Article.objects.filter(pk=story.pk).update(publish_at=timezone.now() - timedelta(minutes=1))
    return story


def test_a_tick_prints_what_is_due():
    due, later = make_due(), make_at(State.SCHEDULED)
    clock.tick()
    assert list(Article.objects.order_by("pk").values_list("pk", "state")) == [
        (due.pk, "published"),
        (later.pk, "scheduled"),
    ]
    assert HistoryEntry.objects.get(verb="publish").actor is None


def test_a_tick_runs_what_else_is_periodic(monkeypatch):
    ran = []
    monkeypatch.setattr(clock, "run_periodic", lambda: ran.append("periodic"))
    clock.tick()
    assert ran == ["periodic"]


def test_a_tick_that_stumbles_is_logged_and_the_next_one_prints(monkeypatch, caplog):
    def stumble():
        raise RuntimeError("The disk is full.")

    story = make_due()
    with monkeypatch.context() as broken:
        broken.setattr(clock, "publish_due", stumble)
        with caplog.at_level(logging.ERROR, logger=clock.__name__):
            clock.tick()
    assert [(record.name, record.exc_info[1].args) for record in caplog.records] == [
        ("newsroom.demo.clock", ("The disk is full.",))
    ]
    clock.tick()
    story.refresh_from_db()
    assert story.state == State.PUBLISHED


def test_a_story_that_breaks_does_not_keep_the_clock_from_its_other_work(monkeypatch, caplog):
    def stumble():
        raise RuntimeError("The disk is full.")

    ran = []
    monkeypatch.setattr(clock, "publish_due", stumble)
    monkeypatch.setattr(clock, "run_periodic", lambda: ran.append("periodic"))
    clock.tick()
    assert ran == ["periodic"]
    assert len(caplog.records) == 1


def test_the_clock_goes_on_in_a_thread_that_ends_with_the_process(monkeypatch):
    begun = []
    monkeypatch.setattr(clock, "_go_on", begun.append)
    thread = clock.start_clock(pause=7)
    thread.join(timeout=10)
    assert (thread.daemon, begun) == (True, [7])


def test_the_clock_pauses_before_each_look(monkeypatch):
    class Enough(Exception):
        pass

    did = []

    def sleep(seconds):
        if len(did) == 4:
            raise Enough
        did.append(seconds)

    monkeypatch.setattr(clock.time, "sleep", sleep)
    monkeypatch.setattr(clock, "tick", lambda: did.append("tick"))
    with pytest.raises(Enough):
        clock._go_on(7)
    assert did == [7, "tick", 7, "tick"]
