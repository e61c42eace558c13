"""Columns and steps in raking light; somebody on the way in."""

from __future__ import annotations

from PIL import Image

from newsroom.demo.pictures.canvas import HEIGHT, INK, WIDTH, Canvas, Colour, Mask, mix

_STONES = (
    {"stone": (226, 212, 187), "shade": (88, 96, 99), "deep": (40, 49, 56)},
    {"stone": (219, 217, 207), "shade": (82, 98, 108), "deep": (33, 46, 58)},
    {"stone": (231, 205, 176), "shade": (104, 92, 92), "deep": (52, 46, 54)},
)
_EAVES, _BASE = 176, 760


def draw(seed: str) -> Image.Image:
    """The picture for that seed."""
    canvas = Canvas(f"courthouse-{seed}")
    stone = canvas.random.choice(_STONES)
    _hall(canvas, stone)
    shift = canvas.random.uniform(-90, 60)
    for index in range(6):
        _column(canvas, stone, shift + 40 + index * 312)
    _entablature(canvas, stone)
    _steps(canvas, stone)
    _figure(canvas, stone, canvas.random.uniform(0.26, 0.62) * WIDTH)
    return canvas.finished()


def _hall(canvas: Canvas, stone: dict[str, Colour]) -> None:
    """What lies behind the columns: a wall in shadow with tall doors."""
    wall = canvas.fill(Mask().rectangle(0, 0, WIDTH, _BASE + 20), mix(stone["shade"], stone["deep"], 0.35))
    canvas.stipple(wall, stone["deep"], (0, 620), (0, 60), 0.9)
    canvas.tone(wall, mix(stone["shade"], stone["stone"], 0.4), (WIDTH * 0.4, 0), (WIDTH * 1.2, 900), 0.4)
    for middle in (0.18, 0.5, 0.82):
        x = middle * WIDTH
        canvas.fill(Mask().rectangle(x - 78, 330, x + 78, _BASE), mix(stone["shade"], stone["deep"], 0.15))
        door = canvas.fill(Mask().rectangle(x - 60, 350, x + 60, _BASE), stone["deep"])
        canvas.stipple(door, (12, 17, 22), (0, _BASE), (0, 300), 0.9)
        canvas.fill(Mask().rectangle(x - 1.5, 350, x + 1.5, _BASE), mix(stone["deep"], stone["shade"], 0.5))


def _column(canvas: Canvas, stone: dict[str, Colour], x: float) -> None:
    """One fluted shaft, lit from the left, with its shadow on the wall behind."""
    shadow = Mask().polygon([(x + 110, _EAVES), (x + 232, _EAVES), (x + 250, _BASE), (x + 120, _BASE)])
    canvas.fill(shadow, stone["deep"], 0.5)
    foot, neck = 76, 64
    shaft = Mask().polygon(
        [(x + 70 - neck, 226), (x + 70 + neck, 226), (x + 70 + foot, 712), (x + 70 - foot, 712)]
    )
    shape = canvas.fill(shaft, stone["stone"])
    flutes = Mask()
    for index in range(1, 8):
        # Flutes crowd towards the edges as they turn away from the eye.
        share = _turned(index / 8)
        top, bottom = x + 70 - neck + 2 * neck * share, x + 70 - foot + 2 * foot * share
        width = 3 + 5 * (1 - abs(2 * share - 1))
        flutes.polygon([(top, 232), (top + width * 0.8, 232), (bottom + width, 706), (bottom, 706)])
    canvas.fill(flutes, stone["shade"], 0.42)
    canvas.tone(shape, stone["shade"], (x + 44, 0), (x + 150, 0), 0.9)
    canvas.stipple(shape, stone["deep"], (x + 72, 0), (x + 196, 0), 0.9)
    canvas.tone(shape, stone["deep"], (0, 340), (0, 200), 0.6)
    for left, right, top, bottom in (
        (-18, 158, 196, 226),
        (-30, 170, _EAVES, 197),
        (-20, 160, 710, 736),
        (-34, 174, 734, _BASE),
    ):
        block = canvas.fill(Mask().rectangle(x + left, top, x + right, bottom), stone["stone"])
        canvas.tone(block, stone["shade"], (x + 70, 0), (x + 175, 0), 0.9)
        canvas.fill(Mask().rectangle(x + left, bottom - 4, x + right, bottom), stone["deep"], 0.35)


