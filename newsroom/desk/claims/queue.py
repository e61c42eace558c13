"""The queue of the claims desk: open claims, the most pressing first, and why they are."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse
from django.utils import timezone

from articles.claims.enums import CheckStatus
from articles.claims.enums import Tests as Axis
from articles.claims.exceptions import ClaimError, ClaimNotAllowed
from articles.claims.models import Claim
from articles.claims.rules import may_decide, may_propose, may_read
from articles.claims.selectors.queue import Narrowing, counts_of_needs, narrowed, page_of
from articles.claims.selectors.queue_rows import Row, rows_of
from articles.claims.services.verdicts import release, take
from newsroom.desk.claims.queue_asked import NAMES, Asked, filters_of, query_of, read_asked, without
from newsroom.desk.pages import paths_of
from newsroom.desk.row_html import short_name

#: Rows of a page.
ROWS = 50
_TONES = {
    "": "",
    CheckStatus.OPEN: "",
    CheckStatus.ASSIGNED: "due",
    CheckStatus.LABELLING: "warn",
    CheckStatus.TO_APPROVE: "warn",
    CheckStatus.RETURNED: "bad",
    CheckStatus.DONE: "good",
}
_HARM_TONES = {"grave": "bad", "serious": "bad", "moderate": "warn"}
#: A question in one of these waits for somebody's first finding: then it can be taken.
_TO_TAKE = ("", CheckStatus.OPEN, CheckStatus.ASSIGNED, CheckStatus.RETURNED)


@dataclass(frozen=True, slots=True)
class Line:
    """A row as the page prints it. `act` is "take", "release" or "": what this person may do about it from here."""

    row: Row
    harm_tone: str
    said: tuple[str, str]
    so: tuple[str, str]
    assignee: str
    people: str
    people_names: str
    act: str
    axis: str


def urls(site: AdminSite) -> list[URLPattern]:
    """The addresses of the queue."""
    return paths_of(
        site,
        ("desk/claims/", queue_view, "desk_claims"),
        ("desk/claims/take/", take_view, "desk_claims_take"),
    )


def queue_view(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """The page; or with ?part=list only its rows, under an ETag. Six queries beside the user's, whatever is on it."""
    if not may_read(request.user):
        raise PermissionDenied
    now = timezone.now()
    asked = read_asked(request.GET)
    part = _list(request, asked, now)
    if request.GET.get("part") == "list":
        return _part(request, part)
    counts = counts_of_needs(asked.narrowing, request.user, now=now)
    filters = filters_of(asked, counts)
    context = {
        **site.each_context(request),
        **part,
        "title": "Claims desk",
        "filters": filters,
        "hidden": _hidden(asked, "q"),
        "hidden_of_party": _hidden(asked, "party"),
        "clear_party": query_of(without(asked, "party")),
        "is_filtered": bool(
            asked.narrowing.q or asked.party or asked.typed_party or any(each.chosen for each in filters)
        ),
        "here": query_of(asked, page=str(asked.page)),
    }
    request.current_app = site.name  # type: ignore[attr-defined]
    return TemplateResponse(request, "admin/desk/claims/queue.html", context)


def take_view(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """POST take or release ("id:question"), back (the address of the list): be on a claim, or let it go."""
    if request.method != "POST" or not may_decide(request.user):
        raise PermissionDenied
    verb = take if "take" in request.POST else release
    uid, _, axis = (request.POST.get("take") or request.POST.get("release", "")).partition(":")
    claim = Claim.objects.filter(uid=uid).first()
    if claim is None or axis not in Axis.values:
        raise Http404
    try:
        verb(claim=claim, axis=axis, by=request.user)
    except ClaimNotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except ClaimError as refused:
        messages.error(request, str(refused))
    else:
        words = "You are on it" if verb is take else "You let it go"
        messages.success(request, f"{words}: {claim.public_text}")
    back = request.POST.get("back", "")
    query = back if back.startswith("?") else ""
    return redirect(f"{reverse('admin:desk_claims')}{query}#claim-{claim.uid}")


def _list(request: HttpRequest, asked: Asked, now: Any) -> dict[str, Any]:
    """What the part of the page that changes by itself is made of."""
    found = page_of(narrowed(asked.narrowing, request.user, now=now), page=asked.page, size=ROWS)
    rows = rows_of(found.keys, now=now)
    may_take = may_propose(request.user)
    number = f"{found.count:,}".replace(",", "\u202f")
    return {
        "asked": asked,
        "q": asked.narrowing.q,
        "lines": [_line(row, request.user, may_take=may_take) for row in rows],
        "may_take": may_take,
        "count_words": f"more than {number}" if found.is_cut else number,
        "first": (asked.page - 1) * ROWS + 1,
        "last": (asked.page - 1) * ROWS + len(rows),
        "kept": query_of(asked).removesuffix("?"),
        "previous": query_of(asked, page=str(asked.page - 1)) if asked.page > 1 else "",
        "next": query_of(asked, page=str(asked.page + 1))
        if found.count > asked.page * ROWS or found.is_cut
        else "",
        "is_plain": asked.narrowing == Narrowing() and not asked.typed_party,
    }


def _line(row: Row, user: Any, *, may_take: bool) -> Line:
    held, people = row.row, row.people
    more = f" +{len(people) - 1}" if len(people) > 1 else ""
    act, axis = _offer(row, user) if may_take else ("", "")
    return Line(
        row=row,
        harm_tone=_HARM_TONES.get(held.harm, ""),
        said=_status(held.attribution, row.ratings.get(Axis.ATTRIBUTION, ""), is_act=held.is_act),
        so=_status(held.content, row.ratings.get(Axis.CONTENT, "")),
        assignee=", ".join(short_name(person) for person in row.assignees),
        people=f"{'You' if people[0].user_id == user.pk else people[0].name}{more}" if people else "",
        people_names=", ".join(person.name for person in people),
        act=act,
        axis=axis,
    )


def _status(status: str, rating: str, *, is_act: bool = False) -> tuple[str, str]:
    """A question's state as a pill: its words and its tone. Of a decided one, what was found."""
    if not status:
        return ("On record", "") if is_act else ("", "")
    words = rating if status == CheckStatus.DONE and rating else str(CheckStatus(status).label)
    return words, _TONES[status]


def _offer(row: Row, user: Any) -> tuple[str, str]:
    """What this person may do about the claim from the list, and about which question."""
    held = row.row
    questions: Sequence[tuple[str, str, int | None]] = (
        (Axis.ATTRIBUTION, held.attribution, held.attribution_by_id),
        (Axis.CONTENT, held.content, held.content_by_id),
    )
    for axis, status, by in questions:
        if by == user.pk and status in (CheckStatus.ASSIGNED, CheckStatus.RETURNED):
            return "release", axis
    for axis, status, by in questions:
        is_wanted = (
            not held.is_act if axis == Axis.ATTRIBUTION else held.attribution == CheckStatus.DONE or status
        )
        if by is None and status in _TO_TAKE and is_wanted:
            return "take", axis
    return "", ""


def _hidden(asked: Asked, name: str) -> list[tuple[str, str]]:
    """What a form that asks for one thing anew keeps of the address: all the rest, not the page."""
    query = QueryDict(query_of(without(asked, name))[1:])
    return [(key, str(query[key])) for key in NAMES if key in query]


def _part(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """Holds no token, so that it is the same until something changed."""
    text = render_to_string("admin/desk/claims/queue_rows.html", context, request)
    etag = f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
    response = (
        HttpResponse(status=304) if request.headers.get("If-None-Match") == etag else HttpResponse(text)
    )
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    return response
