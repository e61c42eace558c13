"""What the story's screen asks while it is filed, and the fields that it fills."""

import pytest
from django.urls import reverse

from articles.filing_fields import RelatedField
from articles.forms import StoryForm
from articles.models import Article, RelatedStory
from articles.selectors.bylines import MOST_IN_PAGE, author_choices, authors_by_label
from articles.selectors.related import find_stories, proposed_stories, story_label
from articles.services.save import save_working_copy
from tests.articles.test_admin_story import address, form_of
from tests.factories.articles import make_article, make_author, make_published, print_again
from tests.factories.claims import make_claim
from tests.factories.entities import make_entity
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(client):
    user = make_user()
    client.force_login(user)
    return user


def asked(client, name, *keys, **query):
    return client.get(reverse(f"admin:{name}", args=keys), query).json()


# --- bylines ---------------------------------------------------------------------------------------------------------


def test_own_name_is_offered_first_and_proposed_on_a_new_story(client, user):
    make_author(name="Ada First")
    make_author(name="Zoe Own", user=user)
    assert author_choices(user) == (["Zoe Own", "Ada First"], False)
    page = client.get(reverse("admin:articles_article_add")).content.decode()
    assert "&quot;propose&quot;: [&quot;Zoe Own&quot;]" in page
    page = client.get(address(make_article())).content.decode()
    assert "&quot;propose&quot;: [&quot;Zoe Own&quot;]" not in page


def test_who_does_not_sign_is_proposed_nothing(client, user):
    form = StoryForm.__new__(StoryForm)
    page = client.get(reverse("admin:articles_article_add")).content.decode()
    assert (form.writer, page.count("&quot;propose&quot;: []")) == (None, 3)


def test_many_authors_are_not_written_into_the_page(client, user):
    for number in range(MOST_IN_PAGE + 1):
        make_author(name=f"Writer of many {number:03}")
    page = client.get(reverse("admin:articles_article_add")).content.decode()
    assert (page.count("Writer of many"), "/admin/articles/author/search/" in page) == (MOST_IN_PAGE, True)
    found = asked(client, "articles_author_search", q="many 050")
    assert found == {"results": [{"text": "Writer of many 050"}]}


@pytest.mark.parametrize("many", [1, 3])
def test_author_search_costs_one_query(client, user, django_assert_num_queries, many):
    for number in range(many):
        make_author(name=f"Ada {number}")
    asked(client, "articles_author_search", q="Ada")
    with django_assert_num_queries(5):  # session, user, rights of the user and of the groups, and the search
        pass_through = client.get(reverse("admin:articles_author_search"), {"q": "Ada"})
    assert len(pass_through.json()["results"]) == many


def test_authors_of_one_name_are_told_apart():
    make_author(name="Ada", slug="ada")
    second = make_author(name="Ada", slug="ada-2")
    assert authors_by_label(["ada (ada-2)"]).get("ada (ada-2)") == second
    assert "ada" not in authors_by_label(["Ada"])


def test_bylines_keep_the_order_in_which_they_are_written(client, user):
    story = make_article()
    for name in ("Ada", "Bo", "Cy"):
        make_author(name=name)
    client.post(address(story), form_of(story, bylines="Cy\nAda\nBo"))
    assert [byline.author.name for byline in story.bylines.all()] == ["Cy", "Ada", "Bo"]
    page = client.get(address(story)).content.decode()
    assert "Cy\nAda\nBo</textarea>" in page


# --- topics ----------------------------------------------------------------------------------------------------------


def test_topics_are_completed_by_the_server(client, user):
    for number in range(40):
        save_working_copy(article=make_article(), by=user, topics=[f"Topic {number:02}"])
    page = client.get(address(make_article())).content.decode()
    assert ("Topic 01" in page, "/admin/entities/topic/search/" in page) == (False, True)


# --- related stories -------------------------------------------------------------------------------------------------


