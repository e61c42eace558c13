"""Everything on file about one story and its claims, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from articles.claims.enums import DerivationStatus, Mode
from articles.claims.models import (
    AnonymityGrant,
    Claim,
    ClaimCheck,
    ClaimLink,
    ClaimParty,
    Derivation,
    Evidence,
    HeldCopy,
    ReplyRequest,
    Verdict,
)
from articles.models import (
    Appearance,
    Article,
    Correction,
    CorrectionTask,
    Override,
    PublishedVersion,
    SignOff,
    VersionWithholding,
)
from newsroom.ledger.models import HistoryEntry

#: How many queries `read_pack` makes, whatever there is.
QUERIES = 18
#: That somebody was at work, or wrote a note, says nothing of who approved what.
_WORK = ("save", "autosave", "aside", "name", "tag", "untag")
#: Whether and to whom a source is known is nobody's business outside of the house.
_OF_VAULT = (
    "ask for reader",
    "file identity",
    "look at identity",
    "name reader",
    "refuse look at identity",
    "remove identity",
    "remove reader",
)


@dataclass(frozen=True, slots=True)
class Read:
    """The rows of a pack. Claims are in the order in which print has them; what hangs on one is found by its key."""

    article: Article
    versions: list[PublishedVersion]
    shown: PublishedVersion | None
    claims: list[Claim]
    groups: dict[int, list[Claim]]
    places: dict[int, list[Appearance]]
    parties: dict[int, list[ClaimParty]]
    links: dict[int, list[ClaimLink]]
    evidence: dict[int, list[Evidence]]
    copies: dict[int, list[HeldCopy]]
    derivations: dict[int, list[Derivation]]
    checks: list[ClaimCheck]
    verdicts: dict[int, list[Verdict]]
    replies: dict[int, list[ReplyRequest]]
    grants: dict[int, list[AnonymityGrant]]
    overrides: list[Override]
    sign_offs: list[SignOff]
    corrections: list[Correction]
    tasks: list[CorrectionTask]
    history: list[HistoryEntry]
    withheld: dict[int, VersionWithholding]

    def places_of_version(self, version: int | None) -> list[Appearance]:
        """The passages of one version, or of the working copy."""
        return [row for rows in self.places.values() for row in rows if row.version_id == version]

    def others_of(self, claim: Claim) -> list[Claim]:
        """The other claims that say the same."""
        return [other for other in self.groups[claim.head.pk] if other.pk != claim.pk]

    def unnamed(self) -> frozenset[int]:
        """Claims whose source is not named, or once was not."""
        return frozenset(
            claim.pk
            for each in self.claims
            for claim in (each, *self.groups[each.head.pk])
            if claim.mode == Mode.ANONYMOUS or self.grants.get(claim.pk)
        )


def read_pack(article: Article) -> Read:
    """The rows of the pack. `QUERIES` queries."""
    versions = list(article.versions.select_related("published_by", "section").order_by("number"))
    shown = next((each for each in versions if each.pk == article.live_version_id), None)
    shown = shown or (versions[-1] if versions else None)
    appearances = list(
        Appearance.objects.filter(article=article)
        .select_related("claim__relayed_by", "claim__canonical", "claim__reviewed_by", "version")
        .defer("version__body", "version__findings")
    )
    claims = _in_order(appearances, shown)
    own = [claim.pk for claim in claims]
    heads = {claim.head.pk for claim in claims}
    groups: dict[int, list[Claim]] = defaultdict(list)
    for claim in Claim.objects.filter(Q(pk__in=heads) | Q(canonical__in=heads)).order_by("pk"):
        groups[claim.canonical_id or claim.pk].append(claim)
    members = [claim.pk for group in groups.values() for claim in group]
    evidence = list(
        Evidence.objects.filter(claim__in=members).select_related("item__source").order_by("tests", "pk")
    )
    items = {piece.item_id for piece in evidence}
    checks = list(ClaimCheck.objects.filter(claim__in=heads.union(own)).order_by("claim_id", "axis"))
    people = ("proposed_by", "second_label_by", "approved_by")
    return Read(
        article=article,
        versions=versions,
        shown=shown,
        claims=claims,
        groups=groups,
        places=_by(appearances, "claim_id"),
        parties=_by(ClaimParty.objects.filter(claim__in=own).select_related("entity"), "claim_id"),
        links=_links(own),
        evidence=_by(evidence, "claim_id"),
        copies=_by(
            HeldCopy.objects.filter(item__in=items).defer("text").select_related("by").order_by("number"),
            "item_id",
        ),
        derivations=_by(
            Derivation.objects.filter(from_item__in=items, status=DerivationStatus.ACCEPTED).select_related(
                "to_item__source"
            ),
            "from_item_id",
        ),
        checks=checks,
        verdicts=_by(
            Verdict.objects.filter(check_of__in=[check.pk for check in checks])
            .select_related(*people)
            .order_by("number"),
            "check_of_id",
        ),
        replies=_by(
            ReplyRequest.objects.filter(claim__in=own)
            .select_related("respondent", "answer", "asked_by", "outcome_by", "waiver_approved_by")
            .order_by("pk"),
            "claim_id",
        ),
        grants=_by(
            AnonymityGrant.objects.filter(claim__in=members).select_related("approved_by").order_by("pk"),
            "claim_id",
        ),
        overrides=list(
            Override.objects.filter(version__article=article)
            .select_related("by", "version")
            .defer("version__body", "version__findings")
            .order_by("at", "pk")
        ),
        sign_offs=list(article.sign_offs.select_related("by").order_by("at", "pk")),
        corrections=list(
            Correction.objects.filter(version__article=article)
            .select_related("version__published_by", "claim")
            .defer("version__body", "version__findings")
            .order_by("version__number", "pk")
        ),
        tasks=list(
            article.tasks.select_related("claim", "opened_by", "closed_by", "answered_in")
            .defer("answered_in__body", "answered_in__findings")
            .order_by("pk")
        ),
        history=_history(article, own),
        withheld={
            row.version_id: row
            for row in VersionWithholding.objects.filter(version__article=article, released_at__isnull=True)
        },
    )


def _in_order(appearances: Iterable[Appearance], shown: PublishedVersion | None) -> list[Claim]:
    """Each claim once: those of the version that the pack shows in the order of its text, then all others."""
    fields = {"headline": 0, "standfirst": 1}
    newest = shown.pk if shown else None

    def place(row: Appearance) -> tuple[Any, ...]:
        number = row.version.number if row.version else 0
        return (row.version_id != newest, -number, fields.get(row.field, 2), row.start)

    found: dict[int, Claim] = {}
    for row in sorted(appearances, key=place):
        found.setdefault(row.claim_id, row.claim)
    return list(found.values())


def _links(own: list[int]) -> dict[int, list[ClaimLink]]:
    """Links of these claims, under both of their ends."""
    found: dict[int, list[ClaimLink]] = defaultdict(list)
    rows = ClaimLink.objects.filter(Q(from_claim__in=own) | Q(to_claim__in=own))
    for link in rows.select_related("from_claim", "to_claim").order_by("pk"):
        found[link.from_claim_id].append(link)
        found[link.to_claim_id].append(link)
    return found


def _history(article: Article, claims: list[int]) -> list[HistoryEntry]:
    """What was done to the story and its claims, oldest first, without work in progress and without the vault."""
    of_story = Q(object_label=article._meta.label_lower, object_id=str(article.pk))
    of_claims = Q(object_label=Claim._meta.label_lower, object_id__in=[str(pk) for pk in claims])
    entries = HistoryEntry.objects.filter(of_story | of_claims).exclude(
        Q(verb__in=(*_WORK, *_OF_VAULT)) | Q(verb__endswith=" note")
    )
    return list(entries.select_related("actor").order_by("at", "pk"))


def _by(rows: Iterable[Any], key: str) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, key)].append(row)
    return found
