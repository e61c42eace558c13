"""Claims that say the same: one group, one head.

What is found out about the content belongs to the head, and counts for all; whether somebody said it is asked of each
claim by itself. A group is flat: every other claim of it points at the head, and a head at nothing, so that there is no
circle to walk. Evidence on the content moves to the head with its claim, and back again with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q

from articles.claims.enums import CheckStatus
from articles.claims.enums import Tests as Axis
from articles.claims.exceptions import ClaimError, ClaimNotAllowed
from articles.claims.models import Claim, ClaimCheck, ClaimFingerprint, Evidence
from articles.claims.rules import may_link
from articles.claims.services.queue import refresh_queue
from articles.claims.services.state import refresh_claim_state
from articles.claims.similar import Fingerprint, Relation, compare
from newsroom.ledger.history import record_history

_AT_WORK = (CheckStatus.ASSIGNED, CheckStatus.LABELLING, CheckStatus.TO_APPROVE, CheckStatus.RETURNED)


class SaysTheOpposite(ClaimError):
    """The two claims read as each other's opposite: a person has to say that they have looked."""


def keys_of_group(claim: Claim) -> set[int]:
    """Keys of all claims of the group, itself among them. One query."""
    head = claim.canonical_id or claim.pk
    return {head, claim.pk, *Claim.objects.filter(canonical=head).values_list("pk", flat=True)}


def locked_groups(*claims: Claim) -> dict[int, Claim]:
    """The claims and all that are in a group with them, locked in the one order and read anew. By key.

    Needs a transaction. Raises ClaimError where somebody moved one of them between the reading and the lock: whoever
    asks again sees how it stands now.
    """
    now = dict(Claim.objects.filter(pk__in=[each.pk for each in claims]).values_list("pk", "canonical_id"))
    heads = {head or key for key, head in now.items()}
    rows = Claim.objects.filter(Q(pk__in=heads | set(now)) | Q(canonical__in=heads))
    found = {row.pk: row for row in rows.order_by("pk").select_for_update(of=("self",), no_key=True)}
    if len(now) < len({each.pk for each in claims}) or any(
        key not in found or found[key].canonical_id != head for key, head in now.items()
    ):
        raise ClaimError("Somebody has just changed what says the same here. Look again, and repeat it.")
    return found


@transaction.atomic
def join_group(*, claim: Claim, other: Claim, by: Any, despite_opposite: bool = False) -> Claim:
    """Say that two claims say the same; with them, all that said the same as either. Gives the head.

    The head of `other` stays one, unless only the other side has been checked for its content: then that side leads.
    Raises ClaimNotAllowed; ClaimError for a claim with itself, where both sides were checked and came out differently,
    or while one of two checks is still going on; SaysTheOpposite unless `despite_opposite`. Some fifteen queries.
    """
    _allow(by)
    if claim.pk == other.pk:
        raise ClaimError("This is the same claim: choose another one.")
    found = locked_groups(claim, other)
    claim, other = found[claim.pk], found[other.pk]
    mine, theirs = found[claim.canonical_id or claim.pk], found[other.canonical_id or other.pk]
    if mine.pk == theirs.pk:
        return mine
    if not despite_opposite and _is_opposite(claim, other):
        raise SaysTheOpposite(
            "As they stand, one says the opposite of the other: link them as a denial. If they do say the same, tick"
            " that you have read both."
        )
    head, gone = _lead(mine, theirs)
    moved = sorted(key for key, each in found.items() if gone.pk in (key, each.canonical_id))
    Claim.objects.filter(pk__in=moved).update(canonical=head)
    _gather_evidence(moved, head)
    refresh_claim_state(found.values())
    refresh_queue(found)
    record_history(actor=by, verb="join same", record=claim, note=f"Says the same as {other.uid}.")
    record_history(actor=by, verb="join same", record=other, note=f"Says the same as {claim.uid}.")
    return head


