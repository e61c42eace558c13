"""Why nothing was fetched, in words that say what to do next."""

from __future__ import annotations

from enum import StrEnum


class Why(StrEnum):
    """What kind of failure it was, for those who act on it."""

    REFUSED = "refused"  # by our own rules
    GONE = "gone"  # the page answered that it is not there
    CLOSED = "closed"  # the page is there, and not for us
    UNREACHABLE = "unreachable"  # now; it may be otherwise in an hour
    UNREADABLE = "unreadable"  # it came, and is nothing that can be kept
    CANCELLED = "cancelled"


class FetchFailed(Exception):
    """Nothing was fetched. The message may be shown and kept; `status` is the HTTP status where there was one."""

    def __init__(self, message: str, why: Why = Why.REFUSED, status: int | None = None) -> None:
        super().__init__(message)
        self.why = why
        self.status = status


_SAVE_IT = "Open it in your browser, save it as PDF and add the file."


def failed_status(status: int) -> FetchFailed:
    """The failure that an HTTP status other than success stands for."""
    if status in {404, 410}:
        return FetchFailed(
            f"The site says that there is no such page ({status}). Check the address; if you have a copy, add it as a"
            " file.",
            Why.GONE,
            status,
        )
    if status in {401, 402, 403, 407, 451}:
        return FetchFailed(
            f"The site does not show this page to us ({status}). {_SAVE_IT}", Why.CLOSED, status
        )
    if status == 429:
        return FetchFailed(
            f"The site asks for a pause (429). Try again in an hour. Or: {_SAVE_IT}", Why.UNREACHABLE, status
        )
    if status >= 500:
        return FetchFailed(
            f"The site is out of order at the moment ({status}). Try again later.", Why.UNREACHABLE, status
        )
    return FetchFailed(f"The site answered with {status} and no page. {_SAVE_IT}", Why.UNREADABLE, status)
