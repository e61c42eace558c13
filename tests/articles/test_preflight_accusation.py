"""P03: accusations that nobody is named for, and P05: nouns of guilt."""

from __future__ import annotations

from datetime import date

import pytest

from articles.preflight import ClaimInPrint, PassageInPrint, accusation, guilt_wording
from articles.preflight.finding import CureKind
from articles.preflight.story import EntityOnFile, RecordOnFile
from tests.preflight_stories import person, story_from

LUND = person("ivo-lund", "Ivo Lund")
CONVICTION = RecordOnFile(
    "rec", "announce", "convicted", "A court convicted Ivo Lund of murder.", "2012-05-04"
)
ACQUITTAL = RecordOnFile("later", "announce", "acquitted", "A higher court acquitted Ivo Lund.", "2015")
CONVICTED = person("ivo-lund", "Ivo Lund", records=[CONVICTION])
DEAD = EntityOnFile("ivo-lund", "Ivo Lund", "Person", "person", False, ("Ivo Lund",))


def found(rule, body, *, entities=(LUND,), language="en", linked=False, **more):
    story = story_from(
        headline=more.pop("headline", ""),
        body=body,
        entities=entities,
        language=language,
        linked=linked,
        **more,
    )
    return [(each.severity, each.text) for each in rule(story)]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Ivo Lund murdered his partner.", "Ivo Lund murdered his partner"),
        ("The mayor, Ivo Lund, took bribes.", "Ivo Lund, took bribes"),
        ("Ivo Lund, a captain, has smuggled rifles.", "Ivo Lund, a captain, has smuggled rifles"),
        ("Ivo Lund headed the port and took bribes.", "Ivo Lund headed the port and took bribes"),
        ("The clerk was murdered by Ivo Lund.", "murdered by Ivo Lund"),
        ("Ivo Lund sells boats. He stole two of them.", "stole two"),
        ("The mayor of Oster stole the fund.", "The mayor of Oster stole the fund"),
        ("Ivo Lund is guilty of the theft.", "Ivo Lund is guilty of the theft"),
        ("Dario Venn ordered the killing of a clerk.", "Dario Venn ordered the killing"),
        ("Ivo Lund and two officers tortured a clerk.", "Ivo Lund and two officers tortured a clerk"),
        ("Ivo Lund shot dead a clerk.", "Ivo Lund shot dead"),
    ],
)
def test_p03_blocks_a_crime_told_in_our_own_voice(body, words):
    assert found(accusation.check, body) == [("B", words)]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Ramiro Salda asesinó a su socio.", "Ramiro Salda asesinó a su"),
        ("Ramiro Salda recibió sobornos.", "Ramiro Salda recibió sobornos"),
        ("El alcalde robó el fondo.", "El alcalde robó el fondo"),
    ],
)
def test_p03_reads_spanish(body, words):
    assert found(accusation.check, body, language="es") == [("B", words)]


@pytest.mark.parametrize(
    "body",
    [
        "Prosecutors say Ivo Lund murdered his partner.",
        "Prosecutors charged Ivo Lund with murdering his partner.",
        "Ivo Lund murdered his partner, according to the indictment.",
        "Ivo Lund did not murder anybody and never took bribes.",
        "If Ivo Lund took bribes, he will lose his seat.",
        "Ivo Lund would have stolen the fund.",
        "Did Ivo Lund steal the fund?",
        "Ivo Lund was convicted of murder: he murdered his partner.",
        "Ivo Lund stole the show.",
        "Ivo Lund was murdered in 2011.",
        "The brother of Ivo Lund murdered a guard.",
        "Ivo Lund’s brother murdered a guard.",
        "“Ivo Lund stole our money,” shouted Ana Brill.",
        "In the film Ivo Lund murdered his rival.",
        "The mayors stole nothing.",
        "Soldiers tortured Ivo Lund.",
        "Ivo Lund met a man who murdered his wife.",
        "Journalist Ivo Lund shot dead in Oster.",
        "Ivo Lund is responsible for the fight against smuggling.",
        "The two officers and Ivo Lund’s driver were murdered.",
    ],
)
def test_p03_lets_pass_what_is_not_ours_or_no_accusation(body):
    assert found(accusation.check, body) == []


def test_p03_passes_with_a_conviction_on_file():
    assert found(accusation.check, "Ivo Lund murdered his partner.", entities=(CONVICTED,)) == []


def test_p03_blocks_again_after_an_acquittal():
    cleared = person("ivo-lund", "Ivo Lund", records=[ACQUITTAL, CONVICTION])
    assert found(accusation.check, "Ivo Lund murdered his partner.", entities=(cleared,)) == [
        ("B", "Ivo Lund murdered his partner")
    ]


def test_p03_spares_the_dead_and_those_who_cannot_be_living():
    body = "Ivo Lund murdered his partner. In 1820 Dario Venn murdered a priest."
    assert found(accusation.check, body, entities=(DEAD,), today=date(2026, 6, 1)) == []


def test_p03_reads_a_headline():
    assert found(accusation.check, "The port was closed.", headline="Ivo Lund stole the harbour fund") == [
        ("B", "Ivo Lund stole the harbour")
    ]


def marked(mode: str, act: str, *, accused=("ivo-lund",), basis="statement", polarity="positive"):
    body = "Ivo Lund is said to be in debt."
    claim = ClaimInPrint("claim", mode, act, basis, "serious", accused=accused, polarity=polarity)
    passage = PassageInPrint("claim", body, 0, len(body), "whole", claim, "said")
    return found(accusation.check, body, passages=(passage,))


