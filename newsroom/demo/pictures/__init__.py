"""Pictures of the sample newsroom: quiet illustrations, drawn by the machine from a recipe and a seed.

They show no real place, person or event, and no writing. The same recipe and seed give the same pixels.
"""

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import Image

from newsroom.demo.pictures import chart, courthouse, harbour, ministry, mountains, newsroom

RECIPES: dict[str, Callable[[str], Image.Image]] = {
    "courthouse": courthouse.draw,
    "harbour": harbour.draw,
    "map": chart.draw,
    "ministry": ministry.draw,
    "mountains": mountains.draw,
    "newsroom": newsroom.draw,
}


def draw_picture(recipe: str, seed: str) -> Image.Image:
    """The illustration of that recipe, 1600 x 1067 pixels. Raises KeyError, naming the recipes there are."""
    try:
        draw = RECIPES[recipe]
    except KeyError:
        raise KeyError(f"No recipe {recipe!r}: there are {', '.join(sorted(RECIPES))}.") from None
    return draw(seed)


def picture_file(recipe: str, seed: str) -> bytes:
    """The same as a PNG, ready for `entities.services.pictures.store_upload`."""
    target = io.BytesIO()
    draw_picture(recipe, seed).save(target, format="PNG", compress_level=1)
    return target.getvalue()
