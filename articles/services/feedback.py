"""What people made of suggestions, written down when they do it.

The analyser's words stay in the proposal; what a person changed of them is a row beside it. It is noted by whatever
changes a claim or a mark, in its transaction, because only then is it known who did it and whether the words moved
under the mark or the mark over the words. A comparison made later would blame the analyser for a story rewritten since.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from articles.claims.enums import Role
from articles.claims.models import Claim
from articles.claims.services.record import ClaimDraft
from articles.corrections import (
    BY_HAND,
    OF_CLAIM,
    OF_TEXT,
    Change,
    as_proposed,
    claim_changes,
    marked_parts,
    passage_changes,
)
from articles.enums import Field, ProposalKind, ProposalStatus
from articles.models import Appearance, Article, Proposal, SuggestionEdit


def made_of(draft: ClaimDraft) -> dict[str, Any]:
    """What accepting a suggestion writes, kept with it for later changes to be held against."""
    names = ("mode", "speech_act", "cue", "public_text", "statement")
    return {
        **{name: str(draft.fields[name]) for name in names},
        "label": draft.fields["claimant_label"],
        **_parties((entity.slug, role) for entity, role, _ in draft.parties),
    }


def note_claim(claim: Claim, *, by: Any) -> None:
    """Note what a person's change of a claim says of the suggestions that made it.

    One query where none did, four at most. Runs in the transaction of the change.
    """
    proposals = list(Proposal.objects.filter(claim=claim, status=ProposalStatus.ACCEPTED))
    if proposals:
        now = _as_it_is(claim)
        # A redacted suggestion holds no words to compare with: what was noted of it stands.
        held = {proposal: proposal.made or as_proposed(proposal.payload) for proposal in proposals}
        _keep(
            {proposal: claim_changes(made, now) for proposal, made in held.items() if made}, OF_CLAIM, by=by
        )


def note_marks(
    article: Article,
    held: Sequence[Appearance],
    fresh: Sequence[Appearance],
    *,
    text_before: str,
    since: datetime | None,
    by: Any,
    while_typing: bool = False,
) -> None:
    """Note what a person's save of a story says of its suggestions. Runs in the save, under the story's lock.

    `held` and `fresh` are the passages before and after it, `since` is when the story was saved before. A mark set by
    hand where a suggestion is open decides that suggestion: it was accepted as the person wrote it. Saves while
    somebody types see every step of it: `while_typing`, what the same person decided by a mark since `since`, and
    takes back with it, was no decision. No query where no mark has changed, five at most where some have, and five
    more for each suggestion decided by hand, two for each taken back.
    """
    # The analyser reads the body: what a line prints is no suggestion's passage.
    held, fresh = ([row for row in rows if row.field == Field.BODY] for rows in (held, fresh))
    before, after = _by_claim(held), _by_claim(fresh)
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    if not changed:
        return
    _decide_by_hand(
        article, [row for row in fresh if row.claim_id in changed - before.keys()], since=since, by=by
    )
    found: dict[Proposal, Mapping[str, Change]] = {}
    for proposal in Proposal.objects.filter(
        article=article, claim__in=changed, status=ProposalStatus.ACCEPTED
    ):
        if while_typing and proposal.claim_id not in after and _was_marked_since(proposal, since, by=by):
            _undecide(proposal)
            continue
        passage = passage_changes(
            marked_parts(proposal.exact, proposal.start, proposal.payload),
            after.get(proposal.claim_id or 0, []),
            others=[row.exact for row in fresh if row.claim_id != proposal.claim_id],
            before=text_before,
            after=article.body_text,
        )
        if passage is not None:
            found[proposal] = passage.changes
    _keep(found, OF_TEXT, by=by)


def _decide_by_hand(article: Article, rows: Sequence[Appearance], *, since: datetime | None, by: Any) -> None:
    """Settle open suggestions on whose words a person has set a mark, instead of accepting them."""
    if not rows:
        return
    open_ones = Proposal.objects.filter(article=article, kind=ProposalKind.CLAIM, status=ProposalStatus.OPEN)
    for proposal in open_ones:
        if article.body_text[proposal.start : proposal.end] != proposal.exact:
            continue
        row = next((row for row in rows if row.start < proposal.end and proposal.start < row.end), None)
        if row is None:
            continue
        if proposal.claim_id == row.claim_id:
            # It was accepted before, taken back or read anew, and its mark stands now after all: nobody set it by hand.
            proposal.status, proposal.decided_by, proposal.decided_at = (
                ProposalStatus.ACCEPTED,
                by,
                timezone.now(),
            )
            proposal.save(update_fields=["status", "decided_by", "decided_at"])
            continue
        # A claim that was on file already says in its own words what the passage says: that corrects nothing.
        is_new = since is not None and row.claim.created_at >= since
        made = as_proposed(proposal.payload) if is_new else {}
        proposal.status, proposal.claim = ProposalStatus.ACCEPTED, row.claim
        proposal.decided_by, proposal.decided_at = by, timezone.now()
        proposal.made = {**made, BY_HAND: True}
        proposal.save(update_fields=["status", "claim", "decided_by", "decided_at", "made"])
        _keep({proposal: claim_changes(made, _as_it_is(row.claim))}, OF_CLAIM, by=by)


def _was_marked_since(proposal: Proposal, since: datetime | None, *, by: Any) -> bool:
    """Whether this person decided a suggestion by setting a mark, no longer ago than that."""
    decided = proposal.decided_at
    return bool(
        proposal.made.get(BY_HAND)
        and proposal.decided_by_id == by.pk
        and since
        and decided
        and decided >= since
    )


def _undecide(proposal: Proposal) -> None:
    """Open a suggestion again. Two queries."""
    SuggestionEdit.objects.filter(proposal=proposal).delete()
    proposal.status, proposal.claim, proposal.made = ProposalStatus.OPEN, None, {}
    proposal.decided_by = proposal.decided_at = None
    proposal.save(update_fields=["status", "claim", "decided_by", "decided_at", "made"])


def _keep(found: Mapping[Proposal, Mapping[str, Change]], aspects: frozenset[str], *, by: Any) -> None:
    """Bring the edits of these proposals, in these aspects, to what was found. Three queries at most."""
    if not found:
        return
    held = {
        (edit.proposal_id, edit.aspect): edit
        for edit in SuggestionEdit.objects.filter(proposal__in=found, aspect__in=aspects)
    }
    wanted = {
        (proposal.pk, aspect): change
        for proposal, changes in found.items()
        for aspect, change in changes.items()
    }
    undone = [edit.pk for key, edit in held.items() if key not in wanted]
    if undone:
        SuggestionEdit.objects.filter(pk__in=undone).delete()
    SuggestionEdit.objects.bulk_create(
        [
            SuggestionEdit(proposal_id=pk, aspect=aspect, was=change.was, now=change.now, by=by)
            for (pk, aspect), change in wanted.items()
            if (pk, aspect) not in held or held[pk, aspect].now != change.now
        ],
        update_conflicts=True,
        unique_fields=["proposal", "aspect"],
        update_fields=["now", "by", "at"],
    )


def _as_it_is(claim: Claim) -> dict[str, Any]:
    """The claim in the form of `made`. One query for its parties."""
    return {
        "mode": claim.mode,
        "speech_act": claim.speech_act,
        "cue": claim.cue,
        "label": claim.claimant_label,
        "public_text": claim.public_text,
        "statement": claim.statement,
        **_parties(claim.party_set.values_list("entity__slug", "role")),
    }


def _parties(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {Role.CLAIMANT: [], Role.ACCUSED: []}
    for slug, role in pairs:
        if role in found:
            found[role].append(slug)
    return {"claimants": sorted(found[Role.CLAIMANT]), "accused": sorted(found[Role.ACCUSED])}


def _by_claim(rows: Iterable[Appearance]) -> dict[int, list[str]]:
    """Claim key -> the words marked as it, in order of the text."""
    found: dict[int, list[str]] = {}
    for row in rows:
        found.setdefault(row.claim_id, []).append(row.exact)
    return found
