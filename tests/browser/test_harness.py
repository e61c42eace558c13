"""The harness itself: it sees what it must see, or the other tests here prove nothing."""

import pytest


def test_page_reaches_the_tests_own_server(open_page):
    page = open_page("/admin/login/")
    assert page.title() != ""
    assert page.get_by_label("Username").is_visible()


def test_script_error_is_a_problem(page, problems):
    page.goto("/admin/login/")
    page.evaluate("setTimeout(() => { throw new Error('broken on purpose') })")
    page.wait_for_timeout(50)
    assert [problem for problem in problems if "broken on purpose" in problem]
    problems.clear()


def test_request_to_elsewhere_is_a_problem(page, problems):
    page.goto("/admin/login/")
    page.evaluate("new Image().src = 'http://127.0.0.1:9/pixel.png'")
    page.wait_for_timeout(50)
    assert [problem for problem in problems if problem.startswith("request to elsewhere")]
    problems.clear()


def test_axe_finds_a_broken_page(page, axe):
    page.set_content("<!doctype html><html><body><img src='data:,'><input></body></html>")
    with pytest.raises(pytest.fail.Exception, match="image-alt"):
        axe(page)


@pytest.mark.django_db(transaction=True)
def test_sign_in_opens_the_admin(page, sign_in):
    from tests.factories.newsroom import make_user

    sign_in(page, make_user())
    assert page.goto("/admin/password_change/").status == 200
    assert page.url.endswith("/admin/password_change/")


@pytest.mark.parametrize("scripts", [True, False])
def test_scripts_can_be_switched_off(open_page, scripts):
    page = open_page(scripts=scripts)
    page.set_content(
        "<!doctype html><p>Off</p><script>document.querySelector('p').textContent = 'On'</script>"
    )
    assert page.inner_text("p") == ("On" if scripts else "Off")
