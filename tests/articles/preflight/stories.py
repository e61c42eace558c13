"""Stories for tests of single rules: plain values, one claim a story unless told otherwise."""

from dataclasses import replace
from datetime import date

from articles.claims.origins import Document, trace
from articles.preflight import (
    ClaimInPrint,
    EntityOnFile,
    EvidenceOnFile,
    Finding,
    PassageInPrint,
    StoryInCheck,
)

TEXT = "Dawn came.\nProsecutors accuse Ines Ferro of taking money for the quay.\nThe tide went out."
MARKED = "taking money for the quay"
START = TEXT.index(MARKED)

FERRO = EntityOnFile("ines-ferro", "Ines Ferro", "Person", "official", is_living=True, names=("Ines Ferro",))
COUNCIL = EntityOnFile(
    "quay-council", "Quay Council", "Organization", "organisation", names=("Quay Council",)
)


def claim(**fields) -> ClaimInPrint:
    """Prosecutors, a body that speaks openly, accuse Ferro."""
    return ClaimInPrint(
        **{
            "uid": "aaaaaaaaaa",
            "mode": "official_unnamed",
            "speech_act": "accuse",
            "basis": "statement",
            "harm": "serious",
            "statement": "taking money for the quay",
            "public_text": "Prosecutors accuse Ines Ferro of taking money for the quay.",
            "claimant_label": "prosecutors",
            "accused": ("ines-ferro",),
            "standing": "body",
            **fields,
        }
    )


def passage(
    held: ClaimInPrint | None, *, uid="aaaaaaaaaa", text=TEXT, words=MARKED, **fields
) -> PassageInPrint:
    start = text.index(words)
    return PassageInPrint(uid, words, start, start + len(words), "whole", held, **fields)


def story(
    held: ClaimInPrint | None = None, *, text=TEXT, entities=(FERRO, COUNCIL), **fields
) -> StoryInCheck:
    """A story that prints one claim, or nothing marked."""
    marked = (passage(held, uid=held.uid, text=text),) if held else ()
    return StoryInCheck(
        **{
            "headline": "Prosecutors accuse official",
            "headline_is_working": False,
            "standfirst": "",
            "text": text,
            "passages": marked,
            "entities": {entity.key: entity for entity in entities},
            "today": date(2026, 5, 4),
            **fields,
        }
    )


def items(*origins: str, stance="supports", ours=False) -> dict:
    """What is on file from these owners, one document each, for `claim(**items(…))`."""
    documents = [Document(key, owner, is_ours=ours) for key, owner in enumerate(origins, start=1)]
    return {
        "evidence": tuple(EvidenceOnFile(f"item {each.key}", stance=stance) for each in documents),
        "origins": trace(documents, (), [each.key for each in documents] if stance == "supports" else ()),
    }


def dead(entity: EntityOnFile) -> EntityOnFile:
    return replace(entity, is_living=False)


def severities(findings) -> list[str]:
    return [finding.severity for finding in findings]


def cures(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.cure.kind.value, finding.cure.target) for finding in findings if finding.cure]
