"""The panel of replies on the claim's page: who was asked, what came, and what we print."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from articles.claims.models import Claim
from articles.claims.reply_rules import OPEN_TO_MORE, Outcome
from articles.claims.rules import may_ask_reply, may_waive_reply
from articles.claims.selectors import records_about, standing_for
from articles.claims.selectors.replies import accused_of, standing_answers
from articles.claims.vocabulary import SpeechAct
from entities.enums import Schema
from newsroom.desk.claims.reply_forms import AnswerForm, WaiverForm

_WAIVING = frozenset({SpeechAct.DESIGNATE, SpeechAct.SANCTION})


def replies_context(request: HttpRequest, claim: Claim) -> dict[str, Any]:
    """What came of asking, whom nobody asked yet, and the answers on file. Nine queries at most."""
    standing = standing_answers([claim.pk]).get(claim.pk, [])
    user, today = request.user, timezone.localdate()
    may_ask, may_waive = may_ask_reply(user), may_waive_reply(user)
    serving = {each.request.respondent_id for each in standing if not each.stale}
    rows = []
    for each in standing:
        row = each.request
        waits = row.waits_for_waiver
        rows.append(
            {
                "row": row,
                "standing": each,
                "tone": _tone(each),
                "form": AnswerForm(
                    auto_id=f"reply-{row.pk}-%s", silence=bool(row.sent_at), initial={"on": today}
                )
                if may_ask and Outcome(row.outcome) in OPEN_TO_MORE
                else None,
                "waiver": WaiverForm(auto_id=f"waiver-{row.pk}-%s")
                if may_ask and not waits and row.outcome in ("", Outcome.NO_ANSWER, Outcome.UNREACHABLE)
                else None,
                "may_decide": waits
                and may_waive
                and user.pk not in (row.waiver_asked_by_id, row.asked_by_id),
                "may_take_back": waits and may_ask and user.pk == row.waiver_asked_by_id,
                "ask_again": _ask_url(claim, standing_for(row.respondent).slug)
                if may_ask and each.stale and row.respondent
                else "",
            }
        )
    accused = accused_of(claim)
    records = records_about({standing_for(party.entity).slug for party in accused})
    unasked = [
        {
            "name": party.entity.name,
            "url": _ask_url(claim, standing_for(party.entity).slug) if may_ask else "",
            "waived": _standing_waiver(party.entity, records.get(standing_for(party.entity).slug, [])),
        }
        for party in accused
        if party.entity_id not in serving
        and party.entity_id not in {each.request.respondent_id for each in standing}
    ]
    return {
        "rows": rows,
        "unasked": unasked,
        "count": len(rows) or None,
        "ask_url": _ask_url(claim, "") if may_ask else "",
        "write_url": f"{reverse('admin:claims_claim_add')}?answers={claim.uid}" if may_ask else "",
        "today": today,
    }


def _tone(standing: Any) -> str:
    if standing.stale or standing.is_overdue:
        return "bad"
    outcome = standing.request.outcome
    if outcome in (Outcome.REPLIED, Outcome.PUBLIC, Outcome.DECLINED):
        return "good"
    return "" if outcome == Outcome.WAIVED else "warn"


def _standing_waiver(entity: Any, records: list[Claim]) -> str:
    """The act by which an organisation need not be asked, as P04 has it: “designated …”; "" for none."""
    if entity.schema not in (Schema.ORGANIZATION, Schema.COMPANY, Schema.PUBLIC_BODY):
        return ""
    return next((record.public_text for record in records if record.speech_act in _WAIVING), "")


def _ask_url(claim: Claim, slug: str) -> str:
    asked = [("claim", claim.uid), *([("respondent", slug)] if slug else [])]
    return f"{reverse('admin:desk_reply_ask')}?{urlencode(asked)}"
