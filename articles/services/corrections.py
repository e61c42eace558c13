"""After print: what a changed story says of the change, and what a printed story still has to say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.claims.models import Claim
from articles.enums import CorrectionKind, Field, Placement, TaskKind, TaskStatus, VersionKind
from articles.exceptions import StoryError, StoryNotAllowed
from articles.models import Appearance, Article, Correction, CorrectionTask, PublishedVersion
from articles.rules import may_close_task, may_open_task
from articles.services.locking import lock_story
from newsroom.ledger.history import record_history
from newsroom.ledger.typed import said

#: Words of the history; what they tell of stands on the story, so that its history is whole.
NOTE, OPEN, CLOSE, ANSWER = "note correction", "open task", "close task", "answer task"
TASK_VERBS = (OPEN, CLOSE, ANSWER)

#: What touches the story's meaning stands above it.
_PLACES = {
    CorrectionKind.CORRECTION: Placement.TOP,
    CorrectionKind.CLARIFICATION: Placement.BOTTOM,
}
#: Which versions carry a note on what was wrong: an update says what is new, and owns up to nothing.
NOTED_KINDS = frozenset({VersionKind.CORRECTION, VersionKind.RETRACTION})
#: task -> kinds of versions that answer it (DESIGN section 3). A correction owns up to our error, which an update
#: would hide; what proved false although we attributed it rightly is answered by either.
ANSWERED_BY = {
    TaskKind.CORRECTION: frozenset({VersionKind.CORRECTION, VersionKind.RETRACTION}),
    TaskKind.UPDATE: frozenset({VersionKind.UPDATE, VersionKind.CORRECTION, VersionKind.RETRACTION}),
}


@dataclass(frozen=True, slots=True)
class CorrectionDraft:
    """A note as an editor writes it. `kind` is of CorrectionKind; `claim` is the claim that was wrong, if it was one;
    `placement` of Placement, or None for the place that its kind has: corrections above the story, clarifications
    below it.
    """

    kind: str
    note: str
    claim: Claim | None = None
    placement: str | None = None


@transaction.atomic
def record_corrections(
    version: PublishedVersion, drafts: Sequence[CorrectionDraft], *, by: Any
) -> list[Correction]:
    """Write the notes that a version carries, in the transaction that prints it. They are never changed.

    The right to print is the right to note: whoever prints has shown it. Raises StoryError for a note without words,
    a kind or place that is none, a claim that the story never printed, and a version that carries no notes (only a
    correction or a retraction does). One query for the claims, two for each note.
    """
    if drafts and version.kind not in NOTED_KINDS:
        raise StoryError("An update carries no correction: publish it as a correction.")
    for draft in drafts:
        _refuse_unfit(draft)
    _refuse_unprinted(version.article_id, [draft.claim for draft in drafts if draft.claim])
    article = version.article
    written = []
    for draft in drafts:
        kind = CorrectionKind(draft.kind)
        note = Correction.objects.create(
            version=version,
            claim=draft.claim,
            kind=kind,
            note=said(draft.note),
            placement=draft.placement or _PLACES[kind],
        )
        # The words have one home, the note: history says that there is one.
        record_history(
            actor=by,
            verb=NOTE,
            record=article,
            note=f"{kind.label}, {Placement(note.placement).label.lower()} (note {note.pk})",
            version=version.number,
        )
        written.append(note)
    return written


@transaction.atomic
def open_task(
    *,
    article: Article,
    kind: str,
    message: str,
    by: Any,
    claim: Claim | None = None,
    passage: str = "",
    field: str = Field.BODY,
    reason_key: str | None = None,
) -> CorrectionTask:
    """Say that a story in print has to be corrected or updated; the desk sees it until print or a person answers.

    `reason_key` names what found it, as "verdict:17": once for a story and a reason, so that a second call gives the
    task there is, answered or not. Without one it is a person's note; the same note twice is one task while it is
    open. Raises StoryNotAllowed without articles.add_correctiontask, StoryError for a story that is not live, a kind or
    field that is none, no message, or a claim that the story never printed.
    """
    if not may_open_task(by):
        raise StoryNotAllowed("Your role may not report an error in print: tell an editor.")
    message, passage = said(message), said(passage)
    if kind not in TaskKind.values:
        raise StoryError(f"A task is one of {', '.join(TaskKind.values)}, not “{kind}”.")
    if field not in Field.values:
        raise StoryError(f"There is no place “{field}” in a story.")
    if not message:
        raise StoryError("Say what is wrong: whoever corrects it has to know.")
    article = lock_story(article.pk)
    if not article.is_live:
        raise StoryError("This story is not in print: change the working copy.")
    _refuse_unprinted(article.pk, [claim] if claim else [])
    tasks = CorrectionTask.objects.filter(article=article)
    if reason_key is None:
        note = hashlib.sha256("\0".join((kind, field, passage, message)).encode()).hexdigest()[:24]
        told = tasks.filter(reason_key__startswith=f"note:{note}:")
        known = told.open().first()
        reason_key = f"note:{note}:{told.count() + 1}"
    else:
        known = tasks.filter(reason_key=reason_key).first()
    if known:
        return known
    task = CorrectionTask.objects.create(
        article=article,
        claim=claim,
        kind=kind,
        field=field,
        passage=passage,
        message=message,
        reason_key=reason_key,
        opened_by=by,
    )
    _tell(OPEN, task, article, by, message)
    return task


@transaction.atomic
def close_task(*, task: CorrectionTask, by: Any, reason: str) -> CorrectionTask:
    """Say that a task needs no answer in print, and why.

    Raises StoryNotAllowed without articles.change_correctiontask, StoryError without a reason or for a task that is
    not open.
    """
    if not may_close_task(by):
        raise StoryNotAllowed("Your role may not close a task: ask an editor.")
    reason = said(reason)
    if not reason:
        raise StoryError("Say why nothing has to be printed: the reason is kept.")
    article = lock_story(task.article_id)
    task = CorrectionTask.objects.select_for_update(no_key=True).get(pk=task.pk)
    if task.status != TaskStatus.OPEN:
        raise StoryError(f"This task is no longer open: {task.get_status_display().lower()}.")
    task.status, task.closed_by, task.closed_at, task.close_reason = (
        TaskStatus.CLOSED,
        by,
        timezone.now(),
        reason,
    )
    task.save(update_fields=["status", "closed_by", "closed_at", "close_reason"])
    _tell(CLOSE, task, article, by, reason)
    return task


@transaction.atomic
def answer_tasks(
    version: PublishedVersion, tasks: Iterable[CorrectionTask], *, by: Any
) -> list[CorrectionTask]:
    """Close the tasks that a version answers, in the transaction that prints it.

    Tasks that are no longer open are left as they are; gives those that were answered. Raises StoryError for a task of
    another story, and for one that this kind of version cannot answer: our own error takes a correction or a
    retraction, what proved false an update or one of these. Two queries, and two for each task.
    """
    keys = [task.pk for task in tasks]
    if not keys:
        return []
    article = lock_story(version.article_id)
    waiting = list(
        CorrectionTask.objects.select_for_update(no_key=True)
        .filter(pk__in=keys, status=TaskStatus.OPEN)
        .order_by("pk")
    )
    for task in waiting:
        if task.article_id != version.article_id:
            raise StoryError("A task is answered by the story it was opened for.")
        if version.kind not in ANSWERED_BY[TaskKind(task.kind)]:
            raise StoryError(
                f"{_sentence(version)} does not answer this task, a correction does: {task.message}"
            )
    for task in waiting:
        task.status, task.answered_in, task.closed_by = TaskStatus.ANSWERED, version, by
        task.closed_at = version.published_at
        task.save(update_fields=["status", "answered_in", "closed_by", "closed_at"])
        _tell(ANSWER, task, article, by, "", version=version.number)
    return waiting


def _sentence(version: PublishedVersion) -> str:
    return "An update" if version.kind == VersionKind.UPDATE else "A first publication"


def _refuse_unfit(draft: CorrectionDraft) -> None:
    if draft.kind not in CorrectionKind.values:
        raise StoryError(f"A note is one of {', '.join(CorrectionKind.values)}, not “{draft.kind}”.")
    if draft.placement not in (None, *Placement.values):
        raise StoryError(f"A note stands at one of {', '.join(Placement.values)}, not “{draft.placement}”.")
    if not said(draft.note):
        raise StoryError("Say what was wrong: readers see this note.")


def _refuse_unprinted(article_id: int, claims: Sequence[Claim]) -> None:
    """A note or a task may only tie to a claim that some version of the story printed. One query, none without."""
    wanted = {claim.pk: claim for claim in claims}
    if not wanted:
        return
    printed = set(
        Appearance.objects.filter(
            article=article_id, version__isnull=False, claim__in=list(wanted)
        ).values_list("claim", flat=True)
    )
    for key, claim in wanted.items():
        if key not in printed:
            raise StoryError(f"This story never printed the claim {claim.uid}.")


def _tell(
    verb: str, task: CorrectionTask, article: Article, by: Any, note: str, *, version: int | None = None
) -> None:
    """One entry in the history of the story. Its version is the one in print, whose words the note may quote."""
    if version is None and article.live_version is not None:
        version = article.live_version.number
    record_history(
        actor=by,
        verb=verb,
        record=article,
        note=f"Task {task.pk}: {note}" if note else f"Task {task.pk}",
        version=version,
    )
