"""A government building after hours: a grid of windows, a few of them lit."""

from __future__ import annotations

from PIL import Image

from newsroom.demo.pictures.canvas import HEIGHT, INK, WIDTH, Canvas, Colour, Mask, mix

_LIGHTS = (
    {"sky": (214, 197, 178), "high": (92, 108, 120), "wall": (72, 84, 92), "lamp": (240, 200, 128)},
    {"sky": (200, 206, 205), "high": (74, 95, 112), "wall": (58, 76, 90), "lamp": (244, 214, 150)},
    {"sky": (222, 186, 164), "high": (96, 92, 110), "wall": (76, 74, 88), "lamp": (246, 205, 140)},
)
_GROUND = 884


def draw(seed: str) -> Image.Image:
    """The picture for that seed."""
    canvas = Canvas(f"ministry-{seed}")
    light = canvas.random.choice(_LIGHTS)
    canvas.fill(Mask().rectangle(0, 0, WIDTH, HEIGHT), light["sky"])
    canvas.tone(None, light["high"], (0, 820), (0, 0), 0.95)
    canvas.stipple(None, mix(light["high"], INK, 0.2), (0, 520), (0, -120), 0.55)
    _town(canvas, light)
    left = canvas.random.uniform(250, 330)
    _block(canvas, light, left, left + 1010)
    _flagpole(canvas, light, left - 118)
    _square(canvas, light, left, left + 1010)
    _trees(canvas, light, (left + 1080, WIDTH - 60, 60))
    return canvas.finished()


def _town(canvas: Canvas, light: dict[str, Colour]) -> None:
    """Roofs of the old town behind, two shades deep."""
    for share, base, spread in ((0.28, 560, 90), (0.5, 660, 70)):
        roofs = Mask()
        x = -20.0
        while x < WIDTH:
            width, top = canvas.random.uniform(46, 120), base + canvas.random.uniform(0, spread)
            roofs.rectangle(x, top, x + width + 1, _GROUND)
            if canvas.random.random() < 0.45:
                roofs.polygon(
                    [(x, top), (x + width / 2, top - canvas.random.uniform(14, 40)), (x + width, top)]
                )
            x += width
        shape = canvas.fill(roofs, mix(light["sky"], light["wall"], share))
        canvas.tone(shape, light["sky"], (0, base + 60), (0, _GROUND + 60), 0.5)


def _block(canvas: Canvas, light: dict[str, Colour], left: float, right: float) -> None:
    """The building: piers and floors in relief, glass behind, light where somebody still works."""
    top = 214
    dark = mix(light["wall"], INK, 0.55)
    body = canvas.fill(Mask().rectangle(left, top, right, _GROUND), light["wall"])
    canvas.stipple(body, dark, (right - 260, 0), (right + 560, 160), 0.7)
    canvas.tone(body, mix(light["wall"], light["sky"], 0.5), (left + 420, 0), (left - 40, 0), 0.6)
    canvas.fill(
        Mask().rectangle(left - 22, top - 20, right + 22, top + 8), mix(light["wall"], light["sky"], 0.35)
    )
    canvas.fill(Mask().rectangle(left - 22, top + 4, right + 22, top + 9), dark, 0.7)
    columns, rows = 14, 6
    bay, floor = (right - left - 40) / columns, 88.0
    lit = {(canvas.random.randrange(columns), canvas.random.randrange(rows)) for _ in range(11)}
    for row in range(rows):
        y = top + 42 + row * floor
        for column in range(columns):
            _window(canvas, light, left + 20 + column * bay, y, bay, (column, row) in lit)
        canvas.fill(Mask().rectangle(left, y + floor - 22, right, y + floor - 17), dark, 0.4)
    _entrance(canvas, light, (left + right) / 2, dark)


def _window(canvas: Canvas, light: dict[str, Colour], x: float, y: float, bay: float, lit: bool) -> None:
    dark = mix(light["wall"], INK, 0.72)
    left, right, bottom = x + 13, x + bay - 13, y + 58
    if lit:
        canvas.glow((left + right) / 2, y + 30, 96, light["lamp"], 0.28)
    glass = canvas.fill(Mask().rectangle(left, y, right, bottom), light["lamp"] if lit else dark)
    if lit:
        canvas.tone(glass, (206, 140, 78), (0, y + 10), (0, bottom + 20), 0.8)
        if canvas.random.random() < 0.6:
            blind = canvas.random.uniform(12, 30)
            canvas.fill(Mask().rectangle(left, y, right, y + blind), mix(light["lamp"], light["wall"], 0.45))
    else:
        canvas.tone(glass, mix(light["sky"], light["high"], 0.45), (right, bottom), (left - 30, y - 40), 0.55)
    frame = Mask().rectangle((left + right) / 2 - 1.5, y, (left + right) / 2 + 1.5, bottom)
    frame.rectangle(left, y + 18, right, y + 20.5)
    canvas.fill(frame, mix(light["wall"], INK, 0.4))
    canvas.fill(
        Mask().rectangle(left - 4, bottom, right + 4, bottom + 5), mix(light["wall"], light["sky"], 0.4)
    )
    canvas.fill(Mask().rectangle(right, y - 4, right + 6, bottom), dark, 0.5)


