"""Into print and out of it, from the story's screen."""

import pytest
from django.urls import reverse

from articles.enums import State
from articles.models import Article, Override, PublishedVersion
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import make_article, make_published
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

FORM = {"language": "en", "origin": "ours", "mentions-TOTAL_FORMS": "0", "mentions-INITIAL_FORMS": "0"}


def change(story: Article) -> str:
    return reverse("admin:articles_article_change", args=[story.pk])


def publish(story: Article) -> str:
    return reverse("admin:articles_article_publish", args=[story.pk])


def unpublish(story: Article) -> str:
    return reverse("admin:articles_article_unpublish", args=[story.pk])


def form_of(story: Article, **fields) -> dict[str, str]:
    posted = {"headline": story.headline, "body": story.body, "section": story.section_id, "slug": story.slug}
    return FORM | posted | {"base_revision": story.revision_number, "_publish": "1"} | fields


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
    fields = FORM | {"headline": "Quay lamps", "body": "<p>Lit.</p>", "_publish": "1"}
    client.post(reverse("admin:articles_article_add"), fields)
    assert Article.objects.get().is_live is True


def test_publish_by_a_reporter_saves_and_says_who_may(client):
    client.force_login(make_user(role="Reporter"))
    story = make_article()
    response = client.post(change(story), form_of(story, headline="Quay lamps are lit"), follow=True)
    story.refresh_from_db()
    assert (story.headline, story.is_live) == ("Quay lamps are lit", False)
    assert "Your role may not publish: ask an editor." in response.content.decode()


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
    client.post(change(stopped), form_of(stopped, override_reason="Court record seen."))
    override = Override.objects.get()
    assert (override.reason, override.by, override.version.article) == ("Court record seen.", user, stopped)


def test_publish_again_takes_the_kind_that_was_chosen(client):
    client.force_login(make_user())
    story = make_published()
    client.post(change(story), form_of(story, headline="Corrected", publish_kind="correction"))
    assert PublishedVersion.objects.get(number=2).kind == "correction"


def test_publish_as_saved_by_legal(client):
    story = make_article()
    client.force_login(make_user(role="Legal"))
    client.post(publish(story))
    story.refresh_from_db()
    assert story.is_live is True


def test_reason_is_not_asked_of_those_whose_reason_does_not_count(client, stopped):
    client.force_login(make_user(role="Reporter"))
    page = client.get(change(stopped)).content.decode()
    assert ('name="override_reason"' in page, 'name="_publish"' in page) == (False, False)


def test_unpublish_needs_a_note(client):
    client.force_login(make_user())
    story = make_published()
    page = client.post(unpublish(story), {"note": " "}).content.decode()
    story.refresh_from_db()
    assert story.is_live is True
    assert "Say why" in page


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
    assert "This story is not on the site." in response.content.decode()


def test_link_to_the_site_stands_on_live_stories_only(client):
    client.force_login(make_user())
    live, draft = make_published(), make_article()
    links = [
        f'href="{story.get_absolute_url()}"' in client.get(change(story)).content.decode()
        for story in (live, draft)
    ]
    assert links == [True, False]
