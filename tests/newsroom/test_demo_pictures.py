import io

import pytest
from PIL import Image

from entities.pictures import open_untrusted
from newsroom.demo.pictures import RECIPES, draw_picture, picture_file


def test_recipes_are_those_that_the_sample_stories_name():
    assert sorted(RECIPES) == ["courthouse", "harbour", "map", "ministry", "mountains", "newsroom"]


@pytest.mark.parametrize("recipe", sorted(RECIPES))
def test_picture_is_a_quiet_print_of_the_promised_size(recipe):
    """Nothing glares: no spot is loud in colour and bright at once."""
    picture = draw_picture(recipe, "one")
    assert (picture.size, picture.mode) == ((1600, 1067), "RGB")
    small = picture.resize((80, 53)).convert("HSV").tobytes()
    assert [spot for spot in zip(small[1::3], small[2::3], strict=True) if min(spot) > 190] == []


def test_picture_is_the_same_for_the_same_seed_and_another_for_another():
    one, again, other = (draw_picture("mountains", seed).tobytes() for seed in ("one", "one", "two"))
    assert one == again
    assert one != other


def test_picture_file_passes_the_checks_of_an_upload():
    content = picture_file("mountains", "one")
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.format == "PNG"
    assert open_untrusted(content).size == (1600, 1067)


def test_picture_of_an_unknown_recipe_names_the_known_ones():
    with pytest.raises(KeyError) as caught:
        draw_picture("castle", "one")
    assert caught.value.args[0] == (
        "No recipe 'castle': there are courthouse, harbour, map, ministry, mountains, newsroom."
    )
