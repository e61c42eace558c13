"""Shares and how sure they are, against values worked out by hand."""

import pytest

from articles.precision import rate


@pytest.mark.parametrize(
    ("hits", "of", "value", "low", "high"),
    [
        # z = 1.96, z² = 3.8415; 8 of 10: centre (0.8 + 0.19207) / 1.38415 = 0.71674,
        # half 1.96 · √(0.016 + 0.0096037) / 1.38415 = 0.22658
        (8, 10, 0.8, 0.4902, 0.9433),
        # 0 of 10: from 0 to z² / (n + z²) = 3.8415 / 13.8415
        (0, 10, 0.0, 0.0, 0.2775),
        # 10 of 10: from n / (n + z²) = 10 / 13.8415 to 1
        (10, 10, 1.0, 0.7225, 1.0),
        # 1 of 1: from 1 / 4.8415
        (1, 1, 1.0, 0.2065, 1.0),
        # 50 of 100: 0.5 ± 1.96 · √(0.0025 + 0.000096037) / 1.038415 = 0.5 ± 0.09617
        (50, 100, 0.5, 0.4038, 0.5962),
    ],
)
def test_rate_has_wilsons_interval(hits, of, value, low, high):
    found = rate(hits, of)
    assert (found.value, round(found.low, 4), round(found.high, 4), found.of) == (value, low, high, of)


def test_rate_without_trials_is_none():
    assert rate(0, 0) is None


@pytest.mark.parametrize(("hits", "of"), [(2, 1), (-1, 1)])
def test_rate_refuses_what_is_no_share(hits, of):
    with pytest.raises(ValueError, match="no share"):
        rate(hits, of)


@pytest.mark.parametrize("of", [1, 2, 7, 1000])
def test_rate_stays_within_its_interval_and_the_interval_within_0_and_1(of):
    for hits in range(0, of + 1, max(1, of // 7)):
        found = rate(hits, of)
        assert 0 <= found.low <= found.value <= found.high <= 1
