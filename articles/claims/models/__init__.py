from articles.claims.models.anonymity import AnonymityGrant
from articles.claims.models.checks import Assessment, ClaimCheck, Verdict
from articles.claims.models.claim import Claim, ClaimLink, ClaimParty
from articles.claims.models.copies import ClaimItem, Fetch, HeldCopy
from articles.claims.models.derivation import Derivation
from articles.claims.models.desk import ClaimNote, ClaimPresence
from articles.claims.models.evidence import Evidence, Source, SourceItem
from articles.claims.models.fingerprint import ClaimFingerprint, ClaimKey
from articles.claims.models.identity import IdentityLook, IdentityReader, SourceIdentity
from articles.claims.models.queue import QueueRow
from articles.claims.models.reply import ReplyRequest, ReplyTemplate

__all__ = [
    "AnonymityGrant",
    "Assessment",
    "Claim",
    "ClaimCheck",
    "ClaimFingerprint",
    "ClaimItem",
    "ClaimKey",
    "ClaimLink",
    "ClaimNote",
    "ClaimParty",
    "ClaimPresence",
    "Derivation",
    "Evidence",
    "Fetch",
    "HeldCopy",
    "IdentityLook",
    "IdentityReader",
    "QueueRow",
    "ReplyRequest",
    "ReplyTemplate",
    "Source",
    "SourceIdentity",
    "SourceItem",
    "Verdict",
]
