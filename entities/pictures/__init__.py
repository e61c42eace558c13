"""Pictures as pure code over Pillow: untrusted bytes in, clean renditions out. No Django in here."""

from entities.pictures.decode import PictureError, open_untrusted
from entities.pictures.encode import encode_master, encode_rendition
from entities.pictures.geometry import (
    FORMATS,
    Focus,
    Rendition,
    crop_box,
    renditions_for,
    renditions_in_ratio,
)

__all__ = [
    "FORMATS",
    "Focus",
    "PictureError",
    "Rendition",
    "crop_box",
    "encode_master",
    "encode_rendition",
    "open_untrusted",
    "renditions_for",
    "renditions_in_ratio",
]
