"""What a template needs to show a picture, without asking the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from entities.models import Image
from entities.pictures import FORMATS, renditions_in_ratio


@dataclass(frozen=True, slots=True)
class PictureSource:
    """One <source>: every width in one format."""

    media_type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class PictureData:
    """A picture as `components/picture.html` shows it.

    `width` and `height` are those of the widest rendition, in pixels, so that the browser keeps the room;
    `src` is for browsers without srcset and for social cards. `focal` is a CSS object-position ("50% 40%").
    """

    sources: tuple[PictureSource, ...]
    src: str
    srcset: str
    width: int
    height: int
    alt: str
    credit: str
    focal: str


def picture_data(
    image: Image | None, ratio: str = "", *, address: Callable[[str], str] | None = None
) -> PictureData | None:
    """The picture in the shape asked for ("3x2", "1x1", or empty for all of it); no query.

    `address` gives where a rendition of that name is read, for pages that are not readers'.

    None where there is no picture, no file, or no alt text or credit to stand beside it. Whether readers may
    see it is not asked here: pass only what `Image.objects.public(today)` gave, or `is_printable` allows.
    """
    if image is None or not image.file.name or not image.alt or not image.credit:
        return None
    renditions = renditions_in_ratio(image.width, image.height, ratio)
    if not renditions:
        return None
    by_format: dict[str, list[str]] = {extension: [] for extension in FORMATS}
    addresses: dict[str, str] = {}
    for rendition in renditions:
        name = rendition.name
        addresses[name] = address(name) if address else reverse("site:picture", args=[image.uid, name])
        by_format[rendition.format].append(f"{addresses[rendition.name]} {rendition.width}w")
    widest = renditions[-1]
    return PictureData(
        sources=(PictureSource(FORMATS["avif"], ", ".join(by_format["avif"])),),
        src=addresses[widest.name],
        srcset=", ".join(by_format["jpg"]),
        width=widest.width,
        height=widest.height,
        alt=image.alt,
        credit=image.credit,
        focal=f"{image.focal_x}% {image.focal_y}%",
    )
