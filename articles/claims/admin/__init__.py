"""Screens for claims and what they rest on."""

from articles.claims.admin.claim import ClaimScreen
from articles.claims.admin.evidence import EvidenceScreen, SourceItemScreen, SourceScreen

__all__ = ["ClaimScreen", "EvidenceScreen", "SourceItemScreen", "SourceScreen"]
