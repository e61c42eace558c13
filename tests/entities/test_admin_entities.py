"""Screens of entities, topics and pictures."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image as Pixels

from entities.fields import TopicsField
from entities.models import Entity, Image
from newsroom.ledger.models import HistoryEntry
from tests.factories.entities import make_entity, make_image, make_person, make_topic
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

NO_ROWS = {
    "names-TOTAL_FORMS": "0",
    "names-INITIAL_FORMS": "0",
    "identifiers-TOTAL_FORMS": "0",
    "identifiers-INITIAL_FORMS": "0",
}


@pytest.fixture
def user(client):
    user = make_user()
    client.force_login(user)
    return user


def form_of(**fields) -> dict:
    given = {"name": "Imre Valtos", "slug": "imre-valtos", "schema": "Person", "kind": "official"}
    return {**given, **NO_ROWS, "_continue": "1", **fields}


def change(entity: Entity) -> str:
    return reverse("admin:entities_entity_change", args=[entity.pk])


def picture(colour: str = "navy", size: tuple[int, int] = (640, 480)) -> SimpleUploadedFile:
    data = io.BytesIO()
    Pixels.new("RGB", size, colour).save(data, "PNG")
    return SimpleUploadedFile("quay.png", data.getvalue(), "image/png")


def upload(client, **fields):
    given = {
        "title": "Quay", "file": picture(), "alt": "A quay", "credit": "Desk", "rights": "cleared",
        "focal_x": "50", "focal_y": "50", "_continue": "1",
    }  # fmt: skip
    return client.post(reverse("admin:entities_image_add"), given | fields)


def test_add_entity_with_names_identifiers_and_topics(client, user):
    rows = {
        "names-TOTAL_FORMS": "1", "names-0-text": "Valtos", "names-0-kind": "alias",
        "identifiers-TOTAL_FORMS": "1", "identifiers-0-scheme": "wikidata", "identifiers-0-value": "Q1",
    }  # fmt: skip
    client.post(reverse("admin:entities_entity_add"), form_of(topics="Ports\nCourts", **rows))
    entity = Entity.objects.get()
    assert [name.text for name in entity.names.all()] == ["Valtos"]
    assert [str(identifier) for identifier in entity.identifiers.all()] == ["wikidata:Q1"]
    assert sorted(topic.name for topic in entity.topics.all()) == ["Courts", "Ports"]


def test_office_is_kept_once_for_each_term(client, user):
    rows = {"names-TOTAL_FORMS": "2"}
    for number, since in enumerate(("2017-01-20", "2025-01-20")):
        rows |= {
            f"names-{number}-text": "President of Sabelia",
            f"names-{number}-kind": "office",
            f"names-{number}-valid_from": since,
        }
    client.post(reverse("admin:entities_entity_add"), form_of(**rows, **{"identifiers-TOTAL_FORMS": "0"}))
    kept = Entity.objects.get().names.values_list("text", "kind", "valid_from")
    assert list(kept) == [
        ("President of Sabelia", "office", "2017-01-20"),
        ("President of Sabelia", "office", "2025-01-20"),
    ]


def test_same_term_of_an_office_is_refused_twice():
    person = make_entity("Oda Brenn", schema="Person", kind="official")
    term = {"text": "President of Sabelia", "kind": "office", "valid_from": "2025-01-20"}
    person.names.create(**term)
    with pytest.raises(IntegrityError), transaction.atomic():
        person.names.create(**term)


def test_change_is_written_to_the_history_of_the_house(client, user):
    entity = make_person("Imre Valtos", slug="imre-valtos")
    client.post(change(entity), form_of(summary="Ran the harbour."))
    entry = HistoryEntry.objects.get()
    assert (entry.verb, entry.actor, entry.note) == ("change", user, "Changed Summary")


def test_dossier_is_opened_by_an_editor(client, user):
    entity = make_person()
    client.post(change(entity), form_of(dossier_open="on"))
    entity.refresh_from_db()
    assert entity.dossier_open is True


def test_dossier_is_not_opened_by_a_reporter(client):
    client.force_login(make_user(role="Reporter"))
    entity = make_person()
    client.post(change(entity), form_of(dossier_open="on", summary="Ran the harbour."))
    entity.refresh_from_db()
    assert (entity.dossier_open, entity.summary) == (False, "Ran the harbour.")


def test_merged_entity_is_not_offered_for_choosing(client, user):
    entity = make_entity("Gulf Line")
    make_entity("Gulf Line Shipping", merged_into=entity)
    query = {"app_label": "claims", "model_name": "claimparty", "field_name": "entity", "term": "Gulf"}
    results = client.get(reverse("admin:autocomplete"), query).json()["results"]
    assert [result["text"] for result in results] == ["Gulf Line"]


def test_search_finds_by_alias_and_not_by_weak_alias(client, user):
    entity = make_entity("Gulf Line", names=[("Bay Ferries", "alias"), ("The Boats", "weak_alias")])
    address = reverse("admin:entities_entity_search")
    found = {q: [e["id"] for e in client.get(address, {"q": q}).json()["results"]] for q in ("bay", "boats")}
    assert found == {"bay": [entity.pk], "boats": []}


def test_withhold_and_release_are_signed(client):
    legal, entity = make_user(role="Legal"), make_person()
    client.force_login(legal)
    address = reverse("admin:entities_entity_withhold", args=[entity.pk])
    client.post(address, {"reason": "Order of the court."})
    entity.refresh_from_db()
    assert entity.withheld_reason == "Order of the court."
    client.post(address)
    entity.refresh_from_db()
    assert entity.withheld_at is None
    assert [entry.verb for entry in HistoryEntry.objects.order_by("pk")] == ["withhold", "release"]


def test_withhold_without_a_reason_changes_nothing(client):
    client.force_login(make_user(role="Legal"))
    entity = make_person()
    page = client.post(reverse("admin:entities_entity_withhold", args=[entity.pk]), {"reason": " "})
    entity.refresh_from_db()
    assert (entity.withheld_at, "Say why" in page.content.decode()) == (None, True)


@pytest.mark.parametrize(("public", "shown"), [(True, True), (False, False)])
def test_link_to_the_site_stands_where_readers_find_the_dossier(client, user, public, shown):
    entity = make_entity(in_print=public)
    assert (f'href="{entity.get_absolute_url()}"' in client.get(change(entity)).content.decode()) is shown


def test_topics_are_suggested_by_what_they_hold(client, user):
    make_topic("Sea ports")
    make_topic("Courts")
    response = client.get(reverse("admin:entities_topic_search"), {"q": "PORT"})
    assert response.json() == {"results": [{"text": "Sea ports"}]}


def test_upload_is_redrawn_and_has_renditions(client, user):
    upload(client)
    image = Image.objects.get()
    preview = client.get(reverse("admin:entities_image_preview", args=[image.pk]))
    assert (image.width, image.height, image.file.name.endswith(".jpg")) == (640, 480, True)
    assert (preview["Content-Type"], "private" in preview["Cache-Control"]) == ("image/jpeg", True)
    assert Pixels.open(io.BytesIO(preview.content)).size == (480, 360)


def test_upload_of_what_is_no_picture_is_refused(client, user):
    page = upload(client, file=SimpleUploadedFile("quay.png", b"<svg onload=x()>", "image/png"))
    assert (page.status_code, Image.objects.count()) == (200, 0)
    assert "This is not a picture we can read." in page.content.decode()


def test_change_of_words_keeps_the_file(client, user):
    upload(client)
    image = Image.objects.get()
    fields = {"title": "Pier", "alt": "A pier", "rights": "cleared", "focal_x": "20", "focal_y": "50"}
    client.post(reverse("admin:entities_image_change", args=[image.pk]), fields)
    changed = Image.objects.get()
    assert (changed.title, changed.focal_x, changed.file.name) == ("Pier", 20, image.file.name)


def test_new_upload_replaces_the_file(client, user):
    upload(client)
    image = Image.objects.get()
    fields = {"title": "Pier", "rights": "cleared", "focal_x": "50", "focal_y": "50"}
    fields["file"] = picture("red", (320, 200))
    client.post(reverse("admin:entities_image_change", args=[image.pk]), fields)
    changed = Image.objects.get()
    assert (changed.width, changed.file.name == image.file.name) == (320, False)


@pytest.mark.parametrize(
    ("name", "make"),
    [("entities_entity", make_person), ("entities_topic", make_topic), ("entities_image", make_image)],
)
def test_lists_cost_the_same_with_one_and_three_rows(client, user, name, make):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse(f"admin:{name}_changelist"))
        return len(captured)

    make()
    queries()
    one = queries()
    make()
    make()
    assert queries() == one


def test_topics_field_of_one_user_is_not_that_of_another():
    shared = TopicsField(required=False)
    editor, checker = make_user(), make_user(role="Checker")
    first, second = shared.for_user(editor), shared.for_user(checker)
    assert (first.user, first.widget.free, second.user, second.widget.free) == (editor, True, checker, False)
    assert shared.user is None
