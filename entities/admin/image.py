"""Pictures: cleaned on the way in, shown only to those who may see them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from entities.admin.picture_desk import PictureDeskMixin
from entities.models import Image
from entities.pictures import renditions_for
from entities.services.pictures import check_upload, make_renditions, read_rendition, store_upload
from newsroom.ledger.screens import DeskScreen, flag

PREVIEW_WIDTH = 480


class ImageForm(forms.ModelForm):
    file = forms.FileField(
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
        help_text="JPEG, PNG, WebP or AVIF. It is re-drawn on the way in: nothing hidden in the file is kept.",
    )

    class Meta:
        model = Image
        fields = (
            "title",
            "file",
            "alt",
            "credit",
            "licence",
            "rights",
            "rights_expire_on",
            "focal_x",
            "focal_y",
        )

    def clean_file(self) -> Any:
        """Refuse what is no picture before anything is stored."""
        upload = self.cleaned_data["file"]
        if isinstance(upload, UploadedFile):
            check_upload(upload)
        return upload

    def _post_clean(self) -> None:
        # The upload is stored by its service, re-drawn; the model must not take the raw file in between.
        self.upload = self.cleaned_data.pop("file", None)
        super()._post_clean()  # type: ignore[misc]
        self.cleaned_data["file"] = self.upload

    def _get_validation_exclusions(self) -> set[str]:
        return {*super()._get_validation_exclusions(), "file"}  # type: ignore[misc]


@admin.register(Image)
class ImageScreen(PictureDeskMixin, DeskScreen):
    form = ImageForm
    list_display = (
        "title",
        "credit",
        "rights",
        "rights_expire_on",
        flag("in_print", "In print"),
        "created_at",
    )
    list_filter = ("rights", "in_print", "created_at")
    search_fields = ("title", "alt", "credit", "uid")
    readonly_fields = ("preview",)
    fieldsets = (
        (None, {"fields": ("preview", "file", "title", "alt")}),
        ("Rights", {"fields": ("credit", "licence", "rights", "rights_expire_on"), "classes": ("rail",)}),
        (
            "Focus",
            {
                "fields": (("focal_x", "focal_y"),),
                "classes": ("rail",),
                "description": "What must stay in the picture when it is cropped.",
            },
        ),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj:
            return self.fieldsets
        first = (None, {"fields": ("file", "title", "alt")})
        return (first, *self.fieldsets[1:])

    @admin.display(description="picture")
    def preview(self, image: Image) -> SafeString | str:
        if not image.file:
            return "–"
        return format_html(
            '<img class="preview" src="{}" width="{}" height="{}" alt="{}">',
            reverse("admin:entities_image_preview", args=[image.pk]),
            PREVIEW_WIDTH,
            round(PREVIEW_WIDTH * image.height / image.width) if image.width else PREVIEW_WIDTH,
            image.alt or "No alternative text yet",
        )

    def save_model(self, request: HttpRequest, obj: Image, form: Any, change: bool) -> None:
        """Store a new upload through its service; without one save the row and crop anew where the focus moved."""
        upload = form.cleaned_data.get("file")
        if isinstance(upload, UploadedFile):
            store_upload(obj, upload)
            return
        obj.save()
        if {"focal_x", "focal_y"} & set(form.changed_data):
            make_renditions(obj)

    def get_urls(self) -> list[URLPattern]:
        preview = path(
            "<int:pk>/preview/", self.admin_site.admin_view(self.preview_view), name="entities_image_preview"
        )
        return [preview, *self.picture_desk_urls(), *super().get_urls()]

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The picture in small, for those who may see pictures."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        image = get_object_or_404(Image, pk=pk)
        whole = [r for r in renditions_for(image.width, image.height) if not r.ratio and r.format == "jpg"]
        chosen = min(whole, key=lambda rendition: abs(rendition.width - PREVIEW_WIDTH), default=None)
        held = read_rendition(image, chosen.name) if chosen else None
        if held is None:
            raise Http404("This picture has no small copy: save it again.")
        return HttpResponse(held[0], content_type="image/jpeg")
