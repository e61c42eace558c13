"""Who is named by @name, and who may have been meant."""

import pytest

from articles.at_names import UnknownName, near_names, unknown_names

PEOPLE = {"ana.ruiz": "Ana Ruiz", "oda": "Oda Brenn", "jose": "José Ibáñez", "k.lind": "Karin Lind"}


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("ana", ("ana.ruiz",)),
        ("anna.ruiz", ("ana.ruiz",)),
        ("ruiz", ("ana.ruiz",)),
        ("brenn", ("oda",)),
        ("jóse", ("jose",)),
        ("ibanez", ("jose",)),
        ("karin", ("k.lind",)),
        ("xyzzy", ()),
        ("", ()),
    ],
)
def test_near_names(name, near):
    assert near_names(name, PEOPLE) == near


def test_no_more_than_three_are_offered():
    people = {f"mara{number}": "Mara Lind" for number in range(9)}
    assert near_names("mara", people) == ("mara0", "mara1", "mara2")


@pytest.mark.parametrize(
    ("note", "unknown"),
    [
        ("nobody", ()),
        ("@oda", ()),
        ("Ask @Oda.", ()),
        ("@odda, @oda and @odda again", (UnknownName("odda", ("oda",)),)),
        ("mail oda@paper.example", ()),
        ("@xyzzy?", (UnknownName("xyzzy", ()),)),
    ],
)
def test_unknown_names(note, unknown):
    assert unknown_names(note, {"oda"}, PEOPLE) == unknown


def test_unknown_name_in_words():
    assert (
        str(UnknownName("odda", ("oda", "ada"))) == "Nobody here is called @odda. Did you mean @oda or @ada?"
    )
    assert str(UnknownName("xyzzy", ())) == "Nobody here is called @xyzzy."
