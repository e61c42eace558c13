"""The one way words get into a story."""

import pytest
from django.core.exceptions import ValidationError

from articles.enums import AnchorState, MentionChoice
from articles.exceptions import StaleSave, StoryNotAllowed
from articles.models import Appearance, Mention
from articles.services.save import save_working_copy
from articles.services.tagging import tag_entity
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import make_article, make_published
from tests.factories.claims import make_claim
from tests.factories.entities import make_entity, make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def appearances(article):
    return Appearance.objects.of_working_copy().filter(article=article)


def test_save_removes_scripts_and_says_so():
    saved = save_working_copy(
        by=make_user(), headline="Quay opens", body='<p onclick="x()">Open.</p><script>steal()</script>'
    )
    assert saved.article.body == "<p>Open.</p>"
    assert len(saved.removed) == 2


def test_save_settles_the_class_of_a_mark_from_the_record():
    claim = make_claim(mode="hearsay")
    article = make_article(
        body=f'<p><span data-claim="{claim.uid}" class="claim claim--own">So they say</span>.</p>'
    )
    assert (
        article.body
        == f'<p><span data-claim="{claim.uid}" class="claim claim--hearsay">So they say</span>.</p>'
    )


def test_save_unwraps_marks_of_unknown_claims_and_reports_them():
    saved = save_working_copy(
        by=make_user(), headline="Quay opens", body='<p><span data-claim="aaaaaaaaaa">So they say</span>.</p>'
    )
    assert saved.unknown_claims == ("aaaaaaaaaa",)
    assert saved.article.body == "<p>So they say.</p>"


def test_save_writes_where_a_claim_is_printed():
    claim = make_claim(claimant_label="the office", cue="says")
    article = make_article(
        body=f'<p>On Monday the office says that <span data-claim="{claim.uid}">the quay 🚢 was sold</span>.</p>'
    )
    row = appearances(article).get()
    assert article.body_text[row.start : row.end] == row.exact == "the quay 🚢 was sold"
    assert (row.cue, row.source, row.state) == ("says", "the office", AnchorState.WHOLE)


def test_save_notices_when_the_cue_leaves_the_sentence():
    claim = make_claim(claimant_label="the office", cue="says")
    mark = f'<span data-claim="{claim.uid}">the quay was sold</span>'
    article = make_article(body=f"<p>The office says that {mark}.</p>")
    save_working_copy(article=article, by=make_user(), body=f"<p>The office: {mark}.</p>")
    assert appearances(article).get().state == AnchorState.CUE_LOST


def test_save_does_not_forget_a_lost_cue_at_the_next_save():
    claim = make_claim(claimant_label="the office", cue="says")
    mark = f'<span data-claim="{claim.uid}">the quay was sold</span>'
    article = make_article(body=f"<p>The office says that {mark}.</p>")
    for _ in range(2):
        save_working_copy(article=article, by=make_user(), body=f"<p>The office: {mark}.</p>")
    assert appearances(article).get().state == AnchorState.CUE_LOST


def test_save_refuses_a_copy_that_is_older_than_the_record():
    article = make_article()
    save_working_copy(article=article, by=make_user(), base_revision=1, headline="Second thoughts")
    with pytest.raises(StaleSave):
        save_working_copy(article=article, by=make_user(), base_revision=1, headline="Third thoughts")
    article.refresh_from_db()
    assert article.headline == "Second thoughts"


def test_save_keeps_every_revision():
    article = make_article(headline="First")
    save_working_copy(article=article, by=make_user(), headline="Second")
    assert list(article.revisions.order_by("number").values_list("number", "headline")) == [
        (1, "First"),
        (2, "Second"),
    ]


def test_save_writes_history_in_the_name_of_the_person():
    user = make_user()
    article = make_article(by=user)
    entry = HistoryEntry.objects.get(object_label="articles.article", object_id=str(article.pk))
    assert (entry.actor, entry.verb, entry.revision) == (user, "save", 1)


