"""Asking for a reply, and what comes of it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.claims.enums import ReplyOutcome
from articles.claims.exceptions import ClaimError, ClaimNotAllowed
from articles.claims.labels import ClaimFacts, compose_label
from articles.claims.models import Claim, ReplyRequest
from articles.claims.reply_rules import Outcome
from articles.claims.selectors.replies import outstanding, overdue, standing_answers
from articles.claims.services.answers import item_at
from articles.claims.services.record import change_claim
from articles.claims.services.replies import ask, close, close_unanswered, record_answer
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.redaction import redact
from tests.factories.claims import make_claim, make_item
from tests.factories.entities import make_entity, make_person
from tests.factories.newsroom import make_user
from tests.factories.replies import make_request

pytestmark = pytest.mark.django_db

SENT = timezone.now() - timedelta(days=3)


@pytest.fixture
def ferro():
    return make_person("Ines Ferro", slug="ines-ferro")


@pytest.fixture
def reporter():
    return make_user("Reporter")


def accusation(*accused, **fields):
    fields.setdefault("claimant_label", "prosecutors")
    return make_claim(speech_act="accuse", accused=accused, **fields)


def label(claim):
    claim.refresh_from_db()
    return compose_label(ClaimFacts.from_card(claim.card)).answer


def standing(claim):
    return [
        (each.request.whom, each.state, str(each.stale)) for each in standing_answers([claim.pk])[claim.pk]
    ]


def asks(claims, respondent, by, **fields):
    given = {
        "channel": "email",
        "allegations": "Is it so?",
        "deadline": timezone.now() + timedelta(days=1),
        "sent_at": SENT,
    }
    return ask(claims=claims, respondent=respondent, by=by, **{**given, **fields})


# --- asking -----------------------------------------------------------------------------------------------------


def test_one_letter_asks_about_several_claims(ferro, reporter):
    claims = [accusation(ferro), accusation(ferro)]
    requests = asks([*claims, claims[0]], ferro, reporter, note="Called twice.")
    assert [(request.claim, request.respondent, request.outcome) for request in requests] == [
        (claim, ferro, "") for claim in claims
    ]
    assert len({request.letter for request in requests}) == 1
    assert [label(claim) for claim in claims] == ["", ""]


def test_the_values_of_the_table_are_those_of_the_rules():
    assert set(ReplyOutcome.values) | {""} == {outcome.value for outcome in Outcome}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"channel": "pigeon"}, "channel"),
        ({"allegations": " \x00"}, "allegations"),
        ({"deadline": SENT}, "deadline"),
        ({"respondent": None}, "respondent"),
        ({"claims": []}, "claims"),
    ],
)
def test_asking_needs_all_that_makes_it_fair(ferro, reporter, fields, field):
    given = {"claims": [accusation(ferro)], "respondent": ferro, **fields}
    with pytest.raises(ValidationError) as refused:
        asks(by=reporter, **given)
    assert list(refused.value.message_dict) == [field]
    assert ReplyRequest.objects.count() == 0


def test_nobody_is_asked_twice_at_once(ferro, reporter):
    first, second = accusation(ferro), accusation(ferro)
    make_request(first, ferro)
    (request,) = asks([first, second], ferro, reporter)
    assert request.claim == second
    with pytest.raises(ClaimError, match="already"):
        asks([first, second], ferro, reporter)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReplyRequest.objects.create(
            claim=first,
            respondent=ferro,
            asked_by=reporter,
            allegation_digest=first.reply_requests.get().allegation_digest,
        )


@pytest.mark.parametrize("role", ["Legal", "Importer", None])
def test_asking_needs_the_right(ferro, role):
    user, request = make_user(role), make_request(accusation(ferro), ferro)
    with pytest.raises(ClaimNotAllowed):
        asks([accusation(ferro)], ferro, user)
    with pytest.raises(ClaimNotAllowed):
        close(requests=[request], by=user, outcome="unreachable")


def test_the_history_tells_whom_and_until_when_and_nothing_of_the_letter(ferro, reporter):
    marker = "ferro@example.org, +1 555 0100"
    claim = accusation(ferro)
    (request,) = asks([claim], ferro, reporter, allegations=marker, note=marker)
    close(requests=[request], by=reporter, outcome="declined", note=marker)
    told = [f"{entry.object_text} {entry.note}" for entry in HistoryEntry.objects.all()]
    assert [text for text in told if "555" in text or "@" in text] == []
    verbs = HistoryEntry.objects.filter(object_id=str(claim.pk), object_label="claims.claim").order_by("pk")
    until = f"{timezone.localtime(request.deadline):%Y-%m-%d %H:%M}"
    assert list(verbs.values_list("verb", "note")) == [
        ("ask reply", f"Ines Ferro, by e-mail, until {until}"),
        ("close reply", "Ines Ferro: declined to comment"),
    ]
    assert marker not in str(request)


def test_a_request_is_emptied_by_order_of_law(ferro):
    request = make_request(accusation(ferro), ferro, note="x", respondent_label="her lawyer")
    redact(record=request, by=make_user("Legal"), reason="Order of the court")
    request.refresh_from_db()
    assert (request.allegations, request.note, request.respondent_label) == ("", "", "")


# --- what comes of it -------------------------------------------------------------------------------------------


def test_a_reply_becomes_a_claim_that_answers_all_that_was_put(ferro, reporter):
    claims = [
        accusation(ferro, statement="Ferro took bribes"),
        accusation(ferro, statement="Ferro sold the quay"),
    ]
    requests = asks(claims, ferro, reporter)
    close(
        requests=requests,
        by=reporter,
        outcome="replied",
        words="I never took a cent",
        on=timezone.localdate(),
    )
    answer = Claim.objects.get(speech_act="deny")
    assert (answer.public_text, answer.statement) == (
        "Ines Ferro denied the allegations by prosecutors: “I never took a cent.”",
        "Ferro took bribes; Ferro sold the quay",
    )
    assert (answer.said_on, answer.mode) == (timezone.localdate().isoformat(), "on_record")
    assert [(link.kind, link.to_claim) for link in answer.links_out.all()] == [
        ("denies", claim) for claim in claims
    ]
    assert {claim.reply_requests.get().answer for claim in claims} == {answer}
    evidence = answer.evidence.get()
    assert (evidence.excerpt, evidence.item.kind, evidence.item.source.entity, evidence.is_public) == (
        "I never took a cent",
        "letter",
        ferro,
        False,
    )
    claims[0].refresh_from_db()
    assert claims[0].contention == "denied"


@pytest.mark.parametrize(
    ("kind", "act", "contention"),
    [
        ("denies", "deny", "denied"),
        ("responds_to", "say", "none"),
        ("confirms", "admit", "none"),
        ("objects_to", "object", "none"),
    ],
)
def test_an_answer_stands_to_the_allegation_as_it_was_meant(ferro, reporter, kind, act, contention):
    claim = accusation(ferro)
    (request,) = close(
        requests=[make_request(claim, ferro)], by=reporter, outcome="replied", kind=kind, words="So it is."
    )
    claim.refresh_from_db()
    assert (request.answer.speech_act, request.answer.links_out.get().kind, claim.contention) == (
        act,
        kind,
        contention,
    )


def test_who_speaks_for_the_accused_is_named_and_the_denial_is_theirs(ferro, reporter):
    claim = accusation(ferro)
    close(
        requests=[make_request(claim, ferro)],
        by=reporter,
        outcome="replied",
        words="No.",
        speaker="a lawyer for Ferro",
    )
    claim.refresh_from_db()
    assert (claim.contention, label(claim).partition(" (")[0]) == ("denied", "a lawyer for Ferro denies it")


def test_an_answer_in_public_needs_its_item(ferro, reporter):
    request = make_request(accusation(ferro), ferro)
    with pytest.raises(ValidationError) as refused:
        close(requests=[request], by=reporter, outcome="answered_in_public", words="No.")
    assert list(refused.value.message_dict) == ["item"]
    item = make_item()
    (closed,) = close(requests=[request], by=reporter, outcome="answered_in_public", words="No.", item=item)
    assert (closed.item, closed.answer.evidence.get().item) == (item, item)


def test_a_denial_on_file_answers_another_claim_too(ferro, reporter):
    denial, claim = make_claim(speech_act="deny", claimants=[ferro], said_on="2026-05-04"), accusation(ferro)
    (request,) = record_answer(
        claims=[claim], by=reporter, respondent=ferro, answer=denial, on=date(2026, 5, 4), outcome="replied"
    )
    assert (request.answer, Claim.objects.count()) == (denial, 2)
    assert label(claim) == "Ines Ferro denies it (4 May 2026)"


def test_an_answer_that_came_by_itself_closes_what_waited(ferro, reporter):
    asked, other = accusation(ferro), accusation(ferro)
    request = make_request(asked, ferro)
    closed = record_answer(
        claims=[asked, other], by=reporter, respondent=ferro, words="Not a word of it.", item=make_item()
    )
    assert {each.claim: each.pk == request.pk for each in closed} == {asked: True, other: False}
    assert list(outstanding()) == []


def test_declining_is_an_answer(ferro, reporter):
    claim = accusation(ferro)
    close(requests=[make_request(claim, ferro)], by=reporter, outcome="declined", on=timezone.localdate())
    assert label(claim).startswith("Ines Ferro declined to comment (")
    assert Claim.objects.get(speech_act="decline").evidence.count() == 0


def test_silence_is_printed_once_the_time_is_over(ferro, reporter):
    claim = accusation(ferro)
    request = make_request(claim, ferro)
    with pytest.raises(ClaimError, match="They have until"):
        close(requests=[request], by=reporter, outcome="no_answer")
    ReplyRequest.objects.update(deadline=timezone.now() - timedelta(hours=1), sent_at=SENT)
    close(requests=[request], by=reporter, outcome="no_answer")
    day = timezone.localdate(SENT)
    assert label(claim) == f"asked on {day.day} {day:%b %Y}, no answer"
    assert standing(claim) == [("Ines Ferro", f"asked on {day.day} {day:%b %Y}, no answer", "")]


def test_a_late_answer_follows_on_silence(ferro, reporter):
    claim = accusation(ferro)
    request = make_request(claim, ferro, overdue=True)
    close(requests=[request], by=reporter, outcome="no_answer")
    close(requests=[request], by=reporter, outcome="replied", words="No.")
    assert label(claim).startswith("Ines Ferro denies it (")
    with pytest.raises(ClaimError, match="on file already"):
        close(requests=[request], by=reporter, outcome="unreachable")


def test_an_allegation_that_changed_opens_the_question_again(ferro, reporter):
    claim = accusation(ferro, public_text="Prosecutors accuse Ferro of taking gifts.")
    request = make_request(claim, ferro, overdue=True)
    close(requests=[request], by=reporter, outcome="no_answer")
    assert label(claim) != ""
    change_claim(claim=claim, by=make_user(), public_text="Prosecutors accuse Ferro of taking bribes.")
    assert label(claim) == ""
    assert [stale for _, _, stale in standing(claim)] == ["changed"]
    (again,) = asks([claim], ferro, reporter)
    assert standing(claim) == [("Ines Ferro", f"asked on {SENT.day} {SENT:%b %Y}, waiting", "")]
    assert list(outstanding()) == [again]


def test_an_open_request_about_another_allegation_is_left_behind(ferro, reporter):
    claim = accusation(ferro)
    make_request(claim, ferro, overdue=True)
    change_claim(claim=claim, by=make_user(), public_text="Prosecutors accuse Ferro of more.")
    (again,) = asks([claim], ferro, reporter)
    assert (list(outstanding()), list(overdue())) == ([again], [])


def test_an_answer_lapses(ferro, reporter):
    claim = accusation(ferro)
    close(requests=[make_request(claim, ferro)], by=reporter, outcome="replied", words="No.")
    later = timezone.now() + timedelta(days=366)
    assert [str(each.stale) for each in standing_answers([claim.pk], now=later)[claim.pk]] == ["lapsed"]


def test_a_list_is_closed_where_the_time_is_over(ferro, reporter):
    late, early = make_request(accusation(ferro), ferro, overdue=True), make_request(accusation(ferro), ferro)
    closed, left = close_unanswered(requests=[late, early], by=reporter)
    assert ([each.pk for each in closed], left) == ([late.pk], [early])


def test_an_outcome_has_its_day_and_its_respondent(ferro, reporter):
    ours, theirs = make_request(accusation(ferro), ferro), make_request(accusation(), make_entity())
    with pytest.raises(ValidationError):
        close(
            requests=[ours], by=reporter, outcome="unreachable", on=timezone.localdate() + timedelta(days=1)
        )
    with pytest.raises(ClaimError, match="one respondent"):
        close(requests=[ours, theirs], by=reporter, outcome="unreachable")
    with pytest.raises(ClaimError, match="waiver"):
        close(requests=[ours], by=reporter, outcome="waived")


def test_an_item_at_an_address_is_filed_once(ferro, reporter):
    given = {"url": "https://example.org/ferro", "title": "Ferro speaks", "by": reporter, "respondent": ferro}
    item = item_at(name=ferro.name, **given)
    assert item_at(name=ferro.name, **given) == item
    assert (item.source.name, item.source.kind, item_at(url="", title=" ", by=reporter)) == (
        "Ines Ferro",
        "person",
        None,
    )
    with pytest.raises(ValidationError):
        item_at(url="javascript:alert(1)", title="x", by=reporter, name="X")


@pytest.mark.parametrize("number", [1, 3])
def test_standing_answers_take_three_queries(ferro, django_assert_num_queries, number):
    claims = [accusation(ferro) for _ in range(number)]
    for claim in claims:
        make_request(claim, ferro)
    with django_assert_num_queries(3):
        found = standing_answers([claim.pk for claim in claims])
        assert sum(len([answer.state for answer in answers]) for answers in found.values()) == number
    with django_assert_num_queries(0):
        assert standing_answers([]) == {}
