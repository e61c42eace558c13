"""Opening a file that somebody sent us: nothing about it is believed until its pixels are read."""

from __future__ import annotations

import io

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

MAX_BYTES = 25 * 1024 * 1024
#: Above any camera a newsroom uses, far below what would fill the memory of a small server.
MAX_PIXELS = 60_000_000
MIN_SIDE = 200

#: Pillow's names of what we open. The content decides; the file's name is never asked.
ACCEPTED = ("JPEG", "PNG", "WEBP", "AVIF")
_READABLE = "JPEG, PNG, WebP or AVIF"
# Phones write JPEGs that carry a second, smaller frame; those are stills all the same.
_STILL_WITH_FRAMES = "MPO"
_PAPER = (255, 255, 255)
# Decoders meet broken data in many ways; whatever they raise means the same to the one who sent it.
_DECODER_ERRORS = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    IndexError,
    OverflowError,
    TypeError,
    MemoryError,
)


class PictureError(ValueError):
    """The file cannot be used as a picture; the message says what to do."""


def open_untrusted(content: bytes, *, min_side: int = MIN_SIDE) -> Image.Image:
    """The picture in `content`, upright, in sRGB, without alpha and without any metadata.

    Checked before a pixel is decoded: size in bytes, format by content, pixel count and sides, number of frames.
    Raises PictureError, with what to do, for anything else than one whole still picture.
    """
    if not content:
        raise PictureError("The file is empty. Choose the picture again.")
    if len(content) > MAX_BYTES:
        raise PictureError(
            f"The file is larger than {MAX_BYTES // 1_048_576} MB. "
            "Export it smaller, 4000 pixels wide at most."
        )
    try:
        _check_before_decoding(content, min_side)
        picture = Image.open(io.BytesIO(content), formats=ACCEPTED)
        picture.load()
        return _flattened(_in_srgb(ImageOps.exif_transpose(picture)))
    except PictureError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError(_too_many_pixels()) from error
    except UnidentifiedImageError as error:
        raise PictureError(
            f"This is not a picture we can read. Export it as {_READABLE} and choose it again."
        ) from error
    except _DECODER_ERRORS as error:
        raise PictureError(
            "The file is damaged or cut short. "
            "Open it in a picture program, export it again and choose the new file."
        ) from error


def _check_before_decoding(content: bytes, min_side: int) -> None:
    with Image.open(io.BytesIO(content), formats=ACCEPTED) as picture:
        width, height = picture.size
        if width * height > MAX_PIXELS:
            raise PictureError(_too_many_pixels(width, height))
        if min(width, height) < min_side:
            raise PictureError(
                f"The picture has {width} × {height} pixels; "
                f"each side needs at least {min_side}. Ask for a larger copy."
            )
        if picture.format != _STILL_WITH_FRAMES and getattr(picture, "n_frames", 1) > 1:
            raise PictureError("The picture moves. Choose a still, or export one frame of it.")
        picture.verify()


def _too_many_pixels(width: int = 0, height: int = 0) -> str:
    size = f"{width} × {height}, " if width else ""
    return (
        f"The picture is too large ({size}more than {MAX_PIXELS // 1_000_000} million pixels). "
        "Export it smaller, 4000 pixels wide at most."
    )


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Colours as the profile means them; a broken profile is passed over, as browsers do."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "CMYK", "L"}:
        return picture
    try:
        return (
            ImageCms.profileToProfile(
                picture,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
            or picture
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def _flattened(picture: Image.Image) -> Image.Image:
    """Plain RGB on white paper, in a new object that carries pixels and nothing else."""
    if picture.mode.startswith("I") or picture.mode == "F":
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    clean = Image.new("RGB", picture.size, _PAPER)
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        clean.paste(layer, mask=layer.getchannel("A"))
    else:
        clean.paste(picture.convert("RGB"))
    return clean
