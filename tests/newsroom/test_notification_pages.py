"""The bell, the list behind it, and the choices."""

import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from newsroom.enums import NotificationEvent as Event
from newsroom.models import Notification, NotificationChoice
from newsroom.notifications.choices import Channels, channels_of
from newsroom.roles import ROLES
from tests.factories.newsroom import make_notification, make_user

pytestmark = pytest.mark.django_db

LIST, READ_ALL, CHOICES = (
    "/admin/notifications/",
    "/admin/notifications/read/",
    "/admin/notifications/choices/",
)


@pytest.fixture
def user(client):
    person = make_user("Reporter")
    client.force_login(person)
    return person


def open_address(row) -> str:
    return f"/admin/notifications/{row.uid}/"


def read_address(row) -> str:
    return f"/admin/notifications/{row.uid}/read/"


def rows(page) -> list[Notification]:
    return list(page.context["page"])


def queries_of(client, address) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


# Doors


def test_addresses_are_those_of_the_desk():
    names = ["notifications", "notifications_read", "notification_choices"]
    assert [reverse(f"admin:{name}") for name in names] == [LIST, READ_ALL, CHOICES]


@pytest.mark.parametrize("role", [*sorted(ROLES), None])
def test_everybody_at_the_desk_has_these_pages(client, role):
    client.force_login(make_user(role))
    answers = [client.get(LIST), client.get(CHOICES), client.post(READ_ALL), client.post(CHOICES)]
    assert [answer.status_code for answer in answers] == [200, 200, 302, 302]


@pytest.mark.parametrize("role", [*sorted(ROLES), None])
def test_what_others_are_told_is_not_there(client, role):
    row = make_notification(make_user())
    client.force_login(make_user(role))
    answers = [
        client.get(open_address(row)),
        client.post(read_address(row)),
        client.get(open_address_of_nothing()),
    ]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert row.text not in client.get(LIST).content.decode()
    client.post(READ_ALL)
    row.refresh_from_db()
    assert row.read_at is None


def open_address_of_nothing() -> str:
    return f"/admin/notifications/{uuid.uuid4()}/"


def test_superuser_sees_only_their_own(client):
    row = make_notification(make_user())
    client.force_login(make_user(role=None, is_superuser=True))
    assert client.get(open_address(row)).status_code == 404


def test_doors_are_shut_to_strangers(client):
    row = make_notification(make_user())
    addresses = [LIST, READ_ALL, CHOICES, open_address(row), read_address(row)]
    assert [client.get(address).status_code for address in addresses] == [302] * 5
    assert [client.post(address).status_code for address in addresses] == [302] * 5
    assert Notification.objects.unread().count() == 1


def test_acts_take_no_get_and_no_post_from_elsewhere():
    person = make_user()
    row = make_notification(person)
    guarded = Client(enforce_csrf_checks=True)
    guarded.force_login(person)
    answers = [guarded.get(READ_ALL), guarded.get(read_address(row))]
    answers += [guarded.post(address) for address in (READ_ALL, read_address(row), CHOICES)]
    assert [answer.status_code for answer in answers] == [403] * 5
    assert (Notification.objects.unread().count(), NotificationChoice.objects.count()) == (1, 0)


# The bell


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, '<span class="visually-hidden">Notifications</span></a>'),
        (2, '<span class="visually-hidden">Notifications, 2 unread</span><b aria-hidden="true">2</b></a>'),
    ],
)
def test_bell_says_how_many_are_unread(client, user, count, words):
    for _ in range(count):
        make_notification(user)
    make_notification(user, read_at=timezone.now())
    make_notification(user, in_app=False)
    make_notification(make_user())
    assert words in client.get(reverse("admin:index")).content.decode()


def test_bell_costs_no_query_of_its_own(client, user):
    without = queries_of(client, reverse("admin:index")), queries_of(client, reverse("admin:index"))
    for _ in range(3):
        make_notification(user)
    assert queries_of(client, reverse("admin:index")) == without[1]


def test_many_unread_are_not_counted_out(client, user):
    Notification.objects.bulk_create(
        Notification(recipient=user, event=Event.ASSIGNED, text=f"Yours {number}") for number in range(100)
    )
    assert '<b aria-hidden="true">99+</b>' in client.get(LIST).content.decode()


# The list


def test_list_without_anything_says_what_will_be_here(client, user):
    assert "Nothing yet." in client.get(LIST).content.decode()
    assert "You have read everything." in client.get(f"{LIST}?unread=1").content.decode()


