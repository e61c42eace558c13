"""`send_due`: reminders of deadlines, and letters to other machines."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from newsroom.notifications.periodic import run_periodic


class Command(BaseCommand):
    help = (
        "Remind of deadlines that are near and deliver what waits for webhooks. Run it every minute; running it twice,"
        " or twice at once, does no harm."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        done = run_periodic()
        if any(done) or options["verbosity"] > 1:
            self.stdout.write(
                f"{done.reminded} reminded of a deadline, {done.delivered} delivered, {done.failed} failed."
            )
