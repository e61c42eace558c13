"""The index of claims: a page of public claims with facets, in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page
from django.db.models import Count, QuerySet
from django.http import QueryDict

from articles.claims.enums import Act
from articles.claims.labels import format_day
from articles.claims.models import Claim, ClaimParty
from entities.models import Entity
from newsroom.site.filters import ClaimFilter
from newsroom.site.selectors.facets import Chip, DayRange, Facet, Option, applied, counted, errors_of, without
from newsroom.site.selectors.notes import Note, note_of
from newsroom.site.selectors.paging import page_of
from newsroom.site.words import MODES

PER_PAGE = 30
#: More parties than this are found by opening one's dossier, which leads back here.
MOST_PARTIES = 12

_MODES = {mode.value: words.name for mode, words in MODES.items()}
_ACTS = {act.value: str(act.label) for act in Act}
_DAYS = {
    "said_from": "Said from", "said_to": "Said until",
    "printed_from": "Printed from", "printed_to": "Printed until",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClaimIndex:
    """A page of the index. `query` carries the filters on to other pages, as "mode=media&" or empty."""

    notes: tuple[Note, ...]
    page: Page
    facets: tuple[Facet, ...]
    days: tuple[DayRange, ...]
    chips: tuple[Chip, ...]
    errors: tuple[str, ...]
    query: str

    @property
    def is_filtered(self) -> bool:
        """Whether the address asks for less than all: such pages are not for search engines."""
        return bool(self.chips or self.errors)


def claim_index(asked: QueryDict) -> ClaimIndex:
    """The page that the parameters ask for. Five queries, and one where a party is asked for.

    Raises NoSuchPage for a page number that is none. Values that are none are reported in `errors` and
    passed over, so that a mistyped address still shows a list.
    """
    filterset = ClaimFilter(asked, queryset=Claim.objects.none())
    claims = Claim.objects.public()
    chosen = applied(filterset, claims).order_by("-said_on", "-pk").defer("statement", "original_wording")
    page = page_of(chosen, asked.get("page", "1"), PER_PAGE)
    values = filterset.form.cleaned_data
    party: Entity | None = values.get("party")
    pairs = _pairs(values)
    return ClaimIndex(
        notes=tuple(note_of(claim) for claim in page.object_list),
        page=page,
        facets=(
            Facet("mode", "How it is attributed", _options(filterset, claims, "mode", "mode", _MODES)),
            Facet(
                "act", "What was done by saying it", _options(filterset, claims, "act", "speech_act", _ACTS)
            ),
            Facet(
                "party",
                "Who is part of it",
                _parties(applied(filterset, claims, leave_out="party"), party),
                True,
            ),
        ),
        days=_days(values),
        chips=_chips(pairs, party),
        errors=errors_of(filterset),
        query=f"{urlencode(pairs)}&" if pairs else "",
    )


def _options(
    filterset: ClaimFilter, claims: QuerySet, parameter: str, column: str, names: dict[str, str]
) -> tuple[Option, ...]:
    rows = (
        applied(filterset, claims, leave_out=parameter).order_by().values_list(column).annotate(Count("pk"))
    )
    return counted(rows, names, filterset.form.cleaned_data.get(parameter) or ())


def _parties(claims: QuerySet, chosen: Entity | None) -> tuple[Option, ...]:
    """The parties of most claims; only those whose dossier is open."""
    rows = (
        ClaimParty.objects.filter(claim__in=claims.order_by(), entity__in=Entity.objects.public())
        .order_by()
        .values_list("entity__slug", "entity__name")
        .annotate(number=Count("claim", distinct=True))
        .order_by("-number", "entity__name")
    )
    options = [
        Option(slug, name, number, bool(chosen) and slug == chosen.slug)  # type: ignore[union-attr]
        for slug, name, number in rows[:MOST_PARTIES]
    ]
    if chosen and not any(option.is_chosen for option in options):
        options.append(
            Option(chosen.slug, chosen.name, claims.filter(parties=chosen).distinct().count(), True)
        )
    return tuple(options)


def _pairs(values: dict[str, object]) -> list[tuple[str, str]]:
    """The valid filters as parameters of an address, in a fixed order."""
    pairs = []
    for name, value in values.items():
        if isinstance(value, Entity):
            pairs.append((name, value.slug))
        elif isinstance(value, list):
            pairs += [(name, str(each)) for each in value]
        elif value:
            pairs.append((name, str(value)))
    return pairs


def _chips(pairs: list[tuple[str, str]], party: Entity | None) -> tuple[Chip, ...]:
    def name(parameter: str, value: str) -> str:
        if parameter == "party":
            return party.name if party else value
        if parameter in _DAYS:
            return f"{_DAYS[parameter]} {format_day(value)}"
        return (_MODES if parameter == "mode" else _ACTS)[value]

    return tuple(Chip(name(*pair), without(pairs, *pair)) for pair in pairs)


def _days(values: dict[str, object]) -> tuple[DayRange, ...]:
    """The days as asked for; what is no day is left out, for the errors repeat it."""

    def fields(*names: str) -> tuple[tuple[str, str, str], ...]:
        return tuple((name, _DAYS[name], str(values.get(name) or "")) for name in names)

    return (
        DayRange("When it was said", fields("said_from", "said_to")),
        DayRange("When we printed it", fields("printed_from", "printed_to")),
    )
