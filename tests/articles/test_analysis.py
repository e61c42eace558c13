"""One reading of a text: who says what, of whom."""

import pytest

from articles.analysis import analyse
from entities.gazetteer import Gazetteer, NameEntry

PEOPLE = Gazetteer.build(
    [
        NameEntry(key=slug, text=name, kind="name", schema=schema, entity_kind=kind)
        for slug, name, schema, kind in (
            ("valtos", "Imre Valtos", "Person", "official"),
            ("brenn", "Oda Brenn", "Person", "official"),
            ("league", "Quorvath Harbour League", "Organization", "organisation"),
            ("sabelia", "Sabelia", "Country", "country"),
        )
    ],
    government_of={},
)


def test_newcomers_are_named_beside_what_is_on_file():
    analysis = analyse(
        "Imre Valtos met Mayor Junna Okreth in Sabelia. The Sabelia National Guard watched.", PEOPLE
    )
    assert [(each.name, each.kind) for each in analysis.newcomers] == [
        ("Junna Okreth", "official"),
        ("Sabelia National Guard", "agency"),
    ]
    assert [match.text for match in analysis.mentions] == ["Imre Valtos", "Sabelia", "Sabelia"]


def test_a_weak_alias_inside_a_new_name_is_not_asked_about():
    gazetteer = Gazetteer.build([NameEntry("post", "Post", "weak_alias", "Organization", "media")])
    analysis = analyse("It stood in the Velmoor Post. The Post was sold.", gazetteer)
    assert [each.name for each in analysis.newcomers] == ["Velmoor Post"]
    assert [match.start for match in analysis.weak] == [34]


def accused(text):
    findings = analyse(text, PEOPLE).findings
    return [finding.accused for finding in findings if finding.statement.speech_act in ("accuse", "charge")]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Prosecutors accused Imre Valtos of taking money.", [("valtos",)]),
        ("Oda Brenn accused Imre Valtos of taking money.", [("valtos",)]),
        ("Imre Valtos, whom prosecutors accuse of taking money, left.", [("valtos",)]),
        ("Imre Valtos was accused of taking money by prosecutors.", [("valtos",)]),
        ("Prosecutors accused Oda Brenn and Imre Valtos of taking money.", [("brenn", "valtos")]),
        ("Prosecutors accused Oda Brenn, a friend of Imre Valtos, of taking money.", [("brenn",)]),
        ("Prosecutors charged the Quorvath Harbour League with fraud.", [("league",)]),
        ("Prosecutors accused the former mayor, Imre Valtos, of taking money.", [("valtos",)]),
        ("Prosecutors offer a reward for Imre Valtos, whom they accuse of taking money.", [("valtos",)]),
        ("Imre Valtos, the mayor, was formally accused of taking money by prosecutors.", [("valtos",)]),
        ("Prosecutors accused a clerk of taking money in Sabelia.", [()]),
        ("Prosecutors accused a clerk of taking money from Imre Valtos.", [()]),
        ("Prosecutors accused a clerk, whose brother is Imre Valtos, of taking money.", [()]),
        ("A clerk of Mayor Imre Valtos was accused of taking money by prosecutors.", [()]),
        ("Imre Valtos met a clerk, whom prosecutors accuse of taking money.", [()]),
        ("Prosecutors accused a clerk of taking money.\nImre Valtos was pleased.", [()]),
        ("Prosecutors accused a clerk of taking money. Imre Valtos was pleased.", [()]),
        ("Imre Valtos was pleased. A clerk, whom prosecutors accuse of taking money, left.", [()]),
        ("Imre Valtos was pleased. A clerk was accused of taking money by prosecutors.", [()]),
    ],
)
def test_accused_is_whom_the_sentence_accuses(text, keys):
    """Nobody is accused by standing in the same paragraph."""
    assert accused(text) == keys


@pytest.mark.parametrize(
    ("source", "keys"),
    [
        ("Imre Valtos", ("valtos",)),
        ("The Quorvath Harbour League", ("league",)),
        ("Secretary of State Imre Valtos", ("valtos",)),
        ("The president of Sabelia Imre Valtos", ("valtos",)),
        ("Officials of the Quorvath Harbour League", ("league",)),
        ("A spokesman for Oda Brenn", ("brenn",)),
        ("A lawyer for Mayor Imre Valtos", ("valtos",)),
        ("A critic of Imre Valtos", ()),
        ("The brother of Imre Valtos", ()),
        ("A clerk of Mayor Imre Valtos", ()),
        ("People close to Imre Valtos", ()),
        ("Rivals of the Quorvath Harbour League", ()),
        ("Victims of the Quorvath Harbour League", ()),
    ],
)
def test_claimant_is_who_speaks_and_not_whom_they_are_near(source, keys):
    (finding,) = analyse(f"{source} said that the quay was sold.", PEOPLE).findings
    assert finding.claimants == keys
