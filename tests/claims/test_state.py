"""The derived state of claims."""

import itertools
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.claims.labels import ClaimFacts
from articles.claims.labels.contention import contention_of
from articles.claims.models import Claim
from articles.claims.services.state import refresh_claim_state
from articles.claims.services.withhold import release_claim, withhold_claim
from articles.claims.vocabulary import AttributionRating, Contention, ContentRating
from tests.factories.claims import (
    make_claim,
    make_evidence,
    make_item,
    make_link,
    make_reply,
    make_source,
    make_verdict,
)
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
    with django_assert_max_num_queries(13):
        refresh_claim_state(claims)


def test_a_verdict_alone_supports_and_its_successor_takes_that_back():
    claim = make_claim()
    make_verdict(claim, rating="mostly_true")
    assert (contention(claim), facts(claim).content_rating) == ("supported", "mostly_true")
    make_verdict(claim, rating="unproven")
    assert (contention(claim), facts(claim).content_rating) == ("none", "unproven")


def test_a_verdict_weighs_the_evidence_before_it_and_not_what_comes_after():
    claim = make_claim()
    make_evidence(claim, tests="content", stance="refutes")
    make_verdict(claim, rating="true")
    assert contention(claim) == "supported"
    make_evidence(claim, tests="content", stance="refutes")
    assert contention(claim) == "disputed"


def test_that_nobody_said_it_is_our_withdrawal():
    claim = make_claim()
    make_verdict(claim, axis="attribution", rating="not_said")
    assert (contention(claim), facts(claim).attribution_rating) == ("withdrawn_by_us", "not_said")


def test_what_we_could_not_find_out_is_told_apart_from_what_nobody_looked_into():
    claim = make_claim()
    assert facts(claim).attribution_tried is False
    make_verdict(claim, axis="attribution", rating="unknown")
    assert (facts(claim).attribution_rating, facts(claim).attribution_tried) == ("unknown", True)


@pytest.mark.parametrize(("mode", "state"), [("own", "withdrawn_by_us"), ("on_record", "disputed")])
def test_what_proves_false_is_withdrawn_where_we_said_it_ourselves(mode, state):
    claim = make_claim(mode=mode)
    make_verdict(claim, rating="false")
    assert contention(claim) == state


def test_our_own_withdrawal_is_a_claim_like_any_other():
    claim = make_claim()
    make_link(make_claim(mode="own", speech_act="withdraw", said_on="2026-05-01"), claim, kind="withdraws")
    assert contention(claim) == "withdrawn_by_us"
    assert [(answer.ours, answer.on) for answer in facts(claim).answers] == [(True, "2026-05-01")]


def test_what_is_found_of_the_content_counts_for_all_that_say_the_same():
    head, member = make_claim(), make_claim()
    Claim.objects.filter(pk=member.pk).update(canonical=head)
    member.refresh_from_db()
    make_verdict(member, rating="false")
    make_verdict(member, axis="attribution", rating="confirmed")
    assert [facts(claim).content_rating for claim in (head, member)] == ["false", "false"]
    assert [facts(claim).attribution_rating for claim in (head, member)] == ["unknown", "confirmed"]


def test_evidence_on_the_content_counts_for_all_that_say_the_same():
    head, member = make_claim(), make_claim()
    Claim.objects.filter(pk=member.pk).update(canonical=head)
    piece = make_evidence(head, tests="content", stance="refutes")
    assert [contention(claim) for claim in (head, member)] == ["disputed", "disputed"]
    piece.delete()
    assert [contention(claim) for claim in (head, member)] == ["none", "none"]


def test_readers_are_told_whom_we_asked_in_vain_and_not_while_there_is_time():
    valtos = make_person(name="Imre Valtos")
    claim = make_claim(speech_act="accuse", accused=[valtos])
    request = make_reply(claim, respondent=valtos, sent_at=datetime(2026, 5, 3, 12, tzinfo=UTC))
    assert facts(claim).asked_on is None
    request.outcome = "no_answer"
    request.save()
    assert (facts(claim).asked_on, facts(claim).asked_of) == (date(2026, 5, 3), "Imre Valtos")
    make_link(make_claim(speech_act="deny", claimants=[valtos]), claim)
    assert facts(claim).asked_on is None


def test_who_declined_to_comment_is_named_where_readers_know_the_name():
    valtos, stranger = make_person(name="Imre Valtos"), make_person()
    claim = make_claim(speech_act="accuse", accused=[valtos])
    for respondent in (valtos, stranger):
        make_reply(
            claim,
            respondent=respondent,
            sent_at=datetime(2026, 5, 3, 12, tzinfo=UTC),
            outcome="declined",
            outcome_at=datetime(2026, 5, 4, 12, tzinfo=UTC),
        )
    told = [(answer.by, answer.act, answer.on) for answer in facts(claim).answers]
    assert told == [("Imre Valtos", "decline", "2026-05-04"), ("", "decline", "2026-05-04")]


FLAGS = (
    "denied_by_accused",
    "disputed_by_others",
    "refuted",
    "withdrawn_by_claimant",
    "withdrawn_by_us",
    "in_our_voice",
)


@pytest.mark.parametrize("attribution", AttributionRating)
@pytest.mark.parametrize("content", ContentRating)
def test_contention_names_the_strongest_fact(attribution, content):
    """The whole table: 64 states of the argument under each pair of verdicts."""
    found = {}
    for values in itertools.product([False, True], repeat=len(FLAGS)):
        found[values] = contention_of(
            **dict(zip(FLAGS, values, strict=True)), attribution=attribution, content=content
        )
    assert found == {values: expected(*values, attribution, content) for values in found}


def expected(denied, disputed, refuted, by_claimant, by_us, in_our_voice, attribution, content):
    """Row by row, the first that fits."""
    rows = [
        (by_us, Contention.WITHDRAWN_BY_US),
        (attribution == "not_said", Contention.WITHDRAWN_BY_US),
        (in_our_voice and content == "false", Contention.WITHDRAWN_BY_US),
        (in_our_voice and content == "mostly_false", Contention.WITHDRAWN_BY_US),
        (by_claimant, Contention.WITHDRAWN_BY_CLAIMANT),
        (denied, Contention.DENIED),
        (disputed or refuted, Contention.DISPUTED),
        (content in ("false", "mostly_false", "mixed"), Contention.DISPUTED),
        (content in ("true", "mostly_true"), Contention.SUPPORTED),
    ]
    return next((state for holds, state in rows if holds), Contention.NONE)


@given(st.fixed_dictionaries({flag: st.booleans() for flag in FLAGS}))
def test_contention_never_supports_by_itself(flags):
    assert contention_of(**flags) != Contention.SUPPORTED
