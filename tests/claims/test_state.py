"""The derived state of claims."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.claims.labels import ClaimFacts
from articles.claims.models import Claim
from articles.claims.services.state import contention_of, refresh_claim_state
from articles.claims.services.withhold import release_claim, withhold_claim
from articles.claims.vocabulary import Contention
from tests.factories.claims import make_claim, make_evidence, make_item, make_link, make_source
from tests.factories.entities import make_entity, make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def contention(claim):
    claim.refresh_from_db()
    return claim.contention


def facts(claim):
    claim.refresh_from_db()
    return ClaimFacts.from_card(claim.card)


def test_a_denial_by_the_accused_denies():
    valtos = make_person()
    accusation = make_claim(speech_act="accuse", accused=[valtos])
    make_link(make_claim(speech_act="deny", claimants=[valtos], said_on="2026-03-02"), accusation)
    assert contention(accusation) == "denied"
    assert [(answer.by, answer.on) for answer in facts(accusation).answers] == [(valtos.name, "2026-03-02")]


def test_a_denial_by_somebody_else_disputes():
    accusation = make_claim(speech_act="accuse", accused=[make_person()])
    make_link(make_claim(speech_act="deny", claimants=[make_person()]), accusation)
    assert contention(accusation) == "disputed"


def test_an_objection_changes_nothing_in_the_argument():
    valtos = make_person()
    accusation = make_claim(speech_act="accuse", accused=[valtos])
    make_link(make_claim(speech_act="object", claimants=[valtos]), accusation, kind="objects_to")
    assert contention(accusation) == "none"
    assert [answer.kind for answer in facts(accusation).answers] == ["objects_to"]


def test_only_the_claimant_withdraws():
    office = make_entity()
    claim = make_claim(claimants=[office], standing="body")
    make_link(
        make_claim(claimants=[make_entity()], standing="body", speech_act="withdraw"), claim, kind="withdraws"
    )
    assert contention(claim) == "none"
    make_link(make_claim(claimants=[office], standing="body", speech_act="withdraw"), claim, kind="withdraws")
    assert contention(claim) == "withdrawn_by_claimant"


def test_evidence_against_the_content_disputes_and_against_the_attribution_does_not():
    claim = make_claim()
    make_evidence(claim, tests="attribution", stance="refutes")
    assert contention(claim) == "none"
    make_evidence(claim, tests="content", stance="refutes")
    assert contention(claim) == "disputed"


def test_no_count_of_documents_ever_supports():
    claim = make_claim()
    for _ in range(5):
        make_evidence(claim, tests="content", stance="supports", is_public=True)
    assert contention(claim) == "none"


def test_the_card_counts_only_what_readers_may_see():
    claim, source = make_claim(), make_source()
    for _ in range(2):
        make_evidence(claim, item=make_item(source=source, is_public=True), is_public=True)
    make_evidence(claim, item=make_item(is_public=False), is_public=True)
    make_evidence(claim, item=make_item(is_public=True), is_public=False)
    assert (facts(claim).items, facts(claim).origins) == (2, 1)


def test_a_withheld_answer_leaves_the_card_and_comes_back():
    valtos, legal = make_person(), make_user("Legal")
    accusation = make_claim(speech_act="accuse", accused=[valtos])
    denial = make_claim(speech_act="deny", claimants=[valtos])
    make_link(denial, accusation)
    withhold_claim(claim=denial, by=legal, reason="Court order")
    assert (contention(accusation), facts(accusation).answers) == ("none", ())
    release_claim(claim=denial, by=legal)
    assert contention(accusation) == "denied"


def test_people_of_a_body_decide_the_standing():
    claim = make_claim(claimants=[make_entity()], standing="people_of_body")
    assert facts(claim).standing == "people_of_body"


def test_refreshing_again_changes_nothing():
    valtos = make_person()
    accusation = make_claim(speech_act="accuse", accused=[valtos])
    make_link(make_claim(speech_act="deny", claimants=[valtos]), accusation)
    assert refresh_claim_state(Claim.objects.all()) == []


def test_refresh_costs_the_same_for_one_and_many(django_assert_max_num_queries):
    claims = [make_claim(claimants=[make_entity()]) for _ in range(10)]
    Claim.objects.update(card={})
    with django_assert_max_num_queries(8):
        refresh_claim_state(claims)


FLAGS = ("denied_by_accused", "disputed_by_others", "refuted", "withdrawn_by_claimant")


@pytest.mark.parametrize("values", list(itertools.product([False, True], repeat=4)))
def test_contention_names_the_strongest_fact(values):
    flags = dict(zip(FLAGS, values, strict=True))
    if flags["withdrawn_by_claimant"]:
        expected = Contention.WITHDRAWN_BY_CLAIMANT
    elif flags["denied_by_accused"]:
        expected = Contention.DENIED
    elif flags["disputed_by_others"] or flags["refuted"]:
        expected = Contention.DISPUTED
    else:
        expected = Contention.NONE
    assert contention_of(**flags) == expected


@given(st.fixed_dictionaries({flag: st.booleans() for flag in FLAGS}))
def test_contention_never_supports_by_itself(flags):
    assert contention_of(**flags) != Contention.SUPPORTED
