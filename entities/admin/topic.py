"""Topics: what stories and entities are filed under."""

from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from taggit.admin import TagAdmin  # noqa: F401  (importing it registers the tags, which are then taken off again)
from taggit.models import Tag

from entities.models import Topic
from newsroom.ledger.screens import DeskScreen, flag

MOST_SUGGESTIONS = 12


admin.site.unregister(Tag)  # the house files under its own topics


@admin.register(Topic)
class TopicScreen(DeskScreen):
    list_display = ("name", "stories", "entities", flag("in_print", "In print"))
    list_filter = ("in_print",)
    search_fields = ("name",)
    fields = ("name", "slug", "description")
    prepopulated_fields = {"slug": ("name",)}

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return (
            super()
            .get_queryset(request)
            .annotate(
                stories=Count("tagged_articles", distinct=True),
                entities=Count("tagged_entities", distinct=True),
            )
        )

    @admin.display(ordering="stories")
    def stories(self, topic: Topic) -> int:
        return topic.stories  # type: ignore[attr-defined]

    @admin.display(ordering="entities")
    def entities(self, topic: Topic) -> int:
        return topic.entities  # type: ignore[attr-defined]

    def get_urls(self) -> list[URLPattern]:
        search = path("search/", self.admin_site.admin_view(self.search_view), name="entities_topic_search")
        return [search, *super().get_urls()]

    def search_view(self, request: HttpRequest) -> JsonResponse:
        """Names that hold the words of ?q=, as suggestions: {"results": [{"text": …}]}."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        names = Topic.objects.filter(name__icontains=request.GET.get("q", "").strip()).order_by("name")
        return JsonResponse(
            {"results": [{"text": name} for name in names.values_list("name", flat=True)[:MOST_SUGGESTIONS]]}
        )
