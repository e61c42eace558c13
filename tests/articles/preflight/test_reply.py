"""P04: who is accused is asked."""

from dataclasses import replace

import pytest

from articles.preflight import AnswerOnFile, RecordOnFile
from articles.preflight.reply import check
from tests.articles.preflight.stories import (
    COUNCIL,
    FERRO,
    MARKED,
    START,
    claim,
    cures,
    dead,
    severities,
    story,
)


def answers(kind="denies", **fields) -> dict:
    return {"answers": (AnswerOnFile("bbbbbbbbbb", kind, **fields),)}


def test_an_accused_living_person_without_an_answer_blocks():
    (finding,) = check(story(claim()))
    assert (finding.severity, finding.text, finding.start, finding.end) == (
        "B",
        MARKED,
        START,
        START + len(MARKED),
    )
    assert (finding.place, cures([finding])) == ("body, block 2", [("answer", "aaaaaaaaaa")])


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (answers(by=("ines-ferro",)), []),
        (answers("responds_to", by=("ines-ferro",)), []),
        (answers("objects_to", by=("ines-ferro",)), []),
        (answers("confirms", by=("ines-ferro",)), ["B"]),
        (answers(by=("quay-council",)), ["B"]),
        (answers(label="a lawyer for Ferro"), []),
        (answers(label="a lawyer for Ferrovia"), ["B"]),
        (answers(label="a neighbour"), ["B"]),
        ({"speech_act": "say"}, ["B"]),
        ({"speech_act": "charge"}, ["B"]),
        ({"speech_act": "charge", "basis": "official_act"}, []),
        ({"basis": "official_act"}, ["B"]),
        ({"speech_act": "say", "accused": ()}, []),
        ({"polarity": "negative"}, []),
        ({"speech_act": "deny"}, []),
        ({"speech_act": "admit"}, []),
        ({"claimants": ("ines-ferro",)}, []),
        ({"mode": "own"}, ["B"]),
        ({"mode": "hearsay"}, ["B"]),
        ({"accused": ("nobody-on-file",)}, []),
    ],
)
def test_an_answer_of_the_accused_is_what_counts(fields, expected):
    assert severities(check(story(claim(**fields)))) == expected


def test_the_dead_are_not_asked():
    assert severities(check(story(claim(), entities=(dead(FERRO),)))) == []


@pytest.mark.parametrize(
    ("act", "expected"), [(None, ["S"]), ("designate", []), ("sanction", []), ("announce", ["S"])]
)
def test_an_organisation_needs_a_sign_off_unless_it_is_designated(act, expected):
    records = (RecordOnFile("cccccccccc", act, "designated", "words"),) if act else ()
    accused = replace(COUNCIL, records=records)
    assert severities(check(story(claim(accused=("quay-council",)), entities=(accused,)))) == expected


def test_a_designated_person_is_asked_all_the_same():
    accused = replace(FERRO, records=(RecordOnFile("cccccccccc", "sanction", "sanctioned", "words"),))
    assert severities(check(story(claim(), entities=(accused,)))) == ["B"]


def test_a_state_is_not_asked():
    state = replace(COUNCIL, schema="Country")
    assert severities(check(story(claim(accused=("quay-council",)), entities=(state,)))) == []


def test_each_accused_is_asked():
    found = list(check(story(claim(accused=("ines-ferro", "quay-council")))))
    assert [(finding.severity, finding.message.split(" is")[0]) for finding in found] == [
        ("B", "Ines Ferro"),
        ("S", "Quay Council"),
    ]


def test_a_claim_is_asked_about_once_however_often_it_is_printed():
    held = claim()
    twice = story(held)
    again = replace(twice.passages[0], start=0, end=4, exact="Dawn")
    found = list(check(replace(twice, passages=(*twice.passages, again))))
    assert [finding.text for finding in found] == ["Dawn"]
