"""Notes on claims."""

import pytest

from articles.claims.models import ClaimNote
from articles.exceptions import StoryError, StoryNotAllowed
from articles.selectors.claim_notes import claim_threads
from articles.services.claim_notes import (
    add_claim_note,
    edit_claim_note,
    reopen_claim_note,
    reply_to_claim_note,
    resolve_claim_note,
    take_back_claim_note,
)
from newsroom.ledger.models import HistoryEntry
from newsroom.models import Notification
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return make_user("Checker", username="noor"), make_user("Editor", username="oda")


def told():
    return list(Notification.objects.order_by("pk").values_list("recipient__username", "event"))


def test_whoever_is_named_and_whoever_wrote_is_told_once(people):
    noor, oda = people
    written = add_claim_note(claim=make_claim(), by=noor, text="@oda, who told us? And @odo?")
    assert [str(name) for name in written.unknown] == ["Nobody here is called @odo. Did you mean @oda?"]
    reply_to_claim_note(note=written.note, by=oda, text="@noor the clerk.")
    assert told() == [("oda", "mentioned"), ("noor", "mentioned")]
    reply_to_claim_note(note=written.note, by=noor, text="Thanks.")
    assert told()[2:] == [("oda", "answered")]


def test_words_stand_in_their_own_row_alone(people):
    noor, _ = people
    note = add_claim_note(claim=make_claim(), by=noor, text="Ask K. Brandt, @oda").note
    edit_claim_note(note=note, by=noor, text="Ask somebody, @oda")
    take_back_claim_note(note=note, by=noor)
    assert HistoryEntry.objects.filter(note__contains="Brandt").count() == 0
    assert Notification.objects.filter(text__contains="Brandt").count() == 0
    note.refresh_from_db()
    assert (note.text, note.emptied_at is not None, note.resolved_by) == ("", True, noor)
    assert told() == [("oda", "mentioned")]


def test_an_answer_opens_a_resolved_thread_again(people):
    noor, oda = people
    note = add_claim_note(claim=make_claim(), by=noor, text="Who?").note
    resolve_claim_note(note=note, by=oda)
    reply_to_claim_note(note=note, by=noor, text="Still, who?")
    note.refresh_from_db()
    assert note.resolved_at is None
    resolve_claim_note(note=note, by=oda)
    assert reopen_claim_note(note=note, by=oda).resolved_at is None
    verbs = HistoryEntry.objects.filter(verb__endswith="note").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["open note", "resolve note", "reopen note", "resolve note", "reopen note"]


def test_threads_come_in_their_order_by_one_query(people, django_assert_num_queries):
    noor, _ = people
    claim = make_claim()
    notes = [add_claim_note(claim=claim, by=noor, text=f"Note {number}").note for number in range(3)]
    reply_to_claim_note(note=notes[0], by=noor, text="Answer")
    resolve_claim_note(note=notes[1], by=noor)
    with django_assert_num_queries(1):
        threads, resolved = claim_threads(claim)
    assert [[note.text for note in thread.notes] for thread in threads] == [["Note 0", "Answer"], ["Note 2"]]
    assert [thread.head.text for thread in resolved] == ["Note 1"]


def test_nobody_changes_the_words_of_another(people):
    noor, oda = people
    note = add_claim_note(claim=make_claim(), by=noor, text="Mine.").note
    with pytest.raises(StoryNotAllowed):
        edit_claim_note(note=note, by=oda, text="Yours.")
    with pytest.raises(StoryNotAllowed):
        take_back_claim_note(note=note, by=oda)
    take_back_claim_note(note=note, by=noor)
    with pytest.raises(StoryError, match="taken back"):
        edit_claim_note(note=note, by=noor, text="Again.")


def test_notes_are_not_for_the_hand_of_ingest(people):
    noor, _ = people
    importer = make_user("Importer")
    note = add_claim_note(claim=make_claim(), by=noor, text="Who?").note
    for act in (
        lambda: add_claim_note(claim=note.claim, by=importer, text="I."),
        lambda: reply_to_claim_note(note=note, by=importer, text="I."),
        lambda: resolve_claim_note(note=note, by=importer),
        lambda: reopen_claim_note(note=note, by=importer),
    ):
        with pytest.raises(StoryNotAllowed):
            act()
    assert ClaimNote.objects.count() == 1
