"""An identity is put on file, shown with a reason, and kept out of the legal pack, in a real browser."""

import pytest
from django.urls import reverse

from articles.claims.models import IdentityLook
from tests.factories.articles import make_published
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user
from tests.factories.vault import IDENTITY, PASSWORD, make_grant, turn_on

pytestmark = pytest.mark.django_db(transaction=True)


def fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_identity_is_filed_and_shown_and_the_pack_is_without_it(open_page, sign_in, axe, settings):
    turn_on(settings)
    claim = make_claim(mode="anonymous", public_text="A person familiar with the sale says so.")
    grant = make_grant(claim=claim)
    story = make_published(claims=[claim])

    page = open_page(width=390, height=844, colour="dark")
    sign_in(page, grant.known_to)
    page.goto(reverse("admin:desk_claim", args=[claim.uid]))
    page.get_by_text("Put the identity on file").click()
    page.get_by_label("Who the source is, and how to reach them").fill(IDENTITY)
    with page.expect_navigation():
        page.get_by_role("button", name="Encrypt and keep").click()
    assert IDENTITY not in page.content()
    page.reload()
    page.get_by_text("Name somebody else").click()
    axe(page)
    assert fits(page)
    page.get_by_label("Why you need to see it").fill("The court asks whether we know the source.")
    page.get_by_label("Your password").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Show who it is").click()
    assert page.locator(".vault-identity").inner_text() == IDENTITY
    axe(page)
    assert fits(page)
    page.get_by_role("link", name="Back to the claim").click()
    page.get_by_text("Looks", exact=True).click()
    assert page.get_by_text("The court asks whether we know the source.").is_visible()
    assert IDENTITY not in page.content()
    assert IdentityLook.objects.get().outcome == "shown"

    lawyer = open_page()
    sign_in(lawyer, make_user("Legal"))
    lawyer.goto(reverse("admin:articles_article_history", args=[story.pk]))
    lawyer.get_by_role("link", name="Legal pack").click()
    axe(lawyer)
    with lawyer.expect_navigation():
        lawyer.get_by_role("button", name="Open it").click()
    assert lawyer.get_by_text("Source not named. Grant approved by").is_visible()
    assert "Marwitz" not in lawyer.content()
    # The style sheet inside is let through by its digest, and nothing else is.
    assert lawyer.evaluate("getComputedStyle(document.querySelector('.grant')).borderTopStyle") == "solid"
    for width in (1280, 390):
        lawyer.set_viewport_size({"width": width, "height": 844})
        assert fits(lawyer)
    lawyer.locator(".contents").get_by_role("link", name="Who did what and when").click()
    assert lawyer.locator("#part-6-head").bounding_box()["y"] < 200
