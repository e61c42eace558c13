"""The live version of a public story."""

from __future__ import annotations

from articles.models import Article, PublishedVersion


def printed(story: Article) -> PublishedVersion:
    """What readers see of the story; LookupError for a draft. No query where it was selected with the story."""
    version = story.live_version
    if version is None:
        raise LookupError(f"Story {story.uid} is not in print: pass only what Article.objects.public() gave.")
    return version
