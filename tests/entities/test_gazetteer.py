"""The gazetteer over small sets of plainly fictional names, and of states where grammar needs real ones."""

import pytest

from entities.gazetteer import Gazetteer, NameEntry


def entry(key, text, kind="name", schema="Organization", entity_kind="", language=""):
    return NameEntry(key, text, kind, schema, entity_kind, language)


STATES = [
    entry("norland", "Norland", schema="Country"),
    entry("norland", "Norlandian", "demonym", "Country"),
    entry("government-of-norland", "Government of Norland"),
    entry("government-of-norland", "Norlandian government", "alias"),
    entry("government-of-norland", "Havenport", "metonym", entity_kind="government"),
    entry("mexico", "Mexico", schema="Country"),
    entry("mexico", "Mexican", "demonym", "Country"),
    entry("united-states", "United States", schema="Country"),
    entry("united-states", "U.S.", "abbreviation", "Country"),
    entry("united-states", "US", "abbreviation", "Country"),
    entry("united-states", "American", "demonym", "Country"),
    entry("government-of-the-united-states", "Washington", "metonym", entity_kind="government"),
    entry("coast-guard-ministry", "the Anchor", "metonym"),
    entry("world-health", "WHO", "abbreviation"),
    entry("customs", "ICE", "abbreviation"),
    entry("river-cartel", "Cártel del Río"),
    entry("river-cartel", "Los Ribereños", "previous"),
    entry("saltmarsh", "Saltmarsh Cartel"),
    entry("saltmarsh", "Marsh Boys", "weak_alias"),
]
PEOPLE = [
    entry("lena-ortmann", "Lena Ortmann", schema="Person"),
    entry("ramon-belisario-quiroz", "Ramón Belisario Quiroz", schema="Person", language="es"),
    entry("tulio-zarate", "Tulio Zárate Monzón", schema="Person", language="es"),
    entry("tulio-zarate", "El Faro", "alias", "Person"),
]
GOVERNMENTS = {
    "norland": "government-of-norland",
    "mexico": "government-of-mexico",
    "united-states": "government-of-the-united-states",
}


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.build(STATES + PEOPLE, government_of=GOVERNMENTS)


def found(gazetteer, text):
    return [(m.text, m.key) for m in gazetteer.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mexico’s border", [("Mexico", "mexico")]),
        ("Three Mexicans left", [("Mexicans", "mexico")]),
        ("the Mexicans’ view", [("Mexicans", "mexico")]),
        ("a U.S.-based firm", [("U.S.", "united-states")]),
        ("in the U.S.", [("U.S.", "united-states")]),
        ("U.S.-Mexico talks", [("U.S.", "united-states"), ("Mexico", "mexico")]),
        ("the\u00a0United   States army", [("United   States", "united-states")]),
        ("UNITED STATES", [("UNITED STATES", "united-states")]),
        ("Cartel del Rio", [("Cartel del Rio", "river-cartel")]),
        ("CA\u0301RTEL DEL RI\u0301O", [("CA\u0301RTEL DEL RI\u0301O", "river-cartel")]),
        ("the Saltmarsh cartel", [("Saltmarsh cartel", "saltmarsh")]),
        ("the ribereños and Los Ribereños", [("Los Ribereños", "river-cartel")]),
        ("Mex\u00adico", [("Mex\u00adico", "mexico")]),
    ],
)
def test_find_name_in_its_spellings(gazetteer, text, expected):
    assert found(gazetteer, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "give it to us",
        "who came",
        "Ice melts",
        "WHO STOLE THE ICE",
        "mexico",
        "Mexicology",
        "@Mexico",
        "join US@home",
        "see Mexico.example",
        "saltmarsh cartel",
        "New Mexico and the Gulf of Mexico",
        "Latin American drug cartels",
        "United\nStates",
        "",
    ],
)
def test_find_other_words_gives_nothing(gazetteer, text):
    assert found(gazetteer, text) == []


def test_find_abbreviation_in_capitals(gazetteer):
    assert found(gazetteer, "The WHO and ICE told the US") == [
        ("WHO", "world-health"),
        ("ICE", "customs"),
        ("US", "united-states"),
    ]
