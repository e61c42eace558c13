"""Which renditions a picture has, and what part of it each one shows: plain arithmetic.

Everything follows from the picture's own size, so that a page can name every file without asking anybody.
"""

from __future__ import annotations

from typing import NamedTuple

#: Formats in which every rendition exists, best first, with their media types.
FORMATS: dict[str, str] = {"avif": "image/avif", "jpg": "image/jpeg"}

#: Widths of the whole picture, in pixels.
WIDTHS = (480, 960, 1600)

#: Fixed shapes that templates ask for: width to height, and the widths in which they are made.
RATIOS: dict[str, tuple[int, int, tuple[int, ...]]] = {
    "3x2": (3, 2, (480, 960)),  # teasers
    "1x1": (1, 1, (480,)),  # mastheads of dossiers
}

# A picture that is as good as 3:2 already loses less by a pixel's squeeze than by a second set of files.
_SAME_SHAPE = 0.01


class Focus(NamedTuple):
    """The point that must stay in sight, in per cent from the left and from the top."""

    x: int = 50
    y: int = 50


class Rendition(NamedTuple):
    """One file to make: `name` is its public file name, `ratio` empty for the whole picture."""

    name: str
    format: str
    width: int
    height: int
    ratio: str = ""


def crop_box(width: int, height: int, ratio: str, focus: Focus) -> tuple[float, float, float, float]:
    """The largest box of that shape, as near to the focus as the edges allow: left, top, right, bottom.

    `ratio` is a key of RATIOS, or empty for the whole picture. Raises KeyError for an unknown shape.
    """
    if not ratio:
        return 0.0, 0.0, float(width), float(height)
    across, down, _ = RATIOS[ratio]
    box_width = min(width, height * across / down)
    box_height = min(height, width * down / across)
    left = min(max(width * focus.x / 100 - box_width / 2, 0), width - box_width)
    top = min(max(height * focus.y / 100 - box_height / 2, 0), height - box_height)
    return left, top, left + box_width, top + box_height


def renditions_in_ratio(width: int, height: int, ratio: str = "") -> tuple[Rendition, ...]:
    """The renditions in one shape, narrow to wide, each in every format; never wider than the picture.

    A picture narrower than the narrowest width is offered once, at its own width. Where it has the wanted
    shape already, the renditions of the whole picture stand in.
    """
    if width < 1 or height < 1:
        return ()
    if ratio and _has_shape(width, height, ratio):
        ratio = ""
    left, top, right, bottom = crop_box(width, height, ratio, Focus())
    box_width, box_height = right - left, bottom - top
    wanted = RATIOS[ratio][2] if ratio else WIDTHS
    widths = [each for each in wanted if each <= box_width] or [max(1, int(box_width))]
    return tuple(
        Rendition(
            name=f"w{each}{f'-{ratio}' if ratio else ''}.{extension}",
            format=extension,
            width=each,
            height=max(1, round(box_height * each / box_width)),
            ratio=ratio,
        )
        for each in widths
        for extension in FORMATS
    )


def renditions_for(width: int, height: int) -> tuple[Rendition, ...]:
    """Every rendition of a picture of that size, in all shapes, each once."""
    every = [each for ratio in ("", *RATIOS) for each in renditions_in_ratio(width, height, ratio)]
    return tuple({each.name: each for each in every}.values())


def _has_shape(width: int, height: int, ratio: str) -> bool:
    across, down, _ = RATIOS[ratio]
    return abs(width * down / (height * across) - 1) < _SAME_SHAPE
