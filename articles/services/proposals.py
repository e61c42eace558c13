"""What the analyser proposes for a story, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.body.marks import MarkError, add_marks
from articles.body.text import plain_text
from articles.claims.detector import Span
from articles.claims.enums import LinkKind, Origin, Role
from articles.claims.labels import ClaimFacts, compose_public_text, neutral_statement
from articles.claims.models import Claim
from articles.claims.rules import propose_harm
from articles.claims.services.link import link_claims
from articles.claims.services.record import ClaimDraft, record_claims
from articles.claims.vocabulary import Standing
from articles.enums import ProposalKind, ProposalStatus, RevisionKind
from articles.exceptions import StoryError, StoryNotAllowed
from articles.models import Article, Mention, Proposal
from articles.rules import may_write
from articles.services.feedback import made_of
from articles.services.locking import lock_story
from articles.services.proposing import ACCUSED
from articles.services.reading import analyse_article as analyse_article  # proposing is half of deciding
from articles.services.save import save_working_copy
from articles.services.tagging import tag_entity
from articles.services.unused import discard_unused_claims
from entities.models import Entity


class ProposalMoved(StoryError):
    """The words a proposal speaks of are no longer in the story, or are marked already."""


@transaction.atomic
def accept_proposals(
    proposals: Sequence[Proposal],
    *,
    by: Any,
    origin: str = Origin.SUGGESTION,
    going_on: Mapping[int, int] = MappingProxyType({}),
) -> Article:
    """Make claims of statements and mark their passages; all in one save. They must be of one story.

    `going_on` gives, by a proposal's key, over how many of the sentences after it the claim extends: running
    attribution. A statement inside another one is linked to it, in whichever order the two are accepted.

    Raises ProposalMoved when one is decided or the words are not where they were: analyse the story again. One
    who accepts an import's proposals signs nothing: the claims say that nobody has looked at them yet.
    """
    if not may_write(by):
        raise StoryNotAllowed("Your role may not work on stories.")
    article, proposals = still_open(proposals)
    text = plain_text(article.body)
    for proposal in proposals:
        if proposal.kind == ProposalKind.CLAIM and text[proposal.start : proposal.end] != proposal.exact:
            raise ProposalMoved("The story has changed since it was read: analyse it again.")
    claims = record_proposals(article, proposals, by=by, origin=origin)
    places: list[tuple[int, int, str, str]] = []
    for proposal, claim in zip(proposals, claims, strict=True):
        spans = [*proposal.payload["mark_spans"], *_going_on(proposal, text, going_on.get(proposal.pk, 0))]
        places += [(start, end, claim.uid, claim.mode) for start, end in spans]
    try:
        body = add_marks(article.body, places)
    except MarkError as error:
        raise ProposalMoved(f"Part of these words is marked already: {error}") from error
    kind = RevisionKind.INGEST if origin == Origin.IMPORT else RevisionKind.SAVE
    return save_working_copy(
        article=article, by=by, kind=kind, note="suggestions accepted", body=body
    ).article


def record_proposals(
    article: Article, proposals: Sequence[Proposal], *, by: Any, origin: str = Origin.SUGGESTION
) -> list[Claim]:
    """The claims of open statements of a locked story, which are accepted with it; nothing is marked.

    A claim that was recorded for a statement before, and has lost its mark or never got it, is used again. Raises
    ProposalMoved for what is no statement, and where legal has withheld the claim.
    """
    if any(proposal.kind != ProposalKind.CLAIM for proposal in proposals):
        raise ProposalMoved("Only a statement is accepted: choose the entity that is meant, or dismiss it.")
    known = _claims_of(proposals)
    fresh = [proposal for proposal in proposals if proposal.pk not in known]
    entities = _entities(fresh)
    drafts = [
        claim_draft(
            proposal.payload,
            proposal.exact,
            entities,
            origin=origin,
            language=article.language,
            offset=proposal.start,
        )
        for proposal in fresh
    ]
    recorded = record_claims(drafts, by=by) if drafts else []
    for proposal, claim, draft in zip(fresh, recorded, drafts, strict=True):
        proposal.claim, proposal.made = claim, made_of(draft)
    for proposal in proposals:
        if proposal.pk in known:
            proposal.claim = known[proposal.pk]
    decision = {"status": ProposalStatus.ACCEPTED, "decided_by": by, "decided_at": timezone.now()}
    # What is the same for all is one plain update: a CASE over every row and column costs more than the rest.
    Proposal.objects.filter(pk__in=[proposal.pk for proposal in proposals]).update(**decision)
    Proposal.objects.bulk_update(fresh, ["claim", "made"])
    link_claims(_nested(article, proposals), by=by)
    return [proposal.claim for proposal in proposals if proposal.claim is not None]


def _claims_of(proposals: Sequence[Proposal]) -> dict[int, Claim]:
    """By key of a proposal, the claim that was recorded for it before. One query, none where there is none."""
    keys = {proposal.claim_id for proposal in proposals if proposal.claim_id}
    if not keys:
        return {}
    claims = Claim.objects.select_for_update(no_key=True).in_bulk(keys)
    if any(claim.withheld_at for claim in claims.values()):
        raise ProposalMoved("Legal has withheld the claim of this passage: it cannot be marked.")
    return {
        proposal.pk: claims[proposal.claim_id]
        for proposal in proposals
        if proposal.claim_id and proposal.claim_id in claims
    }


def _going_on(proposal: Proposal, text: str, sentences: int) -> list[tuple[int, int]]:
    """Where the next sentences stand over which the claim extends. Raises ProposalMoved when they are others now."""
    following = proposal.payload.get("following", [])[:sentences]
    if any(text[start:end] != words for start, end, words in following):
        raise ProposalMoved("The sentences after it have changed since it was read: analyse the story again.")
    return [(start, end) for start, end, _ in following]


def _nested(article: Article, accepted: Sequence[Proposal]) -> list[tuple[Claim, str, Claim]]:
    """The links "is reported in" of statements just accepted, to and from those of the story accepted before.

    One query, and none where nothing is nested.
    """
    spans = {key for row in accepted for key in ("cue_span", "reported_in") if row.payload.get(key)}
    if "reported_in" not in spans and not any(row.payload.get("holds") for row in accepted):
        return []
    rows = Proposal.objects.filter(
        article=article, kind=ProposalKind.CLAIM, status=ProposalStatus.ACCEPTED, claim__isnull=False
    ).select_related("claim")
    known = {row.pk: row for row in rows}
    # Only where the cue still stands where it was read: the text may have moved since the other one was accepted.
    by_cue = {
        (start, end): row
        for row in known.values()
        for start, end in [row.payload.get("cue_span") or (0, 0)]
        if end and article.body_text[start:end] == row.payload["cue"]
    }
    fresh = {row.pk for row in accepted}
    links = []
    for row in known.values():
        outer = by_cue.get(tuple(row.payload.get("reported_in") or ()))
        if outer is not None and row.claim and outer.claim and {row.pk, outer.pk} & fresh:
            links.append((row.claim, LinkKind.REPORTED_IN.value, outer.claim))
    return links


@transaction.atomic
def choose_entity(proposal: Proposal, entity: Entity, *, by: Any) -> list[int]:
    """Settle an ambiguous or weak name wherever it stands: the story is tagged with the chosen entity.

    Gives the keys of all the proposals that this settles. Raises StoryNotAllowed without the right, and ProposalMoved
    when it is decided or gone.
    """
    if not may_write(by):
        raise StoryNotAllowed("Your role may not work on stories.")
    article, (proposal,) = still_open([proposal])
    if proposal.kind != ProposalKind.MENTION:
        raise ProposalMoved("Only an unclear name is settled by choosing an entity.")
    before = Mention.objects.of_working_copy().filter(article=article, entity=entity).first()
    tag_entity(article=article, entity=entity, by=by)
    return _decide(
        proposal,
        by=by,
        status=ProposalStatus.ACCEPTED,
        entity=entity,
        made={"choice_before": before.choice if before else ""},
    )


@transaction.atomic
def dismiss_proposal(proposal: Proposal, *, by: Any) -> list[int]:
    """Put a proposal aside; the same words under the same rule are not proposed again in this story.

    An unclear name is put aside wherever it stands: the keys of all the proposals that this decides. A claim that was
    recorded for it and that nothing uses is deleted. Raises StoryNotAllowed without the right, and ProposalMoved when
    it is decided or gone.
    """
    if not may_write(by):
        raise StoryNotAllowed("Your role may not work on stories.")
    _, (proposal,) = still_open([proposal])
    recorded = proposal.claim_id
    keys = _decide(proposal, by=by, status=ProposalStatus.DISMISSED, claim=None, made={})
    if recorded:
        discard_unused_claims([recorded], by=by)
    return keys


def _decide(proposal: Proposal, *, by: Any, **decision: Any) -> list[int]:
    """Write a decision on a proposal, and on others about the same unclear name. Gives their keys."""
    rows = Proposal.objects.filter(pk=proposal.pk)
    if proposal.kind == ProposalKind.MENTION:
        rows = Proposal.objects.filter(
            article=proposal.article_id,
            kind=proposal.kind,
            rule=proposal.rule,
            exact=proposal.exact,
            status=ProposalStatus.OPEN,
        )
    keys = list(rows.values_list("pk", flat=True))
    Proposal.objects.filter(pk__in=keys).update(decided_by=by, decided_at=timezone.now(), **decision)
    proposal.refresh_from_db()
    return keys


def still_open(proposals: Sequence[Proposal]) -> tuple[Article, list[Proposal]]:
    """The story, locked, and its proposals as they stand now: somebody may have decided or replaced them meanwhile."""
    article = lock_story(proposals[0].article_id)
    waiting = Proposal.objects.select_for_update().filter(article=article, status=ProposalStatus.OPEN)
    rows = waiting.in_bulk([proposal.pk for proposal in proposals])
    if len(rows) < len(proposals):
        raise ProposalMoved("This suggestion was decided already, or the story has been read anew since.")
    return article, [rows[proposal.pk] for proposal in proposals]


def claim_draft(
    payload: dict[str, Any],
    text: str,
    entities: dict[str, Entity],
    *,
    origin: str,
    language: str,
    offset: int = 0,
) -> ClaimDraft:
    """The claim that a proposal describes. `text` is what its spans point into: the story's text from `offset`."""
    claimants = [entities[key] for key in payload["claimants"] if key in entities]
    accused = [entities[key] for key in payload["accused"] if key in entities]
    standing = payload["standing"] or Standing.NAMED.value
    content = " … ".join(Span(low - offset, high - offset).of(text) for low, high in payload["spans"])
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
    targets = [entities[key] for key in payload.get("targets", ()) if key in entities]
    parties += [(entity, Role.SUBJECT.value, "") for entity in targets]
    return ClaimDraft(fields, parties)


def words_of(payload: dict[str, Any], text: str, entities: dict[str, Entity]) -> dict[str, str]:
    """The words of the story from which `claim_draft` composes the public text: "content", "source", "sentence"."""
    accused = tuple(entities[key].name for key in payload["accused"] if key in entities)
    return {
        "content": " … ".join(Span(*span).of(text) for span in payload["spans"]),
        "source": payload["source"],
        "sentence": _sentence(payload, accused),
    }


def _sentence(payload: dict[str, Any], accused: tuple[str, ...]) -> str:
    """What can stand alone: the statement's own clause, or the whole sentence where a clause needs a name we lack."""
    clause = payload["clause"]
    if ACCUSED in clause:
        clause = clause.replace(ACCUSED, " and ".join(accused)) if accused else ""
    return clause or payload["sentence"]


def _entities(proposals: Sequence[Proposal]) -> dict[str, Entity]:
    keys = {
        key
        for proposal in proposals
        for role in ("claimants", "accused", "targets")
        for key in proposal.payload.get(role, ())
    }
    return {entity.slug: entity for entity in Entity.objects.filter(slug__in=keys)}
