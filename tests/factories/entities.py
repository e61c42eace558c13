"""Entities, topics and pictures for tests."""

import io
from itertools import count

from PIL import Image as Picture

from entities.enums import Kind, Rights, Schema
from entities.models import Entity, Image, Topic
from entities.services.pictures import store_upload

_number = count(1)


def make_entity(name: str | None = None, **fields) -> Entity:
    """An organisation unless told otherwise; `names` is a list of (text, kind)."""
    number = next(_number)
    names = fields.pop("names", ())
    fields.setdefault("slug", f"entity-{number}")
    fields.setdefault("schema", Schema.ORGANIZATION)
    fields.setdefault("kind", Kind.ORGANISATION)
    entity = Entity.objects.create(name=name or f"Quorvath League {number}", **fields)
    for text, kind in names:
        entity.names.create(text=text, kind=kind)
    return entity


def make_person(name: str | None = None, **fields) -> Entity:
    """A living person whose dossier is closed unless told otherwise."""
    return make_entity(
        name or f"Imre Valtos {next(_number)}", **{"schema": Schema.PERSON, "kind": Kind.OFFICIAL, **fields}
    )


def make_topic(name: str | None = None, **fields) -> Topic:
    number = next(_number)
    return Topic.objects.create(
        name=name or f"Topic {number}", slug=fields.pop("slug", f"topic-{number}"), **fields
    )


def make_image(**fields) -> Image:
    """A cleared picture of 300 by 200 pixels with alt text and credit."""
    number = next(_number)
    fields.setdefault("title", f"Picture {number}")
    fields.setdefault("alt", "A grey harbour wall")
    fields.setdefault("credit", "Test desk")
    fields.setdefault("rights", Rights.CLEARED)
    data = io.BytesIO()
    Picture.new("RGB", (300, 200), (number % 255, 90, 120)).save(data, "PNG")
    return store_upload(Image(**fields), data.getvalue())
