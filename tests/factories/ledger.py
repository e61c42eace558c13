"""Written records for tests, made without the services above the ledger."""

from itertools import count

from django.db import transaction
from django.utils import timezone

from articles.models import Article, PublishedVersion, Section
from newsroom.ledger.chains import append_to_chain

_number = count(1)


def make_parent() -> Article:
    """A story on its own, the owner of an empty chain."""
    number = next(_number)
    return Article.objects.create(slug=f"chain-{number}", headline=f"A chain of print {number}")


def append_version(parent: Article, **fields) -> PublishedVersion:
    """One more link under `parent`."""
    section, _ = Section.objects.get_or_create(slug="chains", defaults={"name": "Chains"})
    first = not PublishedVersion.objects.filter(article=parent).exists()
    version = PublishedVersion(
        **{
            "kind": "first" if first else "update",
            "published_at": timezone.now(),
            "slug": parent.slug,
            "section": section,
            "language": "en",
            "headline": "The harbour opens its books",
            "body": "<p>The harbour office opened its books.</p>",
            "origin": "ours",
            "bylines": ["Ines Ferro"],
            **fields,
        }
    )
    with transaction.atomic():
        return append_to_chain(parent, version)


def make_chain(length: int = 3, **fields) -> Article:
    """A story with `length` links."""
    parent = make_parent()
    for _ in range(length):
        append_version(parent, **fields)
    return parent
