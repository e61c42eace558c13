"""What stands beside a picture, and the point of it that stays in sight: changed for every story that shows it."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from entities.exceptions import EntityNotAllowed
from entities.models import Image
from entities.rules import may_describe_pictures
from entities.services.pictures import make_renditions
from newsroom.ledger.history import record_history

#: What can be changed of a picture without another file, with its name in the history.
DESCRIBED: dict[str, str] = {
    "title": "title",
    "alt": "alternative text",
    "credit": "credit",
    "licence": "licence",
    "rights": "rights",
    "rights_expire_on": "rights expire on",
    "focal_x": "focus from left",
    "focal_y": "focus from top",
}


@transaction.atomic
def describe_picture(*, image: Image, by: Any, **fields: Any) -> Image:
    """Change some of `DESCRIBED`; nothing is written where nothing changes. Crops are made anew when the focus moved.

    Raises EntityNotAllowed without the right, ValidationError for values that cannot be, and PictureError where the
    crops cannot be made because the file is gone.
    """
    if not may_describe_pictures(by):
        raise EntityNotAllowed("Your role may not change pictures: ask an editor.")
    if unknown := fields.keys() - DESCRIBED.keys():
        raise TypeError(f"A picture's description cannot set {', '.join(sorted(unknown))}.")
    image = Image.objects.select_for_update(no_key=True).get(pk=image.pk)
    changed = [name for name, value in fields.items() if getattr(image, name) != value]
    if not changed:
        return image
    for name in changed:
        setattr(image, name, fields[name])
    image.full_clean(exclude=["file"])
    image.save(update_fields=changed)
    if {"focal_x", "focal_y"} & set(changed):
        make_renditions(image)
    what = ", ".join(DESCRIBED[name] for name in DESCRIBED if name in changed)
    record_history(actor=by, verb="change", record=image, note=f"Changed {what}")
    return image
