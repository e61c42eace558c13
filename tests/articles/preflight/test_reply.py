"""P04: who is accused is asked."""

from dataclasses import replace

import pytest

from articles.preflight import AnswerOnFile, RecordOnFile, RequestOnFile
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
    assert (finding.place, cures([finding])) == ("body, block 2", [("ask", "aaaaaaaaaa")])


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


def asked(**fields) -> RequestOnFile:
    return RequestOnFile(
        **{"by": "ines-ferro", "state": "asked on 3 May 2026, waiting", "waits": True, **fields}
    )


ANSWERED = {"serves": True, "waits": False, "answer": "bbbbbbbbbb", "state": "replied (6 May 2026)"}
CHANGED = "the allegation changed since we asked"


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (asked(), [("B", "replies")]),
        (asked(waits=False, state="asked on 3 May 2026, no answer"), [("B", "replies")]),
        (asked(**ANSWERED), []),
        (asked(serves=True, waits=False, state="waived (6 May 2026)"), []),
        (asked(**ANSWERED, stale=CHANGED), [("B", "ask")]),
        (asked(stale=CHANGED), [("B", "ask")]),
        (asked(serves=True, waits=False, stale="the answer has lapsed"), [("B", "ask")]),
        (asked(**ANSWERED | {"answer": ""}, by="", label="a lawyer for Ferro"), []),
        (asked(**ANSWERED | {"answer": ""}, by="", label="a neighbour"), [("B", "ask")]),
        (asked(**ANSWERED | {"answer": ""}, by="quay-council"), [("B", "ask")]),
    ],
)
def test_what_came_of_asking_serves_while_it_stands(request_, expected):
    found = list(check(story(claim(requests=(request_,)))))
    assert [(each.severity, each.cure.kind.value) for each in found] == expected


@pytest.mark.parametrize(
    ("stale", "uid", "expected"),
    [("", "bbbbbbbbbb", []), (CHANGED, "bbbbbbbbbb", ["B"]), (CHANGED, "cccccccccc", [])],
)
def test_a_denial_of_another_allegation_is_none_of_this_one(stale, uid, expected):
    """What was answered to other words counts no longer; a denial that stands by itself does."""
    answer = answers(by=("ines-ferro",))["answers"]
    request = asked(**ANSWERED | {"answer": uid}, stale=stale)
    assert severities(check(story(claim(answers=answer, requests=(request,))))) == expected


def test_the_message_says_how_it_stands():
    messages = [
        next(iter(check(story(claim(requests=(asked(**fields),)))))).message
        for fields in ({}, {"waits": False, "state": "asked on 3 May 2026, no answer"}, {"stale": CHANGED})
    ]
    assert messages == [
        "Ines Ferro: asked on 3 May 2026, waiting. Record what comes; without it somebody else has to waive it.",
        "Ines Ferro: asked on 3 May 2026, no answer. That is no answer: have it waived by a second person.",
        "Ines Ferro: the allegation changed since we asked. Ask again, or record what they say to this.",
    ]
