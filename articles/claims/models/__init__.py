from articles.claims.models.anonymity import AnonymityGrant
from articles.claims.models.claim import Claim, ClaimLink, ClaimParty
from articles.claims.models.evidence import Evidence, Source, SourceItem
from articles.claims.models.fingerprint import ClaimFingerprint, ClaimKey

__all__ = [
    "AnonymityGrant",
    "Claim",
    "ClaimFingerprint",
    "ClaimKey",
    "ClaimLink",
    "ClaimParty",
    "Evidence",
    "Source",
    "SourceItem",
]
