"""Whatever the text, newcomers come back: in order, apart from each other and from what is taken, without an error."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entities.newcomers import find_names

PIECES = st.sampled_from(
    """Imre Valtos|Ministry of|Ports|and|the|The|(VPA)|VPA|J.|al-Marzani|'s|’s|,|.|\n|: |“|”|President|Mr.|de la|of|
    Act|May|Monday|who|a lawyer|said|Cartel|San|II|S.A.|PG&E|MS-13|İ|ß|🦈|\u00a0|\ud800|é|Ä""".split("|")
)
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES).map("".join)
)


@st.composite
def text_with_spans(draw):
    text = draw(TEXTS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    return text, list(zip(cuts[::2], cuts[1::2], strict=False))


@given(text_with_spans(), st.booleans())
@settings(max_examples=300, deadline=None)
def test_mentions_stand_in_the_text_and_overlap_nothing(case, are_nations):
    text, taken = case
    places = [
        place
        for newcomer in find_names(text, taken, taken if are_nations else (), ())
        for place in newcomer.mentions
    ]
    ends = sorted([*places, *taken])
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(first[1] <= second[0] for first, second in pairwise(ends))


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_each_newcomer_has_what_the_desk_needs(text):
    for newcomer in find_names(text):
        assert newcomer.name
        assert newcomer.mentions == tuple(sorted(newcomer.mentions))
        assert bool(newcomer.schema) == (newcomer.kind not in ("", "place"))
        assert 0 <= newcomer.salience <= 1


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_reading_twice_gives_the_same(text):
    assert find_names(text) == find_names(text)


@pytest.mark.parametrize(
    "piece",
    [
        "Anna Berta ",
        "A",
        "Ministry of ",
        "Health, ",
        "(ABC",
        "Aa: ",
        "al-A-",
        "J. ",
        "a.b.",
        'Ann "B" ',
        "A\n",
    ],
)
def test_work_grows_with_the_length_of_the_text(piece):
    """Counted in calls of functions, which no other program on the machine changes."""
    calls = [calls_for(piece * (size // len(piece))) for size in (6_000, 12_000)]
    assert calls[1] <= 2.1 * calls[0] + 200


def calls_for(text: str) -> int:
    """How many functions are called while a text is read."""
    count = 0

    def on_event(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(on_event)
    try:
        find_names(text)
    finally:
        sys.setprofile(None)
    return count
