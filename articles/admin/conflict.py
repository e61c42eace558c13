"""The page on which somebody decides between two texts of a story, and keeps both."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse

from articles.admin.autosave import last_saved
from articles.admin.endpoint import answer
from articles.admin.two_texts import differing, rows_of, typed_stamp
from articles.admin.typed import entries_of, read_typed
from articles.exceptions import StaleSave, StoryError, refusal_in_words
from articles.models import Article
from articles.services.autosave import Base, changed_since
from articles.services.conflict import settle_conflict
from articles.services.planning import PLAN
from articles.stamps import STAMPED
from newsroom.ledger.typed import number_in

#: What the page itself posts, beside the form's data that it carries along.
_OWN = frozenset({"csrfmiddlewaretoken", "_settle", "_seen"})


class ConflictMixin:
    """For the story's screen. The story's form is posted here as it stands, by a script or by a button."""

    def conflict_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view  # type: ignore[attr-defined]
        compare = self._json_door(self.compare_typed_view)  # type: ignore[attr-defined]
        return [
            path("<int:pk>/conflict/", view(self.conflict_view), name="articles_article_conflict"),
            path("<int:pk>/autosave/compare/", compare, name="articles_article_compare_typed"),
        ]

    def compare_typed_view(
        self, request: HttpRequest, sent: dict[str, Any], article: Article
    ) -> HttpResponse:
        """POST {"fields"} as for an autosave: {"html": how they differ from what is saved, "fields": which do}."""
        values, problems = read_typed(self, request, article, entries_of(sent))
        saved = Article.objects.get(pk=article.pk)
        names = differing(saved, values)
        page = render(
            request,
            "admin/articles/two_texts.html",
            {"rows": rows_of(saved, values, names), "problems": problems},
        )
        return answer({"html": page.content.decode(), "fields": [*names, *problems]})

    def conflict_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """POST the story's form: both texts, word by word. With `_settle` ("mine", "theirs" or "chosen", then with
        keep_FIELD for each) and `_seen`, the save that was looked at: what was decided is saved, and both are kept.
        """
        screen: Any = self
        article = get_object_or_404(Article, pk=pk)
        if not screen.has_change_permission(request, article):
            raise PermissionDenied
        if request.method != "POST":
            return redirect("admin:articles_article_change", pk)
        form = screen.get_form(request, article, change=True)(
            request.POST, instance=Article.objects.get(pk=pk)
        )
        form.is_valid()
        given = form.cleaned_data
        stamps = given.get("base_stamps")
        base = Base(given.get("base_revision"), stamps if isinstance(stamps, dict) else {})
        values = {
            name: given[name]
            for name in differing(article, {name: given[name] for name in STAMPED if name in given})
            if typed_stamp(name, given[name]) != base.stamps.get(name)
        }
        if values.get("slug") == "" or article.head_number:
            values.pop("slug", None)
        if not values:
            return redirect("admin:articles_article_change", pk)
        clash = [name for name in changed_since(article, base, STAMPED) if name in values]
        settle, seen = request.POST.get("_settle", ""), number_in(request.POST.get("_seen", ""))
        choices = {
            name: request.POST.get(f"keep_{name}", "") if settle == "chosen" else settle for name in clash
        }
        decided = all(choice in ("mine", "theirs") for choice in choices.values())
        problems = {name: " ".join(errors) for name, errors in form.errors.items() if name in STAMPED}
        if decided and (seen == article.revision_number or not clash):
            theirs = {name for name, choice in choices.items() if choice == "theirs"}
            try:
                saved = settle_conflict(
                    article=article,
                    by=request.user,
                    seen=article.revision_number,
                    values=values,
                    theirs=theirs,
                )
            except StaleSave:
                article.refresh_from_db()
            except (StoryError, ValidationError) as refused:
                messages.error(request, refusal_in_words(refused))
            else:
                screen._tell(request, saved)
                if planned := [name for name in PLAN if name in form.changed_data and name in given]:
                    screen._plan(request, form, planned)
                for name, why in problems.items():
                    messages.warning(request, f"Not saved: {STAMPED[name]}. {why}")
                messages.success(request, "Saved. Both texts stand in the history.")
                return redirect("admin:articles_article_change", pk)
        context = {
            **screen.admin_site.each_context(request),
            "title": "Two texts of one story",
            "article": article,
            "who": last_saved(article, request.user),
            "newer": seen is not None and seen != article.revision_number,
            "undecided": settle == "chosen" and not decided,
            "rows": rows_of(article, values, clash),
            "choices": choices,
            "problems": problems,
            "others": [STAMPED[name] for name in values if name not in clash],
            "carried": [
                (name, value)
                for name, values_ in request.POST.lists()
                for value in values_
                if name not in _OWN and not name.startswith("keep_")
            ],
            "back": reverse("admin:articles_article_change", args=[pk]),
        }
        return render(request, "admin/articles/conflict.html", context)
