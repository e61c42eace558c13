"""What the editor's claim dialog asks for."""

import pytest
from django.urls import reverse

from articles.claims.models import Claim
from newsroom.ledger.models import HistoryEntry
from tests.factories.claims import make_claim
from tests.factories.entities import make_entity, make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(client):
    user = make_user(role="Reporter")
    client.force_login(user)
    return user


def found(client, **query) -> list[str]:
    return [
        claim["uid"] for claim in client.get(reverse("admin:claims_claim_search"), query).json()["results"]
    ]


def quick(client, **fields):
    given = {
        "public_text": "The guard says the lamps are lit.",
        "statement": "the lamps are lit",
        "mode": "on_record",
        "speech_act": "say",
        "claimant_label": "the guard",
    }
    return client.post(reverse("admin:claims_claim_quick"), given | fields)


def test_search_finds_all_words_in_any_of_text_and_statement(client, user):
    claim = make_claim(public_text="The guard says so", statement="lamps lit")
    make_claim(public_text="The guard says no", statement="rain")
    assert found(client, q="GUARD lamps") == [claim.uid]


def test_search_finds_by_uid(client, user):
    claim = make_claim()
    make_claim()
    assert found(client, q=claim.uid.upper()) == [claim.uid]


def test_search_gives_no_more_than_twenty(client, user):
    for _ in range(21):
        make_claim(public_text="lamps")
    assert len(found(client, q="lamps")) == 20


def test_search_leaves_out_what_legal_withholds(client, user):
    from articles.claims.services.withhold import withhold_claim

    withhold_claim(claim=make_claim(public_text="lamps"), by=make_user(role="Legal"), reason="Order")
    assert found(client, q="lamps") == []


def test_search_by_uids_gives_exactly_these(client, user):
    claim = make_claim()
    make_claim()
    assert found(client, uids=f"{claim.uid},abcdefghij") == [claim.uid]


def test_search_costs_one_query_however_many_it_finds(client, user, django_assert_num_queries):
    for _ in range(3):
        make_claim(claimants=[make_person()])
    with django_assert_num_queries(5):  # session, user, two for the rights, the claims
        found(client, q="")


def test_search_tells_the_label(client, user):
    make_claim(mode="hearsay")
    (claim,) = client.get(reverse("admin:claims_claim_search")).json()["results"]
    assert claim["label"].startswith("Reported, source not given")


def test_quick_records_a_claim(client, user):
    guard, valtos = make_entity("Harbour Guard"), make_person("Imre Valtos")
    response = quick(client, speech_act="accuse", party=[f"claimant:{guard.pk}:body", f"accused:{valtos.pk}"])
    claim = Claim.objects.get()
    assert (response.status_code, response.json()["claim"]["uid"]) == (201, claim.uid)
    assert [(p.entity, p.role, p.standing) for p in claim.party_set.all()] == [
        (guard, "claimant", "body"),
        (valtos, "accused", ""),
    ]


def test_quick_proposes_serious_harm_for_an_accused_person(client, user):
    quick(client, speech_act="accuse", party=[f"accused:{make_person().pk}"])
    assert Claim.objects.get().harm == "serious"


def test_quick_takes_the_harm_that_was_chosen(client, user):
    quick(client, speech_act="accuse", party=[f"accused:{make_person().pk}"], harm="low")
    assert Claim.objects.get().harm == "low"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"statement": " "}, "statement"),
        ({"public_text": ""}, "public_text"),
        ({"mode": "shouted"}, "mode"),
        ({"speech_act": "sing"}, "speech_act"),
        ({"party": ["claimant:999:"]}, "party"),
        ({"party": ["witness:1:"]}, "party"),
        ({"claimant_label": ""}, "claimant_label"),
    ],
)
def test_quick_refuses_and_says_which_field(client, user, given, field):
    response = quick(client, **given)
    assert (response.status_code, field in response.json()["errors"]) == (400, True)
    assert Claim.objects.count() == 0


@pytest.mark.parametrize("mode", ["own", "analysis", "hearsay"])
def test_quick_asks_for_no_claimant_where_none_is_needed(client, user, mode):
    assert quick(client, mode=mode, claimant_label="").status_code == 201


