"""How people are called in the press: a nickname in the middle, one of two surnames, later the surname alone.

Spanish names carry two surnames, and the paper prints the first: "Nicolás Maduro" is Nicolás Maduro Moros.
With a common surname that is too little to know somebody by ("Juan García"), so such a form is weak.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from entities.gazetteer.folding import fold
from entities.gazetteer.records import NameEntry
from entities.gazetteer.words import word_set

_PARTICLES = word_set("de del la las los von van der den da das do dos di du le bin ibn al el y e")
_SPANISH_GIVEN_NAMES = word_set(
    """adolfo adrian agustin alberto alejandra alejandro alfonso alfredo alonso alvaro ana andres angel
    antonio armando arturo audias aureliano beatriz benito bernardo carlos carmen cesar claudia
    cristina damaso daniel david delcy diego diosdado eduardo emilio enrique ernesto esteban fausto
    felipe fernando francisco gabriel gerardo gilberto gonzalo guadalupe guillermo gustavo hector
    heriberto hugo humberto ignacio isabel ismael ivan jaime javier jesus joaquin jorge jose josefina
    juan juana julian julio laura leonardo leopoldo lorenzo lucia luis manuel marcelo marco marcos
    margarita maria mariano mario marta martin mauricio maximiliano maximo miguel nayib nemesio
    nicolas octavio omar orlando oscar osiel ovidio pablo pedro rafael ramiro ramon raul ricardo
    roberto rodolfo rodrigo rogelio rosa ruben salvador samuel santiago sebastian sergio silvia simon
    teresa tomas vicente victor vladimir xochitl yolanda"""
)
_COMMON_SURNAMES = word_set(
    """aguilar alvarez castillo castro chavez contreras cruz delgado diaz dominguez espinoza estrada fernandez
    flores garcia garza gomez gonzales gonzalez gutierrez guerrero guzman hernandez herrera jimenez juarez
    leon lopez luna martinez medina mejia mendez mendoza molina morales moreno munoz navarro nunez ortega
    ortiz pena perez ramirez ramos reyes rios rivera rodriguez rojas romero rosales ruiz salazar salinas
    sanchez sandoval santiago santos silva soto suarez torres valdez valencia vargas vasquez vazquez vega
    velasquez villa zamora"""
)
_QUOTED = ("{}", '"{}"', "'{}'", "({})")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name taken apart; a surname keeps its particles ("de la Madrid")."""

    given: tuple[str, ...]
    surnames: tuple[str, ...]
    has_two_surnames: bool

    @property
    def short_surnames(self) -> tuple[str, ...]:
        """What a later mention may use alone: all surnames together, and the one that stands for them."""
        main = self.surnames[0] if self.has_two_surnames else self.surnames[-1]
        return tuple(dict.fromkeys((" ".join(self.surnames), main)))


def take_apart(text: str, language: str = "") -> PersonName | None:
    """Given names and surnames of a full name, None for a single word; reads "SURNAME, Given" too."""
    surname_first, comma, given_after = text.partition(",")
    if comma and given_after.strip() and "," not in given_after:
        surnames = _join_particles(surname_first.split())
        given = tuple(given_after.split())
        return PersonName(given, surnames, len(surnames) == 2)
    words = text.split()
    if len(words) < 2:
        return None
    is_spanish = language == "es" or _folded(words[0]) in _SPANISH_GIVEN_NAMES
    count = 1
    if is_spanish:
        while count < len(words) - 1 and _folded(words[count]) in _SPANISH_GIVEN_NAMES:
            count += 1
        surnames = _join_particles(words[count:])
        surplus = surnames[:-2]
        return PersonName((*words[:count], *surplus), surnames[-2:], len(surnames) >= 2)
    last = len(words) - 1
    while last > 1 and words[last - 1].lower() in _PARTICLES:
        last -= 1
    return PersonName(tuple(words[:last]), (" ".join(words[last:]),), False)


def press_forms(names: list[NameEntry]) -> list[tuple[str, bool]]:
    """Further forms of one person's names on file: (text, is it weak)."""
    nicknames = [entry.text for entry in names if _is_nickname(entry.text)]
    forms: dict[str, bool] = {}
    for entry in names:
        if entry.kind == "weak_alias" or _is_nickname(entry.text):
            continue
        person = take_apart(entry.text, entry.language)
        if person is None:
            continue
        given = " ".join(person.given)
        if "," in entry.text:
            forms[f"{given} {' '.join(person.surnames)}"] = False
        ends = [" ".join(person.surnames)]
        if person.has_two_surnames:
            ends.append(person.surnames[0])
            is_common = _folded(person.surnames[0]) in _COMMON_SURNAMES
            forms.setdefault(f"{given} {person.surnames[0]}", is_common)
        for nickname in nicknames:
            for end in ends:
                for quoted in _QUOTED:
                    forms[f"{given} {quoted.format(nickname)} {end}"] = False
    return list(forms.items())


def surnames_of(names: Sequence[NameEntry]) -> tuple[str, ...]:
    """The surnames by which later mentions in one text may call this person."""
    surnames: dict[str, None] = {}
    for entry in names:
        if entry.kind in ("name", "alias", "previous") and not _is_nickname(entry.text):
            person = take_apart(entry.text, entry.language)
            if person is not None:
                surnames.update(dict.fromkeys(person.short_surnames))
    return tuple(surnames)


def _is_nickname(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 3 and words[0] in ("El", "La", "Los", "Las")


def _join_particles(words: list[str]) -> tuple[str, ...]:
    joined: list[str] = []
    waiting: list[str] = []
    for word in words:
        waiting.append(word)
        if word.lower() not in _PARTICLES:
            joined.append(" ".join(waiting))
            waiting = []
    if waiting:
        joined.append(" ".join(waiting))
    return tuple(joined)


def _folded(word: str) -> str:
    return fold(word).text
