"""`refresh_states`: recompute what is derived, and say how much of it was wrong."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from articles.claims.models import Claim
from articles.claims.services.fingerprints import refresh_fingerprints
from articles.claims.services.queue import refresh_queue
from articles.claims.services.state import refresh_claim_state
from articles.services.print_state import refresh_everything
from articles.services.reach import refresh_all_reach


class Command(BaseCommand):
    help = "Recompute the state of every claim and what print reaches. Running it twice changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        claims = refresh_claim_state(Claim.objects.only("pk"))
        fingerprints = refresh_fingerprints(Claim.objects.values_list("pk", flat=True))
        queue = refresh_queue(Claim.objects.values_list("pk", flat=True)) + refresh_all_reach()
        print_states = refresh_everything()
        self.stdout.write(
            f"{len(claims)} claims, {fingerprints} fingerprints, {queue} rows of the queue and"
            f" {print_states} print states were out of date."
        )
