"""What a claim's statement says, kept for finding claims that say the same or the opposite. Derived, never edited."""

from __future__ import annotations

from django.db import models

from articles.claims.models.claim import Claim


class ClaimFingerprint(models.Model):
    """The fingerprint of a statement as `articles.claims.similar` makes it; `version` is that of its rules."""

    claim = models.OneToOneField(
        Claim, primary_key=True, on_delete=models.CASCADE, related_name="fingerprint", editable=False
    )
    version = models.PositiveSmallIntegerField(db_index=True)
    data = models.JSONField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"fingerprint of claim {self.claim_id}"


class ClaimKey(models.Model):
    """One key under which a claim is filed: a word, name or number of its statement, as a number."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="keys")
    key = models.IntegerField()

    class Meta:
        default_permissions = ()
        constraints = [
            # The order of the two is the point: this index alone answers "which claims have this key".
            models.UniqueConstraint(fields=["key", "claim"], name="claim_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.key} of claim {self.claim_id}"
