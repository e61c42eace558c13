"""Keeping what was fetched or handed in, as it was, in the private store; and reading it again.

A file lies under its own SHA-256, so that the same content is kept once and a changed file shows. Nothing here has a
public address: `newsroom.desk.claims.held_files` asks who may read before it hands anything out.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from articles.claims.enums import CopyOrigin
from articles.claims.exceptions import ItemRefused
from articles.claims.models import HeldCopy, SourceItem
from articles.claims.reading.extract import extract
from articles.claims.reading.sniff import Kind, NotKept, sniff
from entities.pictures.decode import PictureError, open_untrusted
from newsroom.ledger.history import record_history

#: Of one copy. A court filing of a thousand pages has less.
MAX_BYTES = 25 * 1024 * 1024
EMPTIED = "This copy was emptied by order of law."
#: A screenshot may show one line.
_MIN_SIDE = 8
_SHOWN_WIDTH = 1600


@dataclass(frozen=True, slots=True)
class Prepared:
    """Content that was looked into and may be kept; `shown` is a picture drawn anew for the screen."""

    content: bytes
    kind: Kind
    text: str
    title: str
    shown: bytes = b""

    @property
    def sha256(self) -> str:
        """The digest of the content."""
        return hashlib.sha256(self.content).hexdigest()


def prepare(content: bytes, *, declared: str = "") -> Prepared:
    """Look into content before anything is written: what it is, what it says, whether it can be shown.

    Outside a transaction: a PDF takes seconds. Raises ItemRefused, whose message says what to hand in instead.
    """
    if len(content) > MAX_BYTES:
        raise ItemRefused(
            f"The file is larger than {MAX_BYTES // 1_048_576} MB. Save the part that matters as PDF and add that."
        )
    try:
        kind = sniff(content, declared)
    except NotKept as refused:
        raise ItemRefused(str(refused)) from refused
    shown = _drawn_anew(content) if kind.is_picture else b""
    found = extract(content, kind, declared)
    return Prepared(content, kind, found.text, found.title, shown)


@transaction.atomic
def keep_copy(
    item: SourceItem,
    prepared: Prepared,
    *,
    origin: CopyOrigin,
    by: Any,
    http_status: int | None = None,
    final_url: str = "",
) -> HeldCopy:
    """Keep content as the next copy of an item. The same content as the newest copy is that copy: nothing is added.

    The item's row is locked meanwhile, so numbers have no gap and no double. Five queries. Raises ItemRefused for
    content of this item that was emptied by order of law: a later look at the page must not bring it back.
    """
    SourceItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    of_item = HeldCopy.objects.filter(item=item)
    if of_item.filter(sha256=prepared.sha256, redacted_at__isnull=False).exists():
        raise ItemRefused("This very content was emptied by order of law and is not kept again.")
    newest = of_item.order_by("-number").first()
    if newest is not None and newest.sha256 == prepared.sha256:
        return newest
    copy = HeldCopy.objects.create(
        item=item,
        number=newest.number + 1 if newest else 1,
        origin=origin,
        file=_store(prepared),
        sha256=prepared.sha256,
        size=len(prepared.content),
        mime=str(prepared.kind),
        http_status=http_status,
        final_url=final_url,
        text=prepared.text,
        by=by,
    )
    note = f"copy {copy.number}, {prepared.kind.words}, {copy.size} bytes, SHA-256 {copy.sha256}"
    record_history(actor=by, verb="keep copy", record=item, note=note)
    return copy


def read_copy(copy: HeldCopy) -> bytes:
    """The bytes as they were kept. Raises ItemRefused where the store lost or changed them, or law emptied them."""
    if not copy.file or copy.redacted_at:
        raise ItemRefused(EMPTIED)
    try:
        with default_storage.open(copy.file) as held:
            content = held.read()
    except OSError as error:
        raise ItemRefused("The file is gone from the store: restore it from a backup.") from error
    if hashlib.sha256(content).hexdigest() != copy.sha256:
        raise ItemRefused(
            "The file in the store is not what was kept: its digest differs. Restore it from a backup."
        )
    return content


def read_shown(copy: HeldCopy) -> bytes | None:
    """The picture drawn anew for the screen (JPEG); None where the copy is none."""
    if copy.redacted_at or not Kind(copy.mime).is_picture:
        return None
    name = _shown_name(copy.sha256)
    if default_storage.exists(name):
        with default_storage.open(name) as held:
            return held.read()
    return _drawn_anew(read_copy(copy))


def discard_files(copy: HeldCopy) -> None:
    """Take a copy's files from the store, unless another copy holds the same content. One query.

    Files that are gone already are no error: it may be run again after a store that did not answer.
    """
    others = HeldCopy.objects.filter(sha256=copy.sha256, redacted_at__isnull=True).exclude(pk=copy.pk)
    if copy.file and not others.exists():
        for name in (copy.file, _shown_name(copy.sha256)):
            default_storage.delete(name)


def discard_left_files() -> int:
    """Take what is left in the store of copies emptied by law; gives how many copies still had files.

    After a commit the store may fail, or the process end, before the files are gone: the clock goes on with it. A
    query, and one for each such copy.
    """
    left = 0
    for copy in HeldCopy.objects.filter(redacted_at__isnull=False).exclude(file="").defer("text"):
        before = default_storage.exists(copy.file) or default_storage.exists(_shown_name(copy.sha256))
        if before:
            discard_files(copy)
            left += not default_storage.exists(copy.file)
    return left


def _store(prepared: Prepared) -> str:
    """Put content into the private store; gives its key. A file that a failed transaction left is used again."""
    name = f"held/{prepared.sha256[:2]}/{prepared.sha256}"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(prepared.content))
    shown = _shown_name(prepared.sha256)
    if prepared.shown and not default_storage.exists(shown):
        default_storage.save(shown, ContentFile(prepared.shown))
    return name


def _shown_name(sha256: str) -> str:
    return f"held/{sha256[:2]}/{sha256}.shown.jpg"


def _drawn_anew(content: bytes) -> bytes:
    """A picture from its pixels alone: whatever else the file carried is not in it. Raises ItemRefused."""
    try:
        picture = open_untrusted(content, min_side=_MIN_SIDE)
    except PictureError as error:
        raise ItemRefused(str(error)) from error
    if picture.width > _SHOWN_WIDTH:
        picture = picture.resize((_SHOWN_WIDTH, max(1, round(picture.height * _SHOWN_WIDTH / picture.width))))
    made = io.BytesIO()
    picture.save(made, "JPEG", quality=85)
    return made.getvalue()
