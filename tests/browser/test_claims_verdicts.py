"""Three people and one question, each in a browser of their own: proposed, labelled blind, approved."""

import pytest
from django.urls import reverse

from articles.claims.models import Verdict
from tests.factories.articles import make_article
from tests.factories.claims import make_claim, make_evidence
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "The ledger was never signed."


def fits(page) -> bool:
    return not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_a_claim_is_proposed_labelled_blind_and_approved(open_page, sign_in, axe):
    claim = make_claim(harm="low")
    make_evidence(claim, tests="content")
    address = f"{reverse('admin:desk_claim', args=[claim.uid])}#panel-verdicts"
    people = make_user("Checker"), make_user("Checker"), make_user("Editor")

    first = open_page(width=1280)
    sign_in(first, people[0])
    first.goto(address)
    so = first.get_by_role("region", name="Is it so?")
    axe(first)
    assert fits(first)
    so.get_by_label("What you found").select_option("mostly_false")
    so.get_by_label("How you came to it").fill(WORDS)
    with first.expect_navigation():
        so.get_by_role("button", name="Propose").click()
    assert WORDS in so.inner_text()

    second = open_page(width=390, colour="dark")
    sign_in(second, people[1])
    second.goto(address)
    so = second.get_by_role("region", name="Is it so?")
    assert WORDS not in second.content()
    assert so.get_by_text("Hidden until the second label is in").count() == 1
    axe(second)
    assert fits(second)
    so.get_by_label("What you found").select_option("mostly_false")
    so.get_by_label("How you came to it").fill("No signature on any page.")
    with second.expect_navigation():
        so.get_by_role("button", name="Label").click()
    assert WORDS in so.inner_text()

    third = open_page(width=390, scripts=False)
    sign_in(third, people[2])
    third.goto(address)
    so = third.get_by_role("region", name="Is it so?")
    with third.expect_navigation():
        so.get_by_role("button", name="Approve the verdict").click()
    assert "Verdict 1" in so.inner_text()
    verdict = Verdict.objects.get()
    assert [verdict.proposed_by, verdict.second_label_by, verdict.approved_by] == list(people)


def test_the_claims_of_a_story_are_settled_in_one_act(open_page, sign_in, axe):
    backed, bare = make_claim(), make_claim(harm="low")
    make_evidence(backed)
    story = make_article(claims=[backed, bare])
    page = open_page(width=390, colour="dark")
    sign_in(page, make_user())
    page.goto(reverse("admin:desk_story_claims", args=[story.pk]))
    axe(page)
    assert fits(page)
    page.get_by_label("Why they go unchecked").fill("On every radar.")
    with page.expect_navigation():
        page.get_by_role("button", name="Decide in one act").click()
    assert page.get_by_text("1 confirmed, 1 left unchecked.").count() == 1
    assert page.get_by_role("button", name="Decide in one act").count() == 0
