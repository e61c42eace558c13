"""Granting anonymity to a source, in a real browser."""

import pytest
from django.urls import reverse

from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("width", "colour", "scripts"), [(390, "dark", True), (1280, "light", False)])
def test_anonymity_is_granted_and_ended(open_page, sign_in, axe, width, colour, scripts):
    claim = make_claim(mode="anonymous")
    other = make_user(username="noor")
    page = open_page(width=width, colour=colour, scripts=scripts)
    sign_in(page, make_user())
    page.goto(reverse("admin:claims_claim_change", args=[claim.pk]))
    with page.expect_navigation():
        page.get_by_role("link", name="Anonymity").click()
    if scripts:  # axe is one
        axe(page)
    page.get_by_label("Why no name is given").fill("Would lose a post.")
    page.get_by_label("How the source knows").fill("Was in the room.")
    page.get_by_label("Editor who knows the source").select_option(str(other.pk))
    with page.expect_navigation():
        page.get_by_role("button", name="Grant").click()
    page.goto(reverse("admin:claims_claim_anonymity", args=[claim.pk]))
    if scripts:
        axe(page)
    assert page.evaluate("document.documentElement.scrollWidth > innerWidth") is False
    with page.expect_navigation():
        page.get_by_role("button", name="End it").click()
    assert page.get_by_role("button", name="End it").count() == 0
    assert claim.anonymity_grants.get().ended_at is not None
