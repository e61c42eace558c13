"""Writing notes on a story: who may, what is kept, what the history says, and where passages stand after saves."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.anchors import Anchor
from articles.at_names import UnknownName
from articles.exceptions import StoryError, StoryNotAllowed
from articles.models import Note
from articles.selectors.notes import threads_of
from articles.services.notes import (
    LONGEST,
    LONGEST_PASSAGE,
    add_note,
    edit_note,
    reopen_thread,
    reply,
    resolve_thread,
    take_back_note,
)
from articles.services.save import save_working_copy
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.redaction import redact
from tests.factories.articles import make_article, make_published, print_again
from tests.factories.newsroom import make_user
from tests.factories.notes import make_answer, make_note

pytestmark = pytest.mark.django_db

PEOPLE = ("Reporter", "Editor", "Checker", "Legal", "Importer", "Administrator", None)
WHO_MAY = {"Reporter", "Editor", "Checker", "Legal", "Administrator"}
BODY = "<p>The port of Sabel was sold on Monday.</p><p>The buyer is not known.</p>"


@pytest.fixture
def story():
    return make_article(headline="Port sold", standfirst="Nobody says who bought it.", body=BODY)


@pytest.fixture
def ana():
    return make_user("Editor", username="ana.ruiz", first_name="Ana", last_name="Ruiz")


def told(story) -> list[tuple[str, str]]:
    rows = HistoryEntry.objects.filter(object_label="articles.article", object_id=str(story.pk)).order_by(
        "pk"
    )
    return [(row.verb, row.note) for row in rows if row.verb != "save"]


# --- who may ----------------------------------------------------------------------------------------------------

ACTS = {
    "add": lambda note, by: add_note(article=note.article, by=by, text="x"),
    "reply": lambda note, by: reply(note=note, by=by, text="x"),
    "resolve": lambda note, by: resolve_thread(note=note, by=by),
    "reopen": lambda note, by: reopen_thread(note=note, by=by),
}


@pytest.mark.parametrize("act", sorted(ACTS))
def test_who_may(act, story):
    note, did = make_note(story), set()
    for role in PEOPLE:
        try:
            ACTS[act](note, make_user(role))
        except StoryNotAllowed:
            pass
        else:
            did.add(role)
    assert did == WHO_MAY


@pytest.mark.parametrize("role", [role for role in PEOPLE if role])
@pytest.mark.parametrize(
    "act",
    [
        lambda note, by: edit_note(note=note, by=by, text="x"),
        lambda note, by: take_back_note(note=note, by=by),
    ],
)
def test_nobody_changes_what_somebody_else_wrote(act, role, story):
    note = make_note(story)
    with pytest.raises(StoryNotAllowed):
        act(note, make_user(role))
    note.refresh_from_db()
    assert note.text == "Who told us?"


def test_whoever_lost_the_role_does_not_change_their_own(story):
    by = make_user("Reporter")
    note = make_note(story, by=by)
    by.groups.clear()
    with pytest.raises(StoryNotAllowed):
        edit_note(note=note, by=type(by).objects.get(pk=by.pk), text="x")


# --- what is kept -----------------------------------------------------------------------------------------------


def test_note_on_the_story_on_a_field_and_on_a_passage(story, ana):
    make_note(story, by=ana)
    make_note(story, by=ana, field="deadline")
    make_note(story, by=ana, words="The buyer", text="Which?")
    rows = Note.objects.values_list("field", "exact", "prefix", "suffix", "start", "text")
    assert list(rows) == [
        ("", "", "", "", None, "Who told us?"),
        ("deadline", "", "", "", None, "Who told us?"),
        ("body", "The buyer", "port of Sabel was sold on Monday.\n"[-32:], " is not known.", 38, "Which?"),
    ]


def test_note_on_words_of_a_headline(story):
    note = make_note(story, field="headline", words="sold")
    assert (note.field, note.exact, note.prefix, note.start) == ("headline", "sold", "Port ", 5)


@pytest.mark.parametrize("text", ["", "  \n", "\x00"])
def test_note_without_words_is_refused(text, story, ana):
    with pytest.raises(StoryError, match="Write the note first"):
        add_note(article=story, by=ana, text=text)


def test_note_that_is_too_long_is_refused_in_numbers(story, ana):
    with pytest.raises(StoryError, match="too long by 3 characters"):
        add_note(article=story, by=ana, text="x" * (LONGEST + 3))


@pytest.mark.parametrize(
    ("field", "anchor"),
    [
        ("state", None),
        ("deadline", Anchor("Monday", start=0)),
        ("", Anchor("Monday", start=0)),
        ("body", Anchor("x" * (LONGEST_PASSAGE + 1), start=0)),
    ],
)
def test_note_where_none_can_stand_is_refused(field, anchor, story, ana):
    with pytest.raises(StoryError):
        add_note(article=story, by=ana, text="x", field=field, anchor=anchor)
    assert Note.objects.count() == 0


def test_passage_that_the_saved_text_does_not_have_is_kept_and_found_by_the_next_save(story, ana):
    typed = Anchor("a tower", "The buyer is ", ".", 51)
    note = add_note(article=story, by=ana, text="Which?", field="body", anchor=typed).note
    assert (note.start, note.is_gone) == (None, True)
    save_working_copy(article=story, by=ana, body=BODY.replace("not known", "a tower"))
    note.refresh_from_db()
    assert (note.start, note.is_gone) == (51, False)


def test_what_was_sent_of_the_surroundings_is_taken_from_the_text(story, ana):
    sent = Anchor("The buyer", "x", " is", 38)
    note = add_note(article=story, by=ana, text="x", field="body", anchor=sent).note
    assert (note.start, note.suffix) == (38, " is not known.")


def test_answers_stand_one_deep(story):
    note = make_note(story)
    first = make_answer(note)
    second = make_answer(first)
    assert [first.parent_id, second.parent_id] == [note.pk, note.pk]


def test_an_answer_opens_a_resolved_thread_again(story, ana):
    note = make_note(story)
    resolve_thread(note=note, by=ana)
    make_answer(note, by=ana)
    note.refresh_from_db()
    assert (note.is_resolved, [verb for verb, _ in told(story)]) == (
        False,
        ["open note", "resolve note", "reopen note"],
    )


def test_editing_keeps_no_earlier_wording(story, ana):
    note = make_note(story, by=ana, text="Ask zqJohn.")
    edit_note(note=note, by=ana, text="Ask the source.")
    note.refresh_from_db()
    assert (note.text, note.edited_at is not None) == ("Ask the source.", True)
    assert not HistoryEntry.objects.filter(note__contains="zqJohn").exists()


def test_saving_the_same_words_is_no_edit(story, ana):
    note = make_note(story, by=ana)
    edit_note(note=note, by=ana, text=f" {note.text} ")
    note.refresh_from_db()
    assert note.edited_at is None


def test_note_that_was_taken_back_is_empty_and_cannot_be_edited(story, ana):
    note = make_note(story, by=ana)
    make_answer(note)
    take_back_note(note=note, by=ana)
    note.refresh_from_db()
    assert (note.text, note.emptied_at is not None, note.is_resolved) == ("", True, False)
    with pytest.raises(StoryError, match="taken back"):
        edit_note(note=note, by=ana, text="again")


def test_thread_in_which_nothing_is_left_is_resolved(story, ana):
    note = make_note(story, by=ana)
    answer = make_answer(note, by=ana)
    take_back_note(note=note, by=ana)
    assert len(threads_of(story, ana).open) == 1
    take_back_note(note=answer, by=ana)
    assert len(threads_of(story, ana).open) == 0


def test_resolving_twice_is_one_act(story, ana):
    note = make_note(story)
    for _ in range(2):
        resolve_thread(note=note, by=ana)
    assert told(story) == [
        ("open note", f"Note {note.pk} on the story"),
        ("resolve note", f"Note {note.pk} on the story"),
    ]


def test_history_says_that_there_is_a_note_and_not_what_it_says(story, ana):
    note = make_note(story, by=ana, words="The buyer", text="It was zqJohn.")
    take_back_note(note=make_answer(note, by=ana, text="Not zqPaul?"), by=ana)
    resolve_thread(note=note, by=ana)
    reopen_thread(note=note, by=ana)
    what = f"Note {note.pk} on the text"
    verbs = ["open note", "take back note", "resolve note", "reopen note"]
    assert told(story) == [(verb, what) for verb in verbs]


# --- @names -----------------------------------------------------------------------------------------------------


def test_names_that_are_nobodys_are_told_with_near_ones(story, ana):
    written = add_note(article=story, by=make_user(), text="@ana.ruiz or @anna.ruiz?")
    assert written.unknown == (UnknownName("anna.ruiz", ("ana.ruiz",)),)


def test_somebody_who_may_not_read_notes_is_not_named(story):
    make_user("Importer", username="ingest")
    make_user(None, username="porter")
    written = add_note(article=story, by=make_user(), text="@ingest @porter")
    assert [unknown.name for unknown in written.unknown] == ["ingest", "porter"]


# --- passages after saves ---------------------------------------------------------------------------------------


def places(story) -> list[int | None]:
    return list(Note.objects.threads().filter(article=story).values_list("start", flat=True))


def test_passages_move_with_what_is_typed_before_them(story, ana):
    make_note(story, words="The buyer")
    make_note(story, words="of Sabel")
    save_working_copy(article=story, by=ana, body="<p>New.</p>" + BODY)
    assert places(story) == [43, 14]


def test_passage_that_was_changed_inside_is_gone_and_comes_back(story, ana):
    note = make_note(story, words="The buyer")
    save_working_copy(article=story, by=ana, body=BODY.replace("The buyer", "The new buyer"))
    note.refresh_from_db()
    assert (note.is_gone, note.exact) == (True, "The buyer")
    save_working_copy(article=story, by=ana, body=BODY)
    note.refresh_from_db()
    assert (note.is_gone, note.start) == (False, 38)


def test_passage_of_a_headline_follows_it(story, ana):
    make_note(story, field="headline", words="sold")
    save_working_copy(article=story, by=ana, headline="Old port sold")
    assert places(story) == [9]


def test_resolved_thread_finds_its_words_when_it_is_taken_up_again(story, ana):
    note = make_note(story, words="The buyer")
    resolve_thread(note=note, by=ana)
    save_working_copy(article=story, by=ana, body="<p>New.</p>" + BODY)
    reopen_thread(note=note, by=ana)
    assert places(story) == [43]


@pytest.mark.parametrize(("fields", "extra"), [({"kicker": "Ports"}, 1), ({"slug": "other"}, 0)])
def test_a_save_asks_for_notes_only_where_words_changed(fields, extra, ana):
    story = make_article(body=BODY)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        save_working_copy(article=story, by=ana, **fields)
    assert sum('"articles_note"' in query["sql"] for query in seen) == extra


@pytest.mark.parametrize("number", [1, 30])
def test_a_save_that_moves_passages_costs_two_queries_more(number, ana):
    story = make_article(body=BODY)
    for _ in range(number):
        make_note(story, words="The buyer")
    with CaptureQueriesContext(connection) as seen:
        save_working_copy(article=story, by=ana, body="<p>New.</p>" + BODY)
    assert sum('"articles_note"' in query["sql"] for query in seen) == 2


# --- reading ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [0, 1, 30])
def test_threads_are_one_query(number, story, ana, django_assert_num_queries):
    for _ in range(number):
        make_answer(make_note(story))
    with django_assert_num_queries(1):
        threads = threads_of(story, ana)
        names = [str(note.by) for thread in threads.open for note in thread.notes]
    assert len(names) == 2 * number


def test_threads_open_in_order_and_resolved_the_latest_first(story, ana):
    first, second, third = (make_note(story) for _ in range(3))
    for note in (first, third):
        resolve_thread(note=note, by=ana)
    threads = threads_of(story, ana)
    assert [thread.head for thread in threads.open] == [second]
    assert [thread.head for thread in threads.resolved] == [third, first]


def test_mine_is_what_i_wrote_in_and_where_i_am_named(story, ana):
    make_note(story)
    make_note(story, by=ana)
    make_answer(make_note(story), by=ana)
    make_note(story, text="Ask @Ana.Ruiz.")
    assert [thread.is_mine for thread in threads_of(story, ana).open] == [False, True, True, True]


def test_digest_tells_every_change_that_is_shown(story, ana):
    seen = [threads_of(story, ana).digest]
    note = make_note(story, by=ana, words="The buyer")
    for act in (
        lambda: None,
        lambda: make_answer(note),
        lambda: edit_note(note=note, by=ana, text="Other"),
        lambda: save_working_copy(article=story, by=ana, body="<p>New.</p>"),
        lambda: resolve_thread(note=note, by=ana),
        lambda: take_back_note(note=note, by=ana),
    ):
        act()
        seen.append(threads_of(story, ana).digest)
    assert len(set(seen)) == len(seen)
    assert threads_of(story, ana).digest == seen[-1]


# --- the law ----------------------------------------------------------------------------------------------------


def test_the_law_empties_one_note(story, ana):
    note = make_note(story, by=ana, words="The buyer", text="It was zqJohn.")
    redact(record=note, by=make_user("Legal"), reason="Order of the court")
    note.refresh_from_db()
    assert (note.text, note.exact, note.prefix, note.suffix) == ("", "", "", "")


def test_a_version_that_is_emptied_takes_all_notes_with_it(ana):
    story = make_published(body=BODY, headline="Port sold")
    note = make_note(story, by=ana, words="The buyer", text="It was zqJohn.")
    print_again(story, headline="Port sold at last", body="<p>Clean.</p>")
    redact(record=story.versions.get(number=1), by=make_user("Legal"), reason="Order of the court")
    note.refresh_from_db()
    assert (note.text, note.exact, note.is_resolved) == ("", "", True)
