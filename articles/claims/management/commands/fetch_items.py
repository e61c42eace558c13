"""`fetch_items`: the pages that people asked for."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from articles.claims.services.fetches import OFF, is_on, work_fetches


class Command(BaseCommand):
    help = "Fetch the pages of items that wait. Run it every minute; running it twice, or twice at once, does no harm."

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_on():
            self.stdout.write(OFF)
            return
        done = work_fetches()
        if any(done) or options["verbosity"] > 1:
            self.stdout.write(f"{done.done} fetched, {done.failed} failed.")
