"""`recheck_items`: whether pages still say what is held of them."""

from __future__ import annotations

import datetime
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from articles.claims.services.copies import discard_left_files
from articles.claims.services.fetches import OFF, is_on, work_fetches
from articles.claims.services.rechecks import changed_items, recheck_items


class Command(BaseCommand):
    help = (
        "Look again at the pages of items that were fetched, those that print rests on first, and mark what changed or"
        " vanished. Run it every hour; running it twice does no harm."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--limit", type=int, default=200, help="Pages in one run at most (200).")
        parser.add_argument(
            "--older-than", type=int, default=24, metavar="HOURS", help="Not looked at for so long (24)."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        # Whether pages are fetched or not: what the law emptied has to go.
        discarded = discard_left_files()
        if discarded:
            self.stdout.write(f"Took away the files of copies emptied by order of law: {discarded}.")
        if not is_on():
            self.stdout.write(OFF)
            return
        older_than = datetime.timedelta(hours=max(0, options["older_than"]))
        asked = recheck_items(limit=max(0, options["limit"]), older_than=older_than)
        done = work_fetches()
        self.stdout.write(
            f"{asked.asked} asked for, {asked.left} left for the next run; {done.done} looked at, {done.failed} failed."
            f" {changed_items().count()} items are to be read again."
        )
