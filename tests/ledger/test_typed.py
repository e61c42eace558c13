"""Reasons, notes and keys that come in outside a form's fields."""

import pytest

from newsroom.ledger.typed import number_in, said


@pytest.mark.parametrize(
    ("text", "kept"),
    [(" Two witnesses.\n", "Two witnesses."), ("\x00", ""), ("a\x00b", "ab"), ("a\nb", "a\nb")],
)
def test_said_drops_space_around_it_and_nul(text, kept):
    assert said(text) == kept


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("12", 12),
        ("9" * 18, 10**18 - 1),
        *((text, None) for text in ("9" * 19, "9" * 5000, "", "-1", "1 ", "1e3", "²", "٣")),
    ],
)
def test_number_in_takes_ascii_digits_that_fit_a_key(text, number):
    assert number_in(text) == number
