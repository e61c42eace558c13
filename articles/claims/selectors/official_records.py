"""Reads of claims for other parts of the house."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q

from articles.claims.enums import Basis, Role, Stance
from articles.claims.models import Claim, ClaimParty

#: Records shown for one act; more would only say that somebody should merge them.
_MOST = 5
#: Roles of those to whom an official act is done.
TARGETS = frozenset({Role.SUBJECT.value, Role.ACCUSED.value})


@dataclass(frozen=True, slots=True)
class ActFound:
    """An official act as a text tells it: what was done, by whom and to whom, as slugs of entities on file.

    `source` are the words for the acting body, empty where the text leaves it out.
    """

    speech_act: str
    authorities: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class OfficialRecord:
    """A claim on file that rests on an official act, with the number of documents that bear it out."""

    claim: Claim
    documents: int


def records_for_acts(acts: Sequence[ActFound]) -> list[list[OfficialRecord]]:
    """For each act the records on file of the same act by the same authority on the same target, best first.

    Where the text names no authority any will do. First come those that share most targets, then those with most
    documents, then the newest. Withheld claims are left out. Two queries for all acts together, none where no
    act has a target on file.
    """
    targets = {slug for act in acts for slug in act.targets}
    if not targets:
        return [[] for _ in acts]
    named = Q(party_set__role__in=TARGETS) & (
        Q(party_set__entity__slug__in=targets) | Q(party_set__entity__merged_into__slug__in=targets)
    )
    on_file = (
        Claim.objects.filter(
            named,
            basis=Basis.OFFICIAL_ACT,
            speech_act__in={act.speech_act for act in acts},
            withheld_at__isnull=True,
        )
        .annotate(
            documents=Count("evidence__item", filter=~Q(evidence__stance=Stance.REFUTES), distinct=True)
        )
        .prefetch_related(Prefetch("party_set", ClaimParty.objects.select_related("entity__merged_into")))
    )
    held = [_Held.of(claim) for claim in on_file]
    return [_best(act, held) for act in acts]


@dataclass(frozen=True, slots=True)
class _Held:
    """A record with its parties by slug; merged entities count under the one that stands for them."""

    claim: Claim
    documents: int
    authorities: frozenset[str]
    targets: frozenset[str]

    @classmethod
    def of(cls, claim: Claim) -> _Held:
        parties = [
            (party.role, (party.entity.merged_into or party.entity).slug) for party in claim.party_set.all()
        ]
        return cls(
            claim=claim,
            documents=claim.documents,  # type: ignore[attr-defined]  # annotated by the caller
            authorities=frozenset(slug for role, slug in parties if role == Role.CLAIMANT),
            targets=frozenset(slug for role, slug in parties if role in TARGETS),
        )


def _best(act: ActFound, held: Sequence[_Held]) -> list[OfficialRecord]:
    wanted = set(act.targets)
    fitting = [
        record
        for record in held
        if record.claim.speech_act == act.speech_act
        and wanted & record.targets
        and _same_authority(act, record)
    ]
    fitting.sort(
        key=lambda record: (-len(wanted & record.targets), -record.documents, _newest_first(record.claim))
    )
    return [OfficialRecord(record.claim, record.documents) for record in fitting[:_MOST]]


def _newest_first(claim: Claim) -> tuple[int, int]:
    digits = claim.said_on.replace("-", "").ljust(8, "0")
    return (-int(digits) if digits.isdecimal() else 0, -claim.pk)


def _same_authority(act: ActFound, record: _Held) -> bool:
    if act.authorities:
        return bool(set(act.authorities) & record.authorities)
    if not act.source:
        return True
    return _bare(act.source) == _bare(record.claim.claimant_label) != ""


def _bare(words: str) -> str:
    return words.casefold().removeprefix("the ").strip()
