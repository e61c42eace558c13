"""The printed versions of a story, for readers: the list, any two compared, and one as it was printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from articles.body.render import render_public
from articles.enums import CorrectionKind, VersionKind
from articles.models import Article, PublishedVersion
from newsroom.ledger.typed import number_in
from newsroom.site.selectors.comparison import Comparison, compare
from newsroom.site.selectors.corrections import CorrectionNote, notes_of_stories
from newsroom.site.selectors.printed import printed

#: What a publication is called; one whose notes only clarify did not correct.
_KINDS = {
    VersionKind.FIRST: "First published",
    VersionKind.UPDATE: "Updated",
    VersionKind.CORRECTION: "Corrected",
    VersionKind.RETRACTION: "Retracted",
}
_CLARIFIED = "Clarified"


class NoSuchVersion(LookupError):
    """There is no such version, or never was one."""


class VersionGone(LookupError):
    """The version was printed and readers can no longer read it; the message says so and no more."""


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version in the list. `emptied_on` is the day on which the law emptied it: then there is nothing to read."""

    number: int
    at: datetime
    kind: str
    is_live: bool
    emptied_on: date | None
    notes: tuple[CorrectionNote, ...]
    url: str


@dataclass(frozen=True, slots=True)
class StoryHead:
    """The story above its versions, as its live version names it."""

    slug: str
    url: str
    versions_url: str
    headline: str
    language: str
    retraction: VersionLine | None


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """`lines` are newest first. `comparison` is None where fewer than two versions can be read, or one was to be
    compared with itself.
    """

    story: StoryHead
    lines: tuple[VersionLine, ...]
    comparison: Comparison | None
    is_default: bool

    @property
    def readable(self) -> tuple[VersionLine, ...]:
        return tuple(line for line in self.lines if not line.emptied_on)


@dataclass(frozen=True, slots=True)
class VersionPage:
    """One version as it was printed: words without marks, links and pictures. `body` is safe HTML."""

    story: StoryHead
    line: VersionLine
    kicker: str
    headline: str
    standfirst: str
    bylines: tuple[str, ...]
    body: SafeString


def versions_page(slug: str, *, older: str = "", newer: str = "") -> VersionsPage | None:
    """The versions of a public story and what changed between two of them; None without such a story.

    `older` and `newer` are numbers as written in an address; without them the newest is compared with the one before,
    and the other way round they are turned. Four queries, five for a number that cannot be read. Raises NoSuchVersion
    for a number that never was one, VersionGone for a version that is withheld or emptied.
    """
    article = _public(slug)
    if article is None:
        return None
    lines = _lines(article)
    chosen = _chosen(article, lines, older, newer)
    comparison = _compared(article, *chosen) if chosen and chosen[0] is not chosen[1] else None
    return VersionsPage(_head(article, lines), lines, comparison, not (older or newer))


def version_page(slug: str, number: int) -> VersionPage | None:
    """One version of a public story as printed; None without such a story. Four queries. Raises as `versions_page`."""
    article = _public(slug)
    if article is None:
        return None
    lines = _lines(article)
    line = _line(article, lines, number)
    version = article.versions.get(number=number)
    return VersionPage(
        story=_head(article, lines),
        line=line,
        kicker=version.kicker,
        headline=version.headline,
        standfirst=version.standfirst,
        bylines=tuple(entry["name"] for entry in version.bylines),
        # canonical markup of our own sanitiser, escaped by render_public
        body=mark_safe(render_public(version.body, {})),  # noqa: S308
    )


def kind_in_words(kind: str, notes: Sequence[CorrectionNote]) -> str:
    """What a version is called, by its kind and the notes it carries."""
    if (
        kind == VersionKind.CORRECTION
        and notes
        and all(note.kind == CorrectionKind.CLARIFICATION for note in notes)
    ):
        return _CLARIFIED
    return _KINDS[VersionKind(kind)]


def _public(slug: str) -> Article | None:
    stories = Article.objects.public().select_related("live_version")
    return stories.defer("body", "body_text", "live_version__body").filter(slug=slug).first()


def _lines(article: Article) -> tuple[VersionLine, ...]:
    """The versions that readers may know of, newest first. Two queries."""
    notes = notes_of_stories([article.pk]).get(article.pk, ())
    versions = (
        PublishedVersion.objects.shown()
        .filter(article=article)
        .only("number", "kind", "published_at", "redacted_at", "article")
        .order_by("-number")
    )
    return tuple(
        _listed(article, version, tuple(note for note in notes if note.version_number == version.number))
        for version in versions
    )


def _listed(article: Article, version: PublishedVersion, notes: tuple[CorrectionNote, ...]) -> VersionLine:
    emptied = version.redacted_at
    return VersionLine(
        number=version.number,
        at=version.published_at,
        kind=kind_in_words(version.kind, notes),
        is_live=version.pk == article.live_version_id,
        emptied_on=timezone.localdate(emptied) if emptied else None,
        notes=notes,
        url=reverse("site:version", args=[article.slug, version.number]),
    )


def _head(article: Article, lines: Sequence[VersionLine]) -> StoryHead:
    live = printed(article)
    retracted = live.kind == VersionKind.RETRACTION
    return StoryHead(
        slug=article.slug,
        url=article.get_absolute_url(),
        versions_url=reverse("site:versions", args=[article.slug]),
        headline=live.headline,
        language=live.language,
        retraction=next((line for line in lines if line.is_live), None) if retracted else None,
    )


def _chosen(
    article: Article, lines: Sequence[VersionLine], older: str, newer: str
) -> tuple[VersionLine, VersionLine] | None:
    """Which two are asked for, the older first; None where there are not two to read."""
    readable = [line for line in lines if not line.emptied_on]
    first = _line(article, lines, _number(older)) if older else None
    second = _line(article, lines, _number(newer)) if newer else None
    second = second or next(iter(readable), None)
    if second and not first:
        first = next((line for line in readable if line.number < second.number), None)
    if not (first and second):
        return None
    return (first, second) if first.number <= second.number else (second, first)


def _number(written: str) -> int:
    number = number_in(written)
    if number is None:
        raise NoSuchVersion(f"“{written[:20]}” is no number of a version.")
    return number


def _line(article: Article, lines: Sequence[VersionLine], number: int) -> VersionLine:
    for line in lines:
        if line.number == number:
            if line.emptied_on:
                raise VersionGone("This version was emptied by order of law.")
            return line
    # Not in the list: withheld, or never printed. One query.
    if article.versions.filter(number=number).exists():
        raise VersionGone("This version was in print here and has been withheld.")
    raise NoSuchVersion(f"There is no version {number}.")


def _compared(article: Article, older: VersionLine, newer: VersionLine) -> Comparison:
    """One query for the words of both."""
    found = {
        version.number: version
        for version in article.versions.filter(number__in=(older.number, newer.number))
    }
    return compare(found[older.number], found[newer.number])
