"""The plain functions behind notifications."""

from datetime import UTC, datetime

import pytest

from articles.at_names import named_in
from newsroom.notifications import texts

DEADLINE = datetime(2026, 3, 4, 15, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("note", "names"),
    [
        ("", []),
        ("nobody", []),
        ("@oda", ["oda"]),
        ("Ask @Oda, then (@imre).", ["oda", "imre"]),
        ("Ask @oda.brenn.", ["oda.brenn.", "oda.brenn"]),
        ("@oda's table, and @oda again", ["oda"]),
        ("oda@paper.example", []),
        ("mail oda@paper.example or @imre", ["imre"]),
        ("@ oda", []),
        ("@núria y @josé", ["núria", "josé"]),
        ("@a+b-c_d...", ["a+b-c_d...", "a+b-c_d..", "a+b-c_d.", "a+b-c_d"]),
    ],
)
def test_people_named_in_a_note(note, names):
    assert named_in(note) == names


def test_no_more_than_twenty_people_are_read_from_a_note():
    assert named_in(" ".join(f"@person{number}" for number in range(30))) == [f"person{n}" for n in range(20)]


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (texts.assigned("Quay sold", "Oda", None), "Oda assigned “Quay sold” to you"),
        (
            texts.assigned("Quay sold", None, DEADLINE),
            "“Quay sold” was assigned to you; it is due on 04 Mar 2026 15:30 UTC",
        ),
        (texts.mentioned("Quay sold", None), "The house named you in a note on “Quay sold”"),
        (texts.sent_back("Quay sold", "Oda", "In edit"), "Oda sent “Quay sold” back to “In edit”"),
        (texts.sent_back("Quay sold", None, ""), "“Quay sold” was sent back"),
        (texts.printed("Quay sold", "Oda", "publish"), "Oda published “Quay sold”"),
        (texts.printed("Quay sold", "Oda", "correct"), "Oda published a correction of “Quay sold”"),
        (texts.printed("Quay sold", None, "publish"), "“Quay sold” was published at its time"),
        (texts.claim_changed("Quay sold", "Oda"), "Oda changed a claim in “Quay sold”"),
        (texts.held("Quay\nsold "), "“Quay sold” did not go out at its time"),
        (texts.due("Quay sold", DEADLINE, DEADLINE), "“Quay sold” was due on 04 Mar 2026 15:30 UTC"),
    ],
)
def test_sentences(made, words):
    assert made == words


def test_deadline_is_told_by_the_clocks_of_the_house(settings):
    settings.TIME_ZONE = "America/Bogota"
    assert texts.due("Quay sold", DEADLINE, DEADLINE) == "“Quay sold” was due on 04 Mar 2026 10:30 -05"


def test_long_title_is_cut_at_a_word():
    assert texts.title("word " * 60) == "“" + "word " * 38 + "word…”"