@transaction.atomic
def leave_group(*, claim: Claim, by: Any) -> None:
    """Say that a claim does not say the same as its group. Where the head leaves, the oldest of the rest leads.

    What was found for the claim goes with it, what was found for the others stays with them; verdicts stay where they
    were given. Nothing happens to a claim that is alone. Raises ClaimNotAllowed, and ClaimError while the content is
    being checked for the group by way of this claim. Some ten queries.
    """
    _allow(by)
    found = locked_groups(claim)
    claim = found[claim.pk]
    rest = sorted(key for key in found if key != claim.pk)
    if not rest:
        return
    if claim.canonical_id is None:
        if _at_work([claim.pk]):
            raise ClaimError(
                "Its content is being checked for the whole group: finish that check or give it back first."
            )
        head = found[rest[0]]
        Claim.objects.filter(pk=head.pk).update(canonical=None)
        Claim.objects.filter(pk__in=rest[1:]).update(canonical=head)
        _hand_over(claim, head)
    else:
        head = found[claim.canonical_id]
        Claim.objects.filter(pk=claim.pk).update(canonical=None)
        _give_back(claim)
    refresh_claim_state(found.values())
    refresh_queue(found)
    note = f"No longer said to be the same as {head.uid}."
    record_history(actor=by, verb="leave same", record=claim, note=note)


def _allow(by: Any) -> None:
    if not may_link(by):
        raise ClaimNotAllowed("Your role may not say how claims stand to one another: ask an editor.")


def _lead(mine: Claim, theirs: Claim) -> tuple[Claim, Claim]:
    """Which of two heads leads, and which follows."""
    checks = {
        check.claim_id: check
        for check in ClaimCheck.objects.filter(claim__in=(mine, theirs), axis=Axis.CONTENT)
        if check.rating or check.status in _AT_WORK
    }
    if len(checks) == 2:
        if any(check.status in _AT_WORK for check in checks.values()):
            raise ClaimError(
                "The content of both is in check. Finish one of the checks or give it back, then join them."
            )
        if checks[mine.pk].rating != checks[theirs.pk].rating:
            raise ClaimError(
                "Both were checked, and came out differently: one of the verdicts has to be given anew before they"
                " can count as the same."
            )
    if mine.pk in checks and theirs.pk not in checks:
        return mine, theirs
    return theirs, mine


def _at_work(keys: Iterable[int]) -> bool:
    return ClaimCheck.objects.filter(claim__in=list(keys), axis=Axis.CONTENT, status__in=_AT_WORK).exists()


def _is_opposite(claim: Claim, other: Claim) -> bool:
    """Whether their kept fingerprints read as opposites; not where one of them has none yet. One query."""
    held = dict(ClaimFingerprint.objects.filter(claim__in=(claim, other)).values_list("claim_id", "data"))
    if len(held) < 2:
        return False
    relation = compare(Fingerprint.from_json(held[claim.pk]), Fingerprint.from_json(held[other.pk])).relation
    return relation is Relation.OPPOSITE


def _gather_evidence(keys: list[int], head: Claim) -> None:
    """Content evidence of these claims goes to the head; what the head has in the same sense stays where it is."""
    held = _senses(head)
    for piece in Evidence.objects.filter(claim__in=keys, tests=Axis.CONTENT).order_by("pk"):
        sense = (piece.item_id, piece.stance)
        if sense in held:
            continue
        held.add(sense)
        # What was gathered for this very claim before it came to lead is at home again.
        home = piece.found_for_id or piece.claim_id
        Evidence.objects.filter(pk=piece.pk).update(claim=head, found_for=None if home == head.pk else home)


def _hand_over(claim: Claim, head: Claim) -> None:
    """A head leaves: what was found for the others goes to the new one, each piece still known by its claim."""
    held = _senses(head)
    for piece in Evidence.objects.filter(claim=claim, tests=Axis.CONTENT, found_for__isnull=False):
        if (piece.item_id, piece.stance) not in held:
            held.add((piece.item_id, piece.stance))
            home = None if piece.found_for_id == head.pk else piece.found_for_id
            Evidence.objects.filter(pk=piece.pk).update(claim=head, found_for=home)


def _give_back(claim: Claim) -> None:
    """A claim leaves its head: what was found for it goes along."""
    held = _senses(claim)
    for piece in Evidence.objects.filter(found_for=claim, tests=Axis.CONTENT):
        if (piece.item_id, piece.stance) not in held:
            Evidence.objects.filter(pk=piece.pk).update(claim=claim, found_for=None)


def _senses(claim: Claim) -> set[tuple[int, str]]:
    """The items and stances that a claim has on its content: each is on file once."""
    return set(Evidence.objects.filter(claim=claim, tests=Axis.CONTENT).values_list("item_id", "stance"))
