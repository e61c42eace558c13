"""A source in the story's words, as a label prints it."""

import pytest

from articles.claims.labels import ClaimFacts, compose_label
from articles.claims.labels.printed import ELSEWHERE, as_printed, points_back


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("Administration officials", "administration officials"),
        ("Two Democratic Representatives", "two Democratic Representatives"),
        ("Senior U.S. officials", "senior U.S. officials"),
        ("The judge presiding over the case", "the judge presiding over the case"),
        ("Witnesses", "witnesses"),
        ("The Guardian", "The Guardian"),
        ("State Department", "the State Department"),
        ("Toronto Police", "the Toronto Police"),
        ("Mexican officials", "Mexican officials"),
        ("Carrie Lam, the chief executive", "Carrie Lam, the chief executive"),
    ],
)
def test_as_printed_words_that_open_a_sentence(words: str, printed: str) -> None:
    assert as_printed(words) == printed


@pytest.mark.parametrize("words", ["He", "she", "It", "the second", "This person"])
def test_as_printed_pronoun_names_nobody(words: str) -> None:
    assert as_printed(words) == ELSEWHERE


def test_points_back_part_of_the_name_on_file() -> None:
    assert points_back("Sheinbaum", ("Claudia Sheinbaum",))
    assert not points_back("President Claudia Sheinbaum", ("Claudia Sheinbaum",))


def test_compose_label_pronoun_gives_way_to_the_record() -> None:
    facts = ClaimFacts(
        mode="on_record", speech_act="say", claimants=("Claudia Sheinbaum",), claimant_label="She"
    )
    assert compose_label(facts).who == "Said by Claudia Sheinbaum"


def test_compose_label_pronoun_alone_says_where_the_name_is() -> None:
    facts = ClaimFacts(mode="on_record", speech_act="say", claimant_label="He")
    assert compose_label(facts).who == f"Said by {ELSEWHERE}"
