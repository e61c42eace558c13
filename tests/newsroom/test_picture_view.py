from datetime import timedelta

import pytest
from django.utils import timezone

from articles.services.publish import unpublish_article
from tests.factories.articles import make_article, make_published
from tests.factories.entities import make_image
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def printed():
    """A picture that leads a live story."""
    image = make_image()
    make_published(lead_image=image)
    image.refresh_from_db()
    return image


def status(client, image, name="w300.jpg"):
    return client.get(f"/pictures/{image.uid}/{name}").status_code


@pytest.mark.parametrize(("name", "media_type"), [("w300.jpg", "image/jpeg"), ("w300.avif", "image/avif")])
def test_picture_in_print_is_served_with_its_type_and_kept_by_caches(client, printed, name, media_type):
    response = client.get(f"/pictures/{printed.uid}/{name}")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == media_type
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert ("Set-Cookie" in response.headers, "Vary" in response.headers) == (False, False)


def test_picture_is_not_sent_again_to_who_has_it(client, printed):
    etag = client.get(f"/pictures/{printed.uid}/w300.jpg").headers["ETag"]
    response = client.get(f"/pictures/{printed.uid}/w300.jpg", headers={"if-none-match": etag})
    assert (response.status_code, response.content) == (304, b"")


def test_picture_costs_one_query(client, printed, django_assert_num_queries):
    with django_assert_num_queries(1):
        status(client, printed)


@pytest.mark.parametrize(
    "name", ["w480.jpg", "w300.png", "w300-3x2x1.jpg", "original.jpg", f"{'w' * 300}.jpg"]
)
def test_picture_of_a_guessed_name_is_not_found(client, printed, name):
    assert status(client, printed, name) == 404


def test_picture_of_a_draft_is_not_found(client, printed):
    draft = make_image()
    make_article(lead_image=draft)
    assert (status(client, draft), status(client, printed)) == (404, 200)


def test_picture_of_a_story_taken_back_is_not_found(client):
    image = make_image()
    story = make_published(lead_image=image)
    assert status(client, image) == 200
    unpublish_article(article=story, by=make_user(), note="legal")
    assert status(client, image) == 404


@pytest.mark.parametrize(
    "change",
    [
        {"rights": "restricted"},
        {"rights_expire_on": timezone.localdate() - timedelta(days=1)},
        {"alt": ""},
        {"credit": ""},
    ],
)
def test_picture_that_may_not_be_printed_any_more_is_not_found(client, printed, change):
    type(printed).objects.filter(pk=printed.pk).update(**change)
    assert status(client, printed) == 404


def test_picture_on_the_last_day_of_its_rights_is_served(client, printed):
    type(printed).objects.filter(pk=printed.pk).update(rights_expire_on=timezone.localdate())
    assert status(client, printed) == 200


def test_picture_takes_no_other_method(client, printed):
    assert client.post(f"/pictures/{printed.uid}/w300.jpg").status_code == 405


def test_media_are_not_served_as_a_folder(client, printed):
    assert client.get(f"/media-is-not-served/{printed.file.name}").status_code == 404
