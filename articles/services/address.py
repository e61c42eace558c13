"""A story's address: it follows the headline, somebody writes it, and print moves it.

Until the first print the address is nobody's but the desk's, so it follows the headline at each save unless somebody
wrote one. Readers and other people's links have a printed one: a new one waits in `next_slug` and comes with the next
publication, because nothing that is only saved may reach readers, and because the checks before print read an address
as they read a headline. From then on the old address leads to the story for good.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from articles.exceptions import AddressTaken, StoryNotAllowed
from articles.models import Article, SlugRedirect
from articles.rules import may_publish
from articles.slugs import free_slug, is_taken

_TAKEN = "Another story has this address, or had it: write another one."


def settle_address(article: Article, *, typed: str | None, headline_before: str, by: Any) -> None:
    """Give a locked story, not saved yet, the address that its save asks for. One query where one is looked for.

    `typed` is what somebody wrote: None leaves the address as it is, empty text lets it follow the headline, or stay
    as printed. Raises ValidationError for one that another story has or had, and StoryNotAllowed where the story was
    printed and `by` may not publish.
    """
    if article.head_number:
        _settle_next(article, typed, by=by)
        return
    followed = not article.slug_is_own
    if typed is not None:
        article.slug_is_own = bool(typed)
    if article.slug_is_own:
        if typed and typed != article.slug:
            _refuse_taken(typed, article.pk)
            article.slug = typed
    elif not (article.slug and followed and article.headline == headline_before):
        article.slug = free_slug(article.headline, article.pk, otherwise=article.uid)


def move_to_next_slug(article: Article) -> str:
    """At print: bring the address to come into force and leave a redirect. Gives the one left, empty if it stays.

    The caller holds the lock and saves the story. Raises AddressTaken if another story took it since it was written.
    Three queries, none where the address stays.
    """
    if not article.next_slug:
        return ""
    left = article.slug
    if is_taken(article.next_slug, article.pk):
        raise AddressTaken(f"The new address is taken meanwhile ({article.next_slug}): write another one.")
    SlugRedirect.objects.filter(slug=article.next_slug).delete()  # it comes back to one of its own
    SlugRedirect.objects.create(slug=left, article=article)
    article.slug, article.next_slug = article.next_slug, ""
    return left


def _settle_next(article: Article, typed: str | None, *, by: Any) -> None:
    if typed is None or typed == article.coming_slug:
        return
    coming = "" if typed == article.slug else typed
    if coming == article.next_slug:
        return
    if not may_publish(by):
        raise StoryNotAllowed("The address of a printed story is changed by somebody who may publish.")
    if coming:
        _refuse_taken(coming, article.pk)
    article.next_slug = coming


def _refuse_taken(slug: str, own_key: int | None) -> None:
    if is_taken(slug, own_key):
        raise ValidationError({"slug": _TAKEN})
