"""A desk late in the evening: a lamp, a heap of marked pages, the town in the window."""

from __future__ import annotations

from PIL import Image

from newsroom.demo.pictures.canvas import HEIGHT, INK, PAPER, WIDTH, Canvas, Colour, Mask, Point, mix

_LIGHTS = (
    {"room": (48, 63, 71), "night": (92, 114, 124), "lamp": (242, 209, 150), "desk": (122, 88, 66)},
    {"room": (54, 57, 68), "night": (110, 112, 126), "lamp": (244, 212, 160), "desk": (126, 90, 72)},
    {"room": (44, 60, 60), "night": (96, 120, 116), "lamp": (240, 214, 158), "desk": (116, 92, 68)},
)
_EDGE = 742


def draw(seed: str) -> Image.Image:
    """The picture for that seed."""
    canvas = Canvas(f"newsroom-{seed}")
    light = canvas.random.choice(_LIGHTS)
    wall = canvas.fill(Mask().rectangle(0, 0, WIDTH, HEIGHT), light["room"])
    canvas.stipple(wall, INK, (900, 500), (-300, -100), 0.7)
    _window(canvas, light)
    _desk(canvas, light)
    _papers(canvas, light)
    _books(canvas, light, 1216)
    _cup(canvas, light, 1010)
    _lamp(canvas, light, 318)
    return canvas.finished()


def _window(canvas: Canvas, light: dict[str, Colour]) -> None:
    left, top, right, bottom = 640, 90, 1470, 640
    sky = canvas.fill(Mask().rectangle(left, top, right, bottom), light["night"])
    canvas.tone(sky, mix(light["night"], PAPER, 0.5), (0, top + 120), (0, bottom + 60), 0.9)
    canvas.stipple(sky, light["room"], (0, bottom - 200), (0, top - 160), 0.7)
    for share, base in ((0.35, 430), (0.68, 500)):
        town = Mask()
        x = float(left)
        while x < right:
            width = canvas.random.uniform(38, 96)
            town.rectangle(x, base + canvas.random.uniform(-80, 60), min(x + width, right), bottom)
            x += width
        colour = mix(light["night"], light["room"], share)
        canvas.fill(town, colour)
        lights = Mask()
        for _ in range(34):
            x, y = canvas.random.uniform(left + 6, right - 14), canvas.random.uniform(base + 70, bottom - 14)
            lights.rectangle(x, y, x + 7, y + 9)
        canvas.fill(lights, light["lamp"], 0.5 + share * 0.4)
    bars = Mask()
    for x in (left, (left + right) / 2, right):
        bars.rectangle(x - 9, top - 9, x + 9, bottom + 9)
    for y in (top, 270, bottom):
        bars.rectangle(left - 9, y - 9, right + 9, y + 9)
    bars.rectangle(left - 34, bottom + 4, right + 34, bottom + 30)
    frame = canvas.fill(bars, mix(light["room"], PAPER, 0.16))
    canvas.tone(frame, INK, (left + 100, 0), (right + 200, 0), 0.5)


def _desk(canvas: Canvas, light: dict[str, Colour]) -> None:
    top = canvas.fill(Mask().rectangle(0, _EDGE, WIDTH, HEIGHT), light["desk"])
    canvas.stipple(top, mix(light["desk"], INK, 0.75), (520, 800), (WIDTH + 200, 980), 0.85)
    canvas.tone(top, mix(light["desk"], INK, 0.75), (0, 860), (0, HEIGHT + 60), 0.75)
    pool = Mask().ellipse(560, 872, 560, 150).done()
    canvas.tone(pool, mix(light["desk"], light["lamp"], 0.6), (1140, 880), (420, 860), 0.75)
    canvas.fill(Mask().rectangle(0, _EDGE, WIDTH, _EDGE + 5), mix(light["desk"], light["lamp"], 0.45), 0.6)


