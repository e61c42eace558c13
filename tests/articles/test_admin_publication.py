"""Into print and out of it, from the story's screen."""

import re

import pytest
from django.urls import reverse

from articles.enums import State
from articles.models import Article, Override, PublishedVersion
from articles.services.corrections import open_task
from articles.services.moves import send_back_article, submit_article
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import make_article, make_published
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

FORM = {"language": "en", "origin": "ours", "mentions-TOTAL_FORMS": "0", "mentions-INITIAL_FORMS": "0"}


def change(story: Article) -> str:
    return reverse("admin:articles_article_change", args=[story.pk])


def publish(story: Article) -> str:
    return reverse("admin:articles_article_move", args=[story.pk])


def unpublish(story: Article) -> str:
    return reverse("admin:articles_article_unpublish", args=[story.pk])


def form_of(story: Article, **fields) -> dict[str, str]:
    posted = {"headline": story.headline, "body": story.body, "section": story.section_id, "slug": story.slug}
    return FORM | posted | {"base_revision": story.revision_number, "_move": "publish"} | fields


@pytest.fixture
def stopped(db) -> Article:
    """A story that a finding stops: its headline is hearsay without a claim."""
    return make_article(headline="Minister reportedly sold the quay")


def test_publish_saves_first_and_prints_what_was_typed(client):
    client.force_login(make_user())
    story = make_article()
    client.post(change(story), form_of(story, headline="Quay lamps are lit"))
    assert PublishedVersion.objects.get().headline == "Quay lamps are lit"


def test_publish_of_a_new_story_in_one_act(client):
    client.force_login(make_user())
    fields = FORM | {"headline": "Quay lamps", "body": "<p>Lit.</p>", "_move": "publish"}
    client.post(reverse("admin:articles_article_add"), fields)
    assert Article.objects.get().is_live is True


def test_publish_by_a_reporter_saves_and_says_who_may(client):
    client.force_login(make_user(role="Reporter"))
    story = make_article()
    response = client.post(change(story), form_of(story, headline="Quay lamps are lit"), follow=True)
    story.refresh_from_db()
    assert (story.headline, story.is_live) == ("Quay lamps are lit", False)
    assert "Your role may not do this" in response.content.decode()


def test_publish_that_is_stopped_lists_findings_and_keeps_the_draft(client, stopped):
    client.force_login(make_user())
    response = client.post(change(stopped), form_of(stopped), follow=True)
    stopped.refresh_from_db()
    assert stopped.state == State.DRAFT
    assert [finding.severity for finding in response.context["findings"] if finding.stops] == ["B"]
    assert "Not published. A finding stops it" in response.content.decode()


def test_publish_over_a_finding_keeps_the_reason(client, stopped):
    user = make_user()
    client.force_login(user)
    client.post(publish(stopped), {"_move": "publish", "override_reason": "Court record seen."})
    override = Override.objects.get()
    assert (override.reason, override.by, override.version.article) == ("Court record seen.", user, stopped)


def test_publish_again_takes_the_kind_that_was_chosen(client):
    client.force_login(make_user())
    story = make_published()
    client.post(
        change(story),
        form_of(
            story,
            headline="Corrected",
            _move="change",
            publish_kind="correction",
            correction_note="It was the other quay.",
        ),
    )
    version = PublishedVersion.objects.get(number=2)
    assert (version.kind, version.corrections.get().note) == ("correction", "It was the other quay.")


def test_change_of_a_printed_story_has_to_be_named(client):
    client.force_login(make_user())
    story = make_published()
    response = client.post(change(story), form_of(story, headline="Changed", _move="change"), follow=True)
    assert PublishedVersion.objects.count() == 1
    assert "Say what this change is" in response.content.decode()


def test_what_was_typed_into_the_panel_is_there_again_after_a_refusal(client):
    client.force_login(make_user())
    story = make_published()
    typed = {"_move": "change", "publish_kind": "clarification", "correction_note": "  "}
    page = client.post(change(story), form_of(story, **typed, correction_placement="bottom"), follow=True)
    assert page.context["typed"] == {
        "publish_kind": "clarification",
        "correction_note": "  ",
        "correction_placement": "bottom",
    }


def test_publish_as_saved_by_legal(client):
    story = make_article()
    client.force_login(make_user(role="Legal"))
    client.post(publish(story), {"_move": "publish"})
    story.refresh_from_db()
    assert story.is_live is True


def test_reason_is_not_asked_of_those_whose_reason_does_not_count(client, stopped):
    client.force_login(make_user(role="Reporter"))
    page = client.get(change(stopped)).content.decode()
    assert ('name="override_reason"' in page, 'value="publish"' in page) == (False, False)


