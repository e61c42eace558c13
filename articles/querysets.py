"""Which stories readers may see. Pages and lists join print only through `live_version`."""

from __future__ import annotations

from django.db import models
from django.db.models import F

from articles.enums import State


class ArticleQuerySet(models.QuerySet):
    def public(self) -> ArticleQuerySet:
        """With a live version: what readers, feeds and sitemaps may show."""
        return self.filter(live_version__isnull=False)

    def gone(self) -> ArticleQuerySet:
        """Printed once and taken back: the address answers 410."""
        return self.filter(state=State.UNPUBLISHED, live_version__isnull=True, head_number__gt=0)

    def with_print(self) -> ArticleQuerySet:
        """Public stories with what a teaser shows, newest print first, in one query."""
        return (
            self.public()
            .select_related("live_version__section", "live_version__lead_image")
            .order_by(F("first_published_at").desc(), "-pk")
        )


class WorkingCopyQuerySet(models.QuerySet):
    """Rows that exist once for the working copy (no version) and once for each version that printed them."""

    def of_working_copy(self) -> WorkingCopyQuerySet:
        return self.filter(version__isnull=True)

    def live(self) -> WorkingCopyQuerySet:
        """Of versions that are live now."""
        return self.filter(version__live_for__isnull=False)
