"""Everything on a story's page, in three queries whatever it cites."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, FloatField, JSONField, OuterRef, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from articles.body.render import MarkView, notes_order, render_public
from articles.claims.models import Claim
from articles.enums import VersionKind
from articles.models import Appearance, Article, Mention, PublishedVersion, Section, VersionTopic
from entities.models import Entity
from entities.picture_data import PictureData
from newsroom.site.selectors.corrections import CorrectionNote, notes_of_stories
from newsroom.site.selectors.navigation import Link, section_link
from newsroom.site.selectors.notes import BoxGroup, Note, box_of, note_of, shared_review
from newsroom.site.selectors.pictures import lead_picture, with_picture_rights
from newsroom.site.selectors.printed import printed
from newsroom.site.selectors.versions import kind_in_words
from newsroom.site.words import MODES, ModeWords, Pattern


@dataclass(frozen=True, slots=True)
class Byline:
    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story as printed in its live version. `body` is safe HTML; `changed_at` is None on the first version;
    `corrections` are all notes on it, newest first, but for the reasons of a retraction; `key` holds the attribution
    modes whose lines stand in the text; `versions_url` is empty where no version is public.
    """

    uid: str
    url: str
    language: str
    kicker: str
    headline: str
    standfirst: str
    section: Link
    bylines: tuple[Byline, ...]
    place: str
    story_date: date | None
    first_published_at: datetime
    changed_at: datetime | None
    version_number: int
    version_kind: str
    versions_url: str
    is_retracted: bool
    retraction: tuple[CorrectionNote, ...]
    corrections: tuple[CorrectionNote, ...]
    original_url: str
    picture: PictureData | None
    caption: str
    body: SafeString
    box: tuple[BoxGroup, ...]
    box_review: str
    notes: tuple[Note, ...]
    named: tuple[Link, ...]
    topics: tuple[Link, ...]
    related: tuple[Link, ...]
    key: tuple[ModeWords, ...]
    navigation: tuple[Link, ...] = field(default=(), repr=False)

    @property
    def description(self) -> str:
        """The story in a sentence for those who show no more of it; of a retracted one, that and why it was."""
        if self.is_retracted:
            return " ".join(["Retracted.", *(note.text for note in self.retraction)])
        return self.standfirst

    @property
    def above(self) -> tuple[CorrectionNote, ...]:
        """The notes that stand above the story."""
        return tuple(note for note in self.corrections if note.is_above)

    @property
    def below(self) -> tuple[CorrectionNote, ...]:
        """The notes that stand below it."""
        return tuple(note for note in self.corrections if not note.is_above)


@dataclass(frozen=True, slots=True)
class Printing:
    """What a page is composed from: a version of a story, printed or to come, and the rows that belong to it.

    `appearances` are those of claims that the page may show; `topics` have the columns "name", "slug" and whether their
    page is there ("is_open") below `topic`, the path to the topic. `picture` is None where none may be shown.
    """

    story: Article
    version: PublishedVersion
    appearances: QuerySet
    mentions: QuerySet
    topics: QuerySet
    topic: str
    picture: PictureData | None
    number: int
    told: tuple[CorrectionNote, ...] = ()


def story_page(slug: str) -> StoryPage | None:
    """The page of a public story; None where there is none. Three queries, four once it has a second version."""
    story = with_picture_rights(Article.objects.with_print().filter(slug=slug)).first()
    if story is None:
        return None
    version = printed(story)
    return compose(
        Printing(
            story=story,
            version=version,
            appearances=Appearance.objects.filter(version=version, claim__in=Claim.objects.public()),
            mentions=Mention.objects.filter(version=version),
            topics=VersionTopic.objects.filter(version=version).annotate(is_open=Value(True)),
            topic="topic",
            picture=lead_picture(story),
            number=version.number,
            told=notes_of_stories([story.pk]).get(story.pk, ()) if version.number > 1 else (),
        )
    )


def compose(printing: Printing) -> StoryPage:
    """The page of that version. Two queries."""
    story, version, told = printing.story, printing.version, printing.told
    notes = _notes(version, printing.appearances)
    is_retracted = version.kind == VersionKind.RETRACTION
    # The box would hold up once more what we have taken back.
    box = () if is_retracted else box_of(notes, version.box)
    links, surfaces = _links(printing)
    changed = version.published_at if printing.number > 1 else None
    return StoryPage(
        uid=story.uid,
        url=reverse("site:story", args=[version.slug if version.pk is None else story.slug]),
        language=version.language,
        kicker=version.kicker,
        headline=version.headline,
        standfirst=version.standfirst,
        section=section_link(version.section.name, version.section.slug),
        bylines=tuple(Byline(line["name"], line.get("role", "")) for line in version.bylines),
        place=version.story_place,
        story_date=version.story_date,
        first_published_at=story.first_published_at or version.published_at,
        changed_at=changed,
        version_number=printing.number,
        version_kind=kind_in_words(
            version.kind, [note for note in told if note.version_number == printing.number]
        ),
        versions_url=reverse("site:versions", args=[story.slug]) if story.is_live else "",
        is_retracted=is_retracted,
        retraction=tuple(note for note in told if note.kind == VersionKind.RETRACTION),
        corrections=tuple(note for note in told if note.kind != VersionKind.RETRACTION),
        original_url=version.original_url,
        picture=printing.picture,
        caption=version.lead_caption,
        body=_body(version, notes, surfaces),
        box=box,
        box_review=shared_review(box),
        notes=notes,
        key=_key(notes),
        **links,
    )


