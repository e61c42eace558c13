"""What the desk plans for a story: who has it, until when, for which slot, under which embargo, past which lawyers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.enums import Priority, State
from articles.exceptions import StoryNotAllowed
from articles.models import Article
from articles.rules import may_clear, may_write
from articles.services.locking import lock_story
from articles.signals import story_planned
from newsroom.ledger.history import record_history
from newsroom.ledger.house_time import in_house_time

#: What can be planned, with its name in the history.
PLAN: dict[str, str] = {
    "assignee": "assignee",
    "deadline": "deadline",
    "planned_for": "planned slot",
    "embargo_until": "embargo",
    "needs_legal": "legal must clear it",
    "priority": "priority",
    "commissioned_words": "commissioned length",
}

#: A commission longer than this is a slip of the finger.
MOST_WORDS = 100_000


@transaction.atomic
def plan_story(*, article: Article, by: Any, **fields: Any) -> Article:
    """Set some of `PLAN`; the others stay. Nothing is written where nothing changes. Two queries, four with a change.

    Raises StoryNotAllowed without the right to write; so does taking the lawyers out without being one of them.
    Raises ValidationError for a time without its zone, an assignee who may not work on stories, an embargo that ends
    after the story is scheduled, for asking the lawyers about a story that has passed them, for a priority that is none
    (`articles.enums.Priority`) and for a length that is no number of words.
    """
    if not may_write(by) and not (fields.keys() == {"needs_legal"} and may_clear(by)):
        raise StoryNotAllowed("Your role may not plan stories: ask an editor.")
    if unknown := fields.keys() - PLAN.keys():
        raise TypeError(f"A plan cannot set {', '.join(sorted(unknown))}.")
    for name, value in fields.items():
        if isinstance(value, datetime) and timezone.is_naive(value):
            raise ValidationError({name: f"This time ({PLAN[name]}) needs its time zone."})
    article = lock_story(article.pk)
    before = {
        name: getattr(article, name) for name, value in fields.items() if getattr(article, name) != value
    }
    if not before:
        return article
    for name in before:
        setattr(article, name, fields[name])
    _refuse_what_cannot_be(article, before, by=by)
    article.save(update_fields=[*before, "updated_at"])
    record_history(
        actor=by,
        verb="plan",
        record=article,
        to_state=article.state,
        note="; ".join(f"{PLAN[name]}: {_shown(name, fields[name])}" for name in PLAN if name in before),
        revision=article.revision_number,
    )
    story_planned.send(sender=Article, article=article, by=by, before=before)
    return article


def _refuse_what_cannot_be(article: Article, before: dict[str, Any], *, by: Any) -> None:
    if "assignee" in before and article.assignee is not None:
        assignee = article.assignee
        if not (assignee.is_active and assignee.is_staff and assignee.has_perm("articles.view_article")):
            raise ValidationError({"assignee": f"{assignee} does not work on stories: choose somebody else."})
    if "priority" in before and article.priority not in Priority.values:
        raise ValidationError({"priority": "Choose a priority: urgent, high, normal or low."})
    length = article.commissioned_words
    if "commissioned_words" in before and length is not None and not 1 <= length <= MOST_WORDS:
        raise ValidationError({"commissioned_words": f"Give a length of 1 to {MOST_WORDS:,} words, or none."})
    if article.publish_at and article.embargo_until and article.embargo_until > article.publish_at:
        raise ValidationError(
            {"embargo_until": "The story is scheduled before this embargo ends: change its time first."}
        )
    if "needs_legal" in before:
        if not article.needs_legal and not may_clear(by):
            raise StoryNotAllowed("Only legal takes back that legal must clear a story.")
        if article.needs_legal and article.state in (State.READY, State.SCHEDULED):
            raise ValidationError(
                {"needs_legal": "The story is ready for print: send it back first, then to legal."}
            )
        if article.state == State.LEGAL:
            raise ValidationError({"needs_legal": "The story is with legal: they clear it or send it back."})


def _shown(name: str, value: Any) -> str:
    """A planned value as the history prints it."""
    if value is None:
        return "none"
    if name == "priority":
        return Priority(value).label.lower()
    if name == "commissioned_words":
        return f"{value} words"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return in_house_time(value)
    return str(value)
