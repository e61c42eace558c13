"""Bringing an earlier save back: a new save with old words.

Nothing is lost by it, since what stands now is a save already.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from articles.body.marks import marks
from articles.enums import RevisionKind
from articles.exceptions import StoryError
from articles.models import Article, Revision
from articles.revision_settings import BY_KEY, SETTINGS, CannotGiveBack, Setting
from articles.selectors.comparing import warning_about
from articles.services.save import Saved, save_working_copy
from articles.services.text_passes import claims_by_uid

#: The words that a save holds in columns of its own.
_WORDS = ("kicker", "headline", "standfirst", "body")


@dataclass(frozen=True, slots=True)
class Restored:
    """The story as saved anew. `reports` say in words what came back otherwise than it was, or should be looked at."""

    saved: Saved
    number: int
    reports: tuple[str, ...]


@transaction.atomic
def restore_revision(
    *, article: Article, number: int, looked_at: int, by: Any, settings: Collection[str] = ()
) -> Restored:
    """Save the words of save `number` anew, and of its settings those that are named.

    `looked_at` is the save that stood when the person looked: if somebody saved since, nothing is written and
    StaleSave raised. Raises StoryNotAllowed as a save does, StoryError for a save that is not there or was emptied,
    and for settings that it does not hold. State and planning stay as they are. The cost of a save and five queries.
    """
    revision = Revision.objects.filter(article=article, number=number).first()
    if revision is None:
        raise StoryError(f"There is no save {number} of this story.")
    if not revision.headline:
        raise StoryError("This save was emptied by order of law: there is nothing to bring back.")
    fields, reports = _settings_again(article, revision, settings)
    saved = save_working_copy(
        article=article,
        by=by,
        base_revision=looked_at,
        kind=RevisionKind.RESTORE,
        note=f"From save {number}",
        **{name: getattr(revision, name) for name in _WORDS},
        **fields,
    )
    reports += _claims_to_look_at(saved)
    return Restored(saved, number, tuple(reports))


def restorable(revision: Revision) -> tuple[Setting, ...]:
    """The settings that a save can give back by choice, in the order in which they are shown."""
    held = revision.settings or {}
    return tuple(setting for setting in SETTINGS if setting.key in held and not setting.with_words)


def _settings_again(
    article: Article, revision: Revision, chosen: Collection[str]
) -> tuple[dict[str, Any], list[str]]:
    """Arguments for the save, and what cannot be given back."""
    held = revision.settings or {}
    unknown = sorted(set(chosen) - {setting.key for setting in restorable(revision)})
    if unknown:
        raise StoryError(f"Save {revision.number} did not keep this: {', '.join(unknown)}.")
    wanted = [setting for setting in SETTINGS if setting.key in chosen or setting.with_words]
    fields: dict[str, Any] = {}
    reports: list[str] = []
    for setting in wanted:
        if setting.key not in held:
            continue
        try:
            fields |= setting.give_back(held[setting.key])
        except CannotGiveBack as gone:
            reports.append(f"{setting.label} stays as it is. {gone}")
    if "slug" in fields:
        reports += _address_again(article, fields)
    return fields, reports


def _address_again(article: Article, fields: dict[str, Any]) -> list[str]:
    """An address that was printed stays; one that another story has by now is not taken from it."""
    label, slug = BY_KEY["slug"].label, fields["slug"]
    if article.head_number and slug != article.slug:
        fields.pop("slug")
        return [f"{label} stays as it is. The story was printed under it."]
    if Article.objects.filter(slug=slug).exclude(pk=article.pk).exists():
        fields.pop("slug")
        return [f"{label} stays as it is. Another story has “{slug}” by now."]
    return []


def _claims_to_look_at(saved: Saved) -> list[str]:
    """Marks that came back without their claim, and claims that should not be printed as they were."""
    reports = [f"The mark of claim {uid} is gone: no such claim is on file." for uid in saved.unknown_claims]
    uids = dict.fromkeys(mark.uid for mark in marks(saved.article.body))
    claims = claims_by_uid(uids)
    for uid in uids:
        warning = warning_about(claims.get(uid))
        if warning:
            reports.append(f"“{claims[uid].public_text}”: {warning[:1].lower()}{warning[1:]}.")
    return reports
