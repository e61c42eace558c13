"""What is done beside an item that is read: take an excerpt, grade, fetch again, end a fetch, add a copy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, reverse

from articles.claims.enums import Credibility, Stance, Tests
from articles.claims.exceptions import ClaimError, ItemRefused
from articles.claims.models import Claim, Evidence, SourceItem
from articles.claims.rules import may_add_items, may_read_copies
from articles.claims.services.copies import MAX_BYTES
from articles.claims.services.evidence import change_evidence
from articles.claims.services.excerpts import excerpt_as_evidence
from articles.claims.services.fetches import cancel_fetch, queue_fetch
from articles.claims.services.items import add_copy, grade_source
from articles.claims.services.live import rely_on_newest
from newsroom.desk.claims.items import reader_of
from newsroom.desk.pages import paths_of
from newsroom.ledger.typed import number_in

Act = Callable[[HttpRequest, SourceItem, Claim | None], str]


def urls(site: AdminSite) -> list[URLPattern]:
    """One address for each act; all are POST, and all lead back to the reader."""
    return paths_of(
        site,
        ("desk/items/<int:pk>/evidence/", _act(take_excerpt), "desk_item_evidence"),
        ("desk/items/<int:pk>/grade/", _act(grade), "desk_item_grade"),
        ("desk/items/<int:pk>/digit/", _act(change_digit), "desk_item_digit"),
        ("desk/items/<int:pk>/fetch/", _act(fetch_again), "desk_item_fetch"),
        ("desk/items/<int:pk>/cancel/", _act(cancel), "desk_item_cancel"),
        ("desk/items/<int:pk>/read/", _act(have_read), "desk_item_read"),
        ("desk/items/<int:pk>/copy/", _act(hand_in), "desk_item_copy"),
    )


def take_excerpt(request: HttpRequest, item: SourceItem, claim: Claim | None) -> str:
    """The selected words become evidence on the claim, with the place where they stand."""
    if claim is None:
        raise ItemRefused("Open the item from a claim's page: evidence speaks to a claim.")
    sent = request.POST
    copy = get_object_or_404(item.copies.select_related("item"), number=number_in(sent.get("copy", "")) or 0)
    evidence = excerpt_as_evidence(
        copy=copy,
        claim=claim,
        excerpt=sent.get("excerpt", ""),
        block=number_in(sent.get("block", "")),
        locator=sent.get("locator", ""),
        tests=_one_of(sent.get("tests", ""), Tests.values),
        stance=_one_of(sent.get("stance", ""), Stance.values),
        credibility=_digit(sent.get("credibility", "")),
        note=sent.get("note", ""),
        by=request.user,
    )
    return f"Taken as evidence: {evidence.locator}."


def grade(request: HttpRequest, item: SourceItem, claim: Claim | None) -> str:
    """The letter of the source."""
    source = grade_source(source=item.source, letter=request.POST.get("letter", ""), by=request.user)
    return f"{source}: {source.get_reliability_display()}."


def change_digit(request: HttpRequest, item: SourceItem, claim: Claim | None) -> str:
    """The digit of one piece of evidence."""
    piece = get_object_or_404(
        Evidence.objects.select_related("claim"),
        item=item,
        pk=number_in(request.POST.get("evidence", "")) or 0,
    )
    changed = change_evidence(
        evidence=piece, by=request.user, credibility=_digit(request.POST.get("credibility", ""))
    )
    return f"Graded {Credibility(changed.credibility).label}."


def fetch_again(request: HttpRequest, item: SourceItem, claim: Claim | None) -> str:
    """Have the page fetched once more."""
    queue_fetch(item=item, by=request.user)
    return "The page is being fetched."


def cancel(request: HttpRequest, item: SourceItem, claim: Claim | None) -> str:
    """End the fetch that waits or runs."""
    newest = item.fetches.order_by("-pk").first()
    if newest is None or not cancel_fetch(asked=newest, by=request.user):
        return "Nothing was being fetched any more."
    return "Cancelled."


def have_read(request: HttpRequest, item: SourceItem, claim: Claim | None) -> str:
    """Say that the newest copy was read and is relied on."""
    read = rely_on_newest(item=item, by=request.user)
    return f"From now on copy {read.relied_copy} is relied on."


def hand_in(request: HttpRequest, item: SourceItem, claim: Claim | None) -> str:
    """Add a file as a further copy."""
    upload = request.FILES.get("file")
    content = upload.read(MAX_BYTES + 1) if upload else b""
    copy = add_copy(item=item, content=content, by=request.user)
    return f"Kept as copy {copy.number}."


def _act(act: Act) -> Callable[..., HttpResponse]:
    """The view of an act: who may, what it says, and why not where it is refused."""

    def view(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
        user: Any = request.user
        if request.method != "POST" or not may_read_copies(user) or not may_add_items(user):
            raise PermissionDenied
        item = get_object_or_404(SourceItem.objects.select_related("source"), pk=pk)
        uid = request.POST.get("claim", "")
        claim = get_object_or_404(Claim.objects.select_related("canonical"), uid=uid) if uid else None
        try:
            messages.success(request, act(request, item, claim))
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        except ClaimError as refused:
            messages.error(request, str(refused))
        if claim is not None and request.POST.get("then") == "claim":
            return redirect(f"{reverse('admin:desk_claim', args=[claim.uid])}#panel-evidence")
        return reader_of(item, claim)

    return view


def _one_of(sent: str, known: list[str]) -> str:
    if sent not in known:
        raise ItemRefused("Choose what the words speak to, and which way.")
    return sent


def _digit(sent: str) -> int:
    number = number_in(sent)
    if number not in Credibility.values:
        raise ItemRefused("Choose a digit from 1 to 6.")
    return int(number)
