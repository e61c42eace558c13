"""The one writer of fingerprints and keys: what the claims on file say, kept so that a new one can be held against it.

Derived from the statement, what its words deny, and the names of its parties. Whoever writes one of these calls
`refresh_fingerprints`; `refresh_states` and every `migrate` put right what an upgrade or a back door left behind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction

from articles.claims.models import Claim, ClaimFingerprint, ClaimKey, ClaimParty
from articles.claims.rules import is_denied
from articles.claims.services.batches import batches
from articles.claims.similar import VERSION, Fingerprint, fingerprint, keys_of
from entities.selectors import names_of

_BATCH = 500


def refresh_fingerprints(keys: Iterable[int]) -> int:
    """Bring the fingerprints of these claims up to date; returns how many were not.

    Keys of claims. Seven queries for each 500 claims, four where nothing has changed.
    """
    return sum(_refresh_batch(batch) for batch in batches(sorted(set(keys)), _BATCH))


def refresh_stale_fingerprints() -> int:
    """Fingerprints for claims that have none, or one made by other rules; returns how many. One query if none."""
    current = ClaimFingerprint.objects.filter(version=VERSION).values("claim")
    return refresh_fingerprints(Claim.objects.exclude(pk__in=current).values_list("pk", flat=True))


@transaction.atomic
def _refresh_batch(keys: list[int]) -> int:
    # Locked as `refresh_claim_state` locks them: two who write the same fingerprint come one after the other.
    claims = list(
        Claim.objects.filter(pk__in=keys)
        .only("statement", "language", "polarity", "speech_act")
        .order_by("pk")
        .select_for_update(no_key=True)
    )
    parties: dict[int, list[int]] = defaultdict(list)
    for claim_key, entity_key in ClaimParty.objects.filter(claim__in=keys).values_list(
        "claim_id", "entity_id"
    ):
        parties[claim_key].append(entity_key)
    names = names_of({entity_key for group in parties.values() for entity_key in group})
    held = ClaimFingerprint.objects.in_bulk(keys)
    changed: list[tuple[Claim, Fingerprint]] = []
    for claim in claims:
        made = fingerprint(
            claim.statement,
            language=claim.language,
            denied=is_denied(polarity=claim.polarity, act=claim.speech_act),
            entities=dict(names[key] for key in parties[claim.pk]),
        )
        old = held.get(claim.pk)
        if old is None or old.version != VERSION or Fingerprint.from_json(old.data) != made:
            changed.append((claim, made))
    _write(changed)
    return len(changed)


def _write(changed: list[tuple[Claim, Fingerprint]]) -> None:
    if not changed:
        return
    keys = [claim.pk for claim, _ in changed]
    ClaimKey.objects.filter(claim__in=keys).delete()
    ClaimFingerprint.objects.bulk_create(
        [ClaimFingerprint(claim=claim, version=VERSION, data=made.to_json()) for claim, made in changed],
        update_conflicts=True,
        update_fields=["version", "data"],
        unique_fields=["claim"],
    )
    ClaimKey.objects.bulk_create(
        [ClaimKey(claim=claim, key=key) for claim, made in changed for key in keys_of(made)]
    )
