"""Facets, chips and errors of a filtered list: plain values that one template shows for every list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import django_filters
from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet, with how many public records it would show."""

    value: str
    name: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One parameter of the address, and the values it may take. `is_single` allows one of them."""

    parameter: str
    heading: str
    options: tuple[Option, ...] = ()
    is_single: bool = False

    @property
    def is_any_chosen(self) -> bool:
        return any(option.is_chosen for option in self.options)


@dataclass(frozen=True, slots=True)
class DayRange:
    """Two days to write: (parameter, label, value as written)."""

    heading: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on; `url` is the same list without it."""

    name: str
    url: str


def applied(filterset: django_filters.FilterSet, rows: QuerySet, *, leave_out: str = "") -> QuerySet:
    """`rows` narrowed by every valid value of the filter set, but for one parameter.

    Leaving a facet's own parameter out is what makes its counts say how many each value would show.
    """
    filterset.errors  # noqa: B018  # validates; values that are none are left out of cleaned_data
    for name, value in filterset.form.cleaned_data.items():
        if name != leave_out and value:
            rows = filterset.filters[name].filter(rows, value)
    return rows


def counted(
    rows: Iterable[tuple[str, int]], names: Mapping[str, str], chosen: Iterable[str]
) -> tuple[Option, ...]:
    """Options in the order of `names`; those that would show nothing are left out unless chosen."""
    counts, ticked = dict(rows), set(chosen)
    return tuple(
        Option(value, name, counts.get(value, 0), value in ticked)
        for value, name in names.items()
        if counts.get(value) or value in ticked
    )


def without(pairs: list[tuple[str, str]], parameter: str, value: str) -> str:
    """The address of the same list without that value, from the first page."""
    return address([pair for pair in pairs if pair != (parameter, value)])


def address(pairs: list[tuple[str, str]]) -> str:
    """A relative address with those parameters: "?a=b", or "." where there are none."""
    return f"?{urlencode(pairs)}" if pairs else "."


def errors_of(filterset: django_filters.FilterSet) -> tuple[str, ...]:
    """What was asked for and cannot be, each in a sentence."""
    return tuple(
        f"{filterset.form.fields[name].label}: {message}"
        for name, messages in filterset.errors.items()
        for message in messages
    )
