"""Suggestions decided from the editor: the record is written here, the marks are set by the editor in its own text.

The claim is on file before its mark is in the saved text. If the mark never gets there, the next reading opens the
suggestion again with that claim (see `reading`): none is lost, and none is recorded twice.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from articles.claims.models import Claim
from articles.corrections import BY_HAND
from articles.enums import MentionChoice, ProposalKind, ProposalStatus
from articles.exceptions import StoryNotAllowed
from articles.models import Article, Proposal, SuggestionEdit
from articles.rules import may_write
from articles.services.join_claim import join_proposal
from articles.services.locking import lock_story
from articles.services.proposals import ProposalMoved, record_proposals
from articles.services.tagging import forget_choice, tag_entity


@dataclass(frozen=True, slots=True)
class Taken:
    """An accepted statement and its claim, whose mark the editor now sets."""

    proposal: Proposal
    claim: Claim


@transaction.atomic
def take_proposals(article: Article, keys: Collection[int], *, by: Any) -> list[Taken]:
    """Record the claims of these statements of a story, in the order of its text. The body is not touched.

    Asked again by the same person, the answer is the same: theirs may have been lost on the way. Raises
    StoryNotAllowed without the right, ProposalMoved when one is gone or somebody else has decided it.
    """
    rows = _rows(article, keys, by=by)
    again = [row for row in rows if _is_answered(row, by=by)]
    waiting = [row for row in rows if row not in again]
    _refuse_decided(waiting)
    claims = record_proposals(rows[0].article, waiting, by=by) if waiting else []
    found = dict(zip((row.pk for row in waiting), claims, strict=True))
    return [Taken(row, found.get(row.pk) or _claim_of(row)) for row in rows]


@transaction.atomic
def take_joined(article: Article, key: int, claim: Claim, *, by: Any) -> Taken:
    """Let a suggestion's passage join a claim on file, as `join_claim` does, but for the mark.

    Raises StoryNotAllowed, ProposalMoved, ClaimWithheld, and Claim.DoesNotExist when somebody has deleted it.
    """
    (row,) = _rows(article, [key], by=by)
    _refuse_decided([row])
    return Taken(row, join_proposal(row, claim, by=by))


@transaction.atomic
def take_back(article: Article, keys: Collection[int], *, by: Any) -> list[int]:
    """Open suggestions again that were accepted, joined, chosen or dismissed a moment ago; nothing is unmarked.

    A claim recorded for one is kept, to be used when it is accepted after all; it is deleted, if nothing uses it, when
    the suggestion is dismissed or its words are gone. A chosen entity is tagged as it was before. What is open already
    stays open. Gives the keys of all that are open now: an unclear name opens wherever it stands. Raises
    StoryNotAllowed, and ProposalMoved for what is gone or cannot be undone from here.
    """
    opened: list[int] = []
    for row in _rows(article, keys, by=by):
        if row.kind == ProposalKind.NEWCOMER and row.entity_id:
            raise ProposalMoved("The name is on file now: remove it from the story, or open its record.")
        opened += [row.pk] if row.status == ProposalStatus.OPEN else _open_again(row, by=by)
    return opened


def _open_again(row: Proposal, *, by: Any) -> list[int]:
    rows = Proposal.objects.filter(pk=row.pk)
    if row.kind == ProposalKind.MENTION:
        rows = Proposal.objects.filter(
            article=row.article_id,
            kind=row.kind,
            rule=row.rule,
            exact=row.exact,
            status=row.status,
            decided_at=row.decided_at,
        )
        _untag(row, by=by)
    values: dict[str, Any] = {"status": ProposalStatus.OPEN, "decided_by": None, "decided_at": None}
    if row.kind != ProposalKind.CLAIM or row.made.get(BY_HAND):
        values |= {"claim": None, "entity": None, "made": {}}
    keys = list(rows.values_list("pk", flat=True))
    SuggestionEdit.objects.filter(proposal__in=keys).delete()  # what was taken back was nobody's judgement
    Proposal.objects.filter(pk__in=keys).update(**values)
    return keys


def _rows(article: Article, keys: Collection[int], *, by: Any) -> list[Proposal]:
    """The proposals of the story, locked after it, in the order of the text."""
    if not may_write(by):
        raise StoryNotAllowed("Your role may not work on stories.")
    article = lock_story(article.pk)
    found = (
        Proposal.objects.select_for_update(of=("self",))
        .filter(article=article, pk__in=keys)
        .select_related("claim", "decided_by", "entity")
    )
    rows = list(found)
    if not rows or len(rows) < len(set(keys)):
        raise ProposalMoved("This suggestion is gone: the story has been read anew since.")
    for row in rows:
        row.article = article
    return rows


def _is_answered(row: Proposal, *, by: Any) -> bool:
    """Whether this person has accepted it already: a request is sent twice, or a step of undo is done again."""
    return row.status == ProposalStatus.ACCEPTED and row.claim_id is not None and row.decided_by_id == by.pk


def _refuse_decided(rows: Sequence[Proposal]) -> None:
    for row in rows:
        if row.status != ProposalStatus.OPEN:
            who = row.decided_by
            name = (who.get_full_name() or who.get_username()) if who else "The house"
            verb = "accepted" if row.status == ProposalStatus.ACCEPTED else "dismissed"
            raise ProposalMoved(f"{name} has {verb} this suggestion already.")


def _claim_of(row: Proposal) -> Claim:
    if row.claim is None:
        raise ProposalMoved("This suggestion is gone: the story has been read anew since.")
    return row.claim


def _untag(row: Proposal, *, by: Any) -> None:
    entity, before = row.entity, row.made.get("choice_before", "")
    if entity is None:
        return
    if before in (MentionChoice.EDITOR, MentionChoice.REJECTED):
        tag_entity(article=row.article, entity=entity, by=by, choice=before)
    else:
        forget_choice(article=row.article, entity=entity, by=by)
