"""Two states of a story held against each other, and bringing an earlier one back."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from articles.exceptions import StaleSave, StoryError, refusal_in_words
from articles.models import Article, Revision
from articles.rules import may_write
from articles.selectors.comparing import StoryComparison, compare_sides
from articles.selectors.sides import NOW, NoSuchSide, Side, neighbours, of_revision, side_now, two_sides
from articles.services.restore import restorable, restore_revision
from newsroom.ledger.record_page import record_page
from newsroom.ledger.typed import number_in


class CompareMixin:
    """For the story's screen, beside StoryHistoryMixin. Nothing is brought back without a look at what will change."""

    def compare_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view  # type: ignore[attr-defined]
        return [
            path("<int:pk>/compare/", view(self.compare_view), name="articles_article_compare"),
            path("<int:pk>/restore/<int:number>/", view(self.restore_view), name="articles_article_restore"),
        ]

    def compare_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """`?a=r12&b=live`: what changed from one state to the other; `view=sides` shows them side by side.

        Without `b` it is the working copy; without `a` the save before `b`. Seven queries at
        most beside the story's own and the session's.
        """
        article = self.story_of_saves(request, str(pk))  # type: ignore[attr-defined]
        try:
            before, after = _asked(article, request.GET.get("a", ""), request.GET.get("b", ""))
        except NoSuchSide as error:
            raise Http404(str(error)) from error
        by_sides = request.GET.get("view") == "sides"
        back = _to_restore(before, after, article) if may_write(request.user) else None
        context = {
            "compared": compare_sides(before, after),
            "by_sides": by_sides,
            "is_same": before.ref == after.ref,
            "restore": back,
            **_ways(article, before, after, by_sides=by_sides),
        }
        return record_page(self, request, article, "admin/articles/compare.html", title="Compare", **context)

    def restore_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """Show what bringing a save back will change; POST does it. Refused for whoever looked at an older state."""
        article = self.story_of_saves(request, str(pk))  # type: ignore[attr-defined]
        if not may_write(request.user):
            raise PermissionDenied
        revision = article.revisions.filter(number=number).select_related("by").first()
        if revision is None:
            raise Http404
        error = ""
        if request.method == "POST":
            try:
                return self._restored(request, article, number)
            except StaleSave as stale:
                error = (
                    f"The story was saved meanwhile: you looked at save {stale.opened}, now it stands at save"
                    f" {stale.current}. This is what would change now."
                )
                article.refresh_from_db()
            except (StoryError, ValidationError) as refused:
                error = refusal_in_words(refused)
        return self._ask_to_restore(request, article, revision, error)

    def _ask_to_restore(
        self, request: HttpRequest, article: Article, revision: Revision, error: str
    ) -> HttpResponse:
        compared = compare_sides(side_now(article), of_revision(revision))
        context = {
            "compared": compared,
            "save": compared.after,
            "error": error,
            "choices": _choices(compared, revision, set(request.POST.getlist("settings"))),
            "returning": [change for change in compared.claims if change.now and change.warning],
            "looked_at": article.revision_number,
        }
        title = f"Restore save {revision.number}"
        return record_page(self, request, article, "admin/articles/restore.html", title=title, **context)

    def _restored(self, request: HttpRequest, article: Article, number: int) -> HttpResponse:
        before = number_in(request.POST.get("looked_at", ""))
        if before is None:
            raise StoryError("Look at what will change, then restore it.")
        done = restore_revision(
            article=article,
            number=number,
            looked_at=before,
            by=request.user,
            settings=request.POST.getlist("settings"),
        )
        now = done.saved.article.revision_number
        messages.success(
            request,
            f"Save {number} is back, as save {now}. What stood before is save {before}, in the history.",
        )
        for report in done.reports:
            messages.warning(request, report)
        if done.saved.reopened:
            messages.warning(request, "It had been approved: with this change it is in edit again.")
        return redirect("admin:articles_article_change", article.pk)


def _asked(article: Article, a: str, b: str) -> tuple[Side, Side]:
    after = b or NOW
    if a:
        return two_sides(article, a, after)
    number = number_in(after[1:]) if after.startswith("r") else article.revision_number
    before, _ = neighbours(article, number or 0, number or 0)
    return two_sides(article, f"r{before}" if before else after, after)


def _to_restore(before: Side, after: Side, article: Article) -> Side | None:
    """The save that can be brought back from here: the older of those that are not what stands now."""
    saves = [
        side
        for side in (before, after)
        if side.ref.startswith("r") and side.number != article.revision_number and not side.is_emptied
    ]
    return min(saves, key=lambda side: side.number or 0, default=None)


def _ways(article: Article, before: Side, after: Side, *, by_sides: bool) -> dict[str, Any]:
    """Where one can go from a comparison: turned round, a save earlier or later, the other view. One query or none."""
    address = reverse("admin:articles_article_compare", args=[article.pk])

    def to(a: str, b: str, sides: bool = by_sides) -> str:
        return f"{address}?{urlencode({'a': a, 'b': b} | ({'view': 'sides'} if sides else {}))}"

    a, b = before.ref, after.ref
    ways = {"swap_url": to(b, a), "view_url": to(a, b, not by_sides), "earlier_url": "", "later_url": ""}
    if before.number is None or after.number is None or before.number >= after.number:
        return ways
    earlier, later = neighbours(article, before.number, after.number)
    if earlier is not None:
        ways["earlier_url"] = to(f"r{earlier}", a)
    if later is not None:
        ways["later_url"] = to(b, f"r{later}")
    return ways


def _choices(compared: StoryComparison, revision: Revision, ticked: set[str]) -> list[dict[str, Any]]:
    """Settings that differ and can be given back, each for a tick. The caption is compared among the words."""
    rows = {change.key: (change.before, change.after) for change in compared.settings}
    now, then = compared.before.lead_caption, compared.after.lead_caption
    if then is not None and now != then:
        rows["lead_caption"] = (now or "none", then or "none")
    return [
        {
            "key": setting.key,
            "label": setting.label,
            "now": rows[setting.key][0],
            "then": rows[setting.key][1],
            "is_ticked": setting.key in ticked,
        }
        for setting in restorable(revision)
        if setting.key in rows
    ]
