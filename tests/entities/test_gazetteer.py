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
        "the U.S…",
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


def test_find_weak_alias_only_beside_a_strong_name(gazetteer):
    beside = gazetteer.scan("The Saltmarsh Cartel fought. Marsh Boys fled.")
    alone = gazetteer.scan("Marsh Boys fled.")

    assert [(m.text, m.key, m.weak) for m in beside.mentions] == [
        ("Saltmarsh Cartel", "saltmarsh", False),
        ("Marsh Boys", "saltmarsh", True),
    ]
    assert alone.mentions == []
    assert [(m.text, m.key, m.candidates) for m in alone.suggestions] == [
        ("Marsh Boys", None, ("saltmarsh",))
    ]


def test_find_longest_name_first(gazetteer):
    assert found(gazetteer, "the Norlandian government fell") == [
        ("Norlandian government", "government-of-norland")
    ]


def test_find_name_on_file_wins_over_lookalike():
    gazetteer = Gazetteer.build([entry("new-mexico", "New Mexico"), entry("mexico", "Mexico")])

    assert found(gazetteer, "from New Mexico to Mexico") == [
        ("New Mexico", "new-mexico"),
        ("Mexico", "mexico"),
    ]


def test_find_name_of_two_entities_is_ambiguous():
    gazetteer = Gazetteer.build(
        [
            entry("harbour-guard", "Harbour Guard"),
            entry("harbour-guard", "HG", "abbreviation"),
            entry("hill-gang", "Hill Gang"),
            entry("hill-gang", "HG", "abbreviation"),
        ]
    )

    [alone] = gazetteer.find("HG struck again.")
    _, decided = gazetteer.find("The Harbour Guard is back. HG struck again.")
    undecided = gazetteer.find("The Harbour Guard met the Hill Gang. HG struck again.")[-1]

    assert (alone.key, alone.ambiguous, alone.candidates) == (None, True, ("harbour-guard", "hill-gang"))
    assert (decided.key, decided.ambiguous) == ("harbour-guard", False)
    assert (undecided.key, undecided.ambiguous) == (None, True)


@pytest.mark.parametrize(
    ("text", "sense", "key", "speaker"),
    [
        ("Washington announced a reward.", "metonym", *["government-of-the-united-states"] * 2),
        ("Washington’s new approach failed.", "metonym", *["government-of-the-united-states"] * 2),
        ("But Washington has not responded.", "metonym", *["government-of-the-united-states"] * 2),
        ("Senior Washington officials left.", "metonym", *["government-of-the-united-states"] * 2),
        ("Washington and Norland agreed on it.", "metonym", *["government-of-the-united-states"] * 2),
        ("Washington Announces Reward", "metonym", *["government-of-the-united-states"] * 2),
        ("talks between Washington and others", "metonym", "government-of-the-united-states", None),
        ("She arrived in Washington.", "place", "united-states", None),
        ("Washington, D.C., is warm.", "place", "united-states", None),
        ("He flew to Washington.", "place", "united-states", None),
        ("WASHINGTON (Wire) — It rained.", "place", "united-states", None),
        ("a Washington lobbyist", "place", "united-states", None),
        ("Washington police said so.", "place", "united-states", None),
        ("Washington’s streets flooded.", "place", "united-states", None),
        ("Officials in Washington denied it.", "place", "united-states", "government-of-the-united-states"),
    ],
)
def test_find_capital_as_government_or_place(gazetteer, text, sense, key, speaker):
    mention = gazetteer.find(text)[0]

    assert (mention.sense, mention.key, mention.speaker_key) == (sense, key, speaker)


@pytest.mark.parametrize(
    "text",
    [
        "George Washington said so.",
        "Washington Post",
        "the mayor of Washington said no",
        "Boston, Washington.",
        "Washington’s old cathedral stands.",
    ],
)
def test_find_capital_in_other_words_gives_nothing(gazetteer, text):
    assert found(gazetteer, text) == []


def test_find_city_on_file_takes_the_place():
    gazetteer = Gazetteer.build(
        [
            entry("government-of-norland", "Havenport", "metonym"),
            entry("havenport", "Havenport", "name", "Address"),
        ],
        government_of={"norland": "government-of-norland"},
    )

    keys = [m.key for m in gazetteer.find("Havenport warned ships.\nIt rained in Havenport.")]

    assert keys == ["government-of-norland", "havenport"]


