"""`publish_due`: print what is scheduled and due, once or in a loop."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from articles.services.due import publish_due


class Command(BaseCommand):
    help = (
        "Print every scheduled story whose time has come, each exactly once, and hold back what something stands"
        " against. Run it every minute; running it twice at once, or after an outage, does no harm."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--loop", type=int, metavar="SECONDS", help="go on for ever, pausing so long")

    def handle(self, *args: Any, **options: Any) -> None:
        while True:
            self._run()
            if not options["loop"]:
                return
            time.sleep(max(1, options["loop"]))
            close_old_connections()

    def _run(self) -> None:
        report = publish_due()
        for version in report.published:
            self.stdout.write(f"Published {version.slug} as version {version.number}.")
        for article, why in report.held:
            self.stdout.write(f"Held back {article.slug}: {why}")
