"""The list of stories: what a row shows, and what it can be narrowed to."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Concat, NullIf, Trim
from django.http import HttpRequest
from django.utils.safestring import SafeString

from articles.enums import ProposalKind, ProposalStatus
from articles.models import Appearance, Article, Proposal, Revision
from newsroom.ledger.screens import DeskScreen, pill


class MineFilter(admin.SimpleListFilter):
    title = "whose"
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("mine", "Mine"), ("open", "With open suggestions")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        match self.value():
            case "mine":
                return queryset.of_person(request.user)  # type: ignore[attr-defined]  # our own queryset
            case "open":
                # what stands in our own voice is there to be read, and names wait for nobody
                waiting = Proposal.objects.filter(status=ProposalStatus.OPEN).exclude(
                    kind__in=[ProposalKind.UNCUED, ProposalKind.NEWCOMER]
                )
                return queryset.filter(pk__in=waiting.values("article"))
        return queryset


class StoryList(DeskScreen):
    """The part of the story's screen that is its list."""

    list_display = ("headline", "section", "state_pill", "assignee", "deadline", "claim_count", "saved_by")
    list_filter = ("state", "section", MineFilter, "assignee", "origin", "updated_at")
    list_select_related = ("section", "assignee")
    search_fields = ("headline", "standfirst", "slug", "body_text")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """With the number of claims in the working copy and who saved last, for the list: no query per row."""
        return (
            super()
            .get_queryset(request)
            .annotate(
                claim_count=Subquery(_claims_in_working_copy()),
                saved_by=Subquery(_last_writer()),
            )
        )

    @admin.display(description="state", ordering="state")
    def state_pill(self, article: Article) -> SafeString:
        return pill(article.get_state_display(), article.state_tone)

    @admin.display(description="claims", ordering="claim_count")
    def claim_count(self, article: Article) -> int | str:
        return article.claim_count or ""  # type: ignore[attr-defined]

    @admin.display(description="saved by", ordering="saved_by")
    def saved_by(self, article: Article) -> str:
        return article.saved_by or ""  # type: ignore[attr-defined]


def _claims_in_working_copy() -> QuerySet:
    # A subquery, not a join: it is worked out for the rows of one page only.
    marks = Appearance.objects.of_working_copy().filter(article=OuterRef("pk")).order_by().values("article")
    return marks.annotate(count=Count("claim", distinct=True)).values("count")


def _last_writer() -> QuerySet:
    full_name = NullIf(Trim(Concat("by__first_name", Value(" "), "by__last_name")), Value(""))
    return (
        Revision.objects.filter(article=OuterRef("pk"))
        .order_by("-number")
        .values(writer=Coalesce(full_name, "by__username"))[:1]
    )
