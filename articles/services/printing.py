"""Writing a version: what every verb that prints has in common. Called inside the transaction of the verb."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from articles.enums import MentionChoice
from articles.models import (
    Appearance,
    Article,
    Mention,
    Override,
    PublishedVersion,
    RelatedStory,
    SignOff,
    VersionTopic,
)
from articles.preflight import Finding
from articles.services.address import move_to_next_slug
from articles.services.masthead import default_section
from newsroom.ledger.chains import append_to_chain
from newsroom.ledger.history import record_history

#: Columns of the story that printing sets; a move that prints saves them with the state.
PRINTED_FIELDS = ("live_version", "first_published_at", "section", "slug", "next_slug")
#: What a version says again when nothing of the working copy is printed: all that was said but who, when and as what.
_REPEATED = (
    "slug section language kicker headline standfirst body story_date story_place origin original_url bylines topics"
    " lead_image lead_caption box related"
).split()


def print_working_copy(
    article: Article, *, by: Any, kind: str, findings: Sequence[Finding], overrides: Sequence[Override]
) -> PublishedVersion:
    """The saved working copy as the story's next and live version, with its rows. `overrides` are unsaved rows.

    The caller holds the lock, has settled the working copy and asked the gate. `article` is given its live version and
    its first date; `finish` saves them (`PRINTED_FIELDS`). About fifteen queries, whatever the story holds.
    """
    article.section = article.section or default_section()
    left = move_to_next_slug(article)
    version = version_of_working_copy(article, kind=kind, by=by, at=timezone.now())
    version.findings = [finding.as_dict() for finding in findings]
    mentions = Mention.objects.of_working_copy().filter(article=article)
    _make_live(
        article,
        version,
        appearances=Appearance.objects.of_working_copy().filter(article=article),
        mentions=mentions.exclude(choice=MentionChoice.REJECTED),
        topics=[topic.pk for topic in article.topics.all()],
        overrides=overrides,
    )
    if left:
        record_history(
            actor=by,
            verb="move address",
            record=article,
            note=f"{left} → {article.slug}",
            revision=article.revision_number,
            version=version.number,
        )
    return version


def version_of_working_copy(article: Article, *, kind: str, by: Any, at: datetime) -> PublishedVersion:
    """What printing the saved working copy would say, as a version that is in no database. Three queries.

    Under the address to come where one waits. It belongs to no chain: number and digests are not set.
    """
    related = RelatedStory.objects.filter(article=article).values_list("other__uid", flat=True)
    return PublishedVersion(
        article=article,
        kind=kind,
        published_at=at,
        published_by=by,
        slug=article.coming_slug,
        section=article.section,
        language=article.language,
        kicker=article.kicker,
        headline=article.headline,
        standfirst=article.standfirst,
        body=article.body,
        story_date=article.story_date,
        story_place=article.story_place,
        origin=article.origin,
        original_url=article.original_url,
        bylines=[
            {"name": byline.author.name, "slug": byline.author.slug, "role": byline.author.role}
            for byline in article.bylines.select_related("author")
        ],
        topics=[{"name": topic.name, "slug": topic.slug} for topic in article.topics.order_by("name")],
        lead_image=article.lead_image,
        lead_caption=article.lead_caption,
        box=article.box,
        related=list(related),
    )


def print_again(article: Article, live: PublishedVersion, *, by: Any, kind: str) -> PublishedVersion:
    """What readers see now once more, as another kind of version: the working copy has no part in it."""
    version = PublishedVersion(
        kind=kind,
        published_at=timezone.now(),
        published_by=by,
        **{name: getattr(live, name) for name in _REPEATED},
    )
    return _make_live(
        article,
        version,
        appearances=Appearance.objects.filter(version=live),
        mentions=Mention.objects.filter(version=live),
        topics=list(live.version_topics.values_list("topic_id", flat=True)),
        overrides=(),
    )


def _make_live(
    article: Article,
    version: PublishedVersion,
    *,
    appearances: models.QuerySet[Appearance],
    mentions: models.QuerySet[Mention],
    topics: Sequence[int],
    overrides: Sequence[Override],
) -> PublishedVersion:
    append_to_chain(article, version)
    for rows in (appearances, mentions):
        rows.model._default_manager.bulk_create([_copied(row, version) for row in rows])
    VersionTopic.objects.bulk_create([VersionTopic(version=version, topic_id=key) for key in topics])
    for override in overrides:
        override.version, override.at = version, override.at or version.published_at
    Override.objects.bulk_create(overrides)
    # What was signed for stands with the version now; another publication asks anew.
    SignOff.objects.filter(article=article).delete()
    article.live_version = version
    article.first_published_at = article.first_published_at or version.published_at
    return version


def _copied(row: Any, version: PublishedVersion) -> Any:
    row.pk, row.version = None, version
    row._state.adding = True
    return row
