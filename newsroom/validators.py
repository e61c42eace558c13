"""Checks shared by models and forms of the house's own tables."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError

from newsroom.webhooks.addresses import AddressRefused, check_literal, policy


def check_webhook_url(value: str) -> None:
    """Refuse an address that a webhook must not be sent to; a name is resolved, and checked again, when sending."""
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise ValidationError("Write a whole address, https://receiver.example/hook.") from error
    if any(character.isspace() or not character.isprintable() for character in value):
        raise ValidationError("An address holds no spaces.")
    if parts.scheme not in {"http", "https"} or not host:
        raise ValidationError("Write a whole address, https://receiver.example/hook.")
    if parts.username is not None or parts.password is not None:
        raise ValidationError("Leave user name and password out: letters are signed instead.")
    if parts.fragment:
        raise ValidationError("Leave out what stands behind #: it is never sent.")
    try:
        check_literal(parts.scheme, host, policy())
    except AddressRefused as refused:
        raise ValidationError(str(refused)) from refused
