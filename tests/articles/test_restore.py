"""Bringing an earlier save back."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.body.canonical import canonical
from articles.enums import RevisionKind, State
from articles.exceptions import StaleSave, StoryError, StoryNotAllowed
from articles.models import Appearance, Article, Author
from articles.services.name_revision import name_revision
from articles.services.planning import plan_story
from articles.services.restore import restore_revision
from articles.services.save import save_working_copy
from newsroom.ledger.models import HistoryEntry
from tests.articles.test_body_properties import BODIES, UIDS
from tests.factories.articles import make_article, make_at, make_author, make_published, make_section
from tests.factories.claims import make_claim, make_link
from tests.factories.entities import make_entity, make_image
from tests.factories.newsroom import make_user

WORDS = ("kicker", "headline", "standfirst", "body")


def words(row) -> tuple[str, ...]:
    return tuple(getattr(row, name) for name in WORDS)


def back(article, number, **given):
    article.refresh_from_db()
    given = {"by": make_user(), "looked_at": article.revision_number, **given}
    return restore_revision(article=article, number=number, **given)


@pytest.mark.django_db
def test_restore_writes_a_new_save_with_the_old_words():
    story = make_article(headline="First", body="<p>One.</p>", kicker="Ports", standfirst="Who said it.")
    save_working_copy(article=story, by=make_user(), headline="Second", body="<p>Two.</p>", kicker="")
    done = back(story, 1)
    first, second, third = story.revisions.order_by("number")
    assert words(third) == words(first) == words(done.saved.article)
    assert (second.headline, third.kind, third.note) == ("Second", RevisionKind.RESTORE, "From save 1")


@pytest.mark.django_db
def test_restore_of_what_stood_before_brings_it_back():
    story = make_article(headline="First")
    save_working_copy(article=story, by=make_user(), headline="Second")
    back(story, 1)
    back(story, 2)
    assert list(story.revisions.order_by("number").values_list("headline", flat=True)) == [
        "First",
        "Second",
        "First",
        "Second",
    ]


@pytest.mark.django_db
def test_restore_is_refused_to_whoever_looked_at_an_older_state():
    story = make_article(headline="First")
    for headline in ("Second", "Third"):
        save_working_copy(article=story, by=make_user(), headline=headline)
    with pytest.raises(StaleSave):
        back(story, 1, looked_at=2)
    assert Article.objects.get().headline == "Third"


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["Checker", "Legal", None])
def test_restore_is_refused_without_the_right_to_write(role):
    with pytest.raises(StoryNotAllowed):
        back(make_article(), 1, by=make_user(role))


@pytest.mark.django_db
def test_restore_of_a_save_that_the_law_emptied():
    story = make_article()
    story.revisions.update(headline="", body="", settings=None)
    with pytest.raises(StoryError, match="emptied"):
        back(story, 1)


@pytest.mark.django_db
def test_restore_of_a_save_that_is_not_there():
    with pytest.raises(StoryError, match="no save 7"):
        back(make_article(), 7)


@pytest.mark.django_db
def test_settings_stay_unless_they_are_asked_for():
    section, image = make_section(), make_image()
    old = make_author(), make_author()
    story = make_article(
        section=section,
        authors=old,
        topics=["Ports"],
        lead_image=image,
        lead_caption="Then.",
        story_place="Vell",
    )
    save_working_copy(
        article=story,
        by=make_user(),
        section=make_section(),
        authors=[old[1]],
        topics=["Arms"],
        lead_image=None,
        lead_caption="Now.",
        story_place="Sabel",
    )
    back(story, 1)
    story = Article.objects.get()
    kept = list(story.authors.all()), story.topics.get().name, story.lead_image, story.lead_caption
    assert (*kept, story.story_place) == ([old[1]], "Arms", None, "Now.", "Sabel")

    back(story, 1, settings=["section", "bylines", "topics", "lead_image", "lead_caption", "story_place"])
    story = Article.objects.get()
    given = list(story.authors.order_by("bylines__position")), story.topics.get().name, story.lead_image
    assert (*given, story.lead_caption, story.story_place, story.section) == (
        list(old),
        "Ports",
        image,
        "Then.",
        "Vell",
        section,
    )


@pytest.mark.django_db
def test_settings_that_the_save_did_not_keep_cannot_be_asked_for():
    story = make_article()
    story.revisions.update(settings=None)
    with pytest.raises(StoryError, match="did not keep this: topics"):
        back(story, 1, settings=["topics"])


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["state", "assignee", "live_version", "headline_is_working"])
def test_what_is_no_setting_cannot_be_asked_for(name):
    with pytest.raises(StoryError):
        back(make_article(), 1, settings=[name])


@pytest.mark.django_db
def test_state_and_planning_never_come_back():
    story, boss = make_article(), make_user("Administrator")
    plan_story(article=story, by=boss, assignee=boss, needs_legal=True)
    story.refresh_from_db()
    done = back(story, 1, settings=["section"])
    assert (done.saved.article.assignee, done.saved.article.needs_legal) == (boss, True)


@pytest.mark.django_db
def test_restore_of_an_approved_story_puts_it_in_edit_again():
    story = make_at(State.READY, headline="Harbour office answers")
    save_working_copy(article=story, by=make_user("Administrator"), headline="Harbour office answers again")
    done = back(story, 1, by=make_user("Reporter"))
    assert (done.saved.reopened, Article.objects.get().state) == (True, State.IN_EDIT)


@pytest.mark.django_db
def test_a_working_title_comes_back_as_one():
    story = make_article(headline="Rough", headline_is_working=True)
    save_working_copy(article=story, by=make_user(), headline="Fine", headline_is_working=False)
    assert back(story, 1).saved.article.headline_is_working is True


@pytest.mark.django_db
def test_a_mark_whose_claim_is_gone_is_reported():
    story = make_article(body="<p>So they say.</p>")
    story.revisions.update(body='<p><span data-claim="aaaaaaaaaa">So they say</span>.</p>')
    done = back(story, 1)
    assert (done.saved.article.body, done.reports) == (
        "<p>So they say.</p>",
        ("The mark of claim aaaaaaaaaa is gone: no such claim is on file.",),
    )


@pytest.mark.django_db
def test_a_claim_that_was_withdrawn_is_reported_and_stands_again():
    office = {"claimants": [make_entity()], "standing": "body"}
    claim = make_claim(public_text="The office says the quay was sold.", **office)
    story = make_article(claims=[claim])
    save_working_copy(article=story, by=make_user(), body="<p>Nothing.</p>")
    make_link(make_claim(speech_act="withdraw", **office), claim, "withdraws")
    done = back(story, 1)
    assert done.reports == ("“The office says the quay was sold.”: withdrawn by the claimant.",)
    assert Appearance.objects.of_working_copy().get(article=story).claim == claim


@pytest.mark.django_db
def test_a_claim_that_legal_withholds_is_reported():
    claim = make_claim(public_text="The office says the quay was sold.")
    story = make_article(claims=[claim])
    save_working_copy(article=story, by=make_user(), body="<p>Nothing.</p>")
    type(claim).objects.update(withheld_at="2031-08-11T00:00:00Z", withheld_reason="Order of the court")
    assert back(story, 1).reports == ("“The office says the quay was sold.”: withheld by legal.",)


@pytest.mark.django_db
def test_an_address_in_print_stays_and_that_is_said():
    story = make_article(slug="old")
    save_working_copy(article=story, by=make_user(), slug="new")
    free = back(story, 1, settings=["slug"])
    assert (free.saved.article.slug, free.reports) == ("old", ())
    printed = make_published(slug="printed")
    printed.revisions.update(settings=printed.revisions.get().settings | {"slug": "before"})
    done = back(printed, 1, settings=["slug"])
    assert (done.saved.article.slug, done.reports) == (
        "printed",
        ("Address stays as it is. The story was printed under it.",),
    )


@pytest.mark.django_db
def test_an_address_that_another_story_has_is_not_taken():
    story = make_article(slug="old")
    save_working_copy(article=story, by=make_user(), slug="new")
    make_article(slug="old")
    done = back(story, 1, settings=["slug"])
    assert (done.saved.article.slug, done.reports) == (
        "new",
        ("Address stays as it is. Another story has “old” by now.",),
    )


@pytest.mark.django_db
def test_an_author_who_is_gone_is_reported():
    author = make_author(name="Ada Vey")
    story = make_article(authors=[author])
    save_working_copy(article=story, by=make_user(), authors=[])
    Author.objects.update(slug="ada-lind")
    done = back(story, 1, settings=["bylines"])
    assert done.reports == ("Bylines stays as it is. No longer among the authors: Ada Vey.",)


# --- names ----------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_name_is_kept_with_who_gave_it_and_told_in_the_history():
    story, user = make_article(), make_user()
    name_revision(article=story, number=1, name="  Before \n legal ", by=user)
    row, entry = story.revisions.get(), HistoryEntry.objects.get(verb="name")
    assert (row.name, row.named_by, entry.note, entry.revision, entry.actor) == (
        "Before legal",
        user,
        "Before legal",
        1,
        user,
    )


@pytest.mark.django_db
def test_a_name_goes_with_an_empty_one_and_the_same_one_says_nothing_new():
    story, user = make_article(), make_user()
    for name in ("First", "First", ""):
        name_revision(article=story, number=1, name=name, by=user)
    row = story.revisions.get()
    assert (row.name, row.named_by, HistoryEntry.objects.filter(verb="name").count()) == ("", None, 2)


@pytest.mark.django_db
def test_a_name_that_is_too_long_is_refused():
    with pytest.raises(ValidationError, match="at most 80 characters: this one has 81"):
        name_revision(article=make_article(), number=1, name="x" * 81, by=make_user())


@pytest.mark.django_db
@pytest.mark.parametrize("number", [0, 2])
def test_a_save_that_is_not_there_gets_no_name(number):
    with pytest.raises(StoryError, match="no save"):
        name_revision(article=make_article(), number=number, name="First", by=make_user())


# --- whatever came between ------------------------------------------------------------------------------------


def typed(least: int, most: int) -> st.SearchStrategy[str]:
    """What fields of one line take, trimmed as forms trim it."""
    text = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=most)
    return text.map(str.strip).filter(lambda words: len(words) >= least)


class TestWhateverCameBetween(TestCase):
    def setUp(self):
        for uid in UIDS:
            make_claim(uid=uid)
        self.user = make_user()

    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @given(
        texts=st.lists(st.tuples(typed(1, 40), typed(0, 20), typed(0, 60), BODIES), min_size=1, max_size=5),
        data=st.data(),
    )
    def test_restore_gives_back_exactly_the_words(self, texts, data):
        story = None
        for headline, kicker, standfirst, body in texts:
            fields = {"headline": headline, "kicker": kicker, "standfirst": standfirst, "body": body}
            story = save_working_copy(article=story, by=self.user, **fields).article
        for _ in range(2):
            story = Article.objects.get(pk=story.pk)
            number = data.draw(st.integers(1, story.revision_number))
            wanted = words(story.revisions.get(number=number))
            restore_revision(article=story, number=number, looked_at=story.revision_number, by=self.user)
            story = Article.objects.get(pk=story.pk)
            assert words(story) == words(story.revisions.first()) == wanted
            assert story.body == canonical(story.body)
