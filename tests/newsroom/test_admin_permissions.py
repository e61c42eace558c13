"""What the desk's screens refuse beside their doors, which tests/newsroom/test_permission_matrix.py walks through."""

import pytest
from django.urls import reverse

from tests.factories.articles import make_published
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_letter, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def addresses():
    """Acts that only a form may send."""
    claim = make_claim(origin="import")
    keys = {
        "articles_article_move": make_published(claims=[claim]).pk,
        "claims_claim_review": claim.pk,
        "newsroom_webhookdelivery_resend": make_letter().pk,
    }
    return {name: reverse(f"admin:{name}", args=[key]) for name, key in keys.items()}


@pytest.mark.parametrize(
    "name", ["articles_article_move", "claims_claim_review", "newsroom_webhookdelivery_resend"]
)
def test_acts_are_refused_by_get(name, addresses, client):
    client.force_login(make_user(role="Administrator"))
    assert client.get(addresses[name]).status_code == 403


@pytest.mark.parametrize(
    "model", ["articles_publishedversion", "articles_revision", "articles_appearance", "ledger_historyentry"]
)
def test_records_are_read_only_even_for_a_superuser(model, addresses, client):
    from django.apps import apps

    record = apps.get_model(model.replace("_", ".")).objects.order_by("pk").first()
    user = make_user(role=None)
    user.is_superuser = True
    user.save()
    client.force_login(user)
    assert client.get(reverse(f"admin:{model}_change", args=[record.pk])).status_code == 200
    assert client.post(reverse(f"admin:{model}_change", args=[record.pk]), {}).status_code == 403
    assert client.post(reverse(f"admin:{model}_delete", args=[record.pk]), {"post": "yes"}).status_code == 403


def test_administrator_cannot_touch_a_superuser(client):
    client.force_login(make_user(role="Administrator"))
    root = make_user(role=None, is_superuser=True)
    address = reverse("admin:auth_user_password_change", args=[root.pk])
    response = client.post(address, {"password1": "x", "password2": "x"})
    assert response.status_code == 403


def test_administrator_cannot_make_a_superuser(client):
    client.force_login(make_user(role="Administrator"))
    other = make_user(role="Reporter")
    fields = {"username": other.username, "is_active": "on", "is_staff": "on", "is_superuser": "on"}
    assert client.post(reverse("admin:newsroom_user_change", args=[other.pk]), fields).status_code == 302
    other.refresh_from_db()
    assert other.is_superuser is False
