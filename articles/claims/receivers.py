"""What claims hear from the records that their cards repeat: a name that changed, a document opened, an answer gone.

A card is part of the transaction that changed its facts, whatever door the change came through.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from articles.claims.models import Claim, ClaimLink, Evidence, Source, SourceItem
from articles.claims.services.state import refresh_claim_state
from entities.models import Entity


def refresh_cards_naming(
    sender: type[Entity],
    *,
    instance: Entity,
    created: bool,
    raw: bool,
    update_fields: Collection[str] | None,
    **kwargs: object,
) -> None:
    """Cards name the parties of their claim, and those who answered it."""
    if not created and not raw and _writes(update_fields, "name"):
        refresh_claim_state(
            Claim.objects.filter(
                Q(party_set__entity=instance) | Q(links_in__from_claim__party_set__entity=instance)
            ).only("pk")
        )


def refresh_cards_relayed_by(
    sender: type[Source],
    *,
    instance: Source,
    created: bool,
    raw: bool,
    update_fields: Collection[str] | None,
    **kwargs: object,
) -> None:
    """Cards name the outlet that relayed their claim."""
    if not created and not raw and _writes(update_fields, "name"):
        refresh_claim_state(Claim.objects.filter(relayed_by=instance).only("pk"))


def refresh_cards_counting(
    sender: type[SourceItem],
    *,
    instance: SourceItem,
    created: bool,
    raw: bool,
    update_fields: Collection[str] | None,
    **kwargs: object,
) -> None:
    """Cards count the items that readers may see, and the sources these come from."""
    if not created and not raw and _writes(update_fields, "is_public", "source"):
        refresh_claim_state(Claim.objects.filter(evidence__item=instance).only("pk"))


def refresh_card_of_deleted(
    sender: type[ClaimLink | Evidence], *, instance: ClaimLink | Evidence, **kwargs: object
) -> None:
    """An answer or a piece of evidence that is deleted weighs no longer."""
    key = instance.to_claim_id if isinstance(instance, ClaimLink) else instance.claim_id
    refresh_claim_state(Claim.objects.filter(pk=key).only("pk"))


def _writes(update_fields: Collection[str] | None, *names: str) -> bool:
    return update_fields is None or not set(names).isdisjoint(update_fields)
