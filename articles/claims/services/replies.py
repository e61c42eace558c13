"""Asking for a reply, and writing down what came: the right of reply, as the desk does it.

An answer is a claim of its own, linked to what it answers. Where somebody is reached is kept nowhere, and what a letter
says stands on the request alone: the history tells whom, about which claim, until when and what came of it.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.claims.enums import Channel, LinkKind, ReplyOutcome
from articles.claims.exceptions import ClaimError, ClaimNotAllowed
from articles.claims.models import Claim, ReplyRequest, SourceItem
from articles.claims.reply_rules import ANSWERED, OPEN_TO_MORE, Outcome, lapses_on
from articles.claims.rules import may_ask_reply
from articles.claims.selectors.replies import allegation_key_of, with_allegations
from articles.claims.services.answers import write_answer
from articles.claims.services.link import link_claims
from articles.claims.services.state import refresh_claim_state
from articles.claims.vocabulary import ANSWERS
from entities.models import Entity
from newsroom.ledger.history import record_history
from newsroom.ledger.typed import said

ASK, CLOSE = "ask reply", "close reply"
#: More accusations than any letter puts.
MOST_CLAIMS = 40


@transaction.atomic
def ask(
    *,
    claims: Sequence[Claim],
    by: Any,
    channel: str,
    allegations: str,
    deadline: datetime.datetime,
    respondent: Entity | None = None,
    respondent_label: str = "",
    sent_at: datetime.datetime | None = None,
    note: str = "",
) -> list[ReplyRequest]:
    """Write down that somebody was asked about these claims in one letter; gives a request for each.

    `allegations` is what was put to them, in the words used. `respondent_label` names who was written to where that is
    not the respondent (“her lawyer”) or nobody on file. Claims about which we already wait for this respondent are left
    out. Raises ClaimNotAllowed without the right, ValidationError by field for what is missing, ClaimError where
    nothing is left to ask. Five queries, and one for each claim.
    """
    _allow(by)
    sent = sent_at or timezone.now()
    label, letter_text = said(respondent_label)[:200], said(allegations)
    errors = _asked_wrongly(claims, respondent, label, channel, letter_text, sent, deadline)
    if errors:
        raise ValidationError(errors)
    wanted = {claim.pk: claim for claim in claims}
    keys = {key: allegation_key_of(claim) for key, claim in with_allegations(wanted).items()}
    waiting = _waiting(keys, respondent, label)
    claims = [claim for key, claim in wanted.items() if key not in waiting or not waiting[key].sent_at]
    if not claims:
        raise ClaimError(
            f"{respondent or label} was asked about this already: write down what came before you ask again."
        )
    letter = uuid.uuid4()
    requests = []
    for claim in claims:
        # one on which somebody asked for a waiver, and nobody the respondent
        request = waiting.get(claim.pk) or ReplyRequest(
            claim=claim, respondent=respondent, asked_by=by, allegation_digest=keys[claim.pk]
        )
        request.respondent_label, request.allegations, request.channel = label, letter_text, channel
        request.sent_at, request.deadline, request.letter = sent, deadline, letter
        request.note = "\n".join(filter(None, (request.note, said(note))))
        requests.append(request)
    _insert(requests)
    until = f"{timezone.localtime(deadline):%Y-%m-%d %H:%M}"
    for request in requests:
        words = f"{request.in_history}, by {Channel(channel).label.lower()}, until {until}"
        record_history(actor=by, verb=ASK, record=request.claim, note=words)
    return requests


@transaction.atomic
def close(
    *,
    requests: Sequence[ReplyRequest],
    by: Any,
    outcome: str,
    on: datetime.date | None = None,
    kind: str = LinkKind.DENIES,
    words: str = "",
    public_text: str = "",
    speaker: str = "",
    answer: Claim | None = None,
    item: SourceItem | None = None,
    note: str = "",
) -> list[ReplyRequest]:
    """Write down what came of asking, of one respondent about one claim or several; gives the requests anew.

    For an answer (replied, answered in public, declined) a claim is recorded that answers them all, or `answer` is the
    one on file that does; `kind` says how it stands to the allegation, `words` are theirs, `item` is what they stand
    in, `on` the day they were said. An answer in public needs its item. A late answer may follow on silence. Raises
    ClaimNotAllowed without the right, ValidationError by field for what is missing, ClaimError for what is decided
    already or comes too early. Waiving is another verb: `services.waivers`.
    """
    _allow(by)
    outcome = Outcome(outcome)
    day = on or timezone.localdate()
    current = _locked(requests)
    _refuse_unfit(current, outcome, day)
    if outcome in ANSWERED:
        claims = [request.claim for request in current]
        link = LinkKind.RESPONDS_TO if outcome is Outcome.DECLINED else _link_kind(kind)
        if answer is None:
            answer, item = write_answer(
                claims=claims,
                by=by,
                outcome=outcome,
                kind=link,
                on=day,
                respondent=current[0].respondent,
                respondent_label=current[0].respondent_label,
                words=words,
                public_text=public_text,
                speaker=speaker,
                item=item,
            )
        link_claims([(answer, link, claim) for claim in claims], by=by)
    now = timezone.now()
    for request in current:
        request.outcome, request.outcome_by = outcome.value, by
        request.outcome_at = _at(day, now)
        request.lapses_on = lapses_on(outcome, day)
        request.answer = answer if outcome in ANSWERED else None
        request.item = item if outcome in ANSWERED else None
        request.waiver_asked_by = request.waiver_asked_at = None
        request.waiver_reason = ""
        request.waiver_approved_by = None
        request.note = "\n".join(filter(None, (request.note, said(note))))
        request.save()
        told = f"{request.in_history}: {ReplyOutcome(outcome).label.lower()}"
        record_history(actor=by, verb=CLOSE, record=request.claim, note=told)
    refresh_claim_state([request.claim for request in current])
    return current


@transaction.atomic
def record_answer(
    *,
    claims: Sequence[Claim],
    by: Any,
    respondent: Entity | None = None,
    respondent_label: str = "",
    outcome: str = ReplyOutcome.ANSWERED_IN_PUBLIC,
    **told: Any,
) -> list[ReplyRequest]:
    """Write down an answer to claims about which nobody was asked, or not yet: what they said in public, a reply that
    came by itself. See `close` for what `told` holds and for what it raises.
    """
    _allow(by)
    if outcome not in ANSWERED:
        raise ClaimError("Nobody was asked: only an answer can be written down.")
    label = said(respondent_label)[:200]
    errors = _whom_wrongly(claims, respondent, label)
    if errors:
        raise ValidationError(errors)
    claims = list({claim.pk: claim for claim in claims}.values())
    keys = {
        key: allegation_key_of(claim)
        for key, claim in with_allegations([claim.pk for claim in claims]).items()
    }
    waiting = _waiting(keys, respondent, label)
    letter = uuid.uuid4()
    fresh = [
        ReplyRequest(
            claim=claim,
            respondent=respondent,
            respondent_label=label,
            asked_by=by,
            allegation_digest=keys[claim.pk],
            letter=letter,
        )
        for claim in claims
        if claim.pk not in waiting
    ]
    _insert(fresh)
    return close(requests=[*waiting.values(), *fresh], by=by, outcome=outcome, **told)


def close_unanswered(
    *, requests: Sequence[ReplyRequest], by: Any
) -> tuple[list[ReplyRequest], list[ReplyRequest]]:
    """Write down “no answer” for each whose time has run out; gives those closed and those left as they are."""
    _allow(by)
    now = timezone.now()
    ready: list[ReplyRequest] = []
    left: list[ReplyRequest] = []
    for request in requests:
        may_close = not request.outcome and request.sent_at and request.deadline and request.deadline <= now
        (ready if may_close else left).append(request)
    closed: list[ReplyRequest] = []
    for request in ready:
        try:
            closed += close(requests=[request], by=by, outcome=ReplyOutcome.NO_ANSWER)
        except ClaimError:
            left.append(request)
    return closed, left


# --- parts ---------------------------------------------------------------------------------------------------------


def _allow(by: Any) -> None:
    if not may_ask_reply(by):
        raise ClaimNotAllowed("Your role may not ask for replies: ask a reporter, a checker or an editor.")


def _whom_wrongly(claims: Sequence[Claim], respondent: Entity | None, label: str) -> dict[str, str]:
    errors = {}
    if not claims:
        errors["claims"] = "Tick at least one accusation."
    elif len(claims) > MOST_CLAIMS:
        errors["claims"] = f"At most {MOST_CLAIMS} accusations are put in one letter."
    if respondent is None and not label:
        errors["respondent"] = "Say who is asked."
    return errors


def _asked_wrongly(
    claims: Sequence[Claim],
    respondent: Entity | None,
    label: str,
    channel: str,
    letter_text: str,
    sent: datetime.datetime,
    deadline: datetime.datetime | None,
) -> dict[str, str]:
    errors = _whom_wrongly(claims, respondent, label)
    if channel not in Channel.values:
        errors["channel"] = "Say how they were asked."
    if not letter_text:
        errors["allegations"] = "Write down what was put to them."
    if deadline is None or deadline <= sent:
        errors["deadline"] = "Give them time: the deadline must come after the asking."
    return errors


def _waiting(keys: Mapping[int, str], respondent: Entity | None, label: str) -> dict[int, ReplyRequest]:
    """By claim, the request on which this respondent's answer to what is alleged today is awaited. One query."""
    whom = (
        {"respondent": respondent} if respondent else {"respondent__isnull": True, "respondent_label": label}
    )
    rows = ReplyRequest.objects.filter(claim__in=list(keys), outcome="", **whom).select_related(
        "claim", "respondent"
    )
    return {row.claim_id: row for row in rows.order_by("pk") if row.allegation_digest == keys[row.claim_id]}


