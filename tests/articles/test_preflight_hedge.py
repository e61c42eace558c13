"""P02: what the body says with care and a line says surely; P08 in the headline, which asks who stands behind it."""

from dataclasses import replace

import pytest

from articles.preflight import bare_hearsay, bare_hearsay_body
from articles.preflight.finding import CureKind
from articles.preflight.hedge_strengthened import check
from articles.preflight.story import EvidenceOnFile, RecordOnFile
from tests.preflight_stories import person, story_from

BODY = """The navy may send two frigates to the strait, a diplomat said. Minister Lena Brusk is considering a blockade.
Mayor Rita Boll plans to close the chemical plant, her office said. Police arrested the alleged ringleader on Friday.
At least 40 boats were turned back. The ministry offered a reward of up to $3 million for the pirate Jori Falk."""


def found(**fields) -> list[tuple[str, str]]:
    return [(each.severity, each.text) for each in check(story_from(**{"body": BODY, **fields}))]


@pytest.mark.parametrize(
    "headline",
    [
        "Navy will send two frigates to strait, diplomat says",
        "Navy sends two frigates to strait, diplomat says",
        "Navy to send two frigates to strait",
        "Brusk orders blockade",
        "Brusk decides on blockade",
        "Boll closes chemical plant",
        "Police arrest ringleader",
    ],
)
def test_p02_wants_a_raised_modality_signed_off(headline):
    assert found(headline=headline) == [("W", headline)]


@pytest.mark.parametrize(
    "headline",
    [
        "Navy may send frigates, diplomat says",
        "Navy could send frigates to strait",
        "Brusk weighs blockade",
        "Boll to close chemical plant",
        "Boll wants chemical plant closed",
        "Police arrest alleged ringleader",
        "Will navy send frigates?",
        "At least 40 boats turned back",
        "Ministry offers up to $3 million for pirate",
    ],
)
def test_p02_lets_pass_what_keeps_the_doubt(headline):
    assert found(headline=headline) == []


def test_p02_is_content_where_the_body_is_as_sure_elsewhere():
    body = f"{BODY}\nThe navy sent two frigates to the strait on Monday."
    assert found(headline="Navy sends two frigates to strait", body=body) == []


@pytest.mark.parametrize(
    ("headline", "words", "instead"),
    [
        ("Ministry offers $3 million for pirate", "$3 million", "up to $3 million"),
        ("Ministry offers at least $3m for pirate", "$3m", "up to $3 million"),
        ("Navy turns back 40 boats", "40", "at least 40"),
    ],
)
def test_p02_warns_of_a_lost_bound(headline, words, instead):
    (finding,) = check(story_from(body=BODY, headline=headline))
    assert (finding.severity, finding.text, finding.cure.kind, finding.cure.value) == (
        "W",
        words,
        CureKind.REPLACE,
        instead,
    )


REWARD = RecordOnFile(
    "r1",
    "announce",
    "offered",
    "The ministry offered up to $3 million for the arrest of Jori Falk.",
    "2026-05-03",
)
LISTING = RecordOnFile(
    "r2",
    "designate",
    "designated",
    "The ministry designated Jori Falk under its Anti-Piracy Act.",
    "2026-05-03",
)


@pytest.mark.parametrize(
    ("headline", "words"),
    [
        ("Ministry offers up to $3 million for Falk", []),
        ("Ministry offers up to $4 million for Falk", ["$4 million"]),
        ("Ministry offers $3 million for Falk", ["$3 million"]),
        ("Ministry offers up to $3 million for conviction of Falk", ["conviction"]),
        ("Ministry designates Falk under Anti-Piracy Act", []),
        ("Ministry designates Falk under Kingpin Act", ["Kingpin Act"]),
        ("Ministry designated Falk on 3 May", []),
        ("Ministry designated Falk on 4 May", ["4 May"]),
    ],
)
def test_p02_warns_where_the_record_on_file_differs(headline, words):
    body = "The pirate Jori Falk sails from Oster. The ministry has put a price on him."
    falk = person("falk", "Jori Falk", records=[REWARD, LISTING])
    findings = list(check(story_from(body=body, headline=headline, entities=[falk])))
    assert [(each.severity, each.text, each.cure.target) for each in findings] == [
        ("W", each, "falk") for each in words
    ]


def test_p02_compares_a_passage_with_its_claim():
    story = story_from(body="The navy will send two frigates to the strait, a diplomat said.")
    (passage,) = story.passages
    claim = replace(passage.claim, statement="The navy may send two frigates to the strait")
    findings = list(check(replace(story, passages=(replace(passage, claim=claim),))))
    assert [(each.severity, each.field, each.text, each.cure.target) for each in findings] == [
        ("W", "body", passage.exact, passage.uid)
    ]


def test_p02_is_content_where_passage_and_claim_agree():
    assert found() == []


HEARSAY = "The mayor reportedly sold the quay to a cousin. The harbour opens at six."


def p08(headline: str, **claim) -> list[tuple[str, str, str]]:
    story = story_from(body=HEARSAY, headline=headline, claims={"quay": claim} if claim else None)
    return [
        (each.severity, each.field, each.text)
        for each in bare_hearsay.check(story)
        if each.field == "headline"
    ]


def test_p08_blocks_a_hedge_in_the_headline_that_nobody_stands_behind():
    assert p08("Mayor reportedly sold quay") == [("B", "headline", "reportedly")]


@pytest.mark.parametrize(
    "linked",
    [
        {"mode": "media"},
        {"relayed_by": "oster-times"},
        {"underlying_mode": "anonymous"},
        {"claimants": ("oster-times",)},
        {"evidence": (EvidenceOnFile("item"),)},
    ],
)
def test_p08_lets_linked_hearsay_into_the_headline(linked):
    assert p08("Mayor reportedly sold quay", **linked) == []


def test_p08_blocks_a_hedge_that_matches_no_claim():
    assert p08("Bishop reportedly stole a ferry", relayed_by="oster-times") == [
        ("B", "headline", "reportedly")
    ]


@pytest.mark.parametrize(("claim", "severities"), [({}, ["S"]), ({"relayed_by": "oster-times"}, [])])
def test_p08_wants_bare_hearsay_in_the_body_signed_off(claim, severities):
    story = story_from(body=HEARSAY, claims={"quay": claim})
    found = (*bare_hearsay.check(story), *bare_hearsay_body.check_body(story))
    assert [each.severity for each in found] == severities
