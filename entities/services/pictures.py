"""Taking pictures in and keeping their renditions: privately, under names that change with the content.

Uploads are distrusted: only what `entities.pictures.open_untrusted` re-drew from pixels is ever stored. A
file's folder carries the digest of its content, so a replaced picture never shares an address in storage
with the one before, and a failed transaction leaves the old one whole.
"""

from __future__ import annotations

import hashlib
import logging
from pathlib import PurePosixPath
from typing import Protocol

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image as Pixels

from entities.models import Image
from entities.pictures import (
    Focus,
    PictureError,
    Rendition,
    encode_master,
    encode_rendition,
    open_untrusted,
    renditions_for,
)
from entities.pictures.decode import MAX_BYTES

logger = logging.getLogger(__name__)


class Readable(Protocol):
    """An upload, or any file opened for reading bytes."""

    def read(self, size: int = -1, /) -> bytes: ...


def store_upload(image: Image, upload: Readable | bytes) -> Image:
    """Give `image` a new file, cleaned and re-encoded, with all its renditions, and save the row.

    `image` may be new or kept; its other fields are saved as they stand. Raises PictureError, whose message
    says what to do, before anything is written. The files of the picture it replaces go after commit.
    Takes about a second for a large photograph.
    """
    picture = open_untrusted(_content(upload))
    master, (width, height) = encode_master(picture)
    storage = image.file.storage
    old = image.file.name or ""
    name = f"originals/{image.uid}-{hashlib.sha256(master).hexdigest()[:12]}.jpg"
    if not storage.exists(name):
        storage.save(name, ContentFile(master))
    with transaction.atomic():
        image.file.name = name
        image.width, image.height = width, height
        image.save()
        make_renditions(image, picture=picture)
        if old and old != name:
            transaction.on_commit(lambda: _discard(image, old))
    return image


def check_upload(upload: Readable) -> None:
    """For a form's `clean`: raise ValidationError where `store_upload` would refuse. Rewinds the file."""
    try:
        open_untrusted(_content(upload))
    except PictureError as error:
        raise ValidationError(str(error), code="picture") from error
    finally:
        seek = getattr(upload, "seek", None)
        if seek:
            seek(0)


def make_renditions(image: Image, *, picture: Pixels.Image | None = None) -> list[str]:
    """Make those renditions that are not there yet; returns their names. Running it again does nothing.

    Call it after the focal point has moved: crops are kept by focus, so the whole picture is not made anew.
    `picture` saves reading the master again when the pixels are at hand. Raises PictureError where the
    master itself is gone or damaged.
    """
    storage = image.file.storage
    missing = [
        rendition
        for rendition in renditions_for(image.width, image.height)
        if not storage.exists(rendition_path(image, rendition))
    ]
    if not missing:
        return []
    pixels = picture or _master(image)
    focus = Focus(image.focal_x, image.focal_y)
    for rendition in missing:
        storage.save(
            rendition_path(image, rendition), ContentFile(encode_rendition(pixels, rendition, focus))
        )
    return [rendition.name for rendition in missing]


def rendition_path(image: Image, rendition: Rendition) -> str:
    """Where one rendition lies in private storage; a crop's path carries the focus it was made for."""
    folder = f"renditions/{PurePosixPath(image.file.name or image.uid).stem}"
    if rendition.ratio:
        folder += f"/{image.focal_x}-{image.focal_y}"
    return f"{folder}/{rendition.name}"


def read_rendition(image: Image, name: str) -> tuple[bytes, str] | None:
    """Content and format ("avif" or "jpg") of the rendition of that public name; None where there is none.

    Only names that the picture's own size gives are looked for, so no guessed name reaches the storage. Says
    nothing about who may see it: public views ask `Image.objects.public(today)` first.
    """
    known = {rendition.name: rendition for rendition in renditions_for(image.width, image.height)}
    rendition = known.get(name)
    if rendition is None:
        return None
    try:
        with image.file.storage.open(rendition_path(image, rendition)) as file:
            return file.read(), rendition.format
    except FileNotFoundError:
        logger.error("Picture %s lacks its rendition %s: run make_renditions on it.", image.uid, name)
        return None


def _content(upload: Readable | bytes) -> bytes:
    if isinstance(upload, bytes):
        return upload
    seek = getattr(upload, "seek", None)
    if seek:
        seek(0)
    # One byte more than the most, so that a file too large is refused without being read to its end.
    return upload.read(MAX_BYTES + 1)


def _master(image: Image) -> Pixels.Image:
    try:
        with image.file.storage.open(image.file.name or "") as file:
            return open_untrusted(file.read())
    except FileNotFoundError as error:
        raise PictureError("The file of this picture is gone from the storage. Upload it again.") from error


def _discard(image: Image, original: str) -> None:
    """Remove a replaced original with its renditions, wherever no picture uses them any more."""
    storage = image.file.storage
    if Image.objects.filter(file=original).exists():
        return
    folder = f"renditions/{PurePosixPath(original).stem}"
    if storage.exists(folder):
        folders, files = storage.listdir(folder)
        for crops in folders:
            for name in storage.listdir(f"{folder}/{crops}")[1]:
                storage.delete(f"{folder}/{crops}/{name}")
            storage.delete(f"{folder}/{crops}")
        for name in files:
            storage.delete(f"{folder}/{name}")
        storage.delete(folder)
    storage.delete(original)
