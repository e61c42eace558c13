"""Which stories readers may see. Pages and lists join print only through `live_version`."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from articles.claims.enums import Origin
from articles.corrections import BY_HAND
from articles.enums import Aspect, Outcome, ProposalStatus, TaskStatus, VersionKind


class ArticleQuerySet(models.QuerySet):
    def public(self) -> ArticleQuerySet:
        """With a live version: what readers, feeds and sitemaps may show."""
        return self.filter(live_version__isnull=False)

    def gone(self) -> ArticleQuerySet:
        """Printed once and taken back: the address answers 410."""
        return self.filter(live_version__isnull=True, head_number__gt=0)

    def of_person(self, user: Any) -> ArticleQuerySet:
        """What this person began, has in hand, or has saved."""
        from articles.models import Revision  # the model is defined with this module's querysets

        saves = Revision.objects.filter(by=user.pk).values("article")
        return self.filter(Q(created_by=user.pk) | Q(assignee=user.pk) | Q(pk__in=saves))

    def with_print(self) -> ArticleQuerySet:
        """Public stories with what a teaser shows, newest print first, in one query."""
        return (
            self.public()
            .select_related("live_version__section", "live_version__lead_image")
            .order_by(F("first_published_at").desc(), "-pk")
        )


class PublishedVersionQuerySet(models.QuerySet):
    """What was printed, as readers may still look it up: only while its story is live."""

    def of_public_stories(self) -> PublishedVersionQuerySet:
        return self.filter(article__live_version__isnull=False)

    def shown(self) -> PublishedVersionQuerySet:
        """Of live stories, and not withheld by legal. A redacted one is shown as what it is: emptied."""
        return self.of_public_stories().exclude(_is_withheld("pk"))

    def readable(self) -> PublishedVersionQuerySet:
        """Shown, and with words left to read."""
        return self.shown().filter(redacted_at__isnull=True)

    def with_withholding(self) -> PublishedVersionQuerySet:
        """With `withheld_at` and `withheld_reason` of the withholding that holds now; None without one."""
        from articles.models import VersionWithholding  # the model is defined with this queryset's

        holding = VersionWithholding.objects.filter(version=OuterRef("pk"), released_at__isnull=True)
        return self.annotate(
            withheld_at=Subquery(holding.values("at")[:1]),
            withheld_reason=Subquery(holding.values("reason")[:1]),
        )


class CorrectionQuerySet(models.QuerySet):
    def public(self) -> CorrectionQuerySet:
        """Notes that readers see: of live stories, on versions that are neither withheld nor emptied."""
        return self.filter(
            version__article__live_version__isnull=False,
            version__redacted_at__isnull=True,
            redacted_at__isnull=True,
        ).exclude(_is_withheld("version"))

    def with_shown_kind(self) -> CorrectionQuerySet:
        """With `shown_kind`: "retraction" on a version that retracts its story, else the note's own kind."""
        return self.annotate(
            shown_kind=Case(
                When(version__kind=VersionKind.RETRACTION, then=Value(VersionKind.RETRACTION.value)),
                default=F("kind"),
                output_field=models.CharField(),
            )
        )

    def with_version_before(self) -> CorrectionQuerySet:
        """With `number_before`: the last version before the note's own that readers can compare it with, or None."""
        from articles.models import PublishedVersion  # the model is defined with this module's querysets

        before = PublishedVersion.objects.readable().filter(
            article=OuterRef("version__article"), number__lt=OuterRef("version__number")
        )
        return self.annotate(number_before=Subquery(before.order_by("-number").values("number")[:1]))


class CorrectionTaskQuerySet(models.QuerySet):
    def open(self) -> CorrectionTaskQuerySet:
        """Still to be answered in print or closed with a reason."""
        return self.filter(status=TaskStatus.OPEN)


def _is_withheld(key: str) -> Exists:
    """Whether legal withholds the version that `key` names now."""
    from articles.models import VersionWithholding  # the model is defined with these querysets

    return Exists(VersionWithholding.objects.filter(version=OuterRef(key), released_at__isnull=True))


class WorkingCopyQuerySet(models.QuerySet):
    """Rows that exist once for the working copy (no version) and once for each version that printed them."""

    def of_working_copy(self) -> WorkingCopyQuerySet:
        return self.filter(version__isnull=True)

    def live(self) -> WorkingCopyQuerySet:
        """Of versions that are live now."""
        return self.filter(version__live_for__isnull=False)


class NoteQuerySet(models.QuerySet):
    def threads(self) -> NoteQuerySet:
        """First notes: what is about something, and can be resolved."""
        return self.filter(parent__isnull=True)

    def open(self) -> NoteQuerySet:
        """Threads that nobody has resolved."""
        return self.threads().filter(resolved_at__isnull=True)


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