@pytest.mark.parametrize(
    ("text", "agentive", "speaker"),
    [
        ("Mexico has expressed willingness.", True, "government-of-mexico"),
        ("Mexico will not allow it.", True, "government-of-mexico"),
        ("Mexico also swiftly rejected it.", True, "government-of-mexico"),
        ("Mexico (see map) says so.", True, "government-of-mexico"),
        ("Mexico doesn’t plan it.", True, "government-of-mexico"),
        ("Mexico on Tuesday rejected it.", True, "government-of-mexico"),
        ("Mexico late on Aug. 7 rejected it.", True, "government-of-mexico"),
        ("Mexico, a large state, refused.", True, "government-of-mexico"),
        ("Mexico, he said, is large.", False, None),
        ("Mexico, Norland, and others said so.", False, None),
        ("Mexico is considering it.", True, "government-of-mexico"),
        ("According to Mexico, it rained.", True, "government-of-mexico"),
        ("Mexican officials fear unrest.", True, "government-of-mexico"),
        ("Mexico’s senior security officials said no.", True, "government-of-mexico"),
        ("They met Mexican authorities.", False, "government-of-mexico"),
        ("Mexico has large farms.", False, None),
        ("Mexico is a state.", False, None),
        ("Mexico was hit by rain.", False, None),
        ("The president of Mexico said no.", False, None),
        ("Mexico-based firms said no.", False, None),
        ("Mexicans fear unrest.", False, None),
        ("Mexican companies said no.", False, None),
        ("U.S. sanctions on ships remain.", False, None),
        ("U.S. sanctions the cartel.", True, "government-of-the-united-states"),
        ("Any U.S. military presence matters.", False, None),
        ("The Anchor said no.", True, "coast-guard-ministry"),
        ("A spokesman for the Anchor shrugged.", False, "coast-guard-ministry"),
    ],
)
def test_find_who_speaks(gazetteer, text, agentive, speaker):
    mention = gazetteer.find(text)[0]

    assert (mention.agentive, mention.speaker_key) == (agentive, speaker)


def test_find_country_without_government_speaks_for_nobody():
    [mention] = Gazetteer.build([entry("vell", "Vell", schema="Country")]).find("Vell said no.")

    assert (mention.key, mention.agentive, mention.speaker_key) == ("vell", True, None)


def test_find_surname_after_full_name(gazetteer):
    mentions = gazetteer.find(
        "Ortmann Quits\nMinister Lena Ortmann left. Ortmann’s car, said Ortmann, stayed."
    )

    assert [(m.text, m.key, m.short) for m in mentions] == [
        ("Ortmann", "lena-ortmann", True),
        ("Lena Ortmann", "lena-ortmann", False),
        ("Ortmann", "lena-ortmann", True),
        ("Ortmann", "lena-ortmann", True),
    ]


def test_find_surname_without_full_name_gives_nothing(gazetteer):
    assert found(gazetteer, "Ortmann left.") == []


def test_find_surname_of_somebody_else_asks(gazetteer):
    text = (
        "Lena Ortmann left. Ortmann sat. Then Piet Ortmann came. Ortmann sat. "
        "Lena Ortmann rose. Ortmann spoke."
    )

    short = [(m.key, m.ambiguous) for m in gazetteer.find(text) if m.short]

    assert short == [("lena-ortmann", False), (None, True), ("lena-ortmann", False)]


def test_find_surname_in_double_name_gives_nothing(gazetteer):
    assert found(gazetteer, "Lena Ortmann met Ada Ortmann-Ruiz.") == [("Lena Ortmann", "lena-ortmann")]


@pytest.mark.parametrize("longer", ["Lena Ortmann Jr.", "Lena Ortmann III", "Lena Ortmann Weiss"])
def test_find_longer_name_than_on_file_asks(gazetteer, longer):
    [mention] = gazetteer.find(f"It was {longer} there.")

    assert (mention.text, mention.key, mention.candidates) == ("Lena Ortmann", None, ("lena-ortmann",))


@pytest.mark.parametrize(
    "text",
    [
        "Tulio Zárate Monzón",
        "Tulio Zárate",
        "Tulio Zarate",
        "Tulio El Faro Zárate",
        "Tulio “El Faro” Zárate Monzón",
        "Tulio 'El Faro' Zárate",
        "Tulio (El Faro) Zárate",
        "El Faro",
        "Ramón Belisario",
    ],
)
def test_find_person_in_the_forms_of_the_press(gazetteer, text):
    assert [m.text for m in gazetteer.find(f"Yesterday {text} left.")] == [text]


def test_find_first_of_two_surnames_later(gazetteer):
    assert found(gazetteer, "Tulio Zárate Monzón fled. Zárate is old. Monzón is a town.") == [
        ("Tulio Zárate Monzón", "tulio-zarate"),
        ("Zárate", "tulio-zarate"),
    ]


def test_find_common_surname_is_weak():
    gazetteer = Gazetteer.build([entry("juan", "Juan García Tapia", schema="Person", language="es")])

    scan = gazetteer.scan("Juan García sells bread.")

    assert (scan.mentions, [m.candidates for m in scan.suggestions]) == ([], [("juan",)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jordan said no.", ["jordan"]),
        ("Michael Jordan said no.", []),
        ("They met Ada Jordan there.", []),
        ("a friend of Jordan Smith here", []),
    ],
)
def test_find_state_that_is_also_a_name(text, expected):
    gazetteer = Gazetteer.build([entry("jordan", "Jordan", schema="Country")])

    assert [m.key for m in gazetteer.find(text)] == expected


def test_find_very_long_paragraph():
    gazetteer = Gazetteer.build(STATES)
    text = ("Mexico grew ﬁgs. " + "The old road was long and dry. " * 80) * 2_000

    mentions = gazetteer.find(text)

    assert (len(mentions), mentions[-1].text) == (2_000, "Mexico")


def test_build_without_names_finds_nothing():
    assert found(Gazetteer.build([]), "Mexico said no.") == []
