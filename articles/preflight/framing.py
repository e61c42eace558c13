"""P33: an accused person below a heading that calls its subjects criminal.

Definition. A living person whom a marked claim of the story accuses is named in the paragraphs under a crosshead (or
under the headline, down to the first crosshead) that calls those it is about offenders: "Drug Trafficking Groups
...", "Cartel Leadership", "Gang Leaders Who Rule the Strait". Not where a conviction is on file, where the heading
says who calls them so, or where it names offenders only as those somebody acts against. One finding a heading.
Severity: W.

Fails: "Gang Leaders Who Rule the Strait" over "Prosecutors accuse Rudo Malk of taking bribes."
Passes: "A New Quay for Oster" over the same · "Police Call Group a Gang of Traffickers" · "Fight Against Smugglers
Goes On".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.claims.vocabulary import Basis
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.people import has_conviction
from articles.preflight.story import Line, StoryInCheck

_CALLS_CRIMINAL = re.compile(
    r"\b(?:(?:drug|arms|human|people|weapons|narcotics)[ -](?:trafficking|smuggling|dealing) "
    r"(?:groups?|gangs?|rings?|networks?|organi[sz]ations?|bosses)"
    r"|(?:drug|cartel|gang|mafia|mob|crime|terror(?:ist)?|trafficking) "
    r"(?:lords?|barons?|kingpins?|boss(?:es)?|leaders?|leadership|chiefs?)"
    r"|kingpins?|traffickers?|smugglers?|terrorists?|gangsters?|mobsters?|criminals?|murderers?|killers?|fraudsters?"
    r"|thieves|crooks?|warlords?"
    r"|narcotraficantes?|traficantes?|terroristas?|criminales|delincuentes|asesinos?|capos?|sicarios?|estafadores)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:against|fight(?:ing)?|war on|hunt(?:ing)? for|from|victims? of|contra|lucha|anti)\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_HEADINGS = ("crosshead", "headline")


def check(story: StoryInCheck) -> Iterator[Finding]:
    """W for each heading with an accused person below it."""
    accused = _accused(story)
    if not accused or story.reading is None:
        return
    for line in story.lines:
        if line.field not in _HEADINGS:
            continue
        match = _calls_criminal(line)
        if match is None:
            continue
        start, end = _below(story, line)
        names = {
            story.entities[mention.key].name: None
            for mention in story.reading.mentions
            if mention.key in accused and start <= mention.start < end
        }
        if not names:
            continue
        place = line.offset + match.start()
        yield Finding(
            "P33",
            "W",
            story.place_of(place) if line.field == "crosshead" else line.field,
            match.group(),
            f"{', '.join(names)} is accused, not convicted, and stands below a heading that says “{match.group()}”:"
            " choose other words, or move the paragraph.",
            line.field,
            place,
            line.offset + match.end(),
            Cure(CureKind.FIELD, "Go to the heading", "headline" if line.field == "headline" else "body"),
        )


def _accused(story: StoryInCheck) -> set[str]:
    """The keys of the living whom a claim of the story accuses and who were not convicted."""
    found: set[str] = set()
    for passage in story.passages:
        claim = passage.claim
        if claim is None or claim.basis == Basis.OFFICIAL_ACT:
            continue
        for key in claim.accused:
            entity = story.entities.get(key)
            if entity is not None and entity.is_living_person and not has_conviction(entity):
                found.add(key)
    return found


def _calls_criminal(line: Line) -> re.Match[str] | None:
    said = [span for finding in line.reading.claims for span in finding.statement.spans]
    for match in _CALLS_CRIMINAL.finditer(line.text):
        if any(span.start <= match.start() < span.end for span in said):
            continue
        if not _AGAINST.search(line.text, 0, match.start()):
            return match
    return None


def _below(story: StoryInCheck, line: Line) -> tuple[int, int]:
    """What stands under a heading: down to the next crosshead, or to the end."""
    start = line.offset + len(line.text) if line.field == "crosshead" else 0
    headings = [block.start for block in story.blocks if block.is_heading and block.start >= start]
    return start, min(headings, default=len(story.text))
