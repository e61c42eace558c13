"""Update, correct, retract, take back, publish again: what each prints, and what it leaves behind."""

import pytest

from articles.enums import CorrectionKind, Placement, TaskStatus
from articles.exceptions import (
    EmbargoHolds,
    MoveNotPossible,
    NoteMissing,
    PublicationStopped,
    StoryError,
    StoryNotAllowed,
)
from articles.models import Appearance, Article, Correction, CorrectionTask, PublishedVersion
from articles.services.corrections import CorrectionDraft, open_task
from articles.services.moves import submit_article
from articles.services.planning import plan_story
from articles.services.publish import (
    correct_article,
    publish_article,
    retract_article,
    unpublish_article,
    update_article,
)
from articles.services.save import save_working_copy
from articles.signals import story_moved
from articles.workflow import State
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.verification import verify_chain
from tests.factories.articles import make_at, make_published
from tests.factories.claims import make_claim
from tests.factories.entities import make_entity, make_image
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

NOTE = [CorrectionDraft("correction", "It was five ships.")]


def correct(story, by=None, **fields):
    return correct_article(article=story, by=by or make_user(), **{"corrections": NOTE, **fields})


def update(story, by=None, **fields):
    return update_article(article=story, by=by or make_user(), **fields)


def state_of(story) -> str:
    return Article.objects.values_list("state", flat=True).get(pk=story.pk)


def live_of(story) -> PublishedVersion | None:
    return Article.objects.select_related("live_version").get(pk=story.pk).live_version


def told(story) -> list[tuple]:
    entries = HistoryEntry.objects.filter(object_id=str(story.pk)).exclude(from_state="").order_by("pk")
    return list(entries.values_list("verb", "from_state", "to_state", "version"))


# --- one after the other ------------------------------------------------------------------------------------


def test_a_storys_life_in_print():
    story = make_published()
    kinds = [
        update(story).kind,
        correct(story).kind,
        update(story).kind,
        correct(story).kind,
    ]
    unpublish_article(article=story, by=make_user(), note="Wrong harbour.")
    kinds.append(publish_article(article=story, by=make_user()).kind)
    kinds.append(retract_article(article=story, by=make_user(), reason="All of it was wrong.").kind)
    unpublish_article(article=story, by=make_user(), note="Order of the court.")
    assert kinds == ["update", "correction", "update", "correction", "update", "retraction"]
    assert told(story) == [
        ("publish", "draft", "published", 1),
        ("update", "published", "published", 2),
        ("correct", "published", "corrected", 3),
        ("update", "corrected", "corrected", 4),
        ("correct", "corrected", "corrected", 5),
        ("unpublish", "corrected", "unpublished", 5),
        ("publish", "unpublished", "published", 6),
        ("retract", "published", "retracted", 7),
        ("unpublish", "retracted", "unpublished", 7),
    ]
    assert verify_chain(Article.objects.get(pk=story.pk), PublishedVersion) == []


@pytest.mark.parametrize("change", [update, correct])
@pytest.mark.parametrize("state", set(State) - {State.PUBLISHED, State.CORRECTED})
def test_only_what_is_in_print_is_changed_there(change, state):
    story = make_at(state, needs_legal=state == State.LEGAL)
    before = story.versions.count()
    with pytest.raises(MoveNotPossible):
        change(story, make_user("Administrator"))
    assert (story.versions.count(), state_of(story)) == (before, state)


@pytest.mark.parametrize("state", [State.PUBLISHED, State.CORRECTED, State.RETRACTED])
def test_what_is_in_print_is_not_published_again(state):
    story = make_at(state)
    with pytest.raises(MoveNotPossible, match="as an update or as a correction"):
        publish_article(article=story, by=make_user())


@pytest.mark.parametrize("change", [update, correct])
def test_an_embargo_holds_what_changes_too(change):
    from datetime import timedelta

    from django.utils import timezone

    story = make_published()
    plan_story(article=story, by=make_user(), embargo_until=timezone.now() + timedelta(hours=1))
    with pytest.raises(EmbargoHolds):
        change(story)
    plan_story(article=story, by=make_user(), embargo_until=timezone.now())
    assert change(story).number == 2


# --- corrections ----------------------------------------------------------------------------------------------


