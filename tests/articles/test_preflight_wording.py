"""P26, P32, P33 and P34: time, hints, headings, and what to look through."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from articles.preflight import framing, insinuation, own_voice_list, relative_time
from articles.preflight.story import EntityOnFile, RecordOnFile
from tests.preflight_stories import person, story_from

LUND = person("ivo-lund", "Ivo Lund")
GANG = EntityOnFile(
    "pier-street-gang", "Pier Street Gang", "Organization", "gang", False, ("Pier Street Gang",)
)
TODAY = date(2026, 6, 15)


def found(rule, body, **more):
    story = story_from(**{"headline": "", "body": body, "entities": (LUND, GANG), "linked": False, **more})
    return [(each.severity, each.text) for each in rule(story)]


@pytest.mark.parametrize(
    ("body", "language", "words"),
    [
        ("The bridge is currently closed.", "en", "currently"),
        ("Earlier this year the town sold the quay.", "en", "Earlier this year"),
        ("Last month two ferries ran aground.", "en", "Last month"),
        ("Three weeks ago a storm came.", "en", "Three weeks ago"),
        ("The town now has two piers.", "en", "now"),
        ("In recent weeks prices doubled.", "en", "In recent weeks"),
        ("La semana pasada dos barcos encallaron.", "es", "La semana pasada"),
        ("El puente está actualmente cerrado.", "es", "actualmente"),
    ],
)
def test_p26_warns_of_a_time_that_counts_from_the_day_of_writing(body, language, words):
    assert found(relative_time.check, body, language=language) == [("W", words)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [(None, ["W"]), (TODAY, []), (date(2026, 5, 16), []), (date(2026, 5, 15), ["W"])],
)
def test_p26_asks_for_a_date_of_the_last_thirty_days(day, expected):
    story = story_from(headline="", body="The bridge is currently closed.", story_date=day, today=TODAY)
    assert [each.severity for each in relative_time.check(story)] == expected


@pytest.mark.parametrize(
    "body",
    [
        "“We closed it last week,” Ivo Lund said.",
        "The last year of the war was the worst.",
        "The list Salt Coast Now holds two seats.",
        "In 2014 the board, which had recently lost its chairman, closed the pier.",
        "The hall has stood since 4 March 1904.",
        "The last week of May 2019 was cold.",
    ],
)
def test_p26_lets_pass_what_counts_from_another_day(body):
    assert found(relative_time.check, body) == []


def test_p26_says_a_sentence_once():
    assert len(found(relative_time.check, "Yesterday the bridge was closed, and today it is open.")) == 1


@pytest.mark.parametrize(
    ("body", "severity", "words"),
    [
        ("Ivo Lund has ties to the Pier Street Gang.", "S", "ties to the Pier Street Gang"),
        ("The minister is linked to the Pier Street Gang.", "S", "linked to the Pier Street Gang"),
        ("Night Boat, a crew tied to the sons of Ivo Lund, fled.", "S", "tied to the sons of Ivo Lund"),
        ("Did Ivo Lund take bribes?", "W", "Did Ivo Lund take bribes?"),
    ],
)
def test_p32_objects_to_a_hint_without_a_source(body, severity, words):
    assert found(insinuation.check, body) == [(severity, words)]


@pytest.mark.parametrize(
    "body",
    [
        "Prosecutors say Ivo Lund is linked to the Pier Street Gang.",
        "Ivo Lund has no ties to the Pier Street Gang.",
        "The island is linked to the town by a bridge.",
        "Ivo Lund is an associate professor.",
    ],
)
def test_p32_lets_pass_what_has_a_source_or_hurts_nobody(body):
    assert found(insinuation.check, body) == []


def test_p32_spares_the_dead():
    dead = EntityOnFile("ivo-lund", "Ivo Lund", "Person", "person", False, ("Ivo Lund",))
    late = EntityOnFile("ana-brill", "Ana Brill", "Person", "person", False, ("Ana Brill",))
    body = "Ivo Lund was close to Ana Brill."
    alive = found(insinuation.check, body, entities=(dead, replace(late, is_living=True)))
    assert (len(alive), found(insinuation.check, body, entities=(dead, late))) == (1, [])


ACCUSED = "Prosecutors accuse Ivo Lund of shipping cocaine."


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Gang Leaders Who Rule the Strait", "Gang Leaders"),
        ("Drug Trafficking Groups of the Coast", "Drug Trafficking Groups"),
        ("U.S. Moves on Cartel Leadership", "Cartel Leadership"),
    ],
)
def test_p33_warns_of_an_accused_person_below_a_criminal_heading(heading, words):
    assert found(framing.check, f"{heading}\n{ACCUSED}", linked=True) == [("W", words)]


def test_p33_reads_the_headline_over_the_first_paragraphs():
    assert found(framing.check, ACCUSED, linked=True, headline="The smugglers of the coast") == [
        ("W", "smugglers")
    ]


def test_p33_points_at_the_words_of_the_crosshead():
    story = story_from(
        headline="", body=f"Rain fell in Oster.\nGang Leaders of the Coast\n{ACCUSED}", entities=(LUND,)
    )
    assert [(each.field, story.text[each.start : each.end]) for each in framing.check(story)] == [
        ("crosshead", "Gang Leaders")
    ]


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (f"A New Quay for Oster\n{ACCUSED}", {}),
        (f"New Law Against Traffickers\n{ACCUSED}", {}),
        (f"Gang Leaders of the Coast\nRain fell.\nA New Quay\n{ACCUSED}", {}),
        (f"Gang Leaders of the Coast\n{ACCUSED}", {"linked": False}),
        (ACCUSED.replace("accuse", "thank").replace("of", "for"), {"headline": "The smugglers of the coast"}),
    ],
)
def test_p33_lets_pass_other_headings_and_those_not_accused(body, more):
    assert found(framing.check, body, **{"linked": True, **more}) == []


def test_p33_passes_with_a_conviction_on_file():
    record = RecordOnFile("c", "announce", "convicted", "A court convicted Ivo Lund.", "2012")
    convicted = person("ivo-lund", "Ivo Lund", records=[record])
    body = f"Gang Leaders of the Coast\n{ACCUSED}"
    assert found(framing.check, body, linked=True, entities=(convicted,)) == []


@pytest.mark.parametrize(
    ("body", "language", "words"),
    [
        (
            "By this the state gains expanded legal authority to seize boats.",
            "en",
            "gains expanded legal authority to",
        ),
        ("The pier fell because of rotten timber.", "en", "because of"),
        ("The pier fell due to rotten timber.", "en", "due to"),
        ("The ministry is exploring options to sell it.", "en", "is exploring options"),
        ("The navy is secretly planning a blockade.", "en", "secretly planning"),
        ("El muelle se hundió a causa de la madera.", "es", "a causa de"),
    ],
)
def test_p34_lists_law_cause_and_plan_in_our_own_voice(body, language, words):
    assert found(own_voice_list.check, body, language=language) == [("I", words)]


@pytest.mark.parametrize(
    "body",
    [
        "The minister said the pier fell because of rotten timber.",
        "The train is due to leave at nine.",
        "He left because of course he had to.",
        "Was it because of the storm?",
    ],
)
def test_p34_lets_pass_what_has_a_source_or_tells_no_cause(body):
    assert found(own_voice_list.check, body) == []


def test_p34_leaves_a_sentence_to_p31_that_stands_beside_hearsay():
    body = "Ivo Lund reportedly signed the order. Ivo Lund is exploring options to hide it."
    assert found(own_voice_list.check, body) == []
