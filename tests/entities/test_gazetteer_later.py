"""Later mentions: surnames alone, before or after the full name, and those who share them."""

import pytest

from entities.gazetteer import Gazetteer, NameEntry

GAZETTEER = Gazetteer.build(
    [
        NameEntry("lena", "Lena Ortmann", "name", "Person", "official"),
        NameEntry("tulio", "Tulio Zárate Monzón", "name", "Person", "person", "es"),
        NameEntry("tulio", "El Faro", "alias", "Person", "person", "es"),
        NameEntry("quill", "Tam de la Quilla Vela", "name", "Person", "person", "es"),
        NameEntry("ada", "Ada Brenn", "name", "Person", "official"),
        NameEntry("ada", "Brenn", "weak_alias", "Person", "official"),
        NameEntry("norland", "Norland", "name", "Country", "country"),
        NameEntry("norland", "Norlandian", "demonym", "Country", "country"),
    ]
)


def short(text):
    return [(m.text, m.key) for m in GAZETTEER.find(text) if m.short]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ORTMANN QUITS\nLena Ortmann left.", [("ORTMANN", "lena")]),
        ("Ortmann Quits Over Port Deal\nLena Ortmann left.", [("Ortmann", "lena")]),
        ("LENA ORTMANN LEFT. Mr. Ortmann said no.", [("Ortmann", "lena")]),
        ("Lena Ortmann left. Commander Ortmann said no.", [("Ortmann", "lena")]),
        ("Lena Ortmann left. Presidents Ortmann and Vant met.", [("Ortmann", "lena")]),
        ("Lena Ortmann left. Ortmann’s car stayed.", [("Ortmann", "lena")]),
        ("Lena Ortmann left. Ortmann-backed forces met.", [("Ortmann", "lena")]),
        ("Ortmann-Backed Forces Meet\nLena Ortmann left.", [("Ortmann", "lena")]),
        ("Lena Ortmann left. Anti-Ortmann protests, pro-Ortmann rallies.", [("Ortmann", "lena")] * 2),
        ("Tulio Zarate Monzon fled. Zárate Monzón slept.", [("Zárate Monzón", "tulio")]),
        ("Tulio Zárate fled. Zarate slept. Monzón is a town.", [("Zarate", "tulio")]),
        ("El Faro fled. Zárate slept.", [("Zárate", "tulio")]),
        ("Lena Ortmann left. Ortmann said no. “Ortmann” stayed.", [("Ortmann", "lena")] * 2),
    ],
)
def test_surname_is_the_person_named_in_full(text, expected):
    assert short(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Lena Ortmann left. The Ortmann family stayed.",
        "Lena Ortmann left. The Ortmann brothers stayed.",
        "Lena Ortmann left. The Ortmanns stayed.",
        "Lena Ortmann left. Ortmann Weiss stayed.",
        "Lena Ortmann left. Piet Ortmann stayed.",
        "Lena Ortmann left. The younger Ortmann stayed.",
        "Lena Ortmann left. Ada-Ortmann stayed.",
        "Ortmann left. The ortmann river.",
    ],
)
def test_surname_of_a_family_or_of_others_is_nobody(text):
    assert short(text) == []


def test_wife_of_somebody_is_not_that_person():
    mentions = GAZETTEER.find("Lena Ortmann left. Ortmann’s wife said no.")

    assert [(m.text, m.agentive, m.speaker_key) for m in mentions if m.short] == [("Ortmann", False, None)]


def test_longer_name_is_never_settled_by_the_shorter_one():
    mentions = GAZETTEER.find("Lena Ortmann left. Her son Lena Ortmann Weiss stayed.")

    assert [(m.text, m.key, m.candidates, m.longer) for m in mentions] == [
        ("Lena Ortmann", "lena", (), False),
        ("Lena Ortmann", None, ("lena",), True),
    ]


def test_longer_name_in_a_headline_is_as_long_as_in_the_body():
    text = "LENA ORTMANN WEISS HELD\nLena Ortmann Weiss Held at Port\nPolice held Lena Ortmann Weiss there."

    assert [(m.key, m.longer) for m in GAZETTEER.find(text)] == [(None, True)] * 3


def test_surname_after_a_namesake_asks():
    text = "Lena Ortmann left. Lena Ortmann Weiss stayed. Ortmann spoke."

    assert short(text) == [("Ortmann", None)]


def test_surname_that_was_established_stays():
    text = "Lena Ortmann left. Ortmann sat. Ortmann rose. Her father Piet Ortmann came. Ortmann spoke."

    assert short(text) == [("Ortmann", "lena")] * 3


def test_namesake_of_one_person_says_nothing_of_another():
    text = "Lena Ortmann met Ada Brenn and Tulio Zárate. Piet Ortmann came. Zárate spoke."

    assert short(text) == [("Zárate", "tulio")]


@pytest.mark.parametrize(
    "text",
    [
        "The Jakarta Brenn reported it.",
        "The state’s Brenn met.",
        "The Party of Brenn met.",
        "Brenn of Vell met.",
    ],
)
def test_weak_alias_inside_another_name_is_not_even_suggested(text):
    scan = GAZETTEER.scan(text)

    assert (scan.mentions, scan.suggestions) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "They spoke in Norlandian and wept.",
        "the Norlandian-language paper",
        "its Norlandian acronym",
        "African-Norlandian voters",
        "N$400, NORLAND$400",
    ],
)
def test_demonym_of_a_language_or_half_a_people_gives_nothing(text):
    assert GAZETTEER.find(text) == []
