"""Pages of a list that readers turn."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db.models import QuerySet


class NoSuchPage(LookupError):
    """The number asked for is none, or beyond the last page."""


def page_of(rows: QuerySet | Sequence[object], number: str, size: int) -> Page:
    """One page of rows, `size` each; counting a queryset costs a query. Raises NoSuchPage."""
    try:
        return Paginator(rows, size).page(number)
    except (PageNotAnInteger, EmptyPage) as error:
        raise NoSuchPage(str(error)) from error
