"""Authors by the names under which they are chosen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Lower

from articles.models import Author

#: More are not written into a page: they are looked up while somebody types.
MOST_IN_PAGE = 50
_SLUG = re.compile(r"\(([-\w]+)\)$")


def author_label(author: Author) -> str:
    """The name, with the slug behind it where another author has the same. `author` comes from `labelled`."""
    return f"{author.name} ({author.slug})" if author.is_shared else author.name  # type: ignore[attr-defined]


def labelled(authors: QuerySet) -> QuerySet:
    """Authors that know whether another has their name (`is_shared`)."""
    same = Author.objects.filter(name=OuterRef("name")).exclude(pk=OuterRef("pk"))
    return authors.annotate(is_shared=Exists(same))


def author_choices(user: Any) -> tuple[list[str], bool]:
    """Names to offer, the user's own first, and whether there are more than fit into a page. One query."""
    own = Case(
        When(user=getattr(user, "pk", None), then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    found = list(
        labelled(Author.objects.annotate(rank=own)).order_by("rank", "name", "pk")[: MOST_IN_PAGE + 1]
    )
    return [author_label(author) for author in found[:MOST_IN_PAGE]], len(found) > MOST_IN_PAGE


def own_author_label(user: Any) -> str:
    """The name under which the user signs; empty for those who do not. One query."""
    author = labelled(Author.objects.filter(user=getattr(user, "pk", None))).first()
    return author_label(author) if author else ""


def authors_by_label(names: Iterable[str]) -> dict[str, Author]:
    """Casefolded label -> author, for those of these names that are on file. One query."""
    wanted = [name.lower() for name in names]
    slugs = [found[1] for name in names if (found := _SLUG.search(name))]
    rows = labelled(Author.objects.annotate(folded=Lower("name"))).filter(
        Q(folded__in=wanted) | Q(slug__in=slugs)
    )
    return {author_label(author).casefold(): author for author in rows}
