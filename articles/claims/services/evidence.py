"""Putting evidence on a claim, changing what it says of it, and taking it off.

Which question a piece of evidence speaks to decides where it stands: whether somebody said it is asked of the claim
itself, whether it is so of all claims that say the same, and so of the head of their group.
"""

from __future__ import annotations

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.claims.enums import Credibility, Stance
from articles.claims.enums import Tests as Axis
from articles.claims.exceptions import ClaimError, ClaimNotAllowed
from articles.claims.models import Claim, Evidence, SourceItem
from articles.claims.rules import may_attach_evidence
from articles.claims.services.groups import locked_groups
from articles.claims.services.state import refresh_claim_state
from newsroom.ledger.history import record_history
from newsroom.ledger.typed import said

#: Characters. An excerpt is a passage, not the document.
LONGEST_EXCERPT: Final = 4_000
#: What `change_evidence` takes; the item of a piece never changes: that is another piece.
CHANGEABLE: Final = frozenset("tests stance excerpt locator credibility note is_public".split())
#: Fields whose words stay in their own row: a note for the desk may speak of a source.
_UNTOLD: Final = frozenset({"note"})


@transaction.atomic
def attach_evidence(
    *,
    claim: Claim,
    item: SourceItem,
    by: Any,
    tests: str = Axis.ATTRIBUTION,
    stance: str = Stance.SUPPORTS,
    excerpt: str = "",
    locator: str = "",
    credibility: int = Credibility.UNKNOWN,
    note: str = "",
    is_public: bool = False,
) -> Evidence:
    """Write down what an item says about a claim. Evidence on the content goes to the head of the claim's group.

    Raises ClaimNotAllowed without the right, ValidationError by field, ClaimError where the same item is there with
    the same stance on the same question. Some twelve queries.
    """
    _allow(by)
    group = locked_groups(claim)
    claim = group[claim.pk]
    owner, found_for = _place(claim, tests, group)
    piece = Evidence(
        claim=owner,
        item=item,
        tests=tests,
        stance=stance,
        excerpt=said(excerpt),
        locator=said(locator),
        credibility=credibility,
        note=said(note),
        is_public=is_public,
        found_for=found_for,
    )
    _check(piece)
    piece.save()
    refresh_claim_state(group.values())
    record_history(actor=by, verb="attach evidence", record=claim, note=_in_words(piece))
    return piece


@transaction.atomic
def change_evidence(*, evidence: Evidence, by: Any, **fields: Any) -> Evidence:
    """Change what a piece of evidence says, but not of what item: the fields in CHANGEABLE. Read back anew.

    One that now speaks to the other question goes where that is asked: to the head, or back to the claim that it was
    found for. The history keeps what stood there before, beside notes for the desk. Raises as `attach_evidence`, and
    TypeError for another field.
    """
    _allow(by)
    if unknown := fields.keys() - CHANGEABLE:
        raise TypeError(f"change_evidence does not change {', '.join(sorted(unknown))}")
    group = locked_groups(evidence.claim)
    piece = _read(evidence)
    before = {name: getattr(piece, name) for name in fields}
    for name, value in fields.items():
        setattr(piece, name, said(value) if name in {"excerpt", "locator", "note"} else value)
    changed = [name for name in fields if getattr(piece, name) != before[name]]
    if not changed:
        return piece
    if "tests" in changed:
        found_for = piece.found_for_id
        home = group.get(found_for) if found_for else group[piece.claim_id]
        owner, piece.found_for = _place(home or group[piece.claim_id], piece.tests, group)
        piece.claim = owner
    _check(piece)
    piece.save()
    refresh_claim_state(group.values())
    told = [_change(piece, name, before[name]) for name in changed]
    record_history(
        actor=by, verb="change evidence", record=piece.claim, note=f"{piece.item.title}: {'; '.join(told)}"
    )
    return piece


@transaction.atomic
def take_off_evidence(*, evidence: Evidence, by: Any) -> Claim:
    """Take a piece of evidence off its claim; what it said is kept in the history, and in verdicts given on it.

    Gives the claim. Raises ClaimNotAllowed without the right, ClaimError where it is gone already.
    """
    _allow(by)
    group = locked_groups(evidence.claim)
    piece = _read(evidence)
    claim, words = piece.claim, _in_words(piece)
    piece.delete()
    refresh_claim_state(group.values())
    record_history(actor=by, verb="take off evidence", record=claim, note=words)
    return claim


def _allow(by: Any) -> None:
    if not may_attach_evidence(by):
        raise ClaimNotAllowed("Your role may not put evidence on claims: ask a checker or an editor.")


def _read(evidence: Evidence) -> Evidence:
    """The piece as it is now, under the lock of its claim."""
    try:
        return Evidence.objects.select_related("item", "claim", "found_for").get(pk=evidence.pk)
    except Evidence.DoesNotExist:
        raise ClaimError("Somebody has just taken this evidence off. Nothing was changed.") from None


def _place(claim: Claim, tests: str, group: dict[int, Claim]) -> tuple[Claim, Claim | None]:
    """On which claim evidence stands, and for which it was found where that is another one."""
    if tests == Axis.CONTENT and claim.canonical_id:
        return group[claim.canonical_id], claim
    return claim, None


def _check(piece: Evidence) -> None:
    if len(piece.excerpt) > LONGEST_EXCERPT:
        raise ValidationError(
            {
                "excerpt": f"The excerpt is too long by {len(piece.excerpt) - LONGEST_EXCERPT} characters: keep the"
                " passage that speaks to the claim."
            }
        )
    piece.clean_fields()
    same = Evidence.objects.filter(
        claim=piece.claim, item=piece.item, tests=piece.tests, stance=piece.stance
    ).exclude(pk=piece.pk)
    if same.exists():
        raise ClaimError(
            f"“{piece.item}” is there already, with the same stance on the same question: change that piece instead."
        )


def _in_words(piece: Evidence) -> str:
    """What the history says of a piece: never the note for the desk."""
    parts = [
        str(piece.item),
        str(piece.get_tests_display()),
        str(piece.get_stance_display()),
        piece.locator,
        f"“{piece.excerpt}”" if piece.excerpt else "",
        "readers may see it" if piece.is_public else "",
    ]
    return " · ".join(part for part in parts if part)


def _change(piece: Evidence, name: str, before: object) -> str:
    field: Any = Evidence._meta.get_field(name)
    if name in _UNTOLD:
        return f"{field.verbose_name} changed"
    if isinstance(before, bool):
        return f"{field.verbose_name}: {'yes' if getattr(piece, name) else 'no'}"
    choices = dict(field.flatchoices)
    was, now = (choices.get(value, value) for value in (before, getattr(piece, name)))
    return f"{field.verbose_name}: {was or 'empty'} → {now or 'empty'}"
