"""Where a claim is printed, as the queue of the claims desk learns of it: by every door of a story."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.claims.models import QueueRow
from articles.services.planning import plan_story
from articles.services.publish import unpublish_article
from articles.services.reach import refresh_all_reach
from articles.services.save import save_working_copy
from articles.services.schedule import unschedule_article
from tests.factories.articles import make_article, make_at, make_published, print_again
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def reach(claim) -> tuple[int, int]:
    row = QueueRow.objects.get(claim=claim)
    return row.live, row.coming


def due(claim):
    row = QueueRow.objects.get(claim=claim)
    return row.due_at, row.due_kind


@pytest.fixture
def claim():
    return make_claim(harm="serious")


def test_draft_counts_until_the_claim_leaves_its_text(claim):
    story = make_article(claims=[claim])
    counted = reach(claim)
    save_working_copy(article=story, by=make_user(), body="<p>Nothing.</p>")
    assert (counted, reach(claim)) == ((0, 1), (0, 0))


def test_story_counts_once_however_often_it_prints_the_claim(claim):
    make_article(claims=[claim, claim])
    make_article(claims=[claim])
    assert reach(claim) == (0, 2)


def test_printed_story_is_live_until_it_is_taken_back(claim):
    story = make_published(claims=[claim])
    live = reach(claim)
    unpublish_article(article=story, by=make_user(), note="Wrong harbour.")
    assert (live, reach(claim)) == ((1, 0), (0, 0))


def test_claim_that_a_new_version_no_longer_prints_is_not_live(claim):
    story = make_published(claims=[claim])
    save_working_copy(article=story, by=make_user(), body="<p>Nothing of that kind was said.</p>")
    still = reach(claim)
    print_again(story)
    assert (still, reach(claim)) == ((1, 0), (0, 0))


def test_what_a_working_copy_adds_to_a_live_story_is_still_to_come(claim):
    story = make_published()
    body = f'<p><span data-claim="{claim.uid}">{claim.public_text}</span></p>'
    save_working_copy(article=story, by=make_user(), body=body)
    assert reach(claim) == (0, 1)


def test_due_is_the_first_slot_or_deadline_of_stories_to_come(claim):
    now, editor = timezone.now(), make_user()
    first, second = make_article(claims=[claim]), make_article(claims=[claim])
    plan_story(article=first, by=editor, deadline=now + timedelta(hours=5))
    alone = due(claim)
    plan_story(article=second, by=editor, planned_for=now + timedelta(hours=2))
    both = due(claim)
    plan_story(article=second, by=editor, planned_for=None)
    assert (alone, both, due(claim)) == (
        (now + timedelta(hours=5), "deadline"),
        (now + timedelta(hours=2), "print"),
        alone,
    )


def test_scheduled_story_is_due_when_the_clock_prints_it(claim):
    at = timezone.now() + timedelta(hours=3)
    story = make_at("scheduled", at=at, claims=[claim])
    scheduled = due(claim)
    unschedule_article(article=story, by=make_user("Administrator"))
    assert (scheduled, due(claim)) == ((at, "print"), (None, ""))


def test_slot_of_a_printed_story_presses_no_longer(claim):
    story = make_article(claims=[claim])
    plan_story(article=story, by=make_user(), planned_for=timezone.now())
    make_published_from(story)
    assert due(claim) == (None, "")


def make_published_from(story):
    from articles.services.publish import publish_article

    publish_article(article=story, by=make_user(), override_reason="a test's reason")


def test_refresh_states_puts_right_what_a_back_door_left(claim, capsys):
    make_published(claims=[claim])
    QueueRow.objects.update(live=7, words="")
    call_command("refresh_states")
    assert reach(claim) == (1, 0)
    assert refresh_all_reach() == 0


def test_claim_without_a_row_gets_it_with_its_stories_at_migrate(claim):
    from articles.claims.services.queue import refresh_missing_rows

    make_article(claims=[claim])
    QueueRow.objects.all().delete()
    refresh_missing_rows()
    assert reach(claim) == (0, 1)
