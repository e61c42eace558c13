"""CSV that a spreadsheet opens without running it: one home for every download of the house."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse
from django.utils import timezone

#: A cell that begins so is a formula to some spreadsheet (OWASP, "CSV Injection"), in full width too in some locales.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Apostrophes that stand before such a sign count as well: else two texts would end as the same cell.
_NEEDS_APOSTROPHE = re.compile(f"'*[{re.escape(''.join(FORMULA))}]")


def safe_cell(value: object) -> str:
    """A value as text that no spreadsheet takes for a formula: such a text gets a leading apostrophe.

    Nothing is lost: taking one apostrophe off a cell that is apostrophes followed by one of `FORMULA` gives the text
    back, and every other cell is the text itself. None is the empty cell.
    """
    text = "" if value is None else str(value)
    return f"'{text}" if _NEEDS_APOSTROPHE.match(text) else text


def csv_lines(head: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The head and each row as a line of CSV (RFC 4180: CRLF, quotes doubled), every cell safe. Holds one row."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(list(head))
    yield _taken(out)
    for cells in rows:
        writer.writerow([safe_cell(cell) for cell in cells])
        yield _taken(out)


def csv_download(name: str, head: Iterable[str], rows: Iterable[Iterable[object]]) -> StreamingHttpResponse:
    """An answer that is saved as `name` with today's date, sent while it is read: memory does not grow with it."""
    return StreamingHttpResponse(
        csv_lines(head, rows), content_type="text/csv; charset=utf-8", headers=download_headers(name)
    )


def download_headers(name: str) -> dict[str, str]:
    """What makes a browser save the answer as `name-2026-11-26.csv`, the day being the house's. No shared copy."""
    file = f"{name}-{timezone.localdate():%Y-%m-%d}.csv"
    return {"Content-Disposition": f'attachment; filename="{file}"', "Cache-Control": "no-store"}


def _taken(out: io.StringIO) -> str:
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text
