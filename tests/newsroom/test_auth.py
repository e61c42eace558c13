"""Sample logins open the demo on this machine, and nothing else."""

import pytest
from asgiref.sync import async_to_sync
from django.contrib.auth import aauthenticate, aget_user, authenticate
from django.core.exceptions import PermissionDenied
from django.test import AsyncRequestFactory, RequestFactory

from newsroom.auth import RoleBackend, is_loopback
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery"


@pytest.fixture
def sample():
    return make_user(username="sample", is_sample=True)


@pytest.fixture
def demo(settings):
    """As in the demo's own process."""
    settings.NEWSROOM_SAMPLE_LOGINS = True


def request_from(address: str):
    return RequestFactory().post("/admin/login/", REMOTE_ADDR=address)


def log_in(address: str = "127.0.0.1", username: str = "sample", password: str = PASSWORD):
    return authenticate(request_from(address), username=username, password=password)


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("192.168.1.7", False),
        ("::ffff:10.0.0.1", False),
        ("localhost", False),
        ("", False),
    ],
)
def test_loopback_is_this_machine(address, here):
    assert is_loopback(address) is here


def test_staff_log_in_from_everywhere():
    user = make_user(username="ines")
    assert log_in("203.0.113.7", "ines") == user


def test_wrong_password_is_refused(sample, demo):
    assert log_in(password="wrong") is None


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_sample_logs_in_where_the_demo_runs(sample, demo, address):
    assert log_in(address) == sample


@pytest.mark.parametrize("address", ["203.0.113.7", "192.168.1.7", "", "unix:"])
def test_sample_is_refused_from_elsewhere(sample, demo, address):
    assert log_in(address) is None


def test_sample_is_refused_outside_the_demo(sample):
    assert log_in() is None


def test_sample_is_refused_without_a_request(sample, demo):
    assert authenticate(username="sample", password=PASSWORD) is None


def test_sample_is_refused_when_asked_asynchronously(sample):
    request = AsyncRequestFactory().post("/admin/login/")
    assert async_to_sync(aauthenticate)(request, username="sample", password=PASSWORD) is None


def test_session_of_a_sample_ends_with_the_demo(sample, settings, client):
    settings.NEWSROOM_SAMPLE_LOGINS = True
    client.force_login(sample)
    assert client.get("/admin/password_change/").status_code == 200
    settings.NEWSROOM_SAMPLE_LOGINS = False
    assert client.get("/admin/password_change/").status_code == 302


def test_session_of_a_sample_ends_with_the_demo_when_asked_asynchronously(sample, settings, client):
    settings.NEWSROOM_SAMPLE_LOGINS = True
    client.force_login(sample)
    settings.NEWSROOM_SAMPLE_LOGINS = False
    request = request_from("127.0.0.1")
    request.session = client.session
    assert async_to_sync(aget_user)(request).is_anonymous


def test_session_of_staff_needs_no_demo(client):
    client.force_login(make_user())
    assert client.get("/admin/password_change/").status_code == 200


def test_somebody_who_left_cannot_log_in():
    make_user(username="left", is_active=False)
    assert log_in(username="left") is None


def test_unknown_user_is_nobody():
    assert RoleBackend().get_user(999_999) is None


def test_staff_cannot_be_deleted():
    user = make_user()
    with pytest.raises(PermissionDenied, match="deactivated, not deleted"):
        user.delete()
