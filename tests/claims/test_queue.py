"""The queue: what each filter lets in and leaves out, its order, and how its rows follow what happens elsewhere."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.claims.enums import CheckStatus
from articles.claims.models import Claim, ClaimCheck, Derivation, QueueRow, ReplyRequest
from articles.claims.ranking import score_of
from articles.claims.selectors.queue import Narrowing, narrowed, page_of
from articles.claims.services.queue import Reach, refresh_missing_rows, refresh_queue, set_reach
from tests.factories.claims import make_claim, make_evidence, make_item, make_source
from tests.factories.entities import make_entity
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return make_user("Checker")


def make_check(claim, axis="attribution", *, by=None, status="assigned", **fields):
    return ClaimCheck.objects.create(claim=claim, axis=axis, status=status, assignee=by, **fields)


def found(user, **asked) -> list[int]:
    return page_of(narrowed(Narrowing(**asked), user), page=1, size=50).keys


def row_of(claim) -> QueueRow:
    return QueueRow.objects.get(claim=claim)


@pytest.mark.parametrize(
    ("asked", "inside", "outside"),
    [
        ({"harm": "grave"}, {"harm": "grave"}, {"harm": "serious"}),
        ({"mode": "anonymous"}, {"mode": "anonymous"}, {"mode": "media"}),
        ({"act": "accuse"}, {"speech_act": "accuse"}, {"speech_act": "say"}),
        ({"q": "malecon"}, {"public_text": "They say the Malecón is shut."}, {"public_text": "They say so."}),
        ({"q": "quay shut"}, {"statement": "the quay is shut"}, {"statement": "the quay is open"}),
        ({}, {"basis": "statement"}, {"basis": "official_act"}),
    ],
)
def test_what_a_claim_is_narrows(user, asked, inside, outside):
    claim, other = make_claim(**inside), make_claim(**outside)
    assert found(user, **asked) == [claim.pk]
    assert sorted(found(user, status="all")) == [claim.pk, other.pk]


def test_party_narrows_in_every_role_and_by_whatever_was_merged_into_it(user):
    entity = make_entity()
    merged = make_entity(merged_into=entity)
    speaker, accused = make_claim(claimants=[entity]), make_claim(accused=[merged])
    make_claim(claimants=[make_entity()])
    assert sorted(found(user, party=entity.pk)) == [speaker.pk, accused.pk]


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        ("to_do", ["none", "taken", "content", "returned"]),
        ("new", ["none"]),
        ("assigned", ["taken"]),
        ("returned", ["returned"]),
        ("labelling", ["content"]),
        ("done", ["content", "done"]),
        ("all", ["none", "taken", "content", "returned", "done"]),
    ],
)
def test_status_narrows_by_either_question(user, status, shown):
    claims = {name: make_claim() for name in ("none", "taken", "content", "returned", "done")}
    make_check(claims["taken"])
    make_check(claims["content"], status="done")
    make_check(claims["content"], "content", status="labelling")
    make_check(claims["returned"], status="returned")
    make_check(claims["done"], status="done")
    assert found(user, status=status) == [claims[name].pk for name in shown]


def test_mine_and_nobodys_go_by_what_is_not_decided(user):
    mine, theirs, nobodys, decided = (make_claim() for _ in range(4))
    make_check(mine, "content", by=user)
    make_check(theirs, by=make_user("Checker"))
    make_check(decided, by=user, status="done")
    make_check(decided, "content", by=None, status="returned")
    assert found(user, whose="mine") == [mine.pk]
    assert found(user, whose="nobody") == [nobodys.pk, decided.pk]


def test_no_evidence_and_one_origin_go_by_documents_and_sources(user):
    bare, one, two = make_claim(), make_claim(), make_claim()
    source = make_source()
    for claim, sources in ((one, [source, source]), (two, [source, make_source()])):
        for each in sources:
            make_evidence(claim, item=make_item(source=each))
    assert found(user, needs="no_evidence") == [bare.pk]
    assert found(user, needs="one_origin") == [one.pk]


def test_stale_is_past_its_review_or_changed_on_the_web(user):
    today = timezone.localdate()
    past, changed, fresh = make_claim(review_deadline=today - timedelta(days=1)), make_claim(), make_claim()
    make_claim(review_deadline=today)
    item = make_item()
    make_evidence(changed, item=item)
    make_evidence(fresh)
    item.live_state = "vanished"
    item.save(update_fields=["live_state"])
    assert sorted(found(user, needs="stale")) == [past.pk, changed.pk]


def test_second_label_and_reply_outstanding_narrow(user):
    label, reply, answered = make_claim(), make_claim(), make_claim()
    make_check(label, "content", status="labelling")
    for claim, outcome in ((reply, ""), (answered, "declined")):
        ReplyRequest.objects.create(
            claim=claim, asked_by=user, respondent_label="The harbour office", outcome=outcome
        )
    assert found(user, needs="second_label") == [label.pk]
    assert found(user, needs="reply") == [reply.pk]


def test_evidence_that_is_taken_off_counts_no_longer():
    claim = make_claim()
    piece = make_evidence(claim)
    counted = row_of(claim).documents
    piece.delete()
    assert (counted, row_of(claim).documents) == (1, 0)


def test_whether_it_is_so_comes_from_the_head_of_those_that_say_the_same(user):
    head = make_claim()
    same = make_claim(canonical=head)
    make_evidence(head, tests="content")
    make_evidence(head, tests="attribution")
    make_check(head, "content", by=user, status="labelling")
    make_check(head, "attribution", by=user, status="done")
    row = row_of(same)
    assert (row.content, row.content_by_id, row.attribution, row.documents) == ("labelling", user.pk, "", 1)


def test_harm_that_changes_moves_the_claim():
    claim = make_claim(harm="low")
    before = row_of(claim).weight
    claim.harm = "grave"
    claim.save(update_fields=["harm"])
    assert (before, row_of(claim).weight) == (2, 16)


def test_due_is_the_earliest_of_story_and_review():
    now = timezone.now()
    claim = make_claim(review_deadline=timezone.localdate() + timedelta(days=3))
    assert row_of(claim).due_kind == "review"
    set_reach({claim.pk: Reach(coming=1, due_at=now, due_kind="print")})
    row = row_of(claim)
    assert (row.due_at, row.due_kind, row.coming) == (now, "print", 1)
    set_reach({claim.pk: Reach()})
    assert row_of(claim).due_kind == "review"


HARMS = st.sampled_from(["none", "low", "moderate", "serious", "grave"])
ROWS = st.lists(
    st.tuples(
        HARMS,
        st.integers(0, 5),
        st.integers(0, 5),
        st.none() | st.integers(-24 * 60 * 9, 24 * 60 * 9),
    ),
    min_size=2,
    max_size=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS)
def test_database_orders_as_the_plain_function_does(user, rows):
    QueueRow.objects.all().delete()
    now = timezone.now()
    made = []
    for harm, live, coming, minutes in rows:
        due_at = None if minutes is None else now + timedelta(minutes=minutes)
        claim = make_claim(harm=harm, refresh=False)
        set_reach({claim.pk: Reach(live, coming, due_at, "deadline")})
        made.append(
            (-score_of(harm=harm, live=live, coming=coming, due_at=due_at, now=now), due_at, claim.pk)
        )
    ranked = sorted(made, key=lambda row: (row[0], row[1] is None, row[1] or now, row[2]))
    keys = page_of(narrowed(Narrowing(), user, now=now), page=1, size=50).keys
    assert keys == [key for *_, key in ranked]


def test_pages_show_every_claim_once_and_counting_stops(user, monkeypatch):
    monkeypatch.setattr("articles.claims.selectors.queue.COUNTED", 3)
    claims = [make_claim().pk for _ in range(5)]
    pages = [page_of(narrowed(Narrowing(), user), page=page, size=2) for page in (1, 2, 3)]
    assert [key for page in pages for key in page.keys] == claims
    assert [(page.count, page.is_cut) for page in pages] == [(3, True), (4, True), (5, False)]


def test_rows_can_be_written_anew_and_come_out_the_same(user):
    claim = make_claim(review_deadline=timezone.localdate())
    make_evidence(claim)
    make_check(claim, by=user)
    row = row_of(claim)
    assert refresh_queue([claim.pk]) == 0
    row.delete()
    assert refresh_missing_rows() == 1
    assert QueueRow.objects.filter(claim=claim).values().get() == {
        field.attname: getattr(row, field.attname) if field.attname != "claim_id" else claim.pk
        for field in QueueRow._meta.fields
    }


def test_every_state_of_a_check_is_either_open_or_at_work_or_decided():
    from articles.claims.selectors.queue import _AT_WORK, _NOT_BEGUN

    assert {*_AT_WORK, *_NOT_BEGUN, CheckStatus.DONE} - {""} == set(CheckStatus)


def test_claims_of_a_deleted_row_leave_the_queue():
    claim = make_claim()
    Claim.objects.filter(pk=claim.pk).delete()
    assert QueueRow.objects.count() == 0


def test_derivation_is_heard_of():
    first, second = make_item(), make_item()
    claim = make_claim()
    make_evidence(claim, item=first)
    make_evidence(claim, item=second)
    QueueRow.objects.update(documents=0)
    Derivation.objects.create(from_item=first, to_item=second, kind="quotes")
    assert row_of(claim).documents == 2
