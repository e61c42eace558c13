"""From a name that is not on file to an entity the story is tagged with."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.enums import ProposalKind, ProposalStatus
from articles.exceptions import StoryNotAllowed
from articles.models import Proposal
from articles.rules import may_write
from articles.services.proposals import ProposalMoved, still_open
from articles.services.tagging import tag_entity
from entities.models import Entity
from entities.services.create import create_entity


@transaction.atomic
def create_and_tag(proposal: Proposal, *, kind: str, by: Any) -> Entity:
    """Put a newcomer on file as what the editor says it is, and tag its story with it. Its dossier stays closed.

    Raises StoryNotAllowed or EntityNotAllowed without the right, ProposalMoved when it is decided, gone or no
    newcomer, EntityError for an unknown kind or a name that is on file by now.
    """
    if not may_write(by):
        raise StoryNotAllowed("Your role may not work on stories.")
    article, (proposal,) = still_open([proposal])
    if proposal.kind != ProposalKind.NEWCOMER:
        raise ProposalMoved("This suggestion is about somebody on file: choose or accept it instead.")
    entity = create_entity(
        name=proposal.payload["name"], kind=kind, other_names=proposal.payload["forms"], by=by
    )
    tag_entity(article=article, entity=entity, by=by)
    proposal.status, proposal.entity = ProposalStatus.ACCEPTED, entity
    proposal.decided_by, proposal.decided_at = by, timezone.now()
    proposal.save(update_fields=["status", "entity", "decided_by", "decided_at"])
    return entity
