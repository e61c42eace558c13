"""Short random public ids, so that no URL, export or mark shows how many records there are."""

import secrets

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # without l, o, 0 and 1, which are misread
LENGTH = 10


def make_uid() -> str:
    """Ten characters, about 50 bits: a collision among a million ids has a chance of one in 2,000."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(LENGTH))
