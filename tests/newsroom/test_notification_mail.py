"""Mail to colleagues."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from articles.models import Article
from articles.signals import story_moved
from articles.workflow import Verb
from newsroom.enums import NotificationEvent as Event
from newsroom.models import Notification
from newsroom.notifications import mail as house_mail
from newsroom.notifications.choices import Channels, choose_channels
from newsroom.notifications.deadlines import remind_of_deadlines
from newsroom.notifications.mail import letter_for, send_mails
from newsroom.notifications.notify import Message, notify
from tests.factories.articles import make_article
from tests.factories.newsroom import make_notification, make_user

pytestmark = pytest.mark.django_db

NOTE = "The clerk Imre Valtos told us in confidence."


@pytest.fixture
def writer():
    return make_user("Reporter", email="ilse@paper.example")


@pytest.fixture
def story(writer):
    return make_article(by=writer, headline="Quay sold")


@pytest.fixture
def send_back(story, django_capture_on_commit_callbacks):
    def act(note=NOTE):
        with django_capture_on_commit_callbacks(execute=True):
            story_moved.send(
                sender=Article,
                article=story,
                verb=Verb.SEND_BACK,
                by=make_user(first_name="Oda", last_name="Brenn"),
                from_state="in_edit",
                to_state="draft",
                note=note,
                version=None,
            )

    return act


class Broken:
    """A mail server that refuses at one of its doors."""

    def __init__(self, at: str, error: Exception):
        self.at, self.error, self.tried = at, error, 0

    def open(self):
        if self.at == "open":
            raise self.error

    def send_messages(self, messages):
        self.tried += 1
        if self.at == "send":
            raise self.error
        return len(messages)

    def close(self):
        if self.at == "close":
            raise self.error


def test_mail_says_what_happened_and_where_to_look(story, send_back, settings):
    settings.SITE_URL, settings.SITE_NAME = "https://paper.example", "The Lantern"
    settings.DEFAULT_FROM_EMAIL = "The Lantern <desk@paper.example>"
    send_back()
    (letter,) = mail.outbox
    assert letter.subject == "[The Lantern] Oda Brenn sent “Quay sold” back to “Draft”"
    assert (letter.to, letter.from_email) == (["ilse@paper.example"], "The Lantern <desk@paper.example>")
    assert letter.body == (
        "Oda Brenn sent “Quay sold” back to “Draft”.\n\n"
        "There is more to it at the desk.\n\n"
        f"https://paper.example/admin/articles/article/{story.pk}/change/\n\n"
        "-- \nWhat you are told, and how: https://paper.example/admin/notifications/choices/\n"
    )


def test_mail_never_holds_a_note(send_back):
    send_back()
    assert "Imre" not in mail.outbox[0].message().as_string()
    assert Notification.objects.get().note == NOTE


def test_mail_waits_for_the_commit(story, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as waiting:
        notify([Message(story.created_by, Event.ASSIGNED, "Yours", "/admin/")])
    assert (len(waiting), mail.outbox) == (1, [])


def test_subject_is_one_short_line(writer):
    row = make_notification(
        writer, text="Oda assigned “Quay\r\nBcc: all@paper.example " + "sold" * 80 + "” to you"
    )
    subject = letter_for(row).subject
    assert ("\n" in subject, "\r" in subject, len(subject)) == (False, False, 150)


@pytest.mark.parametrize(
    ("event", "count"),
    [
        (Event.ASSIGNED, 1),
        (Event.MENTIONED, 1),
        (Event.SENT_BACK, 1),
        (Event.HELD, 1),
        (Event.PUBLISHED, 0),
        (Event.CLAIM_CHANGED, 0),
        (Event.DEADLINE_NEAR, 0),
    ],
)
def test_mail_by_default_is_for_what_waits_for_one_person(
    writer, story, event, count, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        notify([Message(writer, event, "Something", "/admin/", article=story)])
    assert len(mail.outbox) == count
    assert Notification.objects.shown_to(writer).count() == 1


def test_choice_goes_before_the_default(writer, send_back):
    choose_channels(writer, {Event.SENT_BACK: Channels(in_app=True, email=False)})
    send_back()
    assert (mail.outbox, Notification.objects.count()) == ([], 1)


def test_mail_only_is_mailed_once_a_day_while_it_repeats(writer, story, django_capture_on_commit_callbacks):
    choose_channels(writer, {Event.HELD: Channels(in_app=False, email=True)})

    def hold():
        with django_capture_on_commit_callbacks(execute=True):
            notify([Message(writer, Event.HELD, "Held", "/admin/", article=story)])
        return len(mail.outbox)

    assert [hold(), hold(), hold()] == [1, 1, 1]
    Notification.objects.update(created_at=timezone.now() - timedelta(hours=25))
    assert hold() == 2


def test_what_was_read_meanwhile_is_not_mailed(writer):
    row = make_notification(writer, read_at=timezone.now())
    assert (send_mails([row.uid]), mail.outbox) == (0, [])


@pytest.mark.parametrize("change", [{"email": ""}, {"is_active": False}])
def test_nobody_there_to_be_mailed(writer, change):
    row = make_notification(writer)
    type(writer).objects.filter(pk=writer.pk).update(**change)
    assert (send_mails([row.uid]), mail.outbox) == (0, [])


@pytest.mark.parametrize("at", ["open", "send", "close"])
def test_mail_server_that_is_down_breaks_no_save(send_back, monkeypatch, caplog, at):
    monkeypatch.setattr(house_mail, "_connection", lambda: Broken(at, ConnectionRefusedError("no")))
    send_back()
    assert Notification.objects.count() == 1
    assert ("ConnectionRefusedError" in caplog.text, "ilse" in caplog.text) == (True, False)


def test_failure_that_nobody_thought_of_breaks_no_save(send_back, monkeypatch, caplog):
    monkeypatch.setattr(house_mail, "_connection", lambda: Broken("open", RuntimeError("odd")))
    send_back()
    assert (Notification.objects.count(), "odd" in caplog.text) == (1, True)


def test_one_address_that_is_refused_keeps_no_other_back(writer, monkeypatch):
    rows = [make_notification(writer), make_notification(make_user(email="oda@paper.example"))]
    server = Broken("send", smtplib.SMTPRecipientsRefused({}))
    monkeypatch.setattr(house_mail, "_connection", lambda: server)
    assert (send_mails([row.uid for row in rows]), server.tried) == (0, 2)


def test_server_that_hangs_up_is_not_tried_for_every_letter(writer, monkeypatch):
    rows = [make_notification(writer), make_notification(make_user(email="oda@paper.example"))]
    server = Broken("send", smtplib.SMTPServerDisconnected("gone"))
    monkeypatch.setattr(house_mail, "_connection", lambda: server)
    assert (send_mails([row.uid for row in rows]), server.tried) == (0, 1)


def test_reminder_that_another_run_wrote_is_not_mailed(
    writer, story, monkeypatch, django_capture_on_commit_callbacks
):
    """Two runs at once read that nobody was told; the table lets only one of them tell."""
    choose_channels(writer, {Event.DEADLINE_NEAR: Channels(in_app=True, email=True)})
    now = timezone.now()
    Article.objects.filter(pk=story.pk).update(deadline=now)
    other = make_notification(writer, event=Event.DEADLINE_NEAR, article=story, about_at=now)
    monkeypatch.setattr("newsroom.notifications.deadlines.set", lambda rows: frozenset(), raising=False)
    with django_capture_on_commit_callbacks(execute=True):
        remind_of_deadlines(now)
    assert (list(Notification.objects.all()), mail.outbox) == ([other], [])
