"""Taking one printed version from readers by order of law: every address of it answers 410 until it is released."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.exceptions import StoryNotAllowed
from articles.models import PublishedVersion, VersionWithholding
from articles.rules import may_withhold_version
from articles.services.locking import lock_story
from newsroom.ledger.history import record_history
from newsroom.ledger.typed import said


@transaction.atomic
def withhold_version(*, version: PublishedVersion, by: Any, reason: str) -> VersionWithholding:
    """Withhold a version that is not the live one; the list of versions then skips its number.

    Its notes go with it. Raises StoryNotAllowed without articles.withhold_version, ValidationError without a reason,
    for the live version, and for one that is withheld already.
    """
    _check(by)
    reason = said(reason)
    if not reason:
        raise ValidationError("Say why: the reason is kept in the history of the house.")
    article = lock_story(version.article_id)
    if article.live_version_id == version.pk:
        raise ValidationError(
            "Readers have this version now: unpublish the story, or publish a clean version first."
        )
    if VersionWithholding.objects.filter(version=version, released_at__isnull=True).exists():
        raise ValidationError("This version is withheld already.")
    holding = VersionWithholding.objects.create(version=version, reason=reason, by=by, at=timezone.now())
    record_history(actor=by, verb="withhold version", record=article, note=reason, version=version.number)
    return holding


@transaction.atomic
def release_version(*, version: PublishedVersion, by: Any) -> VersionWithholding:
    """Give a withheld version back to readers. Raises ValidationError for one that is not withheld."""
    _check(by)
    article = lock_story(version.article_id)
    holding = VersionWithholding.objects.filter(version=version, released_at__isnull=True).first()
    if holding is None:
        raise ValidationError("This version is not withheld.")
    holding.released_at, holding.released_by = timezone.now(), by
    holding.save(update_fields=["released_at", "released_by"])
    record_history(actor=by, verb="release version", record=article, version=version.number)
    return holding


def _check(by: Any) -> None:
    if not may_withhold_version(by):
        raise StoryNotAllowed("Only legal may withhold a version or release it.")
