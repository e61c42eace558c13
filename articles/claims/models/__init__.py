from articles.claims.models.claim import Claim, ClaimLink, ClaimParty
from articles.claims.models.evidence import Evidence, Source, SourceItem

__all__ = ["Claim", "ClaimLink", "ClaimParty", "Evidence", "Source", "SourceItem"]
