"""Runs the rules: every finding, worst first, and only the worst of one passage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from articles.preflight import (
    accusation,
    accusing_question,
    anonymity,
    attribution_check,
    attribution_drift,
    attribution_far,
    bare_hearsay,
    bare_hearsay_body,
    broken_mark,
    circular,
    denial_left_out,
    designation_wording,
    empty_story,
    entity_ambiguous,
    four_eyes,
    framing,
    guilt_wording,
    hedge_strengthened,
    house_words,
    insinuation,
    media,
    number_mismatch,
    open_task,
    own_voice_beside,
    own_voice_list,
    quote_without_speaker,
    relative_time,
    reply,
    single_root,
    stale,
    unlinked_attribution,
    verdict,
)
from articles.preflight.finding import ORDER, Finding
from articles.preflight.story import StoryInCheck

Rule = Callable[[StoryInCheck], Iterable[Finding]]

#: In the order in which they speak where two are equally bad.
RULES: tuple[Rule, ...] = (
    empty_story.check,
    open_task.check,
    broken_mark.check,
    reply.check,
    anonymity.check,
    bare_hearsay.check,
    entity_ambiguous.check,
    denial_left_out.check,
    single_root.check,
    circular.check,
    verdict.check,
    attribution_check.check,
    stale.check,
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
    own_voice_beside.check,
    attribution_far.check,
    relative_time.check,
    insinuation.check,
    framing.check,
    own_voice_list.check,
    house_words.check,
)

OFF = "off"
#: (the rule that speaks, the rule that is silent): of the same words, whatever their severities.
_TAKES_PRECEDENCE = (("P05", "P03"),)
#: A story is read from the top: where findings are equally bad, this is their order. Crossheads stand in the body.
_FIELDS = ("headline", "standfirst", "social_title", "caption", "slug", "body", "picture", "story")


def findings_for(story: StoryInCheck, severities: Mapping[str, str] | None = None) -> list[Finding]:
    """All findings, from blocking to informing and then in reading order; of several on the same words the worst.

    Findings on the same words are those whose spans share a code point of the same field; of equally bad ones the
    rule that stands first in RULES stays. `severities` gives the severity that the house has set for a rule, by its
    id, in the place of the rule's own, or "off".
    """
    house = severities or {}
    found = [as_set for rule in RULES for finding in rule(story) for as_set in _as_set(finding, house)]
    kept = _worst(_without_silenced(house_words.left_out(found, story)))
    kept += [as_set for finding in four_eyes.check(story, kept) for as_set in _as_set(finding, house)]
    return sorted(kept, key=_reading_order)


def _as_set(finding: Finding, house: Mapping[str, str]) -> Iterable[Finding]:
    """The finding with the severity that the house gives its rule; nothing where the rule is off."""
    severity = house.get(finding.rule, finding.severity)
    if severity == OFF:
        return
    yield finding if severity == finding.severity else replace(finding, severity=severity)


def _without_silenced(found: Sequence[Finding]) -> list[Finding]:
    return [
        finding
        for finding in found
        if not any(
            finding.rule == silent and other.rule == speaking and _covers(other, finding)
            for speaking, silent in _TAKES_PRECEDENCE
            for other in found
        )
    ]


def _covers(other: Finding, finding: Finding) -> bool:
    return (
        _text_of(other) == _text_of(finding)
        and finding.start < finding.end
        and other.start <= finding.start
        and finding.end <= other.end
    )


def _worst(found: Sequence[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda each: ORDER.index(each.severity)):
        if not any(_same_words(finding, other) for other in kept):
            kept.append(finding)
    return kept


def _same_words(one: Finding, other: Finding) -> bool:
    if _text_of(one) != _text_of(other):
        return False
    if one.end == 0 or other.end == 0:  # about no words in particular
        return (one.start, one.end, one.text, one.rule) == (other.start, other.end, other.text, other.rule)
    return one.start < other.end and other.start < one.end


def _text_of(finding: Finding) -> str:
    """The text that a finding's offsets count in: crossheads are part of the body's."""
    return "body" if finding.field == "crosshead" else finding.field


def _reading_order(finding: Finding) -> tuple[int, int, int, int, str, str]:
    field = _text_of(finding)
    at = _FIELDS.index(field) if field in _FIELDS else len(_FIELDS)
    return (ORDER.index(finding.severity), at, finding.start, finding.end, finding.rule, finding.text)
