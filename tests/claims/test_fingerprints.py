"""Fingerprints follow their claims, whatever door a statement comes through."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from articles.claims.models import Claim, ClaimFingerprint, ClaimKey, ClaimParty
from articles.claims.services.fingerprints import refresh_fingerprints, refresh_stale_fingerprints
from articles.claims.services.record import ClaimDraft, record_claims
from articles.claims.similar import VERSION, Fingerprint, fingerprint, keys_of
from tests.claims.test_admin_claim import form_of
from tests.factories.claims import make_claim
from tests.factories.entities import make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

FIELDS = {"public_text": "The office says so.", "mode": "on_record", "speech_act": "say"}


def kept(claim: Claim) -> tuple[Fingerprint, list[int]]:
    """What is on file for a claim."""
    row = ClaimFingerprint.objects.get(claim=claim)
    return Fingerprint.from_json(row.data), sorted(claim.keys.values_list("key", flat=True))


def expected(statement: str, **fields) -> tuple[Fingerprint, list[int]]:
    made = fingerprint(statement, **fields)
    return made, keys_of(made)


def test_recorded_claims_are_filed():
    drafts = [ClaimDraft({"statement": text, **FIELDS}) for text in ("The quay was sold", "Two cranes fell")]
    claims = record_claims(drafts, by=make_user())
    assert [kept(claim) for claim in claims] == [expected("The quay was sold"), expected("Two cranes fell")]


def test_saved_statement_is_filed_anew():
    claim = make_claim(statement="The quay was sold")
    claim.statement = "The quay was not sold to the bank"
    claim.save()
    assert kept(claim) == expected("The quay was not sold to the bank")


def test_saved_denial_is_filed_anew():
    claim = make_claim(statement="Selling the quay")
    claim.speech_act = "deny"
    claim.save(update_fields=["speech_act"])
    assert kept(claim) == expected("Selling the quay", denied=True)


def test_save_of_other_columns_asks_nothing(django_assert_num_queries):
    claim = make_claim(statement="The quay was sold")
    with django_assert_num_queries(1):
        claim.save(update_fields=["cue"])


def test_parties_are_known_by_name():
    valtos = make_person("Imre Valtos")
    claim = make_claim(statement="Imre Valtos sold the quay", accused=[valtos])
    filed = expected("Imre Valtos sold the quay", entities={valtos.pk: ["Imre Valtos"]})
    assert kept(claim) == filed
    ClaimParty.objects.get(claim=claim).delete()
    assert kept(claim) == expected("Imre Valtos sold the quay")


def test_renamed_party_is_known_by_the_new_name():
    valtos = make_person("Imre Valtos")
    claim = make_claim(statement="The Gull sold the quay", accused=[valtos])
    valtos.name = "The Gull"
    valtos.save()
    assert kept(claim) == expected("The Gull sold the quay", entities={valtos.pk: ["The Gull"]})


def test_deleted_claim_leaves_nothing_behind():
    make_claim(statement="Imre Valtos sold the quay", accused=[make_person("Imre Valtos")]).delete()
    assert (ClaimFingerprint.objects.count(), ClaimKey.objects.count()) == (0, 0)


def test_statement_changed_on_its_screen_is_filed_anew(client):
    client.force_login(make_user("Checker"))
    claim = make_claim(statement="The quay was sold")
    valtos = make_person("Imre Valtos")
    party = {"entity": valtos.pk, "role": "accused", "standing": ""}
    posted = form_of(statement="Imre Valtos sold cranes", parties=[party])
    answer = client.post(reverse("admin:claims_claim_change", args=[claim.pk]), posted)
    assert (answer.status_code, kept(claim)) == (
        302,
        expected("Imre Valtos sold cranes", entities={valtos.pk: ["Imre Valtos"]}),
    )


def test_fill_after_an_upgrade_takes_the_missing_and_those_of_other_rules():
    first, second, third = (
        make_claim(statement=f"Quay {name} was sold") for name in ("Orrin", "Tern", "Kessel")
    )
    ClaimFingerprint.objects.filter(claim=first).delete()
    ClaimFingerprint.objects.filter(claim=second).update(version=VERSION + 1, data={})
    ClaimKey.objects.filter(claim__in=[first, second]).delete()
    assert (refresh_stale_fingerprints(), refresh_stale_fingerprints()) == (2, 0)
    assert [kept(claim) for claim in (first, second, third)] == [
        expected(f"Quay {name} was sold") for name in ("Orrin", "Tern", "Kessel")
    ]


def test_migrate_fills_what_is_missing():
    claim = make_claim(statement="The quay was sold")
    ClaimFingerprint.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert kept(claim) == expected("The quay was sold")


def test_refresh_states_puts_right_what_a_back_door_changed(capsys):
    claim = make_claim(statement="The quay was sold")
    Claim.objects.update(statement="Two cranes fell")
    call_command("refresh_states")
    assert (
        capsys.readouterr().out
        == "0 claims, 1 fingerprints, 1 rows of the queue and 0 print states were out of date.\n"
    )
    assert kept(claim) == expected("Two cranes fell")


def test_refresh_of_what_is_up_to_date_costs_the_same_for_more(django_assert_num_queries):
    keys = [make_claim(claimants=[make_person(f"Imre {name}")]).pk for name in ("Valtos", "Brenn", "Lark")]
    for some in (keys[:1], keys):
        with django_assert_num_queries(7):  # two of them open and close the transaction
            assert refresh_fingerprints(some) == 0
