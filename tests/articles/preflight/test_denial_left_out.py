"""P19: an accusation is printed with the denial that is on file."""

import pytest

from articles.preflight import AnswerOnFile
from articles.preflight.denial_left_out import check
from tests.articles.preflight.stories import TEXT, claim, cures, severities, story


def denied(after="", *, printed=False, kind="denies", by=("ines-ferro",), label="", **fields):
    answer = AnswerOnFile("bbbbbbbbbb", kind, by=by, said_on="2026-05-01", is_printed=printed, label=label)
    return story(claim(answers=(answer,), **fields), text=f"{TEXT}\n{after}")


def test_a_denial_on_file_that_the_story_leaves_out_is_signed_off():
    (finding,) = check(denied())
    assert (finding.severity, finding.message.split(" and ")[0], cures([finding])) == (
        "S",
        "Ines Ferro has denied this (2026-05-01)",
        [("claim", "bbbbbbbbbb")],
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ferro denied it on Monday.", []),
        ("Ines Ferro has rejected the accusation.", []),
        ("Ines Ferro dismissed the charges as theatre.", []),
        ("Ferro called the allegations absurd.", []),
        ("Ferro spoke to reporters outside. She denies wrongdoing.", []),
        ("Ferro ha negado las acusaciones.", []),
        ("Ferro rejected the harbour plan.", ["S"]),
        ("Ferro said that no ship would sail.", ["S"]),
        ("The council denied it on Monday.", ["S"]),
        ("Ferro went home.", ["S"]),
    ],
)
def test_a_denial_in_the_text_is_seen_without_a_mark(sentence, expected):
    assert severities(check(denied(sentence))) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"printed": True}, []),
        ({"kind": "responds_to"}, []),
        ({"speech_act": "say", "accused": ()}, []),
        ({"by": (), "label": "a lawyer"}, ["S"]),
        ({"basis": "official_act", "speech_act": "charge"}, ["S"]),
    ],
)
def test_only_a_denial_of_a_printed_accusation_is_missed(fields, expected):
    assert severities(check(denied(**fields))) == expected


def test_of_one_speaker_one_printed_denial_is_enough():
    both = tuple(
        AnswerOnFile(uid, "denies", by=("ines-ferro",), is_printed=uid == "bbbbbbbbbb")
        for uid in ("bbbbbbbbbb", "cccccccccc")
    )
    assert severities(check(story(claim(answers=both)))) == []
