"""The desk: Django's admin under the paper's name, grouped by what people do, with a useful first page."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import slugify

from newsroom.desk.groups import GROUPS, PAGES


class DeskAdminSite(AdminSite):
    """The one admin site of the house."""

    enable_nav_sidebar = False  # ours stands in the base template, the same on every Django
    empty_value_display = SafeString(
        '<span class="none">–</span>'
    )  # marked, so that narrow lists can leave it out
    index_title = "Desk"
    index_template = "admin/desk_index.html"

    @property
    def site_header(self) -> str:  # type: ignore[override]
        return str(settings.SITE_NAME)

    @property
    def site_title(self) -> str:  # type: ignore[override]
        return f"{settings.SITE_NAME} desk"

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """Groups of `newsroom.desk.groups` in place of apps; a model outside the table comes last, under Other.

        Pages without a table stand behind the tables of their group. What the user may not even view is left out,
        and so are groups without anything. No query beyond the user's permissions.
        """
        if app_label:
            return super().get_app_list(request, app_label)
        models = {
            model["model"]._meta.label_lower: model
            for app in self._build_app_dict(request).values()
            for model in app["models"]
        }
        groups = []
        for name, entries in GROUPS.items():
            shown = [
                {**models.pop(entry.model), "name": entry.name} for entry in entries if entry.model in models
            ]
            shown += [
                {"name": page.name, "admin_url": reverse(page.url_name), "view_only": True}
                for page in PAGES.get(name, ())
                if request.user.has_perm(page.permission)
            ]
            groups.append(self._group(name, shown))
        groups.append(self._group("Other", sorted(models.values(), key=lambda model: str(model["name"]))))
        return [group for group in groups if group["models"]]

    def get_urls(self) -> list[Any]:
        """Pages of the house's own before the stock ones, which end in a pattern that takes every address."""
        # Models are not loaded when the site is made.
        from newsroom.desk.analyser import analyser_urls
        from newsroom.desk.calendar import calendar_urls
        from newsroom.desk.calendar_moves import move_urls
        from newsroom.desk.claims.urls import claims_desk_urls
        from newsroom.desk.notifications import notification_urls
        from newsroom.desk.preflight import preflight_urls
        from newsroom.desk.production_changes import change_urls
        from newsroom.desk.story_preview import preview_urls

        pages = (
            change_urls,
            analyser_urls,
            calendar_urls,
            move_urls,
            claims_desk_urls,
            notification_urls,
            preflight_urls,
            preview_urls,
        )
        return [*(url for urls in pages for url in urls(self)), *super().get_urls()]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # type: ignore[override]
        """The first page: the production list and what waits for this person. A fixed number of queries."""
        from newsroom.desk.production import index_view  # models are not loaded when the site is made

        context = {**self.each_context(request), "title": self.index_title, **(extra_context or {})}
        request.current_app = self.name  # type: ignore[attr-defined]
        return index_view(request, site=self, context=context)

    def stories(self, request: HttpRequest) -> HttpResponse:
        """The same list, narrowed to nothing, where Django keeps the list of stories."""
        from newsroom.desk.production import stories_view  # models are not loaded when the site is made

        return stories_view(request, site=self)

    def places_of(self, claim: Any) -> list[Any]:
        """Stories that print a claim, for its screen. See `newsroom.desk.places`."""
        from newsroom.desk.places import places_of  # models are not loaded when the site is made

        return places_of(claim)

    @staticmethod
    def _group(name: str, models: list[dict[str, Any]]) -> dict[str, Any]:
        return {
            "name": name,
            "app_label": slugify(name),
            "app_url": "",
            "has_module_perms": True,
            "models": models,
        }
