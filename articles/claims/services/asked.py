"""What readers are told of our asking for a reply, where no words of the respondent are on file as a claim."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from articles.claims.enums import ReplyOutcome
from articles.claims.labels import Answer
from articles.claims.models import Claim, ClaimParty, ReplyRequest
from articles.claims.selectors.allegation import key_with_parties
from articles.claims.vocabulary import LinkKind, SpeechAct

_SILENT = frozenset({ReplyOutcome.NO_ANSWER.value, ReplyOutcome.UNREACHABLE.value})


@dataclass(frozen=True, slots=True)
class Asked:
    """The newest request that brought nothing (`on` a day, None where there is none), and who declined to comment."""

    on: datetime.date | None = None
    of: str = ""
    unreached: bool = False
    declined: tuple[Answer, ...] = ()

    @classmethod
    def of_requests(
        cls, requests: Iterable[ReplyRequest], *, parties: Collection[int], answered: Collection[int]
    ) -> Asked:
        """From the requests about one claim, oldest first: of each respondent the newest counts.

        `answered` are the keys of those whose answers are on file as claims: of them nothing is added. A respondent is
        named where the claim itself names them (`parties`) or a story in print does. While there is still time to
        answer, readers are told nothing, nor of a waiver; one given when the time was over leaves the silence told.
        """
        newest: dict[object, ReplyRequest] = {}
        for request in requests:
            newest[request.respondent_id or request.respondent_label] = request
        open_ = [each for each in newest.values() if each.respondent_id not in answered]
        silent = [each for each in open_ if each.sent_at and _is_silent(each)]
        declined = [
            each for each in open_ if each.outcome == ReplyOutcome.DECLINED and each.answer_id is None
        ]
        last = max(silent, key=lambda each: (each.sent_at, each.pk), default=None)
        return cls(
            on=_day(last.sent_at) if last else None,
            of=_name(last, parties) if last else "",
            unreached=last is not None and last.outcome == ReplyOutcome.UNREACHABLE,
            declined=tuple(_declined(each, parties) for each in declined),
        )


def asked_about(
    claims: Iterable[Claim], parties: Mapping[int, Iterable[ClaimParty]]
) -> dict[int, list[ReplyRequest]]:
    """By key of a claim the requests for a reply to what it says today, oldest first. One query.

    What was put to somebody before the allegation changed is left out: of the one that stands nobody was asked.
    """
    held = {claim.pk: claim for claim in claims}
    found: dict[int, list[ReplyRequest]] = defaultdict(list)
    keys: dict[int, str] = {}
    rows = ReplyRequest.objects.filter(claim__in=list(held)).select_related("respondent").order_by("pk")
    for request in rows.defer("allegations", "note", "waiver_reason"):
        key = request.claim_id
        if key not in keys:
            keys[key] = key_with_parties(held[key], parties.get(key, ()))
        if request.allegation_digest in ("", keys[key]):
            found[key].append(request)
    return found


def _is_silent(request: ReplyRequest) -> bool:
    """A person wrote down that nothing came; or what was waived was a time that had run out already."""
    if request.outcome == ReplyOutcome.WAIVED:
        at, due = request.outcome_at, request.deadline
        return at is not None and due is not None and due <= at
    return request.outcome in _SILENT


def _declined(request: ReplyRequest, parties: Collection[int]) -> Answer:
    day = _day(request.outcome_at)
    return Answer(
        kind=LinkKind.RESPONDS_TO,
        by=_name(request, parties),
        on=day.isoformat() if day else None,
        act=SpeechAct.DECLINE,
    )


def _name(request: ReplyRequest, parties: Collection[int]) -> str:
    """The respondent's name where readers know it from the claim or from print; else nobody is named."""
    entity = request.respondent
    if entity is None:
        return ""
    return entity.name if entity.pk in parties or entity.in_print else ""


def _day(at: datetime.datetime | None) -> datetime.date | None:
    return timezone.localdate(at) if at else None
