"""What the desk shows and in what order: grouped by what people do, not by app."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """A model in the navigation, under the name that the desk uses."""

    model: str
    name: str


class Page(NamedTuple):
    """A page of the desk that belongs to no table: name, URL name, and the right that opens it."""

    name: str
    url_name: str
    permission: str


#: group -> pages that stand after its entries
PAGES: dict[str, tuple[Page, ...]] = {
    "Write": (Page("Calendar", "admin:calendar", "articles.view_article"),),
    "Check": (
        Page("Claims desk", "admin:desk_claims", "claims.view_claim"),
        Page("Replies", "admin:desk_replies", "claims.view_claim"),
    ),
    "House": (
        Page("Rules before print", "admin:preflight", "articles.view_ruleseverity"),
        Page("Analyser", "admin:analyser", "articles.view_ruleswitch"),
    ),
}

#: group -> its entries, in the order of the navigation
GROUPS: dict[str, tuple[Entry, ...]] = {
    "Write": (
        Entry("articles.article", "Stories"),
        Entry("articles.correctiontask", "Corrections to apply"),
        Entry("entities.image", "Pictures"),
        Entry("entities.topic", "Topics"),
    ),
    "Check": (
        Entry("claims.claim", "Claims"),
        Entry("claims.evidence", "Evidence"),
        Entry("claims.sourceitem", "Items"),
        Entry("claims.source", "Sources"),
        Entry("claims.replytemplate", "Letters for a reply"),
    ),
    "Know": (Entry("entities.entity", "Entities"),),
    "Records": (
        Entry("articles.publishedversion", "Published versions"),
        Entry("articles.correction", "Corrections in print"),
        Entry("articles.override", "Overrides"),
        Entry("articles.revision", "Revisions"),
        Entry("articles.appearance", "Appearances"),
        Entry("ledger.historyentry", "History"),
    ),
    "House": (
        Entry("articles.section", "Sections"),
        Entry("articles.author", "Authors"),
        Entry("newsroom.user", "Users"),
        Entry("auth.group", "Groups"),
        Entry("newsroom.webhookendpoint", "Webhooks"),
        Entry("newsroom.webhookdelivery", "Webhook deliveries"),
    ),
}
