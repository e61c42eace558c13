"""The starter file is sound, true to its sources, and knows everybody in the story of the main job."""

import csv
import json
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from entities.enums import Kind, NameKind, Schema
from entities.gazetteer import Gazetteer, NameEntry, resolve_speaker
from entities.gazetteer.folding import fold
from newsroom.demo.starter_entities import government_of, starter_entities

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
STORY = SHARED / "stories" / "cartel-directive.txt"
OFAC = SHARED / "data" / "ofac" / "ofac-sdn-2026-08-20.json"
DESIGNATIONS = SHARED / "data" / "ofac" / "state-fto-designations.csv"
COUNTRY_CODES = SHARED / "data" / "countries" / "country-codes.csv"

#: Words that name two states, or two peoples, in English itself.
AMBIGUOUS_ON_PURPOSE = {"Congo", "Congolese", "Congolese government"}


def needs(path):
    return pytest.mark.skipif(not path.exists(), reason=f"{path.name} is not beside this checkout")


@pytest.fixture(scope="module")
def rows():
    return starter_entities()


@pytest.fixture(scope="module")
def gazetteer(rows):
    return Gazetteer.build(
        [
            NameEntry(
                row["slug"],
                name["text"],
                name["kind"],
                row["schema"],
                row["kind"],
                name["language"],
                name["valid_from"],
                name["valid_to"],
            )
            for row in rows
            for name in row["names"]
        ],
        government_of=government_of(),
    )


def test_rows_have_the_same_keys(rows):
    assert {tuple(sorted(row)) for row in rows} == {tuple(sorted(rows[0]))}
    assert {tuple(sorted(name)) for row in rows for name in row["names"]} == {
        ("kind", "language", "source", "text", "valid_from", "valid_to")
    }


def test_slugs_are_unique_and_plain(rows):
    slugs = [row["slug"] for row in rows]

    assert len(slugs) == len(set(slugs))
    assert [slug for slug in slugs if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)] == []


def test_kinds_are_in_the_vocabulary(rows):
    assert {row["kind"] for row in rows} <= set(Kind.values)
    assert {row["schema"] for row in rows} <= set(Schema.values)
    assert {name["kind"] for row in rows for name in row["names"]} <= set(NameKind.values)


def test_main_name_comes_first_and_alone(rows):
    assert [row["slug"] for row in rows if row["names"][0]["text"] != row["name"]] == []
    assert [row["slug"] for row in rows if [n["kind"] for n in row["names"]].count("name") != 1] == []


def test_names_are_composed_and_trimmed(rows):
    texts = [name["text"] for row in rows for name in row["names"]]

    assert [text for text in texts if text != unicodedata.normalize("NFC", text.strip())] == []


def test_names_of_one_entity_do_not_repeat(rows):
    for row in rows:
        names = [(fold(name["text"]).text, name["text"].isupper(), name["kind"]) for name in row["names"]]
        assert len(names) == len(set(names)), row["slug"]


def test_strong_names_belong_to_one_entity(rows):
    owners = defaultdict(set)
    for row in rows:
        for name in row["names"]:
            if name["kind"] != "weak_alias":
                owners[name["text"]].add(row["slug"])

    assert {text for text, slugs in owners.items() if len(slugs) > 1} == AMBIGUOUS_ON_PURPOSE


def test_identifiers_are_unique(rows):
    pairs = [(i["scheme"], i["value"]) for row in rows for i in row["identifiers"]]

    assert len(pairs) == len(set(pairs))


def test_every_state_has_its_government(rows):
    slugs = {row["slug"] for row in rows}
    states = {row["slug"] for row in rows if row["kind"] == "country"}

    assert len(states) == 195
    assert set(government_of()) == states
    assert [slug for slug in government_of().values() if slug not in slugs] == []


def test_people_are_private_but_for_heads_of_state(rows):
    opened = {row["slug"] for row in rows if row["schema"] == "Person" and row["dossier_open"]}

    assert opened == {"donald-trump", "claudia-sheinbaum", "nicolas-maduro"}


def test_listed_entities_name_their_source(rows):
    listed = [row for row in rows if row["summary"] or any(i["scheme"] == "ofac" for i in row["identifiers"])]

    assert len(listed) > 20
    assert [row["slug"] for row in listed if not row["source"]] == []


