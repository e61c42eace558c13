"""Looking names up within a time, without a network: resolvers that answer, fail, or wait until they are let go."""

import threading

import pytest

from articles.claims.fetching.failure import FetchFailed, Why
from articles.claims.fetching.fetch import Guard, Limits, Watch, fetch
from articles.claims.fetching.lookup import MOST_WAITING, LookupTimedOut, resolver_within
from articles.claims.fetching.pinned import PinnedConnection

URL = "http://paper.example/"


class Silent:
    """A resolver that says nothing until it is let go, and notes who was asked for."""

    def __init__(self):
        self.go, self.asked = threading.Event(), []

    def __call__(self, host, port):
        self.asked.append(host)
        self.go.wait()
        return ["93.184.216.34"]

    def let_go(self):
        self.go.set()
        for thread in threading.enumerate():
            if thread.name == "look-up":
                thread.join()


@pytest.fixture
def silent():
    resolver = Silent()
    yield resolver
    resolver.let_go()


def test_answer_in_time_is_the_answer():
    assert resolver_within(10, lambda host, port: [f"{host}:{port}"])("a", 80) == ["a:80"]


@pytest.mark.parametrize("error", [OSError("no such name"), UnicodeError("no label"), ValueError("odd")])
def test_failure_of_the_look_up_is_handed_on(error):
    def fail(host, port):
        raise error

    with pytest.raises(type(error)) as raised:
        resolver_within(10, fail)("a", 80)
    assert raised.value is error


def test_name_that_nobody_answers_for_ends_in_time(silent):
    limits = Limits(step_seconds=0.05, total_seconds=60)
    with pytest.raises(FetchFailed, match=r"look-up of the name paper\.example took too long") as failure:
        fetch(URL, guard=Guard(limits=limits, resolver=silent))
    assert (failure.value.why, silent.asked) == (Why.UNREACHABLE, ["paper.example"])


def test_look_up_gets_no_more_than_is_left_of_the_whole(silent):
    limits = Limits(step_seconds=3600, total_seconds=0.05)
    with pytest.raises(FetchFailed, match="took too long"):
        fetch(URL, guard=Guard(limits=limits, resolver=silent))


def test_nobody_is_asked_once_the_time_is_over(silent):
    times = iter([0.0, 60.0])
    with pytest.raises(FetchFailed, match="took too long"):
        fetch(URL, guard=Guard(resolver=silent), watch=Watch(clock=lambda: next(times)))
    assert silent.asked == []


def test_silent_look_ups_do_not_pile_up(silent):
    for _ in range(MOST_WAITING + 2):
        with pytest.raises(LookupTimedOut):
            resolver_within(0.02, silent)("paper.example", 80)
    assert len(silent.asked) == MOST_WAITING
    silent.let_go()
    assert resolver_within(10, lambda host, port: ["1.1.1.1"])("other.example", 80) == ["1.1.1.1"]


def test_connection_that_was_cut_tries_no_further_address(monkeypatch):
    tried = []

    def refuse(address, timeout):
        tried.append(address[0])
        connection.cut()
        raise OSError

    addresses = ["93.184.216.34", "93.184.216.35"]
    connection = PinnedConnection("paper.example", 80, addresses=addresses, is_tls=False, timeout=1)
    monkeypatch.setattr("socket.create_connection", refuse)
    with pytest.raises(TimeoutError):
        connection.connect()
    assert tried == ["93.184.216.34"]
