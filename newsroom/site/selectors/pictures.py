"""The picture of a printed version, where readers may see it."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from articles.models import Article
from entities.models import Image
from entities.picture_data import PictureData, picture_data
from newsroom.site.selectors.printed import printed


def with_picture_rights(stories: QuerySet) -> QuerySet:
    """Stories that know whether their lead picture may be shown today (`picture_is_public`)."""
    public = Image.objects.public(timezone.localdate()).filter(pk=OuterRef("live_version__lead_image"))
    return stories.annotate(picture_is_public=Exists(public))


def lead_picture(story: Article, ratio: str = "") -> PictureData | None:
    """The lead picture as printed, in that shape; None where there is none or its rights have run out."""
    if not story.picture_is_public:  # type: ignore[attr-defined]  # set by with_picture_rights
        return None
    return picture_data(printed(story).lead_image, ratio)
