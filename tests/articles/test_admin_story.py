"""The story's screen: everything goes through the save service, and nothing typed is lost."""

import pytest
from django.urls import reverse

import articles.admin.story as screen
from articles.exceptions import StaleSave
from articles.forms import StoryForm
from articles.models import Article, Revision
from articles.services.save import save_working_copy
from entities.models import Topic
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import make_article, make_author, make_published, make_section
from tests.factories.claims import make_claim
from tests.factories.entities import make_entity, make_topic
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

NO_MENTIONS = {"mentions-TOTAL_FORMS": "0", "mentions-INITIAL_FORMS": "0"}


@pytest.fixture
def user(client):
    user = make_user(first_name="Ada", last_name="Lind")
    client.force_login(user)
    return user


def form_of(story: Article | None = None, **fields) -> dict[str, str]:
    """What the browser posts from the story's screen."""
    posted = {
        "headline": "Quay lamps return",
        "language": "en",
        "origin": "ours",
        "_continue": "1",
        **NO_MENTIONS,
    }
    if story:
        posted |= {
            "headline": story.headline,
            "body": story.body,
            "section": str(story.section_id),
            "slug": story.slug if story.slug_is_own else "",
            "base_revision": str(story.revision_number),
        }
    return posted | fields


def address(story: Article) -> str:
    return reverse("admin:articles_article_change", args=[story.pk])


