"""What the queue of the claims desk is narrowed and ordered by, one narrow row for each claim."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from articles.claims.enums import Act, CheckStatus, Harm, Mode
from articles.claims.models.claim import Claim


class QueueRow(models.Model):
    """Where a claim stands in the queue. Derived and never edited: `services.queue` writes it and can write it anew.

    `live` and `coming` count the stories that print the claim: those that readers have before them, and those that are
    still to come out. The claims do not know stories, so `articles` says how many there are and when the first of them
    is due (`story_due_at`). `weight` is harm x reach, `due_at` the earliest of all times (`articles.claims.ranking`).

    There is no index beside the key, on purpose: the order depends on the clock, so that every list reads all rows, and
    of 50,000 narrow ones that takes a database 40 ms (tests/benchmarks/claims_queue.py).
    """

    claim = models.OneToOneField(
        Claim, primary_key=True, on_delete=models.CASCADE, related_name="queue_row", editable=False
    )
    is_act = models.BooleanField(
        default=False, help_text="An official act on record: nobody has to check it."
    )
    weight = models.PositiveIntegerField(default=1)
    due_at = models.DateTimeField(null=True)
    due_kind = models.CharField(max_length=8, blank=True)
    harm = models.CharField(max_length=10, choices=Harm.choices, default=Harm.NONE)
    mode = models.CharField(max_length=20, choices=Mode.choices)
    speech_act = models.CharField(max_length=12, choices=Act.choices)
    attribution = models.CharField(max_length=12, choices=CheckStatus.choices, blank=True)
    content = models.CharField(max_length=12, choices=CheckStatus.choices, blank=True)
    attribution_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    content_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    documents = models.PositiveIntegerField(default=0)
    origins = models.PositiveIntegerField(default=0)
    is_moved = models.BooleanField(
        default=False, help_text="The live page of one of its items changed or went."
    )
    is_asked = models.BooleanField(
        default=False, help_text="Somebody was asked for a reply, and it is not here."
    )
    review_on = models.DateField(null=True)
    live = models.PositiveIntegerField(default=0)
    coming = models.PositiveIntegerField(default=0)
    story_due_at = models.DateTimeField(null=True)
    story_due_kind = models.CharField(max_length=8, blank=True)
    words = models.TextField(
        blank=True, help_text="Folded, of statement and public text: what a search looks in."
    )

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"claim {self.claim_id} in the queue"