def test_print_holds_no_word_of_guilt(rows):
    words = re.compile(
        r"traffick|terrorist(?! organization)|kingpin|criminal|drug lord|boss|gangster", re.IGNORECASE
    )

    assert [row["slug"] for row in rows if words.search(row["summary"] + row["disambiguator"])] == []


@needs(OFAC)
def test_ofac_numbers_are_those_of_the_list(rows):
    listed = {str(e["uid"]): e for e in json.loads(OFAC.read_text(encoding="utf-8"))["entries"]}
    wrong = []
    for row in rows:
        for identifier in row["identifiers"]:
            if identifier["scheme"] != "ofac":
                continue
            official = listed[identifier["value"]]
            known = [official["name"], *official.get("alternateNames", [])]
            words = [set(re.findall(r"\w+", fold(name).text)) for name in known]
            ours = [set(re.findall(r"\w+", fold(name["text"]).text)) for name in row["names"]]
            if not any(mine <= theirs or theirs <= mine for mine in ours for theirs in words):
                wrong.append((row["slug"], known))
            if (
                "tag of a foreign terrorist organization" in row["summary"]
                and "FTO" not in official["programs"]
            ):
                wrong.append((row["slug"], official["programs"]))

    assert wrong == []


@needs(DESIGNATIONS)
def test_designations_of_february_2025_are_all_there(rows):
    with DESIGNATIONS.open(encoding="utf-8") as file:
        designated = [row for row in csv.DictReader(file) if row["date_designated"] == "2025-02-20"]
    ours = {
        fold(name["text"]).text: row["slug"]
        for row in rows
        if "20 February 2025" in row["summary"]
        for name in row["names"]
    }

    assert len({ours[fold(row["name"]).text] for row in designated}) == len(designated) == 8


@needs(COUNTRY_CODES)
def test_codes_of_states_are_those_of_the_list(rows):
    with COUNTRY_CODES.open(encoding="utf-8") as file:
        official = {
            row["ISO3166-1-Alpha-2"]: row["wikidata_id"].rpartition("/")[2] for row in csv.DictReader(file)
        }
    ours = {}
    for row in rows:
        if row["kind"] == "country":
            values = {i["scheme"]: i["value"] for i in row["identifiers"]}
            ours[values["iso3166"]] = values["wikidata"]

    assert {code: official[code] or qid for code, qid in ours.items()} == ours


#: Who stands in the story, in the sense in which each is named first.
IN_THE_STORY = {
    "donald-trump": "Donald Trump",
    "us-department-of-defense": "Pentagon",
    "united-states": "U.S.",
    "trump-administration": "Trump administration",
    "sinaloa-cartel": "Sinaloa Cartel",
    "jalisco-new-generation-cartel": "Jalisco New Generation Cartel",
    "gulf-cartel": "Gulf Cartel",
    "cartel-del-noreste": "Cártel del Noreste",
    "la-nueva-familia-michoacana": "La Nueva Familia Michoacana",
    "government-of-united-states": "U.S. government",
    "government-of-mexico": "Mexico’s Government",
    "mexico": "Mexico",
    "claudia-sheinbaum": "Claudia Sheinbaum",
    "los-chapitos": "Los Chapitos",
    "joaquin-guzman-loera": "Joaquín El Chapo Guzmán",
    "venezuela": "Venezuelan",
    "nicolas-maduro": "Nicolás Maduro",
    "tren-de-aragua": "Tren de Aragua",
    "cartel-de-los-soles": "Cartel de los Soles",
}


@needs(STORY)
def test_story_names_everybody_and_nobody_else(gazetteer):
    scan = gazetteer.scan(STORY.read_text(encoding="utf-8"))
    first = {}
    for mention in scan.mentions:
        first.setdefault(mention.key, mention.text)

    assert first == IN_THE_STORY
    assert scan.suggestions == []


@needs(STORY)
def test_story_gives_washington_to_the_government(gazetteer):
    mentions = gazetteer.find(STORY.read_text(encoding="utf-8"))

    assert [(m.key, m.sense, m.agentive) for m in mentions if m.text == "Washington"] == [
        ("government-of-united-states", "metonym", True)
    ] * 2


@needs(STORY)
def test_story_knows_the_surname_later(gazetteer):
    mentions = gazetteer.find(STORY.read_text(encoding="utf-8"))

    assert [(m.key, m.short) for m in mentions if m.text == "Sheinbaum"] == [("claudia-sheinbaum", True)]


