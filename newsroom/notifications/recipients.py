"""Whom a story concerns, of those who may see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet
from django.db.models.functions import Lower

from articles.models import Article, Byline
from articles.selectors.staff import staff_who_may, staff_who_work_on_stories
from newsroom.models import User


def people_of(articles: Iterable[int]) -> dict[int, dict[int, User]]:
    """For each story: who has it in hand, who signs it and who began it, by key. Three queries for any number.

    Only staff who may see stories: people leave, and change their roles.
    """
    keys = set(articles)
    concerned: dict[int, set[int]] = defaultdict(set)
    owners = Article.objects.filter(pk__in=keys).values_list("pk", "assignee_id", "created_by_id")
    for article, *people in owners:
        concerned[article].update(person for person in people if person)
    signed = Byline.objects.filter(article__in=keys, author__user__isnull=False)
    for article, person in signed.values_list("article_id", "author__user_id"):
        concerned[article].add(person)
    everyone = set().union(*concerned.values()) if concerned else set()
    known = {user.pk: user for user in staff_who_work_on_stories().filter(pk__in=everyone)}
    return {
        article: {person: known[person] for person in sorted(concerned[article]) if person in known}
        for article in keys
    }


def who_may_of_checks(permission: str) -> QuerySet[User]:
    """Staff with a right about verdicts who can also open the page on which it is used. One query."""
    people = staff_who_may(permission)
    for needed in ("claims.view_claim", "claims.view_verdict"):
        people = people.filter(pk__in=staff_who_may(needed).values("pk"))
    return people.order_by("pk")


def named(names: list[str]) -> list[User]:
    """Staff with these user names (in lower case) who may see stories. One query, none without a name."""
    if not names:
        return []
    return list(
        staff_who_work_on_stories()
        .annotate(lower_name=Lower("username"))
        .filter(lower_name__in=names)
        .order_by("pk")
    )
