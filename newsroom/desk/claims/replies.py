"""The addresses of the right of reply: the list of what is outstanding, the page for asking, and the acts."""

from __future__ import annotations

from django.contrib.admin import AdminSite
from django.urls import URLPattern

from newsroom.desk.claims.reply_acts import approve_view, close_view, no_answer_view, refuse_view, waiver_view
from newsroom.desk.claims.reply_ask import ask_view
from newsroom.desk.claims.reply_list import list_view
from newsroom.desk.pages import paths_of


def urls(site: AdminSite) -> list[URLPattern]:
    """Each before the page of one claim, which takes every address that is left."""
    return paths_of(
        site,
        ("desk/replies/", list_view, "desk_replies"),
        ("desk/replies/ask/", ask_view, "desk_reply_ask"),
        ("desk/replies/no-answer/", no_answer_view, "desk_reply_no_answer"),
        ("desk/replies/<int:pk>/close/", close_view, "desk_reply_close"),
        ("desk/replies/<int:pk>/waiver/", waiver_view, "desk_reply_waiver"),
        ("desk/replies/<int:pk>/approve/", approve_view, "desk_reply_approve"),
        ("desk/replies/<int:pk>/refuse/", refuse_view, "desk_reply_refuse"),
    )
