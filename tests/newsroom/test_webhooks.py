"""What other machines are told, and how the letters reach them: a real server on this machine receives them."""

import json
import threading
import time
from contextlib import contextmanager, suppress
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.claims.fetching import pinned
from articles.claims.models import Claim
from articles.claims.services.withhold import withhold_claim
from articles.models import Article
from articles.services.publish import unpublish_article
from articles.services.withhold import withhold_version
from articles.signals import story_moved
from articles.workflow import Verb
from newsroom.models import WebhookDelivery
from newsroom.webhooks import deliver, transport
from newsroom.webhooks.by_hand import resend
from newsroom.webhooks.deliver import BACK_OFF_MINUTES, MAX_ATTEMPTS, Sent, deliver_webhooks
from newsroom.webhooks.signature import is_genuine
from newsroom.webhooks.verdicts import write_letters_of_verdict
from tests.factories.articles import make_article, make_published, print_again
from tests.factories.claims import make_claim, make_verdict
from tests.factories.newsroom import make_endpoint, make_letter, make_user

pytestmark = pytest.mark.django_db


class Receiver:
    """What a machine got, and what it answers: a status for each letter in turn, the last one for all that follow."""

    def __init__(self):
        self.got: list[tuple[str, dict[str, str], bytes]] = []
        self.answers = [200]
        self.headers: dict[str, str] = {}
        self.body = b"ok"
        self.url = ""
        self.held: threading.Event | None = None


@contextmanager
def receiving():
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.got.append((self.path, dict(self.headers), body))
            if receiver.held:
                receiver.held.wait(20)
            status = receiver.answers.pop(0) if len(receiver.answers) > 1 else receiver.answers[0]
            self.send_response(status)
            for name, value in {**receiver.headers, "Content-Length": str(len(receiver.body))}.items():
                self.send_header(name, value)
            with suppress(OSError):  # hung up on
                self.end_headers()
                self.wfile.write(receiver.body)

        def log_message(self, *args):
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    receiver.url = f"http://127.0.0.1:{server.server_address[1]}/hook?desk=1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def receiver(settings):
    settings.NEWSROOM_WEBHOOK_ALLOW_PRIVATE = True
    with receiving() as found:
        yield found


@pytest.fixture
def endpoint(receiver):
    return make_endpoint(url=receiver.url)


@pytest.fixture
def now():
    return timezone.now()


def move(story, verb, *, version=None):
    story_moved.send(
        sender=Article,
        article=story,
        verb=verb,
        by=make_user(),
        from_state="ready",
        to_state=story.state,
        note="A note for the desk.",
        version=version,
    )


# What is written


def test_letter_of_print_holds_public_facts_and_nothing_else(settings):
    settings.SITE_URL = "https://paper.example"
    endpoint = make_endpoint()
    story = make_published(headline="Quay sold")
    version = story.live_version
    letter = WebhookDelivery.objects.get()
    body = json.loads(letter.body)
    at = body.pop("at")
    assert at == letter.created_at.isoformat()
    assert body == {
        "id": str(letter.uid),
        "event": "publish",
        "story": {
            "slug": story.slug,
            "url": f"https://paper.example/stories/{story.slug}/",
            "headline": "Quay sold",
            "language": "en",
            "version": 1,
            "kind": "first",
            "published_at": version.published_at.isoformat(),
        },
    }
    assert (letter.endpoint, letter.article, letter.attempts) == (endpoint, story, 0)


def test_letter_of_a_story_taken_from_readers_holds_none_of_its_words():
    make_endpoint()
    story = make_published(headline="Quay sold to Imre")
    unpublish_article(article=story, by=make_user(), note="Law.")
    body = json.loads(WebhookDelivery.objects.get(event="unpublish").body)
    assert sorted(body["story"]) == ["slug", "url"]


@pytest.mark.parametrize(
    ("verb", "events"),
    [
        (Verb.PUBLISH, ["publish"]),
        (Verb.UPDATE, ["update"]),
        (Verb.CORRECT, ["correct"]),
        (Verb.RETRACT, ["retract"]),
        (Verb.UNPUBLISH, ["unpublish"]),
        (Verb.SUBMIT, []),
        (Verb.SCHEDULE, []),
        (Verb.SEND_BACK, []),
    ],
)
def test_machines_are_told_of_print_and_not_of_drafts(verb, events):
    make_endpoint()
    move(make_article(), verb)
    assert [letter.event for letter in WebhookDelivery.objects.all()] == events


