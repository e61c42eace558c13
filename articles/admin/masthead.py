"""Sections and authors."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path

from articles.models import Author, Section
from articles.selectors.bylines import author_label, labelled
from newsroom.ledger.screens import DeskScreen, flag

MOST_SUGGESTIONS = 12


class _NamedScreen(DeskScreen):
    counted: str
    prepopulated_fields = {"slug": ("name",)}

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(story_count=Count(self.counted))

    @admin.display(description="stories", ordering="story_count")
    def story_count(self, record: Any) -> int:
        return record.story_count


@admin.register(Section)
class SectionScreen(_NamedScreen):
    counted = "articles"
    list_display = ("name", "description", "position", flag("is_default", "Default", tone=""), "story_count")
    search_fields = ("name", "slug")
    fieldsets = ((None, {"fields": (("name", "slug"), "description", ("position", "is_default"))}),)


@admin.register(Author)
class AuthorScreen(_NamedScreen):
    counted = "bylines"
    list_display = ("name", "role", "user", "story_count")
    list_select_related = ("user",)
    search_fields = ("name", "slug", "role")
    raw_id_fields = ()
    fieldsets = ((None, {"fields": (("name", "slug"), ("role", "user"))}),)

    def get_urls(self) -> list[URLPattern]:
        search = path("search/", self.admin_site.admin_view(self.search_view), name="articles_author_search")
        return [search, *super().get_urls()]

    def search_view(self, request: HttpRequest) -> JsonResponse:
        """Authors whose name holds ?q=, as suggestions: {"results": [{"text": …}]}. One query."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        query = request.GET.get("q", "").strip()[:120]
        found = labelled(Author.objects.filter(name__icontains=query)).order_by("name", "pk")
        return JsonResponse(
            {"results": [{"text": author_label(author)} for author in found[:MOST_SUGGESTIONS]]}
        )
