"""How much of one text stands in another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.claims.shared_passages import Shared, shared

TEN = "one two three four five six seven eight nine ten"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("", TEN, Shared()),
        ("one two three four five six seven", TEN, Shared()),
        (TEN, TEN, Shared(1.0, TEN, 10)),
        (f"a b c d e f g h i j {TEN}", TEN, Shared(0.5, TEN, 10)),
        (
            "ONE two, three — four: five six seven eight",
            TEN,
            Shared(1.0, "ONE two, three — four: five six seven eight", 8),
        ),
        ("ten nine eight seven six five four three two one", TEN, Shared()),
    ],
)
def test_share_and_passage(first, second, expected):
    assert shared(first, second) == expected


@pytest.mark.parametrize(
    ("share", "kind"), [(0.1, "quotes"), (0.5, "rewrites"), (0.9, "rewrites"), (0.91, "wire_copy")]
)
def test_the_share_decides_what_it_is(share, kind):
    assert Shared(share).kind == kind


@given(st.text(), st.text())
def test_any_two_texts(first, second):
    found = shared(first, second)
    assert 0 <= found.share <= 1
    assert found.passage in first


@given(st.lists(st.sampled_from("abcd"), min_size=8).map(" ".join))
def test_a_text_has_all_of_itself(text):
    assert shared(text, text).passage != ""
