"""A Word file sent to the desk: for the editor as JSON, or as a new story where no script runs."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Article
from tests.factories.articles import make_section
from tests.factories.newsroom import make_user
from tests.word_files import paragraph, word_file

pytestmark = pytest.mark.django_db

TEXT = "The guard moved its boats on Monday."
STORY = word_file(paragraph("Guard moves its boats", style="Titel"), paragraph(TEXT))


def send(client, data: bytes = STORY, name: str = "story.docx", *, script: bool = True):
    accept = "application/json" if script else "text/html,*/*;q=0.8"
    file = SimpleUploadedFile(name, data)
    return client.post(reverse("admin:articles_article_docx"), {"file": file}, headers={"accept": accept})


@pytest.fixture
def desk(client):
    make_section()
    user = make_user()
    client.force_login(user)
    return user


def test_editor_is_given_the_text_and_nothing_is_written(client, desk):
    answer = send(client)
    assert json.loads(answer.content) == {
        "html": f"<h2>Guard moves its boats</h2><p>{TEXT}</p>",
        "headline": "Guard moves its boats",
        "standfirst": "",
        "notes": [],
    }
    assert Article.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        (
            "story.docm",
            STORY,
            "Files with macros are never taken in. In Word, save it as “Word document (.docx)”.",
        ),
        (
            "story.doc",
            b"\xd0\xcf\x11\xe0",
            "This is an old Word file (.doc). Open it in Word and save it as .docx.",
        ),
        (
            "story.pdf",
            b"%PDF",
            "Only Word files (.docx) are taken here. Save it as .docx, or copy its text and paste it.",
        ),
        (
            "story.docx",
            b"%PDF",
            "This is no Word file (.docx). Save it as .docx, or copy its text and paste it.",
        ),
        ("story.docx", word_file(), "The file holds no text: there is no story to take in."),
    ],
)
def test_what_is_no_word_file_is_refused_with_what_to_do(client, desk, name, data, why):
    answer = send(client, data, name)
    assert (answer.status_code, json.loads(answer.content)) == (400, {"error": why})


def test_form_without_a_file_is_refused(client, desk):
    answer = client.post(reverse("admin:articles_article_docx"), {}, headers={"accept": "application/json"})
    assert (answer.status_code, json.loads(answer.content)) == (400, {"error": "Choose a Word file first."})


def test_file_that_is_too_large_is_not_read(client, desk, monkeypatch):
    monkeypatch.setattr("articles.admin.docx.LARGEST_FILE", 100)
    monkeypatch.setattr("articles.admin.docx._FORM", 100)
    assert send(client).status_code == 413


def test_without_scripts_the_file_becomes_a_story(client, desk):
    answer = send(client, script=False)
    story = Article.objects.get()
    assert answer.url == reverse("admin:articles_article_change", args=[story.pk])
    assert (story.headline, story.body, story.state) == ("Guard moves its boats", f"<p>{TEXT}</p>", "draft")
    assert story.proposals.count() == 0


def test_without_scripts_the_same_file_leads_to_its_story(client, desk):
    first, second = send(client, script=False), send(client, script=False)
    assert first.url == second.url
    assert Article.objects.count() == 1


def test_without_scripts_a_refusal_leads_back_to_the_form(client, desk):
    answer = send(client, b"%PDF", script=False)
    assert answer.url == reverse("admin:articles_article_add")
    said = [str(message) for message in client.get(answer.url).context["messages"]]
    assert said == ["This is no Word file (.docx). Save it as .docx, or copy its text and paste it."]


def test_form_stands_on_the_page_of_a_new_story_alone(client, desk):
    send(client, script=False)
    add = client.get(reverse("admin:articles_article_add")).content.decode()
    change = client.get(
        reverse("admin:articles_article_change", args=[Article.objects.get().pk])
    ).content.decode()
    assert ("docx-file" in add, "docx-file" in change) == (True, False)


def test_who_may_not_write_stories_sends_none(client):
    client.force_login(make_user(role="Checker"))
    assert send(client).status_code == 403


def test_address_is_for_sending_only(client, desk):
    assert client.get(reverse("admin:articles_article_docx")).status_code == 405
