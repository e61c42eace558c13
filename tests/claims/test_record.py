"""Writing claims down."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from articles.claims.exceptions import ClaimNotAllowed
from articles.claims.services.record import record_claim, review_claim
from articles.claims.services.withhold import withhold_claim
from newsroom.ledger.models import HistoryEntry
from tests.factories.claims import make_claim
from tests.factories.entities import make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

FIELDS = {
    "statement": "the quay was sold",
    "public_text": "Valtos says the quay was sold.",
    "mode": "on_record",
}


def test_record_writes_parties_card_and_history():
    valtos, user = make_person(), make_user()
    claim = record_claim(by=user, parties=[(valtos, "claimant", "named")], **FIELDS)
    assert claim.card["claimants"] == [valtos.name]
    assert HistoryEntry.objects.get(object_label="claims.claim").actor == user


def test_record_refuses_an_unknown_mode():
    with pytest.raises(ValidationError):
        record_claim(by=make_user(), **{**FIELDS, "mode": "whispered"})


def test_record_refuses_who_may_not():
    with pytest.raises(ClaimNotAllowed):
        record_claim(by=make_user("Legal"), **FIELDS)


def test_review_signs_an_imported_claim():
    checker = make_user("Checker")
    claim = make_claim(origin="import")
    assert claim.card["reviewed"] is False
    review_claim(claim=claim, by=checker)
    claim.refresh_from_db()
    assert (claim.reviewed_by, claim.card["reviewed"]) == (checker, True)


@pytest.mark.parametrize("role", ["Reporter", "Editor", "Checker", None])
def test_withhold_is_for_legal(role):
    with pytest.raises(ClaimNotAllowed):
        withhold_claim(claim=make_claim(), by=make_user(role), reason="No")


def test_withhold_needs_a_reason():
    with pytest.raises(ValidationError):
        withhold_claim(claim=make_claim(), by=make_user("Legal"), reason="  ")


def test_record_refuses_a_claimant_without_a_standing():
    """On SQLite, INSERT OR IGNORE would drop the party without a word."""
    with pytest.raises(IntegrityError):
        record_claim(by=make_user(), parties=[(make_person(), "claimant", "")], **FIELDS)


def test_record_names_a_party_once_in_each_role():
    valtos = make_person()
    parties = [(valtos, "claimant", "named"), (valtos, "claimant", "body"), (valtos, "accused", "")]
    claim = record_claim(by=make_user(), parties=parties, **FIELDS)
    assert sorted(claim.party_set.values_list("role", "standing")) == [("accused", ""), ("claimant", "named")]
