"""The right of reply in a real browser: from the checks of a story to a finding that is gone."""

import pytest

from articles.claims.models import ReplyRequest
from tests.browser.story_screen import open_panel
from tests.browser.test_admin import change, open_editor, until
from tests.factories.articles import make_article, make_section
from tests.factories.claims import make_claim
from tests.factories.entities import make_person
from tests.factories.newsroom import make_user
from tests.factories.replies import make_request

pytestmark = pytest.mark.django_db(transaction=True)

P04 = "#checks .finding[data-rule=P04]"


def test_from_the_checks_to_a_denial_on_file(page, open_page, sign_in, axe):
    make_section(name="Security", slug="security", is_default=True)
    ferro = make_person("Ines Ferro", slug="ines-ferro")
    claims = [
        make_claim(
            speech_act="accuse",
            accused=[ferro],
            claimant_label="prosecutors",
            public_text=f"Prosecutors accuse Ines Ferro of {what}.",
        )
        for what in ("taking bribes", "selling the quay")
    ]
    body = "".join(f'<p><span data-claim="{claim.uid}">{claim.public_text}</span></p>' for claim in claims)
    reporter = make_user("Reporter", first_name="Noor", last_name="Haddad")
    story = make_article(by=reporter, headline="The quay", body=body)
    sign_in(page, reporter)
    open_editor(page, change(story))
    open_panel(page, "checks")
    until(
        page,
        "document.querySelectorAll('#checks [data-cure=ask], #checks a[href*=\"replies/ask\"]').length === 2",
    )
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Ask Ines Ferro").first.click()
    ask = opened.value
    ask.set_default_timeout(10_000)
    axe(ask)
    assert ask.get_by_role("checkbox", checked=True).count() == 2
    assert "selling the quay" in ask.get_by_label("What is put to them").input_value()
    ask.get_by_role("button", name="I have asked: keep it").click()
    ask.wait_for_url("**/admin/desk/claims/**")
    axe(ask)
    ask.locator("summary", has_text="What came").click()
    ask.get_by_label("What came", exact=True).select_option("replied")
    ask.get_by_label("Their words").fill("I never took a cent.")
    ask.get_by_role("button", name="Keep", exact=True).click()
    ask.wait_for_url("**#panel-replies")
    until(ask, "document.querySelector('#panel-replies').innerText.includes('replied')")
    assert list(ReplyRequest.objects.values_list("outcome", flat=True)) == ["replied", "replied"]
    open_editor(page, change(story))
    open_panel(page, "checks")
    until(page, "document.querySelector('#checks .preflight-counts')")
    assert page.get_by_role("link", name="Ask Ines Ferro").count() == 0


def test_the_list_is_closed_without_scripts_on_a_telephone(open_page, sign_in, axe):
    ferro = make_person("Ines Ferro", slug="ines-ferro")
    reporter = make_user("Reporter")
    for what in ("bribes", "gifts"):
        claim = make_claim(
            speech_act="accuse", accused=[ferro], public_text=f"Prosecutors accuse Ferro of {what}."
        )
        make_request(claim, ferro, overdue=True)
    dark = open_page(width=390, colour="dark")
    sign_in(dark, reporter)
    for path in (
        "/admin/desk/replies/",
        f"/admin/desk/replies/ask/?claim={claim.uid}",
        f"/admin/desk/claims/{claim.uid}/",
    ):
        dark.goto(path)
        axe(dark)
        assert dark.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    plain = open_page(width=390, scripts=False)
    sign_in(plain, reporter)
    plain.goto("/admin/desk/replies/")
    for box in plain.get_by_role("checkbox").all():
        box.check()
    plain.get_by_role("button", name="No answer from those ticked").click()
    assert "No answer: 2 recorded." in plain.locator(".messagelist").inner_text()
    assert list(ReplyRequest.objects.values_list("outcome", flat=True)) == ["no_answer", "no_answer"]
