"""Pages fetched in the background, and looked at again."""

import datetime
import io

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.claims.models import Fetch, SourceItem
from articles.claims.services.fetches import Worked, cancel_fetch, queue_fetch, work_fetches
from articles.claims.services.live import rely_on_newest
from articles.claims.services.rechecks import Asked, recheck_items
from newsroom.ledger.models import HistoryEntry
from tests.claims.fetch_server import running_site
from tests.factories.claims import make_claim, make_evidence, make_item
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

PAGE = "<!doctype html><title>Notice 12</title><p>The quay was sold on {day} to a company.</p><p>Updated {clock}</p>"


@pytest.fixture(autouse=True)
def _store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def site():
    with running_site() as running:
        yield running


def show(site, *, day="3 May", clock="10:00"):
    site.serve(
        "/n", PAGE.format(day=day, clock=clock).encode(), Content_Type="text/html", ETag=f'"{day}{clock}"'
    )


def look(site, item) -> SourceItem:
    queue_fetch(item=item, by=None, is_recheck=True)
    work_fetches(guard=site.guard)
    item.refresh_from_db()
    return item


@pytest.fixture
def item(site):
    show(site)
    url = site.url("/n")
    item = make_item(url=url, title=url)
    queue_fetch(item=item, by=make_user("Checker"))
    assert work_fetches(guard=site.guard) == Worked(1, 0)
    item.refresh_from_db()
    return item


def test_page_is_kept_with_digest_status_and_type(item):
    copy = item.copies.get()
    assert (copy.origin, copy.http_status, copy.mime, copy.final_url) == (
        "fetched",
        200,
        "text/html",
        item.url,
    )
    assert copy.text == "The quay was sold on 3 May to a company.\n\nUpdated 10:00"
    assert (item.title, item.live_state, item.fetches.get().status) == ("Notice 12", "same", "done")


def test_clock_on_a_page_is_no_change(site, item):
    show(site, clock="11:30")
    look(site, item)
    assert (item.live_state, item.copies.count()) == ("same", 1)


def test_changed_page_is_kept_beside_and_stays_changed_until_read(site, item):
    show(site, day="4 May")
    look(site, item)
    assert (item.live_state, item.live_note, item.copies.count()) == ("changed", "1 paragraph changed.", 2)
    look(site, item)
    assert (item.live_state, item.copies.count()) == ("changed", 2)
    rely_on_newest(item=item, by=make_user("Checker"))
    look(site, item)
    assert (item.live_state, item.relied_copy, item.copies.count()) == ("same", 2, 2)
    verbs = HistoryEntry.objects.filter(object_label="claims.sourceitem").values_list("verb", flat=True)
    assert sorted(verbs) == ["keep copy", "keep copy", "look again", "read again"]


def test_page_that_is_gone_vanished_and_one_that_fails_says_nothing(site, item):
    site.serve("/n", status=503)
    assert look(site, item).live_state == "same"
    site.serve("/n", status=410)
    assert look(site, item).live_state == "vanished"
    assert item.copies.count() == 1


def test_preflight_is_told_of_a_changed_page(site, item):
    from articles.claims.selectors import has_changed

    assert has_changed(item) is False
    site.serve("/n", status=404)
    assert has_changed(look(site, item)) is True


def test_looked_at_are_what_print_rests_on_first_and_only_what_is_due(site, item):
    now = timezone.now()
    other = make_item(url=site.url("/n") + "?b")
    SourceItem.objects.filter(pk=item.pk).update(live_checked_at=now - datetime.timedelta(hours=30))
    make_evidence(make_claim(), item=other)  # nothing was ever fetched of it
    assert recheck_items(limit=5) == Asked(1, 0)
    assert recheck_items(limit=5) == Asked(0, 0)
    assert Fetch.objects.get(status="queued").is_recheck is True


def test_cancelled_fetch_keeps_nothing(site):
    show(site)
    item = make_item(url=site.url("/n"))
    fetch = queue_fetch(item=item, by=None)
    assert cancel_fetch(asked=fetch, by=make_user("Checker")) is True
    assert (work_fetches(guard=site.guard), item.copies.count()) == (Worked(0, 0), 0)


def test_failure_is_told_in_words_and_can_be_tried_again(site):
    item = make_item(url=site.url("/n"))
    queue_fetch(item=item, by=None)
    assert work_fetches(guard=site.guard) == Worked(0, 1)
    assert item.fetches.get().message.startswith("The site says that there is no such page (404).")
    show(site)
    queue_fetch(item=item, by=None)
    assert work_fetches(guard=site.guard) == Worked(1, 0)


def test_fetch_left_behind_by_a_process_that_ended_is_given_up(site):
    item = make_item(url=site.url("/n"))
    long_ago = timezone.now() - datetime.timedelta(hours=1)
    Fetch.objects.create(item=item, status="running", started_at=long_ago)
    assert work_fetches(guard=site.guard) == Worked(0, 0)
    assert item.fetches.get().message == "The work was broken off. Try again."


def test_nothing_is_fetched_while_switched_off(settings):
    settings.NEWSROOM_FETCHER = False
    Fetch.objects.create(item=make_item())
    out = io.StringIO()
    call_command("fetch_items", stdout=out)
    call_command("recheck_items", stdout=out)
    assert (out.getvalue().count("NEWSROOM_FETCHER=off"), Fetch.objects.get().status) == (2, "queued")
