"""A small print shop: flat inks, soft tone and stipple on warm paper, drawn with Pillow alone.

Everything is seeded, so that the same picture comes out on every machine. Coordinates are pixels of the
finished picture; masks are drawn larger and scaled down, which is what gives clean edges.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 1067
_OVERSAMPLING = 3

Colour = tuple[int, int, int]
Point = tuple[float, float]

PAPER: Colour = (243, 237, 225)
INK: Colour = (29, 36, 43)

# Half a gradient's length of plain black before it and plain white after it, many times over, so that a
# gradient that ends inside the picture goes on in its last shade.
_PADDING = 16


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """`one` with that share of `other` in it, 0 to 1."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


class Mask:
    """A shape in the making: what is painted is where ink will go.

    Strokes are noted first, so that only the part of the sheet that they touch is drawn large.
    """

    def __init__(self) -> None:
        self._strokes: list[tuple[str, list[Point], float, bool]] = []

    def polygon(self, points: Iterable[Point], *, cut: bool = False) -> Mask:
        return self._note("polygon", points, 0, cut)

    def rectangle(self, left: float, top: float, right: float, bottom: float, *, cut: bool = False) -> Mask:
        return self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], cut=cut)

    def ellipse(
        self, x: float, y: float, across: float, down: float | None = None, *, cut: bool = False
    ) -> Mask:
        """Around a middle, with its radii."""
        down = across if down is None else down
        return self._note("ellipse", [(x - across, y - down), (x + across, y + down)], 0, cut)

    def line(self, points: Iterable[Point], width: float, *, cut: bool = False) -> Mask:
        return self._note("line", points, width, cut)

    def done(self) -> Image.Image:
        """The whole sheet, white where ink goes."""
        sheet = Image.new("L", (WIDTH, HEIGHT), 0)
        left, top, right, bottom = self._bounds()
        if right <= left or bottom <= top:
            return sheet
        large = Image.new("L", ((right - left) * _OVERSAMPLING, (bottom - top) * _OVERSAMPLING), 0)
        draw = ImageDraw.Draw(large)
        for kind, points, width, cut in self._strokes:
            moved = [((x - left) * _OVERSAMPLING, (y - top) * _OVERSAMPLING) for x, y in points]
            ink = 0 if cut else 255
            if kind == "polygon":
                draw.polygon(moved, fill=ink)
            elif kind == "ellipse":
                draw.ellipse(moved, fill=ink)
            else:
                draw.line(moved, fill=ink, width=max(1, round(width * _OVERSAMPLING)), joint="curve")
        sheet.paste(large.resize((right - left, bottom - top), Image.Resampling.BOX), (left, top))
        return sheet

    def _note(self, kind: str, points: Iterable[Point], width: float, cut: bool) -> Mask:
        self._strokes.append((kind, list(points), width, cut))
        return self

    def _bounds(self) -> tuple[int, int, int, int]:
        xs = [
            x + side * width for _, points, width, _ in self._strokes for x, _ in points for side in (-1, 1)
        ]
        ys = [
            y + side * width for _, points, width, _ in self._strokes for _, y in points for side in (-1, 1)
        ]
        return (
            max(0, int(min(xs)) - 1), max(0, int(min(ys)) - 1),
            min(WIDTH, int(max(xs)) + 2), min(HEIGHT, int(max(ys)) + 2),
        )  # fmt: skip


