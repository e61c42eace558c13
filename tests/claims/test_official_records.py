"""The record an official act rests on."""

import pytest
from django.utils import timezone

from articles.claims.models import ClaimParty
from articles.claims.selectors import ActFound, records_for_acts
from tests.factories.claims import make_claim, make_evidence
from tests.factories.entities import make_entity, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def treasury():
    return make_entity("Vastaran Treasury", slug="treasury", schema="PublicBody", kind="agency")


@pytest.fixture
def ferry():
    return make_entity("Night Ferry", slug="night-ferry", kind="gang")


def make_act(authority, *targets, documents=0, **fields):
    """A claim that rests on an official act, with its targets as subjects."""
    fields = {"basis": "official_act", "mode": "own", "speech_act": "sanction", **fields}
    claim = make_claim(claimants=[authority], standing="body", **fields)
    for target in targets:
        ClaimParty.objects.create(claim=claim, entity=target, role="subject")
    for _ in range(documents):
        make_evidence(claim)
    return claim


def asked(**fields) -> ActFound:
    known = {
        "speech_act": "sanction",
        "authorities": ("treasury",),
        "targets": ("night-ferry",),
        "source": "The Treasury",
    }
    return ActFound(**{**known, **fields})


def found(*acts: ActFound) -> list[list[tuple[int, int]]]:
    return [[(record.claim.pk, record.documents) for record in records] for records in records_for_acts(acts)]


def test_record_is_the_same_act_by_the_same_authority_on_the_same_target(treasury, ferry):
    claim = make_act(treasury, ferry, documents=2)
    assert found(asked()) == [[(claim.pk, 2)]]


@pytest.mark.parametrize(
    "other",
    [
        {"speech_act": "designate"},
        {"authorities": ("senate",)},
        {"authorities": (), "source": "the Senate"},
        {"targets": ("reef-front",)},
        {"targets": ()},
    ],
)
def test_record_of_something_else_is_none(treasury, ferry, other):
    make_act(treasury, ferry)
    make_entity("Reef Front", slug="reef-front")
    assert found(asked(**other)) == [[]]


def test_record_without_an_authority_in_the_text_may_be_anybodys(treasury, ferry):
    claim = make_act(treasury, ferry)
    assert found(asked(authorities=(), source="")) == [[(claim.pk, 0)]]


def test_record_by_an_authority_not_on_file_is_known_by_its_words(ferry):
    claim = make_claim(basis="official_act", mode="own", speech_act="sanction", claimant_label="The Treasury")
    ClaimParty.objects.create(claim=claim, entity=ferry, role="subject")
    assert found(asked(authorities=(), source="the Treasury")) == [[(claim.pk, 0)]]


def test_record_is_no_statement_and_nothing_withheld(treasury, ferry):
    make_act(treasury, ferry, basis="statement", mode="on_record")
    make_act(treasury, ferry, withheld_at=timezone.now())
    assert found(asked()) == [[]]


def test_record_counts_each_document_once_and_none_that_refutes(treasury, ferry):
    claim = make_act(treasury, ferry, documents=1)
    make_evidence(claim, item=claim.evidence.get().item, tests="content")
    make_evidence(claim, stance="refutes")
    assert found(asked()) == [[(claim.pk, 1)]]


def test_records_come_best_first(treasury, ferry):
    front = make_entity("Reef Front", slug="reef-front")
    one_target = make_act(treasury, ferry, documents=2)
    older = make_act(treasury, ferry, front, said_on="2019-01")
    newer = make_act(treasury, ferry, front, said_on="2021")
    (records,) = found(asked(targets=("night-ferry", "reef-front")))
    assert [pk for pk, _ in records] == [newer.pk, older.pk, one_target.pk]


def test_record_of_a_merged_entity_counts_for_the_one_that_stands(treasury, ferry):
    old = make_entity("Ferry by Night", merged_into=ferry)
    claim = make_act(treasury, old)
    assert found(asked()) == [[(claim.pk, 0)]]


def test_record_of_a_charge_is_found_by_the_accused(treasury):
    valtos = make_person("Imre Valtos", slug="imre-valtos")
    claim = make_claim(
        claimants=[treasury],
        accused=[valtos],
        standing="body",
        basis="official_act",
        mode="own",
        speech_act="charge",
    )
    assert found(asked(speech_act="charge", targets=("imre-valtos",))) == [[(claim.pk, 0)]]


@pytest.mark.parametrize("count", [1, 3])
def test_records_cost_the_same_for_any_number_of_acts(treasury, ferry, count, django_assert_num_queries):
    for _ in range(count):
        make_act(treasury, ferry, documents=1)
    with django_assert_num_queries(2):
        found(*[asked() for _ in range(count)])


def test_records_of_nothing_on_file_ask_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert found(asked(targets=())) == [[]]
