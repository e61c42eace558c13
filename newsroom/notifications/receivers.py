"""What the house hears from its apps and passes on to people and machines, within the transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse

from articles.at_names import named_in
from articles.claims.models import Claim, ClaimNote, Verdict
from articles.enums import State, TaskKind
from articles.models import Article, CorrectionTask, Note, PublishedVersion, Revision
from articles.preflight import Finding
from articles.selectors.staff import staff_who_may, staff_who_work_on_stories
from articles.workflow import THROUGH_THE_GATE, UNASKED, Verb
from newsroom.enums import NotificationEvent
from newsroom.ledger.models import HistoryEntry
from newsroom.models import Notification, User
from newsroom.notifications import texts
from newsroom.notifications.claims import tell_of_claims
from newsroom.notifications.notify import Message, notify
from newsroom.notifications.recipients import named, people_of
from newsroom.notifications.redaction import empty_told
from newsroom.webhooks.outbox import EVENTS, write_letters
from newsroom.webhooks.verdicts import write_letters_of_verdict

_PRINTS_OR_TAKES_BACK = THROUGH_THE_GATE | {Verb.RETRACT, Verb.UNPUBLISH}


def tell_of_move(
    sender: Any,
    *,
    article: Article,
    verb: str,
    by: User | None,
    to_state: str,
    note: str = "",
    version: PublishedVersion | None = None,
    **kwargs: object,
) -> None:
    """A story moved: its people of a way back and of print, whoever the note names, and machines of print."""
    told: list[Notification] = []
    state = str(dict(State.choices).get(to_state, ""))
    if verb == Verb.SEND_BACK:
        text = texts.sent_back(article.headline, by, state)
        told = _tell_people(article, NotificationEvent.SENT_BACK, text, by=by, note=note)
    elif verb == Verb.REOPEN:
        text = texts.reopened(article.headline, by, state)
        told = _tell_people(article, NotificationEvent.SENT_BACK, text, by=by, note=note)
    elif verb in _PRINTS_OR_TAKES_BACK:
        headline = version.headline if version else article.headline
        text = texts.printed(headline, by, verb)
        told = _tell_people(article, NotificationEvent.PUBLISHED, text, by=by, note=note)
    if (
        verb not in UNASKED and by is not None
    ):  # what the house writes by itself names nobody, whatever it quotes
        _tell_named(article, note, by=by, leave_out={row.recipient_id for row in told})
    if verb in EVENTS:
        write_letters(EVENTS[verb], article=article, version=version)


def tell_of_plan(
    sender: Any, *, article: Article, by: User | None, before: Mapping[str, object], **kwargs: object
) -> None:
    """A story was given to somebody: they are told, unless they took it themselves."""
    if "assignee" not in before or article.assignee_id is None:
        return
    text = texts.assigned(article.headline, by, article.deadline)
    notify(
        Message(user, NotificationEvent.ASSIGNED, text, _story(article), article=article, actor=by)
        for user in staff_who_work_on_stories().filter(pk=article.assignee_id)
    )


def tell_of_hold(
    sender: Any,
    *,
    article: Article,
    scheduled_by: User | None,
    findings: Sequence[Finding],
    why: str,
    **kwargs: object,
) -> None:
    """A scheduled story did not go out: its people and whoever scheduled it are told; failing these, who publishes."""
    people = people_of([article.pk])[article.pk]
    if scheduled_by is not None:
        people |= {user.pk: user for user in staff_who_work_on_stories().filter(pk=scheduled_by.pk)}
    if not people:
        people = {user.pk: user for user in staff_who_may("articles.publish_article")}
    note = "\n".join(finding.message for finding in findings[:3]) or why
    if len(findings) > 3:
        note += f"\nand {len(findings) - 3} more"
    text, url = texts.held(article.headline), f"{_story(article)}#publication"
    notify(
        Message(user, NotificationEvent.HELD, text, url, article=article, note=note)
        for user in people.values()
    )


def tell_of_revision(
    sender: type[Revision], *, instance: Revision, created: bool, raw: bool = False, **kwargs: object
) -> None:
    """A save was given a note: whoever it names is told. Nothing is asked where it names nobody."""
    if created and not raw and "@" in instance.note:
        _tell_named(instance.article, instance.note, by=instance.by)


def tell_of_note(
    sender: type[Note],
    *,
    note: Note,
    by: User,
    answers: bool,
    named: Sequence[User],
    thread: Sequence[User],
    **kwargs: object,
) -> None:
    """A note was written on a story: whom it names is told, and of an answer whoever wrote in its thread.

    That it is there, and where: what it says may name a source, and stays in its own row.
    """
    article = note.article
    url = f"{_story(article)}#note-{note.pk}"
    mentioned, answered = (
        texts.mentioned(article.headline, by),
        texts.answered(article.headline, by),
    )
    notify(
        Message(user, NotificationEvent.MENTIONED, mentioned, url, article=article, actor=by)
        for user in named
    )
    if answers:
        left_out = {user.pk for user in named}
        notify(
            Message(user, NotificationEvent.ANSWERED, answered, url, article=article, actor=by)
            for user in thread
            if user.pk not in left_out
        )


def tell_of_claim_note(
    sender: type[ClaimNote],
    *,
    note: ClaimNote,
    by: User,
    answers: bool,
    named: Sequence[User],
    thread: Sequence[User],
    **kwargs: object,
) -> None:
    """A note was written on a claim: as beside a story. What the claim says stays in the house, as its note does."""
    claim = note.claim
    url = f"{reverse('admin:desk_claim', args=[claim.uid])}#note-{note.pk}"
    told = [
        Message(user, NotificationEvent.MENTIONED, texts.mentioned_on_claim(by), url, claim=claim, actor=by)
        for user in named
    ]
    if answers:
        left_out = {user.pk for user in named}
        told += [
            Message(user, NotificationEvent.ANSWERED, texts.answered_on_claim(by), url, claim=claim, actor=by)
            for user in thread
            if user.pk not in left_out
        ]
    notify(told)


def tell_of_labels(
    sender: type[Claim],
    *,
    claims: list[Claim],
    before: Mapping[int, dict[str, Any]] | None = None,
    **kwargs: object,
) -> None:
    """Labels of claims changed: people whose stories print them are told, where readers see another label now."""
    tell_of_claims(claims, before=before or {})


def tell_of_edit(sender: type[Claim], *, claim: Claim, by: User, **kwargs: object) -> None:
    """Somebody changed a claim by hand."""
    tell_of_claims([claim], by=by)


def tell_of_tasks(
    sender: type[CorrectionTask], *, tasks: Sequence[CorrectionTask], by: User | None, **kwargs: object
) -> None:
    """Stories in print have something to say after a verdict: their people are told; failing these, who publishes.

    Seven queries whatever the number of tasks.
    """
    people = people_of({task.article_id for task in tasks})
    desk = (
        {} if all(people.values()) else {user.pk: user for user in staff_who_may("articles.publish_article")}
    )
    notify(
        Message(
            user,
            NotificationEvent.TASK,
            texts.to_put_right(task.article.headline, is_correction=task.kind == TaskKind.CORRECTION),
            reverse("admin:articles_correctiontask_change", args=[task.pk]),
            article=task.article,
            claim=task.claim,
            note=task.message,
            actor=by,
        )
        for task in tasks
        for user in (people[task.article_id] or desk).values()
    )


def tell_of_verdict(sender: type[Verdict], *, verdict: Verdict, **kwargs: object) -> None:
    """Machines that asked for verdicts are told of those on what readers have."""
    write_letters_of_verdict(verdict)


def empty_notifications(
    sender: type[PublishedVersion], *, record: PublishedVersion, **kwargs: object
) -> list[HistoryEntry]:
    """When a version is redacted, what people and machines were told of the story is emptied with it."""
    empty_told(record.article_id)
    return []


def _tell_people(
    article: Article, event: NotificationEvent, text: str, *, by: User | None, note: str
) -> list[Notification]:
    """Tell everybody whom a story concerns, except who did it."""
    people: Iterable[User] = people_of([article.pk])[article.pk].values()
    return notify(
        Message(user, event, text, _story(article), article=article, note=note, actor=by) for user in people
    )


def _tell_named(article: Article, note: str, *, by: User | None, leave_out: Iterable[int] = ()) -> None:
    """Tell whoever a note names by @name, except those who have the note already."""
    left_out = set(leave_out)
    text = texts.mentioned(article.headline, by)
    notify(
        Message(
            user, NotificationEvent.MENTIONED, text, _story(article), article=article, note=note, actor=by
        )
        for user in named(named_in(note))
        if user.pk not in left_out
    )


def _story(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])
