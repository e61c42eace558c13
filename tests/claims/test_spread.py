"""How long things took, in two numbers and in words."""

import pytest

from articles.claims.spread import Spread, in_words, spread_of


@pytest.mark.parametrize(
    ("values", "spread"),
    [
        ([], None),
        ([3.0], Spread(1, 3.0, 3.0)),
        ([2.0, 1.0], Spread(2, 1.0, 2.0)),
        (list(range(10, 0, -1)), Spread(10, 5, 9)),
        (list(range(1, 12)), Spread(11, 6, 10)),
        ([1.0] * 9 + [500.0], Spread(10, 1.0, 1.0)),
    ],
)
def test_median_and_ninetieth_percentile_are_values_that_were_there(values, spread):
    assert spread_of(values) == spread


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (0, "0 min"),
        (0.75, "45 min"),
        (5.5, "5.5 h"),
        (3, "3 h"),
        (47.6, "48 h"),
        (76.8, "3.2 d"),
        (2400, "100 d"),
    ],
)
def test_hours_in_words(hours, words):
    assert in_words(hours) == words
