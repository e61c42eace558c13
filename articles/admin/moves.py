"""What each button of the panel Publication does: from what was posted to the verb of the workflow, and what to tell.

The verbs decide and write; they raise StoryError or ValidationError, which the panel shows.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.claims.models import Claim
from articles.enums import CorrectionKind, State
from articles.exceptions import StoryError
from articles.models import Article, CorrectionTask
from articles.services.corrections import CorrectionDraft
from articles.services.moves import approve_article, send_back_article, submit_article
from articles.services.publish import (
    correct_article,
    publish_article,
    retract_article,
    unpublish_article,
    update_article,
)
from articles.services.schedule import schedule_article, unschedule_article
from newsroom.ledger.house_time import in_house_time
from newsroom.ledger.typed import number_in, said


def _note(request: HttpRequest) -> str:
    """The note that was typed under the button that was pressed."""
    verb = request.POST.get("_move", "")
    return request.POST.get(f"note_{verb}", request.POST.get("note", ""))


def _reason(request: HttpRequest) -> str:
    return request.POST.get("override_reason", "")


def _submit(request: HttpRequest, article: Article) -> str:
    moved = submit_article(article=article, by=request.user, note=_note(request))
    return f"Handed on: {State(moved.state).label}."


def _send_back(request: HttpRequest, article: Article) -> str:
    moved = send_back_article(article=article, by=request.user, note=_note(request))
    return f"Sent back: {State(moved.state).label}."


def _approve(request: HttpRequest, article: Article) -> str:
    moved = approve_article(article=article, by=request.user, note=_note(request))
    return f"Approved: {State(moved.state).label}."


def _schedule(request: HttpRequest, article: Article) -> str:
    at = _instant(request.POST.get("publish_at", ""))
    moved = schedule_article(article=article, by=request.user, at=at)
    return f"Scheduled: it goes out on {in_house_time(moved.publish_at or at)}."


def _unschedule(request: HttpRequest, article: Article) -> str:
    unschedule_article(article=article, by=request.user)
    return "Taken off the schedule: the story is ready."


def _publish(request: HttpRequest, article: Article) -> SafeString:
    return _printed(publish_article(article=article, by=request.user, override_reason=_reason(request)))


def _change(request: HttpRequest, article: Article) -> SafeString:
    """The change of a printed story: the editor has to say what it is."""
    kind = request.POST.get("publish_kind", "")
    keys = [number_in(key) for key in request.POST.getlist("tasks")]
    tasks = list(CorrectionTask.objects.filter(article=article, pk__in=[key for key in keys if key]))
    if kind == "update":
        return _printed(
            update_article(article=article, by=request.user, override_reason=_reason(request), tasks=tasks)
        )
    if kind not in CorrectionKind.values:
        raise StoryError(
            "Not published. Say what this change is: an update, a correction or a clarification."
        )
    claim = Claim.objects.filter(uid=said(request.POST.get("correction_claim", ""))).first()
    draft = CorrectionDraft(
        kind=kind,
        note=request.POST.get("correction_note", ""),
        claim=claim,
        placement=request.POST.get("correction_placement") or None,
    )
    return _printed(
        correct_article(
            article=article,
            by=request.user,
            corrections=[draft],
            override_reason=_reason(request),
            tasks=tasks,
        )
    )


def retract(request: HttpRequest, article: Article) -> str:
    """Strike a story, with the note as the reason that readers see."""
    retract_article(article=article, by=request.user, reason=_note(request))
    return "Retracted: the page stays, struck, with your reason above it."


def unpublish(request: HttpRequest, article: Article) -> str:
    """Take a story from readers, with the note for the house alone."""
    unpublish_article(article=article, by=request.user, note=_note(request))
    return "Unpublished: its address now answers 410. The versions stay on file."


#: What each button does. `change` is the button of a printed story, which leads to one of two verbs.
ACTS: dict[str, Callable[[HttpRequest, Article], str]] = {
    "submit": _submit,
    "send_back": _send_back,
    "approve": _approve,
    "schedule": _schedule,
    "unschedule": _unschedule,
    "publish": _publish,
    "change": _change,
}


def _printed(version: Any) -> SafeString:
    return format_html(
        'Published as version {}. <a href="{}">Read it on the site</a>',
        version.number,
        version.article.get_absolute_url(),
    )


def _instant(typed: str) -> datetime:
    """The time of the browser's own field, which is the house's time."""
    try:
        moment = parse_datetime(typed)
    except ValueError:
        moment = None
    if moment is None:
        raise ValidationError("Choose the day and the time at which it goes out.")
    if timezone.is_aware(moment):
        return moment
    aware = timezone.make_aware(moment)
    if aware.astimezone(UTC).astimezone(aware.tzinfo).replace(tzinfo=None) != moment:
        raise ValidationError(
            "The clocks are changed at this time, and it does not exist: choose another one."
        )
    return aware
