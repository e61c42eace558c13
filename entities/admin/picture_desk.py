"""Pictures for the story's drawer: looked through, taken in, described and focused without leaving the story."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.forms import modelform_factory
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from entities.enums import Rights
from entities.exceptions import EntityNotAllowed
from entities.models import Image
from entities.picture_gaps import picture_gaps
from entities.pictures import PictureError
from entities.pictures.geometry import RATIOS
from entities.rules import may_describe_pictures
from entities.services.describe import DESCRIBED, describe_picture
from entities.services.pictures import store_upload
from newsroom.ledger.history import record_history
from newsroom.ledger.typed import number_in

PER_PAGE = 24


class PictureDeskMixin:
    """Answers to the picture dialog, as JSON. Who may see pictures may look; the rest asks for its own right."""

    def picture_desk_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view  # type: ignore[attr-defined]
        return [
            path("browse/", view(self.browse_view), name="entities_image_browse"),
            path("upload/", view(self.upload_view), name="entities_image_upload"),
            path("<int:pk>/describe/", view(self.describe_view), name="entities_image_describe"),
        ]

    def browse_view(self, request: HttpRequest) -> JsonResponse:
        """Pictures with all words of ?q= in title, alt text or credit, newest first, ?page= of them; or the one ?pk=.

        {"results": [...], "more": bool, "upload": address or "", "rights": [[value, words]],
        "shapes": {name: [across, down]}}. One query.
        """
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        found = Image.objects.order_by("-created_at", "-pk")
        one, page = number_in(request.GET.get("pk", "")), number_in(request.GET.get("page", "")) or 1
        if one:
            found = found.filter(pk=one)
        for word in request.GET.get("q", "")[:200].split()[:8]:
            found = found.filter(
                Q(title__icontains=word) | Q(alt__icontains=word) | Q(credit__icontains=word)
            )
        start = (page - 1) * PER_PAGE
        rows = list(found[start : start + PER_PAGE + 1])
        may_add = self.has_add_permission(request)  # type: ignore[attr-defined]
        return _private(
            {
                "results": [_told(image, request.user) for image in rows[:PER_PAGE]],
                "more": len(rows) > PER_PAGE,
                "upload": reverse("admin:entities_image_upload") if may_add else "",
                "rights": Rights.choices,
                "shapes": {name: [across, down] for name, (across, down, _) in RATIOS.items()},
            }
        )

    def upload_view(self, request: HttpRequest) -> HttpResponse:
        """POST a picture as its own screen takes it: {"picture": …}, or {"errors": {field: words}}.

        What is refused answers 200, as a form does that comes back: it is no fault of the page.
        """
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_add_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        form = self.form(request.POST, request.FILES)  # type: ignore[attr-defined]
        for name, value in (("focal_x", 50), ("focal_y", 50)):
            form.fields[name].required = False
            form.fields[name].empty_value = value
        if not form.is_valid():
            return _refused(form.errors)
        image = form.save(commit=False)
        image.focal_x, image.focal_y = 50, 50
        try:
            store_upload(image, form.cleaned_data["file"])
        except PictureError as refused:
            return _refused({"file": [str(refused)]})
        record_history(actor=request.user, verb="add", record=image)  # type: ignore[arg-type]
        return _private({"picture": _told(image, request.user)})

    def describe_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """POST some of DESCRIBED: {"picture": …}, or {"errors": {field: words}}."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        image = get_object_or_404(Image, pk=pk)
        if not may_describe_pictures(request.user):
            raise PermissionDenied
        given = [name for name in DESCRIBED if name in request.POST]
        form = modelform_factory(Image, fields=given)(request.POST, instance=image)
        if not given or not form.is_valid():
            return _refused(form.errors or {"": ["Say what is to be changed."]})
        try:
            held = describe_picture(
                image=image, by=request.user, **{name: form.cleaned_data[name] for name in given}
            )
        except (ValidationError, PictureError) as refused:
            return _refused(
                {"": refused.messages if isinstance(refused, ValidationError) else [str(refused)]}
            )
        except EntityNotAllowed as refused:
            raise PermissionDenied from refused
        return _private({"picture": _told(held, request.user)})


def _told(image: Image, user: Any) -> dict[str, Any]:
    """A picture as the dialog shows it. No query."""
    may_change = may_describe_pictures(user)
    return {
        "id": image.pk,
        "title": image.title,
        "alt": image.alt,
        "credit": image.credit,
        "licence": image.licence,
        "rights": image.rights,
        "expires": image.rights_expire_on.isoformat() if image.rights_expire_on else "",
        "width": image.width,
        "height": image.height,
        "focus": [image.focal_x, image.focal_y],
        "inPrint": image.in_print,
        "src": reverse("admin:entities_image_preview", args=[image.pk]),
        "gaps": picture_gaps(image, timezone.localdate()),
        "change": reverse("admin:entities_image_change", args=[image.pk]),
        "describe": reverse("admin:entities_image_describe", args=[image.pk]) if may_change else "",
    }


def _refused(errors: Any) -> JsonResponse:
    return _private({"errors": {name: " ".join(map(str, words)) for name, words in errors.items()}})


def _private(data: dict[str, Any]) -> JsonResponse:
    return JsonResponse(data, headers={"Cache-Control": "no-store"})
