"""The sentence of an answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.claims.reply_texts import compose_declined, compose_reply, quoted

BY = ["prosecutors"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"kind": "denies", "words": "I never took a cent"},
            "Ines Ferro denied the allegation by prosecutors: “I never took a cent.”",
        ),
        ({"kind": "denies"}, "Ines Ferro denied the allegation by prosecutors."),
        ({"kind": "responds_to", "several": True}, "Ines Ferro responded to the allegations by prosecutors."),
        ({"kind": "confirms", "claimants": []}, "Ines Ferro accepted the allegation."),
        (
            {"kind": "objects_to", "claimants": ["A", "Quay Council"]},
            "Ines Ferro objected to the allegation by A and the Quay Council.",
        ),
        (
            {"kind": "denies", "who": "a lawyer for Ferro"},
            "A lawyer for Ferro denied the allegation by prosecutors.",
        ),
        ({"kind": "denies", "who": "Quay Council"}, "The Quay Council denied the allegation by prosecutors."),
        ({"kind": "denies", "who": "{what}"}, "{what} denied the allegation by prosecutors."),
        (
            {"kind": "denies", "language": "es", "claimants": ["la fiscalía"], "words": "Es falso"},
            "Ines Ferro negó la acusación de la fiscalía: “Es falso.”",
        ),
        (
            {
                "kind": "responds_to",
                "language": "es",
                "who": "los abogados",
                "claimants": ["A", "B"],
                "several": True,
            },
            "Los abogados respondieron a las acusaciones de A y B.",
        ),
        ({"kind": "denies", "language": "pt"}, "Ines Ferro denied the allegation by prosecutors."),
    ],
)
def test_an_answer_stands_alone(fields, expected):
    assert compose_reply(**{"who": "Ines Ferro", "claimants": BY, **fields}) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Ines Ferro declined to comment on the allegation by prosecutors."),
        ({"several": True, "claimants": []}, "Ines Ferro declined to comment on the allegations."),
        (
            {"language": "es", "claimants": ["la fiscalía"]},
            "Ines Ferro no quiso comentar la acusación de la fiscalía.",
        ),
    ],
)
def test_declining_reads(fields, expected):
    assert compose_declined(**{"who": "Ines Ferro", "claimants": BY, **fields}) == expected


def test_an_answer_is_somebodys():
    with pytest.raises(ValueError, match="somebody"):
        compose_reply(who=" ", kind="denies", claimants=[])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", ""),
        ("  ", ""),
        ("“No.”", "“No.”"),
        ("No", "“No.”"),
        ('They said "pay" and left', "“They said ‘pay’ and left.”"),
        ("Never!\nNot once?", "“Never! Not once?”"),
    ],
)
def test_words_are_quoted_once(words, expected):
    assert quoted(words) == expected


@given(st.text())
def test_quotation_marks_are_never_doubled(words):
    found = quoted(words)
    assert (found.count("“"), found.count("”"), found.count('"')) == ((1, 1, 0) if found else (0, 0, 0))
