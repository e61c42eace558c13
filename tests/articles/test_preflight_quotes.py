"""P10: words in quotation marks without a speaker."""

from __future__ import annotations

import pytest

from articles.preflight import quote_without_speaker
from tests.preflight_stories import story_from

LONG = "“They will come back in the spring and take the rest of the boats from us.”"


def found(body, *, language="en", linked=False):
    story = story_from(headline="", body=body, language=language, linked=linked)
    return [(each.severity, each.text) for each in quote_without_speaker.check(story)]


@pytest.mark.parametrize(
    ("body", "language", "words"),
    [
        (
            "The hall was cold. “Nobody will sell this pier.” Rain fell.",
            "en",
            "“Nobody will sell this pier.”",
        ),
        (
            'The hall was cold. "Nobody will sell this pier." Rain fell.',
            "en",
            '"Nobody will sell this pier."',
        ),
        ("El salón estaba frío. «Nadie va a vender esto.» Llovía.", "es", "«Nadie va a vender esto.»"),
        ("“Nobody will sell this pier.”", "en", "“Nobody will sell this pier.”"),
    ],
)
def test_p10_warns_of_a_quotation_that_nobody_says(body, language, words):
    assert found(body, language=language) == [("W", words)]


def test_p10_blocks_a_long_one_where_nobody_near_could_speak():
    assert found(f"The fog lifted late. {LONG} Rain fell.") == [("B", LONG)]


def test_p10_only_warns_of_a_long_one_beside_a_name():
    assert found(f"Ana Brill went home. {LONG} Rain fell.") == [("W", LONG)]


@pytest.mark.parametrize(
    "body",
    [
        "“Nobody will sell this pier,” said Ana Brill.",
        "Ana Brill opened the meeting. “Nobody will sell this pier,” she said.",
        "Ana Brill said the pier was lost. “Nobody will sell it to strangers.”",
        "Ana Brill said it twice. “Nobody will sell it.” “Not in my time as mayor.”",
        "“Nobody will sell this pier to strangers.” — Ana Brill",
        "According to the report, the wall was “built on sand and good intentions.”",
        "The law speaks of “persons who carry goods across water.”",
        "The band played “The Last Boat Out of Oster” twice.",
        "Her novel “a winter on the coast” won a prize.",
        "The so-called “clean harbour plan for all” was dropped.",
        "The port has a “no questions” desk.",
        "Signs on the quay read “no boats after nine at night.”",
    ],
)
def test_p10_lets_pass_what_has_a_speaker_or_is_no_quotation(body):
    assert found(body) == []


def test_p10_takes_the_speaker_from_the_paragraph_before():
    assert found("Ana Brill opened the meeting and said it was late.\n“Nobody will sell this pier.”") == []


def test_p10_passes_what_is_marked():
    body = "The hall was cold. “Nobody will sell this pier,” Ana Brill said."
    assert found(body, linked=True) == []


def test_p10_says_nothing_of_languages_it_cannot_read():
    assert found("Der Saal war kalt. „Niemand wird diesen Kai verkaufen.“ Es regnete.", language="de") == []
