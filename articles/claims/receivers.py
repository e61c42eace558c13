"""What claims hear from the records that their cards repeat: a name that changed, a document opened, an answer gone.

A card is part of the transaction that changed its facts, whatever door the change came through. So is the fingerprint
by which a claim is found again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.models import Q

from articles.claims.enums import Tests as Axis
from articles.claims.models import (
    Claim,
    ClaimCheck,
    ClaimFingerprint,
    ClaimLink,
    ClaimParty,
    Derivation,
    Evidence,
    HeldCopy,
    QueueRow,
    ReplyRequest,
    ReplyTemplate,
    Source,
    SourceItem,
    Verdict,
)
from articles.claims.selectors.derivations import claims_resting_on
from articles.claims.services.copies import discard_files
from articles.claims.services.fingerprints import refresh_fingerprints, refresh_stale_fingerprints
from articles.claims.services.queue import note_check, refresh_missing_rows, refresh_queue
from articles.claims.services.redaction import empty_assessments
from articles.claims.services.reply_templates import load_reply_templates
from articles.claims.services.state import refresh_claim_state
from articles.claims.signals import verdict_shown
from entities.models import Entity, EntityName
from newsroom.ledger.models import HistoryEntry


def refresh_cards_naming(
    sender: type[Entity],
    *,
    instance: Entity,
    created: bool,
    raw: bool,
    update_fields: Collection[str] | None,
    **kwargs: object,
) -> None:
    """Cards name the parties of their claim, and those who answered it; fingerprints know parties by their names."""
    if not created and not raw and _writes(update_fields, "name", "merged_into"):
        refresh_claim_state(
            Claim.objects.filter(
                Q(party_set__entity=instance) | Q(links_in__from_claim__party_set__entity=instance)
            ).only("pk")
        )
        # After the cards, whose rows these are among: locked once, in one order.
        refresh_fingerprints(ClaimParty.objects.filter(entity=instance).values_list("claim_id", flat=True))


def refresh_fingerprints_naming(
    sender: type[EntityName],
    *,
    instance: EntityName,
    raw: bool = False,
    origin: object = None,
    **kwargs: object,
) -> None:
    """An entity is called something else as well, or no longer. Not where the entity itself is deleted."""
    if not raw and not isinstance(origin, Entity):
        refresh_fingerprints(
            ClaimParty.objects.filter(entity=instance.entity_id).values_list("claim_id", flat=True)
        )


def refresh_fingerprint_of(
    sender: type[Claim],
    *,
    instance: Claim,
    raw: bool,
    update_fields: Collection[str] | None,
    **kwargs: object,
) -> None:
    """A statement was written or changed, or what its words deny."""
    if not raw and _writes(update_fields, "statement", "language", "polarity", "speech_act"):
        refresh_fingerprints([instance.pk])


def refresh_fingerprint_with_party(
    sender: type[ClaimParty],
    *,
    instance: ClaimParty,
    raw: bool = False,
    origin: object = None,
    **kwargs: object,
) -> None:
    """A claim has another party, or one less: its statement may name it. Not where the claim itself is deleted."""
    with_its_claim = origin is not None and ClaimParty not in (type(origin), getattr(origin, "model", None))
    if not raw and not with_its_claim:
        refresh_fingerprints([instance.claim_id])


def fill_fingerprints(sender: AppConfig, using: str, **kwargs: object) -> None:
    """After every migrate: claims of before the upgrade, and fingerprints made by rules that have changed.

    A data migration cannot do it: it would have to hold a copy of the rules.
    """
    if using == DEFAULT_DB_ALIAS and ClaimFingerprint._meta.db_table in _tables(using):
        refresh_stale_fingerprints()


def fill_letters(sender: AppConfig, using: str, **kwargs: object) -> None:
    """After the first migrate: the letters that the house ships. Later they are the editors', who may do without."""
    is_ours = using == DEFAULT_DB_ALIAS and ReplyTemplate._meta.db_table in _tables(using)
    if is_ours and not ReplyTemplate.objects.exists():
        load_reply_templates()


def _tables(using: str) -> list[str]:
    return connections[using].introspection.table_names()


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


def refresh_counts_with_item(
    sender: type[SourceItem],
    *,
    instance: SourceItem,
    created: bool,
    raw: bool,
    update_fields: Collection[str] | None,
    **kwargs: object,
) -> None:
    """Cards count the items that readers may see and where these come from; our own print is known by its address."""
    if not created and not raw and _writes(update_fields, "is_public", "source", "url"):
        _count_again([instance.pk])


def refresh_counts_with_source(
    sender: type[Source],
    *,
    instance: Source,
    created: bool,
    raw: bool,
    update_fields: Collection[str] | None,
    **kwargs: object,
) -> None:
    """What has one owner is one origin: the source may have another owner now, or none that is known."""
    if not created and not raw and _writes(update_fields, "entity", "kind"):
        _count_again(SourceItem.objects.filter(source=instance).values_list("pk", flat=True))


