"""The made-up twin of the main story: the same constructions, about nobody who exists."""

import json
from pathlib import Path

import pytest

from entities.gazetteer import Gazetteer, NameEntry, resolve_speaker

STORIES = Path(__file__).resolve().parents[1] / "data" / "stories"

#: Each entity of the file with the words that name it first in the story.
IN_THE_STORY = {
    "odran-velk": "Odran Velk",
    "admiralty-of-vastara": "Admiralty",
    "government-of-vastara": "Vastaran government",
    "salt-coast-cartel": "Salt Coast Cartel",
    "ninth-pier-gang": "Ninth Pier Gang",
    "lantern-brotherhood": "Lantern Brotherhood",
    "hermandad-del-faro": "Hermandad del Faro",
    "la-marea-negra": "La Marea Negra",
    "harbour-ministry-of-vastara": "Harbour Ministry",
    "vastara": "Port Merrow",
    "quellan": "Quellan",
    "ilesa-tavenor": "Ilesa Tavenor",
    "tidal-front": "Tidal Front",
    "los-remeros": "Los Remeros",
    "teobaldo-rivas": "Teobaldo “El Ancla” Rivas",
    "dario-fenwright": "Dario Fenwright",
    "merrow-courier": "Merrow Courier",
}


@pytest.fixture(scope="module")
def story():
    return (STORIES / "harbour-directive.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def entities():
    return json.loads((STORIES / "harbour-directive.entities.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def gazetteer(entities):
    return Gazetteer.build(
        [
            NameEntry(row["slug"], name["text"], name["kind"], row["schema"], row["kind"])
            for row in entities
            for name in row["names"]
        ],
        government_of={"vastara": "government-of-vastara"},
    )


def test_twin_names_every_entity_on_file(gazetteer, story, entities):
    first = {}
    for mention in gazetteer.find(story):
        first.setdefault(mention.key, mention.text)

    assert first == IN_THE_STORY
    assert set(first) == {row["slug"] for row in entities}


def test_twin_has_nothing_to_choose(gazetteer, story):
    scan = gazetteer.scan(story)

    assert ([m for m in scan.mentions if m.ambiguous], scan.suggestions) == ([], [])


def test_twin_capital_is_city_and_government(gazetteer, story):
    assert [(m.sense, m.key, m.agentive) for m in gazetteer.find(story) if m.text == "Port Merrow"] == [
        ("place", "vastara", False),
        ("metonym", "government-of-vastara", True),
        ("metonym", "government-of-vastara", True),
    ]


def test_twin_surnames_are_known(gazetteer, story):
    short = {m.text: m.key for m in gazetteer.find(story) if m.short}

    assert short == {"Tavenor": "ilesa-tavenor", "Fenwright": "dario-fenwright", "Rivas": "teobaldo-rivas"}


@pytest.mark.parametrize(
    ("source", "key", "standing"),
    [
        ("Harbour Ministry officials", "harbour-ministry-of-vastara", "people_of_body"),
        ("President Ilesa Tavenor", "ilesa-tavenor", "named"),
        ("Tavenor", "ilesa-tavenor", "named"),
        ("Vastaran authorities", "government-of-vastara", "people_of_body"),
        ("Port Merrow", "government-of-vastara", "body"),
        ("Quellani officials", None, "people_of_body"),
        ("Quellan", None, "body"),
        ("Fenwright", "dario-fenwright", "named"),
        ("the Merrow Courier", "merrow-courier", "body"),
    ],
)
def test_twin_speakers(gazetteer, story, source, key, standing):
    speaker = resolve_speaker(gazetteer, source, mentions=gazetteer.find(story), start=story.index(source))

    assert (speaker.key, speaker.standing) == (key, standing)
