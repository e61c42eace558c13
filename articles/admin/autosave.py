"""The story's screen while somebody writes on it: what is typed comes in by itself, and who else is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.text import get_text_list
from django.views.decorators.cache import never_cache

from articles.admin.endpoint import BadInput, answer, read_json, refusal
from articles.admin.typed import base_of, entries_of, read_typed, shown, tab_of
from articles.exceptions import StaleFields, StoryError, StoryNotAllowed
from articles.models import Article, Revision
from articles.rules import may_write
from articles.selectors.presence import other_tabs_of, people_in
from articles.services.autosave import Base, autosave, changed_since
from articles.services.presence import beat, leave
from articles.stamps import STAMPED, stamps_of

_Door = Callable[..., HttpResponse]


class AutosaveMixin:
    """For the story's screen. Its doors speak JSON, also to people whose session has ended."""

    def autosave_urls(self) -> list[URLPattern]:
        signed_in = self.admin_site.admin_view(self.signed_in_view)  # type: ignore[attr-defined]
        return [
            path("autosave/", self._json_door(self.autosave_view), name="articles_article_autosave_new"),
            path("autosave/signed-in/", signed_in, name="articles_article_signed_in"),
            path("<int:pk>/autosave/", self._json_door(self.autosave_view), name="articles_article_autosave"),
            path("<int:pk>/presence/", self._json_door(self.presence_view), name="articles_article_presence"),
        ]

    def autosave_addresses(self, article: Article | None) -> dict[str, str]:
        """Their addresses, by name, for the page's scripts."""
        if article is None:
            return {"autosave": reverse("admin:articles_article_autosave_new")}
        return {
            name: reverse(f"admin:articles_article_{name}", args=[article.pk])
            for name in ("autosave", "presence", "conflict")
        } | {"compare": reverse("admin:articles_article_compare_typed", args=[article.pk])}

    def autosave_view(
        self, request: HttpRequest, sent: dict[str, Any], article: Article | None
    ) -> HttpResponse:
        """POST what changed in the form. The answer tells what became of it.

        {"tab", "user", "revision", "stamps", "fields": {field: [[input's name, value], …]}}; for a new story without
        revision and stamps. 200: {"pk", "change", "revision", "at", "clock", "wrote", "problems": {field: why},
        "removed", "unknown_claims", "reopened", "stamps", "theirs": {field: …}, "by"}. Without fields it only tells
        what others changed. 409 where somebody changed the same field: {"error", "stale": {…}, "theirs", "stamps"};
        nothing is saved then. 403 without the right, and with {"login"} when the session has ended. 400 in words.
        """
        tab, base, entries = tab_of(sent), base_of(sent), entries_of(sent)
        values, problems = read_typed(self, request, article, entries) if entries else ({}, {})
        if article is not None and not values:
            return answer(self._told(request, article, base, problems))
        try:
            found = autosave(
                article=article, by=request.user, tab=tab, base=base, values=values, problems=problems
            )
        except StaleFields as stale:
            return self._stale(request, stale, base)
        saved = found.saved
        told = self._told(request, saved.article, base, found.problems, found.theirs)
        return answer(
            told
            | {
                "wrote": saved.wrote,
                "removed": list(saved.removed),
                "unknown_claims": list(saved.unknown_claims),
                "reopened": saved.reopened,
            }
        )

    def presence_view(self, request: HttpRequest, sent: dict[str, Any], article: Article) -> HttpResponse:
        """POST {"tab", "user", "typed": seconds since the last key or null, "leaving"}: a beat of a page that is open.

        The answer: {"people": [{"name", "typed"}], "tabs": other pages of one's own, "revision", "by", "me", "mine",
        "clock"} of others who are here and of the last save; `mine`: this very page made it. Nine queries.
        """
        tab, typed, me = tab_of(sent), sent.get("typed"), request.user.pk or 0
        if typed is not None and (not isinstance(typed, int | float) or isinstance(typed, bool)):
            raise BadInput("typed must be the seconds since the last key, or null.")
        if sent.get("leaving"):
            leave(article=article, by=request.user, tab=tab)
            return answer({})
        now = timezone.now()
        beat(article=article, by=request.user, tab=tab, typed_ago=typed, at=now)
        others = [
            {
                "name": person.name,
                "typed": None if person.typed_at is None else round((now - person.typed_at).total_seconds()),
            }
            for person in people_in([article.pk], at=now).get(article.pk, [])
            if person.user_id != me
        ]
        return answer(
            {
                "people": others,
                "tabs": other_tabs_of(article.pk, me, tab, at=now),
                "revision": article.revision_number,
                **last_saved(article, request.user, tab),
            }
        )

    def signed_in_view(self, request: HttpRequest) -> HttpResponse:
        """Where a login that was asked for by a story's page ends: it tells the page and closes itself."""
        return render(request, "admin/articles/signed_in.html", self.admin_site.each_context(request))  # type: ignore[attr-defined]

    def _told(
        self,
        request: HttpRequest,
        article: Article,
        base: Base,
        problems: dict[str, str],
        theirs: Sequence[str] | None = None,
    ) -> dict[str, Any]:
        names = changed_since(article, base) if theirs is None else theirs
        return {
            "pk": article.pk,
            "change": reverse("admin:articles_article_change", args=[article.pk]),
            "urls": self.autosave_addresses(article),
            "revision": article.revision_number,
            "wrote": False,
            "problems": problems,
            "stamps": stamps_of(article),
            "theirs": shown(article, names),
            **last_saved(article, request.user),
        }

    def _stale(self, request: HttpRequest, stale: StaleFields, base: Base) -> JsonResponse:
        article = Article.objects.get(pk=stale.article)
        who = last_saved(article, request.user)
        labels = [f"the {STAMPED[name]}" for name in stale.fields]
        name = "You, in another tab or window," if who["me"] else who["by"] or "Somebody"
        return answer(
            {
                "error": f"{name} changed {get_text_list(labels, 'and')} at {who['clock']}, after this page had it."
                " Nothing you typed is lost: compare the two.",
                "stale": {**who, "revision": article.revision_number, "fields": list(stale.fields)},
                "theirs": shown(article, changed_since(article, base)),
                "stamps": stamps_of(article),
            },
            HTTPStatus.CONFLICT,
        )

    def _json_door(self, view: _Door) -> _Door:
        """A door for scripts: whatever is refused is refused in JSON, also to somebody who is logged out or another."""
        screen: Any = self

        @never_cache
        def door(request: HttpRequest, pk: int | None = None) -> HttpResponse:
            if not screen.admin_site.has_permission(request):
                login = f"{reverse('admin:login')}?next={reverse('admin:articles_article_signed_in')}"
                words = {"error": "Your session has ended: log in again.", "login": login}
                return answer(words, HTTPStatus.FORBIDDEN)
            if request.method != "POST":
                return HttpResponseNotAllowed(["POST"])
            try:
                if not may_write(request.user):
                    raise StoryNotAllowed("Your role may not write stories: ask an editor.")
                sent = read_json(request)
                if sent.get("user", request.user.pk) != request.user.pk:
                    raise StoryNotAllowed(
                        f"You are logged in as {request.user} now, and somebody else wrote this. Log in as them again."
                    )
                article = None if pk is None else get_object_or_404(Article, pk=pk)
                return view(request, sent, article)
            except (StoryError, ValidationError) as refused:
                return refusal(refused)

        return door


def last_saved(article: Article, user: Any, tab: str = "") -> dict[str, Any]:
    """Who saved the story last and when: {"by", "me", "mine", "at", "clock"}; `mine`: in this very page. One query."""
    row = (
        Revision.objects.filter(article=article, number=article.revision_number).select_related("by").first()
    )
    at = timezone.localtime(row.at if row else article.updated_at)
    return {
        "by": str(row.by) if row and row.by else "",
        "me": bool(row and row.by_id == user.pk),
        "mine": bool(row and row.by_id == user.pk and tab and row.tab == tab),
        "at": at.isoformat(),
        "clock": f"{at:%H:%M}",
    }
