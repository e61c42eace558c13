"""Changing stories from the list: what changes, what is refused and told, and what can be undone."""

import json

import pytest
from django.urls import reverse

from articles.models import Article, Presence
from articles.services.planning import plan_story
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import make_article, make_at, make_section
from tests.factories.entities import make_topic
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}


@pytest.fixture
def user():
    return make_user()


@pytest.fixture
def desk(client, user):
    client.force_login(user)
    return client


def change(client, stories, status=200, **sent):
    answer = client.post(
        reverse("admin:desk_change"), {"story": [story.pk for story in stories], **sent}, headers=JSON
    )
    assert answer.status_code == status
    return json.loads(answer.content)


def undo(client):
    return json.loads(client.post(reverse("admin:desk_undo"), headers=JSON).content)


def columns(stories, *names):
    rows = {row["pk"]: row for row in Article.objects.values("pk", *names)}
    return [tuple(rows[story.pk][name] for name in names) for story in stories]


def test_assignee_and_priority_of_several_stories_are_set(desk, user):
    stories, reporter = [make_article(), make_article()], make_user("Reporter")
    answer = change(desk, stories, assignee=reporter.pk, priority=1)
    assert columns(stories, "assignee", "priority") == [(reporter.pk, 1)] * 2
    assert (answer["words"], answer["undo"]) == ("2 changed.", True)
    assert HistoryEntry.objects.filter(verb="plan", actor=user).count() == 2


def test_assignee_can_be_taken_away(desk, user):
    story = make_article()
    plan_story(article=story, by=user, assignee=user)
    change(desk, [story], assignee="none")
    assert columns([story], "assignee") == [(None,)]


def test_section_and_topics_go_through_a_save(desk):
    make_topic("Tides")
    make_topic("Quays")
    story, ports = make_article(topics=["Quays"]), make_section(name="Ports")
    change(desk, [story], section=ports.pk, topics_add="Tides", topics_remove="quays")
    story.refresh_from_db()
    found = story.section, [topic.name for topic in story.topics.all()], story.revisions.count()
    assert found == (ports, ["Tides"], 2)


def test_undo_sets_back_plan_section_and_topics(desk, user):
    make_topic("Tides")
    story, ports = make_article(topics=["Tides"]), make_section(name="Ports")
    section = story.section
    change(desk, [story], section=ports.pk, topics_remove="Tides", priority=1, assignee=user.pk)
    words = undo(desk)["words"]
    story.refresh_from_db()
    found = story.section, [topic.name for topic in story.topics.all()], story.priority, story.assignee
    assert (found, words) == ((section, ["Tides"], 5, None), f"“{story.headline}” set back.")


def test_undo_is_given_once(desk):
    change(desk, [make_article()], priority=1)
    undo(desk)
    assert undo(desk)["words"] == "There is nothing to undo any more."


def test_undo_leaves_what_somebody_changed_since(desk):
    story = make_article()
    change(desk, [story], priority=1)
    plan_story(article=story, by=make_user(), priority=8)
    words = undo(desk)["words"]
    assert columns([story], "priority") == [(8,)]
    assert words == f"Nothing set back. “{story.headline}”: It was changed since: it was left as it is."


def test_some_are_moved_and_the_others_told(desk):
    draft, ready = make_article(), make_at("ready")
    answer = change(desk, [draft, ready], to="fact_check")
    assert columns([draft, ready], "state") == [("draft",), ("ready",)]
    answer = change(desk, [draft, ready], to="in_edit", note="")
    assert columns([draft, ready], "state") == [("in_edit",), ("ready",)]
    assert answer["words"] == (
        f"1 changed, 1 not. “{ready.headline}”: What is to be done: say so, it stays in the history of the story."
    )
    assert (answer["changed"], answer["refused"], answer["undo"]) == ([draft.pk], [ready.pk], False)


def test_way_that_does_not_exist_is_told_with_those_that_do(desk):
    story = make_article()
    assert change(desk, [story], to="ready")["words"] == (
        f"Nothing changed. “{story.headline}”: From “Draft” no way leads to “Ready”. From there it goes to: In edit."
    )