def test_a_correction_carries_its_notes():
    story = make_published()
    drafts = [*NOTE, CorrectionDraft("clarification", "The quay is in Vell.")]
    version = correct(story, corrections=drafts)
    assert list(version.corrections.order_by("pk").values_list("kind", "note", "placement")) == [
        ("correction", "It was five ships.", "top"),
        ("clarification", "The quay is in Vell.", "bottom"),
    ]


@pytest.mark.parametrize(
    ("drafts", "error"),
    [
        ([], NoteMissing),
        ([CorrectionDraft("correction", " ")], StoryError),
        ([CorrectionDraft("erratum", "x")], StoryError),
    ],
)
def test_a_correction_without_words_for_readers_prints_nothing(drafts, error):
    story = make_published()
    with pytest.raises(error):
        correct(story, corrections=drafts)
    assert (live_of(story).number, state_of(story), Correction.objects.count()) == (1, State.PUBLISHED, 0)


# --- tasks ------------------------------------------------------------------------------------------------------


def make_task(story, kind="update", **fields) -> CorrectionTask:
    return open_task(article=story, kind=kind, message="It was five ships.", by=make_user(), **fields)


def test_an_open_task_stands_against_a_change_that_does_not_answer_it():
    story = make_published()
    make_task(story)
    with pytest.raises(PublicationStopped) as stopped:
        update(story)
    assert [finding.rule for finding in stopped.value.findings if finding.stops] == ["P22"]


@pytest.mark.parametrize(
    ("change", "kind"), [(update, "update"), (correct, "update"), (correct, "correction")]
)
def test_a_change_answers_the_tasks_that_it_names(change, kind):
    story, editor = make_published(), make_user()
    task = make_task(story, kind)
    version = change(story, editor, tasks=[task])
    task.refresh_from_db()
    assert (task.status, task.answered_in, task.closed_by, task.closed_at) == (
        TaskStatus.ANSWERED,
        version,
        editor,
        version.published_at,
    )


def test_an_update_cannot_hide_our_own_error():
    story = make_published()
    task = make_task(story, "correction")
    with pytest.raises(StoryError, match="a correction does"):
        update(story, tasks=[task])
    task.refresh_from_db()
    assert (task.status, live_of(story).number) == (TaskStatus.OPEN, 1)


def test_a_task_of_another_story_answers_nothing():
    story, other = make_published(), make_published()
    task = make_task(other)
    with pytest.raises(StoryError, match="the story it was opened for"):
        update(story, tasks=[task])
    assert live_of(story).number == 1


def test_a_retraction_answers_every_task_of_its_story():
    story, other = make_published(), make_published()
    for kind in ("update", "correction"):
        make_task(story, kind)
        make_task(other, kind)
    version = retract_article(article=story, by=make_user(), reason="All of it was wrong.")
    tasks = CorrectionTask.objects.order_by("pk")
    assert (
        list(tasks.filter(article=story).values_list("status", "answered_in"))
        == [("answered", version.pk)] * 2
    )
    assert list(tasks.filter(article=other).values_list("status", "answered_in")) == [("open", None)] * 2


# --- retraction ---------------------------------------------------------------------------------------------------


def rich_story():
    """In print with a claim, an entity, a picture and a topic; its working copy says something else by now."""
    make_entity("Quorvath Harbour League")
    claim = make_claim()
    story = make_published(
        claims=[claim],
        headline="Quay sold",
        standfirst="The Quorvath Harbour League has a buyer.",
        body=f'<p>The Quorvath Harbour League: <span data-claim="{claim.uid}">the quay was sold</span>.</p>',
        lead_image=make_image(),
        lead_caption="The quay.",
        topics=["Harbours"],
    )
    save_working_copy(
        article=story,
        by=make_user(),
        headline="Quay leased",
        body="<p>Nothing of it is left.</p>",
        lead_image=None,
        lead_caption="",
        topics=["Leases"],
    )
    return story


REPEATED = (
    "slug section_id kicker headline standfirst body bylines topics lead_image_id lead_caption box".split()
)


def test_a_retraction_prints_what_readers_saw_not_what_is_written_now():
    story = rich_story()
    before = live_of(story)
    version = retract_article(article=story, by=make_user(), reason="All of it was wrong.")
    assert {name: getattr(version, name) for name in REPEATED} == {
        name: getattr(before, name) for name in REPEATED
    }
    for rows, names in (
        ("appearances", ("claim", "field", "exact", "start", "end", "mode")),
        ("mentions", ("entity", "count")),
        ("version_topics", ("topic",)),
    ):
        assert list(getattr(version, rows).values_list(*names)) == list(
            getattr(before, rows).values_list(*names)
        )
    assert live_of(story) == version


