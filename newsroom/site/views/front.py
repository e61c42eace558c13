"""The front page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from newsroom.site.caching import public_page
from newsroom.site.selectors.front import front_page


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """The front page, under today's date in the paper's own time zone."""
    return render(request, "newsroom/home.html", {"page": front_page(), "front": timezone.localdate()})
