"""Offices: who is meant by "the Norlandian president" on the day of the story, and when nobody is."""

import pytest

from entities.gazetteer import Gazetteer, NameEntry, Speaker, resolve_speaker
from entities.gazetteer.dates import held_on
from entities.gazetteer.roles import role_of, titles_before_surname


def person(key, name, *offices):
    yield NameEntry(key, name, "name", "Person", "official")
    for text, since, until in offices:
        yield NameEntry(key, text, "office", "Person", "official", "", since, until)


ENTRIES = [
    NameEntry("norland", "Norland", "name", "Country", "country"),
    NameEntry("norland", "Norlandian", "demonym", "Country", "country"),
    NameEntry("norland", "norlandés", "demonym", "Country", "country", "es"),
    NameEntry("norland", "Norlandia", "alias", "Country", "country", "es"),
    NameEntry("norland", "N.L.", "abbreviation", "Country", "country"),
    NameEntry("vell", "Vell", "name", "Country", "country"),
    NameEntry("harbour-guard", "Harbour Guard", "name", "PublicBody", "agency"),
    *person("lena-ortmann", "Lena Ortmann", ("President of Norland", "2024-10-01", "")),
    *person("piet-halvers", "Piet Halvers", ("Norlandian president", "2018-10-01", "2024-09-30")),
    *person("ada-brenn", "Ada Brenn", ("N.L. Secretary of State", "2023", "")),
    *person("ivo-sand", "Ivo Sand", ("President of Vell", "", "")),
    *person("tam-quill", "Tam Quill", ("Prime Minister of Vell", "2020-01-01", "")),
    *person("rea-moll", "Rea Moll", ("Governor of Tern Strait", "2020-01-01", "")),
    *person("gus-wick", "Gus Wick", ("Director of the Harbour Guard", "2020-01-01", "")),
]
ON = "2025-08-11"


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.build(ENTRIES)


def offices(gazetteer, text, on=ON):
    return [(m.text, m.key or m.candidates) for m in gazetteer.find(text, on=on) if m.sense == "office"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Norlandian president said no.", "Norlandian president"),
        ("Norland's president said no.", "Norland's president"),
        ("Norland’s new president said no.", "Norland’s new president"),
        ("They met the president of Norland.", "president of Norland"),
        ("They met the current president of Norland.", "president of Norland"),
        ("President of Norland rejects troops", "President of Norland"),
        ("NORLANDIAN PRESIDENT REJECTS TROOPS", "NORLANDIAN PRESIDENT"),
        ("Norlandian President Rejects Troops", "Norlandian President"),
        ("The Norlandian leader said no.", "Norlandian leader"),
        ("The embattled Norlandian president said no.", "Norlandian president"),
        ("Habló la presidenta de Norlandia con la prensa.", "presidenta de Norlandia"),
        ("Según el presidente norlandés, no hubo tropas en la isla.", "presidente norlandés"),
    ],
)
def test_office_is_its_holder_on_the_day(gazetteer, text, found):
    assert offices(gazetteer, text) == [(found, "lena-ortmann")]


@pytest.mark.parametrize(
    ("on", "key"),
    [
        ("2020-05-01", "piet-halvers"),
        ("2024-09-30", "piet-halvers"),
        ("2024-10-01", "lena-ortmann"),
        ("2030", "lena-ortmann"),
        (None, ("lena-ortmann", "piet-halvers")),
        ("2024", ("lena-ortmann", "piet-halvers")),
    ],
)
def test_office_goes_by_the_day(gazetteer, on, key):
    assert offices(gazetteer, "The Norlandian president said no.", on) == [("Norlandian president", key)]


def test_office_held_by_nobody_on_the_day_leaves_the_country(gazetteer):
    [mention] = gazetteer.find("The Norlandian president said no.", on="2001-01-01")

    assert (mention.text, mention.key, mention.sense) == ("Norlandian", "norland", "demonym")


def test_office_without_a_date_on_file_asks(gazetteer):
    [mention] = gazetteer.find("The president of Vell said no.", on=ON)

    assert (mention.key, mention.candidates, mention.scores) == (None, ("ivo-sand",), (0.4,))


def test_office_that_the_text_adds_a_year_to_goes_by_that_year(gazetteer):
    assert offices(gazetteer, "The president of Norland in 2019 said no.") == [
        ("president of Norland", "piet-halvers")
    ]
    assert offices(gazetteer, "In 1962, the Norlandian president said no.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The former Norlandian president said no.",
        "The former longtime Norlandian president said no.",
        "The ex-Norlandian president said no.",
        "Then-Norlandian president spoke.",
        "A Norlandian president said no.",
        "No Norlandian president has said so.",
        "Norland's first female president said no.",
        "Norland's next president will say no.",
        "The Norlandian president-elect said no.",
        "The Norlandian vice president said no.",
        "The vice president of Norland said no.",
        "She was elected president of Norland.",
        "She served as president of Norland.",
        "They elect the Norlandian president.",
        "It would unseat a sitting president of Norland.",
        "Norlandian presidents said no.",
        "The president of Norland's Senate said no.",
        "The Norlandian presidential palace burned.",
        "The Norlandian president, Oda Vantier, said no.",
        "Oda Vantier, the Norlandian president, said no.",
        "Norlandian President Oda Vantier said no.",
        "The Vell governor said no.",
        "The former governor of Tern Strait said no.",
        "The governor of Tern Strait, Oda Vantier, said no.",
        "The governor of Tern Strait in 1962 said no.",
        "Tern Strait governor Oda Vantier said no.",
    ],
)
def test_office_of_another_or_nobody_gives_nobody(gazetteer, text):
    assert offices(gazetteer, text) == []


