"""A container port at first light: gantry cranes, stacked boxes, one ship, still water."""

from __future__ import annotations

from PIL import Image

from newsroom.demo.pictures.canvas import HEIGHT, INK, WIDTH, Canvas, Colour, Mask, mix

_QUAY = 742
_LIGHTS = (
    {"sky": (239, 220, 195), "high": (152, 171, 176), "water": (104, 127, 133), "dark": (34, 49, 58)},
    {"sky": (229, 229, 218), "high": (142, 163, 173), "water": (92, 117, 128), "dark": (28, 45, 58)},
    {"sky": (240, 209, 183), "high": (160, 157, 163), "water": (117, 121, 130), "dark": (44, 45, 58)},
)
_BOXES: tuple[Colour, ...] = (
    (160, 82, 58), (70, 99, 108), (196, 156, 98), (108, 122, 118), (52, 72, 84), (181, 168, 146)
)  # fmt: skip


def draw(seed: str) -> Image.Image:
    """The picture for that seed."""
    canvas = Canvas(f"harbour-{seed}")
    light = canvas.random.choice(_LIGHTS)
    canvas.fill(Mask().rectangle(0, 0, WIDTH, HEIGHT), light["sky"])
    canvas.tone(None, light["high"], (0, 560), (0, 20), 0.9)
    canvas.stipple(None, light["high"], (0, 380), (0, -160), 0.5)
    sun = canvas.random.uniform(0.16, 0.4) * WIDTH
    canvas.glow(sun, 520, 460, (248, 226, 190), 0.75)
    canvas.fill(Mask().ellipse(sun, 520, 58), (250, 233, 203))
    _headland(canvas, light)
    _water(canvas, light, sun)
    first = canvas.random.uniform(0.44, 0.5) * WIDTH
    for index, share in enumerate((0.55, 0.34, 0.0)):
        _crane(
            canvas, first + index * 335, mix(light["dark"], light["high"], share), 1.0 - 0.12 * (2 - index)
        )
    _stacks(canvas, light)
    _ship(canvas, light)
    return canvas.finished()


def _headland(canvas: Canvas, light: dict[str, Colour]) -> None:
    for height, share in ((548, 0.45), (578, 0.75)):
        line = canvas.ridge(height + canvas.random.uniform(0, 40), height + 36, 34)
        shape = Mask().polygon([*line, (WIDTH, 640), (0, 640)])
        canvas.fill(shape, mix(light["high"], light["water"], share))


def _water(canvas: Canvas, light: dict[str, Colour], sun: float) -> None:
    shape = canvas.fill(Mask().rectangle(0, 612, WIDTH, HEIGHT), mix(light["water"], light["sky"], 0.35))
    canvas.tone(shape, mix(light["water"], light["dark"], 0.55), (0, 640), (0, HEIGHT), 0.95)
    canvas.stipple(shape, mix(light["water"], light["dark"], 0.8), (0, 700), (0, HEIGHT + 260), 0.55)
    glints = Mask()
    for _ in range(120):
        depth = canvas.random.random() ** 1.4
        y = 622 + depth * 420
        reach = 26 + depth * 170
        x = canvas.random.gauss(sun, 34 + depth * 90)
        width = canvas.random.uniform(0.2, 1) * reach
        glints.rectangle(x - width / 2, y, x + width / 2, y + 1.4 + depth * 3)
    canvas.fill(glints, (250, 232, 203), 0.5)
    ripples = Mask()
    for _ in range(150):
        depth = canvas.random.random() ** 1.2
        x, y = canvas.random.uniform(-50, WIDTH), 620 + depth * 440
        ripples.rectangle(x, y, x + 30 + depth * 150, y + 1 + depth * 2)
    canvas.fill(ripples, light["dark"], 0.16)


