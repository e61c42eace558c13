"""Preview links: who makes and ends them, and what history says of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.exceptions import PreviewNotPossible, StoryNotAllowed
from articles.models import PreviewLink
from articles.preview_tokens import signed, token_in
from articles.services.preview_links import note_look, revoke_preview_link
from articles.services.publish import unpublish_article
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import make_article, make_preview_link, make_published
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def tomorrow():
    return timezone.now() + timedelta(days=1)


def is_open(link):
    return PreviewLink.objects.open_at(timezone.now()).filter(pk=link.pk).exists()


@pytest.mark.parametrize("role", ["Reporter", "Editor", "Importer", "Legal", "Administrator"])
def test_who_writes_or_publishes_makes_a_link(role):
    user = make_user(role)
    link = make_preview_link(by=user, label=" The  lawyer ")
    assert (link.created_by, link.label, link.opened, is_open(link)) == (user, "The lawyer", 0, True)


@pytest.mark.parametrize("role", ["Checker", None])
def test_nobody_else_makes_a_link(role):
    with pytest.raises(StoryNotAllowed):
        make_preview_link(by=make_user(role))


@pytest.mark.parametrize("ends_in", [timedelta(0), timedelta(minutes=-1), timedelta(days=60, minutes=1)])
def test_link_that_ends_too_soon_or_too_late_is_refused(ends_in):
    with pytest.raises(PreviewNotPossible):
        make_preview_link(expires_at=timezone.now() + ends_in)


def test_link_without_a_time_zone_is_refused():
    with pytest.raises(PreviewNotPossible):
        make_preview_link(expires_at=(timezone.now() + timedelta(days=1)).replace(tzinfo=None))


@pytest.mark.parametrize(
    ("role", "may"), [("Reporter", False), ("Checker", False), ("Editor", True), ("Legal", True)]
)
def test_link_of_somebody_else_is_revoked_by_who_may_publish(role, may):
    link = make_preview_link(by=make_user("Reporter"))
    if may:
        revoke_preview_link(link=link, by=make_user(role))
    else:
        with pytest.raises(StoryNotAllowed):
            revoke_preview_link(link=link, by=make_user(role))
    assert is_open(link) is not may


def test_link_is_revoked_by_its_maker_once():
    user = make_user("Reporter")
    link = make_preview_link(by=user)
    first = revoke_preview_link(link=link, by=user)
    again = revoke_preview_link(link=link, by=make_user())
    assert (again.revoked_at, again.revoked_by) == (first.revoked_at, user)
    assert HistoryEntry.objects.filter(verb="revoke preview link").count() == 1


def test_history_says_for_whom_and_never_what_opens_it():
    user, article = make_user(), make_article()
    link = make_preview_link(article=article, by=user, label="The lawyer")
    revoke_preview_link(link=link, by=user)
    entries = HistoryEntry.objects.filter(object_id=str(article.pk), verb__contains="preview").order_by("pk")
    assert [(entry.verb, entry.actor, entry.note[:14]) for entry in entries] == [
        ("share preview", user, "for The lawyer"),
        ("revoke preview link", user, "for The lawyer"),
    ]
    assert not [entry for entry in entries if link.token in f"{entry.note}{entry.object_text}"]


def test_links_end_when_the_story_is_taken_back():
    article = make_published()
    link, editor = make_preview_link(article=article), make_user()
    unpublish_article(article=article, by=editor, note="Order of the court")
    link.refresh_from_db()
    assert (is_open(link), link.revoked_by) == (False, editor)


def test_links_of_a_closed_account_end():
    user = make_user()
    link = make_preview_link(by=user)
    user.is_active = False
    user.save()
    assert (is_open(link), PreviewLink.objects.get().is_open(timezone.now())) == (False, False)


def test_looks_are_counted():
    link = make_preview_link()
    for _ in range(2):
        note_look(link)
    link.refresh_from_db()
    assert (link.opened, link.last_opened_at is not None) == (2, True)


def test_address_holds_the_token_under_our_signature():
    assert token_in(signed("abc_-123")) == "abc_-123"


@pytest.mark.parametrize("address", ["", "abc", "abc.", ".abc", "abc.def", "abc:def"])
def test_address_that_we_did_not_sign_holds_none(address):
    assert token_in(address) is None


def test_signature_of_something_else_opens_nothing():
    from django.core.signing import Signer

    assert token_in(Signer(sep=".").sign("abc")) is None


def test_no_two_links_share_a_token():
    article = make_article()
    assert len({make_preview_link(article=article).token for _ in range(20)}) == 20
