"""The workflow as a table: what it must hold, whatever moves are added to it."""

from itertools import groupby

import pytest

from articles.enums import State as Choices
from articles.workflow import (
    LIVE,
    MOVES,
    THROUGH_THE_GATE,
    UNASKED,
    State,
    Verb,
    find_move,
    moves_from,
    permissions_for,
    permissions_of_verb,
)
from newsroom.roles import ROLES

BOTH = pytest.mark.parametrize("needs_legal", [False, True])


def reached(needs_legal: bool, *, without: frozenset[tuple[State, State]] = frozenset()) -> set[State]:
    """Every state that a draft can come to."""
    found, waiting = {State.DRAFT}, [State.DRAFT]
    while waiting:
        for move in moves_from(waiting.pop(), needs_legal=needs_legal):
            if move.target not in found and (move.source, move.target) not in without:
                found.add(move.target)
                waiting.append(move.target)
    return found


def test_states_of_the_table_are_those_of_the_column():
    assert [state.value for state in State] == Choices.values


def test_every_state_is_reached_by_a_story_that_needs_the_lawyers():
    assert reached(True) == set(State)


def test_every_state_but_legal_is_reached_by_any_other_story():
    assert reached(False) == set(State) - {State.LEGAL}


@BOTH
def test_no_state_is_a_dead_end(needs_legal):
    waiting = reached(needs_legal)
    assert {state for state in waiting if not moves_from(state, needs_legal=needs_legal)} == set()


def test_every_verb_makes_a_move():
    assert {move.verb for move in MOVES} == set(Verb)


def test_no_move_stands_twice():
    assert len({(move.verb, move.source, move.target) for move in MOVES}) == len(MOVES)


@BOTH
@pytest.mark.parametrize("state", State)
def test_a_verb_leads_to_one_state_from_each(state, needs_legal):
    verbs = [move.verb for move in moves_from(state, needs_legal=needs_legal)]
    assert sorted(verbs) == sorted(set(verbs))


@BOTH
@pytest.mark.parametrize("verb", Verb)
@pytest.mark.parametrize("state", State)
def test_the_move_of_a_verb_is_found_where_it_is_one(verb, state, needs_legal):
    expected = [move for move in moves_from(state, needs_legal=needs_legal) if move.verb == verb]
    found = find_move(verb, state, needs_legal=needs_legal)
    assert ([found] if found else []) == expected


def test_no_move_leads_to_draft_but_from_edit():
    assert [(move.verb, move.source) for move in MOVES if move.target == State.DRAFT] == [
        (Verb.SEND_BACK, State.IN_EDIT)
    ]


def test_what_comes_live_has_gone_through_the_gate():
    into = {move.verb for move in MOVES if move.source not in LIVE and move.target in LIVE}
    assert into == {Verb.PUBLISH}
    assert Verb.PUBLISH in THROUGH_THE_GATE


def test_what_is_live_stays_live_or_is_unpublished():
    out = {move.verb for move in MOVES if move.source in LIVE and move.target not in LIVE}
    assert out == {Verb.UNPUBLISH}


def test_a_retraction_is_final():
    assert [(move.verb, move.target) for move in MOVES if move.source == State.RETRACTED] == [
        (Verb.UNPUBLISH, State.UNPUBLISHED)
    ]


def test_a_story_that_needs_the_lawyers_is_live_only_after_them():
    """Cut the way from legal to ready: print is not reached any more, nor the schedule."""
    cut = frozenset({(State.LEGAL, State.READY)})
    assert reached(True, without=cut) == {State.DRAFT, State.IN_EDIT, State.FACT_CHECK, State.LEGAL}


def test_the_lawyers_are_passed_by_the_lawyers_alone():
    (clears,) = [move for move in MOVES if move.source == State.LEGAL and move.target == State.READY]
    assert (clears.verb, clears.permission) == (Verb.APPROVE, "articles.clear_article")


@BOTH
def test_a_change_in_print_takes_the_lawyers_where_the_story_does(needs_legal):
    expected = {"articles.publish_article"} | ({"articles.clear_article"} if needs_legal else set())
    changes = [move for move in MOVES if move.verb in (Verb.UPDATE, Verb.CORRECT)]
    assert {permissions_for(move, needs_legal=needs_legal) for move in changes} == {frozenset(expected)}


@BOTH
def test_every_other_move_takes_one_permission(needs_legal):
    others = [move for move in MOVES if move.verb not in (Verb.UPDATE, Verb.CORRECT)]
    assert [permissions_for(move, needs_legal=needs_legal) for move in others] == [
        frozenset({move.permission}) for move in others
    ]


@pytest.mark.django_db
def test_every_permission_exists():
    from django.contrib.auth.models import Permission

    known = {f"articles.{name}" for name in Permission.objects.values_list("codename", flat=True)}
    assert {move.permission for move in MOVES} - known == set()


@BOTH
def test_every_move_can_be_made_by_a_role_that_is_no_administrator(needs_legal):
    working = [rights for name, rights in ROLES.items() if name != "Administrator"]
    nobody = [
        move
        for move in MOVES
        if not any(permissions_for(move, needs_legal=needs_legal) <= rights for rights in working)
    ]
    assert nobody == []


@pytest.mark.parametrize("verb", Verb)
def test_a_verb_takes_any_of_the_permissions_of_its_moves(verb):
    assert permissions_of_verb(verb) == {move.permission for move in MOVES if move.verb == verb}


def test_what_takes_something_from_readers_or_sends_it_back_asks_why():
    asking = {verb: {bool(move.asks) for move in MOVES if move.verb == verb} for verb in Verb}
    assert {verb for verb, asks in asking.items() if asks == {True}} == {
        Verb.SEND_BACK,
        Verb.RETRACT,
        Verb.UNPUBLISH,
    }
    assert {(move.source, move.target) for move in MOVES if move.verb == Verb.APPROVE and move.asks} == {
        (State.IN_EDIT, State.READY),
        (State.IN_EDIT, State.LEGAL),
    }


def test_labels_tell_the_moves_from_a_state_apart():
    for _, moves in groupby(sorted(MOVES, key=lambda move: move.source), key=lambda move: move.source):
        shown = [move.label for move in moves if move.verb not in UNASKED]
        assert len(shown) == len(set(shown))


def test_what_nobody_asks_for_takes_a_story_off_the_way_to_print():
    assert {(move.source, move.target) for move in MOVES if move.verb in UNASKED} == {
        (State.READY, State.IN_EDIT),
        (State.SCHEDULED, State.IN_EDIT),
        (State.SCHEDULED, State.READY),
    }
