"""Claims: their index and one page each."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from articles.claims.models import Claim
from newsroom.site.caching import public_page
from newsroom.site.selectors.claim import claim_page
from newsroom.site.selectors.claims import claim_index
from newsroom.site.selectors.paging import NoSuchPage
from newsroom.site.views.errors import gone


@public_page
def claims(request: HttpRequest) -> HttpResponse:
    """All public claims, newest saying first; the parameters are those of ClaimFilter, and page."""
    try:
        index = claim_index(request.GET)
    except NoSuchPage as error:
        raise Http404 from error
    return render(request, "claims/claim_list.html", {"index": index})


@public_page
def claim(request: HttpRequest, uid: str) -> HttpResponse:
    """A public claim; 410 where legal has withheld it, else 404."""
    page = claim_page(uid)
    if page is not None:
        return render(request, "claims/claim_detail.html", {"page": page})
    if Claim.objects.gone().filter(uid=uid).exists():
        return gone(request, "This claim was in print here and has been withheld.")
    raise Http404
