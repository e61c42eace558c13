"""Who wrote a story: whoever did may not sign it off."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Max

from articles.enums import RevisionKind
from articles.models import Appearance, Article, Byline, Revision
from articles.workflow import THROUGH_THE_GATE
from newsroom.ledger.models import HistoryEntry


def authors_of(article: Article) -> set[int]:
    """Keys of the users whose words stand in the working copy. Three queries, one for a story never saved.

    Those are the people who sign it, and everybody who saved words since it was last printed; before the first print,
    everybody who ever did. What was printed has been through the gate already.
    """
    if article.pk is None:
        return set()
    signing = Byline.objects.filter(article=article, author__user__isnull=False)
    saved = Revision.objects.filter(
        article=article,
        kind__in=(RevisionKind.SAVE, RevisionKind.AUTOSAVE),
        wrote_words=True,
        by__isnull=False,
        number__gt=_printed_up_to(article),
    )
    return set(signing.values_list("author__user", flat=True)) | set(saved.values_list("by", flat=True))


def authors_of_stories_printing(claims: Collection[int]) -> set[int]:
    """Keys of the users whose words ever stood in a story that prints one of these claims, now or in any version, and
    of those who sign it. Two queries, none without claims.

    Wider than `authors_of`: what a verdict says of a claim reaches back to every version that printed it.
    """
    if not claims:
        return set()
    stories = Appearance.objects.filter(claim__in=claims).values("article")
    signing = Byline.objects.filter(article__in=stories, author__user__isnull=False)
    saved = Revision.objects.filter(
        article__in=stories,
        kind__in=(RevisionKind.SAVE, RevisionKind.AUTOSAVE),
        wrote_words=True,
        by__isnull=False,
    )
    return set(signing.values_list("author__user", flat=True)) | set(saved.values_list("by", flat=True))


def _printed_up_to(article: Article) -> int:
    """The number of the save that the newest version printed, 0 before the first. One query at most."""
    if not article.head_number:
        return 0
    # A retraction and an unpublishing name a version too, but print no save.
    entries = HistoryEntry.objects.filter(
        object_label=article._meta.label_lower, object_id=str(article.pk), verb__in=sorted(THROUGH_THE_GATE)
    )
    return entries.aggregate(newest=Max("revision"))["newest"] or 0
