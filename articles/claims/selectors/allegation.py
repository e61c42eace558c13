"""What a claim alleges, told by a key: whether what was put to somebody is what the claim says today."""

from __future__ import annotations

from collections.abc import Iterable

from articles.claims.enums import Role
from articles.claims.models import Claim, ClaimParty
from articles.claims.reply_rules import allegation_key

#: Parties that make an allegation what it is: who alleges, and of whom. Where it happened may be added later.
ALLEGING = frozenset({Role.CLAIMANT, Role.ACCUSED, Role.SUBJECT, Role.VICTIM})


def key_with_parties(claim: Claim, parties: Iterable[ClaimParty]) -> str:
    """What a claim alleges, as `reply_rules.allegation_key`, from parties that are at hand."""
    who = [(party.role, str(party.entity_id)) for party in parties if party.role in ALLEGING]
    return allegation_key(claim.public_text, who)