def _insert(requests: Sequence[ReplyRequest]) -> None:
    try:
        with transaction.atomic():
            for request in requests:
                request.save()
    except IntegrityError as refused:
        raise ClaimError("A colleague asked at the same moment: look again at what is on file.") from refused


def _locked(requests: Sequence[ReplyRequest]) -> list[ReplyRequest]:
    """The requests read anew, in the one order of locks; all are of one respondent."""
    rows = ReplyRequest.objects.filter(pk__in=[request.pk for request in requests]).order_by("pk")
    current = list(rows.select_for_update(of=("self",)).select_related("claim", "respondent"))
    if not current:
        raise ClaimError("There is no such request any more.")
    if len({(request.respondent_id, request.respondent_label) for request in current}) > 1:
        raise ClaimError("One answer is one respondent's: close these one by one.")
    return current


def _refuse_unfit(current: Sequence[ReplyRequest], outcome: Outcome, day: datetime.date) -> None:
    now = timezone.now()
    if outcome in (Outcome.WAITING, Outcome.WAIVED):
        raise ClaimError("Say what came of it. A waiver is asked for, and approved by somebody else.")
    if day > timezone.localdate(now):
        raise ValidationError({"on": "This day has not come yet."})
    for request in current:
        if Outcome(request.outcome) not in OPEN_TO_MORE:
            told = ReplyOutcome(request.outcome).label.lower()
            raise ClaimError(
                f"What came of it is on file already ({told}): ask again if there is more to ask."
            )
        silence = outcome in (Outcome.NO_ANSWER, Outcome.UNREACHABLE)
        if silence and request.sent_at is None:
            raise ClaimError("Nobody was asked yet: ask first.")
        if outcome is Outcome.NO_ANSWER and request.deadline and request.deadline > now:
            until = timezone.localtime(request.deadline)
            raise ClaimError(f"They have until {until:%d %b %Y, %H:%M} to answer: wait until then.")


def _link_kind(kind: str) -> LinkKind:
    if kind not in ANSWERS or kind == LinkKind.WITHDRAWS:
        raise ValidationError({"kind": "Say how the answer stands to the allegation."})
    return LinkKind(kind)


def _at(day: datetime.date, now: datetime.datetime) -> datetime.datetime:
    """The moment of an outcome: now, or noon of an earlier day."""
    if day == timezone.localdate(now):
        return now
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))
