"""The direction of foreign keys, read from the models themselves: string references escape import checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models

from tests.guards.house import House
from tests.guards.imports import Violation


def check_models(found: Iterable[type[models.Model]], house: House | None = None) -> list[Violation]:
    """Every relation of ours that points to the right: foreign keys, many-to-many, through tables and bases.

    `settings.AUTH_USER_MODEL` may be pointed at from everywhere. Models of other people's apps are not looked
    at; ours may point at them.
    """
    house = house or House()
    violations: list[Violation] = []
    for model in found:
        place = house.labels.get(model._meta.app_label)
        if place is not None:
            violations += _check_model(model, place, house)
    return violations


def _check_model(model: type[models.Model], place: int, house: House) -> Iterator[Violation]:
    for base in model.__mro__[1:]:
        there = house.place_of(base.__module__) if issubclass(base, models.Model) else None
        if there is not None and there > place:
            yield Violation(
                model._meta.label, f"inherits from {base.__qualname__} of {house.apps[there][0]}."
            )
    fields = [*model._meta.local_fields, *model._meta.local_many_to_many, *model._meta.private_fields]
    # TaggableManager is a field in all but name, and kept apart by taggit.
    fields += [field for field in model._meta.get_fields() if field.many_to_many and not field.auto_created]
    for field in dict.fromkeys(fields):
        name = f"{model._meta.label}.{field.name}"
        if isinstance(field, GenericForeignKey):
            yield Violation(name, "points at whatever it likes: use real foreign keys.")
            continue
        for what, target in _targets(field):
            there = house.labels.get(_label_of(target).split(".")[0])
            if there is not None and there > place:
                yield Violation(
                    name, f"{what} {_label_of(target)}, but {house.apps[there][0]} stands to its right."
                )


def _targets(field: models.Field) -> Iterator[tuple[str, object]]:
    remote = getattr(field, "remote_field", None)
    if remote is None:
        return
    if getattr(field, "swappable_setting", None) != "AUTH_USER_MODEL":
        yield "points at", remote.model
    through = getattr(remote, "through", None)
    if through is not None:
        yield "goes through", through


def _label_of(target: object) -> str:
    """The label of a model, also while it is only a string that nobody has resolved."""
    return target if isinstance(target, str) else target._meta.label  # type: ignore[attr-defined]