def refresh_counts_owned_by(
    sender: type[Entity],
    *,
    instance: Entity,
    created: bool,
    raw: bool,
    update_fields: Collection[str] | None,
    **kwargs: object,
) -> None:
    """An owner was merged into another, or its record tells another government.

    What a *country* says of its government is not followed to all the bodies of it: `refresh_states` does that.
    """
    if not created and not raw and _writes(update_fields, "merged_into", "schema", "name", "disambiguator"):
        owned = Q(source__entity=instance) | Q(source__entity__merged_into=instance)
        _count_again(SourceItem.objects.filter(owned).values_list("pk", flat=True))


def _count_again(items: Iterable[int]) -> None:
    """Cards and queue of all claims that rest on these items, by whatever way."""
    claims = claims_resting_on(items)
    if claims:
        refresh_claim_state(Claim.objects.filter(pk__in=claims).only("pk"))
        refresh_queue(claims)


def refresh_judged(sender: type[Verdict], *, verdict: Verdict, **kwargs: object) -> None:
    """A verdict changes the label of its claim; on whether it is so, of all that say the same."""
    check = verdict.check_of
    refresh_claim_state(
        Claim.objects.filter(pk=check.claim_id)
        if check.axis != Axis.CONTENT
        else Claim.objects.filter(Q(pk=check.claim_id) | Q(canonical=check.claim_id))
    )
    verdict_shown.send(sender=Verdict, verdict=verdict)


def refresh_cards_asked(
    sender: type[ReplyRequest], *, instance: ReplyRequest, raw: bool = False, **kwargs: object
) -> None:
    """We asked somebody, and readers are told that no answer came."""
    if not raw:
        refresh_claim_state(Claim.objects.filter(pk=instance.claim_id).only("pk"))


def refresh_card_of_deleted(
    sender: type[ClaimLink | Evidence], *, instance: ClaimLink | Evidence, **kwargs: object
) -> None:
    """An answer or a piece of evidence that is deleted weighs no longer."""
    key = instance.to_claim_id if isinstance(instance, ClaimLink) else instance.claim_id
    same = Q(pk=key) | Q(canonical=key) | Q(same=key) | Q(canonical__same=key)
    refresh_claim_state(Claim.objects.filter(same).only("pk"))


#: What the queue repeats of a claim.
_IN_QUEUE = "harm mode speech_act basis review_deadline statement public_text canonical".split()


def refresh_queue_with_claim(
    sender: type[Claim],
    *,
    instance: Claim,
    raw: bool,
    update_fields: Collection[str] | None,
    **kwargs: object,
) -> None:
    """The queue ranks a claim by its harm, and is narrowed by what kind it is."""
    if not raw and _writes(update_fields, *_IN_QUEUE):
        refresh_queue([instance.pk])


def note_check_in_queue(
    sender: type[ClaimCheck], *, instance: ClaimCheck, raw: bool, **kwargs: object
) -> None:
    """The queue shows who checks a claim, and how far it is."""
    if not raw:
        note_check(instance)


def refresh_queue_with_part(
    sender: type[Evidence | ReplyRequest],
    *,
    instance: Evidence | ReplyRequest,
    raw: bool = False,
    **kwargs: object,
) -> None:
    """The queue shows what a claim rests on, and whether somebody was asked."""
    if not raw:
        refresh_queue([instance.claim_id])


def refresh_queue_with_item(
    sender: type[SourceItem],
    *,
    instance: SourceItem,
    created: bool,
    raw: bool,
    update_fields: Collection[str] | None,
    **kwargs: object,
) -> None:
    """A claim is stale when the page of one of its items changed. A save of all columns moves the rows in any case,
    with the counts: `refresh_cards_counting`.
    """
    if not created and not raw and update_fields is not None and "live_state" in update_fields:
        refresh_queue(Evidence.objects.filter(item=instance).values_list("claim_id", flat=True))


def refresh_counts_with_derivation(
    sender: type[Derivation], *, instance: Derivation, raw: bool = False, **kwargs: object
) -> None:
    """Of how many origins a claim's documents are: a derivation makes two of them one."""
    if not raw:
        _count_again((instance.from_item_id, instance.to_item_id))


def fill_queue(sender: AppConfig, using: str, **kwargs: object) -> None:
    """After every migrate: claims of before the upgrade stand in the queue too."""
    if using == DEFAULT_DB_ALIAS and QueueRow._meta.db_table in _tables(using):
        refresh_missing_rows()


def empty_what_checkers_wrote(
    sender: type[Verdict], *, record: Verdict, by: Any, reason: str, **kwargs: object
) -> list[HistoryEntry]:
    """When a verdict is redacted, what it was made of is emptied with it."""
    return empty_assessments(record, by=by, reason=reason)


def discard_what_is_held(sender: type[HeldCopy], *, record: HeldCopy, **kwargs: object) -> list[HistoryEntry]:
    """When a held copy is redacted, its files go once that is committed: a rolled-back redaction must find them.

    A store that fails then is logged, and `discard_left_files` tries again.
    """

    def discard() -> None:  # no partial: Django logs what fails by its name
        discard_files(record)

    transaction.on_commit(discard, robust=True)
    return []


def _writes(update_fields: Collection[str] | None, *names: str) -> bool:
    return update_fields is None or not set(names).isdisjoint(update_fields)