def _turned(share: float) -> float:
    """Evenly spaced flutes of a round shaft as they are seen from the front, 0 to 1."""
    centred = 2 * share - 1
    return (centred * (1.5 - 0.5 * centred * centred) + 1) / 2


def _entablature(canvas: Canvas, stone: dict[str, Colour]) -> None:
    beam = canvas.fill(Mask().rectangle(0, 0, WIDTH, _EAVES), stone["stone"])
    canvas.stipple(beam, stone["shade"], (0, 200), (WIDTH * 1.4, -200), 0.75)
    lines = Mask()
    for y, thick in ((172, 6), (128, 3), (84, 4), (30, 3)):
        lines.rectangle(0, y, WIDTH, y + thick)
    canvas.fill(lines, stone["deep"], 0.5)
    dentils = Mask()
    for index in range(-1, 62):
        dentils.rectangle(index * 27 + 8, 90, index * 27 + 23, 108)
    canvas.fill(dentils, stone["shade"], 0.65)
    under = canvas.fill(Mask().rectangle(0, _EAVES, WIDTH, _EAVES + 60), stone["deep"], 0.0)
    canvas.tone(under, stone["deep"], (0, _EAVES + 60), (0, _EAVES), 0.7)


def _steps(canvas: Canvas, stone: dict[str, Colour]) -> None:
    top, height = float(_BASE), 26.0
    index = 0
    while top < HEIGHT:
        riser = height * 0.42
        tread = mix(stone["stone"], stone["shade"], 0.04 * index)
        step = canvas.fill(Mask().rectangle(0, top, WIDTH, top + height), tread)
        canvas.stipple(step, stone["shade"], (WIDTH * 0.35, 0), (WIDTH * 1.25, 300), 0.8)
        canvas.fill(Mask().rectangle(0, top + height - riser, WIDTH, top + height), stone["shade"], 0.62)
        canvas.fill(
            Mask().rectangle(0, top + height - riser, WIDTH, top + height - riser + 2), stone["deep"], 0.5
        )
        top, height, index = top + height, height * 1.16, index + 1


def _figure(canvas: Canvas, stone: dict[str, Colour], x: float) -> None:
    """A person in a coat with a case, seen from behind, and the long shadow of an early hour."""
    foot = 868
    canvas.fill(
        Mask().polygon([(x - 12, foot - 4), (x + 16, foot - 2), (x + 300, foot + 96), (x + 232, foot + 92)]),
        stone["deep"],
        0.5,
    )
    coat = Mask().polygon(
        [
            (x - 19, foot - 118),
            (x + 19, foot - 118),
            (x + 25, foot - 44),
            (x + 22, foot - 34),
            (x - 22, foot - 34),
            (x - 25, foot - 44),
        ]
    )
    coat.ellipse(x, foot - 136, 11.5, 14).polygon(
        [(x - 6, foot - 126), (x + 6, foot - 126), (x + 9, foot - 112), (x - 9, foot - 112)]
    )
    coat.polygon([(x - 15, foot - 36), (x - 3, foot - 36), (x - 4, foot - 14), (x - 12, foot - 14)])
    coat.polygon([(x + 3, foot - 36), (x + 15, foot - 36), (x + 13, foot), (x + 5, foot)])
    coat.line([(x + 21, foot - 110), (x + 30, foot - 62)], 10).rectangle(x + 17, foot - 64, x + 45, foot - 42)
    shape = canvas.fill(coat, INK)
    canvas.tone(shape, mix(INK, stone["stone"], 0.55), (x - 4, 0), (x - 34, 0), 0.8)
