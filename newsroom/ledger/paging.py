"""Pages of a table that only grows: nothing is counted beyond what anybody turns to."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet


class OnePassPaginator(Paginator):
    """Reads the keys of at most `LIMIT` rows once, and takes count and page from them.

    A search that finds little goes through the whole table: counting first and reading then would do so twice.
    Two queries for a page. `is_cut` says that there is more than `count`.
    """

    LIMIT = 5000
    object_list: QuerySet

    @cached_property
    def _keys(self) -> list[Any]:
        return list(self.object_list.values_list("pk", flat=True)[: self.LIMIT + 1])

    @cached_property
    def count(self) -> int:
        return min(len(self._keys), self.LIMIT)

    @property
    def is_cut(self) -> bool:
        return len(self._keys) > self.LIMIT

    def page(self, number: int | str) -> Page:
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        keys = self._keys[first : min(first + self.per_page, self.count)]
        # The keys were found by the filters already; the rows are read by nothing else, in the same order.
        found = self.object_list.query
        model = self.object_list.model
        rows = model._default_manager.filter(pk__in=keys).order_by(*(found.order_by or model._meta.ordering))
        rows.query.select_related = found.select_related
        return Page(rows, number, self)