@pytest.mark.parametrize("state", ["scheduled", "published", "retracted", "unpublished"])
def test_nothing_is_printed_or_taken_back_from_the_list(desk, state):
    story = make_at("ready")
    words = change(desk, [story], to=state)["words"]
    assert columns([story], "state") == [("ready",)]
    assert words.endswith("decided beside the text: open the story.")


def test_story_is_changed_in_everything_or_in_nothing(desk):
    story = make_at("ready")
    change(desk, [story], priority=1, to="draft")
    assert columns([story], "state", "priority") == [("ready", 5)]


def test_card_that_was_moved_meanwhile_stays(desk):
    story = make_at("fact_check")
    sent = {"card": f"{story.pk}:fact_check:in_edit"}
    answer = desk.post(reverse("admin:desk_change"), sent, headers=JSON)
    assert (
        "It was moved meanwhile: it is now in the state “Fact check”." in json.loads(answer.content)["words"]
    )


def test_card_takes_its_own_note(desk):
    story = make_at("in_edit")
    sent = {"card": f"{story.pk}:draft:in_edit", f"note-{story.pk}": "Say who saw it."}
    desk.post(reverse("admin:desk_change"), sent, headers=JSON)
    entry = HistoryEntry.objects.get(verb="send_back")
    assert (entry.note, columns([story], "state")) == ("Say who saw it.", [("draft",)])


def test_story_that_somebody_has_open_is_not_filed_elsewhere(desk):
    story, ports = make_article(), make_section(name="Ports")
    Presence.objects.create(article=story, user=make_user(first_name="Bo", last_name="Ek"), tab="t")
    words = change(desk, [story], section=ports.pk)["words"]
    assert words == (
        f"Nothing changed. “{story.headline}”: Bo Ek has it open: ask there, or wait until it is closed."
    )


def test_checker_may_move_and_not_plan(client):
    client.force_login(make_user("Checker"))
    story = make_at("fact_check")
    assert change(client, [story], priority=1)["changed"] == []
    assert change(client, [story], to="ready")["changed"] == [story.pk]
    assert columns([story], "state", "priority") == [("ready", 5)]


def test_one_who_only_reads_is_shut_out(client):
    from django.contrib.auth.models import Permission

    reader = make_user(role=None)
    reader.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(reader)
    assert client.post(reverse("admin:desk_change")).status_code == 403


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"priority": 1, "story": []}, "Tick the stories that are to change."),
        ({}, "Choose what is to change."),
        ({"assignee": "77777"}, "This person does not work on stories: choose somebody else."),
        ({"section": "77777"}, "There is no such section any more: choose another one."),
    ],
)
def test_what_cannot_be_is_refused_in_words(desk, sent, words):
    story = make_article()
    answer = desk.post(reverse("admin:desk_change"), {"story": [story.pk], **sent}, headers=JSON)
    assert (answer.status_code, json.loads(answer.content)["words"]) == (400, words)


def test_priority_that_is_none_is_told(desk):
    words = change(desk, [make_article()], priority=7)["words"]
    assert words.endswith("Choose a priority: urgent, high, normal or low.")


def test_form_without_scripts_goes_back_to_where_it_was(desk):
    story = make_article()
    sent = {"story": [story.pk], "priority": 1, "back": "?whose=mine&section=x"}
    answer = desk.post(reverse("admin:desk_change"), sent)
    assert (answer.status_code, answer["Location"]) == (302, "/admin/?whose=mine&section=x")
    page = desk.get("/admin/").content.decode()
    assert f"“{story.headline}” changed." in page
    sent["back"] = "stories?q=quay"
    assert desk.post(reverse("admin:desk_change"), sent)["Location"] == "/admin/articles/article/?q=quay"
    sent["back"] = "//elsewhere.example/?a=b"
    assert desk.post(reverse("admin:desk_change"), sent)["Location"] == "/admin/?a=b"


def test_commissioned_length_is_set_and_taken_away(desk):
    story = make_article()
    change(desk, [story], commissioned_words="800")
    assert columns([story], "commissioned_words") == [(800,)]
    change(desk, [story], commissioned_words="none")
    assert columns([story], "commissioned_words") == [(None,)]
