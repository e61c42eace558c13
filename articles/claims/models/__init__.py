from articles.claims.models.anonymity import AnonymityGrant
from articles.claims.models.claim import Claim, ClaimLink, ClaimParty
from articles.claims.models.evidence import Evidence, Source, SourceItem
from articles.claims.models.fingerprint import ClaimFingerprint, ClaimKey
from articles.claims.models.identity import IdentityLook, IdentityReader, SourceIdentity

__all__ = [
    "AnonymityGrant",
    "Claim",
    "ClaimFingerprint",
    "ClaimKey",
    "ClaimLink",
    "ClaimParty",
    "Evidence",
    "IdentityLook",
    "IdentityReader",
    "Source",
    "SourceIdentity",
    "SourceItem",
]