@pytest.mark.parametrize("mode", ["own", "hearsay"])
@pytest.mark.parametrize("act", ["accuse", "charge"])
def test_p03_blocks_a_marked_accusation_that_is_nobodys(mode, act):
    assert marked(mode, act) == [("B", "Ivo Lund is said to be in debt.")]


@pytest.mark.parametrize(
    ("mode", "act", "more"),
    [
        ("on_record", "accuse", {}),
        ("media", "accuse", {}),
        ("hearsay", "say", {}),
        ("hearsay", "accuse", {"accused": ()}),
        ("own", "charge", {"basis": "official_act"}),
        ("hearsay", "accuse", {"polarity": "negative"}),
    ],
)
def test_p03_lets_other_marks_pass(mode, act, more):
    assert marked(mode, act, **more) == []


def test_p03_blocks_a_crime_inside_marked_hearsay():
    assert found(accusation.check, "Ivo Lund reportedly murdered his partner.", linked=True) == [
        ("B", "Ivo Lund reportedly murdered his partner")
    ]


def test_p03_offers_to_extend_the_claim_before_it():
    story = story_from(
        headline="",
        body="Prosecutors said Ivo Lund fled on Monday. He murdered his partner.",
        entities=(LUND,),
    )
    assert [(each.cure.kind, each.cure.target) for each in accusation.check(story)] == [
        (CureKind.EXTEND, story.passages[0].uid)
    ]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Drug lord Ivo Lund left the island.", "Drug lord Ivo Lund"),
        ("Police met the trafficker Ivo Lund.", "trafficker Ivo Lund"),
        ("Ivo Lund, a notorious fraudster, opened a bank.", "Ivo Lund, a notorious fraudster"),
        ("The murderer, Ivo Lund, came back.", "The murderer, Ivo Lund"),
        ("Ivo Lund is a thief.", "Ivo Lund is a thief"),
        ("Ivo Lund has a hotel. The smuggler bought it in May.", "The smuggler"),
        ("Ivo Lund, the mastermind of the heist, fled.", "Ivo Lund, the mastermind"),
        ("Ivo Lund, one of the most wanted drug lords, fled.", "Ivo Lund, one of the most wanted drug lords"),
        ("Ivo Lund, the con artist behind the mine, fled.", "Ivo Lund, the con artist"),
        ("The sons of jailed cartel boss Ivo Lund met.", "cartel boss Ivo Lund"),
        ("Terrorist leader Ivo Lund gave an interview.", "Terrorist leader Ivo Lund"),
    ],
)
def test_p05_wants_a_noun_of_guilt_signed_off(body, words):
    assert found(guilt_wording.check, body) == [("S", words)]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("El narcotraficante Ramiro Salda salió.", "narcotraficante Ramiro Salda"),
        ("Ramiro Salda, un conocido estafador, huyó.", "Ramiro Salda, un conocido estafador"),
        ("Clara Mir es una ladrona.", "Clara Mir es una ladrona"),
    ],
)
def test_p05_reads_spanish(body, words):
    assert found(guilt_wording.check, body, language="es") == [("S", words)]


@pytest.mark.parametrize(
    "body",
    [
        "Prosecutors called Ivo Lund a drug lord.",
        "Alleged drug lord Ivo Lund left the island.",
        "Ivo Lund, whom police describe as a trafficker, left.",
        "Ivo Lund is not a thief.",
        "Is Ivo Lund a thief?",
        "Murder victim Ivo Lund was buried.",
        "The murderer has not been found, and Ivo Lund leads the search.",
        "Ivo Lund, a lawyer for murderers, retired.",
        "Ivo Lund is a fraud investigator.",
        "“Ivo Lund is a thief,” Ana Brill said.",
        "Actor Ivo Lund plays drug lord Vic Hollow.",
    ],
)
def test_p05_lets_pass_what_is_not_ours_or_calls_nobody_guilty(body):
    assert found(guilt_wording.check, body) == []


def test_p05_passes_with_a_conviction_on_file():
    assert found(guilt_wording.check, "Drug lord Ivo Lund left.", entities=(CONVICTED,)) == []


def test_p05_only_warns_where_the_text_says_convicted():
    assert found(guilt_wording.check, "Convicted murderer Ivo Lund left.") == [("W", "murderer Ivo Lund")]


def test_p05_spares_the_dead():
    assert found(guilt_wording.check, "Drug lord Ivo Lund died.", entities=(DEAD,)) == []


def test_p05_takes_a_designation_for_the_word_it_carries():
    record = RecordOnFile(
        "d", "designate", "designated", "Quella designated Ivo Lund as a terrorist.", "2024"
    )
    listed = person("ivo-lund", "Ivo Lund", records=[record])
    body = "Terrorist Ivo Lund left. Ivo Lund is a thief."
    assert found(guilt_wording.check, body, entities=(listed,)) == [("S", "Ivo Lund is a thief")]


def test_p05_says_each_noun_of_a_person_once():
    body = "Drug lord Ivo Lund left. Drug lord Ivo Lund came back."
    assert found(guilt_wording.check, body) == [("S", "Drug lord Ivo Lund")]


def test_p05_offers_the_record_of_the_one_it_calls_guilty():
    story = story_from(headline="", body="Drug lord Ivo Lund left.", entities=(LUND,), linked=False)
    assert [(each.cure.kind, each.cure.target) for each in guilt_wording.check(story)] == [
        (CureKind.ENTITY, "ivo-lund")
    ]
