"""Claims: who says what, how, and how it will read."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from articles.claims.addresses import claim_address
from articles.claims.admin.anonymity import AnonymityMixin
from articles.claims.admin.answer import AnswerMixin, rows_for_answer
from articles.claims.admin.endpoints import (
    claim_in_dialog,
    compose_claim,
    record_quick_claim,
    search_claims,
)
from articles.claims.enums import Contention, Harm, Origin
from articles.claims.forms import ClaimForm, PartyForm
from articles.claims.labels import CardVersionError, ClaimFacts, compose_label
from articles.claims.models import Claim, ClaimLink, ClaimParty, Evidence
from articles.claims.rules import may_review, may_withhold
from articles.claims.selectors import SimilarClaim, similar_claims
from articles.claims.services.record import record_claim, review_claim
from articles.claims.services.state import refresh_claim_state
from articles.claims.services.withhold import release_claim, withhold_claim
from articles.claims.signals import claim_edited
from newsroom.ledger.autocomplete import DeskRows
from newsroom.ledger.screens import DeskScreen, flag, pill
from newsroom.ledger.withholding import WithholdMixin

_HARM_TONE: dict[str, str] = {Harm.SERIOUS: "bad", Harm.GRAVE: "bad", Harm.MODERATE: "warn"}
_CONTENTION_TONE: dict[str, str] = {Contention.SUPPORTED: "good"}


class PartyRows(DeskRows):
    model = ClaimParty
    form = PartyForm
    autocomplete_fields = ("entity",)
    extra = 1

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return self.extra if obj else rows_for_answer(request, ClaimParty, self.extra)


class LinkRows(DeskRows):
    model = ClaimLink
    fk_name = "from_claim"
    fields = ("kind", "to_claim")
    autocomplete_fields = ("to_claim",)
    extra = 0
    verbose_name_plural = "this claim…"

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return self.extra if obj else rows_for_answer(request, ClaimLink, self.extra)


class EvidenceRows(DeskRows):
    model = Evidence
    fk_name = "claim"
    fields = ("item", "tests", "stance", "locator", "is_public")
    autocomplete_fields = ("item",)
    extra = 0
    show_change_link = True


class ReviewFilter(admin.SimpleListFilter):
    title = "review"
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("waiting", "Found automatically, not reviewed"), ("done", "Reviewed or written by a person")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        waiting = Q(origin=Origin.IMPORT, reviewed_at__isnull=True)
        match self.value():
            case "waiting":
                return queryset.filter(waiting)
            case "done":
                return queryset.exclude(waiting)
        return queryset


class ClaimList(ChangeList):
    """The list leads where a claim opens for whoever looks at it."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.user = request.user
        super().__init__(request, *args, **kwargs)

    def url_for_result(self, result: Any) -> str:
        return claim_address(result, self.user)


