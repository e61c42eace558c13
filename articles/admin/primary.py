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
    """A button that sends `name`=`value`; or a link to the part of the page, `href`, that comes before it."""

    label: str
    name: str = "_continue"
    value: str = "1"
    href: str = ""


def primary_of(
    article: Article | None,
    offers: Sequence[Offer],
    *,
    may_write: bool,
    may_change_print: bool,
    stopping: int = 0,
) -> Primary | None:
    """What this person most likely does next; None for somebody who can do nothing. No query.

    A printed story's change is asked for its kind first. What is ready and has its slot ahead is scheduled for it.
    While findings stop the print, the way there leads through them.
    """
    if article is None:
        return Primary("Save draft")
    if may_change_print:
        return Primary("Publish change…", name="", href="#publication")
    schedule = next((offer for offer in offers if offer.wants_time), None)
    slot = article.planned_for
    if schedule and article.state == State.READY and slot and slot > timezone.now():
        when = date_words(timezone.localtime(slot), "j M H:i")
        return Primary(f"Schedule for {when}", name="_move", value=Verb.SCHEDULE.value)
    first = next((offer for offer in offers if offer.is_first), None)
    if first and first.verb == Verb.PUBLISH and stopping:
        return Primary("See what stops it", name="", href="#rail-checks")
    if first:
        return Primary(first.label, name="_move", value=first.verb)
    if may_write:
        return Primary("Save draft" if article.state == State.DRAFT else "Save")
    return None
