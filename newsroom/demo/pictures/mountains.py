"""Ridges one behind the other, under a low sun."""

from __future__ import annotations

from PIL import Image

from newsroom.demo.pictures.canvas import HEIGHT, INK, WIDTH, Canvas, Mask, below, mix

_LIGHTS = (
    {"sky": (236, 221, 196), "far": (176, 184, 180), "near": (38, 56, 62), "sun": (205, 118, 74)},
    {"sky": (222, 226, 220), "far": (159, 176, 181), "near": (31, 50, 61), "sun": (238, 222, 186)},
    {"sky": (238, 213, 190), "far": (181, 165, 160), "near": (54, 49, 60), "sun": (188, 84, 60)},
)


def draw(seed: str) -> Image.Image:
    """The picture for that seed."""
    canvas = Canvas(f"mountains-{seed}")
    light = canvas.random.choice(_LIGHTS)
    canvas.fill(Mask().rectangle(0, 0, WIDTH, HEIGHT), light["sky"])
    canvas.tone(None, mix(light["sky"], light["far"], 0.75), (0, 420), (0, 0), 0.85)
    canvas.stipple(None, mix(light["sky"], light["far"], 0.9), (0, 300), (0, -160), 0.5)

    x, y = canvas.random.uniform(0.56, 0.78) * WIDTH, canvas.random.uniform(0.24, 0.31) * HEIGHT
    canvas.glow(x, y, 420, mix(light["sky"], light["sun"], 0.45), 0.7)
    canvas.fill(Mask().ellipse(x, y, 74), mix(light["sun"], light["sky"], 0.1))

    ridges = 6
    for index in range(ridges):
        share = index / (ridges - 1)
        colour = mix(light["far"], light["near"], share**1.25)
        height = HEIGHT * (0.36 + 0.5 * share**1.1)
        skyline = canvas.ridge(
            height + canvas.random.uniform(-60, 60),
            height + canvas.random.uniform(-60, 60),
            150 * (1 - 0.35 * share),
            falloff=0.5 + 0.03 * index,
        )
        shape = canvas.fill(Mask().polygon(below(skyline)), colour)
        crest = min(y for _, y in skyline)
        canvas.stipple(shape, mix(colour, INK, 0.45), (WIDTH * 0.8, crest), (WIDTH * 0.05, crest + 330), 0.4)
        if index < ridges - 1:
            mist = mix(light["sky"], colour, 0.35)
            canvas.tone(shape, mist, (0, crest + 70), (0, crest + 330), 0.85)
    return canvas.finished()
