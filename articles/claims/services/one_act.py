"""Many claims of little harm settled in one act: what is on file confirms them, the rest is left out for one reason."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from articles.claims.enums import AssessmentRole, CheckPath
from articles.claims.enums import Tests as Axis
from articles.claims.exceptions import CheckNotAllowed
from articles.claims.models import Assessment, Claim, ClaimCheck
from articles.claims.rules import may_decide
from articles.claims.selectors.one_act import CONFIRM, SKIP, OneAct, plan_for
from articles.claims.selectors.snapshot import snapshots_of
from articles.claims.services.check_rows import lock_claims
from articles.claims.services.checks import write_skip
from articles.claims.services.verdicts import give_verdict
from newsroom.ledger.typed import said


@dataclass(slots=True)
class Settled:
    """What one act did: claims confirmed, claims left out, and those that it left as they were, each with why."""

    confirmed: list[Claim] = field(default_factory=list)
    skipped: list[Claim] = field(default_factory=list)
    left: list[OneAct] = field(default_factory=list)


@transaction.atomic
def settle_in_one_act(claims: Collection[int], *, by: Any, skip_reason: str = "") -> Settled:
    """Give a verdict on who said it for each of these claims (by key) whose harm takes one act and whose evidence is on
    file; leave out those without evidence, if a reason is given. Everything else is left as it is and told.

    Raises CheckNotAllowed without the right. About twelve queries and seven for each claim that is settled.
    """
    if not may_decide(by):
        raise CheckNotAllowed("Your role may not check claims: ask a checker or an editor.")
    reason = said(skip_reason)
    rows = lock_claims(claims)
    keys = [key for key in claims if key in rows]
    checks = _locked_checks(keys)
    plan = plan_for(keys, by)
    snapshots = snapshots_of([rows[key] for key in keys], Axis.ATTRIBUTION)
    settled = Settled()
    for each in plan:
        check, snapshot = checks.get(each.claim.pk), snapshots[each.claim.pk]
        if each.what == CONFIRM:
            check = check or _new_check(rows[each.claim.pk])
            _confirm(check, each.rating, snapshot, by)
            settled.confirmed.append(each.claim)
        elif each.what == SKIP and reason:
            check = check or _new_check(rows[each.claim.pk])
            write_skip(check, reason=reason, snapshot=snapshot, by=by)
            settled.skipped.append(each.claim)
        else:
            settled.left.append(each)
    return settled


def _locked_checks(keys: Collection[int]) -> dict[int, ClaimCheck]:
    rows = (
        ClaimCheck.objects.select_for_update(of=("self",), no_key=True)
        .select_related("claim", "assignee")
        .filter(claim__in=keys, axis=Axis.ATTRIBUTION)
        .order_by("claim")
    )
    return {row.claim_id: row for row in rows}


def _new_check(claim: Claim) -> ClaimCheck:
    """Its claim is locked, and everybody who settles it locks the claim first: nobody makes another one meanwhile,
    and where somebody only takes it, the database refuses the second row.
    """
    return ClaimCheck.objects.create(claim=claim, axis=Axis.ATTRIBUTION)


def _confirm(check: ClaimCheck, rating: str, snapshot: dict[str, Any], by: Any) -> None:
    Assessment.objects.create(
        check_of=check,
        round=check.round,
        role=AssessmentRole.PROPOSAL,
        rating=rating,
        snapshot=snapshot,
        by=by,
    )
    check.assignee = by
    give_verdict(
        check,
        rating=rating,
        rationale="",
        snapshot=snapshot,
        path=CheckPath.ONE_ACT,
        proposed_by=by,
        by=by,
    )
