"""An address that somebody typed, taken apart and made fit for a request; or why it is not fetched."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from articles.claims.fetching.addresses import PUBLIC_ONLY, AddressRefused, Policy, check_host
from articles.claims.fetching.failure import FetchFailed
from articles.claims.fetching.pinned import ascii_host

_DEFAULT_PORTS = {"http": 80, "https": 443}
#: Below this stand the services of a machine that are no web servers (RFC 6335); above it those named here.
_FIRST_FREE_PORT = 1024
_OTHER_SERVICES = frozenset({1433, 1521, 2049, 3306, 3389, 5432, 5900, 6000, 6379, 6667, 9200, 11211, 27017})
_PATH_SAFE = "/%:@!$&'()*+,;=~-._"
_QUERY_SAFE = _PATH_SAFE + "?[]|"
_MOST = 2000


class Addressed(NamedTuple):
    """Where a request goes: `host` in ASCII, `target` as it stands in the request's first line."""

    url: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def is_tls(self) -> bool:
        """Whether it is reached over TLS."""
        return self.scheme == "https"


def addressed(url: str, allowed: Policy = PUBLIC_ONLY) -> Addressed:
    """Take an address apart. Raises FetchFailed, whose message says what to write instead. Asks no network.

    What stands behind # is dropped: it is never sent. Letters of other scripts are encoded as browsers do.
    """
    url = url.strip()
    if len(url) > _MOST:
        raise FetchFailed(f"The address is longer than {_MOST} characters. Copy it from the browser again.")
    if not url or any(character.isspace() or not character.isprintable() for character in url) or "\\" in url:
        raise FetchFailed("Write one whole address without spaces: https://paper.example/page.")
    try:
        parts = urlsplit(url)
        port = parts.port
        host = ascii_host(parts.hostname or "") if parts.hostname else ""
    except (ValueError, UnicodeError):
        raise FetchFailed(f"“{url[:120]}” is not an address. Copy it from the browser again.") from None
    if parts.scheme not in _DEFAULT_PORTS:
        raise FetchFailed("Only addresses that begin with https:// or http:// are fetched.")
    if not host:
        raise FetchFailed("The address names no machine. Write it whole: https://paper.example/page.")
    if "@" in parts.netloc:
        raise FetchFailed("Leave user name and password out of the address: only public pages are fetched.")
    port = _DEFAULT_PORTS[parts.scheme] if port is None else port
    is_web = port in _DEFAULT_PORTS.values() or (port >= _FIRST_FREE_PORT and port not in _OTHER_SERVICES)
    if not is_web and not allowed.private:
        raise FetchFailed(f"Port {port} is not one of a web server. Leave it out of the address.")
    try:
        check_host(host, allowed)
    except AddressRefused as refused:
        raise FetchFailed(f"{refused} Only pages that everybody can reach are fetched.") from refused
    target = quote(parts.path or "/", safe=_PATH_SAFE)
    if parts.query:
        target += "?" + quote(parts.query, safe=_QUERY_SAFE)
    shown_host = f"[{host}]" if ":" in host else host
    shown_port = "" if port == _DEFAULT_PORTS[parts.scheme] else f":{port}"
    return Addressed(f"{parts.scheme}://{shown_host}{shown_port}{target}", parts.scheme, host, port, target)


def redirected(here: Addressed, location: str, allowed: Policy = PUBLIC_ONLY) -> Addressed:
    """Where an answer sends one on to, under the same rules as the address that was typed. Raises FetchFailed."""
    try:
        there = urljoin(here.url, location.strip())
    except ValueError:
        raise FetchFailed("The page sends one on to something that is no address.") from None
    try:
        return addressed(there, allowed)
    except FetchFailed as failure:
        raise FetchFailed(
            f"The page sends one on to {there[:200]}, which is not followed. {failure}"
        ) from failure
