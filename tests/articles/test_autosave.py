"""What is saved while somebody types."""

from datetime import timedelta

import pytest

from articles.enums import RevisionKind, State
from articles.exceptions import StaleFields, StoryNotAllowed
from articles.models import Article, Revision
from articles.selectors.authors import authors_of
from articles.services.autosave import Base, autosave
from articles.services.planning import plan_story
from articles.services.revisions import STRETCH, end_stretch
from articles.services.save import save_working_copy
from articles.stamps import stamps_of
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import make_article, make_at, make_author, make_published, make_section
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def base_of(story):
    story.refresh_from_db()
    return Base(story.revision_number, stamps_of(story))


def type_into(story, by, *, tab="tab", base=None, problems=(), **values):
    """An autosave of a page that is up to date, unless `base` says otherwise."""
    base = base or (base_of(story) if story else Base())
    return autosave(article=story, by=by, tab=tab, base=base, values=values, problems=dict(problems))


def rows_of(story):
    return list(story.revisions.order_by("number").values_list("number", "first_number", "kind", "headline"))


def verbs_of(story):
    entries = HistoryEntry.objects.filter(object_label="articles.article", object_id=str(story.pk))
    return list(entries.order_by("pk").values_list("verb", "revision"))


def test_stretch_of_typing_is_one_revision_and_one_line_of_history():
    story, ana = make_article(headline="One"), make_user()
    for headline in ("One t", "One two", "One two three"):
        type_into(story, ana, headline=headline)
    assert rows_of(story) == [(1, None, "save", "One"), (4, 2, "autosave", "One two three")]
    assert verbs_of(story) == [("save", 1), ("autosave", 2)]


def test_stretch_ends_after_ten_minutes():
    story, ana = make_article(headline="One"), make_user()
    type_into(story, ana, headline="Two")
    story.revisions.filter(number=2).update(began_at=story.created_at - STRETCH - timedelta(seconds=1))
    type_into(story, ana, headline="Three")
    assert rows_of(story)[1:] == [(2, None, "autosave", "Two"), (3, None, "autosave", "Three")]


@pytest.mark.parametrize("other", ["person", "tab"])
def test_stretch_ends_where_somebody_else_types(other):
    story, ana = make_article(headline="One"), make_user()
    type_into(story, ana, headline="Two")
    type_into(story, make_user() if other == "person" else ana, tab="other", headline="Three")
    type_into(story, ana, headline="Four")
    assert [row[3] for row in rows_of(story)] == ["One", "Two", "Three", "Four"]


def test_stretch_ends_with_a_save_by_hand():
    story, ana = make_article(headline="One"), make_user()
    type_into(story, ana, headline="Two")
    save_working_copy(article=story, by=ana, headline="Three")
    type_into(story, ana, headline="Four")
    assert [row[2:] for row in rows_of(story)] == [
        ("save", "One"),
        ("autosave", "Two"),
        ("save", "Three"),
        ("autosave", "Four"),
    ]


def test_stretch_ends_where_somebody_saves_with_nothing_left_to_save():
    story, ana = make_article(headline="One"), make_user()
    type_into(story, ana, headline="Two")
    story.refresh_from_db()
    assert end_stretch(story, by=ana)
    type_into(story, ana, headline="Three")
    assert [row[2:] for row in rows_of(story)][1:] == [("save", "Two"), ("autosave", "Three")]
    assert verbs_of(story) == [("save", 1), ("autosave", 2), ("save", 2), ("autosave", 3)]


def test_row_that_the_history_refers_to_stays_as_it_was():
    story, ana = make_article(headline="One"), make_user()
    type_into(story, ana, headline="Two")
    plan_story(article=story, by=ana, needs_legal=True)
    type_into(story, ana, headline="Three")
    assert [row[3] for row in rows_of(story)] == ["One", "Two", "Three"]


def test_autosave_that_changes_nothing_writes_nothing():
    story = make_article(headline="One", body="<p>Words.</p>", topics=["Harbours"])
    found = type_into(story, make_user(), headline="One", body="<p>Words. </p>", topics=["harbours"])
    assert (found.saved.wrote, rows_of(story)) == (False, [(1, None, "save", "One")])


def test_new_story_begins_with_its_first_words_under_a_working_title():
    ana = make_user()
    found = type_into(None, ana, headline="", body="<p>The quay was sold on Monday. Nobody knows why.</p>")
    story = found.saved.article
    assert (story.headline, story.headline_is_working) == ("The quay was sold on Monday", True)
    assert (story.created_by, found.problems) == (ana, {})


def test_working_title_follows_the_words_until_there_is_a_headline():
    ana = make_user()
    story = type_into(None, ana, headline="", body="<p>The q</p>").saved.article
    story = type_into(story, ana, headline="", body="<p>The quay was sold.</p>").saved.article
    assert (story.headline, story.headline_is_working) == ("The quay was sold", True)
    story = type_into(story, ana, headline="Quay sold", headline_is_working=False).saved.article
    assert (story.headline, story.headline_is_working) == ("Quay sold", False)


