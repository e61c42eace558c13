"""Two texts of one story: one of them becomes the working copy, and both are kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from articles.body.canonical import clean
from articles.exceptions import StaleSave, StoryNotAllowed
from articles.models import Article
from articles.rules import may_write
from articles.services.locking import lock_story
from articles.services.revisions import set_aside
from articles.services.save import Saved, save_working_copy

#: What is words, and kept when it loses. A setting is one of few, and the history tells what it was.
TEXTS = ("kicker", "headline", "standfirst", "body")


@transaction.atomic
def settle_conflict(
    *, article: Article, by: Any, seen: int, values: Mapping[str, Any], theirs: Collection[str]
) -> Saved:
    """Save what a person decided after looking at both texts. `values` are theirs of the page, as its form read them.

    Of `values`, those named in `theirs` lose to what is saved. Where words lose, the page's whole text is set aside
    first: it stands in the history as a save of its own. What `values` replace is in the history already, as the
    save of whoever made it. `seen` is the save that was looked at: StaleSave where there is a newer one by now.
    Raises StoryNotAllowed without the right and ValidationError for values that cannot be.
    """
    if not may_write(by):
        raise StoryNotAllowed("Your role may not write stories: ask an editor.")
    article = lock_story(article.pk)
    if article.revision_number != seen:
        raise StaleSave(opened=seen, current=article.revision_number)
    lost = [name for name in TEXTS if name in theirs and name in values]
    if lost:
        texts = {name: values.get(name, getattr(article, name)) for name in TEXTS}
        set_aside(article, by=by, **{**texts, "body": clean(texts["body"]).html})
    kept = {name: value for name, value in values.items() if name not in theirs}
    topics, authors = kept.pop("topics", None), kept.pop("bylines", None)
    return save_working_copy(article=article, by=by, topics=topics, authors=authors, note=_note(lost), **kept)


def _note(lost: Collection[str]) -> str:
    return "Two texts were compared: one was set aside." if lost else "Two texts were compared."
