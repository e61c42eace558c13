"""The desk's pages on what a person is told of: the list behind the bell, and how one wants to be told."""

from __future__ import annotations

import uuid
from typing import cast
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse

from newsroom.desk.pages import paths_of
from newsroom.enums import NotificationEvent
from newsroom.ledger.typed import number_in
from newsroom.models import Notification, User
from newsroom.notifications.choices import Channels, channels_of, choose_channels

ROWS = 50


def notification_urls(site: AdminSite) -> list[URLPattern]:
    """The addresses of these pages below the admin's own: for everybody at the desk, each with their own rows."""
    return paths_of(
        site,
        ("notifications/", list_view, "notifications"),
        ("notifications/read/", read_all_view, "notifications_read"),
        ("notifications/choices/", choices_view, "notification_choices"),
        ("notifications/<uuid:uid>/", open_view, "notification_open"),
        ("notifications/<uuid:uid>/read/", read_view, "notification_read"),
    )


def list_view(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """What this person was told, newest first, unread ones marked. Two queries beside the user's."""
    only_unread = request.GET.get("unread") == "1"
    rows = Notification.objects.shown_to(request.user).select_related("actor", "claim")
    if only_unread:
        rows = rows.unread()
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    context = {
        **site.each_context(request),
        "title": "Notifications",
        "page": page,
        "only_unread": only_unread,
        "may_read_claims": request.user.has_perm("claims.view_claim"),
        "unread": getattr(request.user, "unread_notifications", 0),
    }
    return TemplateResponse(request, "admin/notifications/list.html", context)


def open_view(request: HttpRequest, uid: uuid.UUID, *, site: AdminSite) -> HttpResponse:
    """A row that was clicked: mark it as read and go to what it tells of.

    A link that changes something, and no more than what following it says: that this person has seen the row.
    """
    row = _own_row(request, uid)
    Notification.objects.filter(pk=row.pk).mark_read()
    return redirect(row.url or "admin:notifications")


def read_view(request: HttpRequest, uid: uuid.UUID, *, site: AdminSite) -> HttpResponse:
    """POST: mark one as read, and back to the list."""
    if request.method != "POST":
        raise PermissionDenied
    Notification.objects.filter(pk=_own_row(request, uid).pk).mark_read()
    return _back(request)


def read_all_view(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """POST: mark all as read, and back to the list."""
    if request.method != "POST":
        raise PermissionDenied
    count = Notification.objects.shown_to(request.user).mark_read()
    messages.success(request, f"{count} marked as read." if count else "Nothing was unread.")
    return redirect("admin:notifications")


def choices_view(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """A table of events and ways; POST keeps what is ticked. One query beside the user's."""
    if request.method == "POST":
        wanted = {
            event: Channels(
                in_app=f"{event}-in_app" in request.POST,
                email=f"{event}-email" in request.POST,
            )
            for event in NotificationEvent.values
        }
        choose_channels(request.user, wanted)
        messages.success(request, "Saved: from now on you are told this way.")
        return redirect("admin:notification_choices")
    user = cast(User, request.user)  # the admin lets nobody else in
    ways = channels_of([user.pk], NotificationEvent.values)
    context = {
        **site.each_context(request),
        "title": "What I am told",
        "rows": [(event, words, ways[user.pk, event]) for event, words in NotificationEvent.choices],
        "address": user.email,
    }
    return TemplateResponse(request, "admin/notifications/choices.html", context)


def _own_row(request: HttpRequest, uid: uuid.UUID) -> Notification:
    """The person's own row; those of others are not there."""
    return get_object_or_404(Notification.objects.shown_to(request.user), uid=uid)


def _back(request: HttpRequest) -> HttpResponse:
    """To the part of the list that the button stood on."""
    asked = {name: number_in(request.POST.get(name, "")) for name in ("unread", "page")}
    kept = urlencode({name: number for name, number in asked.items() if number is not None})
    return redirect(f"{reverse('admin:notifications')}{'?' if kept else ''}{kept}")
