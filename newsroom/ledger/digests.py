"""Fingerprints of content: the same words give the same digest on every machine and in every year."""

from __future__ import annotations

import datetime
import decimal
import hashlib
import json
import unicodedata
import uuid
from collections.abc import Mapping, Sequence

type_names = (
    "text, whole number, float, bool, date, datetime with zone, UUID, decimal, list or mapping of these"
)


def canonical_json(value: object) -> bytes:
    """One spelling for one content: UTF-8 JSON, keys sorted, text in NFC, moments in UTC, no spaces.

    Raises TypeError for a value whose spelling is not fixed, and ValueError for a datetime without a zone
    or a number that is not finite.
    """
    plain = _plain(value)
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def digest_of(value: object) -> str:
    """SHA-256 of the canonical JSON, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical_json(value)).hexdigest()


def content_digest(fields: Mapping[str, object]) -> str:
    """Digest of named content. Empty values are left out.

    A column that is added later, and is empty in the rows that were there before, thus leaves their digests
    as they are.
    """
    return digest_of({name: value for name, value in fields.items() if not _is_empty(value)})


def link_digest(*, number: int, previous: str, kept: str, content: str) -> str:
    """Digest of a link: its place in the chain, the link before, and what it holds."""
    return digest_of({"number": number, "previous": previous, "kept": kept, "content": content})


def _is_empty(value: object) -> bool:
    return value is None or value == "" or (isinstance(value, list | tuple | dict) and not value)


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return unicodedata.normalize("NFC", str(value))
    if isinstance(value, datetime.datetime):
        if value.utcoffset() is None:
            raise ValueError(f"{value!r} has no time zone: its digest would depend on the machine.")
        return value.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    if isinstance(value, datetime.date | uuid.UUID | decimal.Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return {_key(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [_plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no fixed spelling: use {type_names}.")


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"{key!r} is not text: JSON would spell it in its own way.")
    return unicodedata.normalize("NFC", key)
