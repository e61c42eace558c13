"""The list of stories: the desk's own, which stands on its first page too. Django's list only chooses in a popup."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString

from articles.models import Article
from articles.selectors.search import with_words
from newsroom.ledger.screens import DeskScreen, pill


class StoryList(DeskScreen):
    """The part of the story's screen that is its list."""

    list_display = ("headline", "section", "state_pill", "assignee", "deadline")
    list_select_related = ("section", "assignee")
    search_fields = ("headline",)  # switches the field on; `get_search_results` says what it looks through

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The production list, narrowed to nothing; the site knows it (`newsroom.desk.production`)."""
        if IS_POPUP_VAR in request.GET:
            return super().changelist_view(request, extra_context)
        return self.admin_site.stories(request)  # type: ignore[attr-defined]  # our own site

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        return with_words(queryset, search_term), False

    @admin.display(description="state", ordering="state")
    def state_pill(self, article: Article) -> SafeString:
        return pill(article.get_state_display(), article.state_tone)
