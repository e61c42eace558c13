"""Take a run apart: titles in front of a person, and what stands before the title."""

from __future__ import annotations

from dataclasses import dataclass

from entities.newcomers.lexicon.cues import NOT_NAMES
from entities.newcomers.lexicon.heads import GENERIC, HEADS, TOPICS
from entities.newcomers.lexicon.people import GIVEN_NAMES, OFFICES, ROLES, TITLES
from entities.newcomers.runs import Run
from entities.newcomers.words import Words, is_acronym

#: Offices of a region or a town: "Ohio Governor".
_OF = ("of", "for", "de", "del")
_OF_PLACES = frozenset(
    {"governor", "senator", "mayor", "representative", "congressman", "congresswoman", "sheriff"}
)


@dataclass(slots=True)
class Piece:
    """Words `first` to `last`, as they are folded; `title` is the one before it in the run, `before` the one after."""

    first: int
    last: int
    folded: list[str]
    title: str = ""
    is_office: bool = False
    before: str = ""


def take_apart(words: Words, run: Run) -> list[Piece]:
    """The names in one run: usually one, two for "Ohio Governor Mike DeWine", none for a title alone."""
    folded = [words.folded(at) for at in range(run.first, run.last + 1)]
    split = _title_at(words, run, folded)
    if split is not None:
        begin, office = _begin_of_title(folded, split), folded[split]
        pieces = [_piece(run.first, folded, 0, begin, before=office)] if begin else []
        split = _end_of_title(folded, split)
        rest = folded[split + 1 :]
        if rest and rest[0] not in _OF and not all(word.rstrip("s") in TITLES for word in rest):
            person = _piece(run.first, folded, split + 1, len(folded))
            person.title = " ".join(words.raw(run.first + at).rstrip(".") for at in range(begin, split + 1))
            person.is_office = office in OFFICES
            pieces.append(person)
        return [piece for piece in pieces if piece.folded]
    last = len(folded)
    ends_in_title = folded[-1] in TITLES and folded[-1] not in HEADS and not _is_linked(folded)
    if folded[0] not in GIVEN_NAMES and ends_in_title:
        last = _begin_of_title(folded, len(folded) - 1)
        if not last:
            return []
        return [_piece(run.first, folded, 0, last, before=folded[-1])]
    is_shouted = len(folded) > 1 and words.raw(run.first + 1).isupper()
    has_head = any(word in HEADS for word in folded[1:])
    if len(folded) > 1 and is_acronym(words.raw(run.first)) and not has_head and not is_shouted:
        return [_piece(run.first, folded, 0, 1), _piece(run.first, folded, 1, last)]
    if folded[0] in TITLES and len(folded) > 1 and folded[1] in _OF:
        return []
    first = 1 if folded[0] in NOT_NAMES and len(folded) > 2 and folded[1] in GIVEN_NAMES else 0
    return [_piece(run.first, folded, first, last)]


def _is_linked(folded: list[str]) -> bool:
    """Whether the last word is what a body is for: the Justice of "Court of Justice" is no judge."""
    return len(folded) > 2 and (folded[-2] in _OF or folded[-2] in ("and", "y", "e"))


def _title_at(words: Words, run: Run, folded: list[str]) -> int | None:
    """The last title that a name follows, with no head behind it ("Attorney General's Office")."""
    for at in range(len(folded) - 2, -1, -1):
        is_topic = folded[at] in _OF and folded[at + 1] in TOPICS  # "Secretary of State"
        if folded[at + 1] in HEADS and folded[0] not in GIVEN_NAMES and not is_topic:
            if _is_person_after(folded, at):
                continue
            return None
        is_role = folded[at] in ROLES or folded[at].removesuffix("s") in ROLES
        if folded[at] in TITLES or (is_role and not _begin_of_title(folded, at)):
            is_given = folded[0] in GIVEN_NAMES and (at or folded[0] not in OFFICES)
            is_of_body = folded[at] == "general" and at > 0 and folded[at - 1] in HEADS  # "Fiscalía General"
            if words.is_possessive(run.first + at) or is_given or is_of_body:
                return None
            return at
    return None


def _end_of_title(folded: list[str], at: int) -> int:
    """Where the title ends that begins with an office: "Secretary of State" before the name."""
    end = at
    if folded[at + 1] in _OF:
        end = at + 1
        while end + 1 < len(folded) and (
            folded[end + 1] in TOPICS or folded[end + 1] in ("and", "the", "y", "la")
        ):
            end += 1
        return end if end > at + 1 else at
    return end


def _is_person_after(folded: list[str], at: int) -> bool:
    """A title, a given name, and a surname that is a common word as well: "Judge Amy Banks"."""
    return at + 1 == len(folded) - 1 and at > 0 and folded[at] in GIVEN_NAMES and folded[at - 1] in TITLES


def _begin_of_title(folded: list[str], at: int) -> int:
    """Where the title begins that ends at `at`: "Road Transport and Bridges Minister" from its first word."""
    while at and (
        folded[at - 1] in TITLES
        or folded[at - 1] in TOPICS
        or folded[at - 1] in GENERIC
        or folded[at - 1] in ("and", "of", "the", "y", "de")
    ):
        at -= 1
    return at


def _piece(offset: int, folded: list[str], begin: int, end: int, *, before: str = "") -> Piece:
    return Piece(
        offset + begin, offset + end - 1, folded[begin:end], before=before if before in _OF_PLACES else ""
    )