def _papers(canvas: Canvas, light: dict[str, Colour]) -> None:
    """Pages in perspective, with lines for lines and one passage underlined by hand."""
    for index in range(5):
        x, y = (
            500 + canvas.random.uniform(-60, 60) + index * 30,
            900 - index * 9 + canvas.random.uniform(-6, 6),
        )
        turn = canvas.random.uniform(-46, 46)
        page: list[Point] = [
            (x - 190 + turn, y - 92),
            (x + 160 + turn, y - 92),
            (x + 236 - turn, y + 84),
            (x - 236 - turn, y + 84),
        ]
        canvas.fill(Mask().polygon([(px + 10, py + 8) for px, py in page]), INK, 0.3)
        sheet = canvas.fill(Mask().polygon(page), mix(PAPER, light["lamp"], 0.22))
        canvas.tone(sheet, mix(light["desk"], PAPER, 0.35), (x - 40, y), (x + 420, y + 60), 0.8)
    words, marks = Mask(), Mask()
    for row in range(11):
        share = 0.1 + row * 0.078
        start = _between(page[0], page[3], share)
        end = _between(page[1], page[2], share)
        left = _between(start, end, 0.09)
        reach = 0.9 if row % 4 != 3 else canvas.random.uniform(0.4, 0.7)
        words.line([left, _between(start, end, reach)], 3.4 if row else 8)
        if row in {5, 6}:
            ends = (
                _between(start, end, 0.3 if row == 5 else 0.09),
                _between(start, end, 0.9 if row == 5 else 0.52),
            )
            marks.line([(px, py + 7) for px, py in ends], 3.6)
    canvas.fill(words, mix(INK, light["desk"], 0.25), 0.62)
    canvas.fill(marks, (176, 74, 50), 0.95)
    pen = Mask().line([(page[1][0] + 66, page[1][1] + 40), (page[2][0] + 30, page[2][1] - 42)], 8)
    canvas.fill(
        Mask().line([(page[1][0] + 70, page[1][1] + 47), (page[2][0] + 34, page[2][1] - 35)], 8), INK, 0.35
    )
    canvas.fill(pen, (150, 62, 44))


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def _books(canvas: Canvas, light: dict[str, Colour], x: float) -> None:
    """A stack of files at the end of the desk."""
    y = 838.0
    for index in range(7):
        height, inset = canvas.random.uniform(16, 34), canvas.random.uniform(-14, 20)
        colour = mix(
            canvas.random.choice([(150, 78, 56), (84, 108, 112), (190, 160, 112), PAPER, (70, 82, 92)]),
            light["room"],
            0.3,
        )
        left, right = x + inset, x + 252 + inset * 0.4
        book = canvas.fill(Mask().rectangle(left, y - height, right, y), colour)
        canvas.tone(book, INK, (left - 20, 0), (right + 180, 0), 0.7)
        canvas.fill(Mask().rectangle(left, y - 2.5, right, y), INK, 0.4)
        if index % 2:
            canvas.fill(Mask().rectangle(left + 24, y - height + 3, left + 34, y - 3), PAPER, 0.35)
        y -= height
    canvas.tone(
        Mask().polygon([(x, 838), (x + 262, 838), (x + 380, 872), (x + 60, 872)]).done(),
        INK,
        (0, 890),
        (0, 838),
        0.5,
    )


def _cup(canvas: Canvas, light: dict[str, Colour], x: float) -> None:
    canvas.fill(Mask().ellipse(x + 40, 862, 76, 13), INK, 0.35)
    colour = mix(PAPER, light["room"], 0.2)
    cup = Mask().polygon([(x - 46, 778), (x + 46, 778), (x + 38, 860), (x - 38, 860)]).ellipse(x, 860, 38, 9)
    cup.line([(x + 44, 796), (x + 74, 800), (x + 70, 836), (x + 40, 842)], 9)
    shape = canvas.fill(cup, colour)
    canvas.tone(shape, light["room"], (x - 40, 0), (x + 64, 0), 0.85)
    canvas.fill(Mask().ellipse(x, 778, 46, 10), mix(colour, INK, 0.3))
    canvas.fill(Mask().ellipse(x, 780, 39, 7), (58, 40, 32))


def _lamp(canvas: Canvas, light: dict[str, Colour], x: float) -> None:
    metal = mix(INK, light["room"], 0.25)
    cone = Mask().polygon([(x + 62, 470), (x + 252, 392), (x + 640, 990), (x - 90, 1040)]).done()
    canvas.tone(cone, light["lamp"], (x + 300, 1010), (x + 150, 420), 0.34)
    canvas.stipple(cone, light["lamp"], (x + 310, 1100), (x + 150, 300), 0.22)
    canvas.glow(x + 168, 452, 240, light["lamp"], 0.5)
    arm = Mask().line([(x - 90, 838), (x - 168, 560), (x + 64, 380)], 12).ellipse(x - 168, 560, 15)
    arm.ellipse(x - 86, 842, 104, 18).rectangle(x - 190, 836, x + 18, 846)
    canvas.fill(arm, metal)
    canvas.fill(Mask().ellipse(x + 158, 436, 62, 40), light["lamp"])
    shade = (
        Mask().polygon([(x + 22, 370), (x + 84, 336), (x + 262, 388), (x + 56, 476)]).ellipse(x + 50, 352, 30)
    )
    shape = canvas.fill(shade, metal)
    canvas.tone(shape, mix(metal, PAPER, 0.5), (x + 120, 430), (x + 20, 330), 0.6)
