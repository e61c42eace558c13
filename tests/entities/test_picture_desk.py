"""Pictures from the story's drawer: looked through, taken in, described and focused."""

import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Pixels

from entities.exceptions import EntityNotAllowed
from entities.models import Image
from entities.picture_gaps import picture_gaps
from entities.pictures import renditions_for
from entities.services.describe import describe_picture
from entities.services.pictures import read_rendition, rendition_path
from newsroom.ledger.models import HistoryEntry
from tests.factories.entities import make_image
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db
BROWSE, UPLOAD = (reverse(f"admin:entities_image_{name}") for name in ("browse", "upload"))


@pytest.fixture
def user(client):
    user = make_user("Reporter")
    client.force_login(user)
    return user


def browse(client, **query):
    return client.get(BROWSE, query).json()


def titles(client, **query):
    return [picture["title"] for picture in browse(client, **query)["results"]]


def file_of(content=None, name="quay.png"):
    if content is None:
        held = io.BytesIO()
        Pixels.new("RGB", (300, 240), (20, 90, 120)).save(held, "PNG")
        content = held.getvalue()
    return SimpleUploadedFile(name, content, content_type="image/png")


def upload(client, **fields):
    given = {"title": "Quay", "file": file_of(), "alt": "A quay", "credit": "Desk", "rights": "cleared"}
    return client.post(UPLOAD, given | fields)


def describe(client, image, **fields):
    return client.post(reverse("admin:entities_image_describe", args=[image.pk]), fields)


# --- looking through -------------------------------------------------------------------------------------------------


def test_newest_pictures_come_first(client, user):
    for title in ("First", "Second"):
        make_image(title=title)
    assert titles(client) == ["Second", "First"]


def test_search_finds_all_words_wherever_they_stand(client, user):
    make_image(title="Quay", alt="At night", credit="Ana Ruiz")
    make_image(title="Quay", alt="By day", credit="Ana Ruiz")
    found = browse(client, q="night ruiz quay")["results"]
    assert [picture["alt"] for picture in found] == ["At night"]


def test_list_comes_in_pages(client, user, monkeypatch):
    monkeypatch.setattr("entities.admin.picture_desk.PER_PAGE", 2)
    for number in range(3):
        make_image(title=f"Number {number}")
    assert (titles(client), browse(client)["more"]) == (["Number 2", "Number 1"], True)
    assert (titles(client, page=2), browse(client, page=2)["more"]) == (["Number 0"], False)


def test_one_picture_is_told_with_what_it_lacks(client, user):
    image = make_image(alt="", rights="restricted")
    make_image()
    told = browse(client, pk=image.pk)
    assert (told["shapes"], len(told["results"])) == ({"3x2": [3, 2], "1x1": [1, 1]}, 1)
    assert (told["results"][0]["id"], told["results"][0]["focus"], len(told["results"][0]["gaps"])) == (
        image.pk,
        [50, 50],
        2,
    )


@pytest.mark.parametrize("many", [1, 3])
def test_looking_costs_one_query(client, user, django_assert_num_queries, many):
    for _ in range(many):
        make_image()
    with django_assert_num_queries(
        5
    ):  # session, user, rights of the user and of the groups, and the pictures
        assert len(browse(client)["results"]) == many


def test_who_only_looks_is_offered_no_upload(client):
    client.force_login(make_user("Checker"))
    image = make_image()
    told = browse(client)
    assert (told["upload"], told["results"][0]["describe"]) == ("", "")
    assert (upload(client).status_code, describe(client, image, alt="x").status_code) == (403, 403)


@pytest.mark.parametrize(
    ("fields", "gaps"),
    [
        ({}, 0),
        ({"alt": ""}, 1),
        ({"credit": ""}, 1),
        ({"rights": "restricted"}, 1),
        ({"rights_expire_on": date(2026, 5, 3)}, 0),
        ({"rights_expire_on": date(2026, 5, 2)}, 1),
        ({"alt": "", "credit": "", "rights": "restricted", "rights_expire_on": date(2026, 5, 2)}, 4),
    ],
)
def test_gaps_are_what_keeps_a_picture_out_of_print(fields, gaps):
    today, image = date(2026, 5, 3), make_image(**fields)
    assert len(picture_gaps(image, today)) == gaps
    assert Image.objects.printable(today).exists() is (gaps == 0)


# --- taking in -------------------------------------------------------------------------------------------------------


