"""Sharing a preview from the story's screen: a page that works by itself, and that the editor opens as a dialog."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from articles.exceptions import StoryError, StoryNotAllowed
from articles.models import Article, PreviewLink
from articles.preview_tokens import signed
from articles.rules import may_revoke_preview, may_share_preview
from articles.services.preview_links import make_preview_link, revoke_preview_link
from newsroom.ledger.instant_input import InstantInput
from newsroom.ledger.record_page import record_page

#: More than these are history.
MOST_SHOWN = 30
_DAY, _WEEK, _UNTIL = "day", "week", "until"
_LASTS = {_DAY: timedelta(hours=24), _WEEK: timedelta(days=7)}


class PreviewLinkForm(forms.Form):
    """For whom, and for how long."""

    label = forms.CharField(
        label="For whom", max_length=120, required=False, help_text="So that you know later which to revoke."
    )
    lasts = forms.ChoiceField(
        label="Opens for",
        choices=[(_DAY, "24 hours"), (_WEEK, "7 days"), (_UNTIL, "Until the time below")],
        initial=_DAY,
        widget=forms.RadioSelect,
    )
    until = forms.DateTimeField(label="Until", required=False, widget=InstantInput)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="", auto_id="preview_%s")
        self.fields["until"].help_text = f"In {timezone.get_current_timezone_name()}."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        lasts, until = cleaned.get("lasts", _DAY), cleaned.get("until")
        if lasts == _UNTIL and not until and "until" not in self.errors:
            self.add_error("until", ValidationError("Say until when it opens."))
        cleaned["expires_at"] = until if lasts == _UNTIL else timezone.now() + _LASTS.get(lasts, _LASTS[_DAY])
        return cleaned


class PreviewLinksMixin:
    """The links of a story: made, shown and revoked. The services decide and write the history."""

    def preview_link_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view  # type: ignore[attr-defined]
        return [
            path(
                "<int:pk>/preview-links/",
                view(self.preview_links_view),
                name="articles_article_preview_links",
            ),
            path(
                "<int:pk>/preview-links/<int:link>/revoke/",
                view(self.revoke_view),
                name="articles_article_revoke_preview_link",
            ),
        ]

    def preview_links_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The story's links, newest first; POST makes one. Five queries beside the frame's, whatever there is."""
        if not may_share_preview(request.user):
            raise PermissionDenied
        article = get_object_or_404(Article.objects.only("headline", "state", "revision_number"), pk=pk)
        form = PreviewLinkForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            given = form.cleaned_data
            try:
                link = make_preview_link(
                    article=article, by=request.user, expires_at=given["expires_at"], label=given["label"]
                )
            except StoryError as refused:
                form.add_error("until", str(refused))
            else:
                messages.success(request, "The link is made: copy it below.")
                return redirect(f"{_page(pk)}?made={link.pk}")
        return record_page(
            self,
            request,
            article,
            "admin/articles/preview_links.html",
            title="Share a preview",
            form=form,
            rows=_rows(request, article),
            made=request.GET.get("made", ""),
        )

    def revoke_view(self, request: HttpRequest, pk: int, link: int) -> HttpResponse:
        """POST ends a link."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not may_share_preview(request.user):
            raise PermissionDenied
        try:
            revoke_preview_link(link=get_object_or_404(PreviewLink, pk=link, article=pk), by=request.user)
        except StoryNotAllowed as refused:
            raise PermissionDenied from refused
        messages.success(request, "Revoked: the link opens no more.")
        return redirect(_page(pk))


def _page(pk: int) -> str:
    return reverse("admin:articles_article_preview_links", args=[pk])


def _rows(request: HttpRequest, article: Article) -> list[dict[str, Any]]:
    """Links with what this person may do about them. One query."""
    now = timezone.now()
    links = article.preview_links.select_related("created_by", "revoked_by")[:MOST_SHOWN]
    return [
        {
            "link": link,
            "is_open": link.is_open(now),
            "url": request.build_absolute_uri(reverse("site:preview", args=[signed(link.token)])),
            "may_revoke": may_revoke_preview(request.user, link.created_by_id),
        }
        for link in links
    ]
