"""Reading what is held of an item, beside the claim that it speaks to."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils.http import urlencode

from articles.claims.enums import Credibility, FetchStatus, LiveState, Reliability, Stance, Tests
from articles.claims.exceptions import ItemRefused
from articles.claims.models import Claim, Fetch, HeldCopy, SourceItem
from articles.claims.reading.passages import blocks_of
from articles.claims.rules import may_add_items, may_grade_sources, may_read_copies
from articles.claims.selectors.items import (
    PART,
    cited_from,
    kind_of,
    part_of,
    part_with,
    redaction_of,
    state_words,
)
from articles.claims.services.fetches import OFF, is_on
from articles.claims.services.live import difference
from newsroom.desk.pages import paths_of
from newsroom.ledger.typed import number_in

_ACTIVE = (FetchStatus.QUEUED, FetchStatus.RUNNING)


def urls(site: AdminSite) -> list[URLPattern]:
    """The reader, and the part of it that tells how far a fetch is."""
    return paths_of(
        site,
        ("desk/items/<int:pk>/", reader_view, "desk_item"),
        ("desk/items/<int:pk>/fetch-state/", fetch_state_view, "desk_item_fetch_state"),
    )


def reader_view(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    """A copy of an item (?copy=2, else the newest), beside a claim (?claim=uid). Seven queries beside the user's.

    ?part= is the screenful of a long text, ?find= leads to the first paragraph with these words, ?compare=1 shows what
    the copy says otherwise than the one that is relied on.
    """
    if not may_read_copies(request.user):
        raise PermissionDenied
    item = get_object_or_404(SourceItem.objects.select_related("source"), pk=pk)
    claim = _claim(request)
    copies = list(item.copies.defer("text"))
    wanted = number_in(request.GET.get("copy", ""))
    chosen = next((copy for copy in copies if copy.number == wanted), copies[0] if copies else None)
    newest = item.fetches.order_by("-pk").first()
    words, tone = state_words(item, newest, len(copies))
    context: dict[str, Any] = {
        **site.each_context(request),
        "title": item.title,
        "item": item,
        "claim": claim,
        "beside": f"?{urlencode({'claim': claim.uid})}" if claim else "",
        "copies": copies,
        "copy": chosen,
        "state": words,
        "tone": tone,
        "letters": Reliability.choices,
        "may_add": may_add_items(request.user),
        "may_grade": may_grade_sources(request.user),
        "fetcher_off": "" if is_on() else OFF,
        "tests": Tests.choices,
        "stances": Stance.choices,
        "digits": Credibility.choices,
        "needs_reading": item.live_state == LiveState.CHANGED
        or bool(copies and copies[0].number > item.relied_copy and item.live_state == LiveState.VANISHED),
        **_fetch_context(item, newest),
    }
    if chosen is None:
        return TemplateResponse(request, "admin/desk/claims/reader.html", context)
    find = request.GET.get("find", "").strip()[:200]
    found = part_with(blocks_of(chosen.text), find) if find else None
    if found is not None and request.GET.get("part") is None:
        query: dict[str, str | int] = {"copy": chosen.number, "part": found.index // PART + 1, "find": find}
        if claim:
            query["claim"] = claim.uid
        return redirect(f"{request.path}?{urlencode(query)}#b{found.index}")
    part = part_of(chosen, number_in(request.GET.get("part", "")) or 1)
    cited = cited_from(chosen, claim) if claim else []
    context |= {
        "kind": kind_of(chosen),
        "redaction": redaction_of(chosen),
        "part": part,
        "previous": part.number - 1,
        "next": part.number + 1 if part.number < part.count else 0,
        "cited": cited,
        "cited_blocks": {each.block for each in cited if each.block is not None},
        "find": find,
        "not_found": bool(find) and found is None,
        "found": found.index if found else None,
        **_comparison(request, item, copies, chosen),
    }
    return TemplateResponse(request, "admin/desk/claims/reader.html", context)


def fetch_state_view(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    """How far the newest fetch of an item is, as a piece of the page. Two queries beside the user's."""
    if not may_read_copies(request.user):
        raise PermissionDenied
    item = get_object_or_404(SourceItem, pk=pk)
    context = {**_fetch_context(item, item.fetches.order_by("-pk").first()), "item": item}
    response = HttpResponse(render_to_string("admin/desk/claims/fetch_state.html", context, request))
    response["Cache-Control"] = "private, no-store"
    return response


def _fetch_context(item: SourceItem, newest: Fetch | None) -> dict[str, Any]:
    is_active = newest is not None and newest.status in _ACTIVE
    percent = None
    if newest and is_active and newest.total_bytes:
        percent = min(100, newest.done_bytes * 100 // newest.total_bytes)
    return {
        "fetch": newest,
        "is_active": is_active,
        "has_failed": newest is not None and newest.status == FetchStatus.FAILED,
        "percent": percent,
    }


def _claim(request: HttpRequest) -> Claim | None:
    """The claim beside which the item is read; 404 for one that is not there, so that nothing is filed nowhere."""
    uid = request.GET.get("claim") or request.POST.get("claim")
    if not uid:
        return None
    if not request.user.has_perm("claims.view_claim"):
        raise PermissionDenied
    return get_object_or_404(Claim.objects.select_related("canonical"), uid=uid)


def _comparison(
    request: HttpRequest, item: SourceItem, copies: list[HeldCopy], chosen: HeldCopy
) -> dict[str, Any]:
    """What the chosen copy says otherwise than the one that is relied on. One query for each text, where asked for."""
    relied = next((copy for copy in copies if copy.number == item.relied_copy), copies[-1])
    can_compare = relied.pk != chosen.pk and not (relied.redacted_at or chosen.redacted_at)
    if not can_compare or "compare" not in request.GET:
        return {"can_compare": can_compare, "relied": relied}
    try:
        return {"can_compare": True, "relied": relied, "comparison": difference(relied, chosen)}
    except ItemRefused as refused:
        return {"can_compare": True, "relied": relied, "not_compared": str(refused)}
