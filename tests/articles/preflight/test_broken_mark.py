"""P21: a mark and its claim say the same."""

from dataclasses import replace

import pytest

from articles.preflight.broken_mark import check
from tests.articles.preflight.stories import claim, severities, story

FILED = {
    "statement": "the harbour office sold the quay to a shell company in March",
    "public_text": "The auditor says the harbour office sold the quay to a shell company in March.",
    "speech_act": "say",
    "mode": "on_record",
}


def printed(*words, printed_in="en", **fields):
    held = claim(**{**FILED, **fields})
    text = "\n".join(words)
    marked = tuple(
        replace(story(held).passages[0], exact=each, start=text.index(each), end=text.index(each) + len(each))
        for each in words
    )
    return replace(story(text=text), passages=marked, language=printed_in)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the harbour office sold the quay to a shell company in March", []),
        ("a shell company bought the quay from the harbour office", []),
        ("selling the quay to shell companies", []),
        ("the mayor resigned on Friday after the fire in the archive", ["S"]),
        ("the ferry will sail again once the storm has passed the islands", ["S"]),
        ("“a scandal”", []),
    ],
)
def test_a_passage_that_says_something_else_is_found(words, expected):
    assert severities(check(printed(words))) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [({"speech_act": "accuse"}, ["B"]), ({"mode": "media"}, ["B"]), ({"mode": "document"}, ["S"])],
)
def test_it_is_worse_where_the_paper_stands_far_from_the_ground(fields, expected):
    assert severities(check(printed("the mayor resigned on Friday after the fire", **fields))) == expected


def test_a_claim_that_one_passage_prints_may_go_on_over_others():
    words = ("the harbour office sold the quay", "Nobody asked the fishermen whose boats lie there")
    assert severities(check(printed(*words))) == []


def test_a_quoted_word_is_no_ground_to_doubt_what_follows():
    words = ("“unacceptable”", "Nobody asked the fishermen whose boats lie there")
    assert severities(check(printed(*words))) == []


def test_a_translated_claim_is_left_alone():
    words = "la oficina del puerto vendió el muelle a una empresa fantasma"
    assert severities(check(printed(words, printed_in="es"))) == []


def test_it_is_read_in_the_language_of_the_claim():
    fields = {
        "language": "es",
        "statement": "la oficina del puerto vendió el muelle a una empresa fantasma",
        "public_text": "La auditora dice que la oficina del puerto vendió el muelle a una empresa fantasma.",
    }
    rewritten = "el alcalde renunció el viernes tras el incendio del archivo"
    sold = "la venta del muelle a empresas fantasma"
    found = [severities(check(printed(words, printed_in="es", **fields))) for words in (sold, rewritten)]
    assert found == [[], ["S"]]
