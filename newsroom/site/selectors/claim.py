"""Everything on a claim's page, in seven queries whatever hangs on it, and one for its verdicts.

Nothing here reads `statement`.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from articles.claims.enums import LinkKind, Role, Stance, Tests
from articles.claims.labels import ClaimFacts, format_day
from articles.claims.models import Claim, ClaimLink, ClaimParty, Evidence
from articles.claims.vocabulary import ANSWERS
from articles.enums import VersionKind
from articles.models import Appearance
from entities.models import Entity
from newsroom.site.claim_words import (
    ANSWERED,
    ITEM_KINDS,
    OTHER_TO_THIS,
    ROLES,
    STANCES,
    TESTED,
    THIS_TO_OTHER,
)
from newsroom.site.selectors.checks import Question, questions_for_readers
from newsroom.site.selectors.navigation import Link
from newsroom.site.selectors.notes import Note, note_of
from newsroom.site.selectors.timeline import Moment, in_order

#: Answers that change the state of the argument carry its colour.
_COLOURS = {LinkKind.DENIES: "disputed", LinkKind.WITHDRAWS: "withdrawn"}


@dataclass(frozen=True, slots=True)
class PartyGroup:
    """The entities that play one part; those without an open dossier stand without a link."""

    heading: str
    parties: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """One public piece of evidence. `url` is empty, or an http(s) address elsewhere."""

    tests: str
    source: str
    title: str
    url: str
    about: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class ProofColumn:
    stance: str
    heading: str
    pieces: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """How this claim stands to another public one."""

    how: str
    note: Note


@dataclass(frozen=True, slots=True)
class Printing:
    """A live story that prints the claim. `date` is the ISO date of that print, `url` the passage."""

    headline: str
    url: str
    section: str
    date: str
    language: str
    is_retracted: bool

    @property
    def day(self) -> str:
        """The date in words."""
        return format_day(self.date)


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """A claim for readers: its note, and what hangs on it. `about_when` is a date in words, or empty."""

    note: Note
    about_when: str
    parties: tuple[PartyGroup, ...]
    timeline: tuple[Moment, ...]
    questions: tuple[Question, ...]
    columns: tuple[ProofColumn, ...]
    context: tuple[Proof, ...]
    relations: tuple[Relation, ...]
    stories: tuple[Printing, ...]


def claim_page(uid: str) -> ClaimPage | None:
    """The page of a public claim; None where there is none. Seven queries with the navigation, eight with verdicts."""
    claim = Claim.objects.public().filter(uid=uid).first()
    if claim is None:
        return None
    note = note_of(claim)
    related = _related(claim)
    stories = _stories(claim)
    proofs = _proofs(claim)
    return ClaimPage(
        note=note,
        about_when=format_day(claim.about_when),
        parties=_parties(claim),
        timeline=_timeline(claim, note, related, stories),
        questions=questions_for_readers(claim, ClaimFacts.from_card(claim.card)),
        columns=tuple(
            ProofColumn(stance.value, STANCES[stance], proofs[stance])
            for stance in (Stance.SUPPORTS, Stance.REFUTES)
        ),
        context=proofs[Stance.CONTEXT],
        relations=_relations(related),
        stories=stories,
    )


def _parties(claim: Claim) -> tuple[PartyGroup, ...]:
    """Who plays which part, as far as a story in print names them. One query.

    A party that no live story names is not named here either. The claimant as the story words it
    ("U.S. authorities") stands first where it is worded at all.
    """
    open_dossier = Entity.objects.public().filter(pk=OuterRef("entity"))
    rows = (
        ClaimParty.objects.filter(claim=claim, entity__in_print=True)
        .select_related("entity")
        .annotate(is_open=Exists(open_dossier))
        .order_by("pk")
    )
    named: dict[Role, list[Link]] = {role: [] for role in ROLES}
    if claim.claimant_label:
        named[Role.CLAIMANT].append(Link(claim.claimant_label, note="as printed"))
    for row in rows:
        entity = row.entity
        url = entity.get_absolute_url() if row.is_open else ""
        named[Role(row.role)].append(Link(entity.name, url, entity.disambiguator if row.is_open else ""))
    return tuple(PartyGroup(ROLES[role], tuple(links)) for role, links in named.items() if links)


def _related(claim: Claim) -> list[tuple[ClaimLink, Claim]]:
    """Links from and to the claim with the public claim at their other end. Two queries."""
    links = list(ClaimLink.objects.filter(Q(from_claim=claim) | Q(to_claim=claim)).order_by("pk"))
    others = {link.to_claim_id if link.from_claim_id == claim.pk else link.from_claim_id for link in links}
    public = {other.pk: other for other in Claim.objects.public().filter(pk__in=others)}
    pairs = (
        (link, public.get(link.to_claim_id if link.from_claim_id == claim.pk else link.from_claim_id))
        for link in links
    )
    return [(link, other) for link, other in pairs if other is not None]


def _relations(related: list[tuple[ClaimLink, Claim]]) -> tuple[Relation, ...]:
    """All links but the answers to this claim, which stand in its timeline."""
    relations = []
    for link, other in related:
        kind = LinkKind(link.kind)
        if link.to_claim_id == other.pk:
            relations.append(Relation(THIS_TO_OTHER[kind], note_of(other)))
        elif kind not in ANSWERS:
            relations.append(Relation(OTHER_TO_THIS[kind], note_of(other)))
    return tuple(relations)


def _stories(claim: Claim) -> tuple[Printing, ...]:
    """Live stories that print the claim, each once, oldest print first. One query."""
    rows = (
        Appearance.objects.live()
        .filter(claim=claim)
        .select_related("version__section", "article")
        .order_by("version__published_at", "version", "pk")
    )
    first = {row.version_id: row for row in reversed(rows)}
    return tuple(
        Printing(
            headline=row.version.headline,
            url=f"{row.article.get_absolute_url()}#mark-{claim.uid}-1",
            section=row.version.section.name,
            date=timezone.localdate(row.version.published_at).isoformat(),
            language=row.version.language,
            is_retracted=row.version.kind == VersionKind.RETRACTION,
        )
        for row in reversed(first.values())
    )


def _proofs(claim: Claim) -> dict[Stance, tuple[Proof, ...]]:
    """Public evidence by stance, on the saying first. One query."""
    rows = (
        Evidence.objects.public()
        .filter(claim=claim)
        .select_related("item__source")
        .order_by("tests", "item__published_on", "pk")
    )
    found: dict[Stance, list[Proof]] = {stance: [] for stance in Stance}
    for row in rows:
        item = row.item
        about = [ITEM_KINDS[item.kind], format_day(item.published_on), row.locator]
        found[Stance(row.stance)].append(
            Proof(
                tests=TESTED[Tests(row.tests)],
                source=item.source.name,
                title=item.title,
                url=item.url if item.url.startswith(("http://", "https://")) else "",
                about=", ".join(part for part in about if part),
                excerpt=row.excerpt,
            )
        )
    return {stance: tuple(pieces) for stance, pieces in found.items()}


def _timeline(
    claim: Claim, note: Note, related: list[tuple[ClaimLink, Claim]], stories: tuple[Printing, ...]
) -> tuple[Moment, ...]:
    """What happened to the claim, oldest first: said, answered, printed, reviewed."""
    moments = [Moment(note.label.who or "Stated by us", claim.said_on)]
    for link, other in related:
        if link.from_claim_id == other.pk and link.kind in ANSWERS:
            moments.append(_answer(LinkKind(link.kind), other))
    moments += [
        Moment(
            "Printed, and retracted since" if story.is_retracted else "Printed",
            story.date,
            text=story.headline,
            url=story.url,
            language=story.language,
            kind="print",
        )
        for story in stories
    ]
    if claim.reviewed_at:
        moments.append(
            Moment("Reviewed by an editor", timezone.localdate(claim.reviewed_at).isoformat(), kind="review")
        )
    return in_order(moments)


def _answer(kind: LinkKind, claim: Claim) -> Moment:
    """An answer in the timeline of the claim that it answers."""
    facts = ClaimFacts.from_card(claim.card)
    by = facts.claimant_label or " and ".join(facts.claimants)
    words = ANSWERED[kind]
    return Moment(
        f"{words} by {by}" if by else words,
        claim.said_on,
        text=claim.public_text,
        url=claim.get_absolute_url(),
        language=claim.language,
        kind=_COLOURS.get(kind, "answer"),
    )
