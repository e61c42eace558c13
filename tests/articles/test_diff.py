"""Words of two versions, woven into one text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.diff import Op, Piece, TextBlock, after_of, before_of, block_diff, word_diff

WORDS = st.sampled_from(
    [
        "the",
        "The",
        "a",
        "ship",
        "ships",
        "$50",
        "million",
        "U.S.",
        "“quoted”",
        "—",
        "don’t",
        "é",
        "e\u0301",
        "\n",
        "<b>",
        "&amp;",
    ]
)
TEXT = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=60)
BLOCKS = st.lists(st.builds(TextBlock, st.sampled_from(["p", "h2", "li"]), TEXT), max_size=8)
SAME, OUT, IN = Op.SAME, Op.DELETED, Op.INSERTED


def told(before, after):
    """The pieces as short text: [-out-]{+in+}."""
    marks = {SAME: "{}", OUT: "[-{}-]", IN: "{{+{}+}}"}
    return "".join(marks[piece.op].format(piece.text) for piece in word_diff(before, after))


@given(TEXT, TEXT)
def test_both_texts_come_back_whole(before, after):
    pieces = word_diff(before, after)
    assert (before_of(pieces), after_of(pieces)) == (before, after)


@given(TEXT, TEXT)
def test_pieces_are_filled_and_never_two_alike_in_a_row(before, after):
    pieces = word_diff(before, after)
    assert all(piece.text for piece in pieces)
    assert all(one.op is not other.op for one, other in pairwise(pieces))


@given(TEXT)
def test_text_does_not_differ_from_itself(text):
    assert word_diff(text, text) == ((Piece(SAME, text),) if text else ())


@given(BLOCKS, BLOCKS)
def test_blocks_of_both_texts_come_back_in_order(before, after):
    changes = block_diff(before, after)
    assert [change.before for change in changes if change.before] == before
    assert [change.after for change in changes if change.after] == after
    for change in changes:
        assert before_of(change.pieces) == (change.before.text if change.before else "")
        assert after_of(change.pieces) == (change.after.text if change.after else "")


PLAIN = st.sampled_from(["the", "a", "ship", "ships", "$50", "U.S.", "—", "don’t"])


@given(st.lists(PLAIN, min_size=1, max_size=30), st.lists(PLAIN, min_size=1, max_size=6), st.data())
def test_words_that_were_put_in_are_all_that_is_marked(words, more, data):
    """Shown as inserted is exactly as much as was inserted, wherever it was."""
    place = data.draw(st.integers(0, len(words)))
    before, after = " ".join(words), " ".join([*words[:place], *more, *words[place:]])
    pieces = word_diff(before, after)
    if any(piece.op is SAME for piece in pieces):
        assert [piece.op for piece in pieces if piece.op is OUT] == []
        assert sum(len(piece.text) for piece in pieces if piece.op is IN) == len(after) - len(before)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Three ships sailed on Monday.", "Four ships sailed on Monday.", "[-Three-]{+Four+} ships sailed on Monday."),
        ("up to $5 million", "up to $50 million", "up to $[-5-]{+50+} million"),
        ("He paid 1,200 in all.", "He paid 1,300 in all.", "He paid [-1,200-]{+1,300+} in all."),
        ("The U.S. said so.", "The U.S. denied so.", "The U.S. [-said-]{+denied+} so."),
        ("A man was held.", "A man was not held.", "A man was {+not +}held."),
        ("A man was reportedly held.", "A man was held.", "A man was [-reportedly -]held."),
        ("It was three of the crew.", "It was four in the crew.", "It was [-three of-]{+four in+} the crew."),
        ("One two three four five", "Six seven", "[-One two three four five-]{+Six seven+}"),
        ("It has beds for 200.", "It has beds for 300. It ends.", "It has beds for [-200-]{+300. It ends+}."),
        ("Same", "Same", "Same"),
        ("", "New", "{+New+}"),
        ("Old", "", "[-Old-]"),
        ("He said: yes, of course", "He said “yes, of course”", "He said[-:-] {+“+}yes, of course{+”+}"),
    ],
)  # fmt: skip
def test_words_that_changed(before, after, expected):
    assert told(before, after) == expected


def _paragraphs(*texts):
    return [TextBlock("p", text) for text in texts]


ONE = "The harbour office opened its books on Monday, and three clerks read them."
TWO = "Nobody has answered the letters of the crews since the winter of the strike."
THREE = "A court will hear the case in May, said the lawyer of the office."


def _kinds(changes):
    return [
        ("same" if not change.is_changed else "changed")
        if change.before and change.after
        else ("out" if change.before else "in")
        for change in changes
    ]


def test_paragraph_that_was_put_in_is_one_change():
    assert _kinds(block_diff(_paragraphs(ONE, THREE), _paragraphs(ONE, TWO, THREE))) == ["same", "in", "same"]


def test_paragraph_that_was_edited_is_woven_and_its_neighbours_stand():
    edited = TWO.replace("winter", "summer")
    changes = block_diff(_paragraphs(ONE, TWO, THREE), _paragraphs(ONE, edited, THREE))
    assert _kinds(changes) == ["same", "changed", "same"]
    assert [piece for piece in changes[1].pieces if piece.op is not SAME] == [
        Piece(OUT, "winter"),
        Piece(IN, "summer"),
    ]


def test_edited_paragraph_beside_a_new_one_finds_its_own():
    edited = TWO.replace("winter", "summer")
    changes = block_diff(_paragraphs(ONE, TWO), _paragraphs(ONE, "Rain fell all day.", edited))
    assert _kinds(changes) == ["same", "in", "changed"]


def test_paragraph_that_was_replaced_goes_as_a_whole():
    assert _kinds(block_diff(_paragraphs(ONE, TWO), _paragraphs(ONE, "Rain fell all day."))) == [
        "same",
        "out",
        "in",
    ]


def test_paragraph_that_became_a_crosshead_says_the_same():
    (change,) = block_diff([TextBlock("p", ONE)], [TextBlock("h2", ONE)])
    assert (change.is_changed, change.kind) == (False, "h2")


def test_paragraphs_of_many_edits_stay_in_pairs():
    """More blocks than the search looks at on either side."""
    before = [
        f"Paragraph {number} tells of the crane numbered {number} in the yard of Vell."
        for number in range(60)
    ]
    after = [text.replace("the yard", "a yard") for text in before]
    assert _kinds(block_diff(_paragraphs(*before), _paragraphs(*after))) == ["changed"] * 60


@pytest.mark.parametrize("length", [150, 900])
def test_repetitive_text_is_aligned_though_no_word_stands_once(length):
    before = " ".join(["tick", "tock"] * length)
    middle = len(before) // 2
    after = before[:middle] + " boom tick boom tock " + before[middle:]
    pieces = word_diff(before, after)
    assert (before_of(pieces), after_of(pieces)) == (before, after)
    assert sum(len(piece.text) for piece in pieces if piece.op is IN) < 60


@given(st.lists(st.sampled_from("abc"), max_size=300), st.lists(st.sampled_from("abc"), max_size=300))
def test_few_words_in_any_order_come_back(old, new):
    pieces = word_diff(" ".join(old), " ".join(new))
    assert (before_of(pieces), after_of(pieces)) == (" ".join(old), " ".join(new))
