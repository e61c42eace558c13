"""The standing furniture of the paper: sections and the people who sign."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse


class Section(models.Model):
    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    description = models.CharField(max_length=240, blank=True)
    position = models.PositiveSmallIntegerField(default=0, help_text="Order in the navigation.")
    is_default = models.BooleanField(default=False, help_text="Takes stories that come in without a section.")

    class Meta:
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=Q(is_default=True), name="section_one_default"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("site:section", args=[self.slug])


class Author(models.Model):
    """A name that stands over stories; often, not always, somebody who can log in."""

    name = models.CharField(max_length=120, db_index=True)
    slug = models.SlugField(max_length=120, unique=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="author"
    )
    role = models.CharField(max_length=120, blank=True, help_text="“Security correspondent”.")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
