"""Runs the rules: every finding, worst first, and only the worst of one passage."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from articles.preflight import (
    accusation,
    accusing_question,
    attribution_drift,
    attribution_far,
    bare_hearsay,
    bare_hearsay_body,
    broken_mark,
    designation_wording,
    empty_story,
    entity_ambiguous,
    framing,
    guilt_wording,
    hedge_strengthened,
    insinuation,
    media,
    number_mismatch,
    own_voice_beside,
    own_voice_list,
    quote_without_speaker,
    relative_time,
    unlinked_attribution,
)
from articles.preflight.finding import ORDER, Finding
from articles.preflight.story import StoryInCheck

Rule = Callable[[StoryInCheck], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    empty_story.check,
    bare_hearsay.check,
    entity_ambiguous.check,
    broken_mark.check,
    media.check,
    attribution_drift.check,
    hedge_strengthened.check,
    number_mismatch.check,
    accusing_question.check,
    accusation.check,
    guilt_wording.check,
    bare_hearsay_body.check_body,
    quote_without_speaker.check,
    designation_wording.check,
    unlinked_attribution.check,
    relative_time.check,
    attribution_far.check,
    own_voice_beside.check,
    insinuation.check,
    framing.check,
    own_voice_list.check,
)


def findings_for(story: StoryInCheck) -> list[Finding]:
    """All findings, sorted from blocking to informing; of several on the same words only the worst stays."""
    worst: dict[tuple[str, str], Finding] = {}
    for rule in RULES:
        for finding in rule(story):
            passage = (finding.place, finding.text)
            held = worst.get(passage)
            if held is None or ORDER.index(finding.severity) < ORDER.index(held.severity):
                worst[passage] = finding
    return sorted(
        worst.values(), key=lambda finding: (ORDER.index(finding.severity), finding.place, finding.rule)
    )
