"""What a second person takes upon themselves for a finding, before print: given, kept with a reason, taken back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.enums import Severity
from articles.exceptions import StoryError, StoryNotAllowed
from articles.models import Article, SignOff
from articles.preflight import Finding
from articles.preflight.finding import ORDER
from articles.rules import may_pass, may_take_back
from articles.selectors.authors import authors_of
from articles.services.gate import check_story
from articles.services.locking import lock_story
from newsroom.ledger.history import record_history
from newsroom.ledger.typed import said

#: Of a finding's words, in the note of the history.
_QUOTED = 160


@transaction.atomic
def sign_off(*, article: Article, by: Any, rule: str, field: str, text: str, reason: str) -> SignOff:
    """Sign off one finding that stands against the saved working copy; returns the row, new or with the new reason.

    Rule, field and text are `Finding.key`. A finding that blocks takes the right to override, one that asks for a
    sign-off the right to give one. Raises StoryNotAllowed without the right and for whoever wrote the story (rule P24),
    StoryError without a reason, for a finding that does not stand now, and for one that stops nothing. One history
    entry, in the same transaction. Costs a check of the story and about eight queries.
    """
    reason = said(reason)
    if not reason:
        raise StoryError("Say why: the reason is kept with your name on the finding.")
    article = lock_story(article.pk)
    finding = _standing(check_story(article), (rule, field, text))
    _allow(by, article, finding)
    signed, _ = SignOff.objects.update_or_create(
        article=article,
        rule=rule,
        field=field,
        words_digest=hashlib.sha256(text.encode()).hexdigest(),
        by=by,
        defaults={
            "text": text,
            "severity": finding.severity,
            "place": finding.place[:100],
            "reason": reason,
            "at": timezone.now(),
        },
    )
    _tell("sign_off", signed, article, by)
    return signed


@transaction.atomic
def take_back_sign_off(*, article: Article, by: Any, sign_off: int) -> None:
    """Take back a sign-off, named by its key: one's own, or anybody's for those who may override findings.

    The history keeps both acts. Raises StoryNotAllowed for anybody else, StoryError for one that is gone. What a
    publication has made of it, an Override, stays for good.
    """
    article = lock_story(article.pk)
    signed = SignOff.objects.filter(article=article, pk=sign_off).select_related("by").first()
    if signed is None:
        raise StoryError("That sign-off was taken back already.")
    if not may_take_back(by, signed.by_id):
        raise StoryNotAllowed(
            "Only whoever gave a sign-off takes it back, or somebody who may override findings."
        )
    _tell("take_back_sign_off", signed, article, by)
    signed.delete()


def valid_sign_offs(article: Article, findings: Iterable[Finding]) -> dict[tuple[str, str, str], SignOff]:
    """The sign-offs that hold for these findings, by `Finding.key`; of several on one, the newest.

    One holds while the finding's words are the same, the finding is not graver than what was signed, and whoever gave
    it is not among the authors. No query where nothing stops, one where nothing is signed, four at most.
    """
    # Two may share a key, on the same words twice: only what reaches as far as the graver one holds.
    stopping: dict[tuple[str, str, str], Finding] = {}
    for finding in sorted(findings, key=lambda finding: ORDER.index(finding.severity)):
        if finding.stops:
            stopping.setdefault(finding.key, finding)
    if not stopping:
        return {}
    given = list(SignOff.objects.filter(article=article).select_related("by").order_by("at", "pk"))
    authors = authors_of(article) if given else set()
    held: dict[tuple[str, str, str], SignOff] = {}
    for signed in given:
        against = stopping.get((signed.rule, signed.field, signed.text))
        if against and _covers(signed, against) and signed.by_id not in authors:
            held[against.key] = signed
    return held


def _covers(signed: SignOff, finding: Finding) -> bool:
    """Whether a sign-off reaches as far as the finding does now: one for S is none for B."""
    return ORDER.index(signed.severity) <= ORDER.index(finding.severity)


def _standing(findings: Iterable[Finding], key: tuple[str, str, str]) -> Finding:
    """The gravest finding of this key; it must be one that stops."""
    found = next((finding for finding in findings if finding.key == key), None)
    if found is None:
        raise StoryError("This finding does not stand against what is saved now. Look at the checks again.")
    if not found.stops:
        raise StoryError("This finding stops nothing: it needs no sign-off.")
    return found


def _allow(by: Any, article: Article, finding: Finding) -> None:
    if not may_pass(by, finding.severity):
        raise StoryNotAllowed(
            "Your role may not sign off what blocks: cure it, or ask somebody who may override."
            if finding.severity == Severity.BLOCK
            else "Your role may not sign off findings: ask an editor or a checker."
        )
    if by.pk in authors_of(article):
        raise StoryNotAllowed("You wrote on this story: a second person signs it off.")


def _tell(verb: str, signed: SignOff, article: Article, by: Any) -> None:
    words = signed.text if len(signed.text) <= _QUOTED else f"{signed.text[:_QUOTED]}…"
    quoted = f" “{words}”" if words else ""
    record_history(
        actor=by,
        verb=verb,
        record=article,
        note=f"{signed.rule} ({signed.severity}), {signed.place or signed.field}{quoted}: {signed.reason}",
        revision=article.revision_number,
    )
