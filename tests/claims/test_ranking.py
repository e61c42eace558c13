"""The order of the queue: what goes before what, and the words of the row."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.claims.enums import Harm
from articles.claims.ranking import (
    HARM_WEIGHTS,
    Due,
    due_in_words,
    earliest,
    reach_in_words,
    reasons_of,
    score_of,
    urgency_of,
)

NOW = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)


def score(harm="moderate", live=0, coming=1, hours=None) -> int:
    due_at = None if hours is None else NOW + timedelta(hours=hours)
    return score_of(harm=harm, live=live, coming=coming, due_at=due_at, now=NOW)


def test_every_harm_has_its_weight_in_the_order_of_harm():
    assert list(HARM_WEIGHTS) == Harm.values
    assert sorted(HARM_WEIGHTS.values()) == list(HARM_WEIGHTS.values())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"harm": "grave"}, {"harm": "serious"}),
        ({"coming": 2}, {"coming": 1}),
        ({"live": 1, "coming": 0}, {"live": 0, "coming": 2}),
        ({"hours": 2}, {"hours": 20}),
        ({"hours": 20}, {"hours": 50}),
        ({"hours": 50}, {"hours": 100}),
        ({"hours": 100}, {"hours": 400}),
        ({"hours": -3}, {"hours": 20}),
        ({"hours": 2}, {"hours": None}),
        # One of the three can outweigh another.
        ({"harm": "serious", "hours": 2}, {"harm": "grave"}),
        ({"harm": "grave", "live": 3}, {"harm": "serious", "hours": 20}),
        # A harmless line in forty stories goes behind a grave claim in one.
        ({"harm": "grave", "coming": 1}, {"harm": "none", "live": 40}),
        # A slot of last month is no longer the most urgent thing of the house.
        ({"hours": 20}, {"hours": -24 * 30}),
    ],
)
def test_what_goes_before_what(first, second):
    assert score(**first) > score(**second)


def test_nothing_counts_for_nought():
    assert score(harm="none", live=0, coming=0) == 1


@pytest.mark.parametrize(
    ("hours", "urgency"),
    [
        (None, 1),
        (-24 * 8, 2),
        (-24 * 7, 8),
        (-1, 8),
        (0, 8),
        (6, 6),
        (24, 4),
        (72, 2),
        (24 * 7, 1),
    ],
)
def test_urgency_changes_at_its_bounds(hours, urgency):
    assert urgency_of(None if hours is None else NOW + timedelta(hours=hours), NOW) == urgency


def test_earliest_time_is_named_with_what_it_is():
    later, sooner = NOW + timedelta(hours=5), NOW + timedelta(hours=1)
    assert earliest([(later, Due.PRINT), (None, Due.REVIEW), (sooner, Due.DEADLINE)]) == (sooner, "deadline")
    assert earliest([(None, Due.PRINT)]) == (None, None)


@pytest.mark.parametrize(
    ("live", "coming", "words"),
    [
        (0, 0, "in no story"),
        (0, 1, "in 1 story"),
        (0, 3, "in 3 stories"),
        (1, 0, "in 1 story, live"),
        (2, 1, "in 3 stories, 2 live"),
        (2, 0, "in 2 stories, live"),
    ],
)
def test_reach_in_words(live, coming, words):
    assert reach_in_words(live=live, coming=coming) == words


@pytest.mark.parametrize(
    ("at", "kind", "words"),
    [
        (datetime(2026, 11, 27, 18, 0, tzinfo=UTC), Due.PRINT, "prints today 18:00"),
        (datetime(2026, 11, 27, 9, 30, tzinfo=UTC), Due.PRINT, "was to print today 09:30"),
        (datetime(2026, 11, 28, 9, 30, tzinfo=UTC), Due.DEADLINE, "due tomorrow 09:30"),
        (datetime(2026, 11, 26, 9, 30, tzinfo=UTC), Due.DEADLINE, "was due yesterday 09:30"),
        (datetime(2026, 12, 1, 8, 0, tzinfo=UTC), Due.DEADLINE, "due Tue 08:00"),
        (datetime(2026, 12, 4, 23, 59, tzinfo=UTC), Due.REVIEW, "review by 4 Dec"),
        (datetime(2025, 12, 4, 23, 59, tzinfo=UTC), Due.REVIEW, "review was due 4 Dec 2025"),
    ],
)
def test_deadline_in_words(at, kind, words):
    assert due_in_words(at, kind, NOW) == words


def test_reasons_are_harm_reach_and_deadline():
    at = datetime(2026, 11, 27, 18, 0, tzinfo=UTC)
    found = reasons_of(harm="grave", live=0, coming=3, due_at=at, due_kind=Due.PRINT, now=NOW)
    assert found == ("grave", "in 3 stories", "prints today 18:00")
    calm = reasons_of(harm="none", live=0, coming=0, due_at=None, due_kind="", now=NOW)
    assert calm == ("no harm", "in no story")
