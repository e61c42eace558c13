"""Which stories readers may see. Pages and lists join print only through `live_version`."""

from __future__ import annotations

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from articles.claims.enums import Origin
from articles.corrections import BY_HAND
from articles.enums import Aspect, Outcome, ProposalStatus


class ArticleQuerySet(models.QuerySet):
    def public(self) -> ArticleQuerySet:
        """With a live version: what readers, feeds and sitemaps may show."""
        return self.filter(live_version__isnull=False)

    def gone(self) -> ArticleQuerySet:
        """Printed once and taken back: the address answers 410."""
        return self.filter(live_version__isnull=True, head_number__gt=0)

    def with_print(self) -> ArticleQuerySet:
        """Public stories with what a teaser shows, newest print first, in one query."""
        return (
            self.public()
            .select_related("live_version__section", "live_version__lead_image")
            .order_by(F("first_published_at").desc(), "-pk")
        )


class WorkingCopyQuerySet(models.QuerySet):
    """Rows that exist once for the working copy (no version) and once for each version that printed them."""

    def of_working_copy(self) -> WorkingCopyQuerySet:
        return self.filter(version__isnull=True)

    def live(self) -> WorkingCopyQuerySet:
        """Of versions that are live now."""
        return self.filter(version__live_for__isnull=False)


class ProposalQuerySet(models.QuerySet):
    def with_outcome(self) -> ProposalQuerySet:
        """With what people made of each: `outcome`, when (`judged_at`) and who (`judged_by`).

        An import accepts in the name of its importer. That is nobody's judgement: it comes when somebody reviews the
        claim or corrects what was written. The last two are None where `outcome` is undecided.
        """
        from articles.models import SuggestionEdit  # the model is defined with this queryset

        edits = SuggestionEdit.objects.filter(proposal=OuterRef("pk"))
        first = edits.order_by("at", "pk")
        undecided, taken_out, edited, right, dismissed = (
            Value(outcome.value)
            for outcome in (
                Outcome.UNDECIDED,
                Outcome.TAKEN_OUT,
                Outcome.EDITED,
                Outcome.RIGHT,
                Outcome.DISMISSED,
            )
        )
        by_import = Q(status=ProposalStatus.ACCEPTED, claim__origin=Origin.IMPORT) & ~Q(made__has_key=BY_HAND)
        return self.annotate(
            outcome=Case(
                When(status=ProposalStatus.OPEN, then=undecided),
                When(status=ProposalStatus.DISMISSED, then=dismissed),
                When(Exists(edits.filter(aspect=Aspect.MARK)), then=taken_out),
                When(Exists(edits), then=edited),
                When(by_import & Q(claim__reviewed_at__isnull=True), then=undecided),
                default=right,
                output_field=models.CharField(),
            ),
            judged_at=Case(
                When(by_import, then=Coalesce("claim__reviewed_at", Subquery(first.values("at")[:1]))),
                default=F("decided_at"),
                output_field=models.DateTimeField(),
            ),
            judged_by=Case(
                When(by_import, then=Coalesce("claim__reviewed_by", Subquery(first.values("by")[:1]))),
                default=F("decided_by"),
                output_field=models.BigIntegerField(),
            ),
        )
