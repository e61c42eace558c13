"""What `analyze` prints: an analysis as plain JSON values, for other people's scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from articles.analysis import Analysis, Finding
from articles.claims.detector import Span
from articles.claims.selectors import OfficialRecord


def as_contract(analysis: Analysis, records: Sequence[Sequence[OfficialRecord]]) -> dict[str, Any]:
    """An analysis in the form of the public contract; `records` are those on file for its acts, best first.

    Offsets are Unicode code points, end exclusive. `reported_in` is the number of the statement around this one,
    `following` the sentences in which its source may go on, `beside` the number of the hearsay that an
    observation stands by.
    """
    claims = analysis.claims
    numbers = {id(finding): number for number, finding in enumerate(claims)}
    by_cue: dict[Span | None, int] = {finding.statement.cue: number for number, finding in enumerate(claims)}
    return {
        "claims": [
            {**_statement(finding), "reported_in": by_cue.get(finding.statement.reported_in)}
            for finding in claims
        ],
        "acts": [
            {**_statement(finding), "targets": list(finding.targets), "record": _record(on_file)}
            for finding, on_file in zip(analysis.acts, records, strict=True)
        ],
        "observations": [
            {
                "start": seen.start,
                "end": seen.end,
                "spans": [list(seen.span)],
                "cue": list(seen.cue),
                "kind": seen.kind.value,
                "rule": seen.rule,
                "explanation": seen.explanation,
                "entities": list(seen.entities),
                "beside": None if seen.beside is None else numbers[id(analysis.findings[seen.beside])],
            }
            for seen in analysis.observations
        ],
        "entities": sorted([*_on_file(analysis), *_newcomers(analysis)], key=lambda entity: entity["start"]),
    }


def _statement(finding: Finding) -> dict[str, Any]:
    statement = finding.statement
    return {
        "start": statement.start,
        "end": statement.end,
        "spans": [list(span) for span in statement.spans],
        "cue": list(statement.cue),
        "source": list(statement.source) if statement.source else None,
        "mode": statement.mode.value,
        "speech_act": statement.speech_act.value,
        "rendition": statement.rendition.value,
        "basis": statement.basis.value,
        "rule": statement.rule,
        "following": [list(span) for span in statement.following],
        "claimants": list(finding.claimants),
        "accused": list(finding.accused),
    }


def _record(on_file: Sequence[OfficialRecord]) -> dict[str, Any] | None:
    return {"claim": on_file[0].claim.uid, "documents": on_file[0].documents} if on_file else None


def _on_file(analysis: Analysis) -> Iterator[dict[str, Any]]:
    for match in analysis.mentions:
        yield {
            "start": match.start,
            "end": match.end,
            "name": match.text,
            "slug": match.key,
            "ambiguous": match.ambiguous,
            "sense": match.sense,
            "candidates": [
                {"slug": key, "score": score}
                for key, score in zip(match.candidates, match.scores, strict=True)
            ],
        }


def _newcomers(analysis: Analysis) -> Iterator[dict[str, Any]]:
    """Names that are not on file: without a slug, with the guessed kind, and the full name beside the words."""
    for newcomer in analysis.newcomers:
        for place in newcomer.mentions:
            yield {
                "start": place.start,
                "end": place.end,
                "name": analysis.text[place.start : place.end],
                "slug": None,
                "ambiguous": False,
                "sense": "name",
                "kind": newcomer.kind,
                "schema": newcomer.schema,
                "full_name": newcomer.name,
            }
