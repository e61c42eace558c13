"""An item is added from a claim's page, read beside it, and words selected there become evidence."""

import pytest
from django.urls import reverse

from articles.claims.models import Evidence
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)

LETTER = "The harbour office wrote on 3 May.\n\nThe quay was sold to a company of the island."


def test_words_selected_in_an_item_become_evidence(open_page, sign_in, axe, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    claim = make_claim()
    page = open_page()
    sign_in(page, make_user("Checker"))
    page.goto(reverse("admin:desk_claim", args=[claim.uid]))
    panel = page.locator("#panel-items")
    panel.get_by_text("Text", exact=True).click()
    panel.get_by_label("What it is", exact=True).fill("Letter of 3 May")
    panel.get_by_label("Who wrote it or publishes it").fill("Harbour office")
    panel.get_by_label("The text").fill(LETTER)
    with page.expect_navigation():
        panel.get_by_role("button", name="Add the text").click()
    page.locator("#b1").select_text()
    page.wait_for_function("document.querySelector('#excerpt').value.startsWith('The quay')")
    with page.expect_navigation():
        page.keyboard.press("e")
    piece = Evidence.objects.get()
    assert (piece.excerpt, piece.locator) == ("The quay was sold to a company of the island.", "paragraph 2")
    page.reload()  # the message, a list with a role of its own, is not this page's matter
    axe(page)
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth > innerWidth") is False
