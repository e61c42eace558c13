"""Stories that are out, and whose claims are not what they were when they came out."""

from __future__ import annotations

import datetime

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from articles.claims.enums import Stance
from articles.claims.models import ClaimLink, Evidence
from articles.claims.vocabulary import ANSWERS
from articles.models import Appearance, Article

#: For how long a story counts as recent.
RECENT = datetime.timedelta(days=7)


def printed_and_changed(most: int, *, now: datetime.datetime | None = None) -> list[Article]:
    """Live stories first printed within `RECENT`, the newest first, with `changed`: how many of their claims changed.

    A claim has changed since its version came out if it was answered (denied, withdrawn, confirmed …), if evidence
    against it or beside it was put on file, or if legal withholds it. Two queries, one where nothing changed.
    """
    since = (now or timezone.now()) - RECENT
    printed = F("version__published_at")
    answered = ClaimLink.objects.filter(
        to_claim=OuterRef("claim"),
        kind__in=sorted(ANSWERS),
        from_claim__created_at__gt=OuterRef("version__published_at"),
    )
    weighed = Evidence.objects.filter(
        claim=OuterRef("claim"), created_at__gt=OuterRef("version__published_at")
    ).exclude(stance=Stance.SUPPORTS)
    changes = (
        Appearance.objects.filter(article__first_published_at__gte=since, version=F("article__live_version"))
        .filter(Exists(answered) | Exists(weighed) | Q(claim__withheld_at__gt=printed))
        .order_by()
        .values_list("article", "claim")
        .distinct()
    )
    counts: dict[int, int] = {}
    for article, _ in changes:
        counts[article] = counts.get(article, 0) + 1
    if not counts:
        return []
    stories = (
        Article.objects.filter(pk__in=counts)
        .only("headline", "state", "first_published_at")
        .order_by("-first_published_at", "-pk")[:most]
    )
    found = list(stories)
    for story in found:
        story.changed = counts[story.pk]  # type: ignore[attr-defined]
    return found
