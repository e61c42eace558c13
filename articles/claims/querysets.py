"""When is a claim public? The rule has its home here: `ClaimQuerySet.public`.

`in_print` says that a live version of a story prints the claim. It is written only by the publish and
unpublish services, through `claims.services.print_state.mark_in_print`, and recomputed by `refresh_states`.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from articles.claims.enums import AssessmentRole
from articles.claims.enums import Tests as Axis
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


class VerdictQuerySet(models.QuerySet):
    def standing(self) -> VerdictQuerySet:
        """The newest of each question: it supersedes those before it."""
        return self.filter(number=F("check_of__head_number"))


class AssessmentQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> AssessmentQuerySet:
        """What this person may read of what checkers found. The one home of what is blind.

        One's own, always. Of others: what was found about who said it; and about what is so once the second label of
        the same round is in, or a verdict of a later round closed the question (a proposal that was taken back must
        not tell the next round's labeller what to find).
        """
        from articles.claims.models import Assessment, Verdict  # they are defined with this queryset

        labelled = Assessment.objects.filter(
            check_of=OuterRef("check_of"), round=OuterRef("round"), role=AssessmentRole.SECOND_LABEL
        )
        closed = Verdict.objects.filter(check_of=OuterRef("check_of"), round__gt=OuterRef("round"))
        return self.filter(
            Q(by=user)
            | ~Q(check_of__axis=Axis.CONTENT)
            | Q(role=AssessmentRole.SKIPPED)
            | Exists(labelled)
            | Exists(closed)
        )
