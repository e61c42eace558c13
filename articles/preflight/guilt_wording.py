"""P05: a noun that calls a person an offender, in our own voice, and no conviction on file.

Definition. A noun of offence ("drug lord", "trafficker", "murderer", "terrorist leader") that stands beside a living
person's name, after "is", or takes up the one name of the sentence before ("The trafficker ..."), where neither an
attribution nor quotation marks cover it. A designation on file carries "terrorist" and "kingpin", a conviction every
noun. One finding for a person and noun in a text. Severity: S; W where the words themselves say "convicted", since
then only the record is missing. The noun alone is this rule's, a verb of crime P03's.

Fails: "Drug lord Rudo Malk left the island." · "Jon Farrow is a thief."
Passes: "Prosecutors called Malk a drug lord." · "alleged drug lord Rudo Malk" · with a conviction on file · "Farrow
is not a thief." · "murder victim Stefan Kroll" · "The murderer has not been found." · about the dead.
"""

from __future__ import annotations

from collections.abc import Iterator

from articles.preflight.designations import is_designated
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.line_voice import is_flat
from articles.preflight.offenders import Called, called_in
from articles.preflight.people import people_in
from articles.preflight.story import StoryInCheck
from articles.preflight.voice import (
    CONVICTION,
    NAMING,
    Stretch,
    Voice,
    is_fiction,
    paired,
    place_in,
    stretches_of,
    text_of,
)
from articles.uncued.lines import Line


def check(story: StoryInCheck) -> Iterator[Finding]:
    """S for each person and noun of a text, W where it says that a court did so."""
    for stretch in stretches_of(story):
        people = people_in(stretch, story)
        voice = Voice(stretch)
        told: set[tuple[str, str]] = set()
        for line, before in paired(stretch):
            if is_fiction(line):
                continue
            for called in called_in(line, people, before):
                key = (called.who.key or called.who.name, called.word)
                if key in told or _is_carried(called, line, voice, story):
                    continue
                if not is_flat(story, stretch, line.span(called.start, called.end).start):
                    continue
                told.add(key)
                yield _finding(story, stretch, line, called)


def _is_carried(called: Called, line: Line, voice: Voice, story: StoryInCheck) -> bool:
    who = called.who
    if not who.is_living or who.is_convicted or not voice.is_ours(line, called.noun):
        return True
    if voice.somebody_speaks(line, NAMING):
        return True
    return is_designated(story, story.entities.get(who.key), called.word)


def _finding(story: StoryInCheck, stretch: Stretch, line: Line, called: Called) -> Finding:
    span = line.span(called.start, called.end)
    says_convicted = called.is_convicted or bool(CONVICTION.search(text_of(line, stretch)))
    name, word = called.who.name, called.word
    is_known = bool(called.who.key)
    if says_convicted:
        message = f"The text says that a court convicted {name}: put the conviction on file."
    else:
        message = (
            f"“{word}” calls {name} guilty in our own voice, and no conviction is on file:"
            " add it, or say who says so."
        )
    return Finding(
        "P05",
        "W" if says_convicted else "S",
        place_in(story, stretch, span.start),
        stretch.text[span.start : span.end],
        message,
        stretch.field,
        span.start + stretch.offset,
        span.end + stretch.offset,
        Cure(CureKind.ENTITY, f"Add the conviction of {name}", called.who.key)
        if is_known
        else Cure(CureKind.MARK, "Mark it as somebody's statement"),
    )
