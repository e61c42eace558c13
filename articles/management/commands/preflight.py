"""`preflight`: what stands between a story and print, for a terminal or a script."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.models import Article
from articles.preflight import Finding
from articles.services.gate import check_story
from articles.services.sign_off import valid_sign_offs

_SEVERITIES = {"B": "blocks", "S": "needs a sign-off", "W": "warns", "I": "informs"}


class Command(BaseCommand):
    help = (
        "Print every finding against a story's working copy as it is saved, worst first. Exit status 1 if one of them"
        " blocks or needs a sign-off, and nobody but an author has signed it; 0 otherwise."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="the story, by its address")
        parser.add_argument("--json", action="store_true", help="print a list of findings as JSON")

    def handle(self, *args: Any, slug: str, **options: Any) -> None:
        article = Article.objects.filter(slug=slug).first()
        if article is None:
            raise CommandError(f"There is no story under “{slug}”.", returncode=2)
        findings = check_story(article)
        signed = valid_sign_offs(article, findings)
        waiting = [finding for finding in findings if finding.stops and finding.key not in signed]
        if options["json"]:
            rows = [
                {
                    **finding.as_dict(),
                    "field": finding.field,
                    "start": finding.start,
                    "end": finding.end,
                    "signed": finding.stops and finding not in waiting,
                }
                for finding in findings
            ]
            self.stdout.write(json.dumps(rows))  # ASCII: whatever the terminal's encoding, it goes out
        else:
            self._tell(findings, waiting)
        if waiting:
            sys.exit(1)

    def _tell(self, findings: Sequence[Finding], waiting: Sequence[Finding]) -> None:
        for finding in findings:
            signed = ", signed off" if finding.stops and finding not in waiting else ""
            words = f" “{finding.text}”" if finding.text else ""
            self.stdout.write(
                f"{finding.severity} {finding.rule:<8} {finding.place} ({_SEVERITIES[finding.severity]}{signed}):"
                f"{words}\n    {finding.message}"
            )
        count = len(waiting)
        self.stdout.write(
            "Nothing stands against it."
            if not count
            else f"{count} finding{'s' if count > 1 else ''} to cure or to have signed off."
        )
