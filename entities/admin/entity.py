"""Entities: people, bodies and countries, with the names under which text knows them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path, reverse

from entities.enums import NameKind
from entities.fields import TopicsField
from entities.models import Entity, EntityName, Identifier
from entities.rules import may_open_dossier, may_withhold
from entities.services.withhold import release_entity, withhold_entity
from newsroom.ledger.autocomplete import DeskRows
from newsroom.ledger.screens import DeskScreen, flag
from newsroom.ledger.withholding import WithholdMixin

MOST_SUGGESTIONS = 20

in_print = flag("in_print", "In print")
dossier_open = flag("dossier_open", "Open", tone="")


class NameRows(DeskRows):
    model = EntityName
    fields = ("text", "kind", "language", "valid_from", "valid_to", "source")
    extra = 1
    verbose_name_plural = "other names"


class IdentifierRows(DeskRows):
    model = Identifier
    fields = ("scheme", "value")
    extra = 1


class EntityForm(forms.ModelForm):
    topics = TopicsField(required=False)

    class Meta:
        model = Entity
        fields = (
            "name slug schema kind disambiguator summary topics birth_date death_date government dossier_open picture"
            " merged_into"
        ).split()


@admin.register(Entity)
class EntityScreen(WithholdMixin, DeskScreen):
    withheld_thing = "the dossier"
    may_withhold = staticmethod(may_withhold)
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

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        form = super().get_form(request, obj, change, **kwargs)
        if "topics" in form.base_fields:
            topics: Any = form.base_fields["topics"]
            form.base_fields["topics"] = topics.for_user(request.user)
        return form

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """Records that were merged into another are found on the list, but not offered for choosing."""
        found, duplicates = super().get_search_results(request, queryset, search_term)
        if request.path == reverse("admin:autocomplete"):
            found = found.filter(merged_into__isnull=True)
        return found, duplicates

    def get_urls(self) -> list[URLPattern]:
        search = self.admin_site.admin_view(self.search_view)
        return [path("search/", search, name="entities_entity_search"), *super().get_urls()]

    def withhold(self, record: Entity, by: Any, reason: str) -> None:
        withhold_entity(entity=record, by=by, reason=reason)

    def release(self, record: Entity, by: Any) -> None:
        release_entity(entity=record, by=by)

    def search_view(self, request: HttpRequest) -> JsonResponse:
        """Entities with a name that holds ?q=, those in print first: {"results": [{"id", "text", "note"}]}."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        query = request.GET.get("q", "").strip()
        matching = Q(name__icontains=query) | Q(
            names__text__icontains=query,
            names__kind__in=[kind for kind in NameKind.values if kind != NameKind.WEAK_ALIAS],
        )
        entities = (
            Entity.objects.filter(matching, merged_into__isnull=True).distinct().order_by("-in_print", "name")
        )
        return JsonResponse(
            {
                "results": [
                    {
                        "id": entity.pk,
                        "text": entity.name,
                        "note": entity.disambiguator or entity.get_kind_display(),
                    }
                    for entity in entities[:MOST_SUGGESTIONS]
                ]
            }
        )

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["withhold_url"] = self.withhold_url_for(request, context.get("original"))
        return super().render_change_form(request, context, *args, **kwargs)
