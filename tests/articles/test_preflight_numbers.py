"""P12: numbers of lines that the body gives differently, or not at all."""

from datetime import date

import pytest

from articles.preflight.drift.amounts import amounts_in, same
from articles.preflight.number_mismatch import check
from tests.preflight_stories import story_from

BODY = """Police in Port Merrow arrested forty-six people on 14 February and seized 1.2 million crowns.
The captain, Ivo Lund, is 38. More than 2,134 boats lay in the harbour, and 31 per cent of them leaked.
A court sentenced seven men and four women on 3 May 2021. The ministry put up $50 million for the owner."""


def found(headline: str, **fields) -> list[tuple[str, str]]:
    story = story_from(**{"headline": headline, "body": BODY, **fields})
    return [(each.severity, each.text) for each in check(story)]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Police arrest 64 people", ("B", "64")),
        ("Police arrested people on 24 February", ("B", "24 February")),
        ("Police seize 2.1m crowns", ("B", "2.1m crowns")),
        ("Captain Lund, 83, sails", ("B", "83")),
        ("13% of boats in harbour leak", ("B", "13%")),
        ("Ministry puts up $500 million for owner", ("B", "$500 million")),
        ("Court sentences nine men", ("B", "nine")),
        ("Storm sinks 17 ferries", ("W", "17")),
        ("Harbour loses €9m in a year", ("W", "€9m")),
    ],
)
def test_p12_finds_another_number(headline, expected):
    assert found(headline) == [expected]


@pytest.mark.parametrize(
    "headline",
    [
        "Police arrest 46",
        "Police arrest dozens",
        "Police seize 1.2m crowns",
        "Police seize 1,200,000 crowns",
        "Captain Lund, 38, sails",
        "Over 2,000 boats in harbour",
        "More than 2,100 boats in harbour",
        "31% of boats leak",
        "Court sentences eleven",
        "Ministry puts up US$50m",
        "Ministry puts up to $50 million on owner",
        "Arrests on Feb. 14",
        "Sentences of May 2021",
        "Boeing 737 circles Port Merrow",
        "COVID-19 closes harbour",
        "One of them leaked",
        "Fire at 10:45",
    ],
)
def test_p12_knows_the_same_number_in_another_notation(headline):
    assert found(headline) == []


def test_p12_names_the_number_of_the_body():
    (finding,) = check(story_from(headline="Police seize 2.1m crowns", body=BODY))
    assert (finding.message, finding.cure.value) == (
        "The story says 1.2 million crowns, and this says 2.1m crowns.",
        "1.2 million crowns",
    )


def test_p12_lets_the_year_of_the_story_be():
    assert found("Harbour festival 2026", story_date=date(2026, 7, 1)) == []


def test_p12_reads_standfirst_and_crosshead_and_no_slug():
    story = story_from(
        body=f"Ninety arrested\n{BODY}",
        standfirst="Police arrested 64 people.",
        slug="police-arrest-99-people",
    )
    assert [(each.field, each.text) for each in check(story)] == [
        ("standfirst", "64"),
        ("crosshead", "Ninety"),
    ]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Policía detiene a nueve presos", [("B", "nueve")]),
        ("Detenidos 7 presos", []),
        ("Hasta 50.000 coronas", []),
    ],
)
def test_p12_reads_spanish(headline, expected):
    body = "La policía detuvo a siete presos. La fiscalía ofreció una recompensa de hasta 50.000 coronas."
    assert found(headline, body=body, language="es") == expected


@pytest.mark.parametrize(
    ("text", "kind", "bound"),
    [
        ("up to $50 million", "money", "most"),
        ("at least 12 dead", "count", "least"),
        ("nearly 40 per cent", "percent", "about"),
        ("hundreds of boats", "vague", ""),
        ("on 3 May", "date", ""),
        ("the 2020 election", "date", ""),
        ("a 28-year-old", "count", ""),
    ],
)
def test_amounts_tell_kind_and_bound(text, kind, bound):
    (amount,) = amounts_in(text, "en")
    assert (amount.kind, amount.bound, text[amount.start : amount.end]) == (kind, bound, amount.text)


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("1,051,635 cases", "one million cases", True),
        ("$1.23 billion", "$1.2bn", True),
        ("46 boats", "64 boats", False),
        ("50 dollars", "50 euros", False),
        ("dozens", "46 dead", True),
        ("dozens", "12,000 dead", False),
        ("14 February", "February 2020", True),
        ("190 people", "109 people", False),
    ],
)
def test_amounts_compare(one, other, equal):
    (first,), (second,) = amounts_in(one, "en"), amounts_in(other, "en")
    assert (same(first, second), same(second, first)) == (equal, equal)