def messages_of(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_add_writes_a_story_through_the_service(client, user):
    section, author = make_section(), make_author(name="Mara Lind")
    fields = form_of(body="<p>Lit.</p>", section=section.pk, bylines="Mara Lind", topics="Ports\nLamps")
    client.post(reverse("admin:articles_article_add"), fields)
    story = Article.objects.get()
    assert (story.headline, story.slug, story.body, story.created_by) == (
        "Quay lamps return",
        "quay-lamps-return",
        "<p>Lit.</p>",
        user,
    )
    assert [byline.author for byline in story.bylines.all()] == [author]
    assert sorted(topic.name for topic in story.topics.all()) == ["Lamps", "Ports"]
    assert Revision.objects.get().by == user


def test_add_with_line_ends_in_the_headline_makes_one_line(client, user):
    client.post(reverse("admin:articles_article_add"), form_of(headline="Quay\r\n lamps "))
    assert Article.objects.get().headline == "Quay lamps"


def test_change_writes_one_revision_and_one_history_entry(client, user):
    story = make_article(by=user)
    client.post(address(story), form_of(story, headline="Quay lamps are lit"))
    story.refresh_from_db()
    assert (story.headline, story.revision_number) == ("Quay lamps are lit", 2)
    assert HistoryEntry.objects.filter(object_id=story.pk, object_label="articles.article").count() == 2


def test_change_of_nothing_writes_nothing(client, user):
    story = make_article(by=user)
    client.post(address(story), form_of(story))
    story.refresh_from_db()
    assert story.revision_number == 1


def test_change_says_what_was_taken_out_of_the_text(client, user):
    story = make_article(by=user)
    response = client.post(
        address(story), form_of(story, body="<p>Lit.</p><script>x()</script>"), follow=True
    )
    story.refresh_from_db()
    assert story.body == "<p>Lit.</p>"
    assert [message for message in messages_of(response) if message.startswith("Taken out of the text")]


def test_change_says_which_marks_pointed_nowhere(client, user):
    story = make_article(by=user)
    body = '<p><span data-claim="abcdefghij" class="claim claim--own">Lit.</span></p>'
    response = client.post(address(story), form_of(story, body=body), follow=True)
    assert "Marks without a claim on file were unwrapped: abcdefghij." in messages_of(response)


def test_change_writes_the_mode_from_the_record(client, user):
    story, claim = make_article(by=user), make_claim(mode="hearsay")
    body = f'<p><span data-claim="{claim.uid}" class="claim claim--own">Lit.</span></p>'
    client.post(address(story), form_of(story, body=body))
    story.refresh_from_db()
    assert story.body == f'<p><span data-claim="{claim.uid}" class="claim claim--hearsay">Lit.</span></p>'


def test_new_headline_ends_the_working_title(client, user):
    story = make_article(by=user, headline="working", headline_is_working=True)
    client.post(address(story), form_of(story, headline="Quay lamps", headline_is_working="on"))
    story.refresh_from_db()
    assert story.headline_is_working is False


def test_printed_slug_stays(client, user):
    story = make_published(by=user)
    client.post(address(story), form_of(story, slug="another"))
    assert Article.objects.get().slug == story.slug


def test_stale_change_is_refused_and_keeps_what_was_typed(client, user):
    story = make_article(by=user)
    mine = form_of(story, headline="Mine", kicker="My kicker")
    other = make_user(first_name="Teo", last_name="Brandt")
    save_working_copy(article=story, by=other, headline="Theirs")
    page = client.post(address(story), mine).content.decode()
    assert ">\nMine</textarea>" in page
    assert 'value="My kicker"' in page
    assert "Teo Brandt saved at" in page
    assert "Theirs" in page
    assert Article.objects.get().headline == "Theirs"


def test_change_that_loses_the_race_comes_back_as_a_form(client, user, monkeypatch):
    """The other save lands between the form's check and the service's lock."""
    story = make_article(by=user)

    def other_is_first(**given):
        monkeypatch.setattr(screen, "save_working_copy", save_working_copy)
        racing.append(given)
        raise StaleSave(opened=1, current=2)

    racing: list = []
    monkeypatch.setattr(screen, "save_working_copy", other_is_first)
    real_check = StoryForm.clean
    monkeypatch.setattr(StoryForm, "clean", lambda form: (racing and save_once(story)) or real_check(form))
    page = client.post(address(story), form_of(story, headline="Mine")).content.decode()
    assert len(racing) == 1
    assert ">\nMine</textarea>" in page
    assert Article.objects.get().headline == "Theirs"


def save_once(story: Article) -> None:
    """What the other one saved is seen once the lost transaction is over."""
    if Article.objects.get(pk=story.pk).revision_number == 1:
        save_working_copy(article=story, by=make_user(), headline="Theirs")


def test_unknown_byline_is_refused_by_name(client, user):
    page = client.post(
        reverse("admin:articles_article_add"), form_of(bylines="Nobody Atall")
    ).content.decode()
    assert "No such author: Nobody Atall." in page
    assert Article.objects.count() == 0


def test_bylines_keep_their_order(client, user):
    story = make_article(by=user, authors=[make_author(name="Ada"), make_author(name="Bo")])
    client.post(address(story), form_of(story, bylines="Bo\nAda"))
    assert [byline.author.name for byline in story.bylines.all()] == ["Bo", "Ada"]


def test_authors_of_one_name_are_told_apart(client, user):
    make_author(name="Ada", slug="ada")
    second = make_author(name="Ada", slug="ada-2")
    client.post(reverse("admin:articles_article_add"), form_of(bylines="Ada (ada-2)"))
    assert [byline.author for byline in Article.objects.get().bylines.all()] == [second]


def test_topic_on_file_keeps_its_spelling(client, user):
    topic = make_topic("Ports")
    client.post(reverse("admin:articles_article_add"), form_of(topics="pOrTs"))
    assert list(Article.objects.get().topics.all()) == [topic]


def test_new_topic_needs_the_right_to_make_topics(client):
    from django.contrib.auth.models import Permission

    user = make_user(role=None)
    user.user_permissions.set(
        Permission.objects.filter(codename__in=["add_article", "change_article", "view_article"])
    )
    client.force_login(user)
    page = client.post(reverse("admin:articles_article_add"), form_of(topics="Brand new")).content.decode()
    assert "No such topic: Brand new." in page
    assert Topic.objects.count() == 0


def test_choice_about_an_entity_outlives_the_save(client, user):
    entity = make_entity("Quorvath League")
    story = make_article(by=user, body="<p>The Quorvath League came.</p>")
    mention = story.mentions.get(version=None)
    rows = {
        "mentions-TOTAL_FORMS": "1",
        "mentions-INITIAL_FORMS": "1",
        "mentions-0-id": str(mention.pk),
        "mentions-0-article": str(story.pk),
        "mentions-0-choice": "rejected",
    }
    client.post(address(story), form_of(story, body="<p>The Quorvath League went.</p>", **rows))
    assert [(m.entity, m.choice) for m in story.mentions.filter(version=None)] == [(entity, "rejected")]


def test_entity_that_the_text_does_not_name_can_be_added(client, user):
    entity, story = make_entity(), make_article(by=user)
    rows = {
        "mentions-TOTAL_FORMS": "1",
        "mentions-INITIAL_FORMS": "0",
        "mentions-0-article": str(story.pk),
        "mentions-0-entity": str(entity.pk),
        "mentions-0-choice": "editor",
    }
    client.post(address(story), form_of(story, **rows))
    assert [(m.entity, m.choice) for m in story.mentions.filter(version=None)] == [(entity, "editor")]


def test_screen_of_one_who_only_reads_shows_the_text_and_no_form(client):
    story = make_article(body="<p>Lit <strong>again</strong>.</p>")
    client.force_login(make_user(role="Checker"))
    page = client.get(address(story)).content.decode()
    assert "<p>Lit <strong>again</strong>.</p>" in page
    assert 'name="headline"' not in page


def test_history_of_a_story_is_that_of_the_house(client, user):
    story = make_published(by=user)
    (day,) = client.get(reverse("admin:articles_article_history", args=[story.pk])).context["days"]
    assert [line.what for line in day.lines] == ["Published", "Saved"]
