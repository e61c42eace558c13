"""Pages of a table that only grows: nothing is counted beyond what anybody turns to."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator


class OnePassPaginator(Paginator):
    """Reads the keys of at most `LIMIT` rows once, and takes count and page from them.

    A search that finds little goes through the whole table: counting first and reading then would do so twice.
    Two queries for a page. `is_cut` says that there is more than `count`.
    """

    LIMIT = 5000

    @cached_property
    def _keys(self) -> list[Any]:
        return list(self.object_list.values_list("pk", flat=True)[: self.LIMIT + 1])  # type: ignore[attr-defined]

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
        order = self.object_list.query.order_by or self.object_list.model._meta.ordering  # type: ignore[attr-defined]
        rows = self.object_list.model._default_manager.filter(pk__in=keys).order_by(*order)  # type: ignore[attr-defined]
        related = self.object_list.query.select_related  # type: ignore[attr-defined]
        if related:
            rows.query.select_related = related
        return Page(rows, number, self)
