"""How a letter to another machine is signed, and how its receiver checks that. Plain functions."""

from __future__ import annotations

import hashlib
import hmac

#: Seconds that a letter may have been under way before its receiver should turn it down.
TOLERANCE_SECONDS = 300


def sign(secret: str, timestamp: int, body: bytes) -> str:
    """The signature of a body sent at `timestamp` (Unix seconds): sha256= and hexadecimal digits.

    HMAC-SHA256 with the endpoint's secret over the timestamp, a full stop and the body, byte for byte.
    """
    message = str(timestamp).encode() + b"." + body
    return "sha256=" + hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()


def is_genuine(secret: str, timestamp: str, body: bytes, signature: str, *, now: float) -> bool:
    """Whether a letter is from this house and fresh. What a receiver written in Python would do."""
    if not timestamp.isascii() or not timestamp.isdigit() or abs(now - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    return hmac.compare_digest(sign(secret, int(timestamp), body).encode(), signature.encode())
