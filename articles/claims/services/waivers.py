"""Going to print without an answer: one person asks for it with a reason, another one answers for it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.claims.enums import ReplyOutcome
from articles.claims.exceptions import ClaimError, ClaimNotAllowed
from articles.claims.models import Claim, ReplyRequest
from articles.claims.reply_rules import OPEN_TO_MORE, Outcome, lapses_on
from articles.claims.rules import may_ask_reply, may_waive_reply
from articles.claims.selectors.replies import allegation_key_of, with_allegations
from articles.claims.services.state import refresh_claim_state
from entities.models import Entity
from newsroom.ledger.history import record_history
from newsroom.ledger.typed import said

ASK, APPROVE, REFUSE = "ask waiver", "approve waiver", "refuse waiver"


@transaction.atomic
def request_waiver(
    *,
    claims: Sequence[Claim],
    by: Any,
    reason: str,
    respondent: Entity | None = None,
    respondent_label: str = "",
) -> list[ReplyRequest]:
    """Ask that a respondent's answer to these claims be done without; gives a request for each claim.

    Where they were asked already and have not answered, it stands on that request. Raises ClaimNotAllowed without the
    right, ValidationError by field, ClaimError where an answer is on file. Nothing may be printed on it until somebody
    else approves.
    """
    if not may_ask_reply(by):
        raise ClaimNotAllowed("Your role may not ask for a waiver: ask a reporter, a checker or an editor.")
    reason, label = said(reason), said(respondent_label)[:200]
    errors = {}
    if not reason:
        errors["waiver_reason"] = "Say why: whoever approves it and the files of the house need the reason."
    if not claims:
        errors["claims"] = "Tick at least one accusation."
    if respondent is None and not label:
        errors["respondent"] = "Say whose answer is done without."
    if errors:
        raise ValidationError(errors)
    claims = list({claim.pk: claim for claim in claims}.values())
    held = with_allegations([claim.pk for claim in claims])
    newest = _newest(claims, respondent, label)
    letter, now = uuid.uuid4(), timezone.now()
    requests = []
    for claim in claims:
        key = allegation_key_of(held[claim.pk])
        request = newest.get(claim.pk)
        if request is not None and not _can_be_waived(request, key):
            request = None  # an answer to something else, or one that has lapsed: it stays as it is
        if request is None:
            request = ReplyRequest(
                claim=claim,
                respondent=respondent,
                respondent_label=label,
                asked_by=by,
                allegation_digest=key,
                letter=letter,
            )
        request.waiver_reason, request.waiver_asked_by, request.waiver_asked_at = reason, by, now
        request.save()
        requests.append(request)
        record_history(actor=by, verb=ASK, record=claim, note=request.in_history)
    return requests


@transaction.atomic
def approve_waiver(*, request: ReplyRequest, by: Any) -> ReplyRequest:
    """Answer for printing without this respondent's answer. Neither who asked for it nor who asked the respondent may.

    Raises ClaimNotAllowed without the right or for oneself, ClaimError where nothing waits, or the allegation has
    changed since it was asked for.
    """
    request = _waiting(request, by)
    if by.pk in (request.waiver_asked_by_id, request.asked_by_id):
        raise ClaimNotAllowed("You cannot approve what you asked for yourself: have somebody else decide.")
    (claim,) = with_allegations([request.claim_id]).values()
    if allegation_key_of(claim) != request.allegation_digest:
        raise ClaimError("The allegation changed since this was asked for: ask again.")
    now = timezone.now()
    request.outcome, request.outcome_by, request.outcome_at = ReplyOutcome.WAIVED, by, now
    request.waiver_approved_by = by
    request.lapses_on = lapses_on(Outcome.WAIVED, timezone.localdate(now))
    request.save()
    record_history(actor=by, verb=APPROVE, record=request.claim, note=request.in_history)
    refresh_claim_state([request.claim])
    return request


@transaction.atomic
def refuse_waiver(*, request: ReplyRequest, by: Any, note: str) -> ReplyRequest:
    """Say no, with a word to whoever asked: the respondent is asked, or waited for. Who asked may take it back so."""
    note = said(note)
    is_own = by.pk == request.waiver_asked_by_id and may_ask_reply(by)
    request = _waiting(request, by, anyway=is_own)
    if not note and not is_own:
        raise ValidationError({"note": "Say why not: whoever asked has to know what to do instead."})
    request.waiver_asked_by = request.waiver_asked_at = None
    request.note = "\n".join(filter(None, (request.note, f"No waiver: {note}" if note else "")))
    request.save()
    record_history(actor=by, verb=REFUSE, record=request.claim, note=request.in_history)
    return request


def _waiting(request: ReplyRequest, by: Any, *, anyway: bool = False) -> ReplyRequest:
    if not (may_waive_reply(by) or anyway):
        raise ClaimNotAllowed("Only an editor or legal may decide about a waiver.")
    rows = ReplyRequest.objects.filter(pk=request.pk).select_for_update(of=("self",))
    current = rows.select_related("claim", "respondent").get()
    if not current.waits_for_waiver:
        raise ClaimError("Nothing waits for a decision here: a colleague was faster.")
    return current


def _newest(claims: Sequence[Claim], respondent: Entity | None, label: str) -> dict[int, ReplyRequest]:
    whom = (
        {"respondent": respondent} if respondent else {"respondent__isnull": True, "respondent_label": label}
    )
    rows = ReplyRequest.objects.filter(claim__in=[claim.pk for claim in claims], **whom).order_by("pk")
    locked = rows.select_for_update(of=("self",)).select_related("respondent")
    return {request.claim_id: request for request in locked}


def _can_be_waived(request: ReplyRequest, key: str) -> bool:
    """Whether a waiver may stand on this request: no answer came, and it was about what is alleged today."""
    if Outcome(request.outcome) not in OPEN_TO_MORE:
        if request.allegation_digest == key and (
            request.lapses_on is None or request.lapses_on >= timezone.localdate()
        ):
            raise ClaimError(f"{request.whom} answered this already: there is nothing to waive.")
        return False
    if request.outcome == ReplyOutcome.WAIVED:
        return False
    return request.allegation_digest == key
