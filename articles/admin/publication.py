"""Into print and out of it, from the story's screen."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from articles.enums import VersionKind
from articles.exceptions import PublicationStopped, StoryError
from articles.models import Article
from articles.rules import may_override, may_publish
from articles.services.gate import check_story
from articles.services.publish import publish_article, unpublish_article


class PublicationMixin:
    """Publish and unpublish for the story's screen; the services decide, this asks and reports."""

    def publication_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view  # type: ignore[attr-defined]
        return [
            path("<int:pk>/publish/", view(self.publish_view), name="articles_article_publish"),
            path("<int:pk>/unpublish/", view(self.unpublish_view), name="articles_article_unpublish"),
        ]

    def publication_context(self, request: HttpRequest, article: Article) -> dict[str, Any]:
        """What the panel Publication shows about the working copy as saved: state, findings, buttons."""
        findings = check_story(article)
        return {
            "findings": findings,
            "stopping": sum(finding.stops for finding in findings),
            "may_publish": may_publish(request.user),
            "may_override": may_override(request.user),
            "kinds": [choice for choice in VersionKind.choices if choice[0] != VersionKind.FIRST],
            "publish_url": reverse("admin:articles_article_publish", args=[article.pk]),
            "unpublish_url": reverse("admin:articles_article_unpublish", args=[article.pk]),
        }

    def publish(self, request: HttpRequest, article: Article) -> HttpResponse:
        """Print the saved working copy, or say what stands against it; back to the story's screen either way."""
        kind = request.POST.get("publish_kind", "")
        try:
            version = publish_article(
                article=article,
                by=request.user,
                kind=kind if kind in VersionKind.values else None,
                override_reason=request.POST.get("override_reason", ""),
            )
        except PublicationStopped as stopped:
            cure = (
                "cure what it says, or give a reason to publish over it."
                if may_override(request.user)
                else "cure what it says, or ask somebody who may publish over it."
            )
            count = sum(finding.stops for finding in stopped.findings)
            what = "A finding stops it" if count == 1 else f"{count} findings stop it"
            messages.error(request, f"Not published. {what}, as Publication shows: {cure}")
        except StoryError as refused:
            messages.error(request, str(refused))
        else:
            article.refresh_from_db()
            messages.success(
                request,
                format_html(
                    'Published as version {}. <a href="{}">Read it on the site</a>',
                    version.number,
                    article.get_absolute_url(),
                ),
            )
        return redirect(reverse("admin:articles_article_change", args=[article.pk]) + "#publication")

    def publish_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """POST: print the working copy as it is saved, for those who publish without writing."""
        if request.method != "POST" or not may_publish(request.user):
            raise PermissionDenied
        return self.publish(request, get_object_or_404(Article, pk=pk))

    def unpublish_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask why, then take the story from readers."""
        if not may_publish(request.user):
            raise PermissionDenied
        article = get_object_or_404(Article, pk=pk)
        if not article.is_live:
            messages.info(request, "This story is not on the site.")
            return redirect("admin:articles_article_change", pk)
        note = request.POST.get("note", "").strip()
        error = ""
        if request.method == "POST":
            if note:
                unpublish_article(article=article, by=request.user, note=note)
                messages.success(
                    request, "Unpublished: its address now answers 410. The versions stay on file."
                )
                return redirect("admin:articles_article_change", pk)
            error = "Say why: the note is kept in the history of the house."
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": "Unpublish story",
            "opts": self.opts,  # type: ignore[attr-defined]
            "original": article,
            "error": error,
        }
        return TemplateResponse(request, "admin/articles/unpublish.html", context)
