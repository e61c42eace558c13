"""Webhooks on the desk: for administrators, under House."""

from __future__ import annotations

import json
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsroom.enums import WebhookEvent
from newsroom.ledger.record_page import record_page
from newsroom.ledger.screens import DeskScreen, RecordScreen, flag, pill
from newsroom.models import User, WebhookDelivery, WebhookEndpoint
from newsroom.webhooks.by_hand import may_tend_webhooks, renew_secret, resend
from newsroom.webhooks.deliver import MAX_ATTEMPTS


class WebhookForm(forms.ModelForm):
    """Address and events. The secret has no field: it is made here and shown once."""

    events = forms.MultipleChoiceField(
        choices=WebhookEvent.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "checks"}),
        help_text="Verdicts are told from the day the claims desk gives them.",
    )

    class Meta:
        model = WebhookEndpoint
        fields = ("url", "events", "is_active")
        widgets = {"url": forms.URLInput()}


@admin.register(WebhookEndpoint)
class WebhookEndpointScreen(DeskScreen):
    """Switched off, never deleted: the letters to it stay on file."""

    form = WebhookForm
    list_display = ("url", "told_of", flag("is_active", "Active"), "created_by", "created_at")
    list_filter = ("is_active",)
    list_select_related = ("created_by",)
    search_fields = ("url",)
    readonly_fields = ("created_by", "created_at")
    fieldsets = (
        (None, {"fields": ("url", "events", "is_active")}),
        ("Record", {"fields": (("created_by", "created_at"),)}),
    )

    @admin.display(description="told of")
    def told_of(self, endpoint: WebhookEndpoint) -> str:
        return ", ".join(endpoint.events)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fieldsets if obj else self.fieldsets[:1]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.secret_view)
        return [path("<int:pk>/secret/", view, name="newsroom_webhookendpoint_secret"), *super().get_urls()]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: WebhookEndpoint, form: Any, change: bool) -> None:
        if not change:
            obj.created_by = cast(User, request.user)
        super().save_model(request, obj, form, change)

    def response_add(
        self, request: HttpRequest, obj: WebhookEndpoint, post_url_continue: str | None = None
    ) -> HttpResponse:
        """The answer to the form that made it shows the secret: it stands in no cookie, session or later page."""
        return self._show_secret(request, obj)

    def secret_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask, then make a new secret and show it; the one before signs nothing any more."""
        if not may_tend_webhooks(request.user):
            raise PermissionDenied
        endpoint = get_object_or_404(WebhookEndpoint, pk=pk)
        if request.method == "POST":
            renew_secret(endpoint, by=request.user)
            return self._show_secret(request, endpoint)
        return self._page(request, endpoint, "New secret")

    def _show_secret(self, request: HttpRequest, endpoint: WebhookEndpoint) -> HttpResponse:
        return self._page(request, endpoint, "Secret", secret=endpoint.secret)

    def _page(self, request: HttpRequest, endpoint: WebhookEndpoint, title: str, **more: str) -> HttpResponse:
        template = "admin/newsroom/webhookendpoint/secret.html"
        return record_page(self, request, endpoint, template, title=title, **more)


@admin.register(WebhookDelivery)
class WebhookDeliveryScreen(RecordScreen):
    """Letters to other machines: read, and sent again by a button."""

    list_display = ("letter", "endpoint", "standing", "attempts", "last_status", "created_at", "delivered_at")
    list_display_links = ("letter",)
    list_filter = ("event", "endpoint")
    list_select_related = ("endpoint", "article")
    fieldsets = (
        (None, {"fields": ("letter", "endpoint", "standing", "last_error", "printed_body")}),
        (
            "Record",
            {
                "fields": (
                    "uid",
                    ("attempts", "last_status"),
                    ("created_at", "next_attempt_at", "delivered_at"),
                )
            },
        ),
    )
    readonly_fields = ("letter", "standing", "printed_body")

    @admin.display(description="letter", ordering="event")
    def letter(self, delivery: WebhookDelivery) -> str:
        return f"{delivery.event}: {delivery.article.slug}" if delivery.article else delivery.event

    @admin.display(description="state")
    def standing(self, delivery: WebhookDelivery) -> SafeString:
        if delivery.delivered_at:
            return pill("Delivered", "good")
        if delivery.next_attempt_at is None:
            return pill("Given up", "bad")
        if delivery.attempts:
            return pill(f"Attempt {delivery.attempts} of {MAX_ATTEMPTS} failed", "warn")
        return pill("Waiting")

    @admin.display(description="body")
    def printed_body(self, delivery: WebhookDelivery) -> str:
        if not delivery.body:
            return "(redacted)"
        return format_html(
            "<pre>{}</pre>", json.dumps(json.loads(delivery.body), indent=2, ensure_ascii=False)
        )

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.resend_view)
        return [path("<int:pk>/resend/", view, name="newsroom_webhookdelivery_resend"), *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        delivery = context.get("original")
        if delivery is not None and may_tend_webhooks(request.user):
            context["resend_url"] = reverse("admin:newsroom_webhookdelivery_resend", args=[delivery.pk])
        return super().render_change_form(request, context, *args, **kwargs)

    def resend_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """POST: send a letter again at the next run."""
        if request.method != "POST" or not may_tend_webhooks(request.user):
            raise PermissionDenied
        delivery = get_object_or_404(WebhookDelivery, pk=pk)
        refused = resend(delivery, by=request.user)
        if refused:
            messages.error(request, f"Not sent again. {refused}")
        else:
            messages.success(request, "It goes out again within a minute, under the same id.")
        return redirect("admin:newsroom_webhookdelivery_change", pk)
