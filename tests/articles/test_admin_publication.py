"""Into print and out of it, from the story's screen."""

import pytest
from django.urls import reverse

from articles.enums import State
from articles.models import Article, Override, PublishedVersion
from articles.services.corrections import open_task
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import make_article, make_at, make_published
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


def test_refused_move_gives_back_what_was_typed_under_its_button(client):
    client.force_login(make_user("Checker"))
    story = make_at(State.DRAFT)  # somebody else sent it back meanwhile
    page = client.post(publish(story), {"_move": "send_back", "note_send_back": "Ask Oda."}, follow=True)
    assert page.context["typed"] == {"note_send_back": "Ask Oda."}
    assert client.get(change(story)).context["typed"] == {}


def test_refused_change_gives_back_the_tasks_that_were_ticked(client):
    client.force_login(make_user("Legal"))
    story = make_published()
    task = open_task(article=story, kind="update", message="It moved on.", by=make_user())
    sent = {"_move": "change", "tasks": [str(task.pk), "9" * 5000, "x"]}
    page = client.post(publish(story), sent, follow=True).content.decode()
    assert f'name="tasks" value="{task.pk}" checked' in page


def test_note_is_kept_without_what_the_database_refuses(client):
    client.force_login(make_user("Editor"))
    story = make_at(State.IN_EDIT)
    client.post(publish(story), {"_move": "send_back", "note_send_back": "Ask\x00 Oda. "})
    assert HistoryEntry.objects.get(verb="send_back").note == "Ask Oda."
