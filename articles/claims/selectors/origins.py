"""What stands behind claims: the documents that support them, what these derive from, and whose that is at the last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Q, QuerySet

from articles.claims.enums import DerivationStatus, SourceKind, Stance, Tests
from articles.claims.models import Claim, Derivation, Evidence, HeldCopy, SourceItem
from articles.claims.origins import UNKNOWN, Document, Graph, Origins, Step
from articles.claims.selectors.derivations import steps_from
from articles.claims.selectors.owners import Owners, standing_for
from articles.claims.shared_passages import around


@dataclass(frozen=True, slots=True)
class Behind:
    """All that leads on from some items: the items by key (each with its source and owner), and the derivations."""

    items: Mapping[int, SourceItem] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    graph: Graph = field(default_factory=lambda: Graph.of((), ()))

    def origins(self, supporting: Iterable[int]) -> Origins:
        """What stands behind some of these items. No query."""
        return self.graph.origins(set(supporting))


def origins_for(claims: Collection[int]) -> dict[int, Origins]:
    """By key of a claim what stands behind all that supports it on file, for the desk.

    Evidence on the content counts for every claim of a group of claims that say the same; it hangs on the group's head.
    Six queries at most, however many claims there are: claims, evidence, derivations, items and, where a public body
    owns a source, two for the names on file.
    """
    keys = set(claims)
    if not keys:
        return {}
    heads = heads_of(keys)
    items: dict[int, set[int]] = defaultdict(set)
    rows = supporting(keys | set(heads.values())).values_list("claim", "tests", "item")
    by_claim: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for claim, tests, item in rows:
        by_claim[claim].append((tests, item))
    for key in keys:
        items[key] = {item for _, item in by_claim[key]}
        if head := heads.get(key):
            items[key] |= {item for tests, item in by_claim[head] if tests == Tests.CONTENT}
    behind = all_behind(item for each in items.values() for item in each)
    return {key: behind.origins(items[key]) for key in claims}


def heads_of(claims: Collection[int]) -> dict[int, int]:
    """The head of the group of each claim that is not a head itself. One query."""
    return dict(
        Claim.objects.filter(pk__in=claims, canonical__isnull=False).values_list("pk", "canonical_id")
    )


def supporting(claims: Collection[int]) -> QuerySet[Evidence]:
    """The evidence that speaks for these claims, whichever of the two questions it answers."""
    return Evidence.objects.filter(claim__in=claims, stance=Stance.SUPPORTS)


def all_behind(items: Iterable[int], *, owners: Owners | None = None) -> Behind:
    """Everything that these items derive from, however far away. Two queries, two more for the names on file."""
    keys = set(items)
    if not keys:
        return Behind()
    steps = tuple(steps_from(keys))
    reached = keys | {key for step in steps for key in (step.start, step.end)}
    found = SourceItem.objects.select_related("source__entity__merged_into").in_bulk(reached)
    owners = owners or Owners()
    return Behind(
        items=found,
        steps=steps,
        graph=Graph.of((_document(item, owners) for item in found.values()), steps),
    )


def public_counts(items: Mapping[int, Collection[int]]) -> dict[int, tuple[int, int]]:
    """By key of a claim how many documents readers may see in its support, and from how many sources.

    `items` are keys of those documents. Two queries, four at most; none where no claim has more than one document.
    """
    many = {key for each in items.values() if len(each) > 1 for key in each}
    behind = all_behind(many)
    counts = {}
    for claim, each in items.items():
        roots = behind.origins(each).roots if len(each) > 1 else len(each)
        counts[claim] = (len(set(each)), roots)
    return counts


def is_ours(url: str) -> bool:
    """Whether an address is one of this paper's own pages."""
    home = settings.SITE_URL.split("://", 1)[-1].rstrip("/").casefold()
    there = url.split("://", 1)[-1].casefold().removeprefix("www.")
    return bool(home) and f"{there}/".startswith(f"{home.removeprefix('www.')}/")


def _document(item: SourceItem, owners: Owners) -> Document:
    owner = UNKNOWN if item.source.kind == SourceKind.UNKNOWN else owners.of(item.source)
    return Document(item.pk, owner, is_ours=is_ours(item.url), name=item.title)


@dataclass(frozen=True, slots=True)
class ClaimOrigins:
    """Everything about where one claim's documents come from, for its page. Derivations have both items at hand."""

    origins: Origins
    behind: Behind
    stances: Mapping[str, list[int]]
    derivations: list[Derivation]
    owner_names: Mapping[str, str]

    @property
    def accepted(self) -> list[Derivation]:
        """What stands."""
        return [each for each in self.derivations if each.status == DerivationStatus.ACCEPTED]

    @property
    def proposed(self) -> list[Derivation]:
        """What waits for somebody to say whether it is so."""
        return [each for each in self.derivations if each.status == DerivationStatus.PROPOSED]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A proposal with the shared passage as both documents have it: before, in, behind. None where a text has gone."""

    derivation: Derivation
    newer: tuple[str, str, str] | None
    older: tuple[str, str, str] | None

    @property
    def percent(self) -> int:
        """How much of the newer text stands in the older, in hundredths."""
        return round(100 * (self.derivation.share or 0))


def side_by_side(proposals: Collection[Derivation]) -> list[SideBySide]:
    """Proposals with their passages. One query, none without proposals."""
    keys = {key for each in proposals for key in (each.from_item_id, each.to_item_id)}
    if not keys:
        return []
    rows = HeldCopy.objects.filter(item__in=keys).exclude(text="").order_by("item_id", "number")
    texts = dict(rows.values_list("item_id", "text"))
    return [
        SideBySide(
            each,
            around(texts.get(each.from_item_id, ""), each.passage),
            around(texts.get(each.to_item_id, ""), each.passage),
        )
        for each in proposals
    ]


def claim_origins(claim: Claim) -> ClaimOrigins:
    """Evidence of every stance and what is filed beside the claim, and all that these derive from.

    Seven queries at most.
    """
    head = claim.canonical_id or claim.pk
    rows = Evidence.objects.filter(Q(claim=claim) | Q(claim=head, tests=Tests.CONTENT))
    stances: dict[str, list[int]] = {stance: [] for stance in Stance.values}
    for stance, key in rows.order_by("item").values_list("stance", "item").distinct():
        stances[stance].append(key)
    beside = SourceItem.objects.filter(filed_at__claim=claim).values_list("pk", flat=True)
    owners = Owners()
    behind = all_behind([*(key for each in stances.values() for key in each), *beside], owners=owners)
    of_these = Derivation.objects.filter(from_item__in=behind.items, to_item__in=behind.items)
    names = {UNKNOWN: "Origin not known"}
    for each in behind.items.values():
        owner = each.source.entity
        names.setdefault(owners.of(each.source), standing_for(owner).name if owner else each.source.name)
    return ClaimOrigins(
        origins=behind.origins(stances[Stance.SUPPORTS]),
        behind=behind,
        stances=stances,
        derivations=list(of_these.select_related("from_item", "to_item")),
        owner_names=names,
    )
