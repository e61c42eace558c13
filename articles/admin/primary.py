"""The one loud button of the story's bar: what it says, and what it does, from where the story stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.dateformat import format as date_words

from articles.models import Article
from articles.workflow import State, Verb

if TYPE_CHECKING:
    from articles.admin.publication import Offer


@dataclass(frozen=True, slots=True)
class Primary:
    """A button that sends `name`=`value`; or, where it asks first, a link to the panel Publication (`asks`)."""

    label: str
    name: str = "_continue"
    value: str = "1"
    asks: bool = False


def primary_of(
    article: Article | None, offers: Sequence[Offer], *, may_write: bool, may_change_print: bool
) -> Primary | None:
    """What this person most likely does next; None for somebody who can do nothing. No query.

    A printed story's change is asked for its kind first. What is ready and has its slot ahead is scheduled for it.
    """
    if article is None:
        return Primary("Save draft")
    if may_change_print:
        return Primary("Publish change…", name="", asks=True)
    schedule = next((offer for offer in offers if offer.wants_time), None)
    slot = article.planned_for
    if schedule and article.state == State.READY and slot and slot > timezone.now():
        when = date_words(timezone.localtime(slot), "j M H:i")
        return Primary(f"Schedule for {when}", name="_move", value=Verb.SCHEDULE.value)
    first = next((offer for offer in offers if offer.is_first), None)
    if first:
        return Primary(first.label, name="_move", value=first.verb)
    if may_write:
        return Primary("Save draft" if article.state == State.DRAFT else "Save")
    return None
