"""The bell, the list behind it and the choices, in a real browser."""

import pytest

from newsroom.models import Notification, NotificationChoice
from tests.factories.newsroom import make_notification, make_user

pytestmark = pytest.mark.django_db(transaction=True)


def fits(page) -> bool:
    return page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("width", "colour", "scripts"), [(390, "dark", True), (1280, "light", False)])
def test_person_reads_what_they_are_told_and_chooses(open_page, sign_in, axe, width, colour, scripts):
    user = make_user("Reporter")
    for number in (1, 2):
        make_notification(user, text=f"Story {number} was assigned to you", note="Call the port again.")
    page = open_page(width=width, colour=colour, scripts=scripts)
    sign_in(page, user)
    page.goto("/admin/")
    page.get_by_role("link", name="Notifications, 2 unread").click()
    if scripts:
        axe(page)
        assert fits(page) is True
    page.get_by_role("button", name="Mark as read: Story 1 was assigned to you").click()
    page.get_by_role("link", name="Notifications, 1 unread").wait_for()
    page.get_by_role("link", name="Unread: Story 2 was assigned to you").click()
    page.get_by_role("link", name="Notifications", exact=True).click()
    assert Notification.objects.unread().count() == 0
    page.get_by_role("link", name="What I am told").click()
    if scripts:
        axe(page)
        assert fits(page) is True
    page.get_by_role("checkbox", name="By mail A deadline of mine is near").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved: from now on you are told this way.").wait_for()
    assert NotificationChoice.objects.get(user=user, event="deadline_near").email is True