def test_picture_is_taken_in_redrawn_and_told(client, user):
    told = upload(client, alt="A grey quay", licence="CC BY 4.0").json()["picture"]
    image = Image.objects.get()
    assert (told["id"], image.alt, image.licence, image.width, image.height) == (
        image.pk,
        "A grey quay",
        "CC BY 4.0",
        300,
        240,
    )
    assert image.file.name.endswith(".jpg")
    assert client.get(told["src"]).status_code == 200
    entry = HistoryEntry.objects.get(object_label="entities.image")
    assert (entry.verb, entry.actor) == ("add", user)


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"file": file_of(b"<svg onload=alert(1)>", "x.png")}, {"file"}),
        ({"file": file_of(b"", "x.png")}, {"file"}),
        ({"title": ""}, {"title"}),
        ({"rights": "gossip"}, {"rights"}),
        ({"rights_expire_on": "soon"}, {"rights_expire_on"}),
    ],
)
def test_upload_that_cannot_be_is_refused_in_words(client, user, fields, names):
    response = upload(client, **fields)
    assert set(response.json()["errors"]) == names
    assert not Image.objects.exists()


def test_upload_without_a_file_is_refused(client, user):
    response = client.post(UPLOAD, {"title": "Quay", "rights": "cleared"})
    assert set(response.json()["errors"]) == {"file"}


@pytest.mark.parametrize("address", [UPLOAD])
def test_nothing_is_taken_in_by_get(client, user, address):
    assert client.get(address).status_code == 405


# --- describing ------------------------------------------------------------------------------------------------------


def test_description_is_changed_in_place_and_told_in_history(client, user):
    image = make_image()
    told = describe(client, image, alt="Another text", credit="Ana Ruiz").json()["picture"]
    image.refresh_from_db()
    assert (image.alt, image.credit, told["alt"]) == ("Another text", "Ana Ruiz", "Another text")
    entry = HistoryEntry.objects.get(object_label="entities.image")
    assert (entry.verb, entry.note, entry.actor) == ("change", "Changed alternative text, credit", user)


def test_what_is_not_named_stays(client, user):
    image = make_image(credit="Kept", focal_x=20)
    describe(client, image, alt="Another text")
    image.refresh_from_db()
    assert (image.credit, image.focal_x) == ("Kept", 20)


def test_description_that_changes_nothing_writes_nothing(client, user):
    image = make_image(alt="The text")
    assert describe(client, image, alt="The text").status_code == 200
    assert not HistoryEntry.objects.filter(object_label="entities.image").exists()


def test_moved_focus_makes_the_crops_anew(client, user):
    image = make_image()
    before = read_rendition(image, "w200-1x1.jpg")
    assert describe(client, image, focal_x="0", focal_y="100").status_code == 200
    image.refresh_from_db()
    missing = [
        rendition.name
        for rendition in renditions_for(image.width, image.height)
        if not image.file.storage.exists(rendition_path(image, rendition))
    ]
    assert (missing, before is not None, (image.focal_x, image.focal_y)) == ([], True, (0, 100))


@pytest.mark.parametrize(
    "fields", [{"focal_x": "101"}, {"focal_y": "-1"}, {"rights": "gossip"}, {"alt": "x" * 401}, {}]
)
def test_description_that_cannot_be_is_refused(client, user, fields):
    image = make_image()
    assert list(describe(client, image, **fields).json()) == ["errors"]
    assert not HistoryEntry.objects.filter(object_label="entities.image").exists()


def test_service_refuses_who_may_not_and_what_is_no_description():
    image = make_image()
    with pytest.raises(EntityNotAllowed):
        describe_picture(image=image, by=make_user("Checker"), alt="x")
    with pytest.raises(TypeError):
        describe_picture(image=image, by=make_user(), in_print=True)
    with pytest.raises(ValidationError):
        describe_picture(image=image, by=make_user(), focal_x=101)


# --- the field that is posted ----------------------------------------------------------------------------------------


def test_story_lists_the_newest_pictures_and_the_chosen_one(client, user, monkeypatch):
    from tests.articles.test_admin_story import address, form_of
    from tests.factories.articles import make_article

    monkeypatch.setattr("entities.picture_select.MOST_LISTED", 2)
    chosen, other, newest = (
        make_image(title=title) for title in ("Chosen quay", "Older wall", "Newest mole")
    )
    story = make_article(by=user, lead_image=chosen)
    page = client.get(address(story)).content.decode()
    assert [title in page for title in ("Chosen quay", "Older wall", "Newest mole")] == [True, False, True]
    client.post(address(story), form_of(story, lead_image=other.pk))
    story.refresh_from_db()
    assert (story.lead_image, newest.leads.count()) == (other, 0)
