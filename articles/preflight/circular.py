"""P07: nobody is their own source, and a chorus of one is not a chorus.

Definition: a page of this paper is on file as support for a claim that the story prints, or what is on file derives
from one, by whatever way; or the source is spoken of in
the plural ("officials say", "media reports", "sources") in mode anonymous or media, or as people of a body who are not
named, and all the support on file goes back to one origin. Where nothing is on file, P06 and the desk speak.
Severity: B for our own page, W for the plural.
Fails: a claim that rests on our story of last week, or on a paper that rewrote it;
"reports say" over one agency's dispatch in two papers.
Passes: "a report says" over that dispatch; "reports say" over two papers that asked for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.claims.vocabulary import AttributionMode, Standing
from articles.preflight.accused import first_passages
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import ClaimInPrint, StoryInCheck

_UNNAMED = frozenset({AttributionMode.ANONYMOUS.value, AttributionMode.MEDIA.value})
#: Nouns for unnamed sources, in the plural. "Media" and "press" are many by themselves.
_MANY = re.compile(
    r"\b(?:officials|sources|reports|accounts|people|persons|insiders|aides|advisers|advisors|diplomats|agents|authorities"
    r"|lawmakers|investigators|prosecutors|analysts|experts|observers|witnesses|residents|outlets|newspapers|papers|media"
    r"|press|publications|agencies|broadcasters|journalists|reporters|officers|leaders|members|critics|sites|blogs"
    r"|fuentes|funcionarios|medios|informes|reportes|reportajes|diarios|periódicos|prensa|personas|testigos|autoridades"
    r"|analistas|expertos|diplomáticos|agentes|versiones|investigadores|fiscales)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"^(?:an?|one|the|un|una|el|la)\s+(?:\w+\s+)?(?:person|official|source|report|paper)\b", re.IGNORECASE
)


def check(story: StoryInCheck) -> Iterator[Finding]:
    """B where the evidence is ours, W where many are said to speak and one does; at the claim's first passage."""
    for passage, claim in first_passages(story):
        if circles := claim.origins.circular_words:
            severity, message = "B", _message(claim.origins.circular, circles)
        elif _speaks_of_many(claim, passage.source) and claim.origins.roots == 1:
            severity, message = (
                "W",
                "The text speaks of several sources, and all that is on file has one origin: say it in the singular,"
                " or add another.",
            )
        else:
            continue
        yield Finding(
            "P07",
            severity,
            story.place_of(passage.start),
            passage.exact,
            message,
            start=passage.start,
            end=passage.end,
            cure=Cure(CureKind.CLAIM, "Open the evidence", target=claim.uid),
        )


def _message(paths: Sequence[tuple[int, ...]], words: Sequence[str]) -> str:
    if any(len(path) == 1 for path in paths):
        return "A page of this paper is on file as evidence for this: take it out, and add what that page rests on."
    return f"What is on file for this leads back to us ({'; '.join(words)}): add evidence that does not."


def _speaks_of_many(claim: ClaimInPrint, source: str) -> bool:
    if claim.mode not in _UNNAMED and claim.standing != Standing.PEOPLE_OF_BODY:
        return False
    words = source or claim.claimant_label
    return bool(_MANY.search(words)) and not _ALONE.search(words)
