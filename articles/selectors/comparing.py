"""What changed between two states of a story: words, claims and settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from articles.claim_changes import How, MarkChange, claim_changes
from articles.claims.enums import Contention
from articles.claims.models import Claim
from articles.comparison import Stretch, TextChange, body_stretches, line_changes
from articles.revision_settings import NOT_KEPT, SETTINGS, Names, Setting, names_in
from articles.selectors.sides import Side

_HOW = {
    How.ADDED: "Put in",
    How.REMOVED: "Taken out",
    How.MOVED: "Moved",
    How.REMARKED: "Marks other words",
}
#: Compared as words, above.
_AS_LINES = frozenset({"lead_caption"})


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """One claim whose marks differ. `claim` is None where none is on file under this id.

    `warning` says what speaks against printing it; `was` and `now` are its passages where they differ.
    """

    uid: str
    how: str
    in_words: str
    claim: Claim | None
    warning: str
    was: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SettingChange:
    """One setting in both states, in words. `key` is that of `articles.revision_settings`."""

    key: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class StoryComparison:
    """Two states of a story, and what differs. `settings_note` says why settings could not be compared."""

    before: Side
    after: Side
    lines: tuple[TextChange, ...]
    body: tuple[Stretch, ...]
    claims: tuple[ClaimChange, ...]
    settings: tuple[SettingChange, ...]
    settings_note: str

    @property
    def has_other_words(self) -> bool:
        parts: list[TextChange | Stretch] = [*self.lines, *self.body]
        return any(part.is_changed for part in parts)

    @property
    def is_changed(self) -> bool:
        return self.has_other_words or bool(self.claims or self.settings)


def compare_sides(before: Side, after: Side) -> StoryComparison:
    """What changed from one state to the other. Three queries at most: claims, sections, pictures."""
    old, new = before, after
    if before.lead_caption is None or after.lead_caption is None:
        old, new = replace(before, lead_caption=""), replace(after, lead_caption="")
    return StoryComparison(
        before=before,
        after=after,
        lines=line_changes(old, new),  # type: ignore[arg-type]  # captions are words here
        body=body_stretches(before.body, after.body),
        claims=_claims(claim_changes(before.body, after.body)),
        settings=tuple(_settings(before, after)),
        settings_note=_settings_note(before, after),
    )


def warning_about(claim: Claim | None) -> str:
    """What speaks against printing a claim again; empty where nothing does."""
    if claim is None:
        return "No longer on file"
    if claim.withheld_at:
        return "Withheld by legal"
    if claim.contention in (Contention.WITHDRAWN_BY_CLAIMANT, Contention.WITHDRAWN_BY_US):
        return str(Contention(claim.contention).label)
    return ""


def _claims(changes: tuple[MarkChange, ...]) -> tuple[ClaimChange, ...]:
    """With what is on file about each. One query, none without a change."""
    on_file = {claim.uid: claim for claim in Claim.objects.filter(uid__in=[change.uid for change in changes])}
    return tuple(
        ClaimChange(
            uid=change.uid,
            how=change.how.value,
            in_words=_HOW[change.how],
            claim=on_file.get(change.uid),
            warning=warning_about(on_file.get(change.uid)),
            was=change.was if change.was != change.now else (),
            now=change.now,
        )
        for change in changes
    )


def _settings(before: Side, after: Side) -> Iterator[SettingChange]:
    """What both keep and set otherwise; what a save from before it was kept says nothing of, where it is set now."""
    old, new = before.settings, after.settings
    if old is None or new is None:
        return
    names = names_in((old, new))
    for setting in SETTINGS:
        if setting.key in _AS_LINES or not (_may_keep(before, setting) and _may_keep(after, setting)):
            continue
        kept = [held[setting.key] for held in (old, new) if setting.key in held]
        if setting.is_same(kept[0], kept[-1]) if len(kept) == 2 else not any(kept):
            continue
        yield SettingChange(
            setting.key,
            setting.label,
            _in_words(setting, old, names),
            _in_words(setting, new, names),
        )


def _may_keep(side: Side, setting: Setting) -> bool:
    """Print keeps fewer settings than a save does; a save keeps all that there were in its time."""
    return side.number is not None or setting.key in (side.settings or {})


def _in_words(setting: Setting, kept: Mapping[str, Any], names: Names) -> str:
    return setting.in_words(kept[setting.key], names) if setting.key in kept else NOT_KEPT


def _settings_note(before: Side, after: Side) -> str:
    lacking = [side.title for side in (before, after) if side.settings is None]
    if not lacking:
        return ""
    return f"{' and '.join(lacking)}: settings were {NOT_KEPT}."
