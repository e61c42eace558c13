"""What the story's screen asks while somebody files it: its address, related stories, and who signs."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_slug
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse

from articles.models import Article
from articles.selectors.related import find_stories, proposed_stories, story_label
from articles.slugs import free_slug, is_taken
from newsroom.ledger.typed import number_in


class FilingMixin:
    """Answers to scripts. They read, and what they give is filled into fields that the form saves."""

    def filing_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view  # type: ignore[attr-defined]
        return [
            path("address/", view(self.address_view), name="articles_article_address"),
            path("find/", view(self.find_view), name="articles_article_find"),
            path("<int:pk>/related/", view(self.related_view), name="articles_article_related"),
        ]

    def filing_story_urls(self, request: HttpRequest, article: Article | None) -> dict[str, str]:
        """Addresses for the scripts of the drawer."""
        own = article.pk if article and article.pk else ""
        urls = {"address": f"{reverse('admin:articles_article_address')}?story={own}"}
        if request.user.has_perm("entities.view_image"):  # type: ignore[union-attr]
            urls["pictures"] = reverse("admin:entities_image_browse")
        if article and article.pk:
            urls["related"] = reverse("admin:articles_article_related", args=[article.pk])
        return urls

    def address_view(self, request: HttpRequest) -> JsonResponse:
        """The address that ?headline= would be given, or what stands against ?slug=: {"slug", "url", "error"}.

        ?story= is the story's own key, whose addresses are its own. One query.
        """
        self._may_look(request)
        own, typed = number_in(request.GET.get("story", "")), request.GET.get("slug", "").strip()
        headline = request.GET.get("headline", "")[:300]
        slug = typed or (free_slug(headline, own) if headline.strip() else "")
        error = _refused(slug, own) if typed else ""
        # A headline that spells nothing gets the story's own id, which is not told here.
        shown = "" if error or not slug else reverse("site:story", args=[slug])
        return JsonResponse({"slug": slug, "url": shown, "error": error})

    def find_view(self, request: HttpRequest) -> JsonResponse:
        """Stories with the words of ?q= in their headline: {"results": [{"text", "note"}]}. One query."""
        self._may_look(request)
        query = request.GET.get("q", "").strip()[:200]
        found = find_stories(query, but=number_in(request.GET.get("story", ""))) if query else []
        return JsonResponse(
            {"results": [{"text": story_label(story), "note": story.get_state_display()} for story in found]}
        )

    def related_view(self, request: HttpRequest, pk: int) -> JsonResponse:
        """Stories that have most in common with this one: {"results": [{"text", "note"}]}. Four queries."""
        self._may_look(request)
        proposed = proposed_stories(get_object_or_404(Article, pk=pk))
        return JsonResponse({"results": [{"text": each.label, "note": each.why} for each in proposed]})

    def _may_look(self, request: HttpRequest) -> None:
        if not self.has_view_or_change_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied


def _refused(slug: str, own: int | None) -> str:
    """Why a written address cannot be one; empty where it can."""
    try:
        validate_slug(slug)
    except ValidationError:
        return "Only letters, digits, hyphens and underscores."
    if len(slug) > 120:
        return "Too long: 120 characters at most."
    return "Another story has this address, or had it." if is_taken(slug, own) else ""
