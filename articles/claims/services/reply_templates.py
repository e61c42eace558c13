"""Putting the house's letters where editors change them."""

from __future__ import annotations

from articles.claims.models import ReplyTemplate
from articles.claims.reply_defaults import LETTERS


def load_reply_templates() -> list[ReplyTemplate]:
    """Write the shipped letters that are not on file by their name; gives those. What editors changed stays as it is.

    Two queries; running it again writes nothing.
    """
    held = set(ReplyTemplate.objects.values_list("name", flat=True))
    fresh = [ReplyTemplate(**letter._asdict()) for letter in LETTERS if letter.name not in held]
    return ReplyTemplate.objects.bulk_create(fresh)
