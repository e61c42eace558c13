"""Where a webhook may be sent: not into the network that the house itself stands in.

An administrator types the address, so nobody else can aim it; but an address that names the database or the metadata
service of a cloud would turn the house's own machine against its network (server-side request forgery). Names are
resolved once, every answer is checked, and the connection goes to an address that was checked: a name that changes
its mind between the check and the call gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import NamedTuple

from django.conf import settings

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class AddressRefused(ValueError):
    """The address is one that webhooks are not sent to; the message says why."""


class Policy(NamedTuple):
    """What is let through beside public addresses over https."""

    private: bool = False
    loopback: bool = False


def policy() -> Policy:
    """The policy of this installation: the setting; and this machine itself while developing and in the demo."""
    private = bool(settings.NEWSROOM_WEBHOOK_ALLOW_PRIVATE)
    return Policy(private, private or settings.DEBUG or settings.NEWSROOM_SAMPLE_LOGINS)


def check_literal(scheme: str, host: str, allowed: Policy) -> None:
    """Refuse what can be refused without asking the network: plain http, and addresses written as numbers."""
    here = host == "localhost" or host.endswith(".localhost")
    literal = _literal(host)
    if literal is not None:
        check_address(literal, allowed)
        here = _inner(literal).is_loopback
    elif here and not allowed.loopback:
        raise AddressRefused(
            "This machine itself is not told: set NEWSROOM_WEBHOOK_ALLOW_PRIVATE=1 to let it be."
        )
    if scheme != "https" and not (allowed.private or (allowed.loopback and here)):
        raise AddressRefused("Write https://: what is sent could be read and changed on its way.")


def resolve(host: str, port: int, allowed: Policy) -> list[str]:
    """The addresses of a host, every one of them allowed. Raises AddressRefused, or OSError where there is none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for text in addresses:
        check_address(ipaddress.ip_address(text.partition("%")[0]), allowed)
    return addresses


def check_address(address: IPAddress, allowed: Policy) -> None:
    """Refuse an address that is neither public nor allowed."""
    inner = _inner(address)
    is_nobody = inner.is_multicast or inner.is_unspecified
    is_public = inner.is_global and not inner.is_reserved
    is_let_through = allowed.loopback if inner.is_loopback else is_public or allowed.private
    if is_let_through and not is_nobody:
        return
    raise AddressRefused(
        f"{address} is not a public address: set NEWSROOM_WEBHOOK_ALLOW_PRIVATE=1 to let webhooks go there."
    )


def _literal(host: str) -> IPAddress | None:
    """The address that a host is written as, in any of the ways that the system would read; None for a name."""
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host))  # 127.1, 0x7f000001, 2130706433
    except OSError:
        return None


def _inner(address: IPAddress) -> IPAddress:
    """The IPv4 address that an IPv6 address only wraps: mapped, 6to4, Teredo or NAT64."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return address.ipv4_mapped
        if address.sixtofour:
            return address.sixtofour
        if address.teredo:
            return address.teredo[1]
        if address in _NAT64:
            return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address
