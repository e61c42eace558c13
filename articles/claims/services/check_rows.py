"""The row of one question about one claim, read under its lock; made when somebody first does something about it.

Whoever gives a verdict locks the claims first and the question then: what hears of a verdict writes those claims.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from articles.claims.enums import CheckStatus
from articles.claims.enums import Tests as Axis
from articles.claims.exceptions import CheckNotPossible
from articles.claims.models import Claim, ClaimCheck, ClaimLink
from articles.claims.signals import check_moved
from newsroom.ledger.history import record_history

#: Where somebody may still say what they found.
UNDECIDED = frozenset({CheckStatus.OPEN.value, CheckStatus.ASSIGNED.value, CheckStatus.RETURNED.value})


def locked_check(claim: Claim, axis: str) -> ClaimCheck:
    """The question about the claim, or about the head of its group, locked, with claim and people at hand.

    Three queries, some more for the first act. Needs a transaction; raises CheckNotPossible for no such question.
    """
    key = _asked_of(claim, axis)
    ClaimCheck.objects.get_or_create(claim_id=key, axis=axis)
    return (
        ClaimCheck.objects.select_for_update(of=("self",), no_key=True)
        .select_related("claim", "assignee")
        .get(claim=key, axis=axis)
    )


def locked_with_claims(claim: Claim, axis: str) -> ClaimCheck:
    """The same for an act that may end in a verdict: claims that repeat it are locked before, in the one order.

    Five queries more. Raises CheckNotPossible where the claim joined or left a group in this very moment.
    """
    key = _asked_of(claim, axis)
    rows = lock_claims({key, claim.pk})
    check = locked_check(claim, axis)
    if check.claim_id != key:
        raise CheckNotPossible("The claim has just joined others that say the same: look at it again.")
    check.claim = rows[key]  # as it stands under the lock: its harm sets the path
    return check


def _asked_of(claim: Claim, axis: str) -> int:
    """Key of the claim that the question is asked of."""
    if axis not in Axis.values:
        raise CheckNotPossible(
            "There are two questions about a claim: whether they said it, whether it is so."
        )
    if axis != Axis.CONTENT:
        return claim.pk
    return Claim.objects.filter(pk=claim.pk).values_list("canonical", flat=True).get() or claim.pk


def lock_claims(keys: Iterable[int]) -> dict[int, Claim]:
    """These claims, those that say the same, and those linked to any of them, locked in the order of their keys.

    That is what a verdict may change the labels of. By key; three queries.
    """
    wanted = set(keys)
    wanted |= set(
        Claim.objects.filter(Q(canonical__in=wanted) | Q(same__in=wanted)).values_list("pk", flat=True)
    )
    links = ClaimLink.objects.filter(Q(from_claim__in=wanted) | Q(to_claim__in=wanted))
    wanted = wanted.union(*links.values_list("from_claim", "to_claim"))
    rows = Claim.objects.filter(pk__in=wanted).order_by("pk").select_for_update(no_key=True)
    return {row.pk: row for row in rows}


def move(check: ClaimCheck, status: str, **columns: Any) -> None:
    """Write where a question stands now, and what goes with it. One query."""
    for name, value in {"status": status, **columns}.items():
        setattr(check, name, value)
    check.save(update_fields=["status", *columns])


def tell(check: ClaimCheck, verb: str, *, by: Any, before: str, note: str = "") -> None:
    """One entry in the history of the claim, and news for the apps on the right where the question moved.

    The note begins with the question; what is blind never stands in it.
    """
    words = check.get_axis_display()
    record_history(
        actor=by,
        verb=verb,
        record=check.claim,
        from_state=before if before != check.status else "",
        to_state=check.status if before != check.status else "",
        note=f"{words}: {note}" if note else f"{words}.",
    )
    if before != check.status:
        check_moved.send(sender=ClaimCheck, check=check, before=before, by=by)


def name_of(user: Any) -> str:
    """How a person is called in a message to a colleague."""
    return user.get_full_name() or user.get_username()
