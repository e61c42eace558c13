"""Claims on file beside a new statement."""

import pytest

from articles.claims.selectors import Sought, similar_claims, similar_to_each
from articles.claims.services.withhold import withhold_claim
from tests.factories.claims import make_claim
from tests.factories.entities import make_entity, make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def found(statement: str, **options) -> list[tuple[int, str]]:
    return [(similar.claim.pk, str(similar.relation)) for similar in similar_claims(statement, **options)]


@pytest.fixture
def on_file():
    """The keys of claims about one quay and of one about something else."""
    statements = {
        "same": "The harbour office sold the northern quay to Gulf Line",
        "opposite": "The harbour office never sold the northern quay to Gulf Line",
        "related": "Gulf Line repaired the northern quay after the storm",
        "different": "Two guards of the prison at Greyholm were dismissed",
    }
    return {name: make_claim(statement=statement).pk for name, statement in statements.items()}


def test_nearest_come_first_and_what_is_merely_related_last(on_file):
    assert found("The northern quay was sold to Gulf Line by the harbour office") == [
        (on_file["same"], "same"),
        (on_file["opposite"], "opposite"),
        (on_file["related"], "related"),
    ]


def test_related_are_left_out_where_nobody_wants_them(on_file):
    assert found("The harbour office sold the northern quay to Gulf Line", related=False) == [
        (on_file["same"], "same"),
        (on_file["opposite"], "opposite"),
    ]


def test_denied_statement_finds_its_opposite(on_file):
    wanted = "the harbour office: selling the northern quay to Gulf Line"
    assert found(wanted, speech_act="deny", limit=1) == [(on_file["opposite"], "same")]
    assert found(wanted, polarity="negative", limit=1) == [(on_file["opposite"], "same")]


def test_claims_left_out_by_key_are_not_found(on_file):
    assert found("The harbour office sold the northern quay to Gulf Line", exclude=[on_file["same"]])[0] == (
        on_file["opposite"],
        "opposite",
    )


def test_withheld_claims_are_shown_to_the_desk():
    claim = make_claim(statement="The office sold the quay")
    withhold_claim(claim=claim, by=make_user("Legal"), reason="order of a court")
    assert found("The office sold the quay") == [(claim.pk, "same")]


def test_party_is_found_under_another_of_its_names():
    line = make_entity("Gulf Line", slug="gulf-line")
    line.names.create(text="GLX", kind="abbreviation")
    claim = make_claim(statement="GLX bought the northern quay", accused=[line])
    assert found("Gulf Line bought the northern quay", parties=[line.pk]) == [(claim.pk, "same")]


@pytest.mark.parametrize("statement", ["", "…", "of the", "zzyzx"])
def test_statement_with_nothing_to_go_by_finds_nothing(on_file, statement):
    assert found(statement) == []


@pytest.mark.parametrize("size", [1, 3])
def test_search_costs_four_queries_and_six_with_parties(size, django_assert_num_queries):
    valtos = make_person("Imre Valtos")
    for number in range(size):
        make_claim(statement=f"Imre Valtos sold {number + 20} cranes to the bank")
    with django_assert_num_queries(4):
        assert len(similar_claims("Imre Valtos sold 99 cranes to the bank")) == size
    with django_assert_num_queries(6):
        similar_claims("Imre Valtos sold 99 cranes to the bank", parties=[valtos.pk])


def test_many_statements_cost_what_one_costs(on_file, django_assert_num_queries):
    wanted = [
        Sought("The northern quay was sold to Gulf Line by the harbour office"),
        Sought("Prison guards at Greyholm were dismissed"),
        Sought("zzyzx"),
    ]
    with django_assert_num_queries(4):
        groups = similar_to_each(wanted, limit=1)
    assert [[similar.claim.pk for similar in group] for group in groups] == [
        [on_file["same"]],
        [on_file["different"]],
        [],
    ]
