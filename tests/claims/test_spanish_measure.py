"""The bars that issue and README name, held on the Spanish half that no rule was mended on."""

import pytest

from tests.benchmarks.attribution import engine_finder
from tests.benchmarks.attribution_markup import FOLDER
from tests.benchmarks.attribution_records import read_passages
from tests.benchmarks.attribution_scores import score, total


@pytest.fixture(scope="module")
def outcomes():
    return score(read_passages([FOLDER / "blind-es-test.jsonl"]), engine_finder("rules"))


@pytest.mark.parametrize(
    ("measure", "figure", "bar"),
    [
        ("sentence", "precision", 0.93),
        ("sentence", "f1", 0.88),
        ("source", "f1", 0.75),
        ("usable", "f1", 0.60),
    ],
)
def test_spanish_rules_stay_above_the_bar(outcomes, measure, figure, bar):
    assert getattr(total(outcomes, measure), figure) >= bar


def test_spanish_hedges_are_all_found(outcomes):
    labelled = [
        (outcome, index)
        for outcome in outcomes
        for index, claim in enumerate(outcome.passage.claims)
        if outcome.passage.construction in ("hearsay-adverb", "hearsay-adjective")
        and claim.attribution_mode == "hearsay"
    ]

    assert [outcome.passage.key for outcome, index in labelled if index not in outcome.cue_pairs] == []


def test_spanish_direct_quotations_are_recalled(outcomes):
    direct = [
        index in outcome.cue_pairs
        for outcome in outcomes
        for index, claim in enumerate(outcome.passage.claims)
        if claim.rendition == "direct"
    ]

    assert sum(direct) / len(direct) >= 0.85
