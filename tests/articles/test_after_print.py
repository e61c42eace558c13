"""Notes on what was printed, and tasks for what still has to be."""

import pytest
from django.db import IntegrityError, transaction

from articles.enums import CorrectionKind, Placement, TaskKind, TaskStatus, VersionKind
from articles.exceptions import StoryError, StoryNotAllowed
from articles.models import Correction, CorrectionTask
from articles.selectors.tasks import open_tasks, tasks_to_do
from articles.services.corrections import (
    CorrectionDraft,
    answer_tasks,
    close_task,
    open_task,
    record_corrections,
)
from articles.services.publish import unpublish_article
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import make_article, make_published, print_again
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return make_claim()


@pytest.fixture
def story(claim):
    return make_published(claims=[claim])


def _told(story, verb):
    entries = HistoryEntry.objects.filter(object_id=str(story.pk), verb=verb).order_by("pk")
    return list(entries.values_list("note", "version"))


# --- notes ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "placement", "expected"),
    [
        ("correction", None, "top"),
        ("clarification", None, "bottom"),
        ("correction", "bottom", "bottom"),
        ("clarification", "top", "top"),
    ],
)
def test_note_stands_where_its_kind_has_its_place(story, kind, placement, expected):
    version = print_again(story, kind="correction")
    draft = CorrectionDraft(kind=kind, note=" The pier is in Vell. ", placement=placement)
    (note,) = record_corrections(version, [draft], by=make_user())
    assert (note.kind, note.note, note.placement) == (kind, "The pier is in Vell.", expected)
    assert list(version.corrections.all()) == [note]


def test_note_is_told_in_the_history_of_the_story_without_its_words(story, claim):
    version = print_again(story, kind="correction")
    draft = CorrectionDraft(kind="correction", note="The pier is in Vell.", claim=claim)
    (note,) = record_corrections(version, [draft], by=make_user())
    assert _told(story, "note correction") == [(f"Correction, above the story (note {note.pk})", 2)]


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        (CorrectionDraft("correction", "  "), "Say what was wrong: readers see this note."),
        (CorrectionDraft("erratum", "x"), "A note is one of correction, clarification, not “erratum”."),
        (
            CorrectionDraft("correction", "x", None, "left"),
            "A note stands at one of top, bottom, not “left”.",
        ),
    ],
)
def test_note_that_is_unfit_is_refused(story, draft, message):
    version = print_again(story, kind="correction")
    with pytest.raises(StoryError) as refused:
        record_corrections(version, [CorrectionDraft("correction", "Good."), draft], by=make_user())
    assert str(refused.value) == message
    assert Correction.objects.count() == 0


def test_note_on_a_claim_of_another_story_is_refused(story):
    other = make_claim()
    make_published(claims=[other])
    version = print_again(story, kind="correction")
    with pytest.raises(StoryError) as refused:
        record_corrections(version, [CorrectionDraft("correction", "x", claim=other)], by=make_user())
    assert str(refused.value) == f"This story never printed the claim {other.uid}."


def test_note_may_name_a_claim_that_only_an_earlier_version_printed(story, claim):
    version = print_again(story, kind="correction", body="<p>Nothing of it is left.</p>")
    (note,) = record_corrections(version, [CorrectionDraft("correction", "x", claim=claim)], by=make_user())
    assert note.claim == claim


@pytest.mark.parametrize("kind", [VersionKind.UPDATE])
def test_update_carries_no_note(story, kind):
    version = print_again(story, kind=kind)
    with pytest.raises(StoryError):
        record_corrections(version, [CorrectionDraft("correction", "x")], by=make_user())
    assert record_corrections(version, [], by=make_user()) == []


def test_note_is_never_changed(story):
    version = print_again(story, kind="correction")
    (note,) = record_corrections(version, [CorrectionDraft("correction", "x")], by=make_user())
    note.note = "y"
    with pytest.raises(IntegrityError), transaction.atomic():
        note.save()


# --- tasks ----------------------------------------------------------------------------------------------------


def _open(story, **fields):
    fields = {"kind": "correction", "message": "The sum is wrong.", "by": make_user(), **fields}
    return open_task(article=story, **fields)


def test_task_is_open_and_told(story, claim):
    task = _open(story, claim=claim, passage=" three ships ", field="headline")
    assert (task.status, task.passage, task.field, task.claim) == (
        TaskStatus.OPEN,
        "three ships",
        "headline",
        claim,
    )
    assert _told(story, "open task") == [(f"Task {task.pk}: The sum is wrong.", 1)]
    assert list(open_tasks(story)) == [task]
    assert tasks_to_do(8) == [task]


def test_task_is_opened_once_for_a_reason(story):
    first = _open(story, reason_key="verdict:7")
    close_task(task=first, by=make_user(), reason="Seen.")
    assert _open(story, reason_key="verdict:7", message="Again.").pk == first.pk
    assert CorrectionTask.objects.count() == 1


def test_same_reason_opens_a_task_in_each_story(story):
    other = make_published()
    assert _open(story, reason_key="verdict:7").pk != _open(other, reason_key="verdict:7").pk


