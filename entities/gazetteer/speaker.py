"""Who a source is: from the words that name a source in a text to the entity that answers for the statement.

The country never speaks, its government does. People of a body ("U.S. authorities", "Pentagon officials") are
kept apart from a body that speaks openly ("the Pentagon", "a spokesperson for the ministry").
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from entities.gazetteer.gazetteer import Gazetteer
from entities.gazetteer.mentions import Mentions
from entities.gazetteer.records import MentionMatch
from entities.gazetteer.subjects import OFFICIALS
from entities.gazetteer.words import word_set

Standing = Literal["named", "body", "people_of_body", ""]

_PEOPLE = OFFICIALS | word_set(
    """source sources insider insiders lawmaker lawmakers adviser advisers advisor advisors staffer staffers
    employees person people figures executives lawyers detectives"""
)
_VOICES = word_set("spokesman spokeswoman spokesperson spokespeople statement release report filing memo")
_SPEAK_FOR = _VOICES | word_set(
    "lawyer lawyers attorney attorneys counsel representative representatives aide aides office"
)
#: Who stands apart from whom they are said to belong to: their words are not the other's.
_APART = re.compile(
    r"\b(?:critics?|rivals?|opponents?|enem(?:y|ies)|victims?|survivors?|relatives?|friends?|neighbou?rs?|supporters?"
    r"|all(?:y|ies)|observers?|experts?|analysts?|scholars?|historians?|biographers?|residents?|members? of the family)"
    r"\s+(?:of|to|at|from|in|for|on)\b|\b(?:close|familiar|opposed|hostile|next)\s+(?:to|with)\b",
    re.IGNORECASE,
)
#: What stands before a name that belongs to another: "of Mayor ", but not "of State ", which is a title.
_OF_ANOTHER = re.compile(
    r"\b(?:of|for|by|to|with|from|against|near|under|than)\s+(?:(?:the|former|then|late|vice|deputy|prime|president"
    r"|minister|secretary|senator|governor|mayor|director|chief|commissioner|judge|ambassador|general|commander|admiral"
    r"|(?:mr|mrs|ms|dr|gen|sen|rep|gov)\.?)\s+){0,4}\Z",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_FULL_NAME = r"(?P<name>[A-Z][\w.'’-]+(?:\s(?:(?:de|del|la|von|van|bin|al)\s)*[A-Z][\w.'’-]+){1,3})"
_TITLED = re.compile(
    r"\b(?:[Mm]inister|[Pp]resident|[Ss]ecretary|[Ss]enator|[Gg]overnor|[Dd]irector|[Cc]hief|[Cc]ommissioner"
    r"|[Jj]udge|[Aa]mbassador|[Mm]ayor|Attorney General|[Gg]eneral|[Cc]ommander|[Aa]dmiral|[Ll]awyer"
    r"|[Aa]nalyst|[Pp]rofessor|[Dd]eputy|[Ll]awmaker|[Rr]epresentative|Mr\.|Ms\.|Mrs\.|Dr\.|Gen\.|Sen\.|Rep\.|Gov\.)"
    rf"\s{_FULL_NAME}"
)
_INTRODUCED = re.compile(rf"{_FULL_NAME},\s(?:the|an?|who|head|director|[a-z]+\sof)\b")
_ADMINISTRATION = re.compile(r"\badministration\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who answers for a statement. `key` is None when the source names nobody on file, or not one alone.

    `standing` is a value of articles.claims.vocabulary.Standing, or empty when nothing is known.
    """

    key: str | None
    standing: Standing
    candidates: tuple[str, ...] = ()


def resolve_speaker(
    gazetteer: Gazetteer, source: str, *, mentions: Iterable[MentionMatch] = (), start: int | None = None
) -> Speaker:
    """Say who the source is: "Mexico" gives its government and "body", "Mexican officials" "people_of_body".

    `mentions` are what `find` gave for the whole story (as `Mentions`, to ask about many sources): they explain a
    surname alone, or "administration officials". With `start`, the offset of the source in that story, the
    mentions inside it are taken as they are, so that what the story as a whole decides holds here.
    """
    story = mentions if isinstance(mentions, Mentions) else Mentions(mentions)
    inside = [] if start is None else story.inside(start, start + len(source))
    offset = start if inside else None
    if not inside:
        # Whoever is named as a source speaks: with a verb behind it "Washington" is no place.
        spoken = [m for m in gazetteer.find(f"{source} said") if m.end <= len(source)]
        inside = spoken or story.of_same_words(source)
    words = [word.lower() for word in _WORD.findall(source)]
    are_people = any(word in _PEOPLE for word in words)
    people = [m for m in inside if m.key and gazetteer.schema_of(m.key) == "Person"]
    if inside and _APART.search(source[: source.find(inside[-1].text)]):
        return Speaker(None, "people_of_body" if are_people else "")
    if (
        people
        and belongs_to_another(source[: source.find(people[-1].text)])
        and not _SPEAK_FOR.intersection(words)
    ):
        return Speaker(None, "people_of_body" if are_people else "")
    if people and not _is_possessor(source, people[-1], offset):
        return Speaker(people[-1].key, "named")
    offices = [m for m in inside if m.sense == "office"]
    if offices and not are_people:
        return Speaker(None, "named", offices[-1].candidates)
    if _names_somebody_else(source, inside):
        return Speaker(None, "named")
    standing: Standing = "people_of_body" if are_people and not _VOICES.intersection(words) else "body"
    # In "a U.S. State Department official" the body stands last; a country before it only says whose.
    bodies = [m for m in inside if m.key is None or gazetteer.schema_of(m.key) != "Person"]
    specific = [m for m in bodies if m.key and m.key not in gazetteer.government_of] or bodies
    if specific:
        found = specific[-1]
        if found.key is None:
            return Speaker(None, standing, found.candidates)
        is_country = gazetteer.schema_of(found.key) == "Country"
        return Speaker(gazetteer.government_of.get(found.key, None if is_country else found.key), standing)
    if _ADMINISTRATION.search(source) and len(story.administrations) == 1:
        return Speaker(next(iter(story.administrations)), standing)
    return Speaker(None, "people_of_body" if are_people else "")


def belongs_to_another(before: str) -> bool:
    """Whether a name after these words only says whose somebody is: "a clerk of Mayor …"."""
    return _OF_ANOTHER.search(before) is not None


def _names_somebody_else(source: str, inside: list[MentionMatch]) -> bool:
    """Whether a person not on file stands in the source: their country or ministry does not speak then."""
    match = _TITLED.search(source) or _INTRODUCED.match(source)
    return match is not None and not any(m.text in match["name"] for m in inside)


def _is_possessor(source: str, mention: MentionMatch, offset: int | None) -> bool:
    """Whether the person only owns the source: "Maduro's lawyers"."""
    at = source.find(mention.text) if offset is None else mention.start - offset
    return source[at + len(mention.text) :].startswith(("'s", "’s", "' ", "’ "))
