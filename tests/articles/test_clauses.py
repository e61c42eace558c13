"""What of a sentence can be printed alone, and how its source stands inside another one."""

import pytest

from articles.analysis import analyse
from articles.clauses import clause_of, source_label
from entities.gazetteer import Gazetteer, NameEntry

GAZETTEER = Gazetteer.build(
    [
        NameEntry("monitor", "Teyra Monitor", schema="Company", entity_kind="media"),
        NameEntry("quellan", "Quellan", schema="Country", entity_kind="country"),
        NameEntry(
            "government-of-quellan", "Government of Quellan", schema="PublicBody", entity_kind="government"
        ),
    ],
    government_of={"quellan": "government-of-quellan"},
)


def found(text):
    return analyse(text, GAZETTEER).findings


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Administration officials argue that the quay is safe.", "administration officials"),
        ("Rain fell. Officials said that the quay was shut.", "officials"),
        ("Mexican officials fear that the quay will be shut.", "Mexican officials"),
        ("President Ilesa Marrow said that the quay was shut.", "President Ilesa Marrow"),
        ("On Monday administration officials said that the quay was shut.", "administration officials"),
    ],
)
def test_source_label_is_what_stands_inside_a_sentence(text, label):
    assert [source_label(finding.statement, text) for finding in found(text)] == [label]


def test_clause_holds_source_cue_and_content_and_nothing_else():
    text = "In a parallel step, Marrow said that the quay was shut, citing the treaty."
    assert clause_of(found(text)[0].statement, text).startswith("Marrow said that the quay")


def test_clause_of_a_relative_one_needs_the_name():
    text = "The Admiralty named Dario Fenwright, who Vastaran authorities accuse of taxing night cargoes."
    statement = next(
        finding.statement for finding in found(text) if finding.statement.rule == "relative.accuse"
    )
    assert clause_of(statement, text) == ""
    assert (
        clause_of(statement, text, accused="Dario Fenwright")
        == "Vastaran authorities accuse Dario Fenwright of taxing night cargoes."
    )


def test_a_paper_on_file_speaks_as_other_media():
    (finding,) = found("The Teyra Monitor said that the quay was shut.")
    assert (finding.statement.mode, finding.claimants) == ("media", ("monitor",))


def test_a_country_on_file_speaks_as_a_body():
    (finding,) = found("Quellan said that the quay was shut.")
    assert (finding.statement.standing, finding.claimants) == ("body", ("government-of-quellan",))
