"""Templates of letters, filled in."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.claims.reply_letters import (
    FIELDS,
    MOST_MAILTO,
    fill,
    list_allegations,
    mailto,
    missing_fields,
    unknown_fields,
)

LETTER = "Dear {respondent},\n{ allegations }\nUntil {deadline}. {reporter}, {paper}"
VALUES = {name: f"<{name}>" for name in FIELDS}


def test_fields_are_filled_in():
    expected = "Dear <respondent>,\n<allegations>\nUntil <deadline>. <reporter>, <paper>"
    assert fill(LETTER, VALUES) == expected
    assert (unknown_fields(LETTER), missing_fields(LETTER)) == ([], [])


@pytest.mark.parametrize(
    ("text", "unknown", "missing"),
    [
        ("{allegations} by {deadline}", [], []),
        ("{alegations} by {deadline}, {alegations}", ["alegations"], ["allegations"]),
        ("{respondent.__class__} {0} {}", ["0"], ["allegations", "deadline"]),
        ("nothing", [], ["allegations", "deadline"]),
    ],
)
def test_a_template_says_what_is_wrong_with_it(text, unknown, missing):
    assert (unknown_fields(text), missing_fields(text)) == (unknown, missing)


@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), st.text()))
def test_what_is_put_in_is_never_read_again(values):
    given_values = {name: f"{{paper}}{text}{{respondent}}" for name, text in values.items()}
    expected = "|".join(given_values.get(name, f"{{{name}}}") for name in FIELDS)
    assert fill("|".join(f"{{{name}}}" for name in FIELDS), given_values) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], ""),
        (["  "], ""),
        (["One  thing.\n"], "One thing."),
        (["One.", "One."], "One."),
        (["One.", "Two."], "– One.\n– Two."),
    ],
)
def test_allegations_stand_one_on_a_line(texts, expected):
    assert list_allegations(texts) == expected


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=80))
def test_a_mail_has_one_recipient_and_no_header_of_its_own(to, subject, body):
    address = mailto(to=to, subject=subject, body=body)
    parts = urlsplit(address)
    asked = parse_qs(parts.query, keep_blank_values=True)
    assert sorted(asked) == ["body", "subject"]
    assert parts.scheme == "mailto"
    assert not {",", ";", "&", "?", "#"} & set(parts.path)
    assert unquote(parts.path) == to.strip()
    assert asked["subject"] == [" ".join(subject.split())]


def test_a_letter_too_long_for_a_mail_program_is_left_to_copying():
    assert mailto(to="a@example.org", subject="S", body="x" * MOST_MAILTO) == ""
    assert (
        mailto(to="a@example.org", subject="A b", body="1\n2")
        == "mailto:a@example.org?subject=A%20b&body=1%0D%0A2"
    )
