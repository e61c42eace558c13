"""The doors of a page that is typed into: JSON in, JSON out, also where they stay shut."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article, Presence
from articles.services.save import save_working_copy
from articles.stamps import stamps_of
from tests.factories.articles import make_article, make_author, make_presence, make_section
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

TAB = "tab-of-the-test"


@pytest.fixture
def user(client):
    user = make_user(first_name="Ada", last_name="Lind")
    client.force_login(user)
    return user


def ask(client, name, *keys, **sent):
    """(status, answer) of one of the doors."""
    address = reverse(f"admin:articles_article_{name}", args=keys)
    answer = client.post(address, json.dumps({"tab": TAB, **sent}), content_type="application/json")
    return answer.status_code, answer.json()


def fields(**values):
    return {name: [[name, value]] for name, value in values.items()}


def type_into(client, story, base=None, **values):
    base = base or story
    sent = {"revision": base.revision_number, "stamps": stamps_of(base), "fields": fields(**values)}
    return ask(client, "autosave", story.pk, **sent)


def test_autosave_saves_and_tells(client, user):
    story = make_article(headline="One", body="<p>Old.</p>", by=user)
    status, told = type_into(client, story, headline="Two", body="<p>New.</p><script>x()</script>")
    story.refresh_from_db()
    assert (status, story.headline, story.body) == (200, "Two", "<p>New.</p>")
    assert (told["revision"], told["wrote"], told["problems"], len(told["removed"])) == (2, True, {}, 1)
    assert (told["stamps"], told["by"], told["me"], told["theirs"]) == (
        stamps_of(story),
        "Ada Lind",
        True,
        {},
    )


def test_autosave_reads_records_names_and_days_as_the_form_does(client, user):
    story, section, author = make_article(), make_section(), make_author(name="Ana Prat")
    status, told = type_into(
        client,
        story,
        section=str(section.pk),
        bylines="Ana Prat",
        topics="Harbours\nShips",
        story_date="2031-02-03",
    )
    story.refresh_from_db()
    assert (status, told["problems"], story.section) == (200, {}, section)
    assert [author.name for author in story.authors.all()] == [author.name]
    assert sorted(topic.name for topic in story.topics.all()) == ["Harbours", "Ships"]
    assert story.story_date.isoformat() == "2031-02-03"


def test_autosave_of_what_is_half_typed_saves_the_rest(client, user):
    story = make_article(headline="One", kicker="Ports")
    status, told = type_into(
        client,
        story,
        headline=" ",
        kicker="x" * 61,
        original_url="http:/",
        slug="No slug",
        body="<p>Words.</p>",
    )
    story.refresh_from_db()
    assert (status, story.headline, story.kicker, story.body) == (200, "One", "Ports", "<p>Words.</p>")
    assert sorted(told["problems"]) == ["headline", "kicker", "original_url", "slug"]
    assert told["problems"]["headline"] == "It is empty: the one saved before stays."


def test_autosave_begins_a_story(client, user):
    status, told = ask(client, "autosave_new", fields=fields(headline="", body="<p>The quay was sold.</p>"))
    story = Article.objects.get()
    assert (status, told["pk"], told["problems"]) == (200, story.pk, {})
    assert told["change"] == reverse("admin:articles_article_change", args=[story.pk])
    assert (story.headline, story.headline_is_working, story.created_by) == ("The quay was sold", True, user)


def test_autosave_strips_what_no_database_keeps(client, user):
    story = make_article(headline="One")
    status, _ = type_into(client, story, headline="Tw\x00o\ud800")
    story.refresh_from_db()
    assert (status, story.headline) == (200, "Two")


def stale(client, story, by, **theirs):
    """The answer to an autosave of the body, after somebody has saved."""
    sent = {"revision": story.revision_number, "stamps": stamps_of(story)}
    save_working_copy(article=story, by=by, **theirs)
    return ask(client, "autosave", story.pk, fields=fields(body="<p>Mine.</p>"), **sent)


def test_stale_autosave_tells_what_both_changed_and_what_only_others_did(client, user):
    story, section = make_article(body="<p>Old.</p>"), make_section(name="Ports")
    other = make_user(first_name="Teo", last_name="Brandt")
    status, told = stale(client, story, other, body="<p>Theirs.</p>", section=section)
    assert (status, told["stale"]["by"], told["stale"]["me"]) == (409, "Teo Brandt", False)
    assert (told["stale"]["fields"], told["stale"]["revision"]) == (["body"], 2)
    assert told["theirs"] == {
        "body": [["body", "<p>Theirs.</p>"]],
        "section": [["section", str(section.pk)], ["section", "Ports"]],
    }
    assert told["error"].startswith("Teo Brandt changed the body at ")


def test_stale_autosave_against_oneself_says_so_plainly(client, user):
    status, told = stale(client, make_article(body="<p>Old.</p>"), user, body="<p>Theirs.</p>")
    assert (status, told["stale"]["me"]) == (409, True)
    assert told["error"].startswith("You, in another tab or window, changed the body at ")


def test_autosave_without_fields_tells_what_others_changed(client, user):
    story = make_article(headline="One")
    sent = {"revision": 1, "stamps": stamps_of(story), "fields": {}}
    save_working_copy(article=story, by=make_user(), headline="Theirs")
    status, told = ask(client, "autosave", story.pk, **sent)
    assert (status, told["revision"], told["theirs"]) == (200, 2, {"headline": [["headline", "Theirs"]]})


def test_doors_answer_in_json_when_the_session_has_ended():
    story = make_article()
    for name, keys in (("autosave", [story.pk]), ("presence", [story.pk]), ("autosave_new", [])):
        status, told = ask(Client(), name, *keys, fields={})
        assert (status, told["login"]) == (
            403,
            "/admin/login/?next=/admin/articles/article/autosave/signed-in/",
        )


def test_doors_take_nothing_typed_by_somebody_else(client, user):
    story = make_article(headline="One")
    status, told = ask(client, "autosave", story.pk, user=make_user().pk, fields=fields(headline="Two"))
    assert (status, told["error"]) == (
        403,
        "You are logged in as Ada Lind now, and somebody else wrote this. Log in as them again.",
    )


@pytest.mark.parametrize(
    "sent",
    [
        {"tab": "x", "fields": {}},
        {"fields": {"state": [["state", "ready"]]}},
        {"fields": {"headline": "Two"}},
        {"fields": {"headline": [["headline", 2]]}},
        {"fields": {}, "revision": "one"},
        {"fields": {}, "stamps": {"body": 1}},
        {},
    ],
)
def test_autosave_refuses_what_it_cannot_read(client, user, sent):
    assert ask(client, "autosave", make_article().pk, **sent)[0] == 400


def test_beat_tells_who_else_is_here_and_who_saved_last(client, user):
    ana = make_user(first_name="Ana", last_name="Prat")
    story = make_article(by=ana)
    make_presence(story, ana)
    make_presence(story, user, tab="another-tab")
    status, told = ask(client, "presence", story.pk, typed=3)
    assert (status, told["people"], told["tabs"]) == (200, [{"name": "Ana Prat", "typed": None}], 1)
    assert (told["revision"], told["by"], told["me"], told["mine"]) == (1, "Ana Prat", False, False)
    row = Presence.objects.get(tab=TAB)
    assert (row.user, round((row.seen_at - row.typed_at).total_seconds())) == (user, 3)


def test_beats_of_one_page_are_one_row_and_leaving_takes_it_away(client, user):
    story = make_article()
    for _ in range(2):
        ask(client, "presence", story.pk, typed=None)
    assert Presence.objects.count() == 1
    assert ask(client, "presence", story.pk, leaving=True) == (200, {})
    assert Presence.objects.count() == 0


def test_beat_sweeps_pages_that_fell_silent(client, user):
    story = make_article()
    make_presence(make_article(), seen_at="2031-01-01T00:00Z")
    make_presence(make_article(), seen_at="2021-01-01T00:00Z")
    ask(client, "presence", story.pk, typed=None)
    assert Presence.objects.count() == 2


@pytest.mark.parametrize("people", [1, 3])
def test_beat_costs_the_same_for_one_person_and_for_three(client, user, people, django_assert_num_queries):
    story = make_article()
    for _ in range(people):
        make_presence(story)
    with django_assert_num_queries(10):
        ask(client, "presence", story.pk, typed=None)


def test_history_leads_to_the_save_that_a_stretch_of_typing_has_become(client, user):
    story = make_article(headline="One")
    for headline in ("One t", "One tw", "One two"):
        base = Article.objects.get(pk=story.pk)
        type_into(client, story, base=base, headline=headline)
    row = story.revisions.get(kind="autosave")
    assert (row.first_number, row.number) == (2, 4)
    page = client.get(reverse("admin:articles_article_history", args=[story.pk])).content.decode()
    assert f'id="r{row.number}"' in page
