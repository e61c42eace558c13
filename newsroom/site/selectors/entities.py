"""The index of people and organisations: public dossiers only, with facets, in a fixed number of queries."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page
from django.db.models import Count
from django.db.models.functions import Substr
from django.http import QueryDict
from django.urls import reverse

from entities.enums import Kind
from entities.models import Entity
from newsroom.site.filters import EntityFilter
from newsroom.site.selectors.facets import Chip, Facet, Option, applied, counted, errors_of, without
from newsroom.site.selectors.paging import page_of

PER_PAGE = 60
#: Names that begin with no letter from A to Z, even without its accent.
OTHER = "0-9"

_KINDS = {kind.value: str(kind.label) for kind in Kind}


@dataclass(frozen=True, slots=True)
class EntityRow:
    name: str
    url: str
    kind: str
    disambiguator: str


@dataclass(frozen=True, slots=True)
class EntityIndex:
    """A page of the index; see `ClaimIndex`."""

    rows: tuple[EntityRow, ...]
    page: Page
    facets: tuple[Facet, ...]
    letters: tuple[Option, ...]
    chips: tuple[Chip, ...]
    errors: tuple[str, ...]
    query: str
    letter_query: str

    @property
    def is_filtered(self) -> bool:
        """Whether the address asks for less than all."""
        return bool(self.chips or self.errors)


def entity_index(asked: QueryDict) -> EntityIndex:
    """The page that `kind`, `letter` and `page` ask for. Two queries. Raises NoSuchPage.

    Names are put in order here rather than in the database: SQLite would file Á after Z, and every database
    its own way. Reading and ordering 20,000 names takes about a tenth of a second.
    """
    filterset = EntityFilter(asked, queryset=Entity.objects.none())
    entities = Entity.objects.public().order_by()
    census = list(
        entities.annotate(first=Substr("name", 1, 1)).values_list("kind", "first").annotate(Count("pk"))
    )
    letter, letter_error = _letter(asked.get("letter", ""))
    names = sorted(
        applied(filterset, entities).values_list("name", "slug", "kind", "disambiguator"),
        key=lambda row: (_sorted_as(row[0]), row[1]),
    )
    if letter:
        names = [row for row in names if folded(row[0][:1]) == letter]
    page = page_of(names, asked.get("page", "1"), PER_PAGE)
    kinds: list[str] = filterset.form.cleaned_data.get("kind") or []
    pairs = [("kind", kind) for kind in kinds] + ([("letter", letter)] if letter else [])
    by_kind: Counter[str] = Counter()
    by_letter: Counter[str] = Counter()
    for kind, first, number in census:
        if not letter or folded(first) == letter:
            by_kind[kind] += number
        if not kinds or kind in kinds:
            by_letter[folded(first)] += number
    return EntityIndex(
        rows=tuple(
            EntityRow(name, reverse("site:entity", args=[slug]), _KINDS[kind], disambiguator)
            for name, slug, kind, disambiguator in page.object_list
        ),
        page=page,
        facets=(Facet("kind", "Kind", counted(by_kind.items(), _KINDS, kinds)),),
        letters=counted(
            by_letter.items(), {each: each for each in sorted({*by_letter, letter} - {""})}, [letter]
        ),
        chips=tuple(
            Chip(f"Begins with {value}" if name == "letter" else _KINDS[value], without(pairs, name, value))
            for name, value in pairs
        ),
        errors=(*errors_of(filterset), *letter_error),
        query=f"{urlencode(pairs)}&" if pairs else "",
        letter_query="".join(f"{urlencode([pair])}&" for pair in pairs if pair[0] == "kind"),
    )


def folded(letter: str) -> str:
    """The letter a name is filed under: Á under A, ñ under N, 1 under 0-9."""
    plain = unicodedata.normalize("NFKD", letter)[:1].upper()
    return plain if "A" <= plain <= "Z" else OTHER


def _sorted_as(name: str) -> str:
    """The name as it is put in order: without accents and regardless of case."""
    return "".join(
        each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each)
    ).casefold()


def _letter(asked: str) -> tuple[str, tuple[str, ...]]:
    if not asked:
        return "", ()
    if asked == OTHER or (len(asked) == 1 and folded(asked) != OTHER):
        return asked if asked == OTHER else folded(asked), ()
    return "", (f"Letter: “{asked[:40]}” is no letter from A to Z.",)
