"""Changing many stories at once from a list: one by one, each through the services that change one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.enums import State
from articles.exceptions import MoveNotPossible, StoryError, refusal_in_words
from articles.models import Article, Section
from articles.selectors.presence import people_in
from articles.services.locking import lock_story
from articles.services.moves import approve_article, send_back_article, submit_article
from articles.services.planning import plan_story
from articles.services.save import save_working_copy
from articles.services.schedule import unschedule_article
from articles.workflow import FROM_THE_LIST, Verb, moves_from


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to change; what is left out stays.

    `plan` as `plan_story` takes it. `section` is a record. Topics are names, added or taken out. `to` is the state to
    move to, with the `note` of the move; `seen` is the state that was on the screen when the move was asked for.
    """

    plan: dict[str, Any] = field(default_factory=dict)
    section: Section | None = None
    add_topics: Sequence[str] = ()
    remove_topics: Sequence[str] = ()
    to: str = ""
    note: str = ""
    seen: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.plan or self.section or self.add_topics or self.remove_topics or self.to)


@dataclass(frozen=True, slots=True)
class Before:
    """How a story stood before: what it takes to set it back, and what it was set to. Keys and names alone."""

    story: int
    plan: dict[str, Any]
    section: int | None
    topics: list[str] | None
    new_plan: dict[str, Any]
    new_section: int | None
    new_topics: list[str] | None


@dataclass(slots=True)
class Outcome:
    """Which stories were changed, and which were not and why; `before` is how the changed ones stood."""

    changed: list[Article] = field(default_factory=list)
    refused: list[tuple[Article, str]] = field(default_factory=list)
    before: list[Before] = field(default_factory=list)


def change_stories(keys: Iterable[int], changes: Changes, *, by: Any) -> Outcome:
    """Change every story or say why not. A story is changed in all that was asked or in nothing; each has its own
    transaction, its own locks and its own history, so that one refusal holds up no other story.
    """
    outcome = Outcome()
    for story in Article.objects.filter(pk__in=list(keys)).only("headline").order_by("pk"):
        try:
            with transaction.atomic():
                before = _change(story.pk, changes, by=by)
        except (StoryError, ValidationError) as refused:
            outcome.refused.append((story, refusal_in_words(refused)))
        else:
            outcome.changed.append(story)
            outcome.before.append(before)
    return outcome


def set_back(rows: Iterable[Before], *, by: Any) -> Outcome:
    """Undo: give stories back the plan, section and topics they had, where nobody has changed them since.

    A move is not undone: it was told to people. Moving back is a move of its own.
    """
    outcome = Outcome()
    for row in rows:
        story = Article.objects.filter(pk=row.story).first()
        if story is None:
            continue
        try:
            with transaction.atomic():
                _set_back(lock_story(row.story), row, by=by)
        except (StoryError, ValidationError) as refused:
            outcome.refused.append((story, refusal_in_words(refused)))
        else:
            outcome.changed.append(story)
    return outcome


def move_to(article: Article, target: str, *, by: Any, note: str = "", seen: str = "") -> Article:
    """Move a story to a state by the one verb that leads there, if it is one that is done from a list.

    Raises MoveNotPossible where none does, or where the story has left the state in which it was `seen`, and what the
    verb's own service raises.
    """
    story = lock_story(article.pk)
    if seen and story.state != seen:
        raise MoveNotPossible(f"It was moved meanwhile: it is now in the state “{State(story.state).label}”.")
    ways = [
        move for move in moves_from(story.state, needs_legal=story.needs_legal) if move.verb in FROM_THE_LIST
    ]
    verb = next((move.verb for move in ways if move.target == target), None)
    match verb:
        case Verb.SUBMIT:
            return submit_article(article=story, by=by, note=note)
        case Verb.SEND_BACK:
            return send_back_article(article=story, by=by, note=note)
        case Verb.APPROVE:
            return approve_article(article=story, by=by, note=note)
        case Verb.UNSCHEDULE:
            return unschedule_article(article=story, by=by)
    raise MoveNotPossible(_why_not(story, target, [State(move.target).label for move in ways]))


