"""Putting somebody on file in one act, from elsewhere than the entities' own screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.text import slugify

from entities.enums import Kind, NameKind, Schema
from entities.exceptions import EntityError, EntityNotAllowed
from entities.models import Entity, EntityName
from entities.newcomers.records import SCHEMAS
from entities.rules import may_add_entity
from entities.uids import make_uid
from newsroom.ledger.history import record_history

_LONGEST_SLUG = 100


@transaction.atomic
def create_entity(*, name: str, kind: str, by: Any, other_names: Iterable[str] = ()) -> Entity:
    """A new entity of a kind, with the schema that goes with it; nothing of it is open to readers.

    Of `other_names` those are kept that name it alone: abbreviations, and for bodies longer forms; a person's
    surname is found by the full name. Raises EntityNotAllowed, and EntityError for an unknown kind or a name that
    is on file. Four queries and one for each other name.
    """
    if not may_add_entity(by):
        raise EntityNotAllowed("Your role may not put entities on file.")
    if kind not in Kind.values:
        raise EntityError("Choose what it is from the list of kinds.")
    name = " ".join(name.split())[:200]
    if not name:
        raise EntityError("Give it a name.")
    if Entity.objects.filter(Q(name__iexact=name) | Q(names__text__iexact=name)).exists():
        raise EntityError(f"{name} is on file by now: read the story again, or tag it under Entities.")
    entity = _insert(name, kind)
    for text, name_kind in _names_worth_keeping(name, entity.schema, other_names):
        EntityName.objects.create(entity=entity, text=text, kind=name_kind)
    record_history(actor=by, verb="add", record=entity)
    return entity


def _insert(name: str, kind: str) -> Entity:
    """With a slug of the name, made unique by a random part where it is taken, also by somebody at this moment."""
    plain = slugify(name)[:_LONGEST_SLUG].strip("-")
    fields = {"name": name, "kind": kind, "schema": SCHEMAS[kind], "dossier_open": False}
    if plain and not Entity.objects.filter(slug=plain).exists():
        try:
            with transaction.atomic():
                return Entity.objects.create(slug=plain, **fields)
        except IntegrityError:
            pass  # taken between the look and the writing
    return Entity.objects.create(slug=f"{plain}-{make_uid()}".strip("-").lower(), **fields)


def _names_worth_keeping(name: str, schema: str, others: Iterable[str]) -> list[tuple[str, str]]:
    kept: dict[str, str] = {}
    for text in others:
        text = " ".join(text.split())[:200]
        if not text or text.casefold() == name.casefold() or text in kept:
            continue
        letters = text.replace("-", "").replace("&", "")
        if schema != Schema.PERSON and letters.isalnum() and letters.isupper() and 2 <= len(letters) <= 10:
            kept[text] = NameKind.ABBREVIATION
        elif " " in text and text not in name:  # a part of the full name may name others as well
            kept[text] = NameKind.ALIAS
    return list(kept.items())
