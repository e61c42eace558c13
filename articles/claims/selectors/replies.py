"""Reads of the right of reply: what came of asking, what still serves, and what is outstanding."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from articles.claims.enums import ReplyOutcome, Role
from articles.claims.models import Claim, ClaimParty, ReplyRequest
from articles.claims.reply_rules import (
    Asked,
    Staleness,
    printed_words,
    staleness,
    state_words,
)
from articles.claims.selectors.allegation import key_with_parties

#: Somebody waits for an answer, or for a decision.
_OPEN = Q(outcome="") | Q(waiver_asked_by__isnull=False) & ~Q(outcome=ReplyOutcome.WAIVED)


@dataclass(frozen=True, slots=True)
class StandingAnswer:
    """What came of asking one respondent about one claim. `stale` says why it no longer serves, if it does not."""

    request: ReplyRequest
    stale: Staleness
    asked: Asked

    @property
    def state(self) -> str:
        """For the desk, in a phrase."""
        return state_words(self.asked)

    @property
    def printed(self) -> str:
        """What readers are told; "" for nothing."""
        return "" if self.stale is Staleness.CHANGED else printed_words(self.asked)

    @property
    def is_overdue(self) -> bool:
        return self.asked.is_overdue


def allegation_key_of(claim: Claim) -> str:
    """What the claim alleges now, as `reply_rules.allegation_key`. One query unless its parties are at hand."""
    return key_with_parties(claim, claim.party_set.all())


def with_allegations(keys: Collection[int]) -> dict[int, Claim]:
    """Claims by key, with what `allegation_key_of` reads. Two queries, none without keys."""
    if not keys:
        return {}
    return Claim.objects.prefetch_related("party_set").in_bulk(list(keys))


def asked_of(request: ReplyRequest, *, now: datetime.datetime) -> Asked:
    """One request as words need it; `respondent` must be at hand."""
    return Asked(
        by=request.whom,
        on=timezone.localdate(request.sent_at) if request.sent_at else None,
        outcome=request.outcome,
        outcome_on=timezone.localdate(request.outcome_at) if request.outcome_at else None,
        is_overdue=is_overdue(request, now=now),
    )


def is_overdue(request: ReplyRequest, *, now: datetime.datetime) -> bool:
    """Whether somebody had time to answer and has not, and nobody has written down so."""
    return not request.outcome and bool(request.sent_at and request.deadline and request.deadline < now)


def standing_of(
    requests: Iterable[ReplyRequest], key: str, *, now: datetime.datetime | None = None
) -> list[StandingAnswer]:
    """What stands of requests about one claim, the newest of each respondent, the newest first; `key` is that of
    its allegation today. No query if the respondents are at hand.
    """
    now = now or timezone.now()
    today = timezone.localdate(now)
    newest: dict[tuple[int | None, str], ReplyRequest] = {}
    for request in sorted(requests, key=lambda each: -each.pk):
        label = "" if request.respondent_id else request.respondent_label.casefold()
        newest.setdefault((request.respondent_id, label), request)
    return [
        StandingAnswer(
            request,
            staleness(put=request.allegation_digest, now=key, until=request.lapses_on, today=today),
            asked_of(request, now=now),
        )
        for request in newest.values()
    ]


def standing_answers(
    claim_ids: Collection[int], *, now: datetime.datetime | None = None
) -> dict[int, list[StandingAnswer]]:
    """By claim, what came of asking, the newest of each respondent. Three queries, none without claims."""
    claims = with_allegations(claim_ids)
    held: dict[int, list[ReplyRequest]] = {key: [] for key in claims}
    if claims:
        for request in ReplyRequest.objects.filter(claim__in=claims).select_related(*_SHOWN):
            held[request.claim_id].append(request)
    return {key: standing_of(held[key], allegation_key_of(claim), now=now) for key, claim in claims.items()}


_SHOWN = (
    "respondent__merged_into",
    "answer",
    "item",
    "asked_by",
    "outcome_by",
    "waiver_asked_by",
    "waiver_approved_by",
)


def outstanding() -> QuerySet[ReplyRequest]:
    """Requests on which somebody waits, with claim and people: the nearest deadline first, what has none last.

    A request that was put anew, because the allegation changed, is left out: the newer one counts.
    """
    newer = ReplyRequest.objects.filter(
        claim=OuterRef("claim"), respondent=OuterRef("respondent"), pk__gt=OuterRef("pk")
    )
    requests = ReplyRequest.objects.filter(_OPEN, ~Exists(newer)).select_related("claim", *_SHOWN)
    return requests.order_by(F("deadline").asc(nulls_last=True), "pk")


def overdue(now: datetime.datetime | None = None) -> QuerySet[ReplyRequest]:
    """Of those, the ones whose time has run out, the oldest first."""
    return outstanding().filter(outcome="", sent_at__isnull=False, deadline__lt=now or timezone.now())


def waivers_to_decide(user_key: int) -> QuerySet[ReplyRequest]:
    """Waivers that this person could approve: asked for by somebody else, about what somebody else asked."""
    waiting = outstanding().filter(waiver_asked_by__isnull=False).exclude(outcome=ReplyOutcome.WAIVED)
    return waiting.exclude(Q(waiver_asked_by=user_key) | Q(asked_by=user_key))


def on_one_line(requests: QuerySet[ReplyRequest]) -> QuerySet[ReplyRequest]:
    """Of these, what a line of the desk shows: whom, which claim, until when, and whether a waiver waits.

    Nine tables of wide columns take longer to ask for than to answer, on a page that mostly has no such line.
    """
    lean = requests.select_related(None).select_related("claim", "respondent")
    return lean.only(
        "respondent_label",
        "deadline",
        "outcome",
        "waiver_asked_by",
        "claim__uid",
        "claim__public_text",
        "respondent__name",
    )


def accused_of(claim: Claim) -> list[ClaimParty]:
    """Whom a claim accuses and who does not speak in it. One query."""
    parties = list(claim.party_set.select_related("entity__merged_into").order_by("pk"))
    speakers = {party.entity_id for party in parties if party.role == Role.CLAIMANT}
    return [party for party in parties if party.role == Role.ACCUSED and party.entity_id not in speakers]