def test_note_of_a_person_is_one_task_while_it_is_open(story):
    first = _open(story)
    assert _open(story).pk == first.pk
    close_task(task=first, by=make_user(), reason="Seen.")
    again = _open(story)
    assert (again.pk != first.pk, again.status) == (True, TaskStatus.OPEN)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"kind": "erratum"}, "A task is one of correction, update, not “erratum”."),
        ({"field": "margin"}, "There is no place “margin” in a story."),
        ({"message": " "}, "Say what is wrong: whoever corrects it has to know."),
    ],
)
def test_task_that_is_unfit_is_refused(story, fields, message):
    with pytest.raises(StoryError) as refused:
        _open(story, **fields)
    assert str(refused.value) == message


def test_task_needs_a_story_in_print(story):
    with pytest.raises(StoryError):
        _open(make_article())
    unpublish_article(article=story, by=make_user(), note="x")
    with pytest.raises(StoryError):
        _open(story)
    assert CorrectionTask.objects.count() == 0


def test_task_needs_a_claim_that_the_story_printed(story):
    with pytest.raises(StoryError):
        _open(story, claim=make_claim())


@pytest.mark.parametrize(
    ("role", "may_open", "may_close"),
    [
        ("Reporter", False, False),
        ("Checker", True, False),
        ("Editor", True, True),
        ("Legal", True, True),
        ("Administrator", True, True),
        ("Importer", False, False),
    ],
)
def test_tasks_by_role(story, role, may_open, may_close):
    by, task = make_user(role), _open(story)
    if may_open:
        assert _open(story, by=by, message="Another.").opened_by == by
    else:
        with pytest.raises(StoryNotAllowed):
            _open(story, by=by, message="Another.")
    if may_close:
        assert close_task(task=task, by=by, reason="Seen.").closed_by == by
    else:
        with pytest.raises(StoryNotAllowed):
            close_task(task=task, by=by, reason="Seen.")


def test_task_is_closed_with_a_reason_and_once(story):
    task = _open(story)
    with pytest.raises(StoryError):
        close_task(task=task, by=make_user(), reason=" ")
    closed = close_task(task=task, by=make_user(), reason="The sum is right.")
    assert (closed.status, closed.close_reason) == (TaskStatus.CLOSED, "The sum is right.")
    assert _told(story, "close task") == [(f"Task {task.pk}: The sum is right.", 1)]
    with pytest.raises(StoryError) as refused:
        close_task(task=task, by=make_user(), reason="Once more.")
    assert str(refused.value) == "This task is no longer open: closed with a reason."


@pytest.mark.parametrize(
    ("task_kind", "version_kind", "answers"),
    [
        (TaskKind.CORRECTION, VersionKind.UPDATE, False),
        (TaskKind.CORRECTION, VersionKind.CORRECTION, True),
        (TaskKind.CORRECTION, VersionKind.RETRACTION, True),
        (TaskKind.UPDATE, VersionKind.UPDATE, True),
        (TaskKind.UPDATE, VersionKind.CORRECTION, True),
        (TaskKind.UPDATE, VersionKind.RETRACTION, True),
    ],
)
def test_task_is_answered_by_versions_of_its_kinds(story, task_kind, version_kind, answers):
    task = _open(story, kind=task_kind)
    version = print_again(story, kind=version_kind)
    if answers:
        answer_tasks(version, [task], by=make_user())  # a retraction has answered all there were
        answered = CorrectionTask.objects.get()
        assert (answered.status, answered.answered_in, answered.closed_at) == (
            TaskStatus.ANSWERED,
            version,
            version.published_at,
        )
        assert _told(story, "answer task") == [(f"Task {task.pk}", 2)]
    else:
        with pytest.raises(StoryError) as refused:
            answer_tasks(version, [task], by=make_user())
        assert (
            str(refused.value) == "An update does not answer this task, a correction does: The sum is wrong."
        )
        assert list(open_tasks(story)) == [task]


def test_task_of_another_story_is_not_answered(story):
    task = _open(make_published())
    with pytest.raises(StoryError):
        answer_tasks(print_again(story, kind="correction"), [task], by=make_user())


def test_task_that_is_closed_already_stays_as_it_is(story):
    task = close_task(task=_open(story), by=make_user(), reason="Seen.")
    assert answer_tasks(print_again(story, kind="correction"), [task], by=make_user()) == []
    task.refresh_from_db()
    assert (task.status, task.answered_in) == (TaskStatus.CLOSED, None)


def test_open_tasks_come_oldest_first_in_one_query(story, django_assert_num_queries):
    first, second = _open(story), _open(story, message="And the name.")
    with django_assert_num_queries(1):
        assert [(task.pk, str(task.opened_by)) for task in open_tasks(story)] == [
            (first.pk, str(first.opened_by)),
            (second.pk, str(second.opened_by)),
        ]


def test_kinds_and_places_have_words():
    assert {kind.label for kind in CorrectionKind} == {"Correction", "Clarification"}
    assert {place.label for place in Placement} == {"Above the story", "Below the story"}
