"""P09: a source of ours without a name needs somebody who answers for it.

Definition: the story prints a claim in mode anonymous that nobody relays to us (no outlet, no claim it is reported in,
no agency whose story this is), and no grant of anonymity for it is on file that holds today. A source that speaks
under cover ("a source", "people familiar with the talks", an official, an aide, whoever asked not to be named) is one
thing; a group or a passer-by whom nobody asked for a name ("residents", "the driver") another.
Severity: B under cover, and where nothing is said of the source; else W from moderate harm on, I below.
Fails: "a person familiar with the talks told this paper", and no editor has written down why and how they know.
Passes: the same with a grant that has not run out; "a person familiar with the talks told the Post".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.body.text import sentences_around
from articles.claims.vocabulary import AttributionMode
from articles.preflight.accused import first_passages
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import ClaimInPrint, PassageInPrint, StoryInCheck

_SOME_HARM = frozenset({"moderate", "serious", "grave"})
#: Nouns for somebody who speaks under cover, and people of whom it is said how they come to know.
_UNDER_COVER = re.compile(
    r"\b(?:sources?|insiders?|informants?|whistle-?blowers?|officials?|diplomats?|aides?|advis[eo]rs?|associates?"
    r"|executives?|employees?|staffers?|investigators?|officers?|agents?|acquaintances?|confidants?|anonymous(?:ly)?"
    r"|anonymity|pseudonyms?|unnamed|unidentified"
    r"|fuentes?|funcionari[oa]s?|diplomátic[oa]s?|asesor(?:es|as?)?|investigador(?:es|as?)?|agentes?|anónim[oa]s?|anonimato"
    r"|(?:person|persons|people|man|woman|men|women|someone|somebody|anyone|personas?|alguien)\s+"
    r"(?:\w+ly\s+)?(?:familiar|briefed|close|involved|with|who|whom|in\s+the\s+room|aware|present|having|cercan[oa]s?"
    r"|familiarizad[oa]s?|con|que|al\s+tanto))\b"
    r"|^\W*(?:an?|one|two|three|four|five|several|this|that|una?|dos|tres|varias)\s+(?:person|persons|people|personas?)\W*$",
    re.IGNORECASE,
)
#: Said in the sentence, of whoever speaks in it.
_ASKED_FOR_COVER = re.compile(
    r"\bcondition\s+of\s+anonymity\b|\b(?:not|without|declin\w+|refus\w+)\s+(?:to\s+)?(?:be|being|give|giving)\s+"
    r"(?:\w+\s+){0,2}?(?:named?|names|identified|quoted)\b|\bcondición\s+de\s+anonimato\b|\bno\s+ser\s+(?:nombrad|identificad)[oa]s?\b",
    re.IGNORECASE,
)


def check(story: StoryInCheck) -> Iterator[Finding]:
    """One finding for each claim, at its first passage."""
    for passage, claim in first_passages(story):
        if claim.mode != AttributionMode.ANONYMOUS or claim.relayed_by or claim.has_grant:
            continue
        if _speaks_under_cover(story, claim, passage):
            severity, message = (
                "B",
                "Our own source is not named here and no grant of anonymity holds: name the source, have an editor"
                " grant it, or say which outlet relays this.",
            )
        else:
            severity, message = (
                "W" if claim.harm in _SOME_HARM else "I",
                "Nobody who says this is named: name one of them, or say why not; if they asked not to be named, have"
                " an editor grant it.",
            )
        yield Finding(
            "P09",
            severity,
            story.place_of(passage.start),
            passage.exact,
            message,
            start=passage.start,
            end=passage.end,
            cure=Cure(CureKind.CLAIM, "Open the claim's anonymity", target=claim.uid, value="anonymity"),
        )


def _speaks_under_cover(story: StoryInCheck, claim: ClaimInPrint, passage: PassageInPrint) -> bool:
    words = claim.claimant_label or passage.source
    if not words:
        return True
    start, end = sentences_around(story.text, passage.start, passage.end)
    return bool(_UNDER_COVER.search(words) or _ASKED_FOR_COVER.search(story.text, start, end))
