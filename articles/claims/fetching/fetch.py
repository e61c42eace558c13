"""Fetching one public page, guarded: what it may reach, how much it may read, how long it may take.

It sends no cookie, keeps none, asks no proxy of the environment, and says who it is. Each redirect is a new address
under the same rules (OWASP, Server-Side Request Forgery Prevention).
"""

from __future__ import annotations

import http.client
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from email.message import Message
from typing import NamedTuple

from articles.claims.fetching.addressed import Addressed, addressed, redirected
from articles.claims.fetching.addresses import (
    PUBLIC_ONLY,
    AddressRefused,
    Policy,
    Resolver,
    resolve,
    system_resolver,
)
from articles.claims.fetching.failure import FetchFailed, Why, failed_status
from articles.claims.fetching.inflate import Inflater, TooLarge, Unreadable
from articles.claims.fetching.lookup import LookupTimedOut, resolver_within
from articles.claims.fetching.pinned import PinnedConnection

USER_AGENT = "On-Record-Fetcher/1 (newsroom; keeps a copy of a cited page)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ACCEPT = "text/html,application/xhtml+xml,application/pdf,text/plain,image/*;q=0.9,*/*;q=0.5"
_PIECE = 64 * 1024


class Limits(NamedTuple):
    """How much one fetch may take: bytes unpacked, seconds for a step and for all of it, redirects followed."""

    max_bytes: int = 25 * 1024 * 1024
    step_seconds: float = 10
    total_seconds: float = 60
    redirects: int = 5


class Seen(NamedTuple):
    """What a page said of its own state when it was last fetched, for asking whether it is still so (RFC 9110, 13)."""

    etag: str = ""
    last_modified: str = ""


_USUAL, _NOT_SEEN = Limits(), Seen()


