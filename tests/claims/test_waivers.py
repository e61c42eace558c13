"""Going to print without an answer takes two people."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.claims.exceptions import ClaimError, ClaimNotAllowed
from articles.claims.labels import ClaimFacts, compose_label
from articles.claims.models import ReplyRequest
from articles.claims.selectors.replies import outstanding, standing_answers, waivers_to_decide
from articles.claims.services.record import change_claim
from articles.claims.services.replies import ask, close
from articles.claims.services.waivers import approve_waiver, refuse_waiver, request_waiver
from newsroom.ledger.models import HistoryEntry
from tests.factories.claims import make_claim
from tests.factories.entities import make_person
from tests.factories.newsroom import make_user
from tests.factories.replies import make_request

pytestmark = pytest.mark.django_db


@pytest.fixture
def ferro():
    return make_person("Ines Ferro")


@pytest.fixture
def reporter():
    return make_user("Reporter")


def accusation(*accused, **fields):
    return make_claim(speech_act="accuse", accused=accused, **fields)


def asked_for(claim, ferro, by, reason="She is in hiding."):
    (request,) = request_waiver(claims=[claim], by=by, reason=reason, respondent=ferro)
    return request


def test_somebody_else_approves(ferro, reporter):
    claim, editor = accusation(ferro), make_user("Editor")
    request = approve_waiver(request=asked_for(claim, ferro, reporter), by=editor)
    assert (request.outcome, request.waiver_approved_by, request.waiver_reason) == (
        "waived",
        editor,
        "She is in hiding.",
    )
    assert request.lapses_on == timezone.localdate() + timedelta(days=90)
    history = HistoryEntry.objects.filter(object_label="claims.claim", object_id=str(claim.pk)).order_by("pk")
    assert list(history.values_list("verb", "note")) == [
        ("ask waiver", "Ines Ferro"),
        ("approve waiver", "Ines Ferro"),
    ]


@pytest.mark.parametrize(
    ("role", "may"), [("Reporter", False), ("Checker", False), ("Legal", True), ("Editor", True)]
)
def test_approving_needs_the_right(ferro, reporter, role, may):
    request, user = asked_for(accusation(ferro), ferro, reporter), make_user(role)
    if may:
        assert approve_waiver(request=request, by=user).outcome == "waived"
    else:
        with pytest.raises(ClaimNotAllowed):
            approve_waiver(request=request, by=user)


def test_neither_who_asked_for_it_nor_who_asked_them_approves(ferro):
    asker, editor = make_user("Editor"), make_user("Editor")
    claim = accusation(ferro)
    make_request(claim, ferro, by=asker)
    request = asked_for(claim, ferro, editor)
    for person in (asker, editor):
        with pytest.raises(ClaimNotAllowed, match="yourself"):
            approve_waiver(request=request, by=person)
        with pytest.raises(IntegrityError), transaction.atomic():
            ReplyRequest.objects.filter(pk=request.pk).update(outcome="waived", waiver_approved_by=person)
    assert (list(waivers_to_decide(asker.pk)), list(waivers_to_decide(editor.pk))) == ([], [])
    assert list(waivers_to_decide(make_user("Editor").pk)) == [request]


def test_a_waiver_needs_a_reason_and_somebody(ferro, reporter):
    with pytest.raises(ValidationError) as refused:
        request_waiver(claims=[], by=reporter, reason=" ")
    assert sorted(refused.value.message_dict) == ["claims", "respondent", "waiver_reason"]
    with pytest.raises(ClaimNotAllowed):
        request_waiver(claims=[accusation(ferro)], by=make_user("Legal"), reason="x", respondent=ferro)


def test_what_was_answered_is_not_waived(ferro, reporter):
    claim = accusation(ferro)
    close(requests=[make_request(claim, ferro)], by=reporter, outcome="replied", words="No.")
    with pytest.raises(ClaimError, match="answered this already"):
        asked_for(claim, ferro, reporter)


def test_a_waiver_of_an_allegation_that_changed_is_asked_for_again(ferro, reporter):
    claim, editor = accusation(ferro), make_user("Editor")
    request = asked_for(claim, ferro, reporter)
    change_claim(claim=claim, by=editor, public_text="Prosecutors accuse Ferro of murder.")
    with pytest.raises(ClaimError, match="changed"):
        approve_waiver(request=request, by=editor)
    again = asked_for(claim, ferro, reporter)
    assert list(outstanding()) == [again]
    approve_waiver(request=again, by=editor)
    change_claim(claim=claim, by=editor, public_text="Prosecutors accuse Ferro of arson.")
    assert [str(each.stale) for each in standing_answers([claim.pk])[claim.pk]] == ["changed"]


def test_silence_stays_in_print_when_it_is_waived(ferro, reporter):
    claim = accusation(ferro)
    request = make_request(claim, ferro, overdue=True)
    close(requests=[request], by=reporter, outcome="no_answer")
    waived = approve_waiver(request=asked_for(claim, ferro, reporter), by=make_user("Legal"))
    assert waived.pk == request.pk
    claim.refresh_from_db()
    assert compose_label(ClaimFacts.from_card(claim.card)).answer.endswith(", no answer")


def test_who_is_refused_learns_why_and_asks(ferro, reporter):
    claim = accusation(ferro)
    request = asked_for(claim, ferro, reporter)
    with pytest.raises(ValidationError):
        refuse_waiver(request=request, by=make_user("Editor"), note=" ")
    refused = refuse_waiver(request=request, by=make_user("Editor"), note="Call her lawyer.")
    assert (refused.waits_for_waiver, refused.note) == (False, "No waiver: Call her lawyer.")
    with pytest.raises(ClaimError):
        approve_waiver(request=request, by=make_user("Editor"))
    (asked,) = ask(
        claims=[claim],
        respondent=ferro,
        by=reporter,
        channel="phone",
        allegations="Is it so?",
        deadline=timezone.now() + timedelta(hours=2),
    )
    assert asked.pk == request.pk


def test_who_asked_for_it_takes_it_back(ferro, reporter):
    request = asked_for(accusation(ferro), ferro, reporter)
    with pytest.raises(ClaimNotAllowed):
        refuse_waiver(request=request, by=make_user("Reporter"), note="x")
    assert refuse_waiver(request=request, by=reporter, note="").waits_for_waiver is False


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    acts=st.lists(
        st.tuples(
            st.sampled_from(["ask", "request", "approve", "refuse", "close", "change"]), st.integers(0, 3)
        ),
        max_size=14,
    )
)
def test_no_waiver_is_ever_approved_by_whoever_asked(ferro, acts):
    """Any order of acts by any people: what is waived has three different hands on it, or two."""
    with suppress(Undone), transaction.atomic():  # each example begins anew
        play(ferro, acts)
        raise Undone


class Undone(Exception):
    """What was played is taken back."""


def play(ferro, acts) -> None:
    people = [make_user(role) for role in ("Reporter", "Editor", "Editor", "Administrator")]
    claim = accusation(ferro)
    for act, index in acts:
        by, request = people[index], ReplyRequest.objects.filter(claim=claim).order_by("-pk").first()
        try:
            with transaction.atomic():
                if act == "ask":
                    make_request(claim, ferro, by=by, overdue=True)
                elif act == "request":
                    asked_for(claim, ferro, by)
                elif act == "change":
                    change_claim(
                        claim=claim, by=people[1], public_text=f"{claim.public_text} {len(acts)}{index}"
                    )
                elif request and act == "approve":
                    approve_waiver(request=request, by=by)
                elif request and act == "refuse":
                    refuse_waiver(request=request, by=by, note="no")
                elif request:
                    close(requests=[request], by=by, outcome="no_answer")
        except (ClaimError, ValidationError):
            pass
        for row in ReplyRequest.objects.filter(claim=claim):
            assert (row.outcome == "waived") == (row.waiver_approved_by_id is not None)
            assert row.waiver_approved_by_id is None or row.waiver_approved_by_id not in (
                row.asked_by_id,
                row.waiver_asked_by_id,
            )
            assert row.outcome != "waived" or bool(row.waiver_reason and row.waiver_asked_by_id)