@pytest.mark.parametrize("role", ["Checker", "Legal", None])
def test_save_refuses_who_may_not_write(role):
    with pytest.raises(StoryNotAllowed):
        save_working_copy(by=make_user(role), headline="Not mine")


def test_save_refuses_an_empty_headline():
    with pytest.raises(ValidationError) as caught:
        save_working_copy(by=make_user(), headline="", body="<p>Words.</p>")
    assert set(caught.value.message_dict) == {"headline"}


def test_save_refuses_fields_of_other_verbs():
    with pytest.raises(TypeError, match="state"):
        save_working_copy(by=make_user(), headline="Quay opens", state="published")


def test_save_keeps_the_address_of_a_story_that_was_printed():
    article = make_published(slug="quay-opens")
    saved = save_working_copy(article=article, by=make_user(), slug="another")
    assert saved.article.slug == "quay-opens"


def test_save_finds_the_entities_that_the_text_names():
    league = make_entity("Quorvath Harbour League")
    article = make_article(body="<p>The Quorvath Harbour League met. The Quorvath Harbour League left.</p>")
    mention = Mention.objects.of_working_copy().get(article=article)
    assert (mention.entity, mention.count, mention.choice) == (league, 2, MentionChoice.FOUND)


def test_save_reads_headline_and_body_as_one_text():
    """The body explains the surname in the headline; an office is whose it was, and becomes no link."""
    make_entity("Sabelia", slug="sabelia", schema="Country", kind="country")
    person = make_person("Oda Brenn")
    person.names.create(text="President of Sabelia", kind="office", valid_from="2024-10-01")
    article = make_article(
        headline="Brenn resigns",
        body="<p>Oda Brenn left. The president of Sabelia slept.</p>",
        story_date="2025-08-11",
    )
    mention = Mention.objects.of_working_copy().get(article=article)
    assert (mention.entity, mention.count, mention.surfaces) == (person, 3, ["Oda Brenn"])


def test_save_keeps_what_an_editor_rejected():
    league = make_entity("Quorvath Harbour League")
    user = make_user()
    article = make_article(body="<p>The Quorvath Harbour League met.</p>")
    tag_entity(article=article, entity=league, by=user, choice=MentionChoice.REJECTED)
    save_working_copy(article=article, by=user, headline="Another headline")
    assert Mention.objects.of_working_copy().get(article=article).choice == MentionChoice.REJECTED


def test_save_drops_a_found_entity_that_left_the_text():
    make_entity("Quorvath Harbour League")
    article = make_article(body="<p>The Quorvath Harbour League met.</p>")
    save_working_copy(article=article, by=make_user(), body="<p>Nobody met.</p>")
    assert list(Mention.objects.of_working_copy().filter(article=article)) == []


def test_save_gives_two_stories_of_one_headline_two_addresses():
    slugs = [make_article(headline="Quay opens").slug for _ in range(3)]
    assert slugs == ["quay-opens", "quay-opens-2", "quay-opens-3"]


def test_save_leaves_the_rows_of_claims_that_did_not_move():
    claims = [make_claim(claimant_label="the office", cue="says") for _ in range(2)]
    marks = [f'<span data-claim="{claim.uid}">the quay was sold</span>' for claim in claims]
    article = make_article(
        body=f"<p>The office says that {marks[0]}.</p><p>{'Rain. ' * 20}</p><p>Then {marks[1]}.</p>"
    )
    before = dict(appearances(article).values_list("claim", "pk"))
    save_working_copy(
        article=article, by=make_user(), body=article.body.replace("Then", "Later the office says that")
    )
    after = dict(appearances(article).values_list("claim", "pk"))
    assert [after[claim.pk] == before[claim.pk] for claim in claims] == [True, False]
    assert list(appearances(article).values_list("ordinal", flat=True)) == [0, 1]