def test_machines_are_told_of_what_they_asked_for_while_they_are_on():
    wanted = make_endpoint(events=["correct"])
    make_endpoint(events=["publish", "verdict"])
    make_endpoint(events=["correct"], is_active=False)
    move(make_article(), Verb.CORRECT)
    assert [letter.endpoint for letter in WebhookDelivery.objects.all()] == [wanted]


@pytest.mark.parametrize("size", [1, 3])
def test_writing_letters_costs_the_same_whatever_the_endpoints(size):
    from newsroom.enums import WebhookEvent
    from newsroom.webhooks.outbox import write_letters

    for _ in range(size):
        make_endpoint()
    story = make_article()
    with CaptureQueriesContext(connection) as captured:
        assert len(write_letters(WebhookEvent.PUBLISH, article=story, version=None)) == size
    assert len([query for query in captured if query["sql"].startswith(("SELECT", "INSERT"))]) == 2


def test_nothing_is_sent_while_a_story_is_saved(receiver, endpoint, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        move(make_article(), Verb.PUBLISH)
    assert (receiver.got, WebhookDelivery.objects.waiting().count()) == ([], 1)


# How it is sent


def test_letter_arrives_once_and_its_signature_is_genuine(receiver, endpoint):
    make_published()
    letter = WebhookDelivery.objects.get()
    assert deliver_webhooks() == Sent(1, 0)
    assert deliver_webhooks() == Sent(0, 0)
    ((path, headers, body),) = receiver.got
    assert (path, body) == ("/hook?desk=1", letter.body.encode())
    names = ("X-Newsroom-Event", "X-Newsroom-Delivery", "Content-Type")
    assert [headers[name] for name in names] == [
        "publish",
        str(letter.uid),
        "application/json; charset=utf-8",
    ]
    timestamp, signature = headers["X-Newsroom-Timestamp"], headers["X-Newsroom-Signature"]
    assert is_genuine(endpoint.secret, timestamp, body, signature, now=time.time()) is True
    assert is_genuine("another secret", timestamp, body, signature, now=time.time()) is False
    letter.refresh_from_db()
    assert (letter.delivered_at is not None, letter.last_status, letter.next_attempt_at) == (True, 200, None)


def test_letter_that_failed_is_tried_again_later_under_the_same_id(receiver, endpoint, now):
    receiver.answers = [500, 204]
    letter = make_letter(endpoint=endpoint, next_attempt_at=now)
    assert deliver_webhooks(now) == Sent(0, 1)
    letter.refresh_from_db()
    assert (letter.attempts, letter.last_status, letter.last_error) == (1, 500, "It answered 500.")
    assert letter.next_attempt_at == now + timedelta(minutes=1)
    assert deliver_webhooks(now + timedelta(seconds=59)) == Sent(0, 0)
    assert deliver_webhooks(now + timedelta(minutes=1)) == Sent(1, 0)
    assert [headers["X-Newsroom-Delivery"] for _, headers, _ in receiver.got] == [str(letter.uid)] * 2
    letter.refresh_from_db()
    assert (letter.attempts, letter.last_status, letter.last_error) == (2, 204, "")


def test_letter_is_given_up_after_two_days(receiver, endpoint, now):
    receiver.answers = [503]
    letter = make_letter(endpoint=endpoint, next_attempt_at=now)
    waits = []
    while (due := letter.next_attempt_at) is not None:
        assert deliver_webhooks(due) == Sent(0, 1)
        letter.refresh_from_db()
        if letter.next_attempt_at:
            waits.append((letter.next_attempt_at - due).total_seconds() / 60)
    assert (waits, len(receiver.got)) == (list(BACK_OFF_MINUTES), MAX_ATTEMPTS)
    assert WebhookDelivery.objects.waiting().count() == 0


def test_endpoint_that_fails_is_left_alone_for_the_rest_of_the_run(receiver, endpoint, now):
    receiver.answers = [500]
    for _ in range(3):
        make_letter(endpoint=endpoint, next_attempt_at=now)
    assert deliver_webhooks(now) == Sent(0, 1)
    assert sorted(WebhookDelivery.objects.values_list("attempts", flat=True)) == [0, 0, 1]


def test_run_ends_when_its_time_is_used_up(receiver, endpoint, now, monkeypatch):
    monkeypatch.setattr(deliver, "BUDGET_SECONDS", -1)
    make_letter(endpoint=endpoint, next_attempt_at=now)
    assert (deliver_webhooks(now), receiver.got) == (Sent(0, 0), [])


def test_endpoint_that_is_off_gets_nothing(receiver, endpoint, now):
    endpoint.is_active = False
    endpoint.save()
    make_letter(endpoint=endpoint, next_attempt_at=now)
    assert (deliver_webhooks(now), receiver.got) == (Sent(0, 0), [])


def test_redirect_is_not_followed(receiver, endpoint, now):
    receiver.answers, receiver.headers = [302], {"Location": "/elsewhere"}
    letter = make_letter(endpoint=endpoint, next_attempt_at=now)
    assert deliver_webhooks(now) == Sent(0, 1)
    letter.refresh_from_db()
    assert ([path for path, _, _ in receiver.got], letter.last_status) == (["/hook?desk=1"], 302)


def test_of_a_long_answer_only_the_beginning_is_read(receiver, endpoint, now, monkeypatch):
    import http.client

    sizes = []
    read = http.client.HTTPResponse.read

    def noted(answer, amount=None):
        sizes.append(amount)
        return read(answer, amount)

    monkeypatch.setattr(http.client.HTTPResponse, "read", noted)
    receiver.body = b"x" * 5_000_000
    make_letter(endpoint=endpoint, next_attempt_at=now)
    assert (deliver_webhooks(now), sizes) == (Sent(1, 0), [1024])


def test_address_inside_is_not_even_called(receiver, endpoint, now, settings):
    """The endpoint was put on file while it was allowed."""
    settings.NEWSROOM_WEBHOOK_ALLOW_PRIVATE = False
    letter = make_letter(endpoint=endpoint, next_attempt_at=now)
    assert (deliver_webhooks(now), receiver.got) == (Sent(0, 1), [])
    letter.refresh_from_db()
    assert letter.last_error.startswith("127.0.0.1 is not a public address")


def test_demo_tells_this_machine(receiver, endpoint, now, settings):
    settings.NEWSROOM_WEBHOOK_ALLOW_PRIVATE, settings.NEWSROOM_SAMPLE_LOGINS = False, True
    make_letter(endpoint=endpoint, next_attempt_at=now)
    assert deliver_webhooks(now) == Sent(1, 0)


def test_call_goes_to_the_address_that_was_checked(receiver, now, monkeypatch):
    """A name that answers otherwise the second time (DNS rebinding) is not asked a second time."""
    port = int(receiver.url.split(":")[2].split("/")[0])
    asked = []

    def answer(host, *args):
        asked.append(host)
        return ["127.0.0.1"]

    monkeypatch.setattr(transport, "resolve", answer)
    make_letter(endpoint=make_endpoint(url=f"http://receiver.example:{port}/"), next_attempt_at=now)
    assert deliver_webhooks(now) == Sent(1, 0)
    assert (asked, receiver.got[0][1]["Host"]) == (["receiver.example"], f"receiver.example:{port}")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (TimeoutError(), "No answer within 5 seconds."),
        (ConnectionResetError(), "The connection failed (ConnectionResetError)."),
    ],
)
def test_machine_that_does_not_answer_is_tried_again(endpoint, now, monkeypatch, error, words):
    def fail(*args, **kwargs):
        raise error

    monkeypatch.setattr(pinned.socket, "create_connection", fail)
    letter = make_letter(endpoint=endpoint, next_attempt_at=now)
    assert deliver_webhooks(now) == Sent(0, 1)
    letter.refresh_from_db()
    assert (letter.last_status, letter.last_error) == (None, words)