@dataclass(frozen=True, slots=True)
class Guard:
    """The rules of a fetch; tests bring other addresses and shorter times."""

    allowed: Policy = PUBLIC_ONLY
    limits: Limits = _USUAL
    resolver: Resolver | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came. `declared` is the type that the server named; `is_unchanged` answers a question with `Seen`."""

    status: int
    url: str
    body: bytes = b""
    declared: str = ""
    seen: Seen = _NOT_SEEN
    redirects: tuple[str, ...] = ()

    @property
    def is_unchanged(self) -> bool:
        """Whether the page said that it is as it was when it was last seen."""
        return self.status == http.client.NOT_MODIFIED


@dataclass(slots=True)
class Watch:
    """How a fetch is going, asked from outside.

    `on_progress(done, total)` is told of bytes as they come over the line, the total being None where nobody said;
    `is_cancelled()` is asked between pieces.
    """

    on_progress: Callable[[int, int | None], None] = lambda done, total: None
    is_cancelled: Callable[[], bool] = lambda: False
    clock: Callable[[], float] = field(default=time.monotonic)


def fetch(
    url: str, *, guard: Guard | None = None, seen: Seen | None = None, watch: Watch | None = None
) -> Fetched:
    """Fetch a public page, following redirects. Raises FetchFailed, whose message says what to do.

    With `seen`, a page that has not changed since is not sent again, and the answer is `is_unchanged`. Takes
    `total_seconds` at most, the look-up of names included, and a step more where a connection is being made then.
    """
    guard, watch = guard or Guard(), watch or Watch()
    end = watch.clock() + guard.limits.total_seconds
    here = addressed(url, guard.allowed)
    passed: list[str] = []
    while True:
        answer = _ask(here, guard, seen, watch, end)
        if isinstance(answer, Fetched):
            return Fetched(
                answer.status, answer.url, answer.body, answer.declared, answer.seen, tuple(passed)
            )
        passed.append(here.url)
        if len(passed) > guard.limits.redirects:
            raise FetchFailed(
                f"The page sends one on more than {guard.limits.redirects} times. Copy the address at which it ends up"
                " in your browser.",
                Why.UNREADABLE,
            )
        here = redirected(here, answer, guard.allowed)


def _ask(here: Addressed, guard: Guard, seen: Seen | None, watch: Watch, end: float) -> Fetched | str:
    """One request. Gives the answer, or the address that it sends one on to."""
    if watch.is_cancelled():
        raise FetchFailed("Cancelled.", Why.CANCELLED)
    connection = _connection(here, guard, end - watch.clock())
    cutter = threading.Timer(max(0.0, end - watch.clock()), connection.cut)
    cutter.daemon = True
    cutter.start()
    held = ExitStack()
    try:
        connection.request("GET", here.target, headers=_headers(seen))
        response = connection.getresponse()
        held.callback(response.close)  # it, and no longer the connection, holds the socket
        head = response.headers
        if response.status in _REDIRECTS and head.get("Location"):
            return str(head["Location"])
        if response.status == http.client.NOT_MODIFIED and seen:
            return Fetched(response.status, here.url, seen=_seen(head, seen))
        if response.status not in {200, 203}:
            raise failed_status(response.status)
        body = b"".join(_body(response, guard.limits, watch, end))
        return Fetched(response.status, here.url, body, head.get("Content-Type", "")[:200], _seen(head))
    except FetchFailed:
        raise
    except TooLarge:
        most = guard.limits.max_bytes // 1_048_576
        raise FetchFailed(
            f"It is larger than {most} MB. Save the part that matters as PDF and add the file.",
            Why.UNREADABLE,
        ) from None
    except Unreadable as error:
        raise FetchFailed(
            f"What the site sent cannot be unpacked ({error}). Try again later.", Why.UNREADABLE
        ) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _broken(error, guard.limits, is_late=watch.clock() >= end) from error
    finally:
        cutter.cancel()
        held.close()
        connection.close()


def _connection(here: Addressed, guard: Guard, left_seconds: float) -> PinnedConnection:
    seconds = min(left_seconds, guard.limits.step_seconds)
    resolver = resolver_within(seconds, guard.resolver or system_resolver)
    try:
        addresses = resolve(here.host, here.port, guard.allowed, resolver)
    except LookupTimedOut as error:
        raise FetchFailed(
            f"The look-up of the name {here.host} took too long. Try again later, or save the page as PDF in your"
            " browser and add the file.",
            Why.UNREACHABLE,
        ) from error
    except AddressRefused as refused:
        raise FetchFailed(
            f"{here.host} leads into a private network: {refused} Only pages that everybody can reach are fetched."
        ) from refused
    except (OSError, UnicodeError, ValueError) as error:
        raise FetchFailed(
            f"There is no machine named {here.host}. Check the address; if it is right, try again later.",
            Why.UNREACHABLE,
        ) from error
    return PinnedConnection(
        here.host, here.port, addresses=addresses, is_tls=here.is_tls, timeout=guard.limits.step_seconds
    )


def _body(response: http.client.HTTPResponse, limits: Limits, watch: Watch, end: float) -> Iterator[bytes]:
    """The content in pieces, unpacked. Raises TooLarge, Unreadable, FetchFailed, or what the connection raises."""
    length = response.headers.get("Content-Length", "")
    total = int(length) if length.isascii() and length.isdigit() and len(length) < 16 else None
    if total is not None and total > limits.max_bytes:
        raise TooLarge
    inflater = Inflater(response.headers.get("Content-Encoding", ""), limits.max_bytes)
    done = 0
    while piece := response.read1(_PIECE):
        done += len(piece)
        if watch.is_cancelled():
            raise FetchFailed("Cancelled.", Why.CANCELLED)
        if watch.clock() >= end:
            raise TimeoutError
        if done > limits.max_bytes:
            raise TooLarge
        watch.on_progress(done, total)
        yield from inflater.feed(piece)
    if watch.clock() >= end:
        raise TimeoutError  # the connection was cut, which looks like an end
    if total is not None and done < total:
        raise http.client.IncompleteRead(b"", total - done)
    inflater.finish()


def _headers(seen: Seen | None) -> dict[str, str]:
    headers = {
        "User-Agent": USER_AGENT,
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip, deflate",
        "Accept-Language": "en, *;q=0.5",
        "Connection": "close",
    }
    if seen and seen.etag:
        headers["If-None-Match"] = seen.etag
    if seen and seen.last_modified:
        headers["If-Modified-Since"] = seen.last_modified
    return headers


def _seen(head: Message, before: Seen | None = None) -> Seen:
    """What an answer says of its state, kept only where it can be sent back as it is."""

    def clean(name: str, held: str) -> str:
        value = str(head.get(name, held)).strip()
        return value if len(value) <= 200 and value.isascii() and value.isprintable() else ""

    before = before or Seen()
    return Seen(clean("ETag", before.etag), clean("Last-Modified", before.last_modified))


def _broken(error: Exception, limits: Limits, *, is_late: bool) -> FetchFailed:
    """A connection that failed, in words."""
    if is_late or isinstance(error, TimeoutError):
        seconds = limits.total_seconds if is_late else limits.step_seconds
        return FetchFailed(
            f"The site did not answer within {seconds:g} seconds. Try again later, or save the page as PDF in your"
            " browser and add the file.",
            Why.UNREACHABLE,
        )
    if isinstance(error, ssl.SSLError):
        return FetchFailed(
            "The site's certificate is not in order, so nobody can say who answered. Open it in your browser, decide"
            " for yourself, and add the saved page as a file.",
            Why.UNREACHABLE,
        )
    return FetchFailed(
        f"The connection to the site broke off ({type(error).__name__}). Try again.", Why.UNREACHABLE
    )
