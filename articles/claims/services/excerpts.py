"""Making words of a held copy evidence on a claim, with the place where they stand."""

from __future__ import annotations

from typing import Any

from articles.claims.enums import Credibility, Stance, Tests
from articles.claims.exceptions import ItemRefused
from articles.claims.models import Claim, Evidence, HeldCopy
from articles.claims.reading.passages import NotThere, NotUnique, locate
from articles.claims.services.copies import EMPTIED
from articles.claims.services.evidence import attach_evidence
from newsroom.ledger.typed import said


def excerpt_as_evidence(
    *,
    copy: HeldCopy,
    claim: Claim,
    excerpt: str,
    by: Any,
    block: int | None = None,
    locator: str = "",
    tests: str = Tests.ATTRIBUTION,
    stance: str = Stance.SUPPORTS,
    credibility: int = Credibility.UNKNOWN,
    note: str = "",
) -> Evidence:
    """Attach an excerpt in the words of the copy, under its page and paragraph. `block`: the index of its paragraph.

    Words that do not stand in the copy are refused, unless the person says by `locator` where they stand: a scan, or a
    file whose text came out badly. Raises ItemRefused, and what `attach_evidence` raises.
    """
    if copy.redacted_at:
        raise ItemRefused(EMPTIED)
    words, place = said(excerpt), said(locator)
    if not words:
        raise ItemRefused("Select the words that matter, or type them.")
    try:
        found = locate(copy.text, words, block=block)
        words, place = _in_one(found.exact), found.locator
    except (NotThere, NotUnique) as missing:
        if not place:
            how = str(missing) if copy.text else "Say where the words stand: the page, or what to look at."
            raise ItemRefused(how) from missing
    if copy.number > 1:
        place = f"copy {copy.number}, {place}"
    return attach_evidence(
        claim=claim,
        item=copy.item,
        tests=tests,
        stance=stance,
        excerpt=words,
        locator=place[:100],
        credibility=credibility,
        note=note,
        by=by,
    )


def _in_one(exact: str) -> str:
    """An excerpt over the edge of a paragraph or a page, with the edge as an empty line."""
    return "\n\n".join(part.strip() for part in exact.replace("\f", "\n\n").split("\n\n") if part.strip())
