"""What has to be emptied when a printed version is: everything of the story that repeats its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.contrib.auth.models import AbstractUser
from django.db.models import Q
from django.utils import timezone

from articles.corrections import GAP, OF_TEXT
from articles.enums import ProposalStatus
from articles.models import Article, Proposal, PublishedVersion, SuggestionEdit
from newsroom.ledger.history import record_history
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.redaction import VERB, redact, redact_history


def empty_copies(
    *, version: PublishedVersion, emptied: Mapping[str, object], by: AbstractUser, reason: str
) -> list[HistoryEntry]:
    """Empty the passages, names and overrides of a redacted version, and the desk's copies of its text.

    Of the desk's copies only the working copy stays, which `check_redaction` has found to hold another text:
    nobody can say which earlier save held the unlawful words and which did not. Gives the history entries
    written. Must run in the transaction of the redaction.
    """
    entries: list[HistoryEntry] = []
    for rows in (version.appearances, version.mentions, version.overrides):
        for row in rows.filter(redacted_at__isnull=True):
            entries += redact(record=row, by=by, reason=reason)
    article = Article.objects.get(pk=version.article_id)
    article.revisions.exclude(number=article.revision_number).update(
        kicker="", headline="", standfirst="", body="", note=""
    )
    _empty_proposals(article)
    titles = Q(object_text=str(emptied["headline"])[:300]) if emptied["headline"] else Q()
    saves = Q(version__isnull=True, revision__lt=article.revision_number)
    told = HistoryEntry.objects.filter(titles | saves | Q(version=version.number))
    if redact_history(of=article, at=timezone.now(), entries=told):
        entries.append(record_history(actor=by, verb=VERB, record=article, note=reason, object_text=""))
    return entries


def _empty_proposals(article: Article) -> None:
    """Suggestions quote passages and what stands beside them: open ones go, decided ones are emptied.

    A decided one stays whole where the working copy still holds all that it quotes.
    """
    article.proposals.filter(status=ProposalStatus.OPEN).delete()
    quoting = [
        proposal.pk
        for proposal in article.proposals.prefetch_related("edits")
        if not all(words in article.body_text for words in _quoted(proposal))
    ]
    Proposal.objects.filter(pk__in=quoting).update(exact="", payload={}, made={}, explanation="")
    SuggestionEdit.objects.filter(proposal__in=quoting).update(was="", now="")


def _quoted(proposal: Proposal) -> Iterator[str]:
    """The stretches of the story that a suggestion repeats word for word."""
    yield proposal.exact
    payload = proposal.payload
    yield payload.get("sentence", "")
    yield from (words for _, _, words in payload.get("following", ()))
    for edit in proposal.edits.all():
        if edit.aspect in OF_TEXT:
            yield from (part for side in (edit.was, edit.now) for part in side.split(GAP))
