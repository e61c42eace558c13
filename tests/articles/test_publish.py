"""Into print and out of it."""

import pytest
from django.contrib.auth.models import Permission

from articles.claims.models import Claim
from articles.enums import State
from articles.exceptions import PublicationStopped, StoryNotAllowed
from articles.models import Appearance, Article, Mention, Override, PublishedVersion
from articles.services.publish import publish_article, unpublish_article, update_article
from articles.services.save import save_working_copy
from articles.services.tagging import tag_entity
from entities.models import Entity, Image, Topic
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import make_article, make_published
from tests.factories.claims import make_claim
from tests.factories.entities import make_entity, make_image
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def test_publish_prints_the_saved_copy_as_version_one():
    article = make_article(headline="Quay opens")
    version = publish_article(article=article, by=make_user())
    article.refresh_from_db()
    assert (version.number, version.kind, version.headline) == (1, "first", "Quay opens")
    assert (article.state, article.live_version) == (State.PUBLISHED, version)


def test_publish_again_adds_a_version_chained_to_the_first():
    article = make_published()
    first = article.live_version
    second = update_article(article=article, by=make_user())
    assert (second.number, second.kind, second.previous_digest) == (2, "update", first.digest)


def test_publish_prints_what_is_saved_not_what_the_caller_holds():
    article = make_article(headline="Saved")
    article.headline = "Only in memory"
    assert publish_article(article=article, by=make_user()).headline == "Saved"


def test_publish_copies_appearances_and_mentions_as_printed():
    claim, league = make_claim(), make_entity("Quorvath Harbour League")
    article = make_published(
        body=f'<p>The Quorvath Harbour League: <span data-claim="{claim.uid}">the quay was sold</span>.</p>'
    )
    save_working_copy(article=article, by=make_user(), body="<p>Nothing of it is left.</p>")
    assert [row.claim for row in Appearance.objects.live()] == [claim]
    assert [row.entity for row in Mention.objects.live()] == [league]


def test_publish_puts_everything_the_story_reaches_into_print():
    claim, image = make_claim(), make_image()
    make_entity("Quorvath Harbour League")
    make_published(
        body=f'<p>Quorvath Harbour League: <span data-claim="{claim.uid}">the quay was sold</span>.</p>',
        lead_image=image,
        topics=["Harbours"],
    )
    for model in (Claim, Entity, Image, Topic):
        assert list(model.objects.values_list("in_print", flat=True)) == [True], model


def test_unpublish_takes_everything_out_of_print():
    claim, image = make_claim(), make_image()
    make_entity("Quorvath Harbour League")
    article = make_published(
        body=f'<p>Quorvath Harbour League: <span data-claim="{claim.uid}">the quay was sold</span>.</p>',
        lead_image=image,
        topics=["Harbours"],
    )
    unpublish_article(article=article, by=make_user(), note="Wrong harbour.")
    for model in (Claim, Entity, Image, Topic):
        assert list(model.objects.values_list("in_print", flat=True)) == [False], model
    assert list(Article.objects.public()) == []
    assert list(Article.objects.gone()) == [article]


def test_unpublish_leaves_in_print_what_another_story_prints():
    claim = make_claim()
    first, _second = make_published(claims=[claim]), make_published(claims=[claim])
    unpublish_article(article=first, by=make_user(), note="Wrong harbour.")
    claim.refresh_from_db()
    assert claim.in_print is True


def test_republish_without_a_claim_takes_the_claim_out_of_print():
    claim = make_claim()
    article = make_published(claims=[claim])
    save_working_copy(article=article, by=make_user(), body="<p>No claim any more.</p>")
    update_article(article=article, by=make_user())
    assert list(Claim.objects.public()) == []


def test_a_saved_edit_does_not_reach_print():
    claim = make_claim()
    article = make_published()
    save_working_copy(
        article=article, by=make_user(), body=f'<p><span data-claim="{claim.uid}">New</span>.</p>'
    )
    assert list(Claim.objects.public()) == []


def test_publish_is_stopped_by_a_finding_and_changes_nothing():
    claim = make_claim(mode="hearsay", public_text="The quay was reportedly sold.")
    article = make_article(claims=[claim])
    with pytest.raises(PublicationStopped) as stopped:
        publish_article(article=article, by=make_user())
    assert [(finding.rule, finding.severity) for finding in stopped.value.findings] == [("P08", "S")]
    assert PublishedVersion.objects.count() == 0
    assert list(Claim.objects.public()) == []


def test_publish_over_a_finding_records_who_and_why():
    user = make_user()
    article = make_article(claims=[make_claim(mode="hearsay", public_text="The quay was reportedly sold.")])
    version = publish_article(article=article, by=user, override_reason="Two desks have it.")
    override = Override.objects.get()
    assert (override.version, override.rule, override.by, override.reason) == (
        version,
        "P08",
        user,
        "Two desks have it.",
    )


def test_publish_over_a_finding_needs_the_right_to():

    user = make_user("Reporter")
    user.user_permissions.add(Permission.objects.get(codename="publish_article"))
    article = make_article(claims=[make_claim(mode="hearsay", public_text="The quay was reportedly sold.")])
    with pytest.raises(PublicationStopped):
        publish_article(article=article, by=user, override_reason="I want to.")


@pytest.mark.parametrize("role", ["Reporter", "Checker", None])
def test_publish_and_unpublish_refuse_who_may_not(role):
    article = make_published()
    user = make_user(role)
    with pytest.raises(StoryNotAllowed):
        publish_article(article=article, by=user)
    with pytest.raises(StoryNotAllowed):
        unpublish_article(article=article, by=user, note="Wrong harbour.")


def test_publish_needs_alt_text_credit_and_rights_of_the_picture():
    image = make_image(alt="", credit="", rights="restricted")
    with pytest.raises(PublicationStopped) as stopped:
        publish_article(article=make_article(lead_image=image), by=make_user())
    assert [finding.rule for finding in stopped.value.findings] == ["media", "media", "media"]


def test_publish_writes_one_history_entry_with_the_version():
    article = make_published()
    entry = HistoryEntry.objects.get(verb="publish")
    assert (entry.object_id, entry.from_state, entry.to_state, entry.version) == (
        str(article.pk),
        "draft",
        "published",
        1,
    )


def test_publish_keeps_the_first_date_over_unpublishing():
    article = make_published()
    first = article.first_published_at
    article = unpublish_article(article=article, by=make_user(), note="Wrong harbour.")
    publish_article(article=article, by=make_user())
    article.refresh_from_db()
    assert article.first_published_at == first


def test_publish_leaves_out_a_rejected_entity():

    league = make_entity("Quorvath Harbour League")
    user = make_user()
    article = make_article(body="<p>The Quorvath Harbour League met.</p>")
    tag_entity(article=article, entity=league, by=user, choice="rejected")
    publish_article(article=article, by=user)
    assert list(Entity.objects.public()) == []
