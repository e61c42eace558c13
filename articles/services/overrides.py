"""Past a finding: who may take what upon themselves, and the record that stays with the version.

S asks for a second person's reason, B for somebody whom the house names. Whoever wrote the story is neither (four
eyes). A reason comes beforehand, as a sign-off on these words, or from whoever presses the button.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from articles.exceptions import PublicationStopped
from articles.models import Article, Override, SignOff
from articles.preflight import Finding
from articles.rules import may_pass
from articles.selectors.authors import authors_of
from newsroom.ledger.typed import said


def pass_findings(
    article: Article,
    findings: Sequence[Finding],
    *,
    by: Any,
    reason: str,
    signed: Mapping[tuple[str, str, str], SignOff],
) -> list[Override]:
    """The overrides, unsaved and without version, under which a story goes past what stands against it.

    `signed` holds the sign-offs that are good for these findings, by `Finding.key`. What they leave, `by` passes with
    `reason`, if their role and the story's authors allow. Raises PublicationStopped with all findings otherwise.
    One query where something has to be passed.
    """
    reason = said(reason)
    stopping = [finding for finding in findings if finding.stops]
    unsigned = [finding for finding in stopping if finding.key not in signed]
    if unsigned and not (reason and _may_pass_all(article, unsigned, by=by)):
        raise PublicationStopped(findings)
    return [
        _override(
            finding, by=signed[finding.key].by, reason=signed[finding.key].reason, at=signed[finding.key].at
        )
        if finding.key in signed
        else _override(finding, by=by, reason=reason)
        for finding in stopping
    ]


def _may_pass_all(article: Article, findings: Sequence[Finding], *, by: Any) -> bool:
    if not all(may_pass(by, finding.severity) for finding in findings):
        return False
    return by.pk not in authors_of(article)


def _override(finding: Finding, *, by: Any, reason: str, at: Any = None) -> Override:
    return Override(
        rule=finding.rule,
        severity=finding.severity,
        place=finding.place,
        text=finding.text,
        reason=reason,
        by=by,
        at=at,
    )