def _crane(canvas: Canvas, x: float, colour: Colour, size: float) -> None:
    """A ship-to-shore crane, its boom over the water to the left."""

    def at(across: float, up: float) -> tuple[float, float]:
        return x + across * size, _QUAY - up * size

    lift = canvas.random.choice((0, 0, 92))  # some booms are raised
    frame = Mask()
    for foot in (0, 150):
        frame.line([at(foot, 0), at(foot, 440)], 15 * size)
        frame.line([at(foot - 26, 0), at(foot + 26, 0)], 14 * size)
    frame.line([at(0, 175), at(150, 175)], 11 * size)
    frame.line([at(0, 175), at(150, 430)], 6 * size)
    frame.line([at(250, 440), at(-20, 440)], 20 * size)
    frame.line([at(-20, 440), at(-330, 440 + lift * 1.9)], 17 * size)
    frame.line([at(75, 440), at(75, 585)], 10 * size)
    frame.line([at(0, 440), at(75, 585), at(150, 440)], 8 * size)
    frame.line([at(75, 585), at(-230, 440 + lift * 1.35)], 3.2 * size)
    frame.line([at(75, 585), at(-110, 440 + lift * 0.6)], 3.2 * size)
    frame.line([at(75, 585), at(238, 440)], 3.2 * size)
    frame.polygon([at(185, 450), at(245, 450), at(245, 492), at(185, 492)])
    if not lift:
        hang = canvas.random.uniform(120, 220)
        frame.line([at(-180, 440), at(-180, 440 - hang)], 2.4 * size)
        frame.line([at(-150, 440), at(-150, 440 - hang)], 2.4 * size)
        frame.polygon(
            [at(-205, 440 - hang), at(-125, 440 - hang), at(-125, 408 - hang), at(-205, 408 - hang)]
        )
        frame.polygon([at(-152, 430), at(-116, 430), at(-116, 392), at(-152, 392)])
    canvas.fill(frame, colour)


def _stacks(canvas: Canvas, light: dict[str, Colour]) -> None:
    """Containers on the quay, and the quay's shadow in the water."""
    left = 0.52 * WIDTH
    quay = canvas.fill(
        Mask().rectangle(left - 60, _QUAY - 6, WIDTH, _QUAY + 66), mix(light["dark"], INK, 0.3)
    )
    canvas.stipple(quay, (10, 16, 20), (0, _QUAY), (0, _QUAY + 110), 0.8)
    for column in range(11):
        x = left + 20 + column * 72
        height = canvas.random.choice((1, 2, 2, 3, 3, 4)) if column else 1
        for row in range(height):
            top = _QUAY - 6 - (row + 1) * 33
            colour = mix(canvas.random.choice(_BOXES), light["dark"], 0.25)
            box = canvas.fill(Mask().rectangle(x, top, x + 70, top + 32), colour)
            canvas.stipple(box, INK, (x - 40, top), (x + 150, top + 60), 0.55)
            ribs = Mask()
            for rib in range(1, 9):
                ribs.rectangle(x + rib * 7.8, top + 4, x + rib * 7.8 + 1.4, top + 28)
            canvas.fill(ribs, INK, 0.22)
    shadow = Mask()
    for step in range(52):
        # The mirrored quay frays at its edge, more with every ripple nearer to us.
        y = _QUAY + 66 + step * 5
        shadow.rectangle(left - 60 + canvas.random.uniform(-1, 1) * (4 + step * 1.5), y, WIDTH, y + 5.4)
    canvas.tone(shadow.done(), light["dark"], (0, _QUAY + 330), (0, _QUAY + 50), 0.85)


def _ship(canvas: Canvas, light: dict[str, Colour]) -> None:
    """A small coaster that comes in, bow to the right."""
    x, line = canvas.random.uniform(0.08, 0.2) * WIDTH, 812
    hull = mix(light["dark"], INK, 0.4)
    body = Mask().polygon(
        [(x, line - 52), (x + 372, line - 52), (x + 430, line - 74), (x + 396, line), (x + 22, line)]
    )
    shape = canvas.fill(body, hull)
    canvas.fill(
        Mask().polygon([(x + 16, line - 16), (x + 402, line - 16), (x + 396, line), (x + 22, line)]),
        (150, 74, 54),
    )
    canvas.stipple(shape, (8, 14, 18), (x + 60, line - 60), (x + 470, line + 60), 0.6)
    house = canvas.fill(Mask().rectangle(x + 26, line - 132, x + 96, line - 50), (226, 216, 197))
    canvas.stipple(house, light["dark"], (x + 40, 0), (x + 150, 0), 0.6)
    details = (
        Mask()
        .rectangle(x + 34, line - 122, x + 90, line - 110)
        .rectangle(x + 52, line - 164, x + 72, line - 130)
    )
    details.line([(x + 350, line - 60), (x + 350, line - 150)], 4).line(
        [(x + 350, line - 146), (x + 412, line - 76)], 1.6
    )
    canvas.fill(details, hull)
    for column in range(5):
        for row in range(canvas.random.choice((1, 2))):
            left, top = x + 112 + column * 44, line - 52 - (row + 1) * 22
            colour = mix(canvas.random.choice(_BOXES), light["dark"], 0.12)
            canvas.fill(Mask().rectangle(left, top, left + 42, top + 21), colour)
    mirror = Mask()
    for step in range(9):
        inset = canvas.random.uniform(0, 40) + step * 9
        mirror.rectangle(x + 20 + inset, line + 5 + step * 10, x + 396 - inset, line + 9 + step * 10)
    canvas.fill(mirror, hull, 0.42)
