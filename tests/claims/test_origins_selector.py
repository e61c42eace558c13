"""What stands behind claims on file: which rows count, what changes the count, and what it costs."""

import pytest

from articles.claims.models import Derivation
from articles.claims.selectors.derivations import claims_resting_on, steps_from
from articles.claims.selectors.origins import origins_for
from articles.claims.services.link import link_claims
from tests.factories.claims import make_claim, make_evidence, make_item, make_source
from tests.factories.entities import make_entity
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def resting_on(*items, **fields):
    claim = make_claim()
    for item in items:
        make_evidence(claim, item=item, is_public=True, **fields)
    return claim


def papers(count, **fields):
    return [make_item(is_public=True, **fields) for _ in range(count)]


def derive(start, end, kind="quotes", **fields):
    return Derivation.objects.create(from_item=start, to_item=end, kind=kind, **fields)


def counts(claim):
    """As the desk counts, as the queue does, as readers are told."""
    claim.refresh_from_db()
    claim.queue_row.refresh_from_db()
    found = origins_for([claim.pk])[claim.pk]
    return (
        (found.documents, found.roots),
        (claim.queue_row.documents, claim.queue_row.origins),
        (claim.card["items"], claim.card["origins"]),
    )


def all_say(documents, roots):
    return ((documents, roots),) * 3


def test_desk_queue_and_readers_are_told_the_same():
    one, two, wire = papers(3)
    claim = resting_on(one, two)
    assert counts(claim) == all_say(2, 2)
    derive(one, wire)
    derive(two, wire, "wire_copy")
    assert counts(claim) == all_say(2, 1)


@pytest.mark.parametrize("status", ["proposed", "dismissed"])
def test_what_nobody_accepted_counts_nothing(status):
    one, two = papers(2)
    claim = resting_on(one, two)
    derive(one, two, status=status)
    assert counts(claim) == all_say(2, 2)


def test_a_derivation_far_behind_changes_the_count():
    one, two, middle, wire = papers(4)
    claim = resting_on(one, two)
    derive(one, middle)
    derive(two, wire)
    assert counts(claim) == all_say(2, 2)
    derive(middle, wire)
    assert counts(claim) == all_say(2, 1)
    assert claims_resting_on([wire.pk]) == {claim.pk}


def test_only_what_supports_is_counted():
    one, two = papers(2)
    claim = resting_on(one)
    make_evidence(claim, item=two, stance="refutes", is_public=True)
    make_evidence(claim, item=make_item(), stance="context")
    assert counts(claim)[0] == (1, 1)


def test_two_excerpts_of_one_document_are_one_document():
    (one,) = papers(1)
    claim = resting_on(one)
    make_evidence(claim, item=one, tests="content", is_public=True)
    assert counts(claim) == all_say(1, 1)


def test_a_release_binds_whoever_names_it():
    one, two, three = papers(3)
    claim = resting_on(one, three)
    derive(two, one, "same_release")
    derive(two, three, "same_release")
    assert counts(claim) == all_say(2, 1)


def test_a_source_that_gets_an_owner_is_counted_with_it():
    owner = make_entity("Sundby Freight", schema="Company", kind="company")
    first, second = make_source(entity=owner), make_source()
    claim = resting_on(*papers(1, source=first), *papers(1, source=second))
    assert counts(claim) == all_say(2, 2)
    second.entity = owner
    second.save()
    assert counts(claim) == all_say(2, 1)


def test_owners_that_are_merged_are_one_origin():
    owner, twin = (make_entity(name, schema="Company", kind="company") for name in ("Sundby", "Sundby AS"))
    claim = resting_on(
        *papers(1, source=make_source(entity=owner)), *papers(1, source=make_source(entity=twin))
    )
    assert counts(claim) == all_say(2, 2)
    twin.merged_into = owner
    twin.save()
    assert counts(claim) == all_say(2, 1)


def test_bodies_of_one_government_are_one_origin():
    government = make_entity("Government of Norland", schema="PublicBody", kind="government")
    make_entity("Norland", schema="Country", kind="country", government=government)
    bodies = [
        make_entity(name, schema="PublicBody", kind="agency")
        for name in ("Ports of Norland", "Police of Norland")
    ]
    claim = resting_on(*(papers(1, source=make_source(entity=body))[0] for body in bodies))
    assert counts(claim) == all_say(2, 1)


def test_sources_that_nobody_knows_count_as_one():
    claim = resting_on(*(papers(1, source=make_source(kind="unknown"))[0] for _ in range(2)), *papers(1))
    assert counts(claim) == all_say(3, 2)


def test_a_page_that_turns_out_to_be_ours_is_no_origin(settings):
    settings.SITE_URL = "https://paper.example"
    one, two = papers(2)
    claim = resting_on(one)
    derive(one, two)
    assert counts(claim)[0] == (1, 1)
    two.url = "https://paper.example/stories/quay/"
    two.save()
    found = origins_for([claim.pk])[claim.pk]
    assert (found.documents, found.roots, found.circular) == (1, 0, ((one.pk, two.pk),))
    assert found.circular_words == (f"“{one.title}” quotes our own story “{two.title}”",)


def test_evidence_on_the_content_of_the_head_counts_for_its_group():
    one, two, three = papers(3)
    head = resting_on(one)
    make_evidence(head, item=two, tests="content")
    claim = resting_on(three)
    type(claim).objects.filter(pk=claim.pk).update(canonical=head)
    found = origins_for([claim.pk, head.pk])
    assert (found[claim.pk].supporting, found[head.pk].supporting) == (
        (two.pk, three.pk),
        (one.pk, two.pk),
    )
    assert claims_resting_on([two.pk]) == {claim.pk, head.pk}


def test_rings_end_in_the_database_too():
    one, two, three = papers(3)
    derive(one, two)
    derive(two, three)
    derive(three, one)
    assert [(step.start, step.end) for step in steps_from([two.pk])] == [
        (one.pk, two.pk),
        (two.pk, three.pk),
        (three.pk, one.pk),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_claims_cost_the_same_for_one_and_three(count, django_assert_num_queries):
    owner = make_entity("Ports of Norland", schema="PublicBody", kind="agency")
    claims = []
    for _ in range(count):
        one, two = papers(2, source=make_source(entity=owner))
        claims.append(resting_on(one, two).pk)
        derive(one, make_item())
    origins_for(claims)
    with django_assert_num_queries(6):
        origins_for(claims)
    with django_assert_num_queries(0):
        assert origins_for([]) == {}


def test_links_between_claims_have_no_say():
    one, two = papers(2)
    first, second = resting_on(one), resting_on(two)
    link_claims([(first, "confirms", second)], by=make_user("Checker"))
    assert counts(first) == all_say(1, 1)
