"""Which claims a headline or standfirst prints, as plain values."""

import pytest

from articles.lines import LineClaim, as_stored, holds, place_of, read_line_claims

LINE = "Guard accuses former harbour master of hiding the order"


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (LINE, True),
        ("Guard accuses former harbour master of hiding an order", True),
        ("Guard accuses harbour master of hiding the order", True),
        ("Guard clears former harbour master of hiding the order", False),
        ("Guard does not accuse former harbour master of hiding the order", False),
        ("The quay was sold", False),
        ("", False),
    ],
)
def test_confirmation_holds_while_the_line_says_the_same(now, expected):
    assert holds(LineClaim("a", line=LINE), now) is expected


def test_confirmation_of_a_part_ends_with_the_part():
    claim = LineClaim("a", exact="hiding the order", line=LINE)
    assert [holds(claim, LINE), holds(claim, LINE.replace("hiding", "burying"))] == [True, False]


def test_place_is_the_part_or_all_of_the_line():
    part = LineClaim("a", exact="hiding the order", line=LINE)
    assert [LINE[slice(*place_of(claim, LINE))] for claim in (part, LineClaim("a"))] == [
        "hiding the order",
        LINE,
    ]


@pytest.mark.parametrize(
    "value",
    [None, [], "x", {"headline": "x"}, {"headline": [1, None, {}, {"uid": 3}]}, {"body": [{"uid": "a"}]}],
)
def test_reading_leaves_out_what_is_of_no_form(value):
    assert read_line_claims(value) == {}


def test_reading_keeps_each_claim_once_and_known_ones_only():
    rows = [{"uid": "a", "exact": " of  it "}, {"uid": "a"}, {"uid": "b"}]
    assert as_stored(read_line_claims({"headline": rows}, {"a"})) == {
        "headline": [{"uid": "a", "exact": "of it", "line": ""}]
    }