def test_quick_by_get_records_nothing(client, user):
    assert client.get(reverse("admin:claims_claim_quick")).status_code == 405


def test_quick_needs_the_token_of_the_form(user):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(user)
    assert quick(strict).status_code == 403


# --- one claim in the dialog, and how it will read ----------------------------------------------------------------


def one(claim) -> str:
    return reverse("admin:claims_claim_in_dialog", args=[claim.uid])


def test_dialog_is_told_the_fields_and_parties_of_a_claim(client, user):
    guard, valtos = make_entity("Harbour Guard"), make_person("Imre Valtos")
    claim = make_claim(claimants=[guard], accused=[valtos], standing="body", statement="the order was hidden")
    told = client.get(one(claim)).json()
    assert (told["fields"]["statement"], told["may_change"]) == ("the order was hidden", True)
    assert [(party["id"], party["role"], party["standing"]) for party in told["parties"]] == [
        (guard.pk, "claimant", "body"),
        (valtos.pk, "accused", ""),
    ]


def test_claim_is_changed_from_the_dialog_with_its_parties(client, user):
    guard, valtos, brandt = (
        make_entity("Harbour Guard"),
        make_person("Imre Valtos"),
        make_person("Teo Brandt"),
    )
    claim = make_claim(claimants=[guard], accused=[valtos])
    kept = claim.party_set.get(entity=guard)
    given = {
        "public_text": "The guard says the lamps are lit.",
        "statement": "the lamps are lit",
        "mode": "on_record",
        "speech_act": "say",
        "harm": "low",
        "party": [f"claimant:{guard.pk}:named", f"subject:{brandt.pk}:"],
    }
    assert client.post(one(claim), given).status_code == 200
    claim.refresh_from_db()
    assert (claim.public_text, claim.harm) == ("The guard says the lamps are lit.", "low")
    assert [(party.entity, party.role) for party in claim.party_set.all()] == [
        (guard, "claimant"),
        (brandt, "subject"),
    ]
    assert claim.party_set.get(entity=guard).pk == kept.pk
    assert claim.card["claimants"] == ["Harbour Guard"]


def test_change_is_told_in_the_history_once(client, user):
    claim = make_claim(claimants=[make_entity("Harbour Guard")])
    given = {name: getattr(claim, name) for name in ("statement", "mode", "speech_act", "harm", "cue")}
    given |= {
        "claimant_label": claim.claimant_label,
        "public_text": "It is so.",
        "party": [f"claimant:{p.entity_id}:{p.standing}" for p in claim.party_set.all()],
    }
    for _ in range(2):
        client.post(one(claim), given)
    notes = HistoryEntry.objects.filter(object_label="claims.claim", verb="change").values_list(
        "note", flat=True
    )
    assert list(notes) == ["Changed public text."]


def test_claim_is_not_changed_without_the_right(client):
    client.force_login(make_user(role="Legal"))
    claim = make_claim(public_text="The quay was sold.")
    assert (client.get(one(claim)).json()["may_change"], client.post(one(claim), {}).status_code) == (
        False,
        403,
    )


def compose(client, **fields) -> dict:
    given = {"mode": "on_record", "speech_act": "say", "content": "the lamps are lit"}
    return client.post(reverse("admin:claims_claim_compose"), given | fields).json()


def test_composer_puts_who_speaks_into_the_public_text(client, user):
    guard = make_entity("Harbour Guard")
    told = compose(client, party=[f"claimant:{guard.pk}:body"])
    assert (told["public_text"], told["harm"]) == ("Said by the Harbour Guard: the lamps are lit.", "none")


def test_composer_proposes_harm_and_says_why(client, user):
    told = compose(client, speech_act="accuse", party=[f"accused:{make_person().pk}:"])
    assert (told["harm"], told["harm_reason"]) == ("serious", "an accusation against somebody living")


def test_composer_has_nothing_to_say_without_words(client, user):
    assert compose(client, content="")["public_text"] == ""


def test_composer_writes_nothing(client, user):
    compose(client)
    assert Claim.objects.count() == 0
