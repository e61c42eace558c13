"""What has to be emptied when a printed version is: everything of the story that repeats its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.contrib.auth.models import AbstractUser
from django.db.models import Q
from django.utils import timezone

from articles.corrections import GAP, OF_TEXT
from articles.enums import ProposalStatus, TaskStatus
from articles.models import (
    Article,
    Correction,
    CorrectionTask,
    Note,
    Proposal,
    PublishedVersion,
    Reading,
    SuggestionEdit,
)
from articles.services.corrections import TASK_VERBS
from articles.services.story_words import forget_words
from newsroom.ledger.history import record_history
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.redaction import VERB, redact, redact_history

#: What stands in place of the words of a task, which has to say something to the desk.
EMPTIED = "Emptied by order of law."


def empty_copies(
    *, version: PublishedVersion, emptied: Mapping[str, object], by: AbstractUser, reason: str
) -> list[HistoryEntry]:
    """Empty the passages, names, overrides and notes of a redacted version, and the desk's copies of its text.

    Of the desk's copies only the working copy stays, which `check_redaction` has found to hold another text:
    nobody can say which earlier save held the unlawful words and which did not. Gives the history entries
    written. Must run in the transaction of the redaction.
    """
    entries: list[HistoryEntry] = []
    for rows in (version.appearances, version.mentions, version.overrides, version.corrections):
        for row in rows.filter(redacted_at__isnull=True):
            entries += redact(record=row, by=by, reason=reason)
    article = Article.objects.get(pk=version.article_id)
    article.revisions.exclude(number=article.revision_number).update(
        kicker="", headline="", standfirst="", body="", note="", name="", settings=None
    )
    forget_words()
    _empty_proposals(article)
    _drop_address(article, str(emptied["slug"]))
    _empty_notes(article, by)
    tasks = _empty_tasks(article)
    titles = Q(object_text=str(emptied["headline"])[:300]) if emptied["headline"] else Q()
    saves = Q(version__isnull=True, revision__lt=article.revision_number)
    told = HistoryEntry.objects.filter(titles | saves | tasks | Q(version=version.number))
    if redact_history(of=article, at=timezone.now(), entries=told):
        entries.append(record_history(actor=by, verb=VERB, record=article, note=reason, object_text=""))
    return entries


def empty_told_note(
    *, note: Correction, emptied: Mapping[str, object], by: AbstractUser, reason: str
) -> list[HistoryEntry]:
    """When a note is redacted by itself: what the history of its story says of the publication that carried it, and
    the tasks that it answered, which say the same for the desk. Gives the history entries written.
    """
    version = note.version
    article = Article.objects.get(pk=version.article_id)
    tasks = list(version.answered_tasks.values_list("pk", flat=True))
    version.answered_tasks.update(passage="", message=EMPTIED)
    told = HistoryEntry.objects.filter(Q(version=version.number) | _about_tasks(tasks))
    if not redact_history(of=article, at=timezone.now(), entries=told):
        return []
    return [record_history(actor=by, verb=VERB, record=article, note=reason, object_text="")]


def _empty_tasks(article: Article) -> Q:
    """Empty what tasks quote, but for those whose passage the working copy still holds, and drop sign-offs likewise.

    Gives the history on those tasks, as a filter.

    One without a passage may describe the unlawful words, and nobody can say that it does not.
    """
    standing = f"{article.headline}\n{article.standfirst}\n{article.lead_caption}\n{article.body_text}"
    quoting = [task.pk for task in article.tasks.all() if not (task.passage and task.passage in standing)]
    tasks = CorrectionTask.objects.filter(pk__in=quoting)
    tasks.update(passage="", message=EMPTIED)
    tasks.filter(status=TaskStatus.CLOSED).update(close_reason=EMPTIED)
    article.sign_offs.exclude(
        pk__in=[row.pk for row in article.sign_offs.all() if row.text in standing]
    ).delete()
    return _about_tasks(quoting)


def _about_tasks(keys: Iterable[int]) -> Q:
    """The entries of a story's history that tell of these tasks."""
    about = Q(pk__in=[])
    for key in keys:
        about |= Q(verb__in=TASK_VERBS) & (Q(note=f"Task {key}") | Q(note__startswith=f"Task {key}: "))
    return about


def _drop_address(article: Article, slug: str) -> None:
    """Give up an address that the story has left and that no version but the emptied ones was printed under.

    It may quote the unlawful words, and nobody can say that it does not: it leads nowhere from then on.
    """
    if not PublishedVersion.objects.filter(article=article, slug=slug).exists():
        article.slug_redirects.filter(slug=slug).delete()


def _empty_notes(article: Article, by: AbstractUser) -> None:
    """Empty every note on the story, and close its threads: what colleagues write quotes freely, and nobody can say
    which of them repeats the unlawful words.
    """
    now = timezone.now()
    article.notes.update(exact="", prefix="", suffix="", start=None, text="", redacted_at=now)
    Note.objects.open().filter(article=article).update(resolved_at=now, resolved_by=by)


def _empty_proposals(article: Article) -> None:
    """Suggestions quote passages and what stands beside them: open ones go, decided ones are emptied.

    A decided one stays whole where the working copy still holds all that it quotes.
    """
    article.proposals.filter(status=ProposalStatus.OPEN).delete()
    Reading.objects.filter(article=article).delete()  # the text that stays is read anew
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