def _why_not(story: Article, target: str, targets: Sequence[str]) -> str:
    here = State(story.state).label
    if story.state == target:
        return f"It is in the state “{here}” already."
    if target in (State.SCHEDULED, State.PUBLISHED, State.CORRECTED, State.RETRACTED, State.UNPUBLISHED):
        return "What goes to readers, and when, is decided beside the text: open the story."
    ways = f" From there it goes to: {', '.join(dict.fromkeys(targets))}." if targets else ""
    return f"From “{here}” no way leads to “{State(target).label}”.{ways}"


def _change(key: int, changes: Changes, *, by: Any) -> Before:
    story = lock_story(key)
    files = bool(changes.section or changes.add_topics or changes.remove_topics)
    topics = [topic.name for topic in story.topics.all()] if files else []
    plan = {name: _key(getattr(story, name)) for name in changes.plan}
    section = story.section_id
    new_topics = _topics(topics, changes)
    if changes.plan:
        plan_story(article=story, by=by, **changes.plan)
    if files:
        _file(story, by=by, section=changes.section, topics=new_topics)
    if changes.to:
        move_to(story, changes.to, by=by, note=changes.note, seen=changes.seen)
    return Before(
        story=key,
        plan=plan,
        section=section if changes.section else None,
        topics=topics if new_topics != topics else None,
        new_plan={name: _key(value) for name, value in changes.plan.items()},
        new_section=changes.section.pk if changes.section else None,
        new_topics=new_topics if new_topics != topics else None,
    )


def _set_back(story: Article, row: Before, *, by: Any) -> None:
    now = {name: _key(getattr(story, name)) for name in row.new_plan}
    topics = sorted(topic.name for topic in story.topics.all()) if row.new_topics is not None else None
    moved_on = (
        now != row.new_plan
        or (row.new_section is not None and story.section_id != row.new_section)
        or (row.new_topics is not None and topics != sorted(row.new_topics))
    )
    if moved_on:
        raise StoryError("It was changed since: it was left as it is.")
    if row.plan:
        plan = dict(row.plan)
        if plan.get("assignee") is not None:
            model = Article._meta.get_field("assignee").related_model
            plan["assignee"] = model._default_manager.get(pk=plan["assignee"])  # type: ignore[union-attr]
        plan_story(article=story, by=by, **plan)
    if row.new_section is not None or row.new_topics is not None:
        fields: dict[str, Any] = {}
        if row.new_section is not None:
            fields["section"] = Section.objects.filter(pk=row.section or 0).first()
        _refuse_while_open(story, by=by)
        save_working_copy(article=story, by=by, topics=row.topics, note="Undone from the list.", **fields)


def _file(story: Article, *, by: Any, section: Section | None, topics: Sequence[str]) -> None:
    """A save like any other: it is in the story's history, and whoever opened the story before learns of it."""
    _refuse_while_open(story, by=by)
    fields: dict[str, Any] = {"section": section} if section else {}
    save_working_copy(article=story, by=by, topics=topics, note="Filed from the list.", **fields)


def _refuse_while_open(story: Article, *, by: Any) -> None:
    """Somebody who is typing must not come back to a conflict over a section."""
    others = [person.name for person in people_in([story.pk]).get(story.pk, []) if person.user_id != by.pk]
    if others:
        have = "has" if len(others) == 1 else "have"
        raise StoryError(f"{', '.join(others)} {have} it open: ask there, or wait until it is closed.")


def _topics(held: Sequence[str], changes: Changes) -> list[str]:
    gone = {name.casefold() for name in changes.remove_topics}
    kept = [name for name in held if name.casefold() not in gone]
    there = {name.casefold() for name in kept}
    return [*kept, *(name for name in changes.add_topics if name.casefold() not in there)]


def _key(value: Any) -> Any:
    return getattr(value, "pk", value)
