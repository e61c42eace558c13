"""Which claims a headline or standfirst prints: what a person confirmed, and how long that holds. Pure values.

`Article.line_claims` holds {"headline": [{"uid", "exact", "line"}], "standfirst": […]}; an untouched story has {}.
`exact` are the words of the line that print the claim, empty for all of it; `line` is the line as it was read when
somebody confirmed it. A line that says much else since is asked about again, and prints nothing of it until then.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from articles.claims.similar import Fingerprint, Relation, compare, fingerprint
from articles.claims.similar.tokens import fold

#: The lines of a story that a claim can be printed in, in the order in which they stand.
LINES: Final = ("headline", "standfirst")
#: How many of a line's content words may have been added or taken out for a confirmation to hold: one of four.
_LITTLE: Final = 0.25
MOST_IN_LINE: Final = 12
_LONGEST: Final = 2_000


@dataclass(frozen=True, slots=True)
class LineClaim:
    """One claim that a line prints."""

    uid: str
    exact: str = ""
    line: str = ""


def read_line_claims(value: Any, known: Container[str] | None = None) -> dict[str, list[LineClaim]]:
    """The claims of each line that has any, each once; what is not of that form, or not in `known`, is left out."""
    found: dict[str, list[LineClaim]] = {}
    for name in LINES:
        rows = value.get(name, ()) if isinstance(value, Mapping) else ()
        kept: dict[str, LineClaim] = {}
        for row in rows if isinstance(rows, Sequence) else ():
            claim = _read(row)
            if claim and (known is None or claim.uid in known):
                kept.setdefault(claim.uid, claim)
        if kept:
            found[name] = list(kept.values())[:MOST_IN_LINE]
    return found


def _read(row: Any) -> LineClaim | None:
    if not isinstance(row, Mapping):
        return None
    uid, exact, line = (row.get(name, "") for name in ("uid", "exact", "line"))
    if not all(isinstance(text, str) and len(text) <= _LONGEST for text in (uid, exact, line)) or not uid:
        return None
    return LineClaim(uid, " ".join(exact.split()), " ".join(line.split()))


def as_stored(claims: Mapping[str, Sequence[LineClaim]]) -> dict[str, list[dict[str, str]]]:
    """What the story's column holds; lines without claims are left out."""
    return {name: [asdict(claim) for claim in claims[name]] for name in LINES if claims.get(name)}


def with_lines(
    stored: Any, lines: Mapping[str, Sequence[LineClaim] | None]
) -> dict[str, list[dict[str, str]]]:
    """What the column holds once these lines are set; a line that is None stays as it is."""
    held = read_line_claims(stored)
    given = {name: claims for name, claims in lines.items() if claims is not None}
    return as_stored({**held, **given})


def holds(claim: LineClaim, line: str, *, language: str = "en") -> bool:
    """Whether the confirmation still speaks of this line: about the same words, the marked ones among them.

    It does where a word was added or taken out; one that was put in the place of another may turn the line round.
    """
    if not line.strip() or (claim.exact and claim.exact not in line):
        return False
    if fold(claim.line).split() == fold(line).split():
        return True
    then, now = (fingerprint(text, language=language) for text in (claim.line, line))
    was, has = (_content(print_) for print_ in (then, now))
    if (was - has and has - was) or len(was ^ has) > _LITTLE * len(was):
        return False
    return compare(then, now).relation == Relation.SAME


def _content(print_: Fingerprint) -> set[str]:
    return {*print_.terms, *(" ".join(name.words) for name in print_.names)}


def place_of(claim: LineClaim, line: str) -> tuple[int, int]:
    """Where in the line the claim is printed: code points, end exclusive. The whole line where no part is marked."""
    start = line.find(claim.exact) if claim.exact else -1
    return (start, start + len(claim.exact)) if start >= 0 else (0, len(line))
