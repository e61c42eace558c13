"""Into print and out of it. Every door (admin, ingest, commands, the demo) goes through these two verbs."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.enums import MentionChoice, State, VersionKind
from articles.exceptions import PublicationStopped, StoryError, StoryNotAllowed
from articles.models import Appearance, Article, Mention, Override, PublishedVersion, VersionTopic
from articles.preflight import Finding
from articles.rules import may_override, may_publish
from articles.services.gate import check_story
from articles.services.locking import lock_story
from articles.services.masthead import default_section
from articles.services.print_state import reached_by, refresh_print_state
from articles.services.save import settle_working_copy
from newsroom.ledger.chains import append_to_chain
from newsroom.ledger.history import record_history

#: What a publication after the first may be.
LATER_KINDS = tuple(kind for kind in VersionKind.values if kind != VersionKind.FIRST)


@transaction.atomic
def publish_article(
    *, article: Article, by: Any, kind: str | None = None, override_reason: str = ""
) -> PublishedVersion:
    """Print the working copy as the story's next version, and make it the live one.

    All in one transaction: version, appearances, mentions, overrides, print state and history. Raises
    StoryNotAllowed without the right, PublicationStopped (with the findings) when something stands against it
    and no reason is given by somebody who may override, StoryError for a `kind` that a publication cannot be.
    The first one is the first whatever `kind` says; later ones are updates unless it says otherwise. The story
    is read again under a lock, so what is printed is what is saved, not what the caller holds.
    """
    if not may_publish(by):
        raise StoryNotAllowed("Your role may not publish: ask an editor.")
    if kind not in (None, *LATER_KINDS):
        raise StoryError(f"A publication is one of {', '.join(LATER_KINDS)}, not “{kind}”.")
    article = lock_story(article.pk)
    settle_working_copy(article)
    findings = check_story(article)
    stopping = [finding for finding in findings if finding.stops]
    if stopping and not (override_reason.strip() and may_override(by)):
        raise PublicationStopped(findings)
    before = article.live_version
    version = _print(article, by=by, kind=kind, findings=findings)
    _copy_rows(article, version)
    if stopping:
        _record_overrides(version, stopping, by=by, reason=override_reason.strip())
    was = article.state
    article.state, article.live_version = State.PUBLISHED, version
    article.first_published_at = article.first_published_at or version.published_at
    article.save(update_fields=["state", "live_version", "first_published_at", "section", "updated_at"])
    refresh_print_state(reached_by(before) | reached_by(version))
    record_history(
        actor=by,
        verb="publish",
        record=article,
        from_state=was,
        to_state=article.state,
        note=override_reason.strip() if stopping else "",
        revision=article.revision_number,
        version=version.number,
    )
    return version


@transaction.atomic
def unpublish_article(*, article: Article, by: Any, note: str = "") -> Article:
    """Take a story from readers: its address answers 410, its versions stay on file. Refuses without the right."""
    if not may_publish(by):
        raise StoryNotAllowed("Your role may not unpublish: ask an editor.")
    article = lock_story(article.pk)
    before = article.live_version
    if before is None:
        return article
    article.state, article.live_version = State.UNPUBLISHED, None
    article.save(update_fields=["state", "live_version", "updated_at"])
    refresh_print_state(reached_by(before))
    record_history(
        actor=by,
        verb="unpublish",
        record=article,
        from_state=State.PUBLISHED,
        to_state=article.state,
        note=note,
        version=before.number,
    )
    return article


def _print(article: Article, *, by: Any, kind: str | None, findings: list[Finding]) -> PublishedVersion:
    article.section = article.section or default_section()
    first = article.head_number == 0
    version = PublishedVersion(
        article=article,
        kind=VersionKind.FIRST if first else (kind or VersionKind.UPDATE),
        published_at=timezone.now(),
        published_by=by,
        slug=article.slug,
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
        findings=[finding.as_dict() for finding in findings],
    )
    append_to_chain(article, version)
    return version


def _copy_rows(article: Article, version: PublishedVersion) -> None:
    """The working copy's appearances, mentions and topics, as rows of the version."""
    appearances = list(Appearance.objects.of_working_copy().filter(article=article))
    mentions = list(
        Mention.objects.of_working_copy().filter(article=article).exclude(choice=MentionChoice.REJECTED)
    )
    for row in (*appearances, *mentions):
        row.pk, row.version = None, version
        row._state.adding = True
    Appearance.objects.bulk_create(appearances)
    Mention.objects.bulk_create(mentions)
    VersionTopic.objects.bulk_create(
        [VersionTopic(version=version, topic=topic) for topic in article.topics.all()]
    )


def _record_overrides(version: PublishedVersion, findings: list[Finding], *, by: Any, reason: str) -> None:
    Override.objects.bulk_create(
        [
            Override(
                version=version,
                rule=finding.rule,
                severity=finding.severity,
                place=finding.place,
                text=finding.text,
                reason=reason,
                by=by,
                at=version.published_at,
            )
            for finding in findings
        ]
    )
