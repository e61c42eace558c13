"""On the schedule and off it. The clock prints what stands there: see `articles.services.due`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.models import Article
from articles.services.moves import begin, finish
from articles.workflow import Verb
from newsroom.ledger.house_time import in_house_time
from newsroom.ledger.typed import said


@transaction.atomic
def schedule_article(*, article: Article, by: Any, at: datetime, note: str = "") -> Article:
    """Have the clock print a ready story at `at`, an aware instant in the future, in the name of `by`.

    It goes through the gate then, as it is saved then. Raises ValidationError for a time that is past or before the
    embargo ends, and what `begin` raises. A story on the schedule gets the new time.
    """
    if timezone.is_naive(at):
        raise ValidationError("A time of publication needs its time zone.")
    article, move = begin(Verb.SCHEDULE, article, by=by, note=note)
    if at <= timezone.now():
        raise ValidationError("This time has passed: choose a later one, or publish now.")
    if article.embargo_until and at < article.embargo_until:
        raise ValidationError(
            f"The embargo holds until {in_house_time(article.embargo_until)}: choose that time or a later one."
        )
    article.publish_at, article.scheduled_by = at, by
    words, note = f"for {in_house_time(at)}", said(note)
    return finish(article, move, by=by, note=f"{words}. {note}" if note else words)


@transaction.atomic
def unschedule_article(*, article: Article, by: Any, note: str = "") -> Article:
    """Take a story off the schedule: it is ready again."""
    article, move = begin(Verb.UNSCHEDULE, article, by=by, note=note)
    return finish(article, move, by=by, note=note)
