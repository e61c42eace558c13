"""Reads of stories and suggestions for pages and commands."""

from __future__ import annotations

from collections.abc import Sequence

from articles.analysis import Finding
from articles.claims.selectors import ActFound, OfficialRecord, records_for_acts
from articles.claims.vocabulary import Basis
from articles.models import Proposal


def act_found(finding: Finding, text: str) -> ActFound:
    """An official act of an analysis as the records on file are asked for it."""
    statement = finding.statement
    return ActFound(
        speech_act=statement.speech_act.value,
        authorities=finding.claimants,
        targets=(*finding.targets, *finding.accused),
        source=statement.source.of(text) if statement.source else "",
    )


def records_of_suggestions(proposals: Sequence[Proposal]) -> dict[int, OfficialRecord | None]:
    """For each suggested official act, by key, the record on file that fits best, None without one. Two queries."""
    acts = [proposal for proposal in proposals if proposal.payload.get("basis") == Basis.OFFICIAL_ACT.value]
    asked = [
        ActFound(
            speech_act=act.payload["speech_act"],
            authorities=tuple(act.payload["claimants"]),
            # suggestions made before acts had targets have none
            targets=(*act.payload.get("targets", ()), *act.payload["accused"]),
            source=act.payload["source"],
        )
        for act in acts
    ]
    found = records_for_acts(asked)
    return {act.pk: records[0] if records else None for act, records in zip(acts, found, strict=True)}
