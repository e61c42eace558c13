"""Filters of the public lists: which parameters an address may carry, and what each one does."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from articles.claims.enums import Act
from articles.claims.models import Claim, ClaimParty
from articles.enums import CorrectionKind, VersionKind
from articles.models import Appearance, Correction
from entities.enums import Kind
from entities.models import Entity
from newsroom.site.words import MODES

_NO_DATE = "“%(value)s” is no date. Write year, month and day: 2025-08-31."


class DayField(forms.DateField):
    """A day as year-month-day; the message repeats what was written."""

    def to_python(self, value: Any) -> date | None:
        try:
            return super().to_python(value)
        except forms.ValidationError as error:
            raise forms.ValidationError(
                _NO_DATE, code="invalid", params={"value": str(value)[:40]}
            ) from error


class DayFilter(django_filters.Filter):
    field_class = DayField

    def __init__(self, **options: object) -> None:
        super().__init__(input_formats=["%Y-%m-%d"], **options)


def _open_dossiers(request: HttpRequest | None) -> QuerySet:
    """Only these can be asked for: a closed dossier answers like one that never was."""
    return Entity.objects.public()


class ClaimFilter(django_filters.FilterSet):
    """`mode` and `act` (repeatable words of the vocabulary), `party` (slug of a public dossier), `said_from`,
    `said_to`, `printed_from`, `printed_to` (days). Several values of one parameter widen, several parameters
    narrow. A value that is none is reported and passed over.
    """

    mode = django_filters.MultipleChoiceFilter(
        label="How it is attributed",
        choices=[(mode.value, words.name) for mode, words in MODES.items()],
        error_messages={"invalid_choice": "“%(value)s” is not a way of attributing that we know."},
    )
    act = django_filters.MultipleChoiceFilter(
        label="What was done by saying it",
        field_name="speech_act",
        choices=Act.choices,
        error_messages={"invalid_choice": "“%(value)s” is not a speech act that we know."},
    )
    party = django_filters.ModelChoiceFilter(
        label="Who is part of it",
        queryset=_open_dossiers,
        to_field_name="slug",
        method="of_party",
        error_messages={"invalid_choice": "There is no open dossier under that name."},
    )
    said_from = DayFilter(label="Said from", method="said_since")
    said_to = DayFilter(label="Said until", method="said_until")
    printed_from = DayFilter(label="Printed from", method="printed_since")
    printed_to = DayFilter(label="Printed until", method="printed_until")

    class Meta:
        model = Claim
        fields: list[str] = []

    def of_party(self, claims: QuerySet, name: str, entity: Entity) -> QuerySet:
        return claims.filter(Exists(ClaimParty.objects.filter(claim=OuterRef("pk"), entity=entity)))

    def said_since(self, claims: QuerySet, name: str, day: date) -> QuerySet:
        """Known to the year or month only, a claim counts if any day of it does."""
        text = day.isoformat()
        return claims.filter(Q(said_on__gte=text) | Q(said_on__in=[text[:4], text[:7]]))

    def said_until(self, claims: QuerySet, name: str, day: date) -> QuerySet:
        return claims.filter(said_on__lte=day.isoformat()).exclude(said_on="")

    def printed_since(self, claims: QuerySet, name: str, day: date) -> QuerySet:
        return claims.filter(Exists(_live_print().filter(version__published_at__date__gte=day)))

    def printed_until(self, claims: QuerySet, name: str, day: date) -> QuerySet:
        return claims.filter(Exists(_live_print().filter(version__published_at__date__lte=day)))


class EntityFilter(django_filters.FilterSet):
    """`kind` (repeatable); the letter is not a column and is taken apart by the selector."""

    kind = django_filters.MultipleChoiceFilter(
        label="Kind",
        choices=Kind.choices,
        error_messages={"invalid_choice": "“%(value)s” is not a kind that we know."},
    )

    class Meta:
        model = Entity
        fields: list[str] = []


#: What a note can be for readers: the reason for a retraction is one of its own.
CORRECTION_KINDS = {
    **{kind.value: str(kind.label) for kind in CorrectionKind},
    VersionKind.RETRACTION.value: str(VersionKind.RETRACTION.label),
}


class CorrectionFilter(django_filters.FilterSet):
    """`kind` (repeatable): correction, clarification, retraction."""

    kind = django_filters.MultipleChoiceFilter(
        label="What kind",
        field_name="shown_kind",
        choices=list(CORRECTION_KINDS.items()),
        error_messages={"invalid_choice": "“%(value)s” is not a kind of correction that we know."},
    )

    class Meta:
        model = Correction
        fields: list[str] = []


def _live_print() -> QuerySet:
    return Appearance.objects.live().filter(claim=OuterRef("pk"))
