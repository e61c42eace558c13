"""The panel of a source without a name, and the forms that it leads to."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.claims.models import IdentityReader, SourceIdentity
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user
from tests.factories.vault import IDENTITY, PASSWORD, make_grant, make_identity, make_reader, turn_on

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def keys(settings):
    return turn_on(settings)


def panel(user, claim) -> str:
    """The words of the panel as this person sees it."""
    client = Client()
    client.force_login(user)
    html = client.get(reverse("admin:desk_claim", args=[claim.uid])).content.decode()
    part = html[html.index('id="panel-anonymity"') :]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", part[: part.index("</section>")]))


def post(user, name, claim, *keys, **data):
    client = Client()
    client.force_login(user)
    return client.post(reverse(f"admin:desk_claim_{name}", args=[claim.uid, *keys]), data)


def test_everybody_at_the_desk_sees_the_grant_and_no_more():
    identity = make_identity()
    claim, text = identity.grant.claim, panel(make_user("Reporter"), identity.grant.claim)
    told = f"Source not named, granted by {identity.grant.approved_by}"
    hidden = ["Would lose a post", "Was in the room", "on file", "Show who it is", str(identity.filed_by)]
    assert (told in text, [each for each in hidden if each in text]) == (True, [])
    assert "Would lose a post." in panel(identity.grant.approved_by, claim)


def test_people_who_are_named_are_named_on_the_panel():
    identity = make_identity(known_to=make_user(first_name="Ana", last_name="Reyes"))
    make_reader(identity, person=make_user("Checker", first_name="Ben", last_name="Osei"))
    text = panel(identity.filed_by, identity.grant.claim)
    assert "Identity on file, shown to Ana Reyes and Ben Osei." in text
    assert "Show who it is" in text


def test_with_the_vault_off_the_panel_says_that_it_stands_nowhere(settings):
    settings.NEWSROOM_VAULT_KEYS = ()
    grant = make_grant()
    text = panel(grant.known_to, grant.claim)
    assert ("Who it is stands nowhere" in text, "Put the identity on file" in text) == (True, False)


def test_a_claim_without_a_grant_says_so():
    assert "No grant" in panel(make_user(), make_claim(mode="anonymous"))
    assert "The source is named." in panel(make_user(), make_claim())


def test_it_is_put_on_file_by_the_form_and_never_comes_back():
    grant = make_grant()
    answer = post(grant.known_to, "file_identity", grant.claim, grant.pk, identity=IDENTITY)
    assert (answer.status_code, answer.url.endswith("#panel-anonymity")) == (302, True)
    assert SourceIdentity.objects.get().grant == grant
    refused = post(grant.known_to, "file_identity", grant.claim, grant.pk, identity=IDENTITY)
    assert (refused.status_code, IDENTITY in refused.content.decode()) == (302, False)
    assert IDENTITY not in panel(grant.known_to, grant.claim)


def test_only_the_right_people_get_anywhere():
    identity = make_identity()
    grant, claim = identity.grant, identity.grant.claim
    reader = make_reader(identity, approved_by=False)
    boss = make_user("Administrator")
    data = {"reason": "To call back", "password": PASSWORD}
    statuses = [
        post(boss, "reveal_identity", claim, grant.pk, **data).status_code,
        post(boss, "file_identity", claim, grant.pk, identity="x").status_code,
        post(boss, "ask_reader", claim, grant.pk, person=make_user().pk).status_code,
        post(grant.known_to, "decide_reader", claim, reader.pk, "approve").status_code,
        post(make_user("Legal"), "decide_reader", claim, reader.pk, "approve").status_code,
        post(make_user("Legal"), "remove_identity", claim, grant.pk).status_code,
    ]
    assert statuses == [403] * 6


def test_an_identity_is_found_under_its_own_claim_alone():
    identity, other = make_identity(), make_claim()
    reader = make_reader(identity)
    by = identity.filed_by
    statuses = [
        post(by, "reveal_identity", other, identity.grant_id, reason="x", password=PASSWORD).status_code,
        post(by, "remove_identity", other, identity.grant_id).status_code,
        post(by, "decide_reader", other, reader.pk, "remove").status_code,
        post(by, "decide_reader", identity.grant.claim, reader.pk, "promote").status_code,
    ]
    assert statuses == [404] * 4


def test_a_reader_is_asked_for_approved_and_taken_off_by_the_forms():
    identity = make_identity()
    claim, person = identity.grant.claim, make_user("Checker")
    post(identity.filed_by, "ask_reader", claim, identity.grant_id, person=person.pk)
    reader = IdentityReader.objects.get()
    assert "waits for approval" in panel(identity.filed_by, claim)
    post(make_user(), "decide_reader", claim, reader.pk, "approve")
    answer = post(
        person, "reveal_identity", claim, identity.grant_id, reason="To call back", password=PASSWORD
    )
    assert IDENTITY in answer.content.decode()
    post(person, "decide_reader", claim, reader.pk, "remove")
    reader.refresh_from_db()
    assert (reader.removed_by, "Show who it is" in panel(person, claim)) == (person, False)


@pytest.mark.parametrize("person", ["", "0", "x", "9" * 30])
def test_who_is_not_there_cannot_be_asked_for(person):
    identity = make_identity()
    answer = post(identity.filed_by, "ask_reader", identity.grant.claim, identity.grant_id, person=person)
    assert (answer.status_code, IdentityReader.objects.count()) == (302, 0)


def test_the_panel_costs_the_same_for_one_grant_and_three():
    costs, claims = [], [make_claim(mode="anonymous"), make_claim(mode="anonymous")]
    for claim, number in zip(claims, (1, 3), strict=True):
        by = make_user()
        for _ in range(number):
            make_reader(make_identity(claim=claim, known_to=by))
        client = Client()
        client.force_login(by)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("admin:desk_claim", args=[claim.uid]))
        costs.append(len(queries))
    assert costs[0] == costs[1]
