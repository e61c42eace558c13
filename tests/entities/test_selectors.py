"""The gazetteer at hand is the one that the records give."""

from datetime import timedelta

import pytest
from django.utils import timezone

from entities.models import Entity, EntityName
from entities.selectors import build_gazetteer, current_gazetteer
from tests.factories.entities import make_entity, make_person

pytestmark = pytest.mark.django_db


def found(text):
    return [match.key for match in current_gazetteer().find(text)]


def test_a_name_that_is_edited_in_place_is_found_anew():
    make_entity("Quorvath Harbour League", slug="league", names=[("Salt Coast Union", "alias")])
    assert found("The Salt Coast Union met.") == ["league"]
    name = EntityName.objects.get()
    name.text = "Northern Quay Board"
    name.save()
    assert (found("The Northern Quay Board met."), found("The Salt Coast Union met.")) == (["league"], [])


def test_an_entity_that_is_renamed_is_found_anew():
    entity = make_entity("Quorvath Harbour League", slug="league")
    assert found("The Quorvath Harbour League met.") == ["league"]
    entity.name = "Northern Quay Board"
    entity.save()
    assert found("The Northern Quay Board met.") == ["league"]


def test_a_change_that_was_committed_late_is_found_in_the_end(monkeypatch):
    """Two writers: the one that began first commits last, and its moment is older than the newest on file."""
    league = make_entity("Quorvath Harbour League", slug="league")
    make_entity("Tern Strait Authority", slug="authority")
    assert found("The Northern Quay Board met.") == []
    Entity.objects.filter(pk=league.pk).update(name="Northern Quay Board")
    later = timezone.now() + timedelta(minutes=2)
    monkeypatch.setattr("entities.selectors.timezone.now", lambda: later)
    assert found("The Northern Quay Board met.") == ["league"]


def test_merged_entities_answer_under_the_last_record_that_stands_for_them():
    third = make_entity("Third League", slug="third")
    second = make_entity("Second League", slug="second", merged_into=third)
    make_entity("First League", slug="first", merged_into=second)
    assert found("The First League met the Second League.") == ["third", "third"]


def test_entities_merged_in_a_circle_do_not_hang():
    first = make_entity("First League", slug="first")
    second = make_entity("Second League", slug="second", merged_into=first)
    Entity.objects.filter(pk=first.pk).update(merged_into=second)
    assert len(found("The First League met.")) == 1


def test_building_costs_two_queries(django_assert_num_queries):
    make_person("Imre Valtos", names=[("The Quay Master", "alias")])
    make_entity("Quorvath Harbour League")
    with django_assert_num_queries(2):
        build_gazetteer()
