"""The way through the queue from one claim's page to the next."""

import pytest
from django.urls import reverse

from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

refresh_queue = pytest.importorskip("articles.claims.services.queue").refresh_queue

pytestmark = pytest.mark.django_db


def way(client, claim, query=""):
    context = client.get(reverse("admin:desk_claim", args=[claim.uid]) + query).context
    return context["previous_url"], context["next_url"], context["queue_query"]


@pytest.fixture
def record():
    def made(harm):
        claim = make_claim(harm=harm)
        refresh_queue([claim.pk])
        return claim

    return made


@pytest.fixture
def desk(client):
    client.force_login(make_user("Checker"))
    return client


def test_claims_lead_on_in_the_order_of_the_queue(desk, record):
    grave, serious, low = (record(harm) for harm in ("grave", "serious", "low"))
    url = {each: reverse("admin:desk_claim", args=[each.uid]) for each in (grave, serious, low)}
    assert way(desk, grave) == ("", url[serious], "")
    assert way(desk, serious) == (url[grave], url[low], "")
    assert way(desk, low) == (url[serious], "", "")


def test_filters_of_the_queue_are_kept(desk, record):
    one, _, two = record("grave"), record("serious"), record("grave")
    after = f"{reverse('admin:desk_claim', args=[two.uid])}?harm=grave"
    assert way(desk, one, "?harm=grave&near=quay") == ("", after, "?harm=grave")


def test_a_claim_outside_the_queue_goes_on_to_the_first(desk, record):
    first, outside = record("grave"), record("none")
    assert way(desk, outside, "?harm=grave")[1] == (
        f"{reverse('admin:desk_claim', args=[first.uid])}?harm=grave"
    )
