"""Linking claims by hand, and taking links back."""

import pytest

from articles.claims.exceptions import ClaimError, ClaimNotAllowed
from articles.claims.models import ClaimLink
from articles.claims.services.link import link_two, unlink
from newsroom.ledger.models import HistoryEntry
from tests.factories.claims import make_claim
from tests.factories.entities import make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def checker():
    return make_user("Checker")


def test_a_denial_by_the_accused_changes_the_argument_until_it_is_taken_back(checker):
    accused = make_person()
    accusation = make_claim(speech_act="accuse", accused=[accused])
    denial = make_claim(speech_act="deny", claimants=[accused])
    link = link_two(claim=denial, kind="denies", other=accusation, by=checker)
    accusation.refresh_from_db()
    assert accusation.contention == "denied"
    unlink(link=link, by=checker)
    accusation.refresh_from_db()
    assert accusation.contention == "none"
    entries = HistoryEntry.objects.order_by("pk").values_list("verb", "object_id", "note")
    assert list(entries) == [
        ("link", str(denial.pk), f"It denies {accusation.uid}."),
        ("link", str(accusation.pk), f"{denial.uid} denies it."),
        ("unlink", str(denial.pk), f"Taken back: it denies {accusation.uid}."),
        ("unlink", str(accusation.pk), f"Taken back: {denial.uid} denies it."),
    ]


def test_a_link_is_there_once(checker):
    one, two = make_claim(), make_claim()
    link_two(claim=one, kind="confirms", other=two, by=checker)
    with pytest.raises(ClaimError, match="there already"):
        link_two(claim=one, kind="confirms", other=two, by=checker)


@pytest.mark.parametrize("kind", ["narrower", "supersedes", "withdraws", "reported_in"])
def test_claims_are_not_ordered_in_a_circle(kind, checker):
    one, two, three = make_claim(), make_claim(), make_claim()
    link_two(claim=one, kind=kind, other=two, by=checker)
    link_two(claim=two, kind=kind, other=three, by=checker)
    with pytest.raises(ClaimError, match="circle"):
        link_two(claim=three, kind=kind, other=one, by=checker)
    assert ClaimLink.objects.count() == 2


def test_two_claims_may_deny_each_other(checker):
    one, two = make_claim(), make_claim()
    link_two(claim=one, kind="denies", other=two, by=checker)
    link_two(claim=two, kind="denies", other=one, by=checker)
    assert ClaimLink.objects.count() == 2


@pytest.mark.parametrize("kind", ["", "same", "hates"])
def test_an_unknown_kind_is_refused(kind, checker):
    with pytest.raises(ClaimError, match="how the two"):
        link_two(claim=make_claim(), kind=kind, other=make_claim(), by=checker)


def test_a_link_that_is_gone_is_taken_back_without_a_word(checker):
    link = link_two(claim=make_claim(), kind="denies", other=make_claim(), by=checker)
    unlink(link=ClaimLink.objects.get(pk=link.pk), by=checker)
    unlink(link=link, by=checker)
    assert HistoryEntry.objects.filter(verb="unlink").count() == 2


def test_links_are_for_those_who_write_claims(checker):
    one, two, legal = make_claim(), make_claim(), make_user("Legal")
    link = link_two(claim=one, kind="denies", other=two, by=checker)
    with pytest.raises(ClaimNotAllowed):
        link_two(claim=two, kind="denies", other=one, by=legal)
    with pytest.raises(ClaimNotAllowed):
        unlink(link=link, by=legal)