def test_related_stories_are_saved_in_order_and_once(client, user):
    story, first, second = make_article(), make_article(), make_published()
    lines = [story_label(second), story_label(first), story_label(second)]
    client.post(address(story), form_of(story, related="\n".join(lines)))
    rows = RelatedStory.objects.filter(article=story).values_list("other", "position")
    assert list(rows) == [(second.pk, 0), (first.pk, 1)]


def test_related_story_is_named_by_its_address_as_well(client, user):
    story, other = make_article(), make_published(slug="quay-opens")
    client.post(address(story), form_of(story, related="https://paper.example/stories/quay-opens/"))
    assert list(story.related_stories.values_list("other", flat=True)) == [other.pk]


@pytest.mark.parametrize("line", ["Nothing of the kind", "Headline [aaaaaaaaaa]", "/stories/none/"])
def test_related_story_that_is_not_there_is_refused(client, user, line):
    story = make_article()
    response = client.post(address(story), form_of(story, related=line))
    assert response.context["adminform"].form.errors["related"] == [
        f"No such story: {line}. Choose it from the list."
    ]


def test_story_does_not_lead_on_to_itself(client, user):
    story = make_article()
    response = client.post(address(story), form_of(story, related=story_label(story)))
    assert response.context["adminform"].form.errors["related"] == ["A story does not lead on to itself."]


def test_headline_that_changed_elsewhere_is_no_change_of_the_list():
    field = RelatedField(required=False)
    assert field.has_changed(["Old words [aaaaaaaaaa]"], "New words [aaaaaaaaaa]") is False
    assert field.has_changed(["A [aaaaaaaaaa]", "B [bbbbbbbbbb]"], "B [bbbbbbbbbb]\nA [aaaaaaaaaa]") is True


def test_related_stories_stay_where_a_save_says_nothing_of_them():
    story = make_article(related=[make_article()])
    save_working_copy(article=story, by=make_user(), headline="Other words")
    assert story.related_stories.count() == 1


def test_save_that_keeps_its_related_stories_writes_none(django_assert_num_queries):
    from articles.services.save import _set_related

    other = make_article()
    story = make_article(related=[other])
    with django_assert_num_queries(1):
        _set_related(story, [other])


def test_version_keeps_its_related_stories_as_printed():
    first, second = make_published(), make_published()
    story = make_published(related=[first])
    save_working_copy(article=story, by=make_user(), related=[second])
    assert story.live_version.related == [first.uid]
    assert print_again(story).related == [second.uid]
    assert print_again(story, kind="retraction").related == [second.uid]


def test_search_finds_all_words_in_print_first(client, user):
    draft, live = make_article(headline="Quay opens again"), make_published(headline="Again the quay opens")
    make_article(headline="Quay stays shut")
    assert find_stories("quay again") == [live, draft]
    found = asked(client, "articles_article_find", q="quay again", story=live.pk)
    assert found == {"results": [{"text": story_label(draft), "note": "Draft"}]}
    assert asked(client, "articles_article_find", q=" ") == {"results": []}


@pytest.mark.parametrize("many", [1, 3])
def test_search_costs_one_query(django_assert_num_queries, many):
    for _ in range(many):
        make_article(headline="Quay opens")
    with django_assert_num_queries(1):
        assert len([story_label(story) for story in find_stories("quay")]) == many


def test_stories_that_share_most_are_proposed(client, user):
    league = make_entity("Quorvath Harbour League")
    claims = [make_claim(), make_claim()]
    one = make_published(claims=claims[:1])
    both = make_published(claims=claims)
    named = make_published(body="<p>The Quorvath Harbour League met.</p>")
    make_published(body="<p>Nothing in common.</p>")
    make_article(claims=claims)  # a draft is proposed to nobody
    story = make_article(
        claims=claims, standfirst="The Quorvath Harbour League left.", related=[make_article()]
    )
    assert league.name
    assert asked(client, "articles_article_related", story.pk) == {
        "results": [
            {"text": story_label(both), "note": "2 claims in common"},
            {"text": story_label(one), "note": "1 claim in common"},
            {"text": story_label(named), "note": "1 name in common"},
        ]
    }
    save_working_copy(article=story, by=user, related=[both])
    assert [each.label for each in proposed_stories(story)] == [story_label(one), story_label(named)]


