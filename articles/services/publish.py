"""Into print and out of it. Every door (admin, ingest, commands, the clock, the demo) goes through these verbs.

Each is one transaction: version, appearances, mentions, overrides, corrections, print state, history. A crash leaves
the old version or the new one. The story is read again under a lock, so what is printed is what is saved, not what the
caller holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.enums import CorrectionKind, Placement, VersionKind
from articles.exceptions import EmbargoHolds, MoveNotPossible, NoteMissing
from articles.models import Article, CorrectionTask, PublishedVersion
from articles.selectors.tasks import open_tasks
from articles.services.corrections import CorrectionDraft, answer_tasks, record_corrections
from articles.services.fan_out import open_tasks_given_meanwhile, verdicts_before_print
from articles.services.gate import check_story
from articles.services.moves import begin, finish
from articles.services.overrides import pass_findings
from articles.services.preview_links import end_preview_links
from articles.services.print_state import reached_by
from articles.services.printing import PRINTED_FIELDS, print_again, print_working_copy
from articles.services.save import settle_working_copy
from articles.services.sign_off import valid_sign_offs
from articles.workflow import Verb
from newsroom.ledger.house_time import in_house_time


@transaction.atomic
def publish_article(
    *, article: Article, by: Any, override_reason: str = "", by_clock: bool = False
) -> PublishedVersion:
    """Print a story that readers do not see: for the first time, or again after it was taken back.

    Raises StoryNotAllowed, MoveNotPossible (a story in print changes by `update_article` or `correct_article`),
    EmbargoHolds before its time, and PublicationStopped, with the findings, when something stands against it that
    nobody has signed for and `by` cannot pass with `override_reason`. `by_clock`: nobody pressed a button.
    """
    return _print(Verb.PUBLISH, article, by=by, override_reason=override_reason, by_clock=by_clock)


@transaction.atomic
def update_article(
    *, article: Article, by: Any, override_reason: str = "", tasks: Sequence[CorrectionTask] = ()
) -> PublishedVersion:
    """Print what changed in a live story because the news moved on; nothing in it was wrong. Raises as publishing does.

    `tasks` are the open update tasks that it answers.
    """
    return _print(Verb.UPDATE, article, by=by, override_reason=override_reason, tasks=tasks)


@transaction.atomic
def correct_article(
    *,
    article: Article,
    by: Any,
    corrections: Sequence[CorrectionDraft],
    override_reason: str = "",
    tasks: Sequence[CorrectionTask] = (),
) -> PublishedVersion:
    """Print what changed in a live story because it was wrong or could be misread, with the notes that say so.

    Raises as publishing does, and NoteMissing or StoryError without a note. `tasks` are the open tasks that it answers.
    """
    if not corrections:
        raise NoteMissing("Say what was wrong: readers see this note.")
    return _print(
        Verb.CORRECT,
        article,
        by=by,
        override_reason=override_reason,
        tasks=tasks,
        corrections=corrections,
    )


@transaction.atomic
def retract_article(*, article: Article, by: Any, reason: str) -> PublishedVersion:
    """Take back what a story says and leave it standing: the page stays, struck, with the reason.

    What readers saw is printed once more as a retraction; the working copy has no part in it, and nothing keeps a
    retraction back. It answers every open task. Raises StoryNotAllowed, MoveNotPossible, NoteMissing.
    """
    article, move = begin(Verb.RETRACT, article, by=by, note=reason)
    before = PublishedVersion.objects.get(live_for=article)
    version = print_again(article, before, by=by, kind=VersionKind.RETRACTION)
    draft = CorrectionDraft(kind=CorrectionKind.CORRECTION, note=reason, placement=Placement.TOP)
    record_corrections(version, [draft], by=by)
    answer_tasks(version, open_tasks(article), by=by)
    finish(
        article,
        move,
        by=by,
        note=reason,
        version=version,
        fields=PRINTED_FIELDS,
        touched=reached_by(before) | reached_by(version),
    )
    return version


@transaction.atomic
def unpublish_article(*, article: Article, by: Any, note: str) -> Article:
    """Take a story from readers: its address answers 410, its versions stay on file, its preview links end.

    Raises StoryNotAllowed, MoveNotPossible for a story that is not live, NoteMissing without a reason.
    """
    article, move = begin(Verb.UNPUBLISH, article, by=by, note=note)
    before = article.live_version
    article.live_version = None
    end_preview_links(article, by=by)
    return finish(
        article, move, by=by, note=note, version=before, fields=("live_version",), touched=reached_by(before)
    )


def _print(
    verb: Verb,
    article: Article,
    *,
    by: Any,
    override_reason: str,
    tasks: Sequence[CorrectionTask] = (),
    corrections: Sequence[CorrectionDraft] = (),
    by_clock: bool = False,
) -> PublishedVersion:
    """Through the gate and into print. Which tasks are answered, the gate must know: the others stop a publication."""
    article, move = begin(verb, article, by=by)
    _respect_embargo(article)
    _refuse_what_was_retracted(article)
    settle_working_copy(article)
    seen = verdicts_before_print(article)
    findings = check_story(article, answered=tasks)
    overrides = pass_findings(
        article, findings, by=by, reason=override_reason, signed=valid_sign_offs(article, findings)
    )
    before = article.live_version
    version = print_working_copy(
        article, by=by, kind=_kind(verb, article), findings=findings, overrides=overrides
    )
    if verb == Verb.CORRECT:
        record_corrections(version, corrections, by=by)
    answer_tasks(version, tasks, by=by)
    finish(
        article,
        move,
        by=by,
        note=override_reason if overrides else "",
        version=version,
        fields=PRINTED_FIELDS,
        touched=reached_by(before) | reached_by(version),
        by_clock=by_clock,
    )
    open_tasks_given_meanwhile(version, seen)
    return version


def _kind(verb: Verb, article: Article) -> VersionKind:
    if article.head_number == 0:
        return VersionKind.FIRST
    return VersionKind.CORRECTION if verb == Verb.CORRECT else VersionKind.UPDATE


def _respect_embargo(article: Article) -> None:
    if article.embargo_until and article.embargo_until > timezone.now():
        until = in_house_time(article.embargo_until)
        raise EmbargoHolds(f"The embargo holds until {until}: schedule it for then.")


def _refuse_what_was_retracted(article: Article) -> None:
    """What was taken back as wrong is not printed again under the same address."""
    last = article.versions.order_by("-number").values_list("kind", flat=True).first()
    if last == VersionKind.RETRACTION:
        raise MoveNotPossible("This story was retracted: what is to be said instead is a new story.")