@needs(STORY)
@pytest.mark.parametrize(
    ("source", "key", "standing"),
    [
        ("Administration officials", "trump-administration", "people_of_body"),
        ("President Claudia Sheinbaum", "claudia-sheinbaum", "named"),
        ("Sheinbaum", "claudia-sheinbaum", "named"),
        ("Mexico", "government-of-mexico", "body"),
        ("Mexican officials", "government-of-mexico", "people_of_body"),
        ("Washington", "government-of-united-states", "body"),
        ("the U.S.", "government-of-united-states", "body"),
        ("U.S. authorities", "government-of-united-states", "people_of_body"),
        ("the Trump administration", "trump-administration", "body"),
    ],
)
def test_story_speakers(gazetteer, source, key, standing):
    mentions = gazetteer.find(STORY.read_text(encoding="utf-8"))
    speaker = resolve_speaker(gazetteer, source, mentions=mentions)

    assert (speaker.key, speaker.standing) == (key, standing)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Latin American drug cartels in New Mexico", []),
        (
            "The CIA and the DEA told us who did it.",
            ["central-intelligence-agency", "drug-enforcement-administration"],
        ),
        ("Los Zetas became the Northeast Cartel.", ["cartel-del-noreste", "cartel-del-noreste"]),
        ("A CJNG plaza", ["jalisco-new-generation-cartel"]),
        ("Britons and Spaniards met Filipinos.", ["united-kingdom", "spain", "philippines"]),
        (
            "Guinea-Bissau, Papua New Guinea, Equatorial Guinea",
            ["guinea-bissau", "papua-new-guinea", "equatorial-guinea"],
        ),
        ("South Sudan and Sudan", ["south-sudan", "sudan"]),
        ("turkey, chad and china plates", []),
        ("The State Department said so.", ["us-department-of-state"]),
        ("Reuters reported it, The New York Times said.", ["reuters", "the-new-york-times"]),
    ],
)
def test_starter_names_in_plain_sentences(gazetteer, text, expected):
    assert [mention.key for mention in gazetteer.find(text)] == expected


@pytest.mark.parametrize(
    ("text", "on", "key"),
    [
        ("The Mexican president said no.", "2025-08-11", "claudia-sheinbaum"),
        ("The president of the United States said no.", "2025-08-11", "donald-trump"),
        ("The U.S. president said no.", "2019-06-01", "donald-trump"),
        ("The Venezuelan president said no.", "2025-08-11", "nicolas-maduro"),
        ("La presidenta de México dijo que no.", "2025-08-11", "claudia-sheinbaum"),
        ("El presidente venezolano dijo que no, según la prensa.", "2025-08-11", "nicolas-maduro"),
        ("The Mexican president said no.", "2019-06-01", "mexico"),
        ("The Venezuelan president said no.", "2026-08-11", "venezuela"),
        ("The Mexican president said no.", None, None),
    ],
)
def test_starter_offices_reach_as_far_as_their_source(gazetteer, text, on, key):
    assert gazetteer.find(text, on=on)[0].key == key


def test_starter_offices_name_their_source(rows):
    offices = [name for row in rows for name in row["names"] if name["kind"] == "office"]

    assert len(offices) == 4
    assert [name["text"] for name in offices if not (name["source"] and name["valid_from"])] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Washington anunció sanciones contra el cartel de la costa.",
            [("Washington", "government-of-united-states", "metonym")],
        ),
        ("En Washington hubo protestas por la noche.", [("Washington", "united-states", "place")]),
        ("Las autoridades venezolanas dijeron que no.", [("venezolanas", "venezuela", "demonym")]),
        ("El gobierno mexicano dijo que no.", [("gobierno mexicano", "government-of-mexico", "name")]),
        ("La Casa Blanca dijo que no.", [("Casa Blanca", "white-house", "name")]),
        ("Kremlin spokesman Imre Valtos said no.", [("Kremlin", "government-of-russia", "metonym")]),
        ("A deal with the Kremlin’s blessing failed.", [("Kremlin", "government-of-russia", "metonym")]),
        (
            "The Jalisco cartel (CJNG) grew.",
            [
                ("Jalisco cartel", "jalisco-new-generation-cartel", "name"),
                ("CJNG", "jalisco-new-generation-cartel", "name"),
            ],
        ),
    ],
)
def test_starter_names_have_their_sense(gazetteer, text, expected):
    assert [(m.text, m.key, m.sense) for m in gazetteer.find(text)] == expected
