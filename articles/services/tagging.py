"""Tagging a story with entities by hand."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from articles.enums import MentionChoice
from articles.exceptions import StoryNotAllowed
from articles.models import Article, Mention
from articles.rules import may_write
from articles.services.locking import lock_story
from entities.models import Entity
from newsroom.ledger.history import record_history


@transaction.atomic
def tag_entity(*, article: Article, entity: Entity, by: Any, choice: str = MentionChoice.EDITOR) -> Mention:
    """Set an editor's choice for an entity in a story: named (EDITOR) or not meant (REJECTED). It outlives saves."""
    if not may_write(by):
        raise StoryNotAllowed("Your role may not work on stories.")
    lock_story(article.pk)  # a save that counts the mentions anew at this moment would drop the choice
    mention, _ = Mention.objects.of_working_copy().update_or_create(
        article=article, entity=entity, version=None, defaults={"choice": choice}
    )
    verb = "tag" if choice == MentionChoice.EDITOR else "untag"
    record_history(actor=by, verb=verb, record=article, note=entity.slug)
    return mention


@transaction.atomic
def forget_choice(*, article: Article, entity: Entity, by: Any) -> Mention | None:
    """Take an editor's choice for an entity back: it counts as found where the text names it, else it is gone.

    None where it is gone, or was not there.
    """
    if not may_write(by):
        raise StoryNotAllowed("Your role may not work on stories.")
    lock_story(article.pk)
    mention = Mention.objects.of_working_copy().filter(article=article, entity=entity).first()
    if mention is None or mention.choice == MentionChoice.FOUND:
        return mention
    verb = "untag" if mention.choice == MentionChoice.EDITOR else "tag"
    record_history(actor=by, verb=verb, record=article, note=entity.slug)
    if not mention.count:
        mention.delete()
        return None
    mention.choice = MentionChoice.FOUND
    mention.save(update_fields=["choice"])
    return mention
