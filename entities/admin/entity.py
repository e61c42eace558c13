"""Entities: people, bodies and countries, with the names under which text knows them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from entities.enums import NameKind
from entities.exceptions import EntityNotAllowed
from entities.fields import TopicsField
from entities.models import Entity, EntityName, Identifier
from entities.rules import may_open_dossier, may_withhold
from entities.services.withhold import release_entity, withhold_entity
from newsroom.ledger.screens import DeskScreen, flag

MOST_SUGGESTIONS = 20

in_print = flag("in_print", "In print")
dossier_open = flag("dossier_open", "Open", tone="")


class NameRows(admin.TabularInline):
    model = EntityName
    fields = ("text", "kind", "language", "valid_from", "valid_to", "source")
    extra = 1
    verbose_name_plural = "other names"


class IdentifierRows(admin.TabularInline):
    model = Identifier
    fields = ("scheme", "value")
    extra = 1


class EntityForm(forms.ModelForm):
    topics = TopicsField(required=False)

    class Meta:
        model = Entity
        fields = "__all__"


@admin.register(Entity)
class EntityScreen(DeskScreen):
    form = EntityForm
    inlines = (NameRows, IdentifierRows)
    list_display = ("name", "kind", "disambiguator", in_print, dossier_open, "updated_at")
    list_filter = ("kind", "schema", "in_print", ("withheld_at", admin.EmptyFieldListFilter))
    search_fields = ("name", "names__text", "slug", "identifiers__value")
    autocomplete_fields = ("picture", "government", "merged_into")
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        (None, {"fields": (("name", "slug"), ("schema", "kind"), "disambiguator", "summary", "topics")}),
        ("Life", {"fields": (("birth_date", "death_date"), "government"), "classes": ("rail",)}),
        ("Dossier", {"fields": ("dossier_open", "picture", "merged_into"), "classes": ("rail",)}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return () if may_open_dossier(request.user) else ("dossier_open",)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, tuple[str, ...]]:
        return {} if obj else self.prepopulated_fields

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type[forms.ModelForm]:
        form = super().get_form(request, obj, change, **kwargs)
        if "topics" in form.base_fields:
            form.base_fields["topics"].for_user(request.user)
        return form

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """Records that were merged into another are found on the list, but not offered for choosing."""
        found, duplicates = super().get_search_results(request, queryset, search_term)
        if request.path == reverse("admin:autocomplete"):
            found = found.filter(merged_into__isnull=True)
        return found, duplicates

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("search/", view(self.search_view), name="entities_entity_search"),
            path("<int:pk>/withhold/", view(self.withhold_view), name="entities_entity_withhold"),
            *super().get_urls(),
        ]

    def search_view(self, request: HttpRequest) -> JsonResponse:
        """Entities whose name holds the words of ?q=, most often the ones meant first: {"results": [{"id", "text", "note"}]}."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        query = request.GET.get("q", "").strip()
        matching = Q(name__icontains=query) | Q(
            names__text__icontains=query, names__kind__in=[kind for kind in NameKind.values if kind != NameKind.WEAK_ALIAS]
        )
        entities = Entity.objects.filter(matching, merged_into__isnull=True).distinct().order_by("-in_print", "name")
        return JsonResponse(
            {
                "results": [
                    {"id": entity.pk, "text": entity.name, "note": entity.disambiguator or entity.get_kind_display()}
                    for entity in entities[:MOST_SUGGESTIONS]
                ]
            }
        )

    def withhold_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the reason and withhold the dossier, or release it. Legal only."""
        if not may_withhold(request.user):
            raise PermissionDenied
        entity = get_object_or_404(Entity, pk=pk)
        error = ""
        if request.method == "POST":
            try:
                if entity.withheld_at:
                    release_entity(entity=entity, by=request.user)
                    messages.success(request, "Released: readers may open the dossier again.")
                else:
                    withhold_entity(entity=entity, by=request.user, reason=request.POST.get("reason", ""))
                    messages.success(request, "Withheld: the dossier's address now answers 410.")
                return redirect("admin:entities_entity_change", pk)
            except (ValidationError, EntityNotAllowed) as refused:
                error = " ".join(getattr(refused, "messages", [str(refused)]))
        context = {
            **self.admin_site.each_context(request),
            "title": "Release dossier" if entity.withheld_at else "Withhold dossier",
            "opts": self.opts,
            "record": entity,
            "what": "the dossier",
            "error": error,
        }
        return TemplateResponse(request, "admin/withhold.html", context)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> HttpResponse:
        original = context.get("original")
        if original and may_withhold(request.user):
            context["withhold_url"] = reverse("admin:entities_entity_withhold", args=[original.pk])
        return super().render_change_form(request, context, *args, **kwargs)
