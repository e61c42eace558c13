import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from PIL import Image as Pixels

from entities.models import Image
from entities.pictures import PictureError, renditions_in_ratio
from entities.services.pictures import (
    check_upload,
    make_renditions,
    read_rendition,
    rendition_path,
    store_upload,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def jpeg(size=(1000, 500), colour=(10, 90, 60)):
    target = io.BytesIO()
    Pixels.new("RGB", size, colour).save(target, format="JPEG")
    return target.getvalue()


def half_and_half():
    """Red on the left, blue on the right: a crop shows on which side it was taken."""
    picture = Pixels.new("RGB", (1200, 400), (220, 0, 0))
    picture.paste((0, 0, 220), (600, 0, 1200, 400))
    target = io.BytesIO()
    picture.save(target, format="PNG")
    return target.getvalue()


def files_in(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_store_keeps_a_master_and_all_renditions_under_the_uid(media):
    image = store_upload(Image(title="Harbour"), SimpleUploadedFile("../../evil.php.png", jpeg()))
    stem = image.file.name.removeprefix("originals/").removesuffix(".jpg")
    assert stem.startswith(f"{image.uid}-")
    assert (image.width, image.height) == (1000, 500)
    assert files_in(media) == sorted(
        [
            f"originals/{stem}.jpg",
            *(f"renditions/{stem}/w{width}.{kind}" for width in (480, 960) for kind in ("avif", "jpg")),
            *(
                f"renditions/{stem}/50-50/w480-{ratio}.{kind}"
                for ratio in ("3x2", "1x1")
                for kind in ("avif", "jpg")
            ),
        ]
    )


def test_store_writes_files_that_are_what_their_names_say():
    image = store_upload(Image(title="Harbour"), jpeg())
    for name, kind, size in [
        ("w480.avif", "AVIF", (480, 240)),
        ("w960.jpg", "JPEG", (960, 480)),
        ("w480-1x1.jpg", "JPEG", (480, 480)),
    ]:
        content, _ = read_rendition(image, name)
        with Pixels.open(io.BytesIO(content)) as picture:
            assert (picture.format, picture.size, bool(picture.getexif())) == (kind, size, False)


def test_store_leaves_nothing_behind_when_it_refuses(media):
    with pytest.raises(PictureError):
        store_upload(Image(title="Page"), b"<html>")
    assert (files_in(media), Image.objects.count()) == ([], 0)


def test_store_replaces_the_files_of_the_picture_before(media, django_capture_on_commit_callbacks):
    image = store_upload(Image(title="Harbour"), jpeg())
    before = files_in(media)
    with django_capture_on_commit_callbacks(execute=True):
        store_upload(image, jpeg(colour=(90, 10, 10)))
    assert set(before) & set(files_in(media)) == set()
    assert len(files_in(media)) == len(before)
    assert image.file.name in files_in(media)


def test_store_keeps_the_picture_before_when_the_transaction_fails(media):
    image = store_upload(Image(title="Harbour"), jpeg())
    before = files_in(media)
    broken = Image.objects.get(pk=image.pk)
    broken.focal_x = 500
    with pytest.raises(IntegrityError), transaction.atomic():
        store_upload(broken, jpeg(colour=(90, 10, 10)))
    assert Image.objects.get(pk=image.pk).file.name == image.file.name
    assert set(before) <= set(files_in(media))


def test_store_of_the_same_picture_again_keeps_its_files(media, django_capture_on_commit_callbacks):
    image = store_upload(Image(title="Harbour"), jpeg())
    before = files_in(media)
    with django_capture_on_commit_callbacks(execute=True):
        store_upload(image, jpeg())
    assert files_in(media) == before


@pytest.mark.parametrize(("focal_x", "red"), [(10, True), (90, False)])
def test_crop_follows_the_focus(focal_x, red):
    image = store_upload(Image(title="Halves", focal_x=focal_x), half_and_half())
    with Pixels.open(io.BytesIO(read_rendition(image, "w400-1x1.jpg")[0])) as picture:
        pixel = picture.getpixel((200, 200))
    assert (pixel[0] > 150, pixel[2] > 150) == (red, not red)


def test_renditions_after_a_moved_focus_are_the_crops_only():
    image = store_upload(Image(title="Halves"), half_and_half())
    image.focal_x = 80
    image.save()
    assert make_renditions(image) == ["w480-3x2.avif", "w480-3x2.jpg", "w400-1x1.avif", "w400-1x1.jpg"]


def test_renditions_are_made_once():
    assert make_renditions(store_upload(Image(title="Harbour"), jpeg())) == []


def test_renditions_of_a_picture_without_its_file_say_what_to_do(media):
    image = store_upload(Image(title="Harbour"), jpeg())
    for path in files_in(media):
        (media / path).unlink()
    with pytest.raises(PictureError) as caught:
        make_renditions(image)
    assert str(caught.value) == "The file of this picture is gone from the storage. Upload it again."


@pytest.mark.parametrize("name", ["w1600.avif", "w961.jpg", "w480.png", "../originals/x.jpg", "w480-1x1", ""])
def test_read_knows_only_the_names_that_the_size_gives(name):
    assert read_rendition(store_upload(Image(title="Harbour"), jpeg()), name) is None


def test_read_of_a_lost_rendition_is_none_and_is_reported(media, caplog):
    image = store_upload(Image(title="Harbour"), jpeg())
    for path in files_in(media):
        (media / path).unlink()
    assert read_rendition(image, "w480.jpg") is None
    assert caplog.messages == [
        f"Picture {image.uid} lacks its rendition w480.jpg: run make_renditions on it."
    ]


def test_path_of_a_crop_carries_the_focus():
    image = Image(
        uid="abcdefghij", file="originals/abcdefghij-0.jpg", width=900, height=300, focal_x=20, focal_y=70
    )
    assert rendition_path(image, renditions_in_ratio(900, 300, "1x1")[0]) == (
        "renditions/abcdefghij-0/20-70/w300-1x1.avif"
    )


def test_check_gives_a_form_the_reason_and_the_file_back():
    good = SimpleUploadedFile("a.jpg", jpeg())
    check_upload(good)
    assert good.tell() == 0
    with pytest.raises(ValidationError) as caught:
        check_upload(SimpleUploadedFile("a.jpg", b""))
    assert caught.value.messages == ["The file is empty. Choose the picture again."]
