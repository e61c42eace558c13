"""What we got wrong."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from newsroom.site.caching import public_page
from newsroom.site.selectors.corrections import correction_index
from newsroom.site.selectors.paging import NoSuchPage


@public_page
def corrections(request: HttpRequest) -> HttpResponse:
    """All corrections, clarifications and retractions, newest first; ?kind= (repeatable) and ?page=."""
    try:
        index = correction_index(request.GET)
    except NoSuchPage as error:
        raise Http404 from error
    return render(request, "articles/correction_list.html", {"index": index})
