"""The history of a story on its screen: one timeline of saves, moves and print; names for saves; the tab beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse

from articles.admin.endpoint import BadInput, answer, read_json, refusal
from articles.exceptions import StoryError, refusal_in_words
from articles.models import Article
from articles.rules import may_look_at_saves, may_write
from articles.selectors.story_history import Timeline, by_day
from articles.services.name_revision import name_revision
from newsroom.ledger.record_page import record_page
from newsroom.ledger.typed import number_in
from newsroom.ledger.wording import zone_in_words

PER_PAGE = 50
#: Lines in the tab beside the story.
IN_RAIL = 10


class StoryHistoryMixin:
    """For the story's screen. Who may look at a story may look at its history; who may write it may name its saves."""

    def history_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view  # type: ignore[attr-defined]
        saves = "<int:pk>/saves/"
        return [
            path(saves, view(self.saves_view), name="articles_article_saves"),
            path(f"{saves}name/", view(self.name_now_view), name="articles_article_name_now"),
            path(f"{saves}<int:number>/name/", view(self.name_save_view), name="articles_article_name_save"),
        ]

    def history_story_urls(self, request: HttpRequest, article: Article) -> dict[str, str]:
        """Where the tab History asks for its lines, and where it gives the present text a name."""
        if not may_look_at_saves(request.user):
            return {}
        return {
            "saves": reverse("admin:articles_article_saves", args=[article.pk]),
            "name_save": reverse("admin:articles_article_name_now", args=[article.pk]),
        }

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The timeline, newest first: `?moves=1` what moved the story, `?named=1` saves with a name.

        Four queries beside the story's own and the session's, whatever the story went through.
        """
        article: Any = self.record_for_history(request, object_id)  # type: ignore[attr-defined]
        moves, named = request.GET.get("moves") == "1", request.GET.get("named") == "1"
        timeline = Timeline(article, moves=moves, named=named)
        page = Paginator(timeline.outlines, PER_PAGE).get_page(request.GET.get("p"))
        lines = timeline.lines(list(page.object_list))
        may_compare = may_look_at_saves(request.user)
        context = {
            "title": "History",
            "days": by_day(lines),
            "picked": _picked(lines),
            "page": page,
            "moves": moves,
            "named": named,
            "only": "&moves=1" if moves else "&named=1" if named else "",
            "zone": zone_in_words(),
            "may_compare": may_compare,
            "may_write": may_compare and may_write(request.user),
            "may_export": request.user.has_perm("ledger.view_historyentry"),
            "record_key": f"articles.article:{article.pk}",
            **(extra_context or {}),
        }
        return record_page(self, request, article, "admin/articles/story_history.html", **context)

    def name_save_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """POST `name`: give a save a name, or take it away with an empty one. Back to its line of the history."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        article = self.story_of_saves(request, str(pk))
        if not may_write(request.user):
            raise PermissionDenied
        try:
            named = name_revision(
                article=article, number=number, name=request.POST.get("name", ""), by=request.user
            )
        except (StoryError, ValidationError) as refused:
            messages.error(request, refusal_in_words(refused))
        else:
            said = f"Save {number} is “{named.name}”." if named.name else f"Save {number} has no name now."
            messages.success(request, said)
        shown = number_in(request.POST.get("p", "")) or 1
        query = f"?p={shown}" if shown > 1 else ""
        return redirect(f"{reverse('admin:articles_article_history', args=[pk])}{query}#r{number}")

    def saves_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """GET: the newest lines of the history, as the tab beside the story shows them. Four queries, as above."""
        if request.method != "GET":
            return HttpResponseNotAllowed(["GET"])
        return self._saves(request, self.story_of_saves(request, str(pk)))

    def name_now_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """POST {"name", "revision"}: name the save that the page has just made; the tab's lines come back."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        article = self.story_of_saves(request, str(pk))
        if not may_write(request.user):
            raise PermissionDenied
        try:
            given = read_json(request)
            name, number = given.get("name"), given.get("revision")
            if not isinstance(name, str) or type(number) is not int or not name.strip():
                raise BadInput("Say what to call it.")
            name_revision(article=article, number=number, name=name, by=request.user)
        except (StoryError, ValidationError) as refused:
            return refusal(refused)
        return self._saves(request, article)

    def _saves(self, request: HttpRequest, article: Article) -> HttpResponse:
        timeline = Timeline(article)
        lines = timeline.lines(timeline.outlines[:IN_RAIL])
        context = {
            "days": by_day(lines),
            "record": article,
            "more": len(timeline.outlines) - len(lines),
            "may_write": may_write(request.user),
        }
        html = render_to_string("admin/articles/rail/history_lines.html", context, request=request)
        return answer({"html": html})

    def story_of_saves(self, request: HttpRequest, key: str) -> Article:
        """The story, for those who may look at what was saved of it. Raises Http404 and PermissionDenied."""
        article: Article = self.record_for_history(request, key)  # type: ignore[attr-defined]
        if not may_look_at_saves(request.user):
            raise PermissionDenied
        return article


def _picked(lines: Sequence[Any]) -> tuple[str, str]:
    """Which two are chosen to begin with: the newest save and the one before it."""
    refs = [line.ref for line in lines if line.is_save and not line.is_emptied]
    return (refs[1], refs[0]) if len(refs) > 1 else ("", refs[0] if refs else "")
