"""What the clock prints. Run every minute by a timer, or by the demo itself; twice at once does no harm."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from articles.enums import State
from articles.exceptions import PublicationStopped, StoryError
from articles.models import Article, PublishedVersion
from articles.preflight import Finding
from articles.services.moves import finish
from articles.services.publish import publish_article
from articles.signals import story_held
from articles.workflow import Verb, moves_from

log = logging.getLogger(__name__)


@dataclass(slots=True)
class DueReport:
    """What one run did: versions printed, and stories held back with the reason in words."""

    published: list[PublishedVersion] = field(default_factory=list)
    held: list[tuple[Article, str]] = field(default_factory=list)


def publish_due(*, now: datetime | None = None) -> DueReport:
    """Print every scheduled story whose time has come, in the order of their times, each exactly once.

    Each has a transaction of its own, which locks the story and looks again whether it is still due: another run that
    is at it is not waited for, and what was missed in an outage goes out now. One that something stands against, whose
    scheduler may no longer publish, or that is under embargo, is ready again, off the schedule, and the desk is told.

    What nobody foresaw (a database that fails) is logged and leaves its story on the schedule for the next run; the
    others go out, and the first such error is raised at the end.
    """
    report, failed = DueReport(), None
    moment = now or timezone.now()
    due = Article.objects.filter(state=State.SCHEDULED, publish_at__lte=moment).order_by("publish_at", "pk")
    for key in list(due.values_list("pk", flat=True)):
        try:
            with transaction.atomic():
                article = _lock_if_due(key, moment)
                if article is not None:
                    _print_or_hold(article, report)
        except Exception as error:  # one broken story must not keep the others of the house from print
            log.exception("Story %s could not be printed at its time.", key)
            failed = failed or error
    if failed is not None:
        raise failed
    return report


def _lock_if_due(key: int, moment: datetime) -> Article | None:
    rows = Article.objects.filter(pk=key, state=State.SCHEDULED, publish_at__lte=moment)
    skip = connection.features.has_select_for_update_skip_locked
    return rows.select_for_update(no_key=True, skip_locked=skip).first()


def _print_or_hold(article: Article, report: DueReport) -> None:
    scheduled_by = article.scheduled_by
    try:
        with transaction.atomic():  # undone to here where something is in the way
            report.published.append(publish_article(article=article, by=scheduled_by, by_clock=True))
    except PublicationStopped as stopped:
        worst = "; ".join(f"{f.rule} {f.place}: {f.message}" for f in stopped.findings if f.stops)
        _hold(article, worst, stopped.findings, report)
    except StoryError as refused:
        _hold(article, str(refused), [], report)


def _hold(article: Article, why: str, findings: list[Finding], report: DueReport) -> None:
    (move,) = [move for move in moves_from(article.state, needs_legal=False) if move.verb == Verb.HOLD]
    scheduled_by = article.scheduled_by
    finish(article, move, by=None, note=why, by_clock=True)
    story_held.send(sender=Article, article=article, scheduled_by=scheduled_by, findings=findings, why=why)
    report.held.append((article, why))
