"""The head of the claim's page: what is said, by whom and how, how grave it would be if wrong, and who works on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from articles.claims.as_json import label_line
from articles.claims.enums import Basis, CheckStatus, Contention, Harm, Role
from articles.claims.enums import Tests as Axis
from articles.claims.models import Claim, ClaimCheck, ClaimParty
from articles.claims.rules import harm_reason, may_change, may_review, may_withhold, propose_harm
from newsroom.desk.row_html import short_name

HARM_TONES: dict[str, str] = {Harm.MODERATE: "warn", Harm.SERIOUS: "bad", Harm.GRAVE: "bad"}
CONTENTION_TONES: dict[str, str] = {Contention.NONE: "", Contention.SUPPORTED: "good"}
_STATUS_TONES: dict[str, str] = {
    CheckStatus.DONE: "good",
    CheckStatus.TO_APPROVE: "due",
    CheckStatus.LABELLING: "due",
    CheckStatus.RETURNED: "warn",
}


@dataclass(frozen=True, slots=True)
class Question:
    """How far one of the two questions is, and who has it. Never how it was rated before it is decided."""

    words: str
    status: str
    tone: str
    assignee: str


@dataclass(frozen=True, slots=True)
class HarmSaid:
    """How grave the claim would be if wrong, and why; `differs` where a person set it otherwise than its act says."""

    words: str
    tone: str
    why: str
    differs: str = ""


def head_context(request: HttpRequest, claim: Claim) -> dict[str, Any]:
    """What the head shows. Two queries, and one more in a group of claims that say the same."""
    prefetch_related_objects([claim], Prefetch("party_set", ClaimParty.objects.select_related("entity")))
    parties = list(claim.party_set.all())
    user, today = request.user, timezone.localdate()
    return {
        "harm": harm_said(claim, parties),
        "contention": (
            "" if claim.contention == Contention.NONE else claim.get_contention_display(),
            CONTENTION_TONES.get(claim.contention, "warn"),
        ),
        "claimants": [party for party in parties if party.role == Role.CLAIMANT],
        "label": label_line(claim),
        "questions": questions_of(claim),
        "is_overdue": claim.review_deadline is not None and claim.review_deadline < today,
        "other_wording": claim.original_wording
        and claim.original_wording.strip() != claim.public_text.strip(),
        "record_url": reverse("admin:claims_claim_change", args=[claim.pk]),
        "may_change": may_change(user),
        "review_url": reverse("admin:desk_claim_review", args=[claim.uid])
        if not claim.is_reviewed and may_review(user)
        else "",
        "withhold_url": reverse("admin:claims_claim_withhold", args=[claim.pk]) if may_withhold(user) else "",
        "public_url": claim.get_absolute_url() if claim.in_print and not claim.withheld_at else "",
    }


def harm_said(claim: Claim, parties: list[ClaimParty]) -> HarmSaid:
    """The harm on record with its reason. No query where the parties have their entities."""
    living = any(party.entity.is_living for party in parties if party.role == Role.ACCUSED)
    given: dict[str, Any] = {"act": claim.speech_act, "basis": claim.basis, "about_living_person": living}
    proposed = propose_harm(**given)
    differs = "" if proposed == claim.harm else f"set by hand: its act proposes {proposed.label.lower()}"
    return HarmSaid(
        words=claim.get_harm_display(),
        tone=HARM_TONES.get(claim.harm, ""),
        why=harm_reason(**given),
        differs=differs,
    )


def questions_of(claim: Claim) -> list[Question]:
    """Where the two questions stand: whether it is so is asked of the head of the group. One query."""
    if claim.basis == Basis.OFFICIAL_ACT:
        return []
    owners = {Axis.ATTRIBUTION: claim.pk, Axis.CONTENT: claim.canonical_id or claim.pk}
    rows = ClaimCheck.objects.filter(claim__in=set(owners.values())).select_related("assignee")
    checks = {(check.claim_id, check.axis): check for check in rows}
    found = []
    for axis, owner in owners.items():
        check = checks.get((owner, axis))
        status = CheckStatus(check.status) if check else CheckStatus.OPEN
        found.append(
            Question(
                words=axis.label,
                status=str(status.label),
                tone=_STATUS_TONES.get(status, ""),
                assignee=short_name(check.assignee) if check else "",
            )
        )
    return found
