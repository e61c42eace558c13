"""What our attribution words mean."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from newsroom.site.caching import public_page
from newsroom.site.selectors.standards import standards_page


@public_page
def standards(request: HttpRequest) -> HttpResponse:
    """The standards page."""
    return render(request, "newsroom/standards.html", {"page": standards_page()})