def test_list_is_newest_first_and_shows_what_stands_at_the_desk(client, user):
    first = make_notification(user, note="Call <the> port again.", read_at=timezone.now())
    second = make_notification(user)
    make_notification(user, in_app=False)
    page = client.get(LIST)
    assert rows(page) == [second, first]
    assert "Call &lt;the&gt; port again." in page.content.decode()
    assert page.content.decode().count('<li class="unread">') == 1
    assert rows(client.get(f"{LIST}?unread=1")) == [second]


@pytest.mark.parametrize("size", [1, 3])
def test_list_costs_the_same_whatever_the_rows(client, user, size):
    for _ in range(size):
        make_notification(user, actor=make_user())
    assert queries_of(client, LIST) == 6  # session, user, two for the rights; how many, and the rows


def test_list_comes_in_pages(client, user):
    Notification.objects.bulk_create(
        Notification(recipient=user, event=Event.ASSIGNED, text=f"Yours {number}") for number in range(51)
    )
    first, last, nonsense = (client.get(f"{LIST}?page={page}") for page in (1, 2, "x"))
    assert [len(rows(page)) for page in (first, last, nonsense)] == [50, 1, 50]
    assert '<a href="?page=2">Older</a>' in first.content.decode()


def test_row_that_is_opened_is_read_and_leads_to_its_record(client, user):
    row = make_notification(user, url="/admin/articles/article/7/change/")
    answer = client.get(open_address(row))
    assert (answer.status_code, answer["Location"]) == (302, "/admin/articles/article/7/change/")
    row.refresh_from_db()
    at = row.read_at
    assert at is not None
    client.get(open_address(row))
    row.refresh_from_db()
    assert row.read_at == at


def test_row_without_a_record_leads_to_the_list(client, user):
    assert client.get(open_address(make_notification(user, url="")))["Location"] == LIST


def test_one_is_marked_as_read_where_it_stood(client, user):
    row, other = make_notification(user), make_notification(user)
    answer = client.post(read_address(row), {"unread": "1", "page": "2"})
    assert answer["Location"] == f"{LIST}?unread=1&page=2"
    assert client.post(read_address(row), {"page": "//elsewhere.example"})["Location"] == LIST
    assert list(Notification.objects.unread()) == [other]


def test_way_back_keeps_numbers_alone(client, user):
    sent = {"unread": "²", "page": "2&next=//elsewhere.example"}
    assert client.post(read_address(make_notification(user)), sent)["Location"] == LIST


def test_all_are_marked_as_read(client, user):
    make_notification(user)
    make_notification(user)
    assert "2 marked as read." in client.post(READ_ALL, follow=True).content.decode()
    assert "Nothing was unread." in client.post(READ_ALL, follow=True).content.decode()
    assert Notification.objects.unread().count() == 0


# Choices


def test_choices_begin_with_the_defaults(client, user):
    ways = {event: channels for event, _, channels in client.get(CHOICES).context["rows"]}
    assert {event for event, channels in ways.items() if not channels.in_app} == set()
    mailed = {
        Event.ASSIGNED,
        Event.MENTIONED,
        Event.SENT_BACK,
        Event.HELD,
        Event.TASK,
        Event.CHECK_BACK,
    }
    assert {event for event, channels in ways.items() if channels.email} == mailed


def test_choices_are_kept_and_are_a_persons_own(client, user):
    other = make_user()
    page = client.post(
        CHOICES, {"assigned-in_app": "on", "published-email": "on", "odd-email": "on"}, follow=True
    )
    assert "Saved: from now on you are told this way." in page.content.decode()
    chosen = {event: channels for event, _, channels in page.context["rows"]}
    none = Channels(in_app=False, email=False)
    expected = dict.fromkeys(Event.values, none)
    expected |= {
        "assigned": Channels(in_app=True, email=False),
        "published": Channels(in_app=False, email=True),
    }
    assert chosen == expected
    client.post(CHOICES, {})
    assert {channels for _, _, channels in client.get(CHOICES).context["rows"]} == {none}
    assert channels_of([other.pk], ["assigned"])[other.pk, "assigned"] == Channels(in_app=True, email=True)


def test_choices_cost_one_query_of_their_own(client, user):
    assert queries_of(client, CHOICES) == 5  # session, user, two for the rights, and the choices


def test_choices_say_where_mail_goes(client, user):
    assert "There is no mail address in your account" in client.get(CHOICES).content.decode()
    user.email = "ilse@paper.example"
    user.save()
    assert "Mail goes to <b>ilse@paper.example</b>." in client.get(CHOICES).content.decode()
