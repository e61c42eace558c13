import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms

from entities.pictures import PictureError, open_untrusted
from entities.pictures.decode import MAX_BYTES

RED = (200, 30, 30)


def encoded(picture=None, format_name="JPEG", **options):
    target = io.BytesIO()
    (picture or Image.new("RGB", (400, 300), RED)).save(target, format=format_name, **options)
    return target.getvalue()


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_open_reads_each_accepted_format_by_content(format_name):
    picture = open_untrusted(encoded(format_name=format_name))
    assert (picture.mode, picture.size) == ("RGB", (400, 300))


@pytest.mark.parametrize("format_name", ["GIF", "BMP", "TIFF", "PPM", "ICO"])
def test_open_refuses_other_formats_and_names_those_it_reads(format_name):
    with pytest.raises(PictureError) as caught:
        open_untrusted(encoded(format_name=format_name))
    assert str(caught.value) == (
        "This is not a picture we can read. Export it as JPEG, PNG, WebP or AVIF and choose it again."
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The file is empty. Choose the picture again."),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            "This is not a picture we can read. Export it as JPEG, PNG, WebP or AVIF and choose it again.",
        ),
        (
            b"\xff\xd8\xff\xe0" + b"\x00" * 200,
            "This is not a picture we can read. Export it as JPEG, PNG, WebP or AVIF and choose it again.",
        ),
        (
            b"x" * (MAX_BYTES + 1),
            "The file is larger than 25 MB. Export it smaller, 4000 pixels wide at most.",
        ),
    ],
)
def test_open_refuses_what_is_no_picture_and_says_what_to_do(content, message):
    with pytest.raises(PictureError) as caught:
        open_untrusted(content)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("format_name", "words"),
    [
        ("JPEG", "cut short"),
        ("PNG", "cut short"),
        ("WEBP", "cut short"),
        ("AVIF", "not a picture we can read"),
    ],
)
def test_open_refuses_a_picture_cut_short(format_name, words):
    noise = Image.effect_noise((400, 300), 80).convert("RGB")
    content = encoded(noise, format_name)
    with pytest.raises(PictureError) as caught:
        open_untrusted(content[: len(content) // 2])
    assert words in str(caught.value)


def png_that_claims(width, height):
    """A PNG of a few hundred bytes that would decode to width x height pixels."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(9_000, 9_000), (12_000, 12_000), (60_000, 60_000)])
def test_open_refuses_a_decompression_bomb_before_decoding(size):
    with pytest.raises(PictureError) as caught:
        open_untrusted(png_that_claims(*size))
    assert "more than 60 million pixels" in str(caught.value)


def test_open_refuses_a_picture_too_small_to_print():
    with pytest.raises(PictureError) as caught:
        open_untrusted(encoded(Image.new("RGB", (400, 150))))
    assert str(caught.value) == (
        "The picture has 400 × 150 pixels; each side needs at least 200. Ask for a larger copy."
    )


def test_open_refuses_moving_pictures():
    frames = [Image.new("RGB", (300, 300), (shade, 0, 0)) for shade in (0, 90, 200)]
    content = encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:], duration=100)
    with pytest.raises(PictureError) as caught:
        open_untrusted(content)
    assert str(caught.value) == "The picture moves. Choose a still, or export one frame of it."


def test_open_takes_the_first_frame_of_a_phone_picture():
    content = encoded(
        Image.new("RGB", (400, 300), RED), "MPO", save_all=True, append_images=[Image.new("RGB", (200, 200))]
    )
    assert open_untrusted(content).size == (400, 300)


def test_open_turns_the_picture_upright_and_drops_what_the_camera_wrote():
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010F] = "Camera of somebody"
    exif.get_ifd(0x8825)[1] = "N"  # position on earth
    content = encoded(exif=exif, comment=b"where I live")
    assert b"Camera of somebody" in content
    picture = open_untrusted(content)
    assert picture.size == (300, 400)
    assert (picture.info, dict(picture.getexif())) == ({}, {})


def test_open_puts_transparent_pixels_on_white():
    assert open_untrusted(encoded(Image.new("RGBA", (400, 300), (0, 0, 0, 0)), "PNG")).getpixel((5, 5)) == (
        255,
        255,
        255,
    )


@pytest.mark.parametrize(
    ("picture", "format_name"),
    [
        (Image.new("L", (400, 300), 128), "PNG"),
        (Image.new("LA", (400, 300), (128, 255)), "PNG"),
        (Image.new("P", (400, 300)), "PNG"),
        (Image.new("1", (400, 300)), "PNG"),
        (Image.new("I;16", (400, 300), 128 * 256), "PNG"),
        (Image.new("CMYK", (400, 300)), "JPEG"),
    ],
)
def test_open_gives_rgb_whatever_the_mode(picture, format_name):
    assert open_untrusted(encoded(picture, format_name)).mode == "RGB"


def test_open_keeps_the_shade_of_sixteen_bit_pictures():
    assert open_untrusted(encoded(Image.new("I;16", (400, 300), 128 * 256), "PNG")).getpixel((9, 9)) == (
        128,
        128,
        128,
    )


def test_open_survives_a_broken_colour_profile():
    assert open_untrusted(encoded(icc_profile=b"no profile at all")).size == (400, 300)


def test_open_reads_colours_through_their_profile():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red, green, blue = open_untrusted(encoded(icc_profile=profile, format_name="PNG")).getpixel((9, 9))
    assert max(abs(red - 200), abs(green - 30), abs(blue - 30)) <= 1
