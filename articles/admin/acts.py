"""What each button of the panel Publication does: it reads the form and calls one service."""

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

from articles.admin.panel_input import keys_of, note_of
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
from newsroom.ledger.typed import said


def _reason(request: HttpRequest) -> str:
    return request.POST.get("override_reason", "")


def _submit(request: HttpRequest, article: Article) -> str:
    moved = submit_article(article=article, by=request.user, note=note_of(request))
    return f"Handed on: the story is now in the state “{State(moved.state).label}”."


def _send_back(request: HttpRequest, article: Article) -> str:
    moved = send_back_article(article=article, by=request.user, note=note_of(request))
    return f"Sent back: the story is now in the state “{State(moved.state).label}”."


def _approve(request: HttpRequest, article: Article) -> str:
    moved = approve_article(article=article, by=request.user, note=note_of(request))
    return f"Passed on: the story is now in the state “{State(moved.state).label}”."


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
    tasks = list(
        CorrectionTask.objects.filter(article=article, pk__in=keys_of(request.POST.getlist("tasks")))
    )
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
    """Strike the story, for the reason that was typed; gives what to tell."""
    retract_article(article=article, by=request.user, reason=note_of(request))
    return "Retracted: the page stays, struck, with your reason above it."


def unpublish(request: HttpRequest, article: Article) -> str:
    """Take the story from readers, for the reason that was typed; gives what to tell."""
    unpublish_article(article=article, by=request.user, note=note_of(request))
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