@admin.register(Claim)
class ClaimScreen(AnonymityMixin, AnswerMixin, WithholdMixin, DeskScreen):
    withheld_thing = "the claim"
    may_withhold = staticmethod(may_withhold)
    form = ClaimForm
    change_form_template = "admin/claims/claim_form.html"
    inlines = (PartyRows, LinkRows, EvidenceRows)
    list_display = (
        "public_text",
        "mode",
        "speech_act",
        "harm_pill",
        "contention_pill",
        flag("in_print", "In print"),
    )
    list_filter = ("mode", "speech_act", "harm", "contention", ReviewFilter, "in_print")
    search_fields = ("public_text", "statement", "uid", "claimant_label")
    autocomplete_fields = ("relayed_by",)
    readonly_fields = ("uid", "origin_line")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "public_text",
                    "statement",
                    ("mode", "speech_act", "harm"),
                    ("cue", "claimant_label"),
                )
            },
        ),
        (
            "More about it",
            {
                "classes": ("collapse",),
                "fields": (
                    ("basis", "certainty", "polarity"),
                    ("relayed_by", "underlying_mode"),
                    ("language", "original_wording"),
                ),
            },
        ),
        ("When", {"classes": ("rail",), "fields": (("said_on", "about_when"), "review_deadline")}),
        ("Record", {"classes": ("rail",), "fields": ("uid", "origin_line")}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fieldsets if obj else self.fieldsets[:-1]

    @admin.display(description="harm", ordering="harm")
    def harm_pill(self, claim: Claim) -> SafeString | str:
        return (
            pill(claim.get_harm_display(), _HARM_TONE.get(claim.harm, "")) if claim.harm != Harm.NONE else ""
        )

    @admin.display(description="argument", ordering="contention")
    def contention_pill(self, claim: Claim) -> SafeString | str:
        if claim.withheld_at:
            return pill("Withheld", "bad")
        if claim.contention == Contention.NONE:
            return ""
        return pill(claim.get_contention_display(), _CONTENTION_TONE.get(claim.contention, "warn"))

    @admin.display(description="origin")
    def origin_line(self, claim: Claim) -> str:
        line = str(claim.get_origin_display())
        if claim.reviewed_at:
            line += f"; reviewed by {claim.reviewed_by}, {claim.reviewed_at:%d %b %Y}"
        return line

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return ClaimList

    # --- saving ---------------------------------------------------------------------------------------------

    def save_model(self, request: HttpRequest, obj: Claim, form: Any, change: bool) -> None:
        """New claims are written by `record_claim`; the state of changed ones is refreshed with their rows."""
        if change:
            obj.save()
            return
        fields = {name: value for name, value in form.cleaned_data.items() if name in form.fields}
        claim = record_claim(by=request.user, **fields)
        obj.pk, obj.uid, obj.created_at = claim.pk, claim.uid, claim.created_at
        obj._state.adding = False

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """After parties, links and evidence: labels of this claim, and of those it is or was linked with."""
        keys = {form.instance.pk} | _neighbours(form.instance.pk)
        super().save_related(request, form, formsets, change)
        refresh_claim_state(Claim.objects.filter(pk__in=keys | _neighbours(form.instance.pk)))
        if change:
            claim_edited.send(sender=Claim, claim=form.instance, by=request.user)

    def log_addition(self, request: HttpRequest, obj: models.Model, message: Any) -> None:  # type: ignore[override]
        """`record_claim` wrote the entry."""

    # --- deleting -------------------------------------------------------------------------------------------

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """A claim that stands in a story stays: say where, instead of a page of protected rows."""
        claim = self.get_object(request, object_id)
        if claim is not None and self.has_delete_permission(request, claim):
            places = self._places(claim)
            if places or claim.in_print:
                titles = ", ".join(f"“{place.title}”" for place in places) or "print"
                messages.error(
                    request,
                    f"This claim cannot be deleted: it stands in {titles}. Take its mark out of the stories, or have"
                    " legal withhold it; what was printed stays on file.",
                )
                return redirect("admin:claims_claim_change", object_id)
        return super().delete_view(request, object_id, extra_context)

    # --- pages ----------------------------------------------------------------------------------------------

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("search/", view(search_claims), name="claims_claim_search"),
            path("quick/", view(record_quick_claim), name="claims_claim_quick"),
            path("compose/", view(compose_claim), name="claims_claim_compose"),
            path("in-dialog/<slug:uid>/", view(claim_in_dialog), name="claims_claim_in_dialog"),
            path("<int:pk>/review/", view(self.review_view), name="claims_claim_review"),
            *self.anonymity_urls(),
            *super().get_urls(),
        ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        claim = context.get("original")
        if claim:
            context["label_preview"] = self._label_preview(claim)
            context["places"] = self._places(claim)
            context["similar"] = _similar(claim)
            context["answers"] = claim.links_in.select_related("from_claim")
            if not claim.is_reviewed and may_review(request.user):
                context["review_url"] = reverse("admin:claims_claim_review", args=[claim.pk])
            context["anonymity_url"] = self.anonymity_url_for(request, claim)
            context["withhold_url"] = self.withhold_url_for(request, claim)
        return super().render_change_form(request, context, *args, **kwargs)

    def review_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """POST: sign that somebody has looked at a claim that was found automatically."""
        if request.method != "POST" or not may_review(request.user):
            raise PermissionDenied
        review_claim(claim=get_object_or_404(Claim, pk=pk), by=request.user)
        messages.success(request, "Reviewed: its label no longer says that nobody has looked.")
        return redirect("admin:claims_claim_change", pk)

    def withhold(self, record: Claim, by: Any, reason: str) -> None:
        withhold_claim(claim=record, by=by, reason=reason)

    def release(self, record: Claim, by: Any) -> None:
        release_claim(claim=record, by=by)

    def _label_preview(self, claim: Claim) -> SafeString | str:
        """The card's lines as readers will see them."""
        try:
            parts = compose_label(ClaimFacts.from_card(claim.card)).parts
        except CardVersionError:
            return "Save the claim to see its label."
        if not parts:
            return "Nothing is printed beside it: our own voice."
        return format_html_join("", "<p>{}</p>", ((part,) for part in parts))

    def _places(self, claim: Claim) -> list[Any]:
        """Stories that print the claim. This app does not know stories: the desk's site, which does, is asked."""
        places_of = getattr(self.admin_site, "places_of", None)
        return list(places_of(claim)) if places_of else []


def _similar(claim: Claim) -> list[SimilarClaim]:
    """Other claims that say the same, the opposite or another number, and what is near. Seven queries."""
    return similar_claims(
        claim.statement,
        language=claim.language,
        polarity=claim.polarity,
        speech_act=claim.speech_act,
        parties=claim.party_set.order_by("pk").values_list("entity_id", flat=True),
        exclude=[claim.pk],
    )


def _neighbours(key: int) -> set[int]:
    """Keys of the claims linked with this one, either way."""
    pairs = ClaimLink.objects.filter(Q(from_claim=key) | Q(to_claim=key)).values_list(
        "from_claim_id", "to_claim_id"
    )
    return {key for pair in pairs for key in pair}