class Canvas:
    """The sheet that is printed on, one ink after the other."""

    def __init__(self, seed: str, paper: Colour = PAPER) -> None:
        self.random = random.Random(seed)  # noqa: S311  # drawing, not secrets
        self.picture = Image.new("RGB", (WIDTH, HEIGHT), paper)
        self._noise = Image.frombytes("L", (WIDTH, HEIGHT), self.random.randbytes(WIDTH * HEIGHT))

    def fill(self, mask: Mask | Image.Image, colour: Colour, share: float = 1.0) -> Image.Image:
        """Ink of one colour, `share` of it opaque. Returns the mask for shading what was filled."""
        shape = mask.done() if isinstance(mask, Mask) else mask
        box = shape.getbbox()
        if box:
            part = shape.crop(box)
            cover = part if share >= 1 else part.point([round(value * share) for value in range(256)])
            self.picture.paste(colour, box, mask=cover)
        return shape

    def tone(
        self, shape: Image.Image | None, colour: Colour, start: Point, end: Point, share: float = 1.0
    ) -> None:
        """Ink that grows from nothing at `start` to `share` at `end`, within a shape or everywhere."""
        self.fill(_within(shape, _gradient(start, end)), colour, share)

    def stipple(
        self, shape: Image.Image | None, colour: Colour, start: Point, end: Point, share: float = 1.0
    ) -> None:
        """The same in dots, as a worn screen prints it."""
        dots = ImageChops.subtract(_gradient(start, end), self._noise).point([0] + [255] * 255)
        self.fill(_within(shape, dots.filter(ImageFilter.GaussianBlur(0.7))), colour, share)

    def glow(self, x: float, y: float, radius: float, colour: Colour, share: float) -> None:
        """Light around a point, fading out at the radius."""
        size = max(2, round(radius * 2))
        light = ImageChops.invert(Image.radial_gradient("L")).resize((size, size))
        # The corners of the gradient lie beyond the radius; inside the circle it falls from 255 to about 75.
        light = light.point([max(0, round((value - 75) * 255 / 180)) for value in range(256)])
        sheet = Image.new("L", (WIDTH, HEIGHT), 0)
        sheet.paste(light, (round(x - radius), round(y - radius)))
        self.fill(sheet, colour, share)

    def ridge(
        self, left: float, right: float, roughness: float, steps: int = 7, falloff: float = 0.52
    ) -> list[Point]:
        """A skyline across the picture by midpoint displacement, from height `left` to height `right`."""
        heights = [left, right]
        swing = roughness
        for _ in range(steps):
            finer = []
            for one, other in itertools.pairwise(heights):
                finer += [one, (one + other) / 2 + self.random.uniform(-swing, swing)]
            heights = [*finer, heights[-1]]
            swing *= falloff
        step = WIDTH / (len(heights) - 1)
        return [(index * step, height) for index, height in enumerate(heights)]

    def finished(self) -> Image.Image:
        """The print, with the tooth of the paper in it."""
        tooth = self._noise.filter(ImageFilter.GaussianBlur(0.6)).convert("RGB")
        return Image.blend(self.picture, ImageChops.soft_light(self.picture, tooth), 0.16)


def below(skyline: Sequence[Point]) -> list[Point]:
    """The polygon from a skyline down to the foot of the picture."""
    return [*skyline, (WIDTH, HEIGHT + 5), (0, HEIGHT + 5)]


def _within(shape: Image.Image | None, sheet: Image.Image) -> Image.Image:
    return sheet if shape is None else ImageChops.multiply(shape, sheet)


def _gradient(start: Point, end: Point) -> Image.Image:
    """Black up to `start`, white from `end` on."""
    ramp = Image.new("L", (1, 256 * (2 * _PADDING + 1)), 0)
    ramp.paste(Image.linear_gradient("L").resize((1, 256)), (0, 256 * _PADDING))
    ramp.paste(255, (0, 256 * (_PADDING + 1), 1, ramp.height))
    (x0, y0), (x1, y1) = start, end
    length = (x1 - x0) ** 2 + (y1 - y0) ** 2
    down, across = 256 * (y1 - y0) / length, 256 * (x1 - x0) / length
    offset = 256 * _PADDING - (x0 * across + y0 * down)
    return ramp.transform((WIDTH, HEIGHT), Image.Transform.AFFINE, (0, 0, 0.5, across, down, offset))