@pytest.mark.parametrize(
    ("text", "found", "key"),
    [
        ("The N.L. secretary of state said no.", "N.L. secretary of state", "ada-brenn"),
        ("Norland's secretary of state said no.", "Norland's secretary of state", "ada-brenn"),
        ("The Harbour Guard director said no.", "Harbour Guard director", "gus-wick"),
        ("The director of the Harbour Guard said no.", "director of the Harbour Guard", "gus-wick"),
        ("The governor of Tern Strait said no.", "governor of Tern Strait", "rea-moll"),
        ("Tern Strait’s governor said no.", "Tern Strait’s governor", "rea-moll"),
        ("The prime minister of Vell said no.", "prime minister of Vell", "tam-quill"),
    ],
)
def test_office_of_a_body_or_of_a_place_not_on_file(gazetteer, text, found, key):
    assert offices(gazetteer, text) == [(found, key)]


def test_leader_fits_whoever_leads(gazetteer):
    """Vell has a prime minister, and a president whose dates are not on file: the dated one stands."""
    assert offices(gazetteer, "The leader of Vell said no.") == [("leader of Vell", "tam-quill")]


def test_office_is_whom_the_text_names_in_it(gazetteer):
    text = "Vell President Ivo Sand spoke. The president of Vell left. Vell's leader slept."

    assert offices(gazetteer, text, None) == [
        ("president of Vell", "ivo-sand"),
        ("Vell's leader", "ivo-sand"),
    ]


def test_office_that_the_text_gives_to_somebody_not_on_file_asks(gazetteer):
    text = "Norlandian President Oda Vantier spoke. The president of Norland left."

    assert offices(gazetteer, text, ON) == [("president of Norland", ("lena-ortmann",))]
    assert offices(gazetteer, text, None) == []


def test_office_beside_its_holder_is_the_same_person(gazetteer):
    mentions = gazetteer.find("The president of Norland, Lena Ortmann, said no.", on=ON)

    assert [(m.text, m.key) for m in mentions] == [
        ("president of Norland", "lena-ortmann"),
        ("Lena Ortmann", "lena-ortmann"),
    ]


@pytest.mark.parametrize("name", ["President Ortmann", "Pres. Ortmann", "presidenta Ortmann"])
def test_title_and_surname_name_the_holder(gazetteer, name):
    assert [(m.text, m.key) for m in gazetteer.find(f"Yesterday {name} left.")] == [(name, "lena-ortmann")]


def test_lesser_title_and_surname_is_only_suggested(gazetteer):
    scan = gazetteer.scan("Yesterday Gov. Moll left.")

    assert (scan.mentions, [(m.text, m.candidates) for m in scan.suggestions]) == (
        [],
        [("Gov. Moll", ("rea-moll",))],
    )


def test_office_speaks_for_the_person(gazetteer):
    [mention] = gazetteer.find("The Norlandian president said no.", on=ON)

    assert (mention.agentive, mention.speaker_key) == (True, "lena-ortmann")


def test_office_as_source_is_a_named_person_and_never_the_government(gazetteer):
    text = "The Norlandian president said no."
    at = {"mentions": gazetteer.find(text, on=ON), "start": 0}
    undated = {"mentions": gazetteer.find(text), "start": 0}

    assert resolve_speaker(gazetteer, "The Norlandian president", **at) == Speaker("lena-ortmann", "named")
    assert resolve_speaker(gazetteer, "The Norlandian president", **undated) == Speaker(
        None, "named", ("lena-ortmann", "piet-halvers")
    )


@pytest.mark.parametrize(
    ("since", "until", "on", "held"),
    [
        ("2024-10-01", "", "2024-09-30", "no"),
        ("2024-10-01", "", "2024-10-01", "yes"),
        ("2024", "", "2024-06-01", "perhaps"),
        ("2024", "", "2025-01-01", "yes"),
        ("2020", "2024", "2024-06-01", "perhaps"),
        ("2020", "2024", "2025-01-01", "no"),
        ("2020", "2024-06-30", "2024-06-30", "yes"),
        ("", "", "2024-06-30", "perhaps"),
        ("", "2020", "2024-06-30", "no"),
        ("2020", "", None, "perhaps"),
        ("2020", "", "2021", "yes"),
    ],
)
def test_held_on_is_sure_only_where_dates_are(since, until, on, held):
    assert held_on(since, until, on) == held


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("President", "president"),
        ("la Presidenta", "president"),
        ("vice-president", "vice president"),
        ("Secretary of State", "state secretary"),
        ("minister of foreign affairs", "foreign minister"),
        ("Foreign Minister", "foreign minister"),
        ("canciller", "foreign minister"),
        ("Minister of the Interior", "interior minister"),
        ("secretaria de Defensa", "defense secretary"),
        ("primer ministro", "prime minister"),
        ("Defence Secretary", "defense secretary"),
    ],
)
def test_role_is_written_one_way(words, role):
    assert role_of(words) == role


def test_titles_before_surname_are_those_of_the_role():
    assert titles_before_surname("governor") == ("governor", "Gov.", "gobernador", "gobernadora")
    assert titles_before_surname("spokesman") == ()
