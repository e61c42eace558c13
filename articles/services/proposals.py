"""What the analyser proposes for a story, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from articles.analysis import Analysis, Finding, analyse
from articles.body.marks import MarkError, add_marks
from articles.body.text import plain_text, sentences_around
from articles.claims.detector import Span
from articles.claims.enums import Origin, Role
from articles.claims.labels import ClaimFacts, compose_public_text, neutral_statement
from articles.claims.rules import propose_harm
from articles.claims.services.record import ClaimDraft, record_claims
from articles.claims.vocabulary import Standing
from articles.clauses import clause_of, source_label
from articles.enums import ProposalKind, ProposalStatus, RevisionKind
from articles.exceptions import StoryError, StoryNotAllowed
from articles.models import Appearance, Article, Proposal
from articles.rules import may_write
from articles.services.locking import lock_story
from articles.services.save import save_working_copy
from articles.services.tagging import tag_entity
from entities.models import Entity
from entities.selectors import current_gazetteer

#: Stands for the accused in a stored clause until their name is read from the record.
_ACCUSED = "{accused}"


class ProposalMoved(StoryError):
    """The words a proposal speaks of are no longer in the story, or are marked already."""


@transaction.atomic
def analyse_article(article: Article, *, by: Any) -> list[Proposal]:
    """Read the working copy as it is saved; open proposals are replaced, decided ones stay decided.

    What is marked already, or was dismissed in the same words, is not proposed again.
    """
    if not may_write(by):
        raise StoryNotAllowed("Your role may not work on stories.")
    article = lock_story(article.pk)
    analysis = analyse(
        article.body_text, current_gazetteer(), language=article.language, engine=settings.NEWSROOM_ENGINE
    )
    Proposal.objects.filter(article=article, status=ProposalStatus.OPEN).delete()
    decided = set(
        Proposal.objects.filter(article=article, status=ProposalStatus.DISMISSED).values_list("rule", "exact")
    )
    marked = list(Appearance.objects.of_working_copy().filter(article=article).values_list("start", "end"))
    proposals = [
        proposal
        for proposal in proposals_from(article, analysis)
        if (proposal.rule, proposal.exact) not in decided
        and not any(start < proposal.end and proposal.start < end for start, end in marked)
    ]
    return Proposal.objects.bulk_create(proposals)


def proposals_from(article: Article, analysis: Analysis) -> list[Proposal]:
    """Unsaved proposals for every statement of an analysis and every ambiguous or weak name in it."""
    statements = [
        Proposal(
            article=article,
            kind=ProposalKind.CLAIM,
            rule=finding.statement.rule,
            explanation=finding.statement.explanation[:300],
            start=finding.statement.start,
            end=finding.statement.end,
            exact=analysis.text[finding.statement.start : finding.statement.end],
            payload=payload_of(finding, analysis.text),
        )
        for finding in analysis.findings
    ]
    unclear = [match for match in (*analysis.mentions, *analysis.weak) if match.key is None or match.weak]
    names = [
        Proposal(
            article=article,
            kind=ProposalKind.MENTION,
            rule="gazetteer.ambiguous" if match.ambiguous else "gazetteer.weak",
            explanation="Fits several entities on file."
            if match.ambiguous
            else "Only a weak alias: is it meant?",
            start=match.start,
            end=match.end,
            exact=match.text,
            payload={"candidates": list(match.candidates) or [match.key]},
        )
        for match in unclear
        if match.ambiguous or match in analysis.weak
    ]
    return statements + names


def payload_of(finding: Finding, text: str) -> dict[str, Any]:
    """An analysed statement as JSON: enough to make the claim later, and to tell which rule proposed what."""
    statement = finding.statement
    return {
        "spans": [list(span) for span in statement.spans],
        "mark_spans": [list(span) for span in statement.mark_spans],
        "cue": statement.cue.of(text),
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
        "clause": clause_of(statement, text, accused=_ACCUSED),
        "claimants": list(finding.claimants),
        "accused": list(finding.accused),
    }


@transaction.atomic
def accept_proposals(proposals: Sequence[Proposal], *, by: Any, origin: str = Origin.SUGGESTION) -> Article:
    """Make claims of statements and mark their passages; all in one save. They must be of one story.

    Raises ProposalMoved when one is decided or the words are not where they were: analyse the story again. One
    who accepts an import's proposals signs nothing: the claims say that nobody has looked at them yet.
    """
    if not may_write(by):
        raise StoryNotAllowed("Your role may not work on stories.")
    article, proposals = _still_open(proposals)
    text = plain_text(article.body)
    entities = _entities(proposals)
    for proposal in proposals:
        if proposal.kind != ProposalKind.CLAIM:
            raise ProposalMoved("A name is not accepted: choose the entity that is meant, or dismiss it.")
        if text[proposal.start : proposal.end] != proposal.exact:
            raise ProposalMoved("The story has changed since it was read: analyse it again.")
    claims = record_claims(
        [
            claim_draft(proposal.payload, text, entities, origin=origin, language=article.language)
            for proposal in proposals
        ],
        by=by,
    )
    places: list[tuple[int, int, str, str]] = []
    for proposal, claim in zip(proposals, claims, strict=True):
        proposal.claim = claim
        places += [(start, end, claim.uid, claim.mode) for start, end in proposal.payload["mark_spans"]]
    decision = {"status": ProposalStatus.ACCEPTED, "decided_by": by, "decided_at": timezone.now()}
    # What is the same for all is one plain update: a CASE over every row and column costs more than the rest.
    Proposal.objects.filter(pk__in=[proposal.pk for proposal in proposals]).update(**decision)
    Proposal.objects.bulk_update(proposals, ["claim"])
    try:
        body = add_marks(article.body, places)
    except MarkError as error:
        raise ProposalMoved(f"Part of these words is marked already: {error}") from error
    kind = RevisionKind.INGEST if origin == Origin.IMPORT else RevisionKind.SAVE
    return save_working_copy(
        article=article, by=by, kind=kind, note="suggestions accepted", body=body
    ).article


@transaction.atomic
def choose_entity(proposal: Proposal, entity: Entity, *, by: Any) -> None:
    """Settle an ambiguous or weak name: the story is tagged with the chosen entity.

    Raises StoryNotAllowed without the right, and ProposalMoved when it is decided or gone.
    """
    if not may_write(by):
        raise StoryNotAllowed("Your role may not work on stories.")
    article, (proposal,) = _still_open([proposal])
    tag_entity(article=article, entity=entity, by=by)
    proposal.status, proposal.entity = ProposalStatus.ACCEPTED, entity
    proposal.decided_by, proposal.decided_at = by, timezone.now()
    proposal.save(update_fields=["status", "entity", "decided_by", "decided_at"])


@transaction.atomic
def dismiss_proposal(proposal: Proposal, *, by: Any) -> None:
    """Put a proposal aside; the same words under the same rule are not proposed again in this story.

    Raises StoryNotAllowed without the right, and ProposalMoved when it is decided or gone.
    """
    if not may_write(by):
        raise StoryNotAllowed("Your role may not work on stories.")
    _, (proposal,) = _still_open([proposal])
    proposal.status, proposal.decided_by, proposal.decided_at = ProposalStatus.DISMISSED, by, timezone.now()
    proposal.save(update_fields=["status", "decided_by", "decided_at"])


def _still_open(proposals: Sequence[Proposal]) -> tuple[Article, list[Proposal]]:
    """The story, locked, and its proposals as they stand now: somebody may have decided or replaced them meanwhile."""
    article = lock_story(proposals[0].article_id)
    rows = Proposal.objects.filter(article=article, status=ProposalStatus.OPEN).in_bulk(
        [proposal.pk for proposal in proposals]
    )
    if len(rows) < len(proposals):
        raise ProposalMoved("This suggestion was decided already, or the story has been read anew since.")
    return article, [rows[proposal.pk] for proposal in proposals]


def claim_draft(
    payload: dict[str, Any], text: str, entities: dict[str, Entity], *, origin: str, language: str
) -> ClaimDraft:
    """The claim that a proposal describes. `text` is the story's plain text that its spans point into."""
    claimants = [entities[key] for key in payload["claimants"] if key in entities]
    accused = [entities[key] for key in payload["accused"] if key in entities]
    standing = payload["standing"] or Standing.NAMED.value
    content = " … ".join(Span(*span).of(text) for span in payload["spans"])
    facts = ClaimFacts(
        mode=payload["mode"],
        speech_act=payload["speech_act"],
        basis=payload["basis"],
        standing=standing,  # type: ignore[arg-type]  # ClaimFacts turns the words into its own enums
        claimants=tuple(entity.name for entity in claimants),
        claimant_label=payload.get("label", payload["source"]),
        accused=tuple(entity.name for entity in accused),
    )
    cue = payload["cue"]
    fields = {
        "statement": neutral_statement(content, cue=cue, accused=facts.accused) or content,
        "public_text": compose_public_text(
            facts,
            content=content,
            cue=cue,
            source=payload["source"],
            sentence=_sentence(payload, facts.accused),
        ),
        "claimant_label": payload.get("label", payload["source"])[:200],
        "cue": cue[:200],
        "mode": payload["mode"],
        "speech_act": payload["speech_act"],
        "basis": payload["basis"],
        "polarity": payload["polarity"],
        "certainty": payload["certainty"],
        "harm": propose_harm(
            act=payload["speech_act"],
            basis=payload["basis"],
            about_living_person=any(entity.is_living for entity in accused),
        ),
        "origin": origin,
        "language": language,
    }
    parties = [(entity, Role.CLAIMANT.value, standing) for entity in claimants]
    parties += [(entity, Role.ACCUSED.value, "") for entity in accused]
    return ClaimDraft(fields, parties)


def _sentence(payload: dict[str, Any], accused: tuple[str, ...]) -> str:
    """What can stand alone: the statement's own clause, or the whole sentence where a clause needs a name we lack."""
    clause = payload["clause"]
    if _ACCUSED in clause:
        clause = clause.replace(_ACCUSED, " and ".join(accused)) if accused else ""
    return clause or payload["sentence"]


def _entities(proposals: Sequence[Proposal]) -> dict[str, Entity]:
    keys = {
        key
        for proposal in proposals
        for role in ("claimants", "accused")
        for key in proposal.payload.get(role, ())
    }
    return {entity.slug: entity for entity in Entity.objects.filter(slug__in=keys)}
