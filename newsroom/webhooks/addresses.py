"""Where a webhook may be sent. Which addresses are public: `articles.claims.fetching.addresses`."""

from __future__ import annotations

from django.conf import settings

from articles.claims.fetching.addresses import (
    AddressRefused,
    IPAddress,
    Policy,
    is_allowed,
    is_this_machine,
    literal,
)
from articles.claims.fetching.addresses import resolve as resolve_checked

__all__ = ["AddressRefused", "Policy", "check_address", "check_literal", "policy", "resolve"]

_HINT = "set NEWSROOM_WEBHOOK_ALLOW_PRIVATE=1 to let webhooks go there."


def policy() -> Policy:
    """The policy of this installation: the setting; and this machine itself while developing and in the demo."""
    private = bool(settings.NEWSROOM_WEBHOOK_ALLOW_PRIVATE)
    return Policy(private, private or settings.DEBUG or settings.NEWSROOM_SAMPLE_LOGINS)


def check_literal(scheme: str, host: str, allowed: Policy) -> None:
    """Refuse what can be refused without asking the network: plain http, and addresses written as numbers."""
    here = is_this_machine(host)
    address = literal(host)
    if address is not None:
        check_address(address, allowed)
    elif here and not allowed.loopback:
        raise AddressRefused(
            "This machine itself is not told: set NEWSROOM_WEBHOOK_ALLOW_PRIVATE=1 to let it be."
        )
    if scheme != "https" and not (allowed.private or (allowed.loopback and here)):
        raise AddressRefused("Write https://: what is sent could be read and changed on its way.")


def resolve(host: str, port: int, allowed: Policy) -> list[str]:
    """The addresses of a host, every one of them allowed. Raises AddressRefused, or OSError where there is none."""
    try:
        return resolve_checked(host, port, allowed)
    except AddressRefused as refused:
        raise AddressRefused(f"{str(refused).rstrip('.')}: {_HINT}") from refused


def check_address(address: IPAddress, allowed: Policy) -> None:
    """Refuse an address that is neither public nor allowed, naming the setting that would let it through."""
    if not is_allowed(address, allowed):
        raise AddressRefused(f"{address} is not a public address: {_HINT}")
