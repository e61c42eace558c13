"""What the analyser proposes for a story, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from articles.analysis import analyse
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
from articles.enums import Field, ProposalKind, ProposalStatus, RevisionKind
from articles.exceptions import StoryError, StoryNotAllowed
from articles.models import Appearance, Article, Proposal
from articles.rules import may_write
from articles.services.feedback import made_of
from articles.services.locking import lock_story
from articles.services.proposing import ACCUSED, newcomers_from, proposals_from
from articles.services.rule_switches import rules_off
from articles.services.save import save_working_copy
from articles.services.tagging import tag_entity
from entities.models import Entity
from entities.selectors import current_gazetteer


class ProposalMoved(StoryError):
    """The words a proposal speaks of are no longer in the story, or are marked already."""


@transaction.atomic
def analyse_article(article: Article, *, by: Any) -> list[Proposal]:
    """Read the working copy as it is saved; open proposals are replaced, decided ones stay decided.

    What is marked already, or was dismissed in the same words, is not proposed again, and rules that are switched
    off propose nothing. Returns the statements, unclear names and observations; names that are not on file are kept as
    well, each a proposal of kind NEWCOMER.
    """
    if not may_write(by):
        raise StoryNotAllowed("Your role may not work on stories.")
    article = lock_story(article.pk)
    off = rules_off()
    analysis = analyse(
        article.body_text,
        current_gazetteer(),
        language=article.language,
        engine=settings.NEWSROOM_ENGINE,
        without=off,
        on=article.story_date,
    )
    Proposal.objects.filter(article=article, status=ProposalStatus.OPEN).delete()
    decided = set(
        Proposal.objects.filter(article=article, status=ProposalStatus.DISMISSED).values_list("rule", "exact")
    )
    in_body = Appearance.objects.of_working_copy().filter(article=article, field=Field.BODY)
    marked = list(in_body.values_list("start", "end"))
    proposals = [
        proposal
        for proposal in proposals_from(article, analysis)
        if proposal.rule not in off
        and (proposal.rule, proposal.exact) not in decided
        and not _is_marked(proposal, marked)
    ]
    Proposal.objects.bulk_create(newcomers_from(article, analysis))
    return Proposal.objects.bulk_create(proposals)


def _is_marked(proposal: Proposal, marked: list[tuple[int, int]]) -> bool:
    """Whether a mark settles it: anywhere in its words, but only on the hint itself in a sentence that hints."""
    first, last = proposal.payload.get("at", (proposal.start, proposal.end))
    return any(start < last and first < end for start, end in marked)


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
    entities = _entities(proposals)
    for proposal in proposals:
        if proposal.kind != ProposalKind.CLAIM:
            raise ProposalMoved(
                "Only a statement is accepted: choose the entity that is meant, or dismiss it."
            )
        if text[proposal.start : proposal.end] != proposal.exact:
            raise ProposalMoved("The story has changed since it was read: analyse it again.")
    drafts = [
        claim_draft(proposal.payload, text, entities, origin=origin, language=article.language)
        for proposal in proposals
    ]
    claims = record_claims(drafts, by=by)
    places: list[tuple[int, int, str, str]] = []
    for proposal, claim, draft in zip(proposals, claims, drafts, strict=True):
        proposal.claim, proposal.made = claim, made_of(draft)
        spans = [*proposal.payload["mark_spans"], *_going_on(proposal, text, going_on.get(proposal.pk, 0))]
        places += [(start, end, claim.uid, claim.mode) for start, end in spans]
    decision = {"status": ProposalStatus.ACCEPTED, "decided_by": by, "decided_at": timezone.now()}
    # What is the same for all is one plain update: a CASE over every row and column costs more than the rest.
    Proposal.objects.filter(pk__in=[proposal.pk for proposal in proposals]).update(**decision)
    Proposal.objects.bulk_update(proposals, ["claim", "made"])
    link_claims(_nested(article, proposals), by=by)
    try:
        body = add_marks(article.body, places)
    except MarkError as error:
        raise ProposalMoved(f"Part of these words is marked already: {error}") from error
    kind = RevisionKind.INGEST if origin == Origin.IMPORT else RevisionKind.SAVE
    return save_working_copy(
        article=article, by=by, kind=kind, note="suggestions accepted", body=body
    ).article


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
def choose_entity(proposal: Proposal, entity: Entity, *, by: Any) -> None:
    """Settle an ambiguous or weak name: the story is tagged with the chosen entity.

    Raises StoryNotAllowed without the right, and ProposalMoved when it is decided or gone.
    """
    if not may_write(by):
        raise StoryNotAllowed("Your role may not work on stories.")
    article, (proposal,) = still_open([proposal])
    if proposal.kind != ProposalKind.MENTION:
        raise ProposalMoved("Only an unclear name is settled by choosing an entity.")
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
    _, (proposal,) = still_open([proposal])
    proposal.status, proposal.decided_by, proposal.decided_at = ProposalStatus.DISMISSED, by, timezone.now()
    proposal.save(update_fields=["status", "decided_by", "decided_at"])


def still_open(proposals: Sequence[Proposal]) -> tuple[Article, list[Proposal]]:
    """The story, locked, and its proposals as they stand now: somebody may have decided or replaced them meanwhile."""
    article = lock_story(proposals[0].article_id)
    waiting = Proposal.objects.select_for_update().filter(article=article, status=ProposalStatus.OPEN)
    rows = waiting.in_bulk([proposal.pk for proposal in proposals])
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
