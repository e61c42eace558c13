"""What rests on the evidence, deadlines and verdicts of a claim: P06, P07, P09, P11, P13 and P14."""

from datetime import date

import pytest

from articles.preflight import (
    EvidenceOnFile,
    anonymity,
    attribution_check,
    circular,
    single_root,
    stale,
    verdict,
)
from tests.articles.preflight.stories import claim, cures, items, severities, story

UNNAMED = {"mode": "anonymous", "standing": "", "claimant_label": "people familiar with the case"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (UNNAMED, ["S"]),
        ({**UNNAMED, "harm": "grave"}, ["S"]),
        ({**UNNAMED, "harm": "moderate"}, []),
        ({**UNNAMED, **items("gazette")}, ["S"]),
        ({**UNNAMED, **items("gazette", "gazette")}, ["S"]),
        ({**UNNAMED, **items("", "")}, ["S"]),
        ({**UNNAMED, **items("", "gazette")}, []),
        ({**UNNAMED, **items("gazette", "registry")}, []),
        ({**UNNAMED, **items("gazette", "registry", stance="refutes")}, ["S"]),
        ({**UNNAMED, **items("gazette", "registry", stance="context")}, ["S"]),
        ({**UNNAMED, **items("", "", "gazette")}, []),
        ({**UNNAMED, **items("ours", ours=True)}, ["S"]),
        ({"mode": "official_unnamed", "standing": "body"}, []),
        ({"mode": "official_unnamed", "standing": "people_of_body"}, ["S"]),
        ({"mode": "on_record", "standing": "named"}, []),
        ({"mode": "document", "standing": ""}, []),
        ({"mode": "own", "standing": ""}, ["S"]),
        ({"mode": "own", "standing": "", "basis": "official_act"}, []),
        ({"mode": "hearsay", "standing": ""}, ["S"]),
    ],
)
def test_p06_wants_two_origins_under_what_harms(fields, expected):
    assert severities(single_root.check(story(claim(**fields)))) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({**items("paper", ours=True)}, ["B"]),
        ({**items("paper", ours=True, stance="context")}, []),
        ({**UNNAMED, **items("gazette")}, ["W"]),
        ({**UNNAMED, **items("gazette", "gazette")}, ["W"]),
        ({**UNNAMED, **items("gazette", "post")}, []),
        (UNNAMED, []),
        ({**UNNAMED, "claimant_label": "a person familiar with the case", **items("gazette")}, []),
        ({**UNNAMED, "mode": "media", "claimant_label": "media reports", **items("wire")}, ["W"]),
        ({**UNNAMED, "mode": "media", "claimant_label": "The Evening Post", **items("post")}, []),
        ({**UNNAMED, "mode": "media", "claimant_label": "medios locales", **items("wire")}, ["W"]),
        (
            {"standing": "people_of_body", "claimant_label": "officials", **items("ministry")},
            ["W"],
        ),
        ({"standing": "body", "claimant_label": "authorities", **items("ministry")}, []),
    ],
)
def test_p07_sees_our_own_print_and_a_chorus_of_one(fields, expected):
    assert severities(circular.check(story(claim(**fields)))) == expected


@pytest.mark.parametrize(
    ("label", "text", "harm", "expected"),
    [
        ("", "", "none", ["B"]),
        ("a source", "", "none", ["B"]),
        ("two people briefed on the talks", "", "none", ["B"]),
        ("one person", "", "none", ["B"]),
        ("a senior official", "", "none", ["B"]),
        ("an employee of the mill", "", "none", ["B"]),
        ("una fuente del ministerio", "", "none", ["B"]),
        ("residents", "", "none", ["I"]),
        ("residents", "", "low", ["I"]),
        ("residents", "", "moderate", ["W"]),
        ("two million people", "", "grave", ["W"]),
        ("the bus driver", "", "serious", ["W"]),
        ("The researchers", "", "none", ["I"]),
        ("residents", "Residents, who asked not to be named, spoke of ", "none", ["B"]),
        ("a teacher", "A teacher, speaking on condition of anonymity, spoke of ", "none", ["B"]),
    ],
)
def test_p09_tells_a_source_under_cover_from_a_crowd(label, text, harm, expected):
    held = claim(mode="anonymous", standing="", claimant_label=label, harm=harm)
    checked = story(held, text=f"{text}taking money for the quay.")
    assert severities(anonymity.check(checked)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (UNNAMED, ["B"]),
        ({**UNNAMED, "has_grant": True}, []),
        ({**UNNAMED, "relayed_by": "The Evening Post"}, []),
        ({**UNNAMED, "mode": "official_unnamed", "standing": "people_of_body"}, []),
        ({**UNNAMED, "mode": "media"}, []),
    ],
)
def test_p09_wants_a_grant_for_our_own_unnamed_sources(fields, expected):
    found = list(anonymity.check(story(claim(**fields))))
    assert (severities(found), cures(found)) == (expected, [("claim", "aaaaaaaaaa")] * len(expected))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"review_deadline": date(2026, 5, 3)}, ["W"]),
        ({"review_deadline": date(2026, 5, 4)}, []),
        ({}, []),
        ({"evidence": (EvidenceOnFile("a page", has_changed=True),)}, ["W"]),
        ({**items("gazette")}, []),
    ],
)
def test_p13_warns_of_what_was_to_be_looked_at(fields, expected):
    assert severities(stale.check(story(claim(**fields)))) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        *[
            ({"mode": "own", "rating": rating}, ["B"])
            for rating in "mixed missing_context mostly_false false unproven outdated".split()
        ],
        *[({"mode": "own", "rating": rating}, []) for rating in "true mostly_true not_checkable".split()],
        ({"mode": "analysis", "rating": "false", "harm": "none"}, ["B"]),
        ({"mode": "own", "harm": "none"}, ["I"]),
        ({"mode": "own", "harm": "moderate", "rating": "not_checked"}, ["I"]),
        ({"mode": "own", "harm": "serious"}, ["W"]),
        ({"mode": "own", "harm": "grave"}, ["W"]),
        ({"mode": "own", "basis": "official_act", "rating": "false"}, []),
        ({"mode": "on_record", "rating": "false"}, []),
    ],
)
def test_p14_holds_our_own_voice_against_the_verdict(fields, expected):
    assert severities(verdict.check(story(claim(**fields)))) == expected


def test_p14_says_that_no_verdict_is_on_file():
    (finding,) = verdict.check(story(claim(mode="own")))
    assert "no verdict of ours on it is on file" in finding.message


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        *[
            ({"harm": harm, "attribution_rating": rating}, ["B"])
            for harm in ("none", "grave")
            for rating in ("misquoted", "not_said")
        ],
        *[({"attribution_rating": rating}, []) for rating in ("confirmed", "second_hand")],
        *[({"attribution_rating": rating}, ["S"]) for rating in ("", "unknown")],
        ({"harm": "grave"}, ["S"]),
        ({"harm": "moderate"}, []),
        ({"harm": "none"}, []),
        *[({"mode": mode}, ["S"]) for mode in ("document", "on_record", "anonymous", "media")],
        *[({"mode": mode}, []) for mode in ("own", "analysis", "hearsay")],
        ({"basis": "official_act"}, []),
        ({"basis": "official_act", "attribution_rating": "not_said"}, ["B"]),
    ],
)
def test_p11_wants_to_know_that_they_said_it(fields, expected):
    found = list(attribution_check.check(story(claim(**fields))))
    assert (severities(found), cures(found)) == (expected, [("claim", "aaaaaaaaaa")] * len(expected))
