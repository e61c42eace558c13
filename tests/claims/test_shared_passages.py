"""How much of one text stands in another."""

import gzip
import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.claims.shared_passages import Shared, around, in_common, read, shared

TEN = "one two three four five six seven eight nine ten"
THAI = "สำนักงานท่าเรือขายท่าเทียบเรือเก่า"
CHINESE = "港务局五月三日把旧码头卖给了一家没有人听说过的公司"

NEWS = Path(__file__).resolve().parents[2].parent / "shared/data/text/wikinews-2019-2020.jsonl.gz"


@cache
def long_stories() -> list[list[str]]:
    """The words of real stories of 400 words and more."""
    if not NEWS.exists():
        pytest.skip("The news stories that this is measured on are not on this machine.")
    with gzip.open(NEWS, "rt") as lines:
        texts = [json.loads(line)["text"].split() for line in lines]
    return [words for words in texts if len(words) >= 400]


def pairs_of_stories(*, words: int, count: int) -> list[tuple[str, str]]:
    """Pairs of stories that have nothing to do with each other: each with one from the other half of the list."""
    held = long_stories()
    half = len(held) // 2
    return [(" ".join(held[at]), " ".join(held[at + half][:words])) for at in range(min(count, half))]


def told(first: str, second: str) -> str:
    found = shared(first, second)
    return found.kind if found.tells else ""


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("", TEN, (0, 0, 0, "")),
        ("one two three", TEN, (0, 0, 0, "")),
        (TEN, TEN, (1, 1, 1, TEN)),
        (f"a b c d e f g h i j {TEN}", TEN, (0.5, 0.5, 1, TEN)),
        ("one two three four five a b c d e", TEN, (0, 0.5, 0, "one two three four five")),
        (
            "ONE two, three — four: five six seven eight",
            TEN,
            (1, 1, 0.8, "ONE two, three — four: five six seven eight"),
        ),
        ("ten nine eight seven six five four three two one", TEN, (0, 0, 0, "")),
        ("Cafe\u0301 un deux trois", "CAFÉ UN DEUX TROIS", (0, 1, 0, "Cafe\u0301 un deux trois")),
    ],
)
def test_share_and_passage(first, second, expected):
    found = shared(first, second)
    assert (found.share, found.loose, found.turned, found.passage) == expected


@pytest.mark.parametrize("text", [THAI, CHINESE])
def test_scripts_without_spaces_are_read_sign_by_sign(text):
    found = shared(f"甲乙丙丁{text}", f"{text}。戊己庚辛")
    assert (found.passage, found.tells) == (text, True)


def test_where_the_passage_stands_in_both():
    first, second = f"Before. {TEN}, and after.", f"They said: {TEN.upper()}!"
    found = shared(first, second)
    assert first[found.start : found.end] == TEN
    assert second[found.their_start : found.their_end] == TEN.upper()


@pytest.mark.parametrize(
    ("fields", "tells"),
    [
        ({}, False),
        ({"words": 11, "share": 0.9}, False),
        ({"words": 12, "share": 0.04, "turned": 0.04}, False),
        ({"words": 12, "share": 0.05}, True),
        ({"words": 12, "share": 0.01, "turned": 0.05}, True),
        ({"words": 30, "share": 0.01}, True),
        ({"words": 5, "loose": 0.29}, False),
        ({"words": 5, "loose": 0.3}, True),
    ],
)
def test_what_is_enough_to_ask(fields, tells):
    assert Shared(**fields).tells == tells


@pytest.mark.parametrize(
    ("share", "loose", "kind"),
    [(0.8, 0.9, "wire_copy"), (0.79, 0.9, "rewrites"), (0, 0.3, "rewrites"), (0.29, 0.29, "quotes")],
)
def test_the_share_decides_what_it_is(share, loose, kind):
    assert Shared(share, loose=loose).kind == kind


CHANGED = {
    "wire_copy": [
        lambda mine, other: ["A", "headline", "By", "Staff", *mine],
        lambda mine, other: mine[: len(mine) // 2],
        lambda mine, other: [*mine, *other[: len(mine) // 6]],
    ],
    "rewrites": [
        lambda mine, other: [word if at % 6 else f"word{at}" for at, word in enumerate(mine)],
        lambda mine, other: [*mine[: len(mine) // 2], *other[: len(mine) // 2]],
    ],
    "quotes": [
        lambda mine, other: [*other[:360], *mine[50:90]],
        lambda mine, other: [*other[:180], *mine[50:65]],
    ],
    "": [lambda mine, other: other, lambda mine, other: [*other[:390], *mine[50:58]]],
}


@pytest.mark.parametrize(("kind", "change"), [(kind, each) for kind in CHANGED for each in CHANGED[kind]])
def test_real_stories_that_were_copied_rewritten_and_quoted(kind, change):
    found = [
        told(" ".join(change(mine.split(), other.split())), mine)
        for mine, other in pairs_of_stories(words=400, count=20)
    ]
    assert found == [kind] * 20


def test_what_has_too_little_in_common_is_not_compared():
    for mine, other in pairs_of_stories(words=100, count=40):
        if told(mine, other):
            assert in_common(read(mine), read(other)) > 0


@given(st.text(), st.text())
def test_any_two_texts(first, second):
    found = shared(first, second)
    assert 0 <= found.share <= found.loose <= 1
    assert 0 <= found.turned <= 1
    assert found.passage == first[found.start : found.end]


@given(st.lists(st.sampled_from("abcd"), min_size=8).map(" ".join))
def test_a_text_has_all_of_itself(text):
    assert shared(text, text).passage != ""


@given(
    st.lists(st.sampled_from("abcdefghij"), max_size=30), st.lists(st.sampled_from("abcdefghij"), max_size=30)
)
def test_all_of_what_stands_in_a_longer_text_is_found(inner, around):
    found = shared(" ".join(inner), " ".join([*around, *inner, *around]))
    assert found.loose == (1 if len(inner) >= 4 else 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They said: One, two THREE! And left.", ("They said: ", "One, two THREE", "! And left.")),
        ("one two three", ("", "one two three", "")),
        ("one three two", None),
        (
            f"{'far away ' * 40}one two three{' and on' * 40}",
            ("… away far away ", "one two three", " and on and on …"),
        ),
    ],
)
def test_a_passage_with_what_stands_around_it(text, expected):
    found = around(text, "one two three", reach=18)
    assert found == expected


def test_nothing_is_around_no_words():
    assert around("one two", "…") is None
