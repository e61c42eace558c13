"""Cards follow the records that they repeat, whatever door those were changed through."""

import pytest

from articles.claims.models import Claim
from tests.factories.claims import make_claim, make_evidence, make_item, make_link, make_source
from tests.factories.entities import make_person

pytestmark = pytest.mark.django_db


def card(claim):
    claim.refresh_from_db()
    return claim.card


def test_renamed_entity_is_renamed_on_the_cards_of_its_claims_and_of_what_it_answers():
    valtos = make_person("Imre Valtos")
    accusation = make_claim(speech_act="accuse", accused=[valtos])
    make_link(make_claim(speech_act="deny", claimants=[valtos]), accusation)
    valtos.name = "Imre Valtos-Brenn"
    valtos.save()
    assert card(accusation)["accused"] == ["Imre Valtos-Brenn"]
    assert [answer["by"] for answer in card(accusation)["answers"]] == ["Imre Valtos-Brenn"]


def test_renamed_source_is_renamed_on_the_cards_it_relayed():
    source = make_source(name="Harbour Gazette")
    claim = make_claim(relayed_by=source)
    source.name = "Harbour Gazette and Mail"
    source.save()
    assert card(claim)["relayed_by"] == "Harbour Gazette and Mail"


def test_item_that_is_closed_to_readers_leaves_the_count():
    item = make_item(is_public=True)
    claim = make_claim()
    make_evidence(claim, item=item, is_public=True)
    assert card(claim)["items"] == 1
    item.is_public = False
    item.save()
    assert card(claim)["items"] == 0


def test_deleted_evidence_disputes_no_longer():
    claim = make_claim()
    evidence = make_evidence(claim, tests="content", stance="refutes")
    evidence.delete()
    claim.refresh_from_db()
    assert claim.contention == "none"


def test_deleted_denial_denies_no_longer():
    valtos = make_person()
    accusation = make_claim(speech_act="accuse", accused=[valtos])
    denial = make_claim(speech_act="deny", claimants=[valtos])
    make_link(denial, accusation)
    Claim.objects.filter(pk=denial.pk).delete()
    accusation.refresh_from_db()
    assert (accusation.contention, accusation.card["answers"]) == ("none", [])


def test_saving_an_entity_without_its_name_costs_no_refresh(django_assert_num_queries):
    valtos = make_person()
    make_claim(claimants=[valtos])
    with django_assert_num_queries(1):
        valtos.save(update_fields=["summary"])
