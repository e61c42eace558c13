"""The page that hands out a story's legal pack, and the pack itself. That it was taken is history."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from articles.models import Article
from articles.rules import may_export_legal_pack
from newsroom.desk.legal_pack.compose import pack_of
from newsroom.desk.legal_pack.file import PARTS, pack_file
from newsroom.ledger.history import record_history
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.wording import actor_in_words
from newsroom.site.views.preview import PRIVATE_HEADERS

VERB = "export legal pack"
_MOST_SHOWN = 10


def urls(site: AdminSite) -> list[URLPattern]:
    """The address of the page, and of the pack, which is posted for."""
    view = site.admin_view(partial(legal_pack_view, site=site))
    return [path("desk/stories/<int:pk>/legal-pack/", view, name="desk_legal_pack")]


def legal_pack_view(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    """GET: what is in the pack, and who took it out before; two queries. POST: the pack, written to the history."""
    if request.method not in {"GET", "HEAD", "POST"}:
        return HttpResponseNotAllowed(["GET", "POST"])
    if not may_export_legal_pack(request.user):
        raise PermissionDenied
    article = get_object_or_404(Article.objects.select_related("section"), pk=pk)
    if request.method == "POST":
        return _pack(request, article)
    taken = HistoryEntry.objects.filter(
        object_label=Article._meta.label_lower, object_id=str(article.pk), verb=VERB
    ).select_related("actor")
    context: dict[str, Any] = {
        **site.each_context(request),
        "title": "Legal pack",
        "story": article,
        "parts": [title for title, _ in PARTS],
        "taken": [
            (entry.at, actor_in_words(entry.actor), entry.note)
            for entry in taken.order_by("-at", "-pk")[:_MOST_SHOWN]
        ],
    }
    request.current_app = site.name  # type: ignore[attr-defined]
    return TemplateResponse(request, "admin/desk/legal_pack/page.html", context)


def _pack(request: HttpRequest, article: Article) -> HttpResponse:
    """The file, to be opened or kept. The digest that the history keeps is the one that the file names."""
    now = timezone.now()
    with transaction.atomic():
        file = pack_file(pack_of(article), made_at=now, made_by=actor_in_words(request.user))
        record_history(actor=request.user, verb=VERB, record=article, note=f"SHA-256 {file.digest}")
    way = "attachment" if request.POST.get("way") == "keep" else "inline"
    name = f"legal-pack-{article.slug}-{timezone.localtime(now):%Y%m%d-%H%M%S}.html"
    headers = {
        **PRIVATE_HEADERS,
        "Content-Disposition": f'{way}; filename="{name}"',
        "Content-Security-Policy": file.policy,
    }
    return HttpResponse(file.content, content_type="text/html; charset=utf-8", headers=headers)
