"""A label that is blind is read nowhere before its time: every address of the desk and of the site, and who may ask."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.db import transaction
from django.test import Client
from django.urls import reverse

from articles.claims.models import Assessment
from articles.claims.services.verdicts import give_back, propose, second_label
from newsroom.enums import NotificationEvent
from newsroom.models import Notification, WebhookDelivery
from newsroom.notifications.choices import Channels, choose_channels
from tests.factories.articles import make_published
from tests.factories.claims import make_claim, make_evidence
from tests.factories.newsroom import make_endpoint, make_user
from tests.newsroom.doors import DOORS
from tests.newsroom.test_permission_matrix import records

pytestmark = pytest.mark.django_db
__all__ = ["records"]  # a fixture of its own module, used here
WORDS = "zqxylographzq of the harbour ledger"
#: Where assessments may be named: what writes them, and the one place that decides who reads what.
MAY_NAME = {
    "articles/claims/models/__init__.py",
    "articles/claims/models/checks.py",
    "articles/claims/querysets.py",
    "articles/claims/selectors/rounds.py",
    "articles/claims/services/checks.py",
    "articles/claims/services/one_act.py",
    "articles/claims/services/redaction.py",
    "articles/claims/services/verdicts.py",
}


def proposed(claim, rating="mostly_false", by=None):
    make_evidence(claim, tests="content")
    by = by or make_user("Checker")
    propose(claim=claim, axis="content", rating=rating, rationale=WORDS, by=by)
    return by


@pytest.mark.parametrize("role", ["Checker", "Administrator"])
def test_no_address_of_the_desk_tells_a_label_that_is_blind(role, records):
    from articles.claims.models import Claim

    make_endpoint()
    proposed(Claim.objects.get(uid=records["claim_uid"]))
    client = Client()
    client.force_login(make_user(role))
    told = []
    for door in DOORS:
        if door.method == "get":
            answer = client.get(door.url(records), follow=True)
            text = b"".join(answer.streaming_content) if answer.streaming else answer.content
            if b"zqxylographzq" in text:
                told.append(str(door))
    assert told == []
    told = [*Notification.objects.values_list("text", "note"), *WebhookDelivery.objects.values_list("body")]
    assert "zqxylographzq" not in repr(told)


def test_no_public_page_tells_it(client):
    claim = make_claim()
    story = make_published(claims=[claim])
    proposed(claim)
    for address in ("/", "/claims/", f"/claims/{claim.uid}/", story.get_absolute_url(), "/feeds/latest.atom"):
        assert b"zqxylographzq" not in client.get(address).content


def test_the_pages_are_the_same_whatever_was_found():
    """Neither words nor an order, a count or a colour tells the second checker which rating it was."""
    claim, first, second = make_claim(), make_user("Checker"), make_user("Checker")
    make_evidence(claim, tests="content")
    addresses = [
        reverse("admin:desk_claim", args=[claim.uid]),
        reverse("admin:desk_claims"),
        reverse("admin:claims_claim_change", args=[claim.pk]),
        reverse("admin:claims_claim_history", args=[claim.pk]),
        reverse("admin:ledger_historyentry_changelist"),
    ]
    pages = []
    for rating in ("true", "false"):
        with transaction.atomic():
            propose(claim=claim, axis="content", rating=rating, rationale=WORDS * len(rating), by=first)
            client = Client()
            client.force_login(second)
            texts = [client.get(address).content.decode() for address in addresses]
            transaction.set_rollback(True)
        pages.append([_without_accidents(text) for text in texts])
    assert pages[0] == pages[1]


def test_what_people_are_told_is_the_same_whatever_was_found(django_capture_on_commit_callbacks):
    """At the bell, in the list and by mail, of a proposal and of one that was taken up anew."""
    claim, first = make_claim(), make_user("Checker", email="first@paper.example")
    second = make_user("Checker", email="second@paper.example")
    make_evidence(claim, tests="content")
    choose_channels(second, {NotificationEvent.LABEL_DUE: Channels(in_app=True, email=True)})
    told = []
    for rating in ("true", "false"):
        with transaction.atomic():
            with django_capture_on_commit_callbacks() as callbacks:
                propose(claim=claim, axis="content", rating=rating, rationale=WORDS * len(rating), by=first)
            for send in callbacks:
                send()
            rows = [
                (row.recipient_id, row.event, row.text, row.note, row.url, row.actor_id, row.about_at)
                for row in Notification.objects.order_by("pk")
            ]
            client = Client()
            client.force_login(second)
            page = client.get(reverse("admin:notifications")).content.decode()
            letters = [(letter.to, letter.subject, letter.body) for letter in mail.outbox]
            mail.outbox.clear()
            transaction.set_rollback(True)
        page = re.sub(r"/notifications/[0-9a-f-]{36}/", "", _without_accidents(page))
        told.append((rows, letters, page))
    assert told[0] == told[1]
    rows, letters, page = told[0]
    assert ([row[0] for row in rows], [letter[0] for letter in letters]) == ([second.pk], [[second.email]])
    assert "zqxylographzq" not in repr(told)


def _without_accidents(text: str) -> str:
    """Without what differs between any two requests: tokens, keys of rows and times."""
    text = re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"', "", text)
    text = re.sub(r"\d\d?:\d\d(:\d\d(\.\d+)?)?", "", text)
    return re.sub(r"/historyentry/\d+/", "", text)


def test_what_was_taken_back_stays_hidden_until_the_question_is_decided():
    claim, second, third = make_claim(), make_user("Checker"), make_user("Checker")
    first = proposed(claim)
    give_back(claim=claim, axis="content", by=first)
    assert list(Assessment.objects.visible_to(second)) == []
    propose(claim=claim, axis="content", rating="false", rationale="Anew.", by=first)
    second_label(claim=claim, axis="content", rating="false", rationale="So it is.", by=second)
    assert [row.round for row in Assessment.objects.visible_to(third)] == [2, 2]


def test_nobody_else_names_the_table_of_what_is_blind():
    """Whoever needs it asks `selectors.rounds`, or joins the list with a reason."""
    naming = set()
    for app in ("articles", "newsroom", "entities"):
        for path in Path(settings.BASE_DIR, app).rglob("*.py"):
            if "migrations" in path.parts:
                continue
            names = {
                getattr(node, "id", None) or getattr(node, "attr", None) or getattr(node, "name", None)
                for node in ast.walk(ast.parse(path.read_text("utf-8")))
            }
            if names & {"Assessment", "assessments"}:
                naming.add(str(path.relative_to(settings.BASE_DIR)))
    assert naming == MAY_NAME
