"""People and organisations: their index and one dossier each."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from entities.models import Entity
from newsroom.site.caching import public_page
from newsroom.site.selectors.dossier import dossier, standing_slug
from newsroom.site.selectors.entities import entity_index
from newsroom.site.selectors.paging import NoSuchPage
from newsroom.site.views.errors import gone


@public_page
def entities(request: HttpRequest) -> HttpResponse:
    """All public dossiers by name; ?kind=cartel, ?letter=A and ?page=2."""
    try:
        index = entity_index(request.GET)
    except NoSuchPage as error:
        raise Http404 from error
    return render(request, "entities/entity_list.html", {"index": index})


@public_page
def entity(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A public dossier; 301 to the one that a merged record went into; 410 where legal has withheld it;
    else 404, also for a living person whose dossier no editor has opened.
    """
    page = dossier(slug)
    if page is not None:
        return render(request, "entities/entity_detail.html", {"page": page})
    if Entity.objects.gone().filter(slug=slug).exists():
        return gone(request, "This dossier was open here and has been withheld.")
    target = standing_slug(slug)
    if target is not None:
        return redirect("site:entity", target, permanent=True)
    raise Http404
