import pytest

from entities.pictures import Focus, crop_box, renditions_for, renditions_in_ratio


def names(renditions):
    return [each.name for each in renditions if each.format == "jpg"]


def test_whole_picture_comes_in_all_widths_that_fit():
    assert names(renditions_in_ratio(1700, 1000)) == ["w480.jpg", "w960.jpg", "w1600.jpg"]


def test_picture_is_never_made_wider_than_it_is():
    assert names(renditions_in_ratio(1599, 1000)) == ["w480.jpg", "w960.jpg"]


def test_narrow_picture_is_offered_at_its_own_width():
    assert [(each.name, each.width, each.height) for each in renditions_in_ratio(300, 200)] == [
        ("w300.avif", 300, 200),
        ("w300.jpg", 300, 200),
    ]


def test_crop_of_a_tall_picture_is_as_wide_as_the_picture():
    assert [
        (each.width, each.height) for each in renditions_in_ratio(1000, 2000, "3x2") if each.format == "jpg"
    ] == [
        (480, 320),
        (960, 640),
    ]


def test_picture_of_that_shape_already_needs_no_crop():
    assert names(renditions_in_ratio(1600, 1067, "3x2")) == ["w480.jpg", "w960.jpg", "w1600.jpg"]


def test_every_rendition_is_named_once():
    every = [each.name for each in renditions_for(1600, 1067)]
    assert sorted(every) == sorted(set(every))
    assert names(renditions_for(1600, 1067)) == ["w480.jpg", "w960.jpg", "w1600.jpg", "w480-1x1.jpg"]


def test_picture_of_unknown_size_has_no_rendition():
    assert renditions_for(0, 0) == ()


@pytest.mark.parametrize(
    ("focus", "box"),
    [
        (Focus(50, 50), (500, 0, 1500, 1000)),
        (Focus(0, 0), (0, 0, 1000, 1000)),
        (Focus(100, 0), (1000, 0, 2000, 1000)),
        (Focus(40, 90), (300, 0, 1300, 1000)),
    ],
)
def test_crop_keeps_the_focus_in_sight_and_stays_inside(focus, box):
    assert crop_box(2000, 1000, "1x1", focus) == box


def test_crop_of_unknown_shape_is_an_error():
    with pytest.raises(KeyError):
        crop_box(2000, 1000, "9x1", Focus())
