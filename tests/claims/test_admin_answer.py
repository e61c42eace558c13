"""A new claim that answers one on file comes filled in."""

import pytest
from django.urls import reverse

from articles.claims.models import Claim
from tests.factories.claims import make_claim
from tests.factories.entities import make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

ADD = "admin:claims_claim_add"


@pytest.fixture
def accusation(db) -> Claim:
    from articles.claims.enums import Role

    claim = make_claim(public_text="The guard accuses Imre Valtos of theft.", language="es")
    person = make_person("Imre Valtos", slug="imre-valtos")
    claim.party_set.create(entity=person, role=Role.ACCUSED)
    return claim


def rows(response, model: str) -> list[dict]:
    """What the rows of a kind begin with, where they begin with anything."""
    formset = next(
        each.formset
        for each in response.context["inline_admin_formsets"]
        if each.formset.model._meta.model_name == model
    )
    return [form.initial for form in formset.extra_forms if form.initial]


def test_answer_begins_as_a_denial_by_whoever_is_accused(client, accusation):
    client.force_login(make_user())
    response = client.get(reverse(ADD), {"answers": accusation.uid})
    initial = response.context["adminform"].form.initial
    assert (initial["speech_act"], initial["mode"], initial["language"]) == ("deny", "on_record", "es")
    assert rows(response, "claimlink") == [{"kind": "denies", "to_claim": accusation.pk}]
    parties = rows(response, "claimparty")
    assert [(row["entity"], row["role"]) for row in parties] == [
        (accusation.party_set.get(role="accused").entity_id, "claimant")
    ]


def test_answer_is_saved_as_any_claim_with_its_link(client, accusation):
    client.force_login(make_user())
    page = client.get(reverse(ADD), {"answers": accusation.uid})
    posted = {
        "public_text": "Imre Valtos denies it.",
        "statement": "Imre Valtos did not steal",
        "basis": "statement",
    }
    forms = [page.context["adminform"].form]
    for each in page.context["inline_admin_formsets"]:
        forms += [each.formset.management_form, *each.formset.extra_forms]
    for form in forms:
        for field in form:
            value = field.value()
            posted.setdefault(field.html_name, "" if value is None or value is False else value)
    response = client.post(reverse(ADD) + f"?answers={accusation.uid}", posted)
    assert response.status_code == 302
    answer = Claim.objects.get(public_text="Imre Valtos denies it.")
    assert [(link.kind, link.to_claim) for link in answer.links_out.all()] == [("denies", accusation)]


@pytest.mark.parametrize("query", [{}, {"answers": ""}, {"answers": "nothing"}])
def test_claim_that_answers_nothing_begins_empty(client, accusation, query):
    client.force_login(make_user())
    response = client.get(reverse(ADD), query)
    assert (rows(response, "claimlink"), rows(response, "claimparty")) == ([], [])
