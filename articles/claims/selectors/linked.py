"""How a claim stands to others on file: its links both ways, its group, those who answered it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from django.db.models import Prefetch, Q

from articles.claims.enums import LinkKind, Role
from articles.claims.models import Claim, ClaimLink, ClaimParty, ReplyRequest
from articles.claims.vocabulary import ANSWERS
from entities.models import Entity

#: kind -> the same, read from the other side: 'that claim … this claim'.
REVERSED: Final[dict[str, str]] = {
    LinkKind.NARROWER: "is broader than",
    LinkKind.RESPONDS_TO: "is answered by",
    LinkKind.OBJECTS_TO: "is objected to by (no denial)",
    LinkKind.DENIES: "is denied by",
    LinkKind.CONFIRMS: "is confirmed by",
    LinkKind.WITHDRAWS: "is withdrawn by",
    LinkKind.SUPERSEDES: "is superseded by",
    LinkKind.REPORTED_IN: "reports",
}
#: What a claim's row on these screens reads.
_SHOWN: Final = "uid public_text mode speech_act harm said_on contention in_print withheld_at".split()


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it reads from the claim at hand: it `words` the `other`."""

    key: int
    words: str
    other: Claim
    is_out: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """Somebody's answer to the claim, or to one that says the same: `to` is that one then."""

    words: str
    claim: Claim
    by: tuple[Entity, ...]
    to: Claim | None = None


@dataclass(slots=True)
class Party:
    """An entity's part in a claim; for an accused, what they answered and what was asked."""

    entity: Entity
    role: str
    standing: str = ""
    is_accused: bool = False
    answers: list[Answer] = field(default_factory=list)
    asked: list[ReplyRequest] = field(default_factory=list)

    @property
    def is_silent(self) -> bool:
        """Accused, and nothing on file: neither an answer nor that we asked."""
        return self.is_accused and not self.answers and not self.asked


@dataclass(frozen=True, slots=True)
class Parties:
    """Who is in a claim, in the order of the page; `others` answered it and are not accused."""

    parties: list[Party]
    others: list[Answer]

    @property
    def silent(self) -> int:
        """How many of those accused nobody has heard or asked."""
        return sum(party.is_silent for party in self.parties)


def links_of(claim: Claim) -> list[Link]:
    """Links both ways, as they read from this claim: first what it says of others. Two queries."""
    out = claim.links_out.select_related("to_claim").only("kind", "from_claim", *_columns("to_claim"))
    back = claim.links_in.select_related("from_claim").only("kind", "to_claim", *_columns("from_claim"))
    return [
        *(Link(link.pk, link.get_kind_display(), link.to_claim, True) for link in out),
        *(Link(link.pk, REVERSED[link.kind], link.from_claim, False) for link in back),
    ]


def group_of(claim: Claim) -> list[Claim]:
    """The claims that say the same, itself among them, the head first. Empty where it is alone. One query."""
    head = claim.canonical_id or claim.pk
    found = list(Claim.objects.filter(Q(pk=head) | Q(canonical=head)).only(*_SHOWN, "canonical_id"))
    if len(found) < 2:
        return []
    return sorted(found, key=lambda each: (each.canonical_id is not None, each.pk))


def parties_of(claim: Claim, group: list[Claim]) -> Parties:
    """Who is in the claim, what each of those accused has answered, and who else has. Five queries at most.

    An answer to another claim of the group counts, and says to which it was given. Whoever answers by another name of
    an entity that was merged is that entity.
    """
    same = {each.pk: each for each in group} or {claim.pk: claim}
    rows = ClaimParty.objects.filter(claim=claim).select_related("entity__merged_into").order_by("pk")
    speakers = ClaimParty.objects.filter(role=Role.CLAIMANT).select_related("entity__merged_into")
    links = (
        ClaimLink.objects.filter(to_claim__in=same, kind__in=sorted(ANSWERS))
        .select_related("from_claim")
        .prefetch_related(Prefetch("from_claim__party_set", speakers))
        .order_by("from_claim__said_on", "pk")
    )
    answers = [
        Answer(
            words=link.get_kind_display(),
            claim=link.from_claim,
            by=tuple(_stands_for(party.entity) for party in link.from_claim.party_set.all()),
            to=same[link.to_claim_id] if link.to_claim_id != claim.pk else None,
        )
        for link in links
    ]
    asked: dict[int, list[ReplyRequest]] = {}
    for request in claim.reply_requests.order_by("pk"):
        if request.respondent_id:
            asked.setdefault(request.respondent_id, []).append(request)
    parties, spoken = [], set()
    for row in rows:
        entity = _stands_for(row.entity)
        party = Party(entity, row.get_role_display(), row.get_standing_display(), row.role == Role.ACCUSED)
        if party.is_accused:
            party.answers = [answer for answer in answers if entity in answer.by]
            party.asked = asked.get(row.entity_id, [])
            spoken |= {id(answer) for answer in party.answers}
        parties.append(party)
    order = [str(role.label) for role in Role]
    first = [str(Role.CLAIMANT.label), str(Role.ACCUSED.label)]
    parties.sort(key=lambda party: (party.role not in first, order.index(party.role)))
    return Parties(parties, [answer for answer in answers if id(answer) not in spoken])


def _stands_for(entity: Entity) -> Entity:
    return entity.merged_into or entity


def _columns(side: str) -> list[str]:
    return [f"{side}__{name}" for name in _SHOWN]
