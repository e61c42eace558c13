"""What one act settles: the plan, claim by claim."""

import pytest

from articles.claims.exceptions import CheckNotAllowed
from articles.claims.models import Assessment, Verdict
from articles.claims.selectors.one_act import plan_for
from articles.claims.services.one_act import settle_in_one_act
from articles.claims.services.verdicts import propose, take
from newsroom.ledger.models import HistoryEntry
from tests.factories.claims import make_claim, make_evidence, make_item, make_source
from tests.factories.entities import make_entity
from tests.factories.newsroom import make_user
from tests.factories.verdicts import make_verdict

pytestmark = pytest.mark.django_db


def planned(claim, user=None):
    (plan,) = plan_for([claim.pk], user or make_user())
    return plan.what, plan.rating


def by_source(kind, entity=None):
    return make_item(source=make_source(kind=kind, entity=entity))


def test_evidence_of_the_saying_confirms():
    claim = make_claim(harm="low")
    make_evidence(claim)
    assert planned(claim) == ("confirm", "confirmed")


def test_what_only_other_media_tell_is_second_hand():
    claim = make_claim(claimants=[make_entity("Harbour office")])
    make_evidence(claim, item=by_source("media"))
    assert planned(claim) == ("confirm", "second_hand")
    make_evidence(claim, item=by_source("official"))
    assert planned(claim) == ("confirm", "confirmed")


def test_a_medium_confirms_its_own_words():
    paper = make_entity("Quay Gazette")
    claim = make_claim(claimants=[paper])
    make_evidence(claim, item=by_source("media", paper))
    assert planned(claim) == ("confirm", "confirmed")
    relayed = make_claim(mode="media")
    make_evidence(relayed, item=by_source("media"))
    assert planned(relayed) == ("confirm", "confirmed")


@pytest.mark.parametrize(
    "fields", [{"tests": "content"}, {"stance": "context"}], ids=["of the content", "context"]
)
def test_evidence_of_something_else_confirms_nothing(fields):
    claim = make_claim()
    make_evidence(claim, **fields)
    assert planned(claim) == ("skip", "")


def test_what_stays_out_of_one_act():
    against, grave, act = make_claim(), make_claim(harm="moderate"), make_claim(basis="official_act")
    make_evidence(against, stance="refutes")
    make_evidence(grave)
    taken, said = make_claim(), make_claim()
    take(claim=taken, by=make_user("Checker", first_name="Ana", last_name="Ruiz"))
    make_verdict(said)
    plan = plan_for([claim.pk for claim in (against, grave, act, taken, said)], make_user())
    assert [(each.what, each.words) for each in plan] == [
        ("leave", "Something on file speaks against it: look at it first."),
        ("leave", "Its harm is moderate: it takes more than one act."),
        ("decided", "An official act: it stands on its record."),
        ("leave", "Ana Ruiz is on it."),
        ("decided", "Confirmed: they said so"),
    ]


def test_one_act_settles_and_tells_what_it_left():
    backed, bare, grave, by = make_claim(), make_claim(), make_claim(harm="grave"), make_user()
    make_evidence(backed)
    keys = [backed.pk, bare.pk, grave.pk]
    settled = settle_in_one_act(keys, by=by)
    assert ([*settled.confirmed], [*settled.skipped]) == ([backed], [])
    assert [each.claim for each in settled.left] == [bare, grave]
    settled = settle_in_one_act(keys, by=by, skip_reason="Weather.")
    assert ([*settled.confirmed], [*settled.skipped]) == ([], [bare])
    verdict = Verdict.objects.get()
    assert (verdict.check_of.claim, verdict.path, verdict.proposed_by) == (backed, "one_act", by)
    assert Assessment.objects.values_list("role", "rationale").order_by("pk").last() == (
        "skipped",
        "Weather.",
    )
    entries = HistoryEntry.objects.filter(
        object_label="claims.claim", verb__in=["give verdict", "skip check"]
    )
    assert list(entries.order_by("pk").values_list("object_id", "note")) == [
        (str(backed.pk), "Did they say it: Confirmed: they said so."),
        (str(bare.pk), "Did they say it: Weather."),
    ]


def test_one_act_is_refused_to_who_may_not_check():
    claim = make_claim()
    with pytest.raises(CheckNotAllowed):
        settle_in_one_act([claim.pk], by=make_user("Reporter"), skip_reason="x")


def test_what_waits_to_be_approved_is_not_settled_when_its_harm_is_lowered():
    claim = make_claim(harm="grave")
    make_evidence(claim)
    propose(claim=claim, axis="attribution", rating="confirmed", rationale="x", by=make_user("Checker"))
    type(claim).objects.update(harm="low")
    assert planned(claim) == ("leave", "")


@pytest.mark.parametrize("count", [1, 3])
def test_the_plan_costs_four_queries(count, django_assert_num_queries):
    claims = [make_claim() for _ in range(count)]
    for claim in claims:
        make_evidence(claim)
    user = make_user()
    with django_assert_num_queries(4):
        assert len(plan_for([claim.pk for claim in claims], user)) == count
