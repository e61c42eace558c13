"""The vault for what may be read by few: encryption with keys that stand outside the database. No Django in here.

Fernet of the library `cryptography` (AES-128-CBC with HMAC-SHA256), under one key or several: the first encrypts, each
of them decrypts, so that a new key can be put in front of the old one and the rows encrypted anew. What is encrypted
carries whom it was encrypted for, and opens for nobody else: a row that was changed past the application, or moved
into another's place, does not open. Texts are filled up, so that their length tells nothing of them.

No error of this module repeats a text, a key or the error underneath.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from typing import NamedTuple

from articles.claims.exceptions import IdentityUnreadable, VaultShut

#: Encrypted texts are filled up to a multiple of this many bytes.
_STEP = 512
_HOW_TO_MAKE = "make one with manage.py vault key"
LIBRARY = "cryptography"


class Sealed(NamedTuple):
    """An encrypted text, and the name of the key that it opens with. The name tells nothing of the key."""

    token: str
    key: str


class Secret:
    """A text that no log, error page or mistake prints: only `shown()` gives it."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def shown(self) -> str:
        """The text, for the one place that shows it."""
        return self._text

    def __repr__(self) -> str:
        return "<kept in the vault>"

    __str__ = __repr__

    def __reduce__(self) -> str:
        raise TypeError("What the vault gave out is not stored.")


class Vault:
    """Encrypts and decrypts with these keys. Raises VaultShut where there is none, or one that is none."""

    def __init__(self, keys: Sequence[str]) -> None:
        problem = "The vault is not turned on." if not keys else problem_with(keys)
        if problem:
            raise VaultShut(problem)
        from cryptography.fernet import Fernet  # an optional library

        self._ciphers = {name_of(key): Fernet(key) for key in keys}
        self.first = name_of(keys[0])

    def seal(self, secret: Secret, *, bound_to: Mapping[str, object]) -> Sealed:
        """Encrypt with the first key, for what `bound_to` says."""
        plain = {"bound_to": _spelt(bound_to), "text": secret.shown()}
        data = json.dumps(plain).encode("ascii")  # escaped: half a character pair is no error here
        data += b" " * (-len(data) % _STEP)
        return Sealed(self._ciphers[self.first].encrypt(data).decode("ascii"), self.first)

    def open(self, sealed: Sealed, *, bound_to: Mapping[str, object]) -> Secret:
        """The text. Raises IdentityUnreadable where no key opens it, or it was encrypted for something else."""
        cipher = self._ciphers.get(sealed.key)
        if cipher is None:
            raise IdentityUnreadable(
                f"It was encrypted with key {sealed.key}, which NEWSROOM_VAULT_KEY no longer holds."
            )
        plain = _decrypted(cipher, sealed.token)
        if plain is None:
            raise IdentityUnreadable("What is on file was changed, and opens with no key.")
        if plain["bound_to"] != _spelt(bound_to):
            raise IdentityUnreadable(
                "It was encrypted for other people or another grant: the database was changed past the desk."
            )
        return Secret(plain["text"])

    def knows(self, key: str) -> bool:
        """Whether the key of that name is among ours."""
        return key in self._ciphers


def problem_with(keys: Sequence[str]) -> str:
    """Why these keys cannot be used, in a sentence that repeats none of them; empty where they can."""
    if find_spec(LIBRARY) is None:
        return "NEWSROOM_VAULT_KEY is set, and the library that encrypts is not installed."
    from cryptography.fernet import Fernet  # an optional library

    for place, key in enumerate(keys, start=1):
        usable = True
        try:
            Fernet(key)
        except ValueError:
            usable = False
        if not usable:
            return f"Key {place} of NEWSROOM_VAULT_KEY is none: {_HOW_TO_MAKE}."
    if len(set(keys)) != len(keys):
        return "NEWSROOM_VAULT_KEY names one key twice."
    return ""


def fresh_key() -> str:
    """A new key. Raises VaultShut without the library."""
    if find_spec(LIBRARY) is None:
        raise VaultShut("The library that encrypts is not installed.")
    from cryptography.fernet import Fernet  # an optional library

    return Fernet.generate_key().decode("ascii")


def name_of(key: str) -> str:
    """What a key is called where it must not be shown: the same for the same key."""
    return hashlib.sha256(b"name of a vault key\0" + key.encode("utf-8")).hexdigest()[:12]


def _decrypted(cipher: object, token: str) -> dict | None:
    """What was encrypted, or None. The library's error is not passed on: nothing that it holds may be printed."""
    from cryptography.fernet import InvalidToken  # an optional library

    try:
        return json.loads(cipher.decrypt(token.encode("utf-8")))  # type: ignore[attr-defined, no-any-return]
    except (InvalidToken, ValueError):
        return None


def _spelt(bound_to: Mapping[str, object]) -> str:
    return json.dumps(bound_to, sort_keys=True)
