"""The claim's page for checkers: what it shows, and at what cost."""

import pytest
from django.urls import reverse

from tests.factories.articles import make_article, make_published
from tests.factories.claims import make_claim, make_evidence, make_item, make_link
from tests.factories.entities import make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def address(claim, name="desk_claim"):
    return reverse(f"admin:{name}", args=[claim.uid])


def test_page_answers(client):
    claim = make_claim(speech_act="accuse", harm="serious", accused=[make_person()])
    make_evidence(claim)
    client.force_login(make_user("Checker"))
    assert client.get(address(claim)).status_code == 200
