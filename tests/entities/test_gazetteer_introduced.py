"""Short names that a text introduces hold for this text, and only where they can belong."""

import pytest

from entities.gazetteer import Gazetteer, NameEntry
from entities.gazetteer.introduced import fits

ENTRIES = [
    NameEntry("river-cartel", "Cártel del Río Nuevo", "name", "Organization", "cartel", "es"),
    NameEntry("river-cartel", "Río Cartel", "alias", "Organization", "cartel"),
    NameEntry("harbour-guard", "Harbour Enforcement Administration", "name", "PublicBody", "agency"),
    NameEntry("hill-gang", "Hill Gang", "name", "Organization", "gang"),
    NameEntry("hill-gang", "HEA", "abbreviation", "Organization", "gang"),
    NameEntry("fishing-court", "International Court of Fisheries", "name", "Organization", "organisation"),
    NameEntry("fishing-court", "ICF", "abbreviation", "Organization", "organisation"),
    NameEntry("norland", "Norland", "name", "Country", "country"),
    NameEntry("tulio", "Tulio Zárate Monzón", "name", "Person", "person", "es"),
    NameEntry("tam", "Tam Alder Quill", "name", "Person", "official"),
]


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.build(ENTRIES)


def keys_of(gazetteer, text, words):
    return [m.key for m in gazetteer.find(text) if m.text == words]


@pytest.mark.parametrize(
    "text",
    [
        "The Río Cartel (CRN) grew. CRN men fled.",
        "The Rio cartel (“CRN”) grew. CRN men fled.",
        "The Rio cartel drug gang (CRN) grew. CRN’s men fled.",
        "The Río Cartel (or CRN) grew. CRN-linked men fled.",
        "The Río Cartel (CRN, by its Spanish initials) grew. CRN men fled.",
        "CRN (Cártel del Río Nuevo) grew. CRN men fled.",
        "The Río Cartel, known by its Spanish acronym CRN, grew. CRN men fled.",
        "The Río Cartel, also known as the CRN, grew. CRN men fled.",
        "The Río Cartel, or CRN, grew. CRN men fled.",
        "El Río Cartel (conocido como CRN) creció. CRN huyó.",
        "CRN HITS PORT\nThe Río Cartel (CRN) grew.",
    ],
)
def test_acronym_introduced_in_the_text_is_the_entity(gazetteer, text):
    assert keys_of(gazetteer, text, "CRN") == ["river-cartel"] * 2
    assert keys_of(gazetteer, "CRN men fled.", "CRN") == []


def test_introduced_acronym_wins_over_one_on_file(gazetteer):
    text = "The Harbour Enforcement Administration (HEA) met. HEA men left."

    assert keys_of(gazetteer, text, "HEA") == ["harbour-guard"] * 2


def test_acronym_of_something_not_on_file_is_not_the_one_on_file(gazetteer):
    text = "The Island Cricket Federation (ICF) met. The ICF said no."

    assert gazetteer.find(text) == []
    assert keys_of(gazetteer, "The ICF said no.", "ICF") == ["fishing-court"]


def test_acronym_after_another_spelling_of_its_name_stays(gazetteer):
    text = "The International Courts of Fishery (ICF) met. The ICF said no."

    assert keys_of(gazetteer, text, "ICF") == ["fishing-court"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "The Hill Gang (AQX) grew. AQX fled.",
        "Norland (NWS) grew. NWS fled.",
        "The Bank of the Hill Gang (BHX) grew. BHX fled.",
        "The Workers of the Río Cartel (WRC) grew. WRC fled.",
        "Tulio Zárate (T-NY) spoke. T-NY.",
        "The Hill Gang (see map) grew.",
        "The Hill Gang (2019) grew. 2019 ended.",
    ],
)
def test_acronym_that_cannot_belong_is_not_bound(gazetteer, text):
    assert [m.text for m in gazetteer.find(text) if m.short] == []


@pytest.mark.parametrize(
    "text",
    [
        "Tulio Zárate, alias “El Ancla”, fled. El Ancla sleeps.",
        "Tulio Zárate, also known as El Ancla, fled. El Ancla sleeps.",
        "Tulio Zárate, nicknamed “El Ancla,” fled. El Ancla sleeps.",
        "Tulio Zárate, conocido como El Ancla, huyó. El Ancla duerme.",
    ],
)
def test_nickname_introduced_in_the_text_is_the_person(gazetteer, text):
    assert keys_of(gazetteer, text, "El Ancla") == ["tulio"] * 2


def test_nickname_inside_the_name_is_the_person(gazetteer):
    found = [(m.text, m.key) for m in gazetteer.find("Tulio “El Ancla” Zárate fled. El Ancla sleeps.")]

    assert found == [("Tulio “El Ancla” Zárate", "tulio"), ("El Ancla", "tulio")]


def test_further_name_that_is_another_entity_stays_its_own(gazetteer):
    assert keys_of(gazetteer, "The Río Cartel, also known as Hill Gang, fled.", "Hill Gang") == ["hill-gang"]


@pytest.mark.parametrize(
    ("acronym", "name", "loosely", "answer"),
    [
        ("DEA", "Drug Enforcement Administration", False, True),
        ("DoD", "Department of Defense", False, True),
        ("TdA", "Tren de Aragua", False, True),
        ("FinCEN", "Financial Crimes Enforcement Network", False, True),
        ("CJNG", "Cártel de Jalisco Nueva Generación", False, True),
        ("UAE", "United Arab Emirates", False, True),
        ("FARC", "Revolutionary Armed Forces of Colombia", False, False),
        ("FARC", "Revolutionary Armed Forces of Colombia", True, True),
        ("CJNG", "Jalisco cartel", True, True),
        ("AP", "Sinaloa Cartel", True, False),
        ("DEA", "Drug Enforcement", False, False),
        ("HG", "Harbour Guard Council", False, False),
        ("X", "Xylo Yard", True, False),
        ("DEA", "", True, False),
    ],
)
def test_fits_by_the_letters(acronym, name, loosely, answer):
    assert fits(acronym, name, loosely=loosely) is answer
