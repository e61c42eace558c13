"""Reads of claims for other parts of the house."""

from articles.claims.selectors.in_check import claims_in_check, has_changed, records_about
from articles.claims.selectors.official_records import ActFound, OfficialRecord, records_for_acts
from articles.claims.selectors.origins import is_ours, origins_for
from articles.claims.selectors.owners import standing_for
from articles.claims.selectors.similar import SimilarClaim, Sought, similar_claims, similar_to_each

__all__ = [
    "ActFound",
    "OfficialRecord",
    "SimilarClaim",
    "Sought",
    "claims_in_check",
    "has_changed",
    "is_ours",
    "origins_for",
    "records_about",
    "records_for_acts",
    "similar_claims",
    "similar_to_each",
    "standing_for",
]
