"""The page on which anonymity is granted to the source of a claim, for those who may. It asks for no name."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from articles.claims.enums import Mode
from articles.claims.forms import AnonymityForm
from articles.claims.models import AnonymityGrant, Claim
from articles.claims.rules import may_grant_anonymity
from articles.claims.services.anonymity import end_anonymity, grant_anonymity
from newsroom.ledger.record_page import record_page

#: Days that the form proposes; a house that wants others types them.
_USUAL_DAYS = 90


class AnonymityMixin:
    """For the claim's screen. The services decide and write, this asks and reports."""

    def anonymity_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view  # type: ignore[attr-defined]
        return [
            path("<int:pk>/anonymity/", view(self.anonymity_view), name="claims_claim_anonymity"),
            path(
                "<int:pk>/anonymity/<int:grant>/end/",
                view(self.end_anonymity_view),
                name="claims_claim_anonymity_end",
            ),
        ]

    def anonymity_url_for(self, request: HttpRequest, claim: Claim) -> str:
        """Where this person grants it; empty for those who may not, and for claims whose source has a name."""
        if claim.mode != Mode.ANONYMOUS or not may_grant_anonymity(request.user):
            return ""
        return reverse("admin:claims_claim_anonymity", args=[claim.pk])

    def anonymity_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What was granted for a claim, and a form to grant it. Six queries beside the user's."""
        if not may_grant_anonymity(request.user):
            raise PermissionDenied
        claim = get_object_or_404(Claim, pk=pk)
        day = timezone.localdate() + timedelta(days=_USUAL_DAYS)
        form = AnonymityForm(request.POST or None, by=request.user, initial={"expires_on": day})
        if request.method == "POST" and form.is_valid():
            try:
                grant_anonymity(claim=claim, by=request.user, **form.cleaned_data)
            except ValidationError as refused:
                form.add_error(None, refused)
            else:
                messages.success(request, "Granted. Who the source is stands nowhere in this system.")
                return redirect("admin:claims_claim_change", pk)
        grants = claim.anonymity_grants.select_related("known_to", "approved_by", "ended_by")
        rows = [(grant, grant.holds_on(timezone.localdate())) for grant in grants]
        template, title = "admin/claims/anonymity.html", "Grant anonymity"
        return record_page(self, request, claim, template, title=title, form=form, grants=rows)

    def end_anonymity_view(self, request: HttpRequest, pk: int, grant: int) -> HttpResponse:
        """POST: end a grant before its day."""
        if request.method != "POST" or not may_grant_anonymity(request.user):
            raise PermissionDenied
        end_anonymity(grant=get_object_or_404(AnonymityGrant, pk=grant, claim=pk), by=request.user)
        messages.success(request, "Ended: the claim may no longer be printed without a name.")
        return redirect("admin:claims_claim_anonymity", pk)
