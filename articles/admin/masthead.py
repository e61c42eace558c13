"""Sections and authors."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from articles.models import Author, Section
from newsroom.ledger.screens import DeskScreen, flag


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