def test_machine_that_holds_its_answer_back_is_cut_off(receiver, endpoint, now, monkeypatch):
    """However it spends the time: one that sends a byte now and then would never run into the timeout of a step."""
    monkeypatch.setattr(transport, "TOTAL_SECONDS", 0.05)
    receiver.held = threading.Event()
    letter = make_letter(endpoint=endpoint, next_attempt_at=now)
    try:
        assert deliver_webhooks(now) == Sent(0, 1)
    finally:
        receiver.held.set()
    letter.refresh_from_db()
    assert letter.last_error == "The connection failed (RemoteDisconnected)."


def test_command_says_what_it_did_and_does_no_harm_twice(receiver, endpoint, capsys):
    make_letter(endpoint=endpoint)
    call_command("send_due")
    call_command("send_due")
    assert capsys.readouterr().out == "0 reminded of a deadline, 1 delivered, 0 failed.\n"
    assert len(receiver.got) == 1


# Given up, and sent again


def test_letters_of_a_story_taken_from_readers_are_given_up(receiver, endpoint):
    story = make_published()
    unpublish_article(article=story, by=make_user(), note="Law.")
    assert deliver_webhooks() == Sent(1, 0)
    assert [headers["X-Newsroom-Event"] for _, headers, _ in receiver.got] == ["unpublish"]


