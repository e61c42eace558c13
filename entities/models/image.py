"""Pictures: kept privately, handed out by a view that asks whether they are public."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import FileExtensionValidator, MaxValueValidator, MinValueValidator
from django.db import models

from entities.enums import Rights
from entities.querysets import ImageQuerySet
from entities.uids import make_uid
from newsroom.ledger.models import OwnedColumnsModel


def original_path(image: Image, filename: str) -> str:
    """Where an upload is kept: under its uid, never under the name that the uploader gave it."""
    extension = filename.rsplit(".", 1)[-1].lower()
    return f"originals/{image.uid}.{extension}"


class Image(OwnedColumnsModel):
    """A picture with what must stand beside it in print: alt text and credit."""

    owned_by_services: ClassVar[frozenset[str]] = frozenset({"in_print"})

    uid = models.CharField(max_length=10, unique=True, default=make_uid, editable=False)
    title = models.CharField(max_length=200, help_text="For the desk: how colleagues find it.")
    file = models.ImageField(
        upload_to=original_path,
        width_field="width",
        height_field="height",
        validators=[FileExtensionValidator(["jpg", "jpeg", "png", "webp", "avif"])],
    )
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)
    alt = models.CharField(
        "alternative text",
        max_length=400,
        blank=True,
        help_text="What it shows, for those who cannot see it.",
    )
    credit = models.CharField(max_length=200, blank=True)
    licence = models.CharField(max_length=100, blank=True)
    rights = models.CharField(max_length=12, choices=Rights.choices, default=Rights.RESTRICTED)
    rights_expire_on = models.DateField(
        null=True, blank=True, help_text="Last day on which it may be printed."
    )
    focal_x = models.PositiveSmallIntegerField(
        "focus from left, %", default=50, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )
    focal_y = models.PositiveSmallIntegerField(
        "focus from top, %", default=50, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )
    in_print = models.BooleanField(default=False, editable=False, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ImageQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = "picture"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(focal_x__lte=100, focal_y__lte=100), name="image_focus_within_picture"
            ),
        ]

    def __str__(self) -> str:
        return self.title
