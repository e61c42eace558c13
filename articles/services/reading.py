"""Reading a working copy with the analyser, and keeping what it proposes: what was decided stays decided."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef

from articles.analysis import Analysis, analyse
from articles.corrections import BY_HAND
from articles.enums import ProposalKind, ProposalStatus
from articles.exceptions import StoryNotAllowed
from articles.models import Appearance, Article, Proposal, Reading, SuggestionEdit
from articles.rules import may_write
from articles.services.locking import lock_story
from articles.services.proposing import newcomers_from, proposals_from
from articles.services.rule_switches import rules_off
from articles.services.unused import discard_unused_claims
from entities.selectors import current_gazetteer, names_stamp

#: How often a text that is saved anew while it is read is read again before the next save's reading has to do.
_TRIES = 3
#: A mark settles what these say; an unclear name is asked about inside a mark as well.
_SETTLED_BY_MARKS = frozenset({ProposalKind.CLAIM, ProposalKind.UNCUED})

_Places = list[tuple[int, int]]


def read_story(article: Article, *, by: Any, marked: Collection[str] = (), again: bool = False) -> bool:
    """Read the working copy as it is saved, unless that text was read already; whether it was read now.

    The analyser works outside of any transaction, so that nobody's save waits for it; what it finds is kept if the
    text is still the one it read. `marked` are uids of claims that stand marked in a copy not saved yet: what they
    were recorded for is not proposed again. `again`: also a text that was read. Seven queries where nothing
    changed. Raises StoryNotAllowed.
    """
    if not may_write(by):
        raise StoryNotAllowed("Your role may not work on stories.")
    for _ in range(_TRIES):
        story = Article.objects.get(pk=article.pk)
        off = rules_off()
        digest = _digest(story, off)
        last = Reading.objects.filter(article=story).first()
        if last is not None and last.digest == digest and not again:
            now, before = set(_marked_places(story)), {tuple(place) for place in last.marks}
            lost = {key for key, uid in _unmarked(story) if uid not in marked} - set(last.unmarked)
            if now == before and not lost:
                return False
            if now > before and not lost:
                # Marks were added and nothing else: what they settle goes, and no word need be read again.
                return _drop_marked(story, digest, by=by)
        analysis = _analyse(story, off)
        with transaction.atomic():
            locked = lock_story(story.pk)
            if _digest(locked, off) == digest:
                keep_reading(locked, analysis, off, by=by, marked=marked)
                return True
    return False


@transaction.atomic
def analyse_article(article: Article, *, by: Any) -> list[Proposal]:
    """Read the working copy as it is saved, whether or not it was read before; in the caller's transaction.

    What is marked already, or was decided in the same words, is not proposed again, and rules that are switched off
    propose nothing. Returns the statements, unclear names and observations; names that are not on file are kept as
    well, each a proposal of kind NEWCOMER.
    """
    if not may_write(by):
        raise StoryNotAllowed("Your role may not work on stories.")
    article, off = lock_story(article.pk), rules_off()
    return keep_reading(article, _analyse(article, off), off, by=by)


def keep_reading(
    article: Article, analysis: Analysis, off: Collection[str], *, by: Any, marked: Collection[str] = ()
) -> list[Proposal]:
    """Bring the open proposals of a locked story to what was found in its text; all but newcomers are returned.

    A proposal that is found again keeps its row, wherever its words have moved: somebody may be looking at it. One
    whose claim was recorded, and whose mark never reached the text or was taken out of it, is proposed with that
    claim, so that accepting it makes no second one. Twelve queries at most, without those for claims given up.
    """
    places = _marked_places(article)
    rows = list(Proposal.objects.filter(article=article).select_related("claim"))
    open_rows = [row for row in rows if row.status == ProposalStatus.OPEN]
    decided = {
        (row.rule, row.exact)
        for row in rows
        if row.status == ProposalStatus.DISMISSED
        or (row.status == ProposalStatus.ACCEPTED and row.kind == ProposalKind.MENTION)
    }
    found = [
        proposal
        for proposal in proposals_from(article, analysis)
        if proposal.rule not in off
        and (proposal.rule, proposal.exact) not in decided
        and not _is_settled(proposal, places)
    ]
    recorded = {row.pk: row.claim_id for row in open_rows if row.claim_id}
    found, kept = _known(found, open_rows)
    found = _recorded_before(found, rows, marked=marked)
    newcomers, kept_newcomers = _known(newcomers_from(article, analysis), open_rows)
    kept |= kept_newcomers
    gone = [row for row in open_rows if row.pk not in kept]
    Proposal.objects.filter(pk__in=[row.pk for row in gone]).delete()
    _write([*found, *newcomers])
    still = {row.claim_id for row in found}
    discard_unused_claims([claim for claim in recorded.values() if claim not in still], by=by)
    _remember(article, _digest(article, off), places, marked)
    return found


def _analyse(article: Article, off: frozenset[str]) -> Analysis:
    return analyse(
        article.body_text,
        current_gazetteer(),
        language=article.language,
        engine=settings.NEWSROOM_ENGINE,
        without=off,
        on=article.story_date,
    )


def _known(found: Iterable[Proposal], held: Iterable[Proposal]) -> tuple[list[Proposal], set[int]]:
    """The proposals found, those that stand open already in their own rows; and the keys of these rows.

    The same words under the same rule may be found several times: the first is the first.
    """
    waiting: dict[tuple[str, str, str], deque[Proposal]] = defaultdict(deque)
    for row in held:
        waiting[row.kind, row.rule, row.exact].append(row)
    rows, kept = [], set()
    for proposal in found:
        same = waiting.get((proposal.kind, proposal.rule, proposal.exact))
        if same:
            row = same.popleft()
            kept.add(row.pk)
            rows.append(_moved(row, proposal))
        else:
            rows.append(proposal)
    return rows, kept


def _moved(row: Proposal, found: Proposal) -> Proposal:
    """A row on file as it is found now; `row.changed` says whether anything is to be written.

    A claim that was recorded for it says what was found then: where that is something else now, it is given up.
    """
    if row.claim_id and _gist(row) != _gist(found):
        row.claim, row.made = None, {}
    names = ("start", "end", "explanation", "payload")
    row.changed = any(getattr(row, name) != getattr(found, name) for name in names)  # type: ignore[attr-defined]
    for name in names:
        setattr(row, name, getattr(found, name))
    return row


def _gist(row: Proposal) -> str:
    """What a claim recorded for it says: the same words after "said" and after "denied" are two claims."""
    names = ("cue", "source", "mode", "speech_act", "polarity", "basis", "claimants", "accused", "targets")
    return json.dumps([row.rule, row.exact, *(row.payload.get(name) for name in names)])


def _recorded_before(
    found: list[Proposal], rows: Sequence[Proposal], *, marked: Collection[str]
) -> list[Proposal]:
    """Statements whose claim is on file already with that claim; without those that are marked in an unsaved copy.

    The row that was accepted opens again unless somebody's correction hangs on it: then that judgement stays, and a new
    row has its claim. Two queries, none where nothing accepted is found anew.
    """
    gists = {_gist(row) for row in found if row.pk is None and row.kind == ProposalKind.CLAIM}
    accepted = [
        row
        for row in rows
        if row.status == ProposalStatus.ACCEPTED
        and row.claim_id
        and row.kind == ProposalKind.CLAIM
        and _gist(row) in gists
        and not row.made.get(BY_HAND)
    ]
    if not accepted:
        return found
    claims = {row.claim_id for row in accepted}
    standing = set(
        Appearance.objects.of_working_copy()
        .filter(article=accepted[0].article_id, claim__in=claims)
        .values_list("claim_id", flat=True)
    )
    corrected = set(
        SuggestionEdit.objects.filter(proposal__in=accepted).values_list("proposal_id", flat=True)
    )
    lost: dict[str, deque[Proposal]] = defaultdict(deque)
    for row in accepted:
        if row.claim_id not in standing:
            lost[_gist(row)].append(row)
    result = []
    for proposal in found:
        held = lost.get(_gist(proposal)) if proposal.pk is None else None
        before = held.popleft() if held else None
        if before is None:
            result.append(proposal)
        elif before.claim is not None and before.claim.uid in marked:
            continue
        elif before.pk in corrected:
            proposal.claim, proposal.made = before.claim, before.made
            result.append(proposal)
        else:
            before.status, before.decided_by, before.decided_at = ProposalStatus.OPEN, None, None
            result.append(_moved(before, proposal))
            before.changed = True  # type: ignore[attr-defined]
    return result


def _write(rows: Sequence[Proposal]) -> None:
    """New rows, and those on file that moved: an upsert, as a CASE over every row and column costs more."""
    Proposal.objects.bulk_create([row for row in rows if row.pk is None])
    moved = [row for row in rows if getattr(row, "changed", False)]
    if moved:
        Proposal.objects.bulk_create(
            moved,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=[
                "start",
                "end",
                "explanation",
                "payload",
                "made",
                "claim",
                "status",
                "decided_by",
                "decided_at",
            ],
        )


def _drop_marked(article: Article, digest: str, *, by: Any) -> bool:
    """Put away what marks have settled since the last reading of the same text; False, since nothing was read."""
    with transaction.atomic():
        article = lock_story(article.pk)
        if _digest(article, rules_off()) != digest:
            return False
        places = _marked_places(article)
        waiting = Proposal.objects.filter(
            article=article, status=ProposalStatus.OPEN, kind__in=_SETTLED_BY_MARKS
        )
        gone = [row for row in waiting if _is_settled(row, places)]
        Proposal.objects.filter(pk__in=[row.pk for row in gone]).delete()
        discard_unused_claims([row.claim_id for row in gone if row.claim_id], by=by)
        _remember(article, digest, places)
    return False


def _is_settled(proposal: Proposal, marked: _Places) -> bool:
    """Whether a mark settles it: anywhere in its words, but only on the hint itself in a sentence that hints."""
    if proposal.kind not in _SETTLED_BY_MARKS:
        return False
    first, last = proposal.payload.get("at", (proposal.start, proposal.end))
    return any(start < last and first < end for start, end in marked)


def _marked_places(article: Article) -> _Places:
    rows = Appearance.objects.of_working_copy().filter(article=article, field="body")
    return sorted(rows.values_list("start", "end"))


def _unmarked(article: Article) -> list[tuple[int, str]]:
    """(key, claim's uid) of suggestions of the story that were accepted and whose claim stands nowhere in its body."""
    standing = Appearance.objects.of_working_copy().filter(article=article, claim=OuterRef("claim"))
    rows = Proposal.objects.filter(
        ~Exists(standing), article=article, status=ProposalStatus.ACCEPTED, claim__isnull=False
    )
    return list(rows.values_list("pk", "claim__uid"))


def _remember(article: Article, digest: str, places: _Places, marked: Collection[str] = ()) -> None:
    unmarked = [key for key, uid in _unmarked(article) if uid not in marked]
    seen = {"digest": digest, "marks": [list(place) for place in places], "unmarked": unmarked}
    Reading.objects.update_or_create(article=article, defaults=seen)


def _digest(article: Article, off: Collection[str]) -> str:
    """SHA-256 of everything that a reading goes by. Two queries."""
    read = [
        article.body_text,
        article.language,
        str(article.story_date or ""),
        settings.NEWSROOM_ENGINE,
        sorted(off),
        names_stamp(),
    ]
    return hashlib.sha256(json.dumps(read).encode()).hexdigest()
