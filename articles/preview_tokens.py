"""The address of a preview link: its token with our signature. Only the row says whether it still opens."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer

#: A key of its own, so that nothing else the house signs passes for a preview link.
_SALT = "articles.preview_link"


def signed(token: str) -> str:
    """The token as an address carries it. Whoever reads the table cannot make one without the house's key."""
    return _signer().sign(token)


def token_in(address: str) -> str | None:
    """The token that an address carries; None where we did not sign it."""
    try:
        return _signer().unsign(address)
    except BadSignature:
        return None


def _signer() -> Signer:
    # The default separator is a colon, which breaks where people paste an address into chats.
    return Signer(salt=_SALT, sep=".")