@pytest.mark.parametrize("many", [1, 3])
def test_proposals_cost_three_queries(django_assert_num_queries, many):
    claim = make_claim()
    for _ in range(many):
        make_published(claims=[claim])
    story = make_article(claims=[claim])
    with django_assert_num_queries(3):
        assert len(proposed_stories(story)) == many


# --- address ---------------------------------------------------------------------------------------------------------


def test_address_is_told_while_the_headline_is_typed(client, user):
    make_article(headline="Quay opens")
    own = make_article(headline="Quay opens")
    told = asked(client, "articles_article_address", headline="Quay opens", story=own.pk)
    assert told == {"slug": "quay-opens-2", "url": "/stories/quay-opens-2/", "error": ""}


@pytest.mark.parametrize(
    ("slug", "error"),
    [
        ("quay-opens", "Another story has this address, or had it."),
        ("no address", "Only letters, digits, hyphens and underscores."),
        ("q" * 121, "Too long: 120 characters at most."),
        ("quay", ""),
    ],
)
def test_written_address_is_judged(client, user, slug, error):
    make_article(headline="Quay opens")
    assert asked(client, "articles_article_address", slug=slug)["error"] == error


def test_form_shows_an_address_that_follows_beside_an_empty_field(client, user):
    story = make_article(headline="Quay opens")
    page = client.get(address(story)).content.decode()
    assert 'placeholder="quay-opens"' in page
    client.post(address(story), form_of(story, slug="quay"))
    story.refresh_from_db()
    assert (story.slug, story.slug_is_own) == ("quay", True)
    assert 'name="slug" value="quay"' in client.get(address(story)).content.decode()


def test_form_refuses_an_address_that_is_taken(client, user):
    make_article(headline="Quay opens")
    story = make_article()
    response = client.post(address(story), form_of(story, slug="quay-opens"))
    assert response.context["adminform"].form.errors["slug"] == [
        "Another story has this address, or had it: write another one."
    ]


def test_form_moves_a_printed_story_with_its_next_publication(client, user):
    story = make_published(headline="Quay opens")
    client.post(address(story), form_of(story, slug="quay"))
    story.refresh_from_db()
    assert (story.slug, story.next_slug) == ("quay-opens", "quay")
    page = client.get(address(story)).content.decode()
    assert "In print at quay-opens until the next publication." in page


def test_form_does_not_let_a_reporter_move_a_printed_story(client):
    client.force_login(make_user("Reporter"))
    story = make_published(headline="Quay opens")
    client.post(address(story), form_of(story, slug="quay", headline="Other words"))
    story.refresh_from_db()
    assert (story.slug, story.next_slug, story.headline) == ("quay-opens", "", "Other words")


def test_checks_of_what_is_typed_read_the_address_that_would_follow(client, user):
    story = make_article(headline="Quay opens")
    from articles.admin.checks import typed_words
    from articles.services.gate import Words

    saved = Words.of(story)
    assert typed_words(b'{"slug": ""}', saved).slug == "quay-opens"
    assert typed_words(b'{"slug": "", "headline": "Quay shut"}', saved).slug == "quay-shut"
    assert typed_words(b'{"slug": "", "headline": "Quay shut"}', saved, follows=False).slug == "quay-opens"


def test_readers_screen_names_related_stories(client):
    client.force_login(make_user("Checker"))
    story = make_article(related=[make_article(headline="The other one")])
    assert "The other one" in client.get(address(story)).content.decode()
    assert Article.objects.count() == 2