def test_letter_of_a_version_that_legal_withholds_is_given_up(receiver, endpoint):
    story = make_published()
    first = story.live_version
    print_again(story)
    withhold_version(version=first, by=make_user("Legal"), reason="Law.")
    assert deliver_webhooks() == Sent(1, 0)
    assert [headers["X-Newsroom-Event"] for _, headers, _ in receiver.got] == ["update"]
    letter = WebhookDelivery.objects.get(version=first)
    assert (letter.next_attempt_at, letter.last_error) == (None, "Readers no longer have what it says.")
    assert resend(letter, by=make_user("Administrator")) == "Readers no longer have what it says."


def test_letter_is_sent_again_under_its_id(receiver, endpoint):
    make_published()
    letter = WebhookDelivery.objects.get()
    deliver_webhooks()
    assert resend(letter, by=make_user("Administrator")) == ""
    assert deliver_webhooks() == Sent(1, 0)
    assert [headers["X-Newsroom-Delivery"] for _, headers, _ in receiver.got] == [str(letter.uid)] * 2


def test_letter_is_not_sent_again_when_it_is_no_longer_public(endpoint):
    story = make_published()
    unpublish_article(article=story, by=make_user(), note="Law.")
    published = WebhookDelivery.objects.get(event="publish")
    assert resend(published, by=make_user("Administrator")) == "Readers no longer have what it says."
    assert resend(WebhookDelivery.objects.get(event="unpublish"), by=make_user("Administrator")) == ""
    assert (
        resend(make_letter(endpoint=endpoint, body=""), by=make_user("Administrator"))
        == "Its words were redacted."
    )


# Two at once


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_send_each_letter_once(receiver, endpoint, now):
    from django.db import connections

    for _ in range(12):
        make_letter(endpoint=endpoint, next_attempt_at=now)
    barrier, results = threading.Barrier(2), []

    def run():
        try:
            barrier.wait()
            results.append(deliver_webhooks(now))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ids = [headers["X-Newsroom-Delivery"] for _, headers, _ in receiver.got]
    assert (len(ids), len(set(ids))) == (12, 12)
    assert sum(sent.delivered for sent in results) == 12


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_remind_once(now):
    from django.db import connections

    from newsroom.models import Notification
    from newsroom.notifications.periodic import run_periodic

    for _ in range(5):
        Article.objects.filter(pk=make_article().pk).update(deadline=now)
    barrier = threading.Barrier(2)

    def run():
        try:
            barrier.wait()
            run_periodic(now)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Notification.objects.count() == 5


# Verdicts


def test_letter_of_a_verdict_holds_what_readers_see_of_it(settings):
    settings.SITE_URL = "https://paper.example"
    endpoint, claim = make_endpoint(events=["verdict"]), make_claim()
    story = make_published(claims=[claim])
    claim.refresh_from_db()
    verdict = make_verdict(claim, rating="false", rationale="The registrar told us.")
    letter = WebhookDelivery.objects.get()
    body = json.loads(letter.body)
    assert (body.pop("id"), body.pop("at")) == (str(letter.uid), letter.created_at.isoformat())
    assert body == {
        "event": "verdict",
        "claim": {
            "uid": claim.uid,
            "url": f"https://paper.example/claims/{claim.uid}/",
            "text": claim.public_text,
            "language": "en",
            "label": "Said by a source the story does not give · Our checks found it false",
            "stories": [f"https://paper.example/stories/{story.slug}/"],
        },
        "verdict": {
            "number": 1,
            "question": "content",
            "rating": "false",
            "at": verdict.at.isoformat(),
        },
    }
    assert (letter.endpoint, letter.claim) == (endpoint, claim)


def test_verdict_on_what_is_not_in_print_is_nobodys_business():
    make_endpoint(events=["verdict"])
    make_verdict(make_claim())
    assert WebhookDelivery.objects.count() == 0


def test_letter_of_a_verdict_is_given_up_once_legal_withholds_the_claim(receiver):
    make_endpoint(url=receiver.url, events=["verdict"])
    claim = make_claim()
    make_published(claims=[claim])
    make_verdict(claim)
    withhold_claim(claim=claim, by=make_user("Legal"), reason="order of a court")
    assert (deliver_webhooks(), receiver.got) == (Sent(0, 0), [])


def test_letters_of_a_verdict_cost_the_same_for_one_claim_and_three():
    make_endpoint(events=["verdict"])
    costs = []
    for number in (1, 3):
        head, *others = (make_claim() for _ in range(number))
        Claim.objects.filter(pk__in=[other.pk for other in others]).update(canonical=head)
        make_published(claims=[head, *others])
        verdict = make_verdict(head)
        WebhookDelivery.objects.all().delete()
        with CaptureQueriesContext(connection) as queries:
            assert len(write_letters_of_verdict(verdict)) == number
        costs.append(len(queries))
    assert costs[0] == costs[1]
