"""Screens for claims and what they rest on."""

from articles.claims.admin.claim import ClaimScreen
from articles.claims.admin.evidence import EvidenceScreen, SourceItemScreen, SourceScreen
from articles.claims.admin.replies import ReplyTemplateScreen

__all__ = ["ClaimScreen", "EvidenceScreen", "ReplyTemplateScreen", "SourceItemScreen", "SourceScreen"]