def test_unpublish_needs_a_note(client):
    client.force_login(make_user())
    story = make_published()
    page = client.post(unpublish(story), {"note": " "}).content.decode()
    story.refresh_from_db()
    assert story.is_live is True
    assert "Why, for the history: say so" in page


def test_unpublish_takes_the_story_and_its_claim_from_readers(client):
    client.force_login(make_user())
    claim = make_claim()
    story = make_published(claims=[claim])
    client.post(unpublish(story), {"note": "Wrong quay."})
    story.refresh_from_db()
    claim.refresh_from_db()
    assert (story.state, claim.in_print) == (State.UNPUBLISHED, False)
    assert HistoryEntry.objects.filter(verb="unpublish").get().note == "Wrong quay."


def test_unpublish_of_a_draft_says_that_nothing_is_on_the_site(client):
    client.force_login(make_user())
    story = make_article()
    response = client.get(unpublish(story), follow=True)
    assert "This cannot be done to the story as it stands." in response.content.decode()


def test_link_to_the_site_stands_on_live_stories_only(client):
    client.force_login(make_user())
    live, draft = make_published(), make_article()
    links = [
        f'href="{story.get_absolute_url()}"' in client.get(change(story)).content.decode()
        for story in (live, draft)
    ]
    assert links == [True, False]


def test_refusal_stands_in_the_panel_and_only_once(client, stopped):
    client.force_login(make_user())
    response = client.post(change(stopped), form_of(stopped), follow=True)
    assert response.redirect_chain[-1][0] == f"{change(stopped)}?checks=1#publication"
    assert response.context["refused"].startswith("Not published. A finding stops it")
    assert list(response.context["messages"]) == []
    assert client.get(change(stopped)).context["refused"] == ""


def test_ticked_tasks_and_notes_are_there_again_after_a_refusal(client):
    user = make_user()
    client.force_login(user)
    story = make_published()
    task = open_task(article=story, by=user, kind="correction", message="Three ships.", field="body")
    typed = {"_move": "change", "tasks": [task.pk], "note_send_back": "Ask again."}
    page = client.post(change(story), form_of(story, **typed), follow=True)
    assert page.context["typed_tasks"] == [task.pk]
    assert f'name="tasks" value="{task.pk}" checked' in page.content.decode()


def test_panel_keeps_what_was_typed_when_the_form_is_refused(client):
    client.force_login(make_user())
    story = make_published()
    typed = {"_move": "change", "publish_kind": "correction", "correction_note": "It was the other quay."}
    page = client.post(change(story), form_of(story, headline="", **typed))
    assert page.context["typed"] == {
        "publish_kind": "correction",
        "correction_note": "It was the other quay.",
    }


def test_note_of_a_story_that_came_back_stands_in_the_panel(client):
    story, note = make_article(), "Say who reports it."
    submit_article(article=story, by=make_user())
    client.force_login(make_user(role="Reporter"))
    assert "last-note" not in client.get(change(story)).content.decode()
    send_back_article(article=story, by=make_user(), note=note)
    assert f'<p class="said">{note}</p>' in client.get(change(story)).content.decode()


def loud(client, story: Article) -> list[str]:
    """The verbs of the loud buttons, as the page stands with its checks."""
    page = client.get(change(story), {"checks": "1"}).content.decode()
    return re.findall(r'name="_move" value="(\w+)" class="default"', page)


@pytest.mark.parametrize(
    ("state", "verbs"),
    [("draft", ["submit"]), ("in_edit", ["submit"]), ("ready", ["publish"]), ("fact_check", [])],
)
def test_the_loud_button_is_the_next_desk(client, state, verbs):
    client.force_login(make_user())
    story = make_article()
    Article.objects.filter(pk=story.pk).update(state=state)
    assert loud(client, story) == verbs


def test_publish_is_not_loud_while_a_finding_stops_it(client, stopped):
    client.force_login(make_user())
    Article.objects.filter(pk=stopped.pk).update(state="ready")
    assert loud(client, stopped) == []


def test_panel_says_whom_a_story_waits_for(client):
    client.force_login(make_user())
    story = make_article()
    Article.objects.filter(pk=story.pk).update(state="fact_check")
    assert client.get(change(story)).context["waits_for"] == "a checker"


def test_save_without_a_move_keeps_what_was_typed_into_the_panel(client):
    client.force_login(make_user())
    story = make_published()
    posted = form_of(story, publish_kind="correction", correction_note="It was the other quay.")
    del posted["_move"]
    page = client.post(change(story), posted | {"_continue": "1"}, follow=True)
    assert page.context["typed"]["correction_note"] == "It was the other quay."
    assert client.get(change(story)).context["typed"] == {}
