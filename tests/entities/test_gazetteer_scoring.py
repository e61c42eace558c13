"""Candidates of an ambiguous name, scored by the evidence in the text, best first."""

import pytest

from entities.gazetteer import Gazetteer, NameEntry

ENTRIES = [
    NameEntry("norland", "Norland", "name", "Country", "country"),
    NameEntry("vell", "Vell", "name", "Country", "country"),
    NameEntry("harbour-guard", "Harbour Guard", "name", "PublicBody", "agency"),
    NameEntry("harbour-guard", "HG", "abbreviation", "PublicBody", "agency"),
    NameEntry("hill-gang", "Hill Gang", "name", "Organization", "gang"),
    NameEntry("hill-gang", "HG", "abbreviation", "Organization", "gang"),
    NameEntry("hill-gang", "The Hill", "weak_alias", "Organization", "gang"),
    NameEntry("senator", "Juno Marlow", "name", "Person", "official"),
    NameEntry("singer", "Juno Marlow", "name", "Person", "person"),
]
ABOUT = {
    "harbour-guard": "Norland",
    "hill-gang": "listed group of Vell",
    "senator": "senator of Norland",
    "singer": "singer from Vell",
}


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.build(ENTRIES, about=ABOUT)


def last(gazetteer, text):
    found = gazetteer.find(text)[-1]
    return found.key, dict(zip(found.candidates, found.scores, strict=True))


def test_candidates_without_evidence_score_alike(gazetteer):
    assert last(gazetteer, "Then HG struck.") == (None, {"harbour-guard": 0.3, "hill-gang": 0.3})


def test_country_in_the_text_orders_but_does_not_decide(gazetteer):
    found = gazetteer.find("It rained in Vell. Then HG struck.")[-1]

    assert (found.key, found.candidates, found.scores) == (None, ("hill-gang", "harbour-guard"), (0.45, 0.3))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The Hill Gang is back. Then HG struck.", "hill-gang"),
        ("Then the HG gang struck.", "hill-gang"),
        ("Then the agency HG struck.", "harbour-guard"),
        ("The Hill Gang met the Harbour Guard. Then the HG gang struck.", "hill-gang"),
        ("Yesterday Senator Juno Marlow left.", "senator"),
        ("Yesterday the singer Juno Marlow left.", "singer"),
        ("Yesterday Juno Marlow, a singer, left.", None),
    ],
)
def test_full_name_or_title_decides(gazetteer, text, key):
    assert last(gazetteer, text)[0] == key


def test_two_that_are_named_stay_open_with_their_scores(gazetteer):
    text = "The Hill Gang met the Harbour Guard in Norland. Then HG struck."

    assert last(gazetteer, text) == (None, {"harbour-guard": 0.85, "hill-gang": 0.7})


def test_name_of_one_against_kind_of_the_other_stays_open(gazetteer):
    assert last(gazetteer, "The Harbour Guard met. Then the HG gang struck.")[0] is None


def test_weak_alias_alone_scores_half(gazetteer):
    [found] = gazetteer.scan("They saw The Hill at night.").suggestions

    assert (found.candidates, found.scores) == (("hill-gang",), (0.15,))


def test_weak_alias_in_a_story_of_other_countries_is_not_suggested(gazetteer):
    assert gazetteer.scan("It rained in Norland. They saw The Hill at night.").suggestions == []