def test_empty_headline_leaves_the_one_on_file():
    story = make_article(headline="One")
    found = type_into(story, make_user(), headline="", standfirst="More.", problems={"headline": "Empty."})
    story.refresh_from_db()
    assert (story.headline, story.standfirst, found.problems) == ("One", "More.", {"headline": "Empty."})


def test_new_story_asked_for_twice_is_one_story():
    ana = make_user()
    first = type_into(None, ana, tab="new page", headline="One").saved.article
    again = type_into(None, ana, tab="new page", headline="One two").saved.article
    assert (again.pk, again.headline, Article.objects.count()) == (first.pk, "One two", 1)


def test_new_story_is_never_an_older_one_that_the_same_page_wrote_on():
    ana, story = make_user(), make_article(headline="Another")
    type_into(story, ana, tab="page", headline="Another one")
    assert type_into(None, ana, tab="page", headline="New").saved.article.pk != story.pk


def test_what_a_save_refuses_is_left_out_and_the_words_go_in():
    make_article(slug="taken")
    story = make_article(headline="One", slug="mine")
    found = type_into(story, make_user(), standfirst="Words.", slug="taken", story_place="x" * 101)
    story.refresh_from_db()
    assert (story.standfirst, story.slug, sorted(found.problems)) == (
        "Words.",
        "mine",
        ["slug", "story_place"],
    )


def test_fields_of_others_stay_and_mine_go_in():
    story, ana = make_article(headline="One", body="<p>Old.</p>"), make_user()
    base, section, author = base_of(story), make_section(), make_author()
    save_working_copy(article=story, by=make_user(), section=section, topics=["Harbours"], authors=[author])
    found = type_into(story, ana, base=base, body="<p>New.</p>")
    story.refresh_from_db()
    assert (story.body, story.section, found.theirs) == (
        "<p>New.</p>",
        section,
        ("section", "bylines", "topics"),
    )


def test_field_that_both_changed_is_refused_and_nothing_is_written():
    story, ana = make_article(headline="One", body="<p>Old.</p>"), make_user()
    base = base_of(story)
    save_working_copy(article=story, by=make_user(), body="<p>Theirs.</p>")
    with pytest.raises(StaleFields) as caught:
        type_into(story, ana, base=base, body="<p>Mine.</p>", headline="Mine")
    story.refresh_from_db()
    assert (caught.value.fields, story.headline, story.body) == (("body",), "One", "<p>Theirs.</p>")


def test_field_that_both_changed_to_the_same_is_no_clash():
    story = make_article(headline="One", body="<p>Old.</p>")
    base = base_of(story)
    save_working_copy(article=story, by=make_user(), body="<p>Same.</p>")
    assert type_into(story, make_user(), base=base, body="<p>Same. </p>").saved.wrote is False


def test_claim_that_changed_its_mode_is_no_change_of_the_body():
    claim = make_claim(mode="hearsay")
    story = make_article(body=f'<p><span data-claim="{claim.uid}">So they say</span>.</p>')
    base = base_of(story)
    claim.mode = "media"
    claim.save()
    save_working_copy(article=story, by=make_user(), headline="Another")
    found = type_into(story, make_user(), base=base, body="<p>So they say.</p>")
    assert found.theirs == ("headline",)


def test_field_kept_back_for_long_still_clashes():
    """A page kept a kicker back that was too long; meanwhile somebody set one, and its other words went in."""
    story, ana = make_article(headline="One"), make_user()
    base = base_of(story)
    save_working_copy(article=story, by=make_user(), kicker="Theirs")
    found = type_into(story, ana, base=base, standfirst="Mine.", problems={"kicker": "Too long."})
    now = Base(found.saved.article.revision_number, base_of(story).stamps | {"kicker": base.stamps["kicker"]})
    with pytest.raises(StaleFields):
        type_into(story, ana, base=now, kicker="Mine")


def test_without_stamps_the_number_decides():
    story = make_article(headline="One")
    save_working_copy(article=story, by=make_user(), section=make_section())
    with pytest.raises(StaleFields):
        type_into(story, make_user(), base=Base(1), headline="Mine")
    assert type_into(story, make_user(), base=Base(2), headline="Mine").saved.wrote


def test_typing_makes_an_author():
    story, ana = make_article(by=make_user()), make_user()
    type_into(story, ana, headline="Another")
    assert ana.pk in authors_of(story)


def test_typing_into_an_approved_story_reopens_it_and_says_so_once():
    story, ana = make_at(State.READY), make_user("Reporter")
    found = [type_into(story, ana, headline=headline).saved.reopened for headline in ("A", "B")]
    story.refresh_from_db()
    assert (found, story.state) == ([True, False], State.IN_EDIT)


def test_typing_into_a_printed_story_changes_nothing_in_print():
    story = make_published(headline="As printed")
    type_into(story, make_user(), headline="As typed", slug="another")
    story.refresh_from_db()
    assert (story.live_version.headline, story.headline) == ("As printed", "As typed")


@pytest.mark.parametrize("role", ["Checker", "Legal", None])
def test_autosave_refuses_who_may_not_write(role):
    story = make_article()
    with pytest.raises(StoryNotAllowed):
        type_into(story, make_user(role), headline="Not mine")
    assert Revision.objects.filter(kind=RevisionKind.AUTOSAVE).count() == 0
