"""On a claim's page a checker says which document comes from which, and the count follows."""

import pytest
from django.urls import reverse

from tests.factories.claims import make_claim, make_copy, make_evidence, make_item
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)

TOLD = b"The harbour office of Norland sold the old quay on the third of May to a company nobody had heard of before."


def test_two_documents_become_one_source(open_page, sign_in, axe, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    claim = make_claim()
    for title in ("Port sold", "Wire"):
        item = make_item(title=title)
        make_evidence(claim, item=item)
        make_copy(item=item, content=TOLD)
    page = open_page()
    sign_in(page, make_user("Checker"))
    page.goto(reverse("admin:desk_claim", args=[claim.uid]))
    words = page.locator("#panel-origins .origins-words")
    panel = page.locator("#panel-origins")
    assert words.inner_text() == "2 documents from 2 sources"
    panel.get_by_text("Say which document comes from which").click()
    with page.expect_navigation():
        panel.get_by_role("button", name="Look for shared passages").click()
    with page.expect_navigation():
        panel.get_by_role("button", name="Accept").click()
    assert words.inner_text() == "2 documents, both from one source"
    panel.get_by_text("Change", exact=True).click()
    with page.expect_navigation():
        panel.get_by_role("button", name="Take back").click()
    assert words.inner_text() == "2 documents from 2 sources"
    panel.get_by_role("button", name="Port sold", exact=True).click()
    panel.get_by_role("button", name="Wire", exact=True).focus()
    page.keyboard.press("Enter")  # the form opens filled in, at what is still to be chosen
    assert page.evaluate("document.activeElement.id") == "origins-kind"
    panel.get_by_label("How", exact=True).select_option("rewrites")
    with page.expect_navigation():
        panel.get_by_role("button", name="Write down").click()
    assert words.inner_text() == "2 documents, both from one source"
    page.reload()  # the message, a list with a role of its own, is not this page's matter
    axe(page)
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth > innerWidth") is False
