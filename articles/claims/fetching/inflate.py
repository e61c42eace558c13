"""Unpacking what was sent packed, never to more than was agreed on."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

_STEP = 64 * 1024
_GZIP = b"\x1f\x8b"


class TooLarge(Exception):
    """The content is larger than agreed on; it was not unpacked further."""


class Unreadable(Exception):
    """The content is not what its encoding says."""


class Inflater:
    """Takes pieces as they come and gives them unpacked, at most `limit` bytes in all.

    gzip and deflate are understood (RFC 9110, 8.4.1), each once: a page packed twice is a trick and not a page.
    A few kilobytes can unpack to gigabytes; no step makes more than 64 KiB, and the count is kept at each.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        coding = encoding.strip().lower()
        if coding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise Unreadable(f"packed as {coding[:40]}")
        self._coding = coding
        self._limit = limit
        self._made = 0
        self._unpack = self._begin(b"") if coding in {"gzip", "x-gzip"} else None
        self._is_packed = coding not in {"", "identity"}

    def _begin(self, first: bytes) -> zlib._Decompress:
        if self._coding != "deflate":
            return zlib.decompressobj(zlib.MAX_WBITS | 16)
        # "deflate" means the zlib format; some servers send the bare stream.
        is_wrapped = len(first) > 1 and first[0] & 0x0F == 8 and (first[0] << 8 | first[1]) % 31 == 0
        return zlib.decompressobj(zlib.MAX_WBITS if is_wrapped else -zlib.MAX_WBITS)

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """The unpacked bytes of one more piece. Raises TooLarge or Unreadable."""
        if not self._is_packed:
            yield self._counted(piece)
            return
        if self._unpack is None:
            self._unpack = self._begin(piece)
        while piece:
            if self._unpack.eof:
                if self._coding == "deflate" or piece[:2] != _GZIP:
                    return  # what stands behind the end is no content
                self._unpack = self._begin(b"")  # gzip may go on in another member (RFC 1952, 2.2)
            try:
                made = self._unpack.decompress(piece, _STEP)
            except zlib.error as error:
                raise Unreadable("damaged") from error
            if made:
                yield self._counted(made)
            piece = self._unpack.unused_data if self._unpack.eof else self._unpack.unconsumed_tail

    def finish(self) -> None:
        """Say that no more comes. Raises Unreadable where the content was cut short."""
        if self._is_packed and self._unpack is not None and not self._unpack.eof and self._made:
            raise Unreadable("cut short")

    def _counted(self, made: bytes) -> bytes:
        self._made += len(made)
        if self._made > self._limit:
            raise TooLarge
        return made
