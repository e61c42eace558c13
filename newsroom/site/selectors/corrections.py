"""What we got wrong, as readers see it: on the story, on the page of all corrections and in its feed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page
from django.db.models import Count, Exists, F, OuterRef, QuerySet
from django.http import QueryDict
from django.urls import reverse

from articles.claims.models import Claim
from articles.enums import Placement, VersionKind
from articles.models import Correction
from newsroom.site.filters import CORRECTION_KINDS, CorrectionFilter
from newsroom.site.selectors.facets import Chip, Facet, applied, counted, errors_of, without
from newsroom.site.selectors.paging import page_of
from newsroom.site.selectors.printed import printed

PER_PAGE = 20
MOST_ENTRIES = 30


@dataclass(frozen=True, slots=True)
class NamedClaim:
    """A public claim by its words for readers."""

    text: str
    url: str
    language: str


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """A note as readers see it. `kind` is "correction", "clarification" or "retraction", `word` the same for people;
    `changes_url` compares the version with the one before, empty where that cannot be read; `claim` leads to the
    claim that was wrong, where it is public.
    """

    key: int
    kind: str
    word: str
    text: str
    at: datetime
    is_above: bool
    version_number: int
    article_id: int
    changes_url: str
    claim: NamedClaim | None

    @property
    def anchor(self) -> str:
        return f"correction-{self.key}"


@dataclass(frozen=True, slots=True)
class CorrectedStory:
    """A note with the story that carries it, as the story's live version names it."""

    note: CorrectionNote
    headline: str
    url: str
    language: str
    section: str
    uid: str


@dataclass(frozen=True, slots=True)
class CorrectionIndex:
    """A page of the list. `query` carries the filter on to other pages, as "kind=correction&" or empty."""

    rows: tuple[CorrectedStory, ...]
    page: Page
    facets: tuple[Facet, ...]
    chips: tuple[Chip, ...]
    errors: tuple[str, ...]
    query: str

    @property
    def is_filtered(self) -> bool:
        """Whether the address asks for less than all: such pages are not for search engines."""
        return bool(self.chips or self.errors)


def notes_of_stories(articles: Iterable[int]) -> dict[int, tuple[CorrectionNote, ...]]:
    """The notes of some stories by their key, newest first; stories without one are left out. One query."""
    found: dict[int, list[CorrectionNote]] = {}
    rows = _notes().filter(version__article__in=list(articles)).select_related("version", "claim")
    for row in rows.defer("version__body", "version__findings"):
        found.setdefault(row.version.article_id, []).append(_note(row, row.slug_now))
    return {key: tuple(notes) for key, notes in found.items()}


def correction_index(asked: QueryDict) -> CorrectionIndex:
    """The page that the parameters ask for, newest first. Three queries.

    Raises NoSuchPage for a page number that is none. A kind that is none is reported and passed over.
    """
    filterset = CorrectionFilter(asked, queryset=Correction.objects.none())
    public = Correction.objects.public().with_shown_kind()
    page = page_of(_with_stories(applied(filterset, _notes())), asked.get("page", "1"), PER_PAGE)
    chosen = filterset.form.cleaned_data.get("kind") or []
    pairs = [("kind", kind) for kind in chosen]
    counts = public.order_by().values_list("shown_kind").annotate(Count("pk"))
    return CorrectionIndex(
        rows=tuple(_story(row) for row in page.object_list),
        page=page,
        facets=(Facet("kind", "What kind", counted(counts, CORRECTION_KINDS, chosen)),),
        chips=tuple(Chip(CORRECTION_KINDS[kind], without(pairs, "kind", kind)) for _, kind in pairs),
        errors=errors_of(filterset),
        query="".join(f"kind={kind}&" for kind in chosen),
    )


def newest_corrections() -> tuple[CorrectedStory, ...]:
    """The last notes of the house, for the feed. One query."""
    return tuple(_story(row) for row in _with_stories(_notes())[:MOST_ENTRIES])


def _notes() -> QuerySet:
    """Public notes, newest print first and those of one version as written.

    Each with what its page needs to know of the version before and of its claim.
    """
    public = Claim.objects.public().filter(pk=OuterRef("claim"))
    return (
        Correction.objects.public()
        .with_shown_kind()
        .with_version_before()
        .annotate(claim_is_public=Exists(public), slug_now=F("version__article__slug"))
        .order_by("-version__published_at", "-version", "pk")
    )


def _with_stories(notes: QuerySet) -> QuerySet:
    return notes.select_related(
        "claim", "version__article__live_version__section"
    ).defer(  # whole texts that no list shows
        "version__body",
        "version__findings",
        "version__article__body",
        "version__article__body_text",
        "version__article__live_version__body",
        "version__article__live_version__findings",
    )


def _story(row: Correction) -> CorrectedStory:
    article = row.version.article
    live = printed(article)
    return CorrectedStory(
        note=_note(row, article.slug),
        headline=live.headline,
        url=article.get_absolute_url(),
        language=live.language,
        section=live.section.name,
        uid=article.uid,
    )


def _note(row: Correction, slug: str) -> CorrectionNote:
    version = row.version
    before: int | None = row.number_before  # type: ignore[attr-defined]  # annotated
    kind: str = row.shown_kind  # type: ignore[attr-defined]
    # A retraction prints the same words once more: there is nothing to compare.
    compares = bool(before) and kind != VersionKind.RETRACTION
    changes = f"{reverse('site:versions', args=[slug])}?from={before}&to={version.number}" if compares else ""
    claim = row.claim if row.claim_is_public else None  # type: ignore[attr-defined]
    return CorrectionNote(
        key=row.pk,
        kind=kind,
        word=CORRECTION_KINDS[kind],
        text=row.note,
        at=version.published_at,
        is_above=row.placement == Placement.TOP,
        version_number=version.number,
        article_id=version.article_id,
        changes_url=changes,
        claim=NamedClaim(claim.public_text, claim.get_absolute_url(), claim.language) if claim else None,
    )
