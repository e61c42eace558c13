"""Many invented claims with the habits of real ones: few words that are everywhere, many that are rare, and names.

Templates x entities x numbers, drawn from Zipf-like distributions under one seed. Nobody in them exists.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

_HEADS = "Bra Cal Dor Eld Fen Gar Hal Ild Jor Kes Lom Mar Nor Ost Pel Quin Ras Sel Tor Ulm Vas Wren Yar Zel".split()
_MIDDLES = "a an ar e el en er i il in o ol or u un ur".split()
_TAILS = "dek fin gat ham kov lan mond nik ral sen tan vik wick zer bel dra".split()
_FORENAMES = (
    "Ada Bren Cato Dara Elke Fiora Goran Hedda Imre Jora Kasimir Lena Mirko Noor Oda Pell Rosa Sive Tomas Viktor"
).split()
_KINDS = "Bank Company Union Ministry League Front Agency Court Party Brigade Council University".split()
_NOUNS = (
    "report contract quay bridge mine dam school hospital prison border treaty budget election ballot village convoy"
    " shipment weapon drone missile warehouse factory pipeline archive file witness hostage ransom refugee camp tax"
    " salary pension vaccine harvest railway tunnel harbour crane ferry radio newspaper permit licence loan"
    " debt fund account"
).split()
_TEMPLATES = (
    "{person} took {money} from {org}",
    "{person} did not take {money} from {org}",
    "{org} will not allow {noun}s of {org2} in {place}",
    "{org} will allow {noun}s of {org2} in {place}",
    "{count} people were killed in {place} when {org} attacked the {noun}",
    "The {noun} in {place} was closed for {count} days",
    "{person} ordered the destruction of the {noun} near {place}",
    "{person} of {org} hid the {noun} about the {odd} for {count} years",
    "{percent} of the {noun}s in {place} were forged",
    "{org} paid {money} for the {noun} in {place}",
    "{org} and {org2} signed an agreement on the {noun} on {date}",
    "{person} met {person2} in {place} on {date}",
    "Soldiers of {org} burned {count} houses in {place}",
    "{org} dismissed {count} employees after the {noun} was sold",
    "{person} smuggled {count} {odd}s across the border at {place}",
    "The government of {place} rejected the {noun} of {org}",
    "{person} is innocent of the murder of {person2}",
    "{person} warned {org} of the {odd} in the {noun}",
    "{org} knew since {year} that the {noun} in {place} was unsafe",
    "The police arrested {person} and {count} members of {org}",
    "{person} denied having sold the {noun} to {org}",
    "{org} fined {org2} {money} over the {odd} in {place}",
    "The minister refused to publish the {noun} on {org}",
    "The senate debated the lease of the {noun}",
    "Prosecutors investigate payments to officials in {place}",
    "Journalists were beaten by guards in the {noun} of {place}",
)
_SPANISH = (
    "{person} recibió {money_es} de {org}",
    "El gobierno de {place} rechazó la propuesta de {org}",
    "{org} no permitirá tropas en {place}",
    "La policía detuvo a {person} y a {count} personas en {place}",
    "Murieron {count} personas en {place}",
)


def claims(count: int, seed: int = 11) -> Iterator[tuple[str, str]]:
    """That many (statement, language), the same for the same seed."""
    chance = random.Random(seed)
    surnames = [head + middle + tail for head, middle, tail in itertools.product(_HEADS, _MIDDLES, _TAILS)]
    chance.shuffle(surnames)
    people = [f"{chance.choice(_FORENAMES)} {surname}" for surname in surnames[:3000]]
    places = surnames[3000:3600]
    orgs = [f"{chance.choice(places)} {chance.choice(_KINDS)}" for _ in range(500)]
    odd = [name.lower() for name in surnames[3600:]]
    draws = {
        name: _zipf(chance, values)
        for name, values in {
            "person": people,
            "place": places,
            "org": orgs,
            "noun": _NOUNS,
            "odd": odd,
        }.items()
    }
    templates, spanish = _zipf(chance, list(_TEMPLATES)), _zipf(chance, list(_SPANISH))
    for _ in range(count):
        is_spanish = chance.random() < 0.1
        amount = chance.choice((2, 3, 5, 8, 12, 20, 41, 50, 120, 300))
        filled = (next(spanish) if is_spanish else next(templates)).format(
            person=next(draws["person"]),
            person2=next(draws["person"]),
            place=next(draws["place"]),
            org=next(draws["org"]),
            org2=next(draws["org"]),
            noun=next(draws["noun"]),
            odd=next(draws["odd"]),
            money=f"{amount} million {chance.choice(('dollars', 'crowns', 'euros'))}",
            money_es=f"{amount} millones de dólares",
            percent=f"{amount % 97} per cent",
            count=chance.choice((2, 3, 4, 7, 11, 12, 17, 40, 300, 1140)),
            year=chance.randint(2009, 2026),
            date=f"{chance.randint(1, 28)} {chance.choice(('March', 'May', 'July'))} {chance.randint(2019, 2026)}",
        )
        yield filled, "es" if is_spanish else "en"


def _zipf(chance: random.Random, values: list[str]) -> Iterator[str]:
    """An endless draw in which the value of rank r comes 1/(r + 2) as often."""
    weights = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(values))))
    while True:
        yield from chance.choices(values, cum_weights=weights, k=256)
