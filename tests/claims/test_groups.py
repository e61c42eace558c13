"""Claims that say the same."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisCase

from articles.claims.exceptions import ClaimError, ClaimNotAllowed
from articles.claims.models import Claim, ClaimCheck, Evidence
from articles.claims.services.evidence import attach_evidence
from articles.claims.services.groups import SaysTheOpposite, join_group, leave_group
from newsroom.ledger.models import HistoryEntry
from tests.factories.claims import make_claim, make_item
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def checker():
    return make_user("Checker")


def heads():
    return dict(Claim.objects.values_list("pk", "canonical_id"))


def test_a_claim_joins_under_the_head_of_the_other_and_brings_its_group(checker):
    one, two, three, four = (make_claim() for _ in range(4))
    join_group(claim=two, other=one, by=checker)
    join_group(claim=four, other=three, by=checker)
    assert join_group(claim=two, other=four, by=checker) == three
    assert heads() == {one.pk: three.pk, two.pk: three.pk, three.pk: None, four.pk: three.pk}


def test_joining_twice_and_from_either_side_changes_nothing(checker):
    one, two = make_claim(), make_claim()
    join_group(claim=one, other=two, by=checker)
    assert join_group(claim=two, other=one, by=checker) == two
    assert heads() == {one.pk: two.pk, two.pk: None}
    entries = HistoryEntry.objects.filter(verb="join same").order_by("pk")
    assert [(entry.object_id, entry.note) for entry in entries] == [
        (str(one.pk), f"Says the same as {two.uid}."),
        (str(two.pk), f"Says the same as {one.uid}."),
    ]


def test_a_claim_does_not_join_itself(checker):
    claim = make_claim()
    with pytest.raises(ClaimError):
        join_group(claim=claim, other=claim, by=checker)


def test_the_side_whose_content_was_checked_leads(checker):
    one, two = make_claim(), make_claim()
    ClaimCheck.objects.create(claim=one, axis="content", status="done", rating="true")
    assert join_group(claim=one, other=two, by=checker) == one
    assert heads() == {one.pk: None, two.pk: one.pk}


def test_two_verdicts_that_differ_keep_claims_apart(checker):
    one, two = make_claim(), make_claim()
    for claim, rating in ((one, "true"), (two, "false")):
        ClaimCheck.objects.create(claim=claim, axis="content", status="done", rating=rating)
    with pytest.raises(ClaimError, match="came out differently"):
        join_group(claim=one, other=two, by=checker)
    assert heads() == {one.pk: None, two.pk: None}


def test_two_checks_at_work_keep_claims_apart(checker):
    one, two = make_claim(), make_claim()
    for claim in (one, two):
        ClaimCheck.objects.create(claim=claim, axis="content", status="labelling")
    with pytest.raises(ClaimError, match="in check"):
        join_group(claim=one, other=two, by=checker)


def test_opposites_are_joined_only_by_somebody_who_has_looked(checker):
    one = make_claim(statement="The minister took bribes from the port authority")
    two = make_claim(statement="The minister did not take bribes from the port authority")
    with pytest.raises(SaysTheOpposite):
        join_group(claim=one, other=two, by=checker)
    assert join_group(claim=one, other=two, by=checker, despite_opposite=True) == two


def test_content_evidence_goes_to_the_head_and_back(checker):
    one, two = make_claim(), make_claim()
    said = attach_evidence(claim=one, item=make_item(), by=checker, tests="attribution")
    so = attach_evidence(claim=one, item=make_item(), by=checker, tests="content")
    join_group(claim=one, other=two, by=checker)
    assert [(piece.pk, piece.claim_id) for piece in Evidence.objects.order_by("pk")] == [
        (said.pk, one.pk),
        (so.pk, two.pk),
    ]
    leave_group(claim=one, by=checker)
    assert list(Evidence.objects.order_by("pk").values_list("claim", "found_for")) == [
        (one.pk, None),
        (one.pk, None),
    ]


def test_what_the_head_has_in_the_same_sense_stays_with_its_claim(checker):
    one, two, item = make_claim(), make_claim(), make_item()
    for claim in (one, two):
        attach_evidence(claim=claim, item=item, by=checker, tests="content", excerpt=claim.uid)
    join_group(claim=one, other=two, by=checker)
    assert sorted(Evidence.objects.values_list("claim", "excerpt")) == sorted(
        [(one.pk, one.uid), (two.pk, two.uid)]
    )


def test_the_oldest_of_the_rest_leads_where_the_head_leaves(checker):
    head, old, young = make_claim(), make_claim(), make_claim()
    join_group(claim=young, other=head, by=checker)
    join_group(claim=old, other=head, by=checker)
    mine = attach_evidence(claim=head, item=make_item(), by=checker, tests="content")
    theirs = attach_evidence(claim=young, item=make_item(), by=checker, tests="content")
    leave_group(claim=head, by=checker)
    assert heads() == {head.pk: None, old.pk: None, young.pk: old.pk}
    assert dict(Evidence.objects.values_list("pk", "claim")) == {mine.pk: head.pk, theirs.pk: old.pk}


def test_a_head_whose_content_is_in_check_stays(checker):
    head, other = make_claim(), make_claim()
    join_group(claim=other, other=head, by=checker)
    ClaimCheck.objects.create(claim=head, axis="content", status="to_approve")
    with pytest.raises(ClaimError, match="whole group"):
        leave_group(claim=head, by=checker)


def test_refuting_evidence_disputes_the_head_and_comes_with_the_claim(checker):
    one, two = make_claim(), make_claim()
    attach_evidence(claim=one, item=make_item(), by=checker, tests="content", stance="refutes")
    join_group(claim=one, other=two, by=checker)
    two.refresh_from_db()
    assert two.contention == "disputed"


def test_leaving_alone_does_nothing(checker):
    leave_group(claim=make_claim(), by=checker)
    assert HistoryEntry.objects.filter(verb="leave same").count() == 0


def test_groups_are_for_those_who_write_claims():
    one, two, legal = make_claim(), make_claim(), make_user("Legal")
    with pytest.raises(ClaimNotAllowed):
        join_group(claim=one, other=two, by=legal)
    with pytest.raises(ClaimNotAllowed):
        leave_group(claim=one, by=legal)


@pytest.mark.parametrize("size", [2, 4])
def test_joining_takes_the_same_number_of_queries_however_large_the_groups(
    size, checker, django_assert_max_num_queries
):
    claims = [make_claim() for _ in range(size)]
    for claim in claims[1:]:
        join_group(claim=claim, other=claims[0], by=checker)
    newcomer = make_claim()
    checker = type(checker).objects.get(pk=checker.pk)
    with django_assert_max_num_queries(40):
        join_group(claim=newcomer, other=claims[-1], by=checker)


class TestAnyOrder(HypothesisCase):
    @settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.lists(
            st.tuples(st.sampled_from(["join", "leave", "content"]), st.integers(0, 4), st.integers(0, 4)),
            max_size=10,
        )
    )
    def test_groups_stay_flat_and_no_evidence_is_lost(self, acts):
        """A head points at nothing, the others at a head; every piece stays with its claim or that claim's head."""
        checker = make_user("Checker")
        claims = [make_claim(statement=f"quay number {number} was sold") for number in range(5)]
        found = 0
        for act, one, two in acts:
            try:
                if act == "join":
                    join_group(claim=claims[one], other=claims[two], by=checker, despite_opposite=True)
                elif act == "leave":
                    leave_group(claim=claims[one], by=checker)
                else:
                    attach_evidence(claim=claims[one], item=make_item(), by=checker, tests="content")
                    found += 1
            except ClaimError:
                continue
            now = heads()
            assert all(now[head] is None for head in now.values() if head)
            for piece in Evidence.objects.filter(tests="content"):
                assert now[piece.claim_id] is None
                home = piece.found_for_id or piece.claim_id
                assert (now[home] or home) == piece.claim_id
        assert Evidence.objects.count() == found