def _notes(version: PublishedVersion, appearances: QuerySet) -> tuple[Note, ...]:
    """The claims of a version, each once: those of the text in its order, then the rest. One query."""
    rows = appearances.select_related("claim").order_by("field", "ordinal")
    claims = {appearance.claim.uid: appearance.claim for appearance in rows}
    marked = [uid for uid in notes_order(version.body) if uid in claims]
    others = [uid for uid in claims if uid not in set(marked)]
    return tuple(
        note_of(claims[uid], number=number, passage="" if uid in others else f"mark-{uid}-1")
        for number, uid in enumerate(marked + others, start=1)
    )


def _body(version: PublishedVersion, notes: tuple[Note, ...], surfaces: list[tuple[str, str]]) -> SafeString:
    """The printed body with its marks leading to the notes; a mark without a note is plain text."""
    html = render_public(
        version.body, {note.uid: MarkView(note.mode, note.contention) for note in notes}, surfaces
    )
    for note in notes:
        # Print has no links: there the number of its note stands behind each passage.
        card = f'data-card="claim-{note.uid}"'
        html = html.replace(card, f'{card} data-note="{note.number}"')
    return mark_safe(html)  # noqa: S308 - canonical markup of our own sanitiser, escaped by render_public


def _key(notes: tuple[Note, ...]) -> tuple[ModeWords, ...]:
    """The lines that stand in this text, one mode for each, from the nearest to the farthest."""
    printed = {note.mode for note in notes if note.passage}
    return tuple(
        words for mode, words in MODES.items() if mode.value in printed and words.pattern != Pattern.NONE
    )


_Row = tuple[float, str, str, str, bool, list[str], str]


def _links(printing: Printing) -> tuple[dict[str, tuple[Link, ...]], list[tuple[str, str]]]:
    """Sections for the navigation, who is named, topics, related stories; and the names to link in the text.

    One query for all of them, so that the page stays at three. Names of living people whose dossier no editor
    has opened stand without a link. Stories that are not in print, or were taken back as wrong, are not led on to.
    """
    version = printing.version
    public = Entity.objects.public().filter(pk=OuterRef("entity"))
    nothing, yes, none = Value(""), Value(True), Value([], JSONField())
    related = Article.objects.public().filter(uid__in=version.related).order_by()
    topic = printing.topic
    rows = (
        _rows(Section.objects.order_by(), "section", "position", "name", "slug", nothing, yes, none, nothing)
        .union(
            _rows(
                printing.mentions.order_by(),
                "named",
                "salience",
                "entity__name",
                "entity__slug",
                "entity__disambiguator",
                Exists(public),
                "surfaces",
                nothing,
            ),
            _rows(
                printing.topics.order_by(),
                "topic",
                Value(0),
                f"{topic}__name",
                f"{topic}__slug",
                nothing,
                "is_open",
                none,
                nothing,
            ),
            _rows(
                related.exclude(live_version__kind=VersionKind.RETRACTION),
                "related",
                Value(0),
                "live_version__headline",
                "slug",
                "uid",
                yes,
                none,
                "live_version__language",
            ),
            all=True,
        )
        .order_by()
    )  # Django 6.1 puts the first model's own order on a union
    found: dict[str, list[_Row]] = {"section": [], "named": [], "topic": [], "related": []}
    for what, *row in rows:
        found[what].append(tuple(row))
    found["named"].sort(key=lambda row: (-row[0], row[1]))
    found["related"].sort(key=lambda row: version.related.index(row[3]))
    linked = [(row, reverse("site:entity", args=[row[2]]) if row[4] else "") for row in found["named"]]
    links = {
        "navigation": tuple(section_link(row[1], row[2]) for row in sorted(found["section"])),
        "named": tuple(Link(row[1], url, row[3] if url else "") for row, url in linked),
        "topics": tuple(
            Link(row[1], reverse("site:topic", args=[row[2]]) if row[4] else "")
            for row in sorted(found["topic"])
        ),
        "related": tuple(
            Link(row[1], reverse("site:story", args=[row[2]]), language=row[6]) for row in found["related"]
        ),
    }
    return links, [(surface, url) for row, url in linked if url for surface in row[5]]


def _rows(queryset: QuerySet, what: str, rank: Any, *columns: Any) -> QuerySet:
    """Rows in one shape, so that lists of different models can be read together."""
    return queryset.values_list(Value(what), Cast(rank, FloatField()), *columns)
