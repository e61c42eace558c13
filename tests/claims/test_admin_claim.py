"""The claim's screen: saved through the services, its label always up to date."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.claims.enums import Contention
from articles.claims.models import Claim, Evidence
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import make_article, make_published
from tests.factories.claims import make_claim, make_evidence, make_item, make_link, make_source
from tests.factories.entities import make_entity, make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(client):
    user = make_user(role="Checker")
    client.force_login(user)
    return user


def rows(prefix: str, *forms: dict, initial: int = 0) -> dict:
    posted = {f"{prefix}-TOTAL_FORMS": len(forms), f"{prefix}-INITIAL_FORMS": initial}
    for number, form in enumerate(forms):
        posted |= {f"{prefix}-{number}-{name}": value for name, value in form.items()}
    return posted


def form_of(*, parties=(), links=(), evidence=(), **fields) -> dict:
    posted = {
        "public_text": "The guard says the lamps are lit.",
        "statement": "the lamps are lit",
        "mode": "on_record",
        "speech_act": "say",
        "harm": "none",
        "basis": "statement",
        "certainty": "unknown",
        "polarity": "positive",
        "language": "en",
        "_continue": "1",
    }
    kept = sum("id" in row for row in links)
    return (
        posted
        | rows("party_set", *parties, initial=sum("id" in row for row in parties))
        | rows("links_out", *links, initial=kept)
        | rows("evidence", *evidence)
        | fields
    )


def change(claim: Claim) -> str:
    return reverse("admin:claims_claim_change", args=[claim.pk])


def test_add_records_the_claim_with_its_parties(client, user):
    guard = make_entity("Harbour Guard")
    parties = [{"entity": guard.pk, "role": "claimant", "standing": "body"}]
    client.post(reverse("admin:claims_claim_add"), form_of(parties=parties))
    claim = Claim.objects.get()
    assert (claim.origin, claim.card["claimants"]) == ("editor", ["Harbour Guard"])
    assert [entry.verb for entry in HistoryEntry.objects.filter(object_id=claim.pk)] == ["record"]


def test_claimant_without_a_standing_is_named(client, user):
    parties = [{"entity": make_person().pk, "role": "claimant"}]
    client.post(reverse("admin:claims_claim_add"), form_of(parties=parties))
    assert Claim.objects.get().party_set.get().standing == "named"


def test_standing_of_one_who_does_not_speak_is_dropped(client, user):
    parties = [{"entity": make_person().pk, "role": "accused", "standing": "body"}]
    client.post(reverse("admin:claims_claim_add"), form_of(parties=parties))
    assert Claim.objects.get().party_set.get().standing == ""


def test_change_refreshes_the_label(client, user):
    claim = make_claim(speech_act="say")
    client.post(change(claim), form_of(speech_act="warn"))
    claim.refresh_from_db()
    assert claim.card["speech_act"] == "warn"


def test_new_denial_changes_the_claim_that_it_denies(client, user):
    valtos = make_person()
    accusation = make_claim(accused=[valtos], speech_act="accuse")
    parties = [{"entity": valtos.pk, "role": "claimant", "standing": "named"}]
    links = [{"kind": "denies", "to_claim": accusation.pk}]
    client.post(reverse("admin:claims_claim_add"), form_of(speech_act="deny", parties=parties, links=links))
    accusation.refresh_from_db()
    assert accusation.contention == Contention.DENIED


def test_link_taken_away_changes_the_claim_that_was_denied(client, user):
    valtos = make_person()
    accusation, denial = make_claim(accused=[valtos]), make_claim(claimants=[valtos])
    link = make_link(denial, accusation)
    links = [
        {"id": link.pk, "from_claim": denial.pk, "kind": "denies", "to_claim": accusation.pk, "DELETE": "on"}
    ]
    client.post(change(denial), form_of(links=links))
    accusation.refresh_from_db()
    assert accusation.contention == Contention.NONE


def test_evidence_on_the_claims_screen_counts_on_its_card(client, user):
    claim, item = make_claim(), make_item(is_public=True)
    evidence = [{"item": item.pk, "tests": "attribution", "stance": "supports", "is_public": "on"}]
    client.post(change(claim), form_of(evidence=evidence))
    claim.refresh_from_db()
    assert claim.card["items"] == 1


def test_item_that_readers_may_no_longer_see_leaves_the_card(client, user):
    claim = make_claim()
    item = make_evidence(claim, is_public=True).item
    fields = {"title": item.title, "source": item.source_id, "url": item.url, "kind": item.kind}
    client.post(reverse("admin:claims_sourceitem_change", args=[item.pk]), fields)
    claim.refresh_from_db()
    assert claim.card["items"] == 0


def test_evidence_moved_to_another_claim_leaves_the_first_card(client, user):
    first, second = make_claim(), make_claim()
    piece = make_evidence(first, is_public=True)
    fields = {
        "claim": second.pk, "item": piece.item_id, "tests": piece.tests, "stance": piece.stance,
        "credibility": piece.credibility, "is_public": "on",
    }  # fmt: skip
    client.post(reverse("admin:claims_evidence_change", args=[piece.pk]), fields)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.card["items"], second.card["items"]) == (0, 1)


def test_screen_shows_the_label_and_where_the_claim_is_printed(client, user):
    claim = make_claim(mode="hearsay")
    story = make_published(claims=[claim])
    draft = make_article(claims=[claim], headline="Draft")
    context = client.get(change(claim)).context
    assert [(place.article_id, place.is_live) for place in context["places"]] == [
        (story.pk, True),
        (draft.pk, False),
    ]
    assert "source not given" in context["label_preview"]


def test_review_signs_the_claim(client, user):
    claim = make_claim(origin="import")
    client.post(reverse("admin:claims_claim_review", args=[claim.pk]))
    claim.refresh_from_db()
    assert (claim.reviewed_by, claim.card["reviewed"]) == (user, True)


def test_withhold_needs_a_reason_and_is_signed(client):
    legal, claim = make_user(role="Legal"), make_claim()
    client.force_login(legal)
    address = reverse("admin:claims_claim_withhold", args=[claim.pk])
    assert "Say why" in client.post(address, {"reason": ""}).content.decode()
    client.post(address, {"reason": "Order of the court."})
    claim.refresh_from_db()
    assert (claim.withheld_at is None, claim.withheld_reason) == (False, "Order of the court.")
    assert HistoryEntry.objects.get(verb="withhold").actor == legal


def test_release_gives_the_claim_back(client):
    from articles.claims.services.withhold import withhold_claim

    legal, claim = make_user(role="Legal"), make_claim()
    withhold_claim(claim=claim, by=legal, reason="Order")
    client.force_login(legal)
    client.post(reverse("admin:claims_claim_withhold", args=[claim.pk]))
    claim.refresh_from_db()
    assert claim.withheld_at is None


def test_claim_in_a_story_is_not_deleted_and_says_where_it_stands(client):
    client.force_login(make_user(role=None, is_superuser=True))
    claim = make_claim()
    make_article(claims=[claim], headline="Quay lamps")
    response = client.post(
        reverse("admin:claims_claim_delete", args=[claim.pk]), {"post": "yes"}, follow=True
    )
    assert "it stands in “Quay lamps”" in response.content.decode()
    assert Claim.objects.count() == 1


def test_claim_that_stands_nowhere_can_be_deleted_by_a_superuser(client):
    client.force_login(make_user(role=None, is_superuser=True))
    claim = make_claim()
    client.post(reverse("admin:claims_claim_delete", args=[claim.pk]), {"post": "yes"})
    assert (Claim.objects.count(), HistoryEntry.objects.filter(verb="delete").count()) == (0, 1)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("claims_claim", make_claim),
        ("claims_source", make_source),
        ("claims_sourceitem", make_item),
        ("claims_evidence", lambda: make_evidence(make_claim())),
    ],
)
def test_lists_cost_the_same_with_one_and_three_rows(client, user, name, make):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse(f"admin:{name}_changelist"))
        return len(captured)

    make()
    queries()
    one = queries()
    make()
    make()
    assert queries() == one


@pytest.mark.parametrize(("choice", "shown"), [("waiting", ["waiting"]), ("done", ["ours", "signed"])])
def test_list_filters_by_review(client, user, choice, shown):
    from articles.claims.services.record import review_claim

    make_claim(origin="import", public_text="waiting")
    make_claim(public_text="ours")
    review_claim(claim=make_claim(origin="import", public_text="signed"), by=user)
    result = client.get(reverse("admin:claims_claim_changelist"), {"review": choice})
    assert sorted(claim.public_text for claim in result.context["cl"].result_list) == shown


@pytest.mark.parametrize(
    ("right", "where"),
    [("view_claim", "/admin/desk/claims/{0.uid}/"), ("change_claim", "/admin/claims/claim/{0.pk}/change/")],
)
def test_list_leads_to_where_a_claim_opens_for_this_person(client, right, where):
    person, claim = make_user(role=None), make_claim()
    person.user_permissions.add(Permission.objects.get(codename=right))
    client.force_login(person)
    page = client.get(reverse("admin:claims_claim_changelist"))
    assert page.context["cl"].url_for_result(claim) == where.format(claim)
    assert f'<a href="{where.format(claim)}">' in page.content.decode()


def test_evidence_is_not_deleted_from_the_claims_screen(client, user):
    claim = make_claim()
    piece = make_evidence(claim)
    evidence = {
        "evidence-TOTAL_FORMS": 1, "evidence-INITIAL_FORMS": 1, "evidence-0-id": piece.pk,
        "evidence-0-claim": claim.pk, "evidence-0-item": piece.item_id, "evidence-0-tests": piece.tests,
        "evidence-0-stance": piece.stance, "evidence-0-DELETE": "on",
    }  # fmt: skip
    client.post(change(claim), form_of(**evidence))
    assert Evidence.objects.count() == 1
