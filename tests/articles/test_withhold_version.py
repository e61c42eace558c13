"""Keeping one printed version from readers, and giving it back."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from articles.exceptions import StoryNotAllowed
from articles.models import PublishedVersion, VersionWithholding
from articles.services.publish import unpublish_article
from articles.services.withhold import release_version, withhold_version
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.verification import verify_all
from tests.factories.articles import make_published, print_again
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    story = make_published()
    print_again(story)
    return story


@pytest.fixture
def first(story):
    return story.versions.get(number=1)


def withheld(version):
    return PublishedVersion.objects.with_withholding().get(pk=version.pk).withheld_reason


def test_version_is_withheld_and_released(first):
    legal = make_user("Legal")
    withhold_version(version=first, by=legal, reason=" Order of the court ")
    assert (withheld(first), list(PublishedVersion.objects.shown().values_list("number", flat=True))) == (
        "Order of the court",
        [2],
    )
    release_version(version=first, by=legal)
    assert (withheld(first), PublishedVersion.objects.shown().count()) == (None, 2)
    withhold_version(version=first, by=legal, reason="Another order")
    assert withheld(first) == "Another order"


def test_both_acts_are_told_on_the_story(story, first):
    legal = make_user("Legal")
    withhold_version(version=first, by=legal, reason="Order of the court")
    release_version(version=first, by=legal)
    entries = HistoryEntry.objects.filter(object_id=str(story.pk), actor=legal).order_by("pk")
    assert list(entries.values_list("verb", "note", "version")) == [
        ("withhold version", "Order of the court", 1),
        ("release version", "", 1),
    ]


def test_live_version_is_not_withheld(story):
    with pytest.raises(ValidationError) as refused:
        withhold_version(version=story.live_version, by=make_user("Legal"), reason="x")
    assert refused.value.messages == [
        "Readers have this version now: unpublish the story, or publish a clean version first."
    ]
    unpublish_article(article=story, by=make_user(), note="x")
    version = story.versions.get(number=2)
    assert withhold_version(version=version, by=make_user("Legal"), reason="x").version == version


def test_it_takes_a_reason_and_happens_once(first):
    legal = make_user("Legal")
    for reason in ("", "  "):
        with pytest.raises(ValidationError):
            withhold_version(version=first, by=legal, reason=reason)
    with pytest.raises(ValidationError):
        release_version(version=first, by=legal)
    withhold_version(version=first, by=legal, reason="x")
    with pytest.raises(ValidationError):
        withhold_version(version=first, by=legal, reason="y")
    assert VersionWithholding.objects.count() == 1


def test_two_at_a_time_are_refused_by_the_database(first):
    legal = make_user("Legal")
    withhold_version(version=first, by=legal, reason="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        VersionWithholding.objects.create(version=first, reason="y", by=legal, at=timezone.now())


@pytest.mark.parametrize("role", ["Reporter", "Editor", "Checker", "Importer", None])
def test_others_than_legal_may_not(first, role):
    with pytest.raises(StoryNotAllowed):
        withhold_version(version=first, by=make_user(role), reason="x")
    with pytest.raises(StoryNotAllowed):
        release_version(version=first, by=make_user(role))


def test_print_is_not_touched(first):
    digest = first.digest
    withhold_version(version=first, by=make_user("Legal"), reason="x")
    first.refresh_from_db()
    assert (first.digest, verify_all()) == (digest, [])


# --- screen --------------------------------------------------------------------------------------------------


def address(version, act="withhold"):
    return reverse(f"admin:articles_publishedversion_{act}", args=[version.pk])


def test_screen_withholds_and_releases(client, first):
    client.force_login(make_user("Legal"))
    assert f'href="{address(first)}"' in client.get(address(first, "change")).content.decode()
    response = client.post(address(first), {"reason": "Order of the court"}, follow=True)
    assert "every address of the version now answers 410" in response.content.decode()
    assert (
        withheld(first),
        "Withheld: release" in client.get(address(first, "change")).content.decode(),
    ) == (
        "Order of the court",
        True,
    )
    client.post(address(first))
    assert withheld(first) is None


def test_screen_says_why_the_live_version_is_not_withheld(client, story):
    client.force_login(make_user("Legal"))
    response = client.post(address(story.live_version), {"reason": "Order of 20 May."})
    assert "unpublish the story, or publish a clean version first" in response.content.decode()
    assert "Order of 20 May.</textarea>" in response.content.decode()


def test_screen_offers_it_to_legal_only(client, first):
    client.force_login(make_user("Editor"))
    assert address(first) not in client.get(address(first, "change")).content.decode()


@pytest.mark.parametrize("versions", [1, 3])
def test_list_of_versions_costs_the_same(client, versions, django_assert_max_num_queries):
    story = make_published()
    for _ in range(versions):
        print_again(story)
    client.force_login(make_user("Legal"))
    with django_assert_max_num_queries(9):
        client.get(reverse("admin:articles_publishedversion_changelist"))
