"""What the history can be narrowed to. Every filter stands in the address, and each leans on an index."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_date

from newsroom.ledger.distinct import distinct_values
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.typed import number_in, said
from newsroom.ledger.wording import (
    THE_HOUSE,
    actor_in_words,
    kind_in_words,
    state_in_words,
    verb_in_words,
    verbs_that_read,
)

#: The value of the actor filter for what nobody did.
NOBODY = "none"


def matching(words: str) -> Q:
    """Entries that hold every one of these words: in the record's title, the note, the actor's name, the verb, or
    as the record's key. People are looked up by a subquery, so that the entries need no join.
    """
    found = Q()
    for word in words.split():
        people = get_user_model()._default_manager.filter(
            Q(username__icontains=word) | Q(first_name__icontains=word) | Q(last_name__icontains=word)
        )
        found &= (
            Q(object_text__icontains=word)
            | Q(note__icontains=word)
            | Q(actor__in=people.values("pk"))
            | Q(verb__in=[*verbs_that_read(word), word])
            | Q(object_id=word)
        )
    return found


class _ValueFilter(admin.SimpleListFilter):
    """One value of one column, out of those that it holds. One that it does not hold is asked for all the same."""

    column = ""

    def has_output(self) -> bool:
        return bool(self.lookup_choices) or self.value() is not None

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        values = [value for value in distinct_values(HistoryEntry, self.column) if value != ""]
        return sorted(((str(value), self.words(value)) for value in values), key=lambda choice: choice[1])

    def words(self, value: Any) -> str:
        raise NotImplementedError

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = said(self.value() or "")
        return queryset.filter(**{self.column: value}) if value else queryset


class VerbFilter(_ValueFilter):
    title, parameter_name, column = "what", "verb", "verb"

    def words(self, value: Any) -> str:
        return verb_in_words(value)


class KindFilter(_ValueFilter):
    title, parameter_name, column = "kind", "kind", "object_label"

    def words(self, value: Any) -> str:
        return kind_in_words(value)


class FromFilter(_ValueFilter):
    title, parameter_name, column = "from", "from", "from_state"

    def words(self, value: Any) -> str:
        return state_in_words(value)


class ToFilter(FromFilter):
    title, parameter_name, column = "to", "to", "to_state"


class ActorFilter(admin.SimpleListFilter):
    """Who: everybody who ever did something, by name, and the house itself."""

    title, parameter_name = "who", "actor"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        people = get_user_model()._default_manager.filter(pk__in=distinct_values(HistoryEntry, "actor"))
        named = [(str(person.pk), actor_in_words(person)) for person in people]
        return [*sorted(named, key=lambda choice: choice[1].casefold()), (NOBODY, THE_HOUSE)]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value()
        if value == NOBODY:
            return queryset.filter(actor__isnull=True)
        if value:
            key = number_in(value)
            return queryset.none() if key is None else queryset.filter(actor=key)
        return queryset


class RecordFilter(admin.SimpleListFilter):
    """One record, as `articles.article:12`. It shows only where it is asked for: rows and stories link to it."""

    title, parameter_name = "record", "record"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        value = self.value()
        if not value:
            return []
        label, _, key = value.partition(":")
        about = HistoryEntry.objects.filter(object_label=label, object_id=key).exclude(object_text="")
        title = about.values_list("object_text", flat=True).first()
        return [(value, title or f"{kind_in_words(label)} {key}")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value()
        if not value:
            return queryset
        label, _, key = value.partition(":")
        return queryset.filter(object_label=label, object_id=key)

    def value(self) -> str:
        return said(str(self.used_parameters.get(self.parameter_name, "")))


class DayFilter(admin.ListFilter):
    """From one day of the house to another, both included; either may be left out. What is no day is not asked."""

    title = "days"
    template = "admin/ledger/day_filter.html"
    parameters = ("since", "until")

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        for name in self.parameters:
            if name in params:
                self.used_parameters[name] = params.pop(name)[-1]

    def has_output(self) -> bool:
        return True

    def expected_parameters(self) -> list[str | None]:
        return list(self.parameters)

    def day(self, name: str) -> datetime.date | None:
        """The day that is asked for, if it is one."""
        try:
            return parse_date(str(self.used_parameters.get(name, "")))
        except ValueError:  # well formed, but no day: 2026-02-31
            return None

    def choices(self, changelist: Any) -> list[dict[str, Any]]:  # type: ignore[override]
        """One entry for the template: the two days, and the other filters that its form must keep."""
        kept = [(name, value) for name, value in changelist.params.items() if name not in self.parameters]
        return [{"since": self.day("since"), "until": self.day("until"), "kept": kept}]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        since, until = self.day("since"), self.day("until")
        if since:
            queryset = queryset.filter(at__gte=_begin(since))
        if until and until < datetime.date.max:
            queryset = queryset.filter(at__lt=_begin(until + datetime.timedelta(days=1)))
        return queryset


def _begin(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.min, tzinfo=timezone.get_current_timezone())
