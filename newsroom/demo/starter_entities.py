"""The entities a new newsroom starts with: states, their governments, and the bodies of the cartel beat.

Reads the two files in `data/` and gives one shape for all. Pure Python, so that the gazetteer can be built
and tested from it without a database.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent / "data"

EntityRow = dict[str, Any]


def starter_entities() -> list[EntityRow]:
    """Every starter entity as a dict with all keys set, countries first.

    Keys: slug, name, schema, kind, disambiguator, summary, dossier_open, is_living (None for what does not
    live), birth_date, identifiers (list of {scheme, value}), names (list of {text, kind, language,
    valid_from, valid_to, source}; the main name is the first), source.
    """
    countries = json.loads((DATA / "countries.json").read_text(encoding="utf-8"))
    entities = json.loads((DATA / "entities.json").read_text(encoding="utf-8"))
    rows = [row for country in countries["countries"] for row in _country_rows(country, countries["source"])]
    return rows + [full_row(row) for row in entities["entities"]]


def government_of() -> dict[str, str]:
    """Slug of each country to the slug of the government that speaks for it."""
    countries = json.loads((DATA / "countries.json").read_text(encoding="utf-8"))["countries"]
    return {country["slug"]: government_slug(country["slug"]) for country in countries}


def government_slug(country_slug: str) -> str:
    """The slug of the government of a country."""
    return f"government-of-{country_slug}"


def _country_rows(country: dict[str, Any], source: str) -> Iterator[EntityRow]:
    """A country and its government, by the rule that countries.json states."""
    name = country["name"]
    in_sentence = f"the {name}" if country.get("article") else name
    abbreviations = country.get("abbreviations", [])
    spanish = country.get("spanish_adjective", "")
    names = [
        _name(name),
        *(_name(text, "alias") for text in country.get("aliases", [])),
        *(_name(text, "alias", "es") for text in country.get("spanish", [])),
        *(_name(text, "abbreviation") for text in abbreviations),
        *(_name(text, "previous") for text in country.get("previous", [])),
        *(_name(text, "weak_alias") for text in country.get("weak_aliases", [])),
        *(_name(text, "demonym") for text in country.get("adjectives", []) + country.get("people", [])),
        *(_name(text, "demonym", "es") for text in _spanish_forms(spanish)),
    ]
    yield full_row(
        {
            "slug": country["slug"],
            "name": name,
            "schema": "Country",
            "kind": "country",
            "dossier_open": True,
            "identifiers": [
                {"scheme": "iso3166", "value": country["iso3166"]},
                {"scheme": "wikidata", "value": country["wikidata"]},
            ],
            "names": names,
            "source": source,
        }
    )
    yield full_row(
        {
            "slug": government_slug(country["slug"]),
            "name": f"Government of {in_sentence}",
            "schema": "PublicBody",
            "kind": "government",
            "dossier_open": True,
            "names": [
                _name(f"Government of {in_sentence}"),
                *(_name(f"{adjective} government", "alias") for adjective in country.get("adjectives", [])),
                *(_name(f"{text} government", "alias") for text in [name, *abbreviations]),
                _name(f"{name}'{'' if name.endswith('s') else 's'} government", "alias"),
                *(_name(f"gobierno {text}", "alias", "es") for text in _spanish_forms(spanish)[:1]),
                *(_name(f"Gobierno de {text}", "alias", "es") for text in country.get("spanish", [name])),
                *(_name(text, "metonym") for text in country.get("metonyms", [])),
            ],
        }
    )


def _spanish_forms(adjective: str) -> tuple[str, ...]:
    """Masculine, feminine and their plurals of a Spanish adjective of origin; empty for an empty one."""
    if not adjective:
        return ()
    if adjective.endswith("o"):
        return adjective, adjective[:-1] + "a", adjective + "s", adjective[:-1] + "as"
    if adjective[-1] in "ns":  # alemán, alemana; francés, francesa
        stem = adjective[:-2] + adjective[-2].translate(str.maketrans("áéíóú", "aeiou")) + adjective[-1]
        return adjective, stem + "a", stem + "es", stem + "as"
    if adjective[-1] == "l":
        return adjective, adjective + "a", adjective + "es", adjective + "as"
    return adjective, adjective + "s"


def _name(text: str, kind: str = "name", language: str = "en") -> dict[str, Any]:
    return {"text": text, "kind": kind, "language": language}


def full_row(row: EntityRow) -> EntityRow:
    """The row with every key, and each of its names with every key."""
    is_person = row["schema"] == "Person"
    names = row.get("names") or [_name(row["name"])]
    return {
        "disambiguator": "",
        "summary": "",
        "dossier_open": not is_person,
        "is_living": True if is_person else None,
        "birth_date": "",
        "identifiers": [],
        "source": "",
        **row,
        "names": [
            {"language": "en", "valid_from": "", "valid_to": "", "source": row.get("source", ""), **name}
            for name in names
        ],
    }
