"""When is a claim public? The rule has its home here: `ClaimQuerySet.public`.

`in_print` says that a live version of a story prints the claim. It is written only by the publish and
unpublish services, through `claims.services.print_state.mark_in_print`, and recomputed by `refresh_states`.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q

from articles.claims.vocabulary import ANSWERS


class ClaimQuerySet(models.QuerySet):
    def in_print(self) -> ClaimQuerySet:
        """Printed in a live version of some story."""
        return self.filter(in_print=True)

    def reached(self) -> ClaimQuerySet:
        """Printed, or an answer to a claim that is printed and not withheld."""
        from articles.claims.models import ClaimLink  # the model is defined with this queryset

        answers_print = ClaimLink.objects.filter(
            from_claim=OuterRef("pk"),
            kind__in=sorted(ANSWERS),
            to_claim__in_print=True,
            to_claim__withheld_at__isnull=True,
        )
        return self.filter(Q(in_print=True) | Exists(answers_print))

    def public(self) -> ClaimQuerySet:
        """What readers may see anywhere: reached from print, and not withheld by legal."""
        return self.reached().filter(withheld_at__isnull=True)

    def gone(self) -> ClaimQuerySet:
        """Would be public, had legal not withheld it: its address answers 410."""
        return self.reached().filter(withheld_at__isnull=False)


class EvidenceQuerySet(models.QuerySet):
    def public(self) -> EvidenceQuerySet:
        """Shown to readers: both the finding and the thing it rests on were opened by hand."""
        return self.filter(is_public=True, item__is_public=True)
