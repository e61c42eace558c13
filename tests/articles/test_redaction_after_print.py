"""Erasure by law of what is said of a story after print."""

import pytest
from django.core.management import call_command

from articles.models import Correction, CorrectionTask, SignOff
from articles.services.corrections import CorrectionDraft, close_task, open_task
from articles.services.publish import correct_article
from articles.services.redaction import EMPTIED
from articles.services.save import save_working_copy
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.redaction import redact
from newsroom.ledger.verification import verify_all
from tests.factories.articles import make_published, print_again
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

SECRET = "Zanzibarquartz"
ORDER = "Order of the regional court, 3 May"


@pytest.fixture
def legal():
    return make_user("Legal")


@pytest.fixture
def story():
    """Version 1 is harmless, 2 owns up in the unlawful words, 3 is clean again. Tasks quote them on the way: the first
    is answered by version 2, the second stays open and quotes what still stands, the third was closed.
    """
    story = make_published(headline="The quay is sold", body="<p>The quay lamps are lit.</p>")
    for message in (f"It was {SECRET} who sold it.", "Lamps, not lights."):
        open_task(
            article=story,
            kind="correction",
            message=message,
            passage="The quay lamps are lit" if message.startswith("Lamps") else "",
            by=make_user(),
        )
    closed = open_task(article=story, kind="update", message=f"{SECRET} again.", by=make_user())
    close_task(task=closed, by=make_user(), reason=f"{SECRET} is right.")
    save_working_copy(article=story, by=make_user(), body=f"<p>The quay lamps are lit. {SECRET} sold it.</p>")
    correct_article(
        article=story,
        by=make_user(),
        corrections=[CorrectionDraft("correction", f"It was {SECRET}.")],
        override_reason="x",
        tasks=[CorrectionTask.objects.get(message__contains="who sold it")],
    )
    print_again(story, body="<p>The quay lamps are lit.</p>")
    return story


def told(story):
    return " ".join(HistoryEntry.objects.filter(object_id=str(story.pk)).values_list("note", flat=True))


def test_redacted_version_takes_its_notes_and_the_tasks_that_quote_it(story, legal):
    redact(record=story.versions.get(number=2), by=legal, reason=ORDER)
    note = Correction.objects.get()
    assert (note.note, note.redacted_at is not None) == ("", True)
    assert list(CorrectionTask.objects.order_by("pk").values_list("message", "passage", "close_reason")) == [
        (EMPTIED, "", ""),
        ("Lamps, not lights.", "The quay lamps are lit", ""),
        (EMPTIED, "", EMPTIED),
    ]
    assert SECRET not in told(story)
    assert verify_all() == []


def test_redacted_version_takes_sign_offs_of_words_that_are_gone(story, legal):
    for text in (f"{SECRET} sold it", "The quay lamps are lit"):
        SignOff.objects.create(
            article=story,
            rule="P05",
            severity="S",
            field="body",
            text=text,
            words_digest=text,
            reason="x",
            by=legal,
        )
    redact(record=story.versions.get(number=2), by=legal, reason=ORDER)
    assert list(SignOff.objects.values_list("text", flat=True)) == ["The quay lamps are lit"]


def test_note_is_redacted_by_itself_and_the_version_stands(story, legal):
    redact(record=Correction.objects.get(), by=legal, reason=ORDER)
    version = story.versions.get(number=2)
    assert (Correction.objects.get().note, version.redacted_at) == ("", None)
    assert list(version.answered_tasks.values_list("message", "passage")) == [(EMPTIED, "")]
    assert verify_all() == []


def test_redaction_of_a_note_is_told_on_its_story(story, legal):
    redact(record=Correction.objects.get(), by=legal, reason=ORDER)
    entry = HistoryEntry.objects.filter(verb="redact", object_label="articles.article").get()
    assert (entry.note, entry.object_id, entry.actor) == (ORDER, str(story.pk), legal)


def test_command_redacts_a_note_and_the_chains_verify(story, legal, capsys):
    note = Correction.objects.get()
    call_command("redact", "articles.correction", str(note.pk), "--reason", ORDER, "--user", legal.username)
    assert f"emptied articles.correction {note.pk}" in capsys.readouterr().out
    call_command("verify_chains")
