"""The path to a verdict: the whole table."""

import pytest

from articles.claims.check_path import (
    RATINGS,
    Step,
    is_enough,
    may_be_skipped,
    path_of,
    rating_in_words,
    rests_on_evidence,
    status_after_proposal,
    steps_of,
)
from articles.claims.enums import CheckPath, Harm
from articles.claims.enums import Tests as Axis

ONE, TWO, LABELLED = (Step.DECIDE,), (Step.PROPOSE, Step.APPROVE), tuple(Step)[1:]
#: harm, axis -> path, acts, where it stands after a proposal, whether it may be left out
TABLE = {
    ("none", "attribution"): ("one_act", ONE, "done", True),
    ("low", "attribution"): ("one_act", ONE, "done", True),
    ("moderate", "attribution"): ("one_checker", ONE, "done", False),
    ("serious", "attribution"): ("two_people", TWO, "to_approve", False),
    ("grave", "attribution"): ("two_people", TWO, "to_approve", False),
    ("none", "content"): ("two_people", LABELLED, "labelling", False),
    ("low", "content"): ("two_people", LABELLED, "labelling", False),
    ("moderate", "content"): ("two_people", LABELLED, "labelling", False),
    ("serious", "content"): ("two_people", LABELLED, "labelling", False),
    ("grave", "content"): ("two_people", LABELLED, "labelling", False),
}


def test_the_table_is_whole():
    assert set(TABLE) == {(harm, axis) for harm in Harm.values for axis in Axis.values}


@pytest.mark.parametrize(("harm", "axis"), TABLE)
def test_the_path_of_each_harm_and_question(harm, axis):
    found = path_of(harm, axis), steps_of(harm, axis), status_after_proposal(harm, axis)
    assert (*found, may_be_skipped(harm, axis)) == TABLE[harm, axis]


def test_a_harm_that_nobody_knows_takes_two_people():
    assert path_of("unheard of", "attribution") == "two_people"


@pytest.mark.parametrize("path", CheckPath.values)
@pytest.mark.parametrize("harm", Harm.values)
def test_a_verdict_is_enough_while_its_path_is_as_long_as_the_harm_asks(path, harm):
    long = ["one_act", "one_checker", "two_people"]
    due = {"none": 0, "low": 0, "moderate": 1, "serious": 2, "grave": 2}[harm]
    assert is_enough(path, harm, "attribution") == (long.index(path) >= due)
    assert is_enough(path, harm, "content") == (path == "two_people")


def test_what_may_be_found_about_each_question():
    assert RATINGS == {
        "attribution": ("confirmed", "second_hand", "misquoted", "not_said", "unknown"),
        "content": (
            "true",
            "mostly_true",
            "mixed",
            "missing_context",
            "mostly_false",
            "false",
            "unproven",
            "outdated",
            "not_checkable",
        ),
    }


def test_only_findings_of_nothing_need_nothing_on_file():
    free = {rating for ratings in RATINGS.values() for rating in ratings if not rests_on_evidence(rating)}
    assert free == {"unknown", "unproven", "not_checkable"}


def test_a_rating_reads_in_the_words_of_its_question():
    assert rating_in_words("attribution", "not_said") == "Not said"
    assert rating_in_words("content", "mostly_false") == "Mostly false"
