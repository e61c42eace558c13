"""Everything in a dossier, in six queries whatever is on file."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import timezone

from articles.claims.enums import Role
from articles.claims.labels import Group, format_day
from articles.claims.models import Claim, ClaimParty
from articles.enums import MentionChoice
from articles.models import Mention
from entities.enums import Kind, NameKind, Schema
from entities.models import Entity, Image
from entities.picture_data import PictureData, picture_data
from newsroom.site.selectors.notes import Note, note_of
from newsroom.site.selectors.teasers import Teaser, printed_stories, teaser_of

#: Beyond these the index of claims, filtered by party, lists them page by page.
MOST_CLAIMS = 40
MOST_STORIES = 20

#: Names that may stand as names. A weak alias is what somebody was once called and fits others as well; a
#: demonym or metonym belongs to a country or government and names it only in a sentence.
_NAMES: dict[NameKind, str] = {
    NameKind.NAME: "Also written",
    NameKind.ALIAS: "Also known as",
    NameKind.ABBREVIATION: "Abbreviated",
    NameKind.PREVIOUS: "Formerly",
}
_SCHEMES = {
    "wikidata": "Wikidata", "ofac": "OFAC list", "iso3166": "ISO 3166", "un": "UN list", "lei": "LEI",
    "imo": "IMO number",
}  # fmt: skip
_ADDRESSES = {"wikidata": "https://www.wikidata.org/wiki/"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the facts table; `values` are (text, address elsewhere or empty, dates or empty)."""

    name: str
    values: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class SaidGroup:
    """Claims about the entity in one of the box's three groups."""

    group: Group
    heading: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A public dossier. `picture` may be None: then `monogram` stands in its place."""

    name: str
    slug: str
    url: str
    kind: str
    kind_url: str
    disambiguator: str
    summary: str
    picture: PictureData | None
    monogram: str
    facts: tuple[Fact, ...]
    said_about: tuple[SaidGroup, ...]
    says: tuple[Note, ...]
    stories: tuple[Teaser, ...]
    has_more_claims: bool
    claims_url: str


def dossier(slug: str) -> Dossier | None:
    """The dossier under that slug; None unless it is public. Six queries with the navigation."""
    printable = Image.objects.public(timezone.localdate()).filter(pk=OuterRef("picture"))
    entity = (
        Entity.objects.public()
        .filter(slug=slug)
        .select_related("picture")
        .annotate(picture_is_public=Exists(printable))
        .first()
    )
    if entity is None:
        return None
    about, says, has_more = _claims(entity)
    return Dossier(
        name=entity.name,
        slug=entity.slug,
        url=entity.get_absolute_url(),
        kind=Kind(entity.kind).label,
        kind_url=entity.kind,
        disambiguator=entity.disambiguator,
        summary=entity.summary,
        picture=picture_data(entity.picture, "1x1") if entity.picture_is_public else None,
        monogram=monogram(entity.name),
        facts=_facts(entity),
        said_about=about,
        says=says,
        stories=_stories(entity),
        has_more_claims=has_more,
        claims_url=f"party={entity.slug}",
    )


def standing_slug(slug: str) -> str | None:
    """Slug of the public dossier that a merged record's address leads to now; None where there is none.

    Only for an address that readers may have seen: a record that never was in print leads nowhere. Follows
    merges of merges, each record once, so that a circle made by hand ends.
    """
    seen: set[str] = set()
    merged = Entity.objects.in_print().filter(slug=slug, merged_into__isnull=False)
    entity = merged.select_related("merged_into").first()
    while entity is not None and entity.merged_into is not None and entity.slug not in seen:
        seen.add(entity.slug)
        target = entity.merged_into
        if target.merged_into_id is None:
            return target.slug if Entity.objects.public().filter(pk=target.pk).exists() else None
        entity = Entity.objects.select_related("merged_into").get(pk=target.pk)
    return None


def monogram(name: str) -> str:
    """One or two initials: NM for Nicolás Maduro, S for Sinaloa."""
    words = [word for word in name.replace("-", " ").split() if word[:1].isupper()] or name.split()
    letters = [word[0] for word in ([words[0], words[-1]] if len(words) > 1 else words[:1])]
    return "".join(letters).upper()


def _facts(entity: Entity) -> tuple[Fact, ...]:
    """What is on file in our own voice. Two queries: names and identifiers."""
    is_person = entity.schema == Schema.PERSON
    facts = [
        Fact("Born" if is_person else "Since", _plain(format_day(entity.birth_date))),
        Fact("Died" if is_person else "Until", _plain(format_day(entity.death_date))),
    ]
    names: dict[NameKind, list[tuple[str, str, str]]] = {kind: [] for kind in _NAMES}
    for name in entity.names.all():
        if name.kind in names and name.text != entity.name:
            names[NameKind(name.kind)].append((name.text, "", _period(name.valid_from, name.valid_to)))
    facts += [Fact(_NAMES[kind], tuple(texts)) for kind, texts in names.items()]
    for identifier in entity.identifiers.all():
        base = _ADDRESSES.get(identifier.scheme)
        label = _SCHEMES.get(identifier.scheme, identifier.scheme)
        facts.append(Fact(label, ((identifier.value, f"{base}{identifier.value}" if base else "", ""),)))
    return tuple(fact for fact in facts if fact.values)


def _plain(text: str) -> tuple[tuple[str, str, str], ...]:
    return ((text, "", ""),) if text else ()


def _period(start: str, end: str) -> str:
    """From when to when, as far as it is known."""
    first, last = format_day(start), format_day(end)
    if first and last:
        return f"{first} to {last}"
    return f"since {first}" if first else f"until {last}" if last else ""


def _claims(entity: Entity) -> tuple[tuple[SaidGroup, ...], tuple[Note, ...], bool]:
    """Public claims about the entity, by group, and those it makes; latest first. One query."""
    rows = list(
        ClaimParty.objects.filter(entity=entity, claim__in=Claim.objects.public())
        .select_related("claim")
        .defer("claim__statement", "claim__original_wording")
        .order_by("-claim__said_on", "-claim__pk")[: 2 * MOST_CLAIMS + 1]
    )
    made = {row.claim_id: row.claim for row in rows if row.role == Role.CLAIMANT}
    about = {row.claim_id: row.claim for row in rows if row.role != Role.CLAIMANT}
    notes = [note_of(claim) for claim in list(about.values())[:MOST_CLAIMS]]
    groups = ((group, tuple(note for note in notes if note.group is group)) for group in Group)
    return (
        tuple(SaidGroup(group, group.heading, found) for group, found in groups if found),
        tuple(note_of(claim) for claim in list(made.values())[:MOST_CLAIMS]),
        len(rows) > 2 * MOST_CLAIMS or len(made) > MOST_CLAIMS or len(about) > MOST_CLAIMS,
    )


def _stories(entity: Entity) -> tuple[Teaser, ...]:
    """Stories whose live version names the entity, newest first. One query."""
    named = Mention.objects.filter(version=OuterRef("live_version"), entity=entity).exclude(
        choice=MentionChoice.REJECTED
    )
    stories = printed_stories().filter(Exists(named))[:MOST_STORIES]
    return tuple(teaser_of(story, with_picture=False) for story in stories)
