"""Claims: one page each."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from articles.claims.models import Claim
from newsroom.site.caching import public_page
from newsroom.site.selectors.claim import claim_page
from newsroom.site.views.errors import gone


@public_page
def claim(request: HttpRequest, uid: str) -> HttpResponse:
    """A public claim; 410 where legal has withheld it, else 404."""
    page = claim_page(uid)
    if page is not None:
        return render(request, "claims/claim_detail.html", {"page": page})
    if Claim.objects.gone().filter(uid=uid).exists():
        return gone(request, "This claim was in print here and has been withheld.")
    raise Http404
