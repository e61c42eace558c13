"""The claims of one story: what was found about each, and the one act that settles those of little harm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern

from articles.claims.check_path import rating_in_words
from articles.claims.enums import Tests as Axis
from articles.claims.exceptions import ClaimError
from articles.claims.models import Claim
from articles.claims.rules import may_decide, may_read_verdicts
from articles.claims.selectors.one_act import CONFIRM, SKIP, OneAct, plan_for
from articles.claims.selectors.verdicts import standing_verdicts
from articles.claims.services.one_act import Settled
from articles.models import Article
from articles.selectors.working_copy import claims_in_working_copy
from articles.services.decide_claims import decide_for_story
from newsroom.desk.pages import paths_of


@dataclass(frozen=True, slots=True)
class Row:
    """One claim of the story: what the act would do, and what stands about whether it is so."""

    plan: OneAct
    claim: Claim
    content: str


def urls(site: AdminSite) -> list[URLPattern]:
    """The page and its one form, at one address."""
    return paths_of(site, ("desk/stories/<int:pk>/claims/", story_view, "desk_story_claims"))


def story_view(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    """GET the claims of the story's working copy; POST `reason` settles what one act may settle. Some ten queries."""
    user = request.user
    if not user.has_perm("articles.view_article") or not may_read_verdicts(user):
        raise PermissionDenied
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "POST"])
    article = get_object_or_404(Article, pk=pk)
    if request.method == "POST":
        return _decide(request, article)
    claims = claims_in_working_copy(article)
    keys = [claim.pk for claim in claims]
    plan, standing = plan_for(keys, user), standing_verdicts(keys)
    rows = [
        Row(each, each.claim, _content(standing.get((each.claim.pk, Axis.CONTENT.value)))) for each in plan
    ]
    context = {
        **site.each_context(request),
        "title": f"Claims of “{article.headline}”",
        "record": article,
        "opts": Article._meta,
        "rows": rows,
        "confirms": sum(each.what == CONFIRM for each in plan),
        "skips": sum(each.what == SKIP for each in plan),
        "may_decide": may_decide(user),
    }
    request.current_app = site.name  # type: ignore[attr-defined]
    return TemplateResponse(request, "admin/desk/claims/story.html", context)


def _decide(request: HttpRequest, article: Article) -> HttpResponse:
    if not may_decide(request.user):
        raise PermissionDenied
    try:
        settled = decide_for_story(
            article=article, by=request.user, skip_reason=request.POST.get("reason", "")
        )
    except ClaimError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _in_words(settled))
    return redirect("admin:desk_story_claims", article.pk)


def _in_words(settled: Settled) -> str:
    """`3 confirmed, 2 left unchecked.` What was left for want of a reason is told."""
    waiting = sum(each.what == SKIP for each in settled.left)
    parts = [f"{len(settled.confirmed)} confirmed", f"{len(settled.skipped)} left unchecked"]
    if waiting:
        parts.append(f"{waiting} without evidence wait: attach some, or say why they go unchecked")
    return f"{', '.join(parts)}."


def _content(verdict: Any) -> str:
    return rating_in_words(Axis.CONTENT, verdict.rating) if verdict else ""