def _entrance(canvas: Canvas, light: dict[str, Colour], x: float, dark: Colour) -> None:
    roof = _GROUND - 116
    canvas.fill(Mask().rectangle(x - 150, roof, x + 150, _GROUND), dark)
    canvas.glow(x, _GROUND - 40, 250, light["lamp"], 0.3)
    doors = canvas.fill(Mask().rectangle(x - 92, roof + 30, x + 92, _GROUND), light["lamp"])
    canvas.tone(doors, (196, 128, 72), (0, roof + 40), (0, _GROUND + 10), 0.85)
    bars = Mask()
    for offset in (-92, -46, 0, 46, 92):
        bars.rectangle(x + offset - 2.5, roof + 30, x + offset + 2.5, _GROUND)
    for offset in (-128, 128):
        bars.rectangle(x + offset - 9, roof, x + offset + 9, _GROUND)
    canvas.fill(bars, mix(light["wall"], INK, 0.5))
    canvas.fill(
        Mask().rectangle(x - 178, roof - 16, x + 178, roof + 8), mix(light["wall"], light["sky"], 0.28)
    )
    canvas.fill(Mask().rectangle(x - 178, roof + 4, x + 178, roof + 10), dark, 0.8)


def _flagpole(canvas: Canvas, light: dict[str, Colour], x: float) -> None:
    """A bare pole: no country's flag flies in a picture of none."""
    pole = (
        Mask()
        .line([(x, _GROUND), (x, 208)], 6)
        .ellipse(x, 204, 6)
        .line([(x + 9, 232), (x + 9, _GROUND - 90)], 1.2)
    )
    canvas.fill(pole.rectangle(x - 22, _GROUND - 14, x + 22, _GROUND), mix(light["wall"], INK, 0.45))


def _square(canvas: Canvas, light: dict[str, Colour], left: float, right: float) -> None:
    """Wet paving that holds the light of the doors, and a car that waits."""
    stone = canvas.fill(Mask().rectangle(0, _GROUND, WIDTH, HEIGHT), mix(light["wall"], light["high"], 0.4))
    canvas.tone(stone, INK, (0, _GROUND - 30), (0, HEIGHT + 40), 0.7)
    middle = (left + right) / 2
    shine = Mask()
    for _ in range(90):
        depth = canvas.random.random()
        x, y = canvas.random.gauss(middle, 60 + depth * 60), _GROUND + 6 + depth * 168
        width = canvas.random.uniform(20, 130)
        shine.rectangle(x - width / 2, y, x + width / 2, y + 1.5 + depth * 2.5)
    canvas.fill(shine, light["lamp"], 0.34)
    canvas.fill(Mask().rectangle(0, _GROUND, WIDTH, _GROUND + 7), mix(light["wall"], light["sky"], 0.22))
    x, y = left + 150, _GROUND + 62
    canvas.fill(Mask().ellipse(x + 116, y + 3, 150, 11), (12, 16, 20), 0.55)
    car = Mask().polygon(
        [(x, y - 8), (x + 2, y - 36), (x + 48, y - 44), (x + 84, y - 72),
         (x + 160, y - 72), (x + 196, y - 42), (x + 232, y - 34), (x + 238, y - 8)]
    )  # fmt: skip
    car.ellipse(x + 50, y - 8, 20).ellipse(x + 188, y - 8, 20)
    shape = canvas.fill(car, (22, 28, 34))
    canvas.tone(shape, mix(light["high"], light["sky"], 0.3), (0, y - 40), (0, y - 96), 0.7)
    glass = Mask().polygon([(x + 62, y - 46), (x + 90, y - 66), (x + 118, y - 66), (x + 118, y - 46)])
    glass.polygon([(x + 126, y - 46), (x + 126, y - 66), (x + 155, y - 66), (x + 180, y - 46)])
    canvas.fill(glass, mix(light["high"], light["sky"], 0.35))
    canvas.glow(x + 238, y - 26, 70, light["lamp"], 0.5)


def _trees(canvas: Canvas, light: dict[str, Colour], places: tuple[float, ...]) -> None:
    colour = mix(light["wall"], INK, 0.62)
    for x in places:
        tree = Mask().line([(x, _GROUND + 22), (x, _GROUND - 150)], 10)
        for _ in range(38):
            turn, rise = canvas.random.gauss(0, 42), canvas.random.uniform(120, 330)
            tree.ellipse(x + turn * (1.3 - rise / 500), _GROUND - rise, canvas.random.uniform(22, 46))
        shape = canvas.fill(tree, colour)
        canvas.stipple(
            shape, mix(colour, light["sky"], 0.4), (x + 20, _GROUND - 200), (x - 130, _GROUND - 420), 0.7
        )
