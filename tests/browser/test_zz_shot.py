import pytest
from tests.browser.test_story_claims import *
from tests.browser.test_story_claims import desk

@pytest.mark.parametrize(("width", "colour"), [(1440, "light"), (390, "dark")])
def test_shot(open_page, sign_in, desk, width, colour):
    claim = make_claim(public_text="The guard says Imre Valtos hid the order.", statement="Imre Valtos hid the order", harm="serious")
    body = f"<p>{mark(claim, 'Imre Valtos hid the order')}, the guard says.</p><p>{TEXT}</p>"
    story = make_article(by=desk, headline="Imre Valtos hid the order", body=body)
    page = open_page(width=width, colour=colour)
    open_story(page, sign_in, desk, story)
    chips(page).first.wait_for()
    page.screenshot(path=f"/tmp/shot-{width}.png", full_page=width==390)
    select(page, "The Harbour Guard accused Imre Valtos of hiding the order.")
    page.keyboard.press("Control+Alt+c")
    t0 = page.evaluate("performance.now()")
    dialog(page).get_by_label("Take out Imre Valtos").wait_for()
    print("fill", page.evaluate("performance.now()") - t0)
    dialog(page).get_by_role("option").first.wait_for()
    page.wait_for_timeout(500)
    page.screenshot(path=f"/tmp/shot-{width}-dialog.png")
