"""The panel of what colleagues say to each other about a claim."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, reverse
from django.views.decorators.debug import sensitive_post_parameters

from articles.claims.models import Claim, ClaimNote
from articles.exceptions import StoryError, StoryNotAllowed
from articles.rules import may_comment, may_read_notes
from articles.selectors.claim_notes import claim_threads
from articles.services import claim_notes
from newsroom.desk.claims.answers import not_allowed
from newsroom.desk.claims.page import claim_or_404, refused
from newsroom.desk.claims.refused import refused_in
from newsroom.desk.pages import paths_of
from newsroom.ledger.typed import number_in

#: What is done to a note that is there.
_ACTS: Final = frozenset({"reply", "edit", "take-back", "resolve", "reopen"})


def urls(site: AdminSite) -> list[URLPattern]:
    """Writing, answering and resolving notes."""
    return paths_of(site, ("desk/claims/<str:uid>/note/", note_view, "desk_claim_note"))


def notes_context(request: HttpRequest, claim: Claim) -> dict[str, Any]:
    """The threads; nothing for those who may not read notes. One query."""
    if not may_read_notes(request.user):
        return {"may_read": False}
    open_threads, resolved = claim_threads(claim)
    failed = refused_in(request, "notes")
    act, _, key = failed.sent.get("act", "").partition(":") if failed else ("", "", "")
    return {
        "may_read": True,
        "may_comment": may_comment(request.user),
        "open": open_threads,
        "resolved": resolved,
        "count": len(open_threads),
        "me": request.user.pk,
        "people_url": reverse("admin:articles_article_note_people"),
        "refused": failed,
        "failed_act": act,
        "failed_edit": number_in(key) if act == "edit" else None,
        "failed_reply": number_in(key) if act == "reply" else None,
        "typed": failed.sent.get("text", "") if failed else "",
    }


@sensitive_post_parameters()
def note_view(request: HttpRequest, uid: str, *, site: AdminSite) -> HttpResponse:
    """POST act ("add", or an act and a note's key as "reply:12") and its text. Leads to the note."""
    claim = claim_or_404(request, uid)
    if not may_read_notes(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    act, _, key = request.POST.get("act", "").partition(":")
    try:
        note, said = _do(request, claim, act, number_in(key))
    except StoryNotAllowed as error:
        return not_allowed(error)
    except StoryError as error:
        return refused(request, claim, "notes", error, site=site)
    messages.success(request, said)
    return redirect(f"{reverse('admin:desk_claim', args=[claim.uid])}#note-{note.pk}")


def _do(request: HttpRequest, claim: Claim, act: str, key: int | None) -> tuple[ClaimNote, str]:
    by, text = request.user, request.POST.get("text", "")
    if not may_comment(by):
        raise StoryNotAllowed("Your role may not write notes on claims: ask an editor.")
    if act == "add":
        return _written(claim_notes.add_claim_note(claim=claim, by=by, text=text), "Posted.")
    if act not in _ACTS:
        raise StoryError("Choose what to do with the note.")
    note = get_object_or_404(ClaimNote, claim=claim, pk=key or 0)
    writes: dict[str, tuple[Callable[..., claim_notes.Written], str]] = {
        "reply": (claim_notes.reply_to_claim_note, "Answered."),
        "edit": (claim_notes.edit_claim_note, "Changed."),
    }
    if act in writes:
        write, said = writes[act]
        return _written(write(note=note, by=by, text=text), said)
    moves: dict[str, tuple[Callable[[], ClaimNote], str]] = {
        "take-back": (partial(claim_notes.take_back_claim_note, note=note, by=by), "Taken back."),
        "resolve": (partial(claim_notes.resolve_claim_note, note=note, by=by), "Resolved."),
        "reopen": (partial(claim_notes.reopen_claim_note, note=note, by=by), "Taken up again."),
    }
    move, said = moves[act]
    return move(), said


def _written(written: claim_notes.Written, said: str) -> tuple[ClaimNote, str]:
    return written.note, " ".join([said, *map(str, written.unknown)])
