"""The twin story: the constructions of the beat's typical story, about a country that does not exist."""

import json
from pathlib import Path

import pytest

from articles.claims.detector import detect

STORIES = Path(__file__).parents[1] / "data" / "stories"
TEXT = (STORIES / "harbour-directive.txt").read_text(encoding="utf-8")
EXPECTED = json.loads((STORIES / "harbour-directive.expected.json").read_text(encoding="utf-8"))
FOUND = [
    {
        "content": [span.of(TEXT) for span in statement.spans],
        "cue": statement.cue.of(TEXT),
        "source": statement.source.of(TEXT) if statement.source else None,
        "mode": statement.mode,
        "standing": statement.standing,
        "speech_act": statement.speech_act,
        "rendition": statement.rendition,
        "polarity": statement.polarity,
        "basis": statement.basis,
        "rule": statement.rule,
    }
    for statement in detect(TEXT)
]


def test_twin_has_no_statement_more_or_less():
    assert [found["content"] for found in FOUND] == [expected["content"] for expected in EXPECTED]


@pytest.mark.parametrize("place", range(len(EXPECTED)), ids=[row["content"][0][:40] for row in EXPECTED])
def test_twin_statement_is_as_expected(place):
    assert FOUND[place] == EXPECTED[place]


def test_twin_marks_hold_the_hedge_where_it_stands_inside():
    statement = detect(TEXT)[0]

    assert [span.start <= statement.cue.start < span.end for span in statement.mark_spans] == [True]


def test_twin_entities_all_stand_in_the_story():
    entities = json.loads((STORIES / "harbour-directive.entities.json").read_text(encoding="utf-8"))

    unnamed = [
        entity["slug"] for entity in entities if not any(name["text"] in TEXT for name in entity["names"])
    ]

    assert unnamed == []
