"""What the gate reads of claims: who stands behind the evidence, what is ours, and records about somebody."""

import pytest

from articles.claims.selectors import is_ours, records_about
from articles.claims.selectors.owners import Owners
from tests.factories.claims import make_claim, make_source
from tests.factories.entities import make_entity

pytestmark = pytest.mark.django_db


@pytest.fixture
def government():
    government = make_entity(
        "Government of Norland", slug="government-of-norland", schema="PublicBody", kind="government"
    )
    make_entity(
        "Norland",
        slug="norland",
        schema="Country",
        kind="country",
        government=government,
        names=[("Norlandian", "demonym")],
    )
    return government


def origin(entity) -> str:
    return Owners().of(make_source(slug="a-source", entity=entity))


def body(name, **fields):
    return make_entity(name, schema="PublicBody", kind="agency", slug="a-body", **fields)


def test_a_source_without_owner_is_its_own_origin():
    assert origin(None) == "source:a-source"


def test_a_merged_owner_counts_as_the_one_that_stands_for_it():
    assert origin(make_entity(merged_into=make_entity(slug="the-owner"))) == "the-owner"


@pytest.mark.parametrize(
    ("name", "disambiguator", "expected"),
    [
        ("Ministry of Ports", "Norland", "government-of-norland"),
        ("Norlandian Coast Guard", "", "government-of-norland"),
        ("Coast Guard of Norland", "", "government-of-norland"),
        ("Ministry of Ports", "", "a-body"),
    ],
)
def test_bodies_of_one_government_are_one_origin(government, name, disambiguator, expected):
    assert origin(body(name, disambiguator=disambiguator)) == expected


def test_a_body_of_two_governments_is_its_own_origin(government):
    other = make_entity("Government of Sudland", schema="PublicBody", kind="government")
    make_entity("Sudland", schema="Country", kind="country", government=other)
    assert origin(body("Border Commission", disambiguator="of Norland and Sudland")) == "a-body"


def test_a_company_is_no_part_of_its_country(government):
    assert (
        origin(make_entity("Norland Shipping", schema="Company", kind="company", slug="shipping"))
        == "shipping"
    )


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://paper.example/stories/quay/", True),
        ("http://www.paper.example/", True),
        ("https://paper.example", True),
        ("https://paper.example.org/stories/quay/", False),
        ("https://other.example/paper.example/", False),
        ("", False),
    ],
)
def test_what_lies_on_our_site_is_ours(settings, url, expected):
    settings.SITE_URL = "https://paper.example"
    assert is_ours(url) == expected


def test_records_are_official_acts_done_to_somebody_the_newest_first(django_assert_num_queries):
    cartel = make_entity(slug="the-cartel")
    old_name = make_entity(merged_into=cartel)

    def act(entity, role="subject", **fields):
        claim = make_claim(**{"basis": "official_act", "speech_act": "designate", "refresh": False, **fields})
        claim.party_set.create(entity=entity, role=role, standing="named" if role == "claimant" else "")
        return claim

    older = act(cartel, said_on="2025-02-20")
    newer = act(old_name, role="accused", said_on="2026-01-05")
    act(cartel, role="victim")
    act(cartel, role="claimant")
    act(cartel, basis="statement")
    act(cartel, withheld_at="2026-01-01T00:00:00Z")
    act(make_entity())
    with django_assert_num_queries(2):
        assert records_about(["the-cartel"]) == {"the-cartel": [newer, older]}
    with django_assert_num_queries(0):
        assert records_about([]) == {}