def test_a_retraction_leaves_the_working_copy_as_it_is():
    story = rich_story()
    fields = ("headline", "body", "body_text", "lead_image", "revision_number")
    before = Article.objects.values(*fields).get(pk=story.pk)
    marks = list(Appearance.objects.of_working_copy().filter(article=story).values_list("pk"))
    retract_article(article=story, by=make_user(), reason="All of it was wrong.")
    assert Article.objects.values(*fields).get(pk=story.pk) == before
    assert list(Appearance.objects.of_working_copy().filter(article=story).values_list("pk")) == marks


def test_a_retraction_tells_readers_why_above_the_story():
    story = make_published()
    version = retract_article(article=story, by=make_user(), reason=" All of it was wrong. ")
    note = version.corrections.get()
    assert (note.kind, note.note, note.placement) == (
        CorrectionKind.CORRECTION,
        "All of it was wrong.",
        Placement.TOP,
    )


def test_nothing_keeps_a_retraction_back():
    """Neither what stands against the working copy, nor an open task, nor an embargo, nor that legal is asked."""
    from datetime import timedelta

    from django.utils import timezone

    story = make_published()
    make_task(story)
    save_working_copy(article=story, by=make_user(), lead_image=make_image(alt=""))
    boss = make_user("Administrator")
    plan_story(article=story, by=boss, needs_legal=True, embargo_until=timezone.now() + timedelta(days=1))
    assert retract_article(article=story, by=make_user(), reason="All of it was wrong.").number == 2


@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_retraction_takes_a_reason(reason):
    story = make_published()
    with pytest.raises(NoteMissing):
        retract_article(article=story, by=make_user(), reason=reason)
    assert (live_of(story).number, state_of(story)) == (1, State.PUBLISHED)


def test_what_was_retracted_is_never_printed_again():
    story, boss = make_at(State.RETRACTED), make_user("Administrator")
    for act in (update, correct):
        with pytest.raises(MoveNotPossible):
            act(story, boss)
    unpublish_article(article=story, by=boss, note="Order of the court.")
    with pytest.raises(MoveNotPossible, match="a new story"):
        publish_article(article=story, by=boss)
    submit_article(article=story, by=boss)
    save_working_copy(article=story, by=boss, headline="Something else", body="<p>Other words.</p>")
    with pytest.raises(MoveNotPossible, match="a new story"):
        publish_article(article=story, by=boss)


@pytest.mark.parametrize("role", ["Reporter", "Checker", "Importer", None])
def test_a_retraction_takes_a_right_of_its_own(role):
    story = make_published()
    with pytest.raises(StoryNotAllowed):
        retract_article(article=story, by=make_user(role), reason="x")
    assert state_of(story) == State.PUBLISHED


# --- signals ------------------------------------------------------------------------------------------------------


def test_each_verb_in_print_is_told_with_its_version():
    heard = []

    def listen(sender, *, verb, to_state, version, note, **kwargs):
        heard.append((verb.value, to_state, version.number, note))

    story = make_at(State.DRAFT)
    story_moved.connect(listen)
    try:
        publish_article(article=story, by=make_user())
        update(story)
        correct(story)
        retract_article(article=story, by=make_user(), reason="Wrong.")
        unpublish_article(article=story, by=make_user(), note="Court.")
    finally:
        story_moved.disconnect(listen)
    assert heard == [
        ("publish", "published", 1, ""),
        ("update", "published", 2, ""),
        ("correct", "corrected", 3, ""),
        ("retract", "retracted", 4, "Wrong."),
        ("unpublish", "unpublished", 4, "Court."),
    ]


@pytest.mark.parametrize("change", [update, correct])
def test_a_listener_that_fails_undoes_what_was_printed(change):
    def fail(sender, **kwargs):
        raise RuntimeError("No.")

    story = make_published()
    story_moved.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            change(story)
    finally:
        story_moved.disconnect(fail)
    assert (story.versions.count(), live_of(story).number, Correction.objects.count()) == (1, 1, 0)
    assert verify_chain(Article.objects.get(pk=story.pk), PublishedVersion) == []
