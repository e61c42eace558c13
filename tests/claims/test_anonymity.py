"""Anonymity is granted by somebody who does not know the source, and the source is written down nowhere."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.claims.exceptions import ClaimNotAllowed
from articles.claims.models import AnonymityGrant
from articles.claims.services.anonymity import end_anonymity, grant_anonymity
from newsroom.ledger.models import HistoryEntry
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def granted(claim, **fields) -> AnonymityGrant:
    return grant_anonymity(
        **{
            "claim": claim,
            "by": make_user(),
            "reason": "Would lose a post.",
            "means_of_knowledge": "Was in the room.",
            "known_to": make_user(),
            "expires_on": timezone.localdate(),
            **fields,
        }
    )


def history() -> list[tuple[str, str]]:
    entries = HistoryEntry.objects.filter(verb__endswith="anonymity").order_by("pk")
    return list(entries.values_list("verb", "note"))


def test_a_grant_holds_up_to_its_last_day():
    grant = granted(make_claim(mode="anonymous"))
    today = timezone.localdate()
    assert [grant.holds_on(today), grant.holds_on(today + timedelta(days=1))] == [True, False]


def test_the_history_tells_of_a_grant_without_why_and_how():
    grant = granted(make_claim(mode="anonymous"))
    end_anonymity(grant=grant, by=make_user())
    assert history() == [
        ("grant anonymity", f"until {timezone.localdate().isoformat()}"),
        ("end anonymity", ""),
    ]


def test_an_ended_grant_holds_no_longer_and_stays_as_it_was_ended():
    first, second = make_user(), make_user()
    grant = end_anonymity(grant=granted(make_claim()), by=first)
    again = end_anonymity(grant=grant, by=second)
    assert (again.ended_by, again.holds_on(timezone.localdate()), len(history())) == (first, False, 2)


@pytest.mark.parametrize("role", ["Reporter", "Checker", "Legal", "Importer"])
def test_other_roles_grant_and_end_nothing(role):
    with pytest.raises(ClaimNotAllowed):
        granted(make_claim(), by=make_user(role=role))
    with pytest.raises(ClaimNotAllowed):
        end_anonymity(grant=granted(make_claim()), by=make_user(role=role))


def test_nobody_approves_for_themselves():
    editor, claim = make_user(), make_claim()
    with pytest.raises(ValidationError) as refused:
        granted(claim, by=editor, known_to=editor)
    assert list(refused.value.message_dict) == ["known_to"]
    with pytest.raises(IntegrityError), transaction.atomic():
        AnonymityGrant.objects.create(
            claim=claim,
            reason="x",
            means_of_knowledge="y",
            known_to=editor,
            approved_by=editor,
            expires_on=timezone.localdate(),
        )


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"reason": " "}, ["reason"]),
        ({"means_of_knowledge": ""}, ["means_of_knowledge"]),
        ({"expires_on": timezone.localdate() - timedelta(days=1)}, ["expires_on"]),
    ],
)
def test_a_grant_says_why_how_and_until_a_day_to_come(fields, named):
    with pytest.raises(ValidationError) as refused:
        granted(make_claim(), **fields)
    assert [name for name in refused.value.message_dict if name != "__all__"] == named


def test_no_field_holds_who_the_source_is():
    assert [field.name for field in AnonymityGrant._meta.concrete_fields] == [
        "id",
        "claim",
        "reason",
        "means_of_knowledge",
        "known_to",
        "approved_by",
        "granted_at",
        "expires_on",
        "ended_at",
        "ended_by",
    ]


# --- the screen -------------------------------------------------------------------------------------------------


def page(claim, name="anonymity", *more) -> str:
    return reverse(f"admin:claims_claim_{name}", args=[claim.pk, *more])


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("Editor", 200),
        ("Administrator", 200),
        ("Reporter", 403),
        ("Checker", 403),
        ("Legal", 403),
        ("Importer", 403),
    ],
)
def test_the_page_opens_for_those_who_may_grant(client, role, status):
    claim = make_claim(mode="anonymous")
    grant = granted(claim)
    client.force_login(make_user(role=role))
    ends = client.post(page(claim, "anonymity_end", grant.pk)).status_code
    assert (client.get(page(claim)).status_code, ends) == (status, 302 if status == 200 else 403)


def test_an_editor_grants_and_ends_it_on_the_page(client):
    claim, editor, other = make_claim(mode="anonymous"), make_user(), make_user()
    client.force_login(editor)
    posted = {
        "reason": "Would lose a post.",
        "means_of_knowledge": "Was in the room.",
        "known_to": other.pk,
        "expires_on": timezone.localdate().isoformat(),
    }
    assert client.post(page(claim), posted).status_code == 302
    grant = claim.anonymity_grants.get()
    assert (grant.approved_by, grant.known_to) == (editor, other)
    assert client.post(page(claim), {**posted, "known_to": editor.pk}).status_code == 200
    assert client.get(page(claim, "anonymity_end", grant.pk)).status_code == 403
    client.post(page(claim, "anonymity_end", grant.pk))
    grant.refresh_from_db()
    assert grant.ended_by == editor


def test_the_claim_links_to_the_page_where_its_source_has_no_name(client):
    client.force_login(make_user())
    linked = {
        mode: page(claim) in client.get(page(claim, "change")).content.decode()
        for mode in ("anonymous", "on_record")
        for claim in [make_claim(mode=mode)]
    }
    assert linked == {"anonymous": True, "on_record": False}


def test_the_page_costs_the_same_for_one_grant_and_three(client):
    client.force_login(make_user())
    costs = []
    for number in (1, 3):
        claim = make_claim(mode="anonymous")
        for _ in range(number):
            granted(claim)
        with CaptureQueriesContext(connection) as queries:
            client.get(page(claim))
        costs.append(len(queries))
    assert costs[0] == costs[1]
