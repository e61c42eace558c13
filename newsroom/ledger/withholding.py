"""Withholding by order of law, as a page of the desk: one reason, one button, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse


class WithholdMixin:
    """For screens of records that legal can take from readers. The services of the app decide and write.

    `withhold(record, by, reason)` raises ValidationError without a reason; `release(record, by)` undoes it. Records of
    the screen's queryset have `withheld_at` and `withheld_reason`, as columns or by annotation.
    """

    withheld_thing = "the record"
    may_withhold: Callable[[Any], bool]

    def withhold(self, record: Any, by: Any, reason: str) -> None:
        raise NotImplementedError

    def release(self, record: Any, by: Any) -> None:
        raise NotImplementedError

    @property
    def withhold_url_name(self) -> str:
        opts = self.opts  # type: ignore[attr-defined]
        return f"{opts.app_label}_{opts.model_name}_withhold"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.withhold_view)  # type: ignore[attr-defined]
        return [path("<int:pk>/withhold/", view, name=self.withhold_url_name), *super().get_urls()]  # type: ignore[misc]

    def withhold_url_for(self, request: HttpRequest, record: models.Model | None) -> str:
        """Where this person withholds or releases the record; empty for those who may not."""
        if record is None or not self.may_withhold(request.user):
            return ""
        return reverse(f"admin:{self.withhold_url_name}", args=[record.pk])

    def withhold_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the reason and withhold the record, or release it."""
        if not self.may_withhold(request.user):
            raise PermissionDenied
        record = get_object_or_404(self.get_queryset(request), pk=pk)  # type: ignore[attr-defined]
        error = ""
        if request.method == "POST":
            try:
                if record.withheld_at:
                    self.release(record, request.user)
                    messages.success(request, f"Released: readers may see {self.withheld_thing} again.")
                else:
                    self.withhold(record, request.user, request.POST.get("reason", ""))
                    messages.success(
                        request, f"Withheld: every address of {self.withheld_thing} now answers 410."
                    )
                opts = self.opts  # type: ignore[attr-defined]
                return redirect(f"admin:{opts.app_label}_{opts.model_name}_change", pk)
            except ValidationError as refused:
                error = " ".join(refused.messages)
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": f"Release {self.withheld_thing}"
            if record.withheld_at
            else f"Withhold {self.withheld_thing}",
            "opts": self.opts,  # type: ignore[attr-defined]
            "record": record,
            "what": self.withheld_thing,
            "error": error,
        }
        return TemplateResponse(request, "admin/withhold.html", context)
