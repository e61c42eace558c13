"""Stories to lead on to: found by headline, and proposed by what two stories have in common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from articles.models import Appearance, Article, Mention

MOST_FOUND = 12
MOST_PROPOSED = 5
#: A statement in common says more about two stories than a name in common.
_CLAIM, _ENTITY = 3, 1
_UID = re.compile(r"\[([a-z0-9]{10})\]$")
_ADDRESS = re.compile(r"/stories/([-\w]+)/")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A story with what speaks for it, in words."""

    label: str
    why: str


def story_label(article: Article) -> str:
    """A story as a line that names it and no other: headlines are not unique."""
    return f"{' '.join(article.headline.split())} [{article.uid}]"


def uid_in(line: str) -> str:
    """The uid that such a line ends in, whatever its headline says by now; empty where there is none."""
    found = _UID.search(line.strip())
    return found[1] if found else ""


def stories_in(lines: Iterable[str]) -> dict[str, Article]:
    """Line -> story, for lines that name one: by its uid, or by its address on the site. One query."""
    uids = {line: uid_in(line) for line in lines}
    slugs = {line: match[1] for line in lines if not uids[line] and (match := _ADDRESS.search(line))}
    found = list(
        Article.objects.filter(Q(uid__in=[u for u in uids.values() if u]) | Q(slug__in=slugs.values())).only(
            "uid", "slug", "headline"
        )
    )
    by_uid, by_slug = {a.uid: a for a in found}, {a.slug: a for a in found}
    named = {line: by_uid.get(uids[line]) or by_slug.get(slugs.get(line, "")) for line in uids}
    return {line: article for line, article in named.items() if article}


def find_stories(words: str, *, but: int | None = None) -> list[Article]:
    """Stories whose headline holds all the words, in print first, newest first. One query."""
    found = Article.objects.all()
    for word in words.split()[:8]:
        found = found.filter(headline__icontains=word)
    if but is not None:
        found = found.exclude(pk=but)
    return list(_newest(found)[:MOST_FOUND])


def proposed_stories(article: Article) -> list[Proposed]:
    """Stories in print that share the most claims and names with the working copy and are not chosen yet.

    Three queries. Only what is frequent in this story counts of its names: everything else would propose the stories of
    the largest country.
    """
    own = Appearance.objects.of_working_copy().filter(article=article).values("claim")
    shared = Appearance.objects.live().filter(claim__in=own).exclude(article=article)
    claims = Counter(key for key, _ in shared.values_list("article", "claim").distinct())
    named = Mention.objects.of_working_copy().filter(article=article).order_by("-salience", "entity")
    salient = list(named.values_list("entity", flat=True)[:8])
    others = Mention.objects.live().filter(entity__in=salient).exclude(article=article)
    entities = Counter(others.order_by("-version").values_list("article", flat=True)[:2000])
    weight = {key: _CLAIM * claims[key] + _ENTITY * entities[key] for key in claims | entities}
    best = sorted(weight, key=lambda key: (-weight[key], -key))[: MOST_PROPOSED * 2]
    chosen = article.related_stories.values("other")
    rows = {
        row.pk: row for row in _newest(Article.objects.public().filter(pk__in=best).exclude(pk__in=chosen))
    }
    return [
        Proposed(story_label(rows[key]), _why(claims[key], entities[key])) for key in best if key in rows
    ][:MOST_PROPOSED]


def _newest(stories: QuerySet) -> QuerySet:
    return stories.only("uid", "headline", "state", "live_version").order_by(
        F("first_published_at").desc(nulls_last=True), "-pk"
    )


def _why(claims: int, entities: int) -> str:
    counted = ((claims, "claim", "claims"), (entities, "name", "names"))
    return ", ".join(
        f"{count} {one if count == 1 else many} in common" for count, one, many in counted if count
    )
