"""Moving a planned slot from the calendar, by a form that needs no script."""

from __future__ import annotations

import datetime

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse

from articles.exceptions import StoryError, StoryNotAllowed, refusal_in_words
from articles.models import Article
from articles.rules import may_write
from articles.services.planning import plan_story
from newsroom.ledger.house_time import in_house_time

#: What of the calendar's address a form may bring back. The path is always the calendar's own.
_KEPT = ("view", "month", "week", "whose", "section", "time")
_SLOT = forms.DateTimeField(
    input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    error_messages={
        "required": "Say when: the slot was left as it is.",
        "invalid": "That is no day and hour: the slot was left as it is.",
    },
)


def move_urls(site: AdminSite) -> list[URLPattern]:
    """The address of the form below the admin's own."""
    return [path("calendar/<int:pk>/move/", site.admin_view(move_view), name="calendar_move")]


def move_view(request: HttpRequest, pk: int) -> HttpResponse:
    """POST planned_for (the house's wall clock) and back (the query of the page one came from)."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not may_write(request.user):
        raise PermissionDenied
    story = get_object_or_404(Article, pk=pk)
    try:
        slot: datetime.datetime = _SLOT.clean(request.POST.get("planned_for", ""))
        plan_story(article=story, by=request.user, planned_for=slot)
    except StoryNotAllowed as refused:
        raise PermissionDenied from refused
    except (StoryError, ValidationError) as refused:
        messages.error(request, refusal_in_words(refused))
    else:
        messages.success(request, f"“{story}” is planned for {in_house_time(slot)}.")
    return redirect(f"{reverse('admin:calendar')}{_back(request.POST.get('back', ''))}")


def _back(query: str) -> str:
    asked, held = QueryDict(query.removeprefix("?")), QueryDict(mutable=True)
    for name in _KEPT:
        held.setlist(name, asked.getlist(name))
    return f"?{held.urlencode()}"
