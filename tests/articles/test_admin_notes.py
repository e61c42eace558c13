"""The notes on the story's screen: as JSON for scripts, as a form without."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Note
from articles.selectors.notes import threads_of
from articles.services.notes import LONGEST, resolve_thread
from tests.factories.articles import make_article
from tests.factories.newsroom import make_user
from tests.factories.notes import make_answer, make_note

pytestmark = pytest.mark.django_db

SECRET = "zqsecretnote"


@pytest.fixture
def story():
    return make_article(headline="Port sold", body="<p>The port of Sabel was sold on Monday.</p>")


@pytest.fixture
def ana(client):
    user = make_user("Checker", username="ana", first_name="Ana", last_name="Ruiz")
    client.force_login(user)
    return user


def address(story, name="notes"):
    return reverse(f"admin:articles_article_{name}", args=[story.pk])


def send(client, story, **given):
    return client.post(address(story), json.dumps(given), content_type="application/json")


def test_note_on_a_passage_comes_back_with_the_list(client, story, ana):
    got = send(
        client, story, act="add", text="Who?", field="body", exact="sold", prefix="was ", start=22
    ).json()
    note = Note.objects.get()
    assert (got["note"], got["open"], got["said"]) == (note.pk, 1, "Posted.")
    assert (note.by, note.exact, note.prefix) == (ana, "sold", "The port of Sabel was ")
    assert f'id="note-{note.pk}"' in got["html"]
    assert got["digest"] == threads_of(story, ana).digest


@pytest.mark.parametrize(
    ("act", "said"),
    [("reply", "Posted."), ("edit", "Changed."), ("resolve", "Resolved."), ("reopen", "Open again.")],
)
def test_acts_on_a_note(act, said, client, story, ana):
    note = make_note(story, by=ana)
    assert send(client, story, act=act, note=note.pk, text="Now.").json()["said"] == said


def test_a_note_that_is_taken_back_leaves_nothing_on_the_page(client, story, ana):
    note = make_note(story, by=ana, text=SECRET)
    got = send(client, story, act="take-back", note=note.pk).json()
    assert (SECRET in got["html"], "Taken back." in got["html"], got["open"]) == (False, True, 0)


def test_unknown_names_are_told(client, story, ana):
    assert send(client, story, act="add", text="@anna?").json()["said"] == (
        "Posted. Nobody here is called @anna. Did you mean @ana?"
    )


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({}, 400),
        ({"act": "shout", "text": "x"}, 400),
        ({"act": "add"}, 400),
        ({"act": "add", "text": 7}, 400),
        ({"act": "add", "text": "x", "field": "state"}, 400),
        ({"act": "add", "text": "x", "start": -1}, 400),
        ({"act": "add", "text": "x", "start": True}, 400),
        ({"act": "add", "text": "x" * (LONGEST + 1)}, 400),
        ({"act": "reply", "text": "x"}, 400),
        ({"act": "reply", "note": "1", "text": "x"}, 400),
        ({"act": "reply", "note": 2**40, "text": "x"}, 400),
        ({"act": "add", "text": "x" * 200_000}, 400),
    ],
)
def test_what_cannot_be_done_is_said_in_words(given, status, client, story, ana):
    answer = send(client, story, **given)
    assert (answer.status_code, list(answer.json())) == (status, ["error"])
    assert Note.objects.count() == 0


def test_half_characters_are_left_out(client, story, ana):
    body = '{"act": "add", "text": "a\\ud800\\u0000b"}'
    client.post(address(story), body, content_type="application/json")
    assert Note.objects.get().text == "ab"


def test_note_of_another_story_is_not_reached_through_this_one(client, story, ana):
    note = make_note(make_article(), by=ana)
    assert send(client, story, act="edit", note=note.pk, text="x").status_code == 400


def test_somebody_elses_note_is_refused(client, story, ana):
    note = make_note(story)
    assert send(client, story, act="take-back", note=note.pk).status_code == 403


def test_page_that_shows_it_already_is_told_nothing(client, story, ana):
    digest = client.get(address(story)).json()["digest"]
    same = client.get(address(story), {"digest": digest})
    assert (same.status_code, same.content) == (204, b"")
    make_note(story)
    assert client.get(address(story), {"digest": digest}).status_code == 200


@pytest.mark.parametrize("digest", ["", "same"])
def test_list_costs_the_same_for_one_thread_and_thirty(digest, client, story, ana):
    def cost():
        query = {"digest": threads_of(story, ana).digest} if digest else {}
        with CaptureQueriesContext(connection) as seen:
            client.get(address(story), query)
        return len(seen)

    make_answer(make_note(story, by=ana))
    first = cost()
    for _ in range(29):
        resolve_thread(note=make_answer(make_note(story, words="sold"), by=ana), by=ana)
    assert cost() == first


def test_screen_costs_one_query_for_its_notes(client, story, ana):
    def cost():
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse("admin:articles_article_change", args=[story.pk]))
        return sum('FROM "articles_note"' in query["sql"] for query in seen)

    make_note(story)
    first = cost()
    for _ in range(29):
        make_answer(make_note(story))
    assert (first, cost()) == (1, 1)


def test_who_may_not_read_notes_sees_no_panel_and_none_of_its_words(client, story):
    make_note(story, text=SECRET)
    client.force_login(make_user("Importer"))
    page = client.get(reverse("admin:articles_article_change", args=[story.pk])).content.decode()
    assert (SECRET in page, "rail-notes" in page, "notePeople" in page) == (False, False, False)


def test_who_may_read_them_sees_the_panel_and_their_number(client, story, ana):
    make_note(story, text=SECRET)
    page = client.get(reverse("admin:articles_article_change", args=[story.pk])).content.decode()
    assert (SECRET in page, '<b data-rail-count="notes">1</b>' in page) == (True, True)


@pytest.mark.parametrize("name", ["history", "history_csv"])
def test_history_and_its_export_do_not_say_what_a_note_says(name, client, story, ana):
    make_note(story, text=SECRET, words="sold")
    answer = client.get(address(story, name))
    text = b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()
    assert (SECRET in text, f"Note {Note.objects.get().pk} on the text" in text) == (False, True)


def test_words_of_a_note_are_no_markup(client, story, ana):
    make_note(story, text="<b>x</b>")
    assert "&lt;b&gt;x&lt;/b&gt;" in client.get(address(story)).json()["html"]


def test_whom_a_note_can_name(client, ana):
    make_user("Reporter", username="oda", first_name="Oda", last_name="Brenn")
    for role in ("Importer", None):
        make_user(role)
    make_user("Editor", is_active=False)
    got = client.get(reverse("admin:articles_article_note_people")).json()
    assert got == {"people": [{"username": "oda", "name": "Oda Brenn"}]}


# --- without a script -------------------------------------------------------------------------------------------


def test_form_writes_answers_and_resolves(client, story, ana):
    client.post(
        address(story, "notes_form"),
        {"act": "add", "note_field": "headline", "note_text": "Flat.", "reply_1": "no"},
    )
    note = Note.objects.get()
    answer = client.post(
        address(story, "notes_form"),
        {"act": f"reply:{note.pk}", f"reply_{note.pk}": "Yes.", "note_text": "a draft"},
    )
    reply = note.replies.get()
    assert (note.field, note.text, reply.text) == ("headline", "Flat.", "Yes.")
    assert answer.url == f"/admin/articles/article/{story.pk}/change/#note-{reply.pk}"
    client.post(address(story, "notes_form"), {"act": f"resolve:{note.pk}"})
    note.refresh_from_db()
    assert note.is_resolved is True


def test_form_gives_back_what_it_refuses(client, story, ana):
    typed = "x" * (LONGEST + 1)
    page = client.post(address(story, "notes_form"), {"act": "add", "note_field": "slug", "note_text": typed})
    text = page.content.decode()
    assert (page.status_code, typed in text, 'name="note_field" value="slug"' in text) == (200, True, True)
    assert typed not in json.dumps(dict(client.session.items()))
