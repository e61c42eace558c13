"""Whether the chains still say what they said: everything recomputed, nothing believed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple, cast

from django.db import models, transaction

from newsroom.ledger.chains import content_digests_of, link_digest_of
from newsroom.ledger.guards.plan import append_only_models, emptied_by_redaction
from newsroom.ledger.models import AppendOnlyModel, ChainedModel, ChainParent, HistoryEntry
from newsroom.ledger.redaction import VERB as REDACT

CHUNK = 500


class Problem(NamedTuple):
    """Something that does not verify: `label` and `pk` name the record, `kind` is a word for machines."""

    label: str
    pk: int
    kind: str
    message: str

    def __str__(self) -> str:
        return f"{self.label} {self.pk}: {self.message}"


def chained_models() -> list[type[ChainedModel]]:
    """Every model whose rows are links of a chain."""
    return [model for model in append_only_models() if issubclass(model, ChainedModel)]


def verify_all() -> list[Problem]:
    """Every chain and every redaction of the house, in bounded memory. An empty list: all is as written.

    Reads without a lock; whatever looks wrong is read again under the lock of its parent, so that somebody
    who publishes meanwhile is not reported.
    """
    problems: list[Problem] = []
    for model in chained_models():
        problems += _orphans(model)
        for parent in list(_suspects(model)):
            problems += verify_chain(parent, model)
    for record_model in append_only_models():
        problems += verify_redactions(record_model)
    return problems


def verify_chain(parent: ChainParent, model: type[ChainedModel]) -> list[Problem]:
    """What is wrong with the chain of `model` under `parent`, first link first. Locks the parent."""
    with transaction.atomic():
        current = type(parent)._base_manager.select_for_update(no_key=True).get(pk=parent.pk)
        links = model._base_manager.filter(**{model.chain_parent: current}).order_by("number")
        return list(_check_chain(current, links))


def check_links(parent: ChainParent, links: Iterable[ChainedModel]) -> list[Problem]:
    """What is wrong with a chain that has been read already, in the order of its numbers. No lock and no query.

    For reports: somebody may append at this very moment. `verify_chain` is the one that decides.
    """
    return list(_check_chain(parent, links))


def verify_redactions(model: type[AppendOnlyModel]) -> list[Problem]:
    """Rows that claim to be redacted and are not empty, or of whose redaction history knows nothing."""
    if not model.redactable:
        return []
    label = model._meta.label_lower
    empties = emptied_by_redaction(model)
    problems = []
    for row in model._base_manager.filter(redacted_at__isnull=False).iterator(chunk_size=CHUNK):
        if any(getattr(row, name) != empty for name, empty in empties.items()):
            problems.append(
                Problem(label, row.pk, "content_kept", "is marked as redacted but still holds content.")
            )
        if not _redaction_is_on_record(row):
            problems.append(
                Problem(label, row.pk, "forged_redaction", "was emptied, and history does not say by whom.")
            )
    return problems


def _orphans(model: type[ChainedModel]) -> list[Problem]:
    """Links whose parent is gone: the head that named the last of them went with it. One query."""
    to_parent = cast("models.ForeignKey", model._meta.get_field(model.chain_parent))
    parents = to_parent.related_model._base_manager.filter(pk=models.OuterRef(to_parent.attname))
    links = model._base_manager.filter(~models.Exists(parents)).values_list("pk", to_parent.attname)
    return [
        Problem(
            model._meta.label_lower, pk, "orphan", f"belongs to {to_parent.name} {parent}, which is gone."
        )
        for pk, parent in links.iterator(chunk_size=CHUNK)
    ]


def _suspects(model: type[ChainedModel]) -> Iterator[ChainParent]:
    """Parents whose chain does not verify when read without a lock. Two queries, streamed."""
    to_parent = cast("models.ForeignKey", model._meta.get_field(model.chain_parent))
    parent_model, column = cast("type[ChainParent]", to_parent.related_model), to_parent.attname
    links = model._base_manager.order_by(column, "number").iterator(chunk_size=CHUNK)
    chains = groupby(links, key=lambda link: getattr(link, column))
    parents = parent_model._base_manager.order_by("pk").only("pk", "head_number", "head_digest")
    waiting = next(chains, None)
    for parent in parents.iterator(chunk_size=CHUNK):
        own: Iterable[ChainedModel] = ()
        while waiting is not None and waiting[0] < parent.pk:
            waiting = next(chains, None)  # an orphan, reported as such
        if waiting is not None and waiting[0] == parent.pk:
            own = list(waiting[1])
            waiting = next(chains, None)
        if any(True for _ in _check_chain(parent, own)):
            yield parent


def _check_chain(parent: ChainParent, links: Iterable[ChainedModel]) -> Iterator[Problem]:
    number, digest = 0, ""
    for link in links:
        yield from _check_link(link, number + 1, digest)
        number, digest = link.number, link.digest
    if (parent.head_number, parent.head_digest) == (number, digest):
        return
    label, pk = parent._meta.label_lower, parent.pk
    if parent.head_number > number:
        message = f"its chain ends at link {number}, but its head names link {parent.head_number}."
        yield Problem(label, pk, "cut_tail", message)
    else:
        message = f"its head names link {parent.head_number}, its chain ends otherwise at link {number}."
        yield Problem(label, pk, "wrong_head", message)


def _check_link(link: ChainedModel, number: int, previous: str) -> Iterator[Problem]:
    label, pk = link._meta.label_lower, link.pk
    if link.number != number:
        yield Problem(label, pk, "missing_link", f"is link {link.number} where link {number} is due.")
    elif link.previous_digest != previous:
        yield Problem(label, pk, "broken_link", f"link {link.number} does not follow from the one before.")
    due = content_digests_of(link)
    if link.kept_digest != due.kept or (link.redacted_at is None and link.content_digest != due.content):
        yield Problem(label, pk, "changed_content", f"link {link.number} no longer says what was written.")
    if link.digest != link_digest_of(link):
        yield Problem(
            label, pk, "changed_digest", f"link {link.number} carries a digest that is not its own."
        )


def _redaction_is_on_record(row: AppendOnlyModel) -> bool:
    about = models.Q(object_label=row._meta.label_lower, object_id=str(row.pk))
    if isinstance(row, HistoryEntry):  # emptied together with the record that it tells of
        about |= models.Q(object_label=row.object_label, object_id=row.object_id)
    return HistoryEntry.objects.filter(about, verb=REDACT).exists()
