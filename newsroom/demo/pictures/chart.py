"""An invented coast: contour lines, soundings, a dashed route. No names, no real shore."""

from __future__ import annotations

import math

from PIL import Image

from newsroom.demo.pictures.canvas import HEIGHT, INK, WIDTH, Canvas, Colour, Mask, Point, mix

_LIGHTS = (
    {"sea": (190, 204, 202), "land": (232, 220, 194), "line": (58, 84, 92), "route": (176, 70, 48)},
    {"sea": (178, 192, 198), "land": (228, 221, 205), "line": (46, 68, 84), "route": (172, 78, 50)},
    {"sea": (205, 208, 194), "land": (238, 224, 196), "line": (76, 86, 76), "route": (168, 66, 52)},
)


def draw(seed: str) -> Image.Image:
    """The picture for that seed."""
    canvas = Canvas(f"map-{seed}")
    light = canvas.random.choice(_LIGHTS)
    sea = canvas.fill(Mask().rectangle(0, 0, WIDTH, HEIGHT), light["sea"])
    canvas.stipple(sea, mix(light["sea"], light["line"], 0.5), (500, 300), (WIDTH + 500, HEIGHT + 500), 0.55)
    _grid(canvas, light)
    mainland = _island(canvas, (110, 240), 560, 0.26)
    others = [
        _island(canvas, (1010, 760), 205, 0.3),
        _island(canvas, (1330, 330), 150, 0.32),
        _island(canvas, (880, 210), 70, 0.3),
        _island(canvas, (1440, 900), 120, 0.3),
    ]
    for shore in (mainland, *others):
        for step in (4, 3, 2, 1):
            ring = _grown(shore, 1 + step * 0.055)
            canvas.fill(Mask().polygon(ring), mix(light["sea"], (236, 240, 232), 0.2), 0.5)
        for step in (4, 2):
            canvas.fill(
                Mask().line([*_grown(shore, 1 + step * 0.055), _grown(shore, 1 + step * 0.055)[0]], 1.3),
                light["line"],
                0.3,
            )
    for shore in (mainland, *others):
        _land(canvas, light, shore)
    _route(canvas, light)
    _folds(canvas)
    return canvas.finished()


def _island(canvas: Canvas, middle: Point, radius: float, roughness: float) -> list[Point]:
    """A shore around a middle: waves of every length, the shorter the lower."""
    waves = [
        (count, canvas.random.uniform(0, math.tau), roughness * canvas.random.uniform(0.5, 1) / count**0.85)
        for count in (2, 3, 4, 5, 7, 9, 13, 17, 23, 31, 43, 61)
    ]
    shore = []
    for step in range(420):
        angle = math.tau * step / 420
        reach = radius * (1 + sum(height * math.sin(count * angle + phase) for count, phase, height in waves))
        shore.append((middle[0] + reach * math.cos(angle), middle[1] + reach * 0.82 * math.sin(angle)))
    return shore


def _grown(shore: list[Point], size: float) -> list[Point]:
    x = sum(point[0] for point in shore) / len(shore)
    y = sum(point[1] for point in shore) / len(shore)
    return [(x + (px - x) * size, y + (py - y) * size) for px, py in shore]


def _grid(canvas: Canvas, light: dict[str, Colour]) -> None:
    lines = Mask()
    for x in range(-60, WIDTH + 200, 200):
        lines.line([(x, 0), (x + 46, HEIGHT)], 1.2)
    for y in range(30, HEIGHT, 200):
        lines.line([(0, y), (WIDTH, y - 34)], 1.2)
    canvas.fill(lines, light["line"], 0.34)


