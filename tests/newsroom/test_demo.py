"""The sample newsroom, loaded once as the demo loads it."""

import io
from collections import Counter

import pytest
from django.core.management import CommandError, call_command

from articles.claims.enums import Mode
from articles.claims.models import Claim
from articles.models import Article, Correction, Override, Section
from articles.selectors.tasks import tasks_to_do
from articles.services.print_state import refresh_everything
from entities.models import Image
from newsroom.demo.loader import load_newsroom, newsroom_is_empty
from newsroom.ledger.models import HistoryEntry
from newsroom.management.commands import demo
from newsroom.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def sample(django_db_setup, django_db_blocker):
    """The loaded newsroom, for all tests of this module; taken out again at the end."""
    from django.db import connection, transaction

    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        load_newsroom()
        yield
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)
        connection.close()


def test_demo_prints_seven_stories_over_three_sections(sample):
    assert Article.objects.public().count() == 7
    assert Section.objects.filter(versions__live_for__isnull=False).distinct().count() == 3


def test_demo_has_public_claims_in_every_mode(sample):
    modes = set(Claim.objects.public().values_list("mode", flat=True))
    assert modes == set(Mode.values)
    assert Claim.objects.public().count() >= 25


def test_demo_shows_a_denial_an_objection_and_a_withdrawal(sample):
    kinds = {answer["kind"] for claim in Claim.objects.public() for answer in claim.card["answers"]}
    assert {"denies", "objects_to", "responds_to", "withdraws"} <= kinds
    assert {"none", "denied", "withdrawn_by_claimant"} <= set(
        Claim.objects.values_list("contention", flat=True)
    )


def test_demo_pictures_have_alt_text_and_credit(sample):
    assert Image.objects.filter(in_print=True).count() == 7
    assert not Image.objects.filter(alt="") | Image.objects.filter(credit="")


def test_demo_shows_what_became_of_print(sample):
    states = Counter(Article.objects.public().values_list("state", flat=True))
    assert states == {"published": 5, "corrected": 1, "retracted": 1}
    story = Article.objects.get(state="corrected")
    assert list(story.versions.order_by("number").values_list("kind", flat=True)) == [
        "first",
        "update",
        "correction",
    ]
    assert Correction.objects.public().count() == 3
    assert [task.article.slug for task in tasks_to_do(8)] == ["port-sabel-crane-audit"]


def test_demo_overrides_carry_a_reason(sample):
    assert all(len(override.reason) > 20 for override in Override.objects.all())
    assert Override.objects.exists()


def test_demo_leaves_a_draft_with_suggestions_for_the_desk(sample):
    draft = Article.objects.get(state="draft")
    assert draft.proposals.filter(status="open").count() >= 5
    assert list(Claim.objects.filter(appearances__article=draft)) == []


def test_demo_leaves_nothing_to_refresh(sample):
    assert refresh_everything() == 0


def test_demo_logins_are_marked_as_samples(sample):
    assert set(User.objects.values_list("is_sample", flat=True)) == {True}


def test_demo_does_not_load_twice(sample):
    before = HistoryEntry.objects.count()
    assert newsroom_is_empty() is False
    call_command("demo", "--no-serve", stdout=io.StringIO())
    assert (Article.objects.count(), HistoryEntry.objects.count()) == (8, before)


def test_demo_says_when_the_port_is_taken(sample):
    import socket

    with socket.socket() as taken:
        taken.bind((demo.ADDRESS, 0))
        taken.listen()
        with pytest.raises(CommandError, match="in use"):
            call_command("demo", "--port", str(taken.getsockname()[1]), stdout=io.StringIO())
