"""Which dossiers readers may open, and which were taken from them."""

import pytest
from django.utils import timezone

from entities.models import Entity
from tests.factories.entities import make_entity, make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "is_public"),
    [
        ({}, False),
        ({"in_print": True}, True),
        ({"in_print": True, "withheld_at": timezone.now()}, False),
    ],
)
def test_an_organisation_is_public_when_it_is_in_print(fields, is_public):
    make_entity(**fields)
    assert Entity.objects.public().exists() is is_public


@pytest.mark.parametrize(
    ("fields", "is_public"),
    [({}, False), ({"dossier_open": True}, True), ({"death_date": "1999"}, True)],
)
def test_a_living_person_is_public_when_an_editor_says_so(fields, is_public):
    make_person(in_print=True, **fields)
    assert Entity.objects.public().exists() is is_public


def test_a_merged_record_is_not_public():
    standing = make_entity()
    make_entity(in_print=True, merged_into=standing)
    assert list(Entity.objects.public()) == []


@pytest.mark.parametrize(
    ("fields", "is_gone"),
    [
        ({"in_print": True, "dossier_open": True}, True),
        ({"in_print": True}, False),
        ({"dossier_open": True}, False),
    ],
)
def test_only_what_was_open_to_readers_is_gone(fields, is_gone):
    """A dossier that never was open answers 404, withheld or not: 410 would say that there is one."""
    make_person(withheld_at=timezone.now(), **fields)
    assert Entity.objects.gone().exists() is is_gone
