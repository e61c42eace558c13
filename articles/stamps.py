"""Short marks of what stands in each field of a story, by which two texts are told to be the same.

A page keeps the stamps of what it began from. Where a field's stamp is another one now, somebody changed the field
meanwhile; where it is the same, nobody did, whatever number the story's last save has.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from articles.lines import LINES, read_line_claims
from articles.models import Article

#: Fields of a story's page that a save writes, in the order of the page, with their names in sentences.
STAMPED: Final[dict[str, str]] = {
    "kicker": "kicker",
    "headline": "headline",
    "headline_claims": "claims of the headline",
    "standfirst": "standfirst",
    "standfirst_claims": "claims of the standfirst",
    "body": "body",
    "section": "section",
    "story_date": "story date",
    "story_place": "story place",
    "bylines": "bylines",
    "topics": "topics",
    "lead_image": "picture",
    "lead_caption": "caption",
    "related": "related stories",
    "slug": "slug",
    "language": "language",
    "origin": "origin",
    "original_url": "original address",
    "rights": "rights",
    "headline_is_working": "working title",
    "box": "summary box",
}
_OF_LINES: Final = {f"{line}_claims": line for line in LINES}
# The class of a mark follows the claim's record: nobody typed it.
_CLASS_OF_MARK: Final = re.compile(r'(<span data-claim="[a-z0-9]+") class="[^"]*"')


def stamp(name: str, value: Any) -> str:
    """The stamp of a value that the story's form gives for a field, or that the story holds: 12 letters and digits.

    A body must be in canonical form; records count by key, topics by name without case and order, bylines and related
    stories in order.
    """
    text = json.dumps(_plain(name, value), sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=6).hexdigest()


def stamps_of(
    article: Article, names: Iterable[str] = STAMPED, known: Mapping[str, Any] = MappingProxyType({})
) -> dict[str, str]:
    """The stamps of these fields as the story holds them; `known` are values that were read already.

    One query each for bylines, topics and related stories that are not.
    """
    return {name: stamp(name, known[name] if name in known else value_of(article, name)) for name in names}


def value_of(article: Article, name: str) -> Any:
    """What a story holds in a field of its page: a key for a record, names for topics, keys for what is ordered."""
    if name == "topics":
        return [topic.name for topic in article.topics.all()] if article.pk else []
    if name == "bylines":
        return list(article.bylines.values_list("author_id", flat=True)) if article.pk else []
    if name == "related":
        return list(article.related_stories.values_list("other_id", flat=True)) if article.pk else []
    if name in _OF_LINES:
        return read_line_claims(article.line_claims).get(_OF_LINES[name], [])
    if name == "slug":
        return article.written_slug
    field: Any = article._meta.get_field(name)
    return getattr(article, field.attname)


def _plain(name: str, value: Any) -> Any:
    if value is None or value == "":
        return None
    if name == "body":
        return _CLASS_OF_MARK.sub(r"\1", value)
    if name == "topics":
        return sorted(topic.casefold() for topic in value)
    if name in ("bylines", "related"):
        return [getattr(record, "pk", record) for record in value]
    if name in _OF_LINES:
        return [asdict(claim) for claim in value] or None
    if isinstance(value, date):
        return value.isoformat()
    return getattr(value, "pk", value)
