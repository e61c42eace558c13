"""Passages found again: any change elsewhere keeps them, any change inside is told."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articles.anchors import CONTEXT, Anchor, anchor_at, carrier, find

#: Few letters and few words, so that everything stands more than once; and text as nobody writes it.
TEXT = (
    st.text(alphabet="ab \n", max_size=120)
    | st.lists(st.sampled_from(["the", "port", "was", "sold", "“quay”", "\n", "🚢", "é"]), max_size=40).map(
        " ".join
    )
    | st.text(max_size=80)
)
LONG = "The port of Sabel was sold on Monday. The buyer is not known. The port of Sabel was shut on Friday."


def passage_of(draw, text):
    start = draw(st.integers(0, len(text) - 1))
    return start, draw(st.integers(start + 1, len(text)))


@st.composite
def edited_elsewhere(draw):
    """A text with a passage, an edit that lies wholly before or behind it, and where the passage begins then."""
    text = draw(TEXT.filter(bool))
    start, end = passage_of(draw, text)
    new = draw(TEXT)
    if draw(st.booleans()):
        low = draw(st.integers(0, start))
        high = draw(st.integers(low, start))
        place = start + len(new) - (high - low)
    else:
        low = draw(st.integers(end, len(text)))
        high = draw(st.integers(low, len(text)))
        place = start
    return text, text[:low] + new + text[high:], start, end, place


@st.composite
def edited_inside(draw):
    text = draw(TEXT.filter(lambda text: len(text) > 1))
    start, end = passage_of(draw, text)
    low = draw(st.integers(start, end - 1))
    high = draw(st.integers(low + 1, end))
    return text, text[:low] + draw(TEXT) + text[high:], start, end


@given(edited_elsewhere())
def test_an_edit_elsewhere_keeps_the_passage(case):
    before, after, start, end, place = case
    carried = carrier(before, after)(anchor_at(before, start, end))
    # Where the same letters stand beside it, nobody can tell which ones were typed: then it may be lost, never wrong.
    if carried.is_lost or carried.start != place:
        assert before[start:end] * 2 in before + after or after.count(before[start:end]) > 1
    if not carried.is_lost:
        assert after[carried.start : carried.start + (end - start)] == before[start:end]


@given(edited_elsewhere())
def test_an_edit_elsewhere_always_keeps_words_that_stand_once(case):
    before, after, start, end, place = case
    assume(before.count(before[start:end]) == 1 == after.count(before[start:end]))
    assert carrier(before, after)(anchor_at(before, start, end)) == anchor_at(
        after, place, place + end - start
    )


@given(edited_inside())
def test_an_edit_inside_loses_the_passage_unless_the_very_words_stand_there_again(case):
    before, after, start, end = case
    carried = carrier(before, after)(anchor_at(before, start, end))
    if before[start:end] not in after:
        assert carried == anchor_at(before, start, end)._replace(start=None)
    elif not carried.is_lost:
        assert after[carried.start : carried.start + (end - start)] == before[start:end]


@given(TEXT.filter(bool), st.data())
def test_nothing_changed_means_the_same_anchor(text, data):
    start, end = passage_of(data.draw, text)
    anchor = anchor_at(text, start, end)
    assert carrier(text, text)(anchor) == anchor


@given(TEXT, TEXT.filter(bool), st.data())
def test_words_that_are_found_are_those_words_and_stand_once_so(text, other, data):
    start, end = passage_of(data.draw, other)
    anchor = anchor_at(other, start, end)
    found = find(text, anchor)
    if not found.is_lost:
        assert text[found.start : found.start + len(anchor.exact)] == anchor.exact
        assert found == anchor_at(text, found.start, found.start + len(anchor.exact))


def place_of(text, nth=1, words="The port of Sabel"):
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return anchor_at(text, at, at + len(words))


@pytest.mark.parametrize("nth", [1, 2])
def test_edits_in_two_places_at_once_keep_the_passage_between_them(nth):
    after = LONG.replace("Monday", "Tuesday").replace("Friday", "Saturday")
    after = "Late on Sunday: " + after + " Nobody answered."
    assert carrier(LONG, after)(place_of(LONG, nth)) == place_of(after, nth)


def test_a_passage_over_two_blocks_is_kept_while_others_are_rewritten():
    blocks = [f"Block {number} says that the quay is shut." for number in range(9)]
    before = "\n".join(blocks)
    passage = place_of(before, words="is shut.\nBlock 5 says")
    after = "\n".join(["New.", *blocks]).replace("Block 2 says that", "Block 2 denies that")
    after = after.replace("Block 7 says that", "Block 7 denies that")
    assert carrier(before, after)(passage) == place_of(after, words="is shut.\nBlock 5 says")


def test_words_that_were_cut_are_lost_though_they_stand_elsewhere():
    cut = LONG.replace("The port of Sabel was sold on Monday. ", "")
    assert carrier(LONG, cut)(place_of(LONG)).is_lost


def test_a_letter_changed_inside_loses_the_passage():
    assert carrier(LONG, LONG.replace("Sabel was sold", "Sable was sold"))(place_of(LONG)).is_lost


def test_words_that_come_back_are_found_again():
    cut = LONG.replace("The buyer is not known. ", "")
    anchor = place_of(LONG, words="The buyer is not known.")
    lost = carrier(LONG, cut)(anchor)
    assert lost.is_lost
    assert carrier(cut, LONG)(lost) == anchor


def test_a_twin_of_the_passage_is_not_taken_for_it():
    line = f"{'before it ' * 4}the port{' behind it' * 4}"
    before, after = f"{line}\n{line}", f"{line.replace('the port', 'the quay')}\n{line}"
    assert carrier(before, after)(place_of(before, words="the port")).is_lost
    lost = place_of(before, words="the port")._replace(start=None)
    assert carrier(after, after + " More.")(lost).is_lost


def test_a_paragraph_that_was_moved_is_found_in_its_new_place():
    blocks = ["A first block that says little.", LONG, "A last block, for the end of it."]
    before = "\n".join(blocks)
    after = "\n".join([blocks[1], blocks[0], blocks[2]])
    words = "The buyer is not known."
    assert carrier(before, after)(place_of(before, words=words)) == place_of(after, words=words)


def test_an_edit_beside_the_passage_freshens_what_stands_around_it():
    after = LONG.replace("was sold", "was quietly sold")
    carried = carrier(LONG, after)(place_of(LONG))
    assert (carried.start, carried.suffix) == (0, " was quietly sold on Monday. The"[:CONTEXT])


def test_what_was_typed_beside_the_same_words_is_told_apart_by_its_surroundings():
    anchor = anchor_at("very good", 0, 4)
    assert carrier("very good", "very very good")(anchor).start == 5


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (LONG, 0),
        ("Now: " + LONG, 5),
        (LONG.replace(" was sold on Monday", ""), None),  # only what stood before is left, which is nothing
        (LONG.replace("Sabel was sold", "Sabel, our readers know, was sold"), None),
        ("", None),
    ],
)
def test_find_in_a_text_that_nobody_compared(text, start):
    assert find(text, place_of(LONG)).start == start


def test_find_gives_up_where_the_words_stand_twice_with_the_same_around_them():
    anchor = Anchor("port", "the ", " was")
    assert find("the port was here, the port was there", anchor).is_lost


def test_no_words_are_nowhere():
    assert find("abc", Anchor("")).is_lost
