"""Webhooks on the desk."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from newsroom.ledger.models import HistoryEntry
from newsroom.models import WebhookDelivery, WebhookEndpoint
from tests.factories.articles import make_published
from tests.factories.newsroom import make_endpoint, make_letter, make_user

pytestmark = pytest.mark.django_db

ADD = "/admin/newsroom/webhookendpoint/add/"
ENDPOINTS, LETTERS = "/admin/newsroom/webhookendpoint/", "/admin/newsroom/webhookdelivery/"
FIELDS = {
    "url": "https://receiver.example/hook?key=theirs",
    "events": ["publish", "correct"],
    "is_active": "on",
}


@pytest.fixture
def administrator(client):
    user = make_user("Administrator")
    client.force_login(user)
    return user


def test_webhook_is_put_on_file_and_its_secret_is_shown_once(client, administrator):
    page = client.post(ADD, FIELDS)
    endpoint = WebhookEndpoint.objects.get()
    assert (page.status_code, page.content.decode().count(endpoint.secret)) == (200, 1)
    assert (endpoint.url, endpoint.events, endpoint.is_active) == (
        FIELDS["url"],
        ["publish", "correct"],
        True,
    )
    assert (endpoint.created_by, len(endpoint.secret)) == (administrator, 43)
    change = reverse("admin:newsroom_webhookendpoint_change", args=[endpoint.pk])
    history = reverse("admin:newsroom_webhookendpoint_history", args=[endpoint.pk])
    others = [client.get(address).content.decode() for address in (change, history, ENDPOINTS, "/admin/")]
    assert [endpoint.secret in other for other in others] == [False] * 4
    assert endpoint.secret not in str(dict(client.session)) + str(client.cookies)


def test_history_names_the_machine_and_not_the_key_in_its_address(client, administrator):
    client.post(ADD, FIELDS)
    assert HistoryEntry.objects.get().object_text == "receiver.example"


@pytest.mark.parametrize(
    "change",
    [
        {"url": "http://receiver.example/hook"},
        {"url": "https://10.0.0.1/hook"},
        {"url": "https://receiver.example/"},
        {"events": []},
        {"events": ["publish", "gossip"]},
    ],
)
def test_webhook_that_cannot_be_is_not_put_on_file(client, administrator, change):
    make_endpoint(url="https://receiver.example/")
    page = client.post(ADD, {**FIELDS, **change})
    assert (page.status_code, WebhookEndpoint.objects.count()) == (200, 1)
    assert "Nothing was saved" in page.content.decode()


def test_change_keeps_the_secret(client, administrator):
    endpoint = make_endpoint()
    secret = endpoint.secret
    client.post(
        reverse("admin:newsroom_webhookendpoint_change", args=[endpoint.pk]), {**FIELDS, "is_active": ""}
    )
    endpoint.refresh_from_db()
    assert (endpoint.url, endpoint.is_active, endpoint.secret) == (FIELDS["url"], False, secret)


def test_new_secret_is_asked_for_made_and_shown_once(client, administrator):
    endpoint = make_endpoint()
    secret = endpoint.secret
    address = reverse("admin:newsroom_webhookendpoint_secret", args=[endpoint.pk])
    assert secret not in client.get(address).content.decode()
    page = client.post(address).content.decode()
    endpoint.refresh_from_db()
    assert (endpoint.secret != secret, page.count(endpoint.secret), secret in page) == (True, 1, False)
    assert endpoint.secret not in client.get(address).content.decode()
    assert HistoryEntry.objects.get().verb == "new secret"


@pytest.mark.parametrize("role", ["Editor", "Legal", "Reporter", None])
def test_others_make_no_secret_and_send_nothing_again(client, role):
    letter = make_letter(delivered_at=timezone.now(), next_attempt_at=None)
    secret = letter.endpoint.secret
    client.force_login(make_user(role))
    addresses = [
        reverse("admin:newsroom_webhookendpoint_secret", args=[letter.endpoint_id]),
        reverse("admin:newsroom_webhookdelivery_resend", args=[letter.pk]),
    ]
    assert [client.post(address).status_code for address in addresses] == [403, 403]
    assert (WebhookEndpoint.objects.get().secret, WebhookDelivery.objects.waiting().count()) == (secret, 0)


def test_acts_take_no_post_from_elsewhere():
    letter = make_letter(delivered_at=timezone.now(), next_attempt_at=None)
    guarded = Client(enforce_csrf_checks=True)
    guarded.force_login(make_user("Administrator"))
    addresses = [
        reverse("admin:newsroom_webhookendpoint_secret", args=[letter.endpoint_id]),
        reverse("admin:newsroom_webhookdelivery_resend", args=[letter.pk]),
    ]
    assert [guarded.post(address).status_code for address in addresses] == [403, 403]


def test_letter_is_read_and_sent_again_by_a_button(client, administrator):
    story = make_published()
    letter = make_letter(article=story, delivered_at=timezone.now(), next_attempt_at=None, attempts=3)
    page = client.get(reverse("admin:newsroom_webhookdelivery_change", args=[letter.pk])).content.decode()
    resend = reverse("admin:newsroom_webhookdelivery_resend", args=[letter.pk])
    assert (f'action="{resend}"' in page, "&quot;event&quot;: &quot;publish&quot;" in page) == (True, True)
    answer = client.post(resend, follow=True).content.decode()
    assert "It goes out again within a minute, under the same id." in answer
    letter.refresh_from_db()
    assert (letter.attempts, letter.delivered_at, letter.next_attempt_at is None) == (0, None, False)
    assert HistoryEntry.objects.filter(verb="resend").count() == 1


def test_letter_that_may_not_go_out_again_says_why(client, administrator):
    letter = make_letter(body="", next_attempt_at=None)
    page = client.get(reverse("admin:newsroom_webhookdelivery_change", args=[letter.pk])).content.decode()
    assert "(redacted)" in page
    address = reverse("admin:newsroom_webhookdelivery_resend", args=[letter.pk])
    assert "Not sent again. Its words were redacted." in client.post(address, follow=True).content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, '<span class="pill ">Waiting</span>'),
        ({"attempts": 2}, '<span class="pill warn">Attempt 2 of 8 failed</span>'),
        ({"attempts": 8, "next_attempt_at": None}, '<span class="pill bad">Given up</span>'),
        ({"attempts": 1, "delivered_at": timezone.now()}, '<span class="pill good">Delivered</span>'),
    ],
)
def test_list_of_letters_says_how_each_stands(client, administrator, fields, words):
    make_letter(**fields)
    assert words in client.get(LETTERS).content.decode()


@pytest.mark.parametrize(("address", "count"), [(ENDPOINTS, 6), (LETTERS, 7)])
@pytest.mark.parametrize("size", [1, 3])
def test_lists_cost_the_same_whatever_the_rows(client, administrator, address, count, size):
    for _ in range(size):
        endpoint = make_endpoint(created_by=make_user())
        make_letter(endpoint=endpoint, article=make_published())
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    assert len(captured) == count
