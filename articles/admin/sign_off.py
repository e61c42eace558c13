"""Signing findings off, from the panel of checks on the story's screen."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse

from articles.exceptions import StoryError
from articles.models import Article
from articles.rules import may_pass_some
from articles.services.sign_off import sign_off, take_back_sign_off
from newsroom.ledger.digests import digest_of
from newsroom.ledger.typed import number_in


def finding_id(key: tuple[str, str, str]) -> str:
    """A finding's key as a short name for ids and fields of the page: the same words, the same name."""
    return digest_of(list(key))[:12]


class SignOffMixin:
    """Two acts of the story's screen; the services decide, this asks and reports."""

    def sign_off_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view  # type: ignore[attr-defined]
        return [
            path("<int:pk>/sign-off/", view(self.sign_off_view), name="articles_article_sign_off"),
            path(
                "<int:pk>/take-back/", view(self.take_back_view), name="articles_article_take_back_sign_off"
            ),
        ]

    def sign_off_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """POST finding (its key as a JSON list: rule, field, words) and reason_ID, with ID its `finding_id`.

        One form serves every finding of the panel: a button names the finding, and only its reason is read.
        """

        def act(article: Article) -> None:
            rule, field, text = key = _key(request.POST.get("finding", ""))
            reason = request.POST.get(f"reason_{finding_id(key)}", "")
            sign_off(article=article, by=request.user, rule=rule, field=field, text=text, reason=reason)
            messages.success(request, f"Signed off: {rule}. Your name and reason stand beside it.")

        return _act(request, pk, act)

    def take_back_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """POST sign_off, the key of the sign-off to take back."""

        def act(article: Article) -> None:
            given = number_in(request.POST.get("sign_off", ""))
            if given is None:
                raise BadRequest("sign_off must be a number.")
            take_back_sign_off(article=article, by=request.user, sign_off=given)
            messages.success(request, "Taken back: the finding asks again.")

        return _act(request, pk, act)


def _act(request: HttpRequest, pk: int, act: Callable[[Article], None]) -> HttpResponse:
    if request.method != "POST" or not may_pass_some(request.user):
        raise PermissionDenied
    article = get_object_or_404(Article, pk=pk)
    try:
        act(article)
    except StoryError as refused:
        request.session[_refusal_key(article)] = str(refused)  # it stands where the answer scrolls to
    return redirect(reverse("admin:articles_article_change", args=[pk]) + "?checks=1#checks")


def sign_off_refusal(request: HttpRequest, article: Article) -> str:
    """Why the last sign-off was refused, told once; "" where it was not."""
    return str(request.session.pop(_refusal_key(article), ""))


def _refusal_key(article: Article) -> str:
    return f"story-{article.pk}-sign-off"


def _key(given: str) -> tuple[str, str, str]:
    """The finding that a button names. Raises BadRequest for anything else."""
    try:
        parts: Any = json.loads(given)
        json.dumps(parts, ensure_ascii=False).encode()  # refuses half of a surrogate pair
    except (ValueError, RecursionError) as broken:
        raise BadRequest("finding must be a JSON list.") from broken
    if not (isinstance(parts, list) and len(parts) == 3 and all(isinstance(part, str) for part in parts)):
        raise BadRequest("finding must hold rule, field and words.")
    return (parts[0], parts[1], parts[2])