def _land(canvas: Canvas, light: dict[str, Colour], shore: list[Point]) -> None:
    canvas.fill(Mask().polygon([(x + 7, y + 9) for x, y in shore]), light["line"], 0.28)
    shape = canvas.fill(Mask().polygon(shore), light["land"])
    heights = ((0.86, 0.12), (0.7, 0.2), (0.54, 0.3), (0.38, 0.4), (0.22, 0.52))
    for size, share in heights:
        ring = _softened(_grown(shore, size), round(6 + (1 - size) * 30))
        level = canvas.fill(Mask().polygon(ring), mix(light["land"], (150, 140, 104), share))
        left, top = min(x for x, _ in ring), min(y for _, y in ring)
        canvas.stipple(
            level, mix(light["line"], light["land"], 0.2), (left + 40, top + 40), (left + 900, top + 800), 0.4
        )
        canvas.fill(Mask().line([*ring, ring[0]], 1.4), light["line"], 0.4)
    canvas.tone(shape, light["land"], (WIDTH, HEIGHT), (WIDTH * 2, HEIGHT * 2), 0.0)
    canvas.fill(Mask().line([*shore, shore[0]], 2.6), light["line"], 0.9)


def _softened(ring: list[Point], reach: int) -> list[Point]:
    """The ring with its small bays smoothed away, as higher ground has fewer of them."""
    size = len(ring)
    smooth = []
    for index in range(0, size, 3):
        near = [ring[(index + step) % size] for step in range(-reach, reach + 1, 2)]
        smooth.append((sum(x for x, _ in near) / len(near), sum(y for _, y in near) / len(near)))
    return smooth


def _route(canvas: Canvas, light: dict[str, Colour]) -> None:
    """From a place on the mainland round the islands: dashes, with a ring where each leg ends."""
    start, end = (canvas.random.uniform(430, 500), canvas.random.uniform(330, 430)), (1322, 356)
    bends = [start, (760, 470 + canvas.random.uniform(-40, 40)), (1000, 470), (1160, 420), end]
    path = _curve(bends)
    dashes = Mask()
    for index in range(0, len(path) - 4, 7):
        dashes.line(path[index : index + 5], 6)
    canvas.fill(dashes, light["route"])
    branch = Mask()
    other = _curve([(760, 500), (880, 600), (960, 690), (1000, 742)])
    for index in range(0, len(other) - 3, 6):
        branch.line(other[index : index + 3], 4)
    canvas.fill(branch, light["route"], 0.75)
    for x, y, size in ((*start, 17), (*end, 17), (1000, 742, 11)):
        canvas.fill(Mask().ellipse(x, y, size + 5), light["land"])
        canvas.fill(
            Mask().ellipse(x, y, size).ellipse(x, y, size - 6, cut=True).ellipse(x, y, size - 11),
            light["route"],
        )


def _curve(bends: list[Point]) -> list[Point]:
    """A smooth line through all bends (Catmull-Rom)."""
    points = [bends[0], *bends, bends[-1]]
    curve = []
    for a, b, c, d in zip(points, points[1:], points[2:], points[3:], strict=False):
        for step in range(24):
            t = step / 24
            curve.append(tuple(
                0.5 * (2 * b[i] + (c[i] - a[i]) * t + (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t * t
                       + (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t**3)
                for i in (0, 1)
            ))  # fmt: skip
    return [(x, y) for x, y in curve]


def _folds(canvas: Canvas) -> None:
    """The sheet has been folded, and lies under a light from the left."""
    for x in (WIDTH / 3, WIDTH * 2 / 3):
        canvas.tone(Mask().rectangle(x, 0, x + 90, HEIGHT).done(), INK, (x + 90, 0), (x, 0), 0.13)
        canvas.tone(Mask().rectangle(x - 70, 0, x, HEIGHT).done(), (255, 252, 244), (x - 70, 0), (x, 0), 0.25)
    canvas.tone(
        Mask().rectangle(0, HEIGHT / 2, WIDTH, HEIGHT / 2 + 70).done(),
        INK,
        (0, HEIGHT / 2 + 70),
        (0, HEIGHT / 2),
        0.1,
    )
    canvas.stipple(None, INK, (WIDTH * 0.7, HEIGHT * 0.6), (WIDTH * 1.7, HEIGHT * 1.6), 0.4)
