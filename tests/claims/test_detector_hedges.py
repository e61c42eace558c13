"""Every adverb of hearsay is found; how something looks to the paper itself is none."""

import pytest

from articles.claims.detector import detect
from articles.claims.detector.hearsay import ADJECTIVES, ADVERBS
from tests.benchmarks.attribution import engine_finder
from tests.benchmarks.attribution_markup import FOLDER
from tests.benchmarks.attribution_records import read_passages
from tests.benchmarks.attribution_scores import score


@pytest.mark.parametrize("adverb", ADVERBS)
@pytest.mark.parametrize(
    "sentence", ["The general {} ordered the raid.", "{}, the boat sank.", "The boat was {} sunk by Brill."]
)
def test_adverb_is_the_cue_of_its_clause(adverb, sentence):
    text = sentence.format(adverb)
    [statement] = detect(text, language="en")
    assert (statement.rule, statement.cue.of(text), statement.source) == ("adverb.hearsay", adverb, None)


@pytest.mark.parametrize("adjective", ADJECTIVES)
def test_adjective_is_the_cue_of_its_phrase(adjective):
    text = f"The {adjective} head of the gang fled."
    [statement] = detect(text, language="en")
    assert (statement.rule, statement.cue.of(text)) == ("adjective.hearsay", adjective)


def test_how_something_looks_is_no_hearsay():
    assert detect("An apparently healthy man fell from the pier.", language="en") == []


def test_labelled_adverbs_are_all_found():
    passages = [
        passage
        for passage in read_passages([FOLDER / "house-en.jsonl"])
        if passage.construction == "hearsay-adverb"
    ]
    missed = [
        (outcome.passage.key, index)
        for outcome in score(passages, engine_finder("rules"))
        for index in range(len(outcome.passage.claims))
        if index not in outcome.cue_pairs
    ]
    assert len(passages) > 4
    assert missed == []
