"""What comparing two statements finds. People and places are invented."""

import json
from pathlib import Path

import pytest

from articles.claims.similar import compare, fingerprint, keys_of

DATA = Path(__file__).resolve().parent.parent / "data" / "similar"


def relation(one: str, other: str, language: str = "en", **fields) -> tuple[str, str]:
    found = compare(fingerprint(one, language=language), fingerprint(other, language=language, **fields))
    return str(found.relation), found.why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Valtos took bribes", "Imre Valtos accepted a bribe"),
        ("The ministry paid $50 million", "The ministry paid 50 million dollars"),
        ("The ministry paid $50 million", "The ministry paid US$50m"),
        ("Two guards were hurt", "2 guards were injured"),
        ("25% of the ballots were forged", "25 per cent of the ballots were forged"),
        ("25 percent of the ballots were forged", "Twenty-five percent of the ballots were forged"),
        ("The hearing is on 14 September 2026", "The hearing is on Sept. 14, 2026"),
        ("The hearing is on 14 September", "The hearing is on 2026-09-14"),
        ("The quay cost 1,140,000 crowns", "The quay cost 1.14 million crowns"),
        ("About 300 families fled Orrin", "Some 304 families fled Orrin"),
        ("Valtos paid Brenn", "Brenn was paid by Valtos"),
        ("U.S. forces left Orrin", "US forces left Orrin"),
        ("THE MINISTER TOOK BRIBES FROM VALTOS", "The minister took bribes from Valtos"),
        ("The minister won’t sell the quay", "The minister will not sell the quay"),
        ("The council did not allow the march", "The council forbade the march"),
        ("No officer was paid by Valtos", "Valtos did not pay any officer"),
        ("The bank did not fail to pay the guards", "The bank paid the guards"),
        ("Valtos smuggled illegal weapons to Orrin", "Valtos smuggled weapons to Orrin"),
        ("Café Núñez hid the file", "Cafe Nunez hid the file"),
    ],
)
def test_same_however_it_is_worded(one, other):
    assert relation(one, other)[0] == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mexico will allow troops to cross its border", "Mexico will not allow troops to cross its border"),
        ("The council approved the sale", "The council rejected the sale"),
        ("The general gave the order to shoot", "The general denies having given the order to shoot"),
        ("The mayor took money", "The mayor rejected the allegation that he took money"),
        ("The mayor took money", "It is false that the mayor took money"),
        ("The operator warned the town", "The operator failed to warn the town"),
        ("Nobody was hurt in the blast", "Workers were hurt in the blast"),
        ("The election was free and fair", "The election was neither free nor fair"),
        ("The bank paid and helped Valtos", "The bank did not pay and did not help Valtos"),
        ("Valtos paid the guards, but not the clerks", "Valtos paid the clerks, but not the guards"),
    ],
)
def test_opposite_where_one_denies(one, other):
    assert relation(one, other)[0] == "opposite"


def test_opposite_says_that_only_the_denial_differs():
    assert relation("The bank paid Valtos", "The bank not paid Valtos") == (
        "opposite",
        "same words, but one denies",
    )


def test_denied_turns_a_statement_that_affirms():
    assert relation("Valtos took bribes", "taking bribes, Valtos", denied=True)[0] == "opposite"


def test_denied_leaves_alone_a_statement_that_negates_already():
    assert relation("Valtos paid no officer", "Valtos paid no officer", denied=True) == ("same", "same words")


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (
            "The office paid 41 million crowns for six cranes",
            "The office paid 14 million crowns for six cranes",
            "differs in a number: 41 million crowns / 14 million crowns",
        ),
        ("Nine miners died at Corran", "Twelve miners died at Corran", "differs in a number: Nine / Twelve"),
        (
            "The hearing is set for 14 May",
            "The hearing is set for 21 May",
            "differs in a date: 14 May / 21 May",
        ),
        ("Valtos met Brenn on Monday", "Valtos met Brenn on Friday", "differs in a date: Monday / Friday"),
        (
            "The state owes $1.2 billion",
            "The state owes $1.2 million",
            "differs in a number: $1.2 billion / $1.2 million",
        ),
    ],
)
def test_number_is_named_in_the_order_of_the_sides(one, other, why):
    assert relation(one, other) == ("number", why)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Valtos paid Brenn", "Brenn paid Valtos"),
        ("The minister took bribes from the firm", "The mayor took bribes from the firm"),
        ("The navy of Orrin seized a boat off Tern", "The navy of Sennet seized a boat off Tern"),
        ("Hedda Moss took bribes from the firm", "Jorun Moss took bribes from the firm"),
    ],
)
def test_related_where_somebody_else_is_meant(one, other):
    assert relation(one, other)[0] == "related"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("El ministro recibió sobornos de la empresa", "El ministro aceptó un soborno de la empresa", "same"),
        ("El ministro no recibió ningún soborno", "El ministro recibió sobornos", "opposite"),
        ("El gobierno prohibió la marcha", "El gobierno permitió la marcha", "opposite"),
        ("Murieron doce mineros", "Murieron 12 mineros", "same"),
        ("La inflación llegó al 8,2 %", "La inflación llegó al 8,2 por ciento", "same"),
        ("Pagó 1.500 pesos por la grúa", "Pagó mil quinientos pesos por la grúa", "same"),
        ("Pagó 41 millones de pesos", "Pagó 14 millones de pesos", "number"),
        ("La audiencia será el 14 de mayo de 2027", "La audiencia será el 15 de mayo de 2027", "number"),
    ],
)
def test_spanish(one, other, expected):
    assert relation(one, other, "es")[0] == expected


def test_main_words_are_found_across_languages():
    found = compare(
        fingerprint("The minister took bribes", language="en"),
        fingerprint("El ministro recibió sobornos", language="es"),
    )
    assert found.relation == "same"


def test_a_record_is_known_under_all_its_names():
    names = {7: ["Department of Justice", "DOJ"]}
    one = fingerprint("The DOJ hid the file on Orrin", entities=names)
    other = fingerprint("The Department of Justice hid the file on Orrin", entities=names)
    assert (compare(one, other).relation, {name.entity for name in one.names}) == ("same", {7, 0})


def test_two_records_of_one_name_are_two():
    one = fingerprint("Valtos hid the file", entities={1: ["Valtos"]})
    other = fingerprint("Valtos then hid the file", entities={2: ["Valtos"]})
    assert compare(one, other).relation == "related"


def test_keys_hold_one_for_all_that_is_said():
    one, other = (
        fingerprint(text) for text in ("Imre Valtos paid nine guards", "nine guards Imre Valtos did not pay")
    )
    assert keys_of(one) == keys_of(other)


def labelled(half: str) -> list[dict]:
    return [json.loads(line) for line in (DATA / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_the_labelled_sets_share_no_pair():
    dev, test = ({(row["a"], row["b"]) for row in labelled(half)} for half in ("dev", "test"))
    assert (dev & test, len(dev | test) >= 120) == (set(), True)


def test_most_of_the_development_half_is_judged_as_labelled():
    rows = labelled("dev")
    right = sum(
        relation(row["a"], row["b"], row["language"], denied=row.get("denied_b", False))[0] == row["relation"]
        for row in rows
    )
    assert right / len(rows) >= 0.9
