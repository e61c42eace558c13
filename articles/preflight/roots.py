"""On how many independent origins a claim rests."""

from __future__ import annotations

from articles.preflight.story import ClaimInPrint


def roots_of(claim: ClaimInPrint) -> set[str]:
    """The distinct origins of what supports a claim. Items of unknown origin are one, and our own print is none."""
    return {each.origin for each in claim.evidence if each.stance == "supports" and not each.is_ours}


def in_words(roots: set[str]) -> str:
    """The count as the desk reads it."""
    return {0: "nothing is on file", 1: "all that is on file has one origin"}.get(
        len(roots), f"{len(roots)} origins are on file"
    )
