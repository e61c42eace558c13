"""What an analysis proposes for a story, as rows that are not saved yet."""

from __future__ import annotations

from typing import Any, NamedTuple

from articles.analysis import Analysis, Finding
from articles.body.text import sentences_around
from articles.clauses import clause_of, source_label
from articles.enums import ProposalKind, ProposalStatus
from articles.models import Article, Proposal
from articles.newcomers import newcomer_rows
from articles.uncued import Observation, ObservationKind
from entities.gazetteer import MentionMatch

#: Stands for the accused in a stored clause until their name is read from the record.
ACCUSED = "{accused}"


class Unclear(NamedTuple):
    """A name that fits nobody for sure, where it stands, and why an editor is asked."""

    start: int
    end: int
    rule: str
    explanation: str


def newcomers_from(article: Article, analysis: Analysis) -> list[Proposal]:
    """Unsaved proposals for names that are not on file. One query: what was dismissed, whatever was guessed then."""
    dismissed = Proposal.objects.filter(
        article=article, kind=ProposalKind.NEWCOMER, status=ProposalStatus.DISMISSED
    ).values_list("exact", flat=True)
    return [
        _row(article, analysis, ProposalKind.NEWCOMER, row, row.payload)
        for row in newcomer_rows(analysis, frozenset(dismissed))
    ]


def proposals_from(article: Article, analysis: Analysis) -> list[Proposal]:
    """Unsaved proposals for every statement of an analysis, every ambiguous or weak name, and every observation."""
    outer = {finding.statement.reported_in for finding in analysis.findings}
    statements = [
        _row(
            article,
            analysis,
            ProposalKind.CLAIM,
            finding.statement,
            payload_of(finding, analysis.text, holds=finding.statement.cue in outer),
        )
        for finding in analysis.findings
    ]
    observed = [
        _row(article, analysis, ProposalKind.UNCUED, seen, observation_payload(seen, analysis))
        for seen in analysis.observations
    ]
    names = []
    for match in (*analysis.mentions, *analysis.weak):
        if match.ambiguous:
            payload = {"candidates": list(match.candidates), "scores": list(match.scores)}
            unclear = Unclear(match.start, match.end, *_why_unclear(match))
            names.append(_row(article, analysis, ProposalKind.MENTION, unclear, payload))
    return statements + names + observed


def _row(
    article: Article, analysis: Analysis, kind: ProposalKind, found: Any, payload: dict[str, Any]
) -> Proposal:
    """An unsaved proposal for what was found: anything with a rule, an explanation and a place in the text."""
    return Proposal(
        article=article,
        kind=kind,
        rule=found.rule,
        explanation=found.explanation[:300],
        start=found.start,
        end=found.end,
        exact=analysis.text[found.start : found.end],
        payload=payload,
    )


def _why_unclear(match: MentionMatch) -> tuple[str, str]:
    """The rule under which an ambiguous name is proposed, and what an editor reads beside it."""
    if match.weak:
        return "gazetteer.weak", "Only a weak alias: is it meant?"
    if match.sense == "office":
        return "gazetteer.office", "An office: who held it on the day of the story?"
    if match.longer:
        return "gazetteer.longer", "The name goes on in the text: is it the same person?"
    if len(match.candidates) == 1:
        return "gazetteer.namesake", "Somebody else of that name stands in the story: which one is meant?"
    return "gazetteer.ambiguous", "Fits several entities on file."


def payload_of(finding: Finding, text: str, *, holds: bool = False) -> dict[str, Any]:
    """An analysed statement as JSON: enough to make the claim later, and to tell which rule proposed what."""
    statement = finding.statement
    return {
        "spans": [list(span) for span in statement.spans],
        "mark_spans": [list(span) for span in statement.mark_spans],
        "cue": statement.cue.of(text),
        "cue_span": list(statement.cue),
        "reported_in": list(statement.reported_in) if statement.reported_in else None,
        "holds": holds,
        "following": [[*span, span.of(text)] for span in statement.following],
        "source": statement.source.of(text) if statement.source else "",
        "label": source_label(statement, text),
        "sentence": text[slice(*sentences_around(text, statement.start, statement.end))],
        "mode": statement.mode.value,
        "speech_act": statement.speech_act.value,
        "basis": statement.basis.value,
        "polarity": statement.polarity.value,
        "certainty": statement.certainty.value,
        "standing": statement.standing.value if statement.standing else "",
        "rendition": statement.rendition.value,
        "clause": clause_of(statement, text, accused=ACCUSED),
        "claimants": list(finding.claimants),
        "accused": list(finding.accused),
        "targets": list(finding.targets),
    }


def observation_payload(seen: Observation, analysis: Analysis) -> dict[str, Any]:
    """An observation as JSON: what it is, the words that give it away, and the hearsay it stands beside."""
    beside = analysis.findings[seen.beside].statement if seen.beside is not None else None
    place = {"at": list(seen.cue)} if seen.kind is ObservationKind.INSINUATION else {}
    return place | {
        "observation": seen.kind.value,
        "cue": seen.cue.of(analysis.text),
        "entities": list(seen.entities),
        "beside": beside.content(analysis.text)[:300] if beside else "",
    }
