"""Handing on, sending back, approving, and what becomes of an approval when the words change."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection, transaction

from articles.exceptions import MoveNotPossible, NoteMissing, StoryNotAllowed
from articles.models import Article
from articles.services.moves import approve_article, send_back_article, submit_article
from articles.services.planning import plan_story
from articles.services.publish import publish_article, update_article
from articles.services.save import save_working_copy
from articles.signals import story_moved
from articles.workflow import MOVES, State, Verb
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import make_at, make_author, make_published
from tests.factories.entities import make_image
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def moves_told(story: Article) -> list[tuple]:
    entries = HistoryEntry.objects.filter(object_id=str(story.pk)).exclude(from_state="").order_by("pk")
    return list(entries.values_list("verb", "from_state", "to_state", "note"))


def state_of(story: Article) -> str:
    return Article.objects.values_list("state", flat=True).get(pk=story.pk)


SUBMITS = [
    (State.DRAFT, State.IN_EDIT),
    (State.IN_EDIT, State.FACT_CHECK),
    (State.UNPUBLISHED, State.IN_EDIT),
]
RETURNS = [
    (State.IN_EDIT, State.DRAFT, False),
    (State.FACT_CHECK, State.IN_EDIT, False),
    (State.LEGAL, State.IN_EDIT, True),
    (State.READY, State.IN_EDIT, False),
]
APPROVALS = [
    ("Checker", State.FACT_CHECK, State.READY, False),
    ("Checker", State.FACT_CHECK, State.LEGAL, True),
    ("Legal", State.LEGAL, State.READY, True),
    ("Editor", State.IN_EDIT, State.READY, False),
    ("Editor", State.IN_EDIT, State.LEGAL, True),
]


@pytest.mark.parametrize(("source", "target"), SUBMITS)
def test_submit_hands_a_story_on(source, target):
    story = make_at(source)
    moved = submit_article(article=story, by=make_user("Reporter"))
    assert (moved.state, state_of(story)) == (target, target)


@pytest.mark.parametrize(("source", "target", "needs_legal"), RETURNS)
def test_send_back_returns_a_story_to_the_desk_before(source, target, needs_legal):
    story = make_at(source, needs_legal=needs_legal)
    send_back_article(article=story, by=make_user("Editor"), note="Ask the mayor.")
    assert state_of(story) == target
    assert moves_told(story)[-1] == ("send_back", source, target, "Ask the mayor.")


@pytest.mark.parametrize(("role", "source", "target", "needs_legal"), APPROVALS)
def test_approve_ends_what_a_story_waits_for(role, source, target, needs_legal):
    story = make_at(source, needs_legal=needs_legal)
    approve_article(article=story, by=make_user(role), note="Seen.")
    assert state_of(story) == target
    assert moves_told(story)[-1] == ("approve", source, target, "Seen.")


@pytest.mark.parametrize("service", [send_back_article, approve_article])
@pytest.mark.parametrize("note", ["", "  \n"])
def test_a_move_that_asks_for_a_note_is_refused_without_one(service, note):
    story = make_at(State.IN_EDIT)
    with pytest.raises(NoteMissing):
        service(article=story, by=make_user("Editor"), note=note)
    assert state_of(story) == State.IN_EDIT


@pytest.mark.parametrize(
    ("service", "sources"),
    [
        (submit_article, {source for source, _ in SUBMITS}),
        (send_back_article, {source for source, _, _ in RETURNS}),
        (approve_article, {source for _, source, _, _ in APPROVALS}),
    ],
    ids=["submit", "send back", "approve"],
)
@pytest.mark.parametrize("state", State)
def test_a_verb_is_refused_from_any_other_state(service, sources, state):
    story, before = make_at(state, needs_legal=state == State.LEGAL), HistoryEntry.objects.count()
    try:
        service(article=story, by=make_user("Administrator"), note="Why not.")
    except MoveNotPossible:
        assert state not in sources
        assert state_of(story) == state
        assert HistoryEntry.objects.filter(verb="approve", note="Why not.").count() == 0
    else:
        assert state in sources
    assert HistoryEntry.objects.count() == before + (state in sources)


def test_why_not_names_the_states_from_which_it_can_be_done():
    with pytest.raises(MoveNotPossible) as refused:
        submit_article(article=make_at(State.READY), by=make_user("Reporter"))
    assert str(refused.value) == (
        "A story in the state “Ready” is not handed on. That is possible from: Draft, In edit, Unpublished."
    )


# --- by whom --------------------------------------------------------------------------------------------------

WRITERS = {"Reporter", "Editor", "Importer", "Administrator"}
RETURNERS = {"Editor", "Checker", "Legal", "Administrator"}
CHECKERS = {"Checker", "Administrator"}
CLEARERS = {"Legal", "Administrator"}
PRINTERS = {"Editor", "Legal", "Importer", "Administrator"}
EVERYBODY = ["Reporter", "Editor", "Checker", "Legal", "Importer", "Administrator", None]


@pytest.mark.parametrize(
    ("service", "state", "needs_legal", "allowed"),
    [
        (submit_article, State.DRAFT, False, WRITERS),
        (submit_article, State.IN_EDIT, False, WRITERS),
        (submit_article, State.UNPUBLISHED, False, WRITERS),
        (send_back_article, State.IN_EDIT, False, RETURNERS),
        (send_back_article, State.FACT_CHECK, False, RETURNERS),
        (send_back_article, State.LEGAL, True, RETURNERS),
        (send_back_article, State.READY, False, RETURNERS),
        (approve_article, State.FACT_CHECK, False, CHECKERS),
        (approve_article, State.FACT_CHECK, True, CHECKERS),
        (approve_article, State.LEGAL, True, CLEARERS),
        (approve_article, State.IN_EDIT, False, PRINTERS),
        (approve_article, State.IN_EDIT, True, PRINTERS),
    ],
)
def test_a_move_is_made_by_these_roles_alone(service, state, needs_legal, allowed):
    story, made = make_at(state, needs_legal=needs_legal), set()
    for role in EVERYBODY:
        with transaction.atomic():
            try:
                service(article=story, by=make_user(role), note="Seen.")
            except StoryNotAllowed:
                assert state_of(story) == state
            else:
                made.add(role)
            transaction.set_rollback(True)
    assert made == allowed


def test_nobody_moves_a_story_whose_account_is_closed():
    user = make_user("Administrator")
    user.is_active = False
    user.save()
    for service in (submit_article, approve_article, send_back_article):
        with pytest.raises(StoryNotAllowed):
            service(article=make_at(State.IN_EDIT), by=user, note="Seen.")


# --- the lawyers ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_EDIT, State.UNPUBLISHED])
def test_a_story_that_needs_the_lawyers_is_not_printed_before_they_saw_it(state):
    story = make_at(state, needs_legal=True)
    with pytest.raises(MoveNotPossible, match="Legal must clear this story"):
        publish_article(article=story, by=make_user("Administrator"), override_reason="I want to.")
    assert state_of(story) == state


def test_a_story_that_needs_the_lawyers_is_printed_when_they_cleared_it():
    story = make_at(State.LEGAL, needs_legal=True)
    approve_article(article=story, by=make_user("Legal"))
    publish_article(article=story, by=make_user("Editor"))
    assert state_of(story) == State.PUBLISHED


def test_what_changes_in_a_printed_story_of_theirs_goes_out_by_the_lawyers():
    story = make_at(State.PUBLISHED, needs_legal=True)
    with pytest.raises(StoryNotAllowed):
        update_article(article=story, by=make_user("Editor"))
    assert update_article(article=story, by=make_user("Legal")).number == 2


def test_lawyers_asked_after_print_hold_what_comes_next():
    story = make_published()
    plan_story(article=story, by=make_user("Editor"), needs_legal=True)
    with pytest.raises(StoryNotAllowed):
        update_article(article=story, by=make_user("Editor"))


# --- words that change after an approval ----------------------------------------------------------------------

PUBLISHERS_WHO_WRITE = {"Editor", "Importer", "Administrator"}


@pytest.mark.parametrize("state", [State.READY, State.SCHEDULED])
@pytest.mark.parametrize(
    ("role", "needs_legal", "stays"),
    [
        ("Reporter", False, False),
        ("Editor", False, True),
        ("Administrator", False, True),
        ("Reporter", True, False),
        ("Editor", True, False),
        ("Administrator", True, True),
    ],
)
def test_an_approval_stands_only_while_those_who_may_give_it_write(state, role, needs_legal, stays):
    story, writer = make_at(state, needs_legal=needs_legal), make_user(role)
    saved = save_working_copy(article=story, by=writer, body="<p>Other words.</p>")
    assert (state_of(story), saved.reopened) == ((state, False) if stays else (State.IN_EDIT, True))
    reopened = ("reopen", state, State.IN_EDIT, "Changed after it was approved.")
    assert (moves_told(story)[-1] == reopened) is not stays


def test_a_reopened_story_is_off_the_schedule():
    story = make_at(State.SCHEDULED)
    save_working_copy(article=story, by=make_user("Reporter"), headline="Other words")
    story.refresh_from_db()
    assert (story.publish_at, story.scheduled_by) == (None, None)


@pytest.mark.parametrize("field", ["kicker", "headline", "standfirst", "body", "lead_caption"])
def test_each_line_of_a_story_is_words(field):
    story = make_at(State.READY)
    save_working_copy(article=story, by=make_user("Reporter"), **{field: "<p>Other</p>"})
    assert state_of(story) == State.IN_EDIT


@pytest.mark.parametrize(
    "make", [lambda: {"lead_image": make_image()}, lambda: {"slug": "minister-took-bribes"}]
)
def test_a_picture_and_an_address_were_approved_too(make):
    story = make_at(State.READY)
    save_working_copy(article=story, by=make_user("Reporter"), **make())
    assert state_of(story) == State.IN_EDIT


def test_filing_a_story_is_no_writing():
    story = make_at(State.READY)
    save_working_copy(
        article=story,
        by=make_user("Reporter"),
        topics=["Harbours"],
        authors=[make_author()],
        story_place="Vell",
    )
    assert state_of(story) == State.READY


@pytest.mark.parametrize("state", set(State) - {State.READY, State.SCHEDULED})
def test_a_save_moves_no_story_that_nobody_approved(state):
    story = make_at(state, needs_legal=state == State.LEGAL)
    saved = save_working_copy(article=story, by=make_user("Reporter"), body="<p>Other words.</p>")
    assert (saved.reopened, state_of(story)) == (False, state)


# --- history and signals --------------------------------------------------------------------------------------


@pytest.fixture
def heard():
    """What `story_moved` tells, with whether it was told inside a transaction."""
    told = []

    def listen(sender, *, article, verb, by, from_state, to_state, note, version, **kwargs):
        told.append((article.pk, verb, by, from_state, to_state, note, version, connection.in_atomic_block))

    story_moved.connect(listen)
    yield told
    story_moved.disconnect(listen)


def test_a_move_is_told_once_inside_its_transaction(heard):
    story, user = make_at(State.DRAFT), make_user("Reporter")
    submit_article(article=story, by=user, note=" Have a look. ")
    assert heard == [(story.pk, Verb.SUBMIT, user, State.DRAFT, State.IN_EDIT, "Have a look.", None, True)]
    entry = HistoryEntry.objects.get(verb="submit")
    assert (entry.actor, entry.from_state, entry.to_state, entry.note, entry.revision, entry.version) == (
        user,
        "draft",
        "in_edit",
        "Have a look.",
        story.revision_number,
        None,
    )


def test_a_listener_that_fails_undoes_the_move():
    def fail(sender, **kwargs):
        raise RuntimeError("No.")

    story = make_at(State.DRAFT)
    story_moved.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            submit_article(article=story, by=make_user("Reporter"))
    finally:
        story_moved.disconnect(fail)
    assert (state_of(story), moves_told(story)) == (State.DRAFT, [])


def test_a_move_starts_from_where_the_story_stands_not_from_what_the_caller_holds():
    story = make_at(State.DRAFT)
    held = Article.objects.get(pk=story.pk)
    submit_article(article=story, by=make_user("Reporter"))
    assert submit_article(article=held, by=make_user("Reporter")).state == State.FACT_CHECK


def test_a_right_of_ones_own_counts_as_one_of_a_role():
    user = make_user(None)
    user.user_permissions.add(Permission.objects.get(codename="check_article"))
    approve_article(article=make_at(State.FACT_CHECK), by=user)


def test_every_state_of_the_table_can_be_made():
    sources = {move.source for move in MOVES}
    assert {state_of(make_at(state, needs_legal=state == State.LEGAL)) for state in sources} == sources
