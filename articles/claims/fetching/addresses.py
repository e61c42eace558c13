"""Which addresses this house's machines may call: not those of the network that the house itself stands in.

The one home of the rule, for pages that are fetched and for webhooks that are sent. An address that somebody typed, or
that a page redirects to, could name the database or the metadata service of a cloud and turn the house's own machine
against its network (server-side request forgery). Names are resolved once, every answer is checked, and the connection
goes to an address that was checked: a name that changes its mind between the check and the call gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from typing import NamedTuple

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
#: Gives the addresses of a host and port as text, or raises OSError where there is none.
Resolver = Callable[[str, int], list[str]]

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
#: Addresses that are routed between networks all begin so (RFC 4291); whatever else an IPv6 address is, is not public.
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
#: What older versions of Python take for public: documentation (RFC 9637), relays of 6to4 (RFC 7526).
_NOT_PUBLIC = (ipaddress.ip_network("3fff::/20"), ipaddress.ip_network("192.88.99.0/24"))
#: The upper half of an interface's name under ISATAP (RFC 5214); the lower half is an IPv4 address.
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})


class AddressRefused(ValueError):
    """The address is one that is not called; the message says which and why."""


class Policy(NamedTuple):
    """What is let through beside public addresses."""

    private: bool = False
    loopback: bool = False


PUBLIC_ONLY = Policy()


def check_address(address: IPAddress, allowed: Policy = PUBLIC_ONLY) -> None:
    """Refuse an address that is neither public nor allowed."""
    if not is_allowed(address, allowed):
        raise AddressRefused(f"{address} is not a public address.")


def is_allowed(address: IPAddress, allowed: Policy = PUBLIC_ONLY) -> bool:
    """Whether an address is public, or of a kind that is let through. Of one that wraps another, the inner counts."""
    inner = innermost(address)
    if inner.is_multicast or inner.is_unspecified:
        return False
    if inner.is_loopback:
        return allowed.loopback
    return allowed.private or _is_public(inner)


def check_host(host: str, allowed: Policy = PUBLIC_ONLY) -> None:
    """Refuse a host that can be refused without asking the network: this machine, and addresses in numbers."""
    found = literal(host)
    if found is not None:
        check_address(found, allowed)
    elif is_this_machine(host) and not allowed.loopback:
        raise AddressRefused(f"{host} is this machine itself.")


def is_this_machine(host: str) -> bool:
    """Whether a host names the machine that asks, by name or by number."""
    name = host.lower().rstrip(".")
    found = literal(host)
    return (found is not None and innermost(found).is_loopback) or (
        name == "localhost" or name.endswith(".localhost")
    )


def resolve(
    host: str, port: int, allowed: Policy = PUBLIC_ONLY, resolver: Resolver | None = None
) -> list[str]:
    """The addresses of a host, every one of them allowed. Raises AddressRefused, or OSError where there is none."""
    addresses = (resolver or system_resolver)(host, port)
    if not addresses:
        raise OSError("no address")
    for text in addresses:
        check_address(ipaddress.ip_address(text.partition("%")[0]), allowed)
    return addresses


def system_resolver(host: str, port: int) -> list[str]:
    """What the machine's own resolver answers, each address once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def literal(host: str) -> IPAddress | None:
    """The address that a host is written as, in any of the ways that the system would read; None for a name."""
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host))  # 127.1, 0x7f000001, 2130706433
    except (OSError, ValueError):
        return None


def innermost(address: IPAddress) -> IPAddress:
    """The IPv4 address that an IPv6 address only wraps: mapped, 6to4, Teredo, NAT64 or ISATAP."""
    if not isinstance(address, ipaddress.IPv6Address):
        return address
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address.sixtofour:
        return address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if address in _NAT64 or (int(address) >> 32 & 0xFFFFFFFF) in _ISATAP:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def _is_public(address: IPAddress) -> bool:
    if isinstance(address, ipaddress.IPv6Address) and address not in _GLOBAL_UNICAST:
        return False
    is_special = any(address in network for network in _NOT_PUBLIC)
    return address.is_global and not address.is_reserved and not is_special
