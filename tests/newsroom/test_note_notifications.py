"""Who is told of a note on a story, and that nobody is told what it says."""

import pytest
from django.core import mail

from articles.services.notes import edit_note, resolve_thread, take_back_note
from newsroom.ledger.redaction import redact
from newsroom.models import Notification
from newsroom.notifications.choices import Channels, choose_channels
from tests.factories.articles import make_article, make_published, print_again
from tests.factories.newsroom import make_user
from tests.factories.notes import make_answer, make_note

pytestmark = pytest.mark.django_db

SECRET = "The clerk Imre Valtos told us in confidence."


@pytest.fixture
def ana():
    return make_user("Editor", username="ana", first_name="Ana", last_name="Ruiz", email="ana@paper.example")


@pytest.fixture
def oda():
    return make_user(
        "Checker", username="Oda", first_name="Oda", last_name="Brenn", email="oda@paper.example"
    )


@pytest.fixture
def story():
    return make_article(by=make_user(), headline="Quay sold")


def told(user) -> list[tuple[str, str]]:
    return list(Notification.objects.filter(recipient=user).order_by("pk").values_list("event", "text"))


MENTIONED = ("mentioned", "Ana Ruiz named you in a note on “Quay sold”")
ANSWERED = ("answered", "Ana Ruiz answered in a thread of notes on “Quay sold”")


def test_whoever_is_named_is_told_where_and_not_what(story, ana, oda):
    note = make_note(story, by=ana, text=f"@oda: {SECRET}")
    row = Notification.objects.get(recipient=oda)
    assert told(oda) == [MENTIONED]
    assert (row.note, row.url) == ("", f"/admin/articles/article/{story.pk}/change/#note-{note.pk}")


def test_nobody_is_told_of_their_own_note(story, ana):
    make_answer(make_note(story, by=ana, text="@ana"), by=ana)
    assert told(ana) == []


def test_an_answer_is_told_to_whoever_wrote_in_the_thread(story, ana, oda):
    third = make_user("Legal")
    note = make_note(story, by=oda)
    make_answer(note, by=third)
    Notification.objects.all().delete()
    make_answer(note, by=ana)
    assert (told(oda), told(third), told(ana)) == ([ANSWERED], [ANSWERED], [])


def test_whoever_is_named_in_an_answer_is_told_once(story, ana, oda):
    make_answer(make_note(story, by=oda), by=ana, text="@oda, yes.")
    assert told(oda) == [MENTIONED]


def test_whoever_left_the_desk_is_not_told(story, ana, oda):
    note = make_note(story, by=oda)
    oda.groups.clear()
    make_answer(note, by=ana, text="@oda")
    assert told(oda) == []


def test_an_edit_tells_those_alone_who_were_not_named_before(story, ana, oda):
    legal = make_user("Legal", username="lex")
    note = make_note(story, by=ana, text="@oda?")
    edit_note(note=note, by=ana, text="@oda and @lex?")
    assert (told(oda), told(legal)) == ([MENTIONED], [MENTIONED])


def test_resolving_and_taking_back_tell_nobody(story, ana, oda):
    note = make_note(story, by=oda)
    resolve_thread(note=note, by=ana)
    take_back_note(note=note, by=oda)
    assert Notification.objects.count() == 0


def test_mail_says_that_there_is_a_note_and_leads_to_it(story, ana, oda, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        note = make_note(story, by=ana, text=f"@oda: {SECRET}", words="harbour office")
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["oda@paper.example"], f"[On Record] {MENTIONED[1]}")
    assert letter.body.split("\n\n")[:2] == [
        f"{MENTIONED[1]}.",
        f"http://127.0.0.1:8000/admin/articles/article/{story.pk}/change/#note-{note.pk}",
    ]
    assert [word for word in ("Imre", "harbour office") if word in letter.body + letter.subject] == []


def test_answers_are_mailed_to_those_alone_who_chose_it(story, ana, oda, django_capture_on_commit_callbacks):
    chose = make_user("Legal", email="lex@paper.example")
    choose_channels(chose, {"answered": Channels(in_app=True, email=True)})
    note = make_note(story, by=oda)
    make_answer(note, by=chose)
    with django_capture_on_commit_callbacks(execute=True):
        make_answer(note, by=ana)
    assert [letter.to for letter in mail.outbox] == [["lex@paper.example"]]


def test_nothing_of_a_note_is_logged(story, ana, oda, caplog, django_capture_on_commit_callbacks):
    caplog.set_level("DEBUG")
    with django_capture_on_commit_callbacks(execute=True):
        note = make_note(story, by=ana, text=f"@oda: {SECRET}")
        take_back_note(note=note, by=ana)
    records = [record for record in caplog.records if not record.name.startswith("django.db")]
    assert [record for record in records if "Imre" in record.getMessage()] == []


def test_a_redacted_version_empties_what_was_told_of_its_notes(ana, oda):
    story = make_published(headline="Quay sold")
    make_note(story, by=ana, text="@oda")
    print_again(story, headline="Clean", body="<p>Clean.</p>")
    redact(record=story.versions.get(number=1), by=make_user("Legal"), reason="Order")
    assert set(Notification.objects.filter(recipient=oda).values_list("text", flat=True)) == {"(redacted)"}
