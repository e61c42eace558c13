"""A claim is not what it was: telling the people of the stories that print it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from articles.claims.addresses import address_for
from articles.claims.labels import CardVersionError, ClaimFacts, compose_label
from articles.claims.models import Claim
from articles.models import Appearance, Article
from articles.selectors.staff import staff_who_may
from newsroom.enums import NotificationEvent
from newsroom.models import Notification, User
from newsroom.notifications import texts
from newsroom.notifications.notify import Message, notify
from newsroom.notifications.recipients import people_of


def tell_of_claims(
    claims: Iterable[Claim], *, by: User | None = None, before: Mapping[int, dict[str, Any]] | None = None
) -> list[Notification]:
    """Tell the people of every story that prints one of these claims, in its working copy or live.

    With `before` (the cards until now) only of claims beside which readers see another label: a card may change in
    ways that nobody sees, and an upgrade rewrites all of them. Who changed a claim has seen it: what waits for them
    about it is read. Ten queries at most, whatever the number of claims and stories; none where no label changed.
    """
    changed = {
        claim.pk: claim
        for claim in claims
        if before is None or _is_seen(before.get(claim.pk, {}), claim.card)
    }
    if not changed:
        return []
    places = (
        Appearance.objects.filter(claim__in=changed)
        .filter(Q(version__isnull=True) | Q(version__live_for__isnull=False))
        .order_by("article", "claim")
        .values_list("article_id", "claim_id")
        .distinct()
    )
    pairs = list(places)
    if by is not None:
        told = Notification.objects.filter(recipient=by, event=NotificationEvent.CLAIM_CHANGED)
        told.filter(claim__in=changed).mark_read()
    if not pairs:
        return []
    stories = Article.objects.only("headline").in_bulk({article for article, _ in pairs})
    people = people_of(stories)
    everyone = {user for of_story in people.values() for user in of_story}
    at_desk = set(staff_who_may("claims.view_claim").filter(pk__in=everyone).values_list("pk", flat=True))
    return notify(
        Message(
            user,
            NotificationEvent.CLAIM_CHANGED,
            texts.claim_changed(stories[article].headline, by),
            address_for(changed[claim], at_desk=user.pk in at_desk),
            article=stories[article],
            claim=changed[claim],
            note=_in_words(changed[claim]),
            actor=by,
        )
        for article, claim in pairs
        for user in people[article].values()
    )


def _is_seen(was: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Whether readers see another label. A card of another version, or none, says nothing about that."""
    try:
        return _label(was) != _label(now)
    except CardVersionError:
        return False


def _label(card: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(compose_label(ClaimFacts.from_card(card)).parts)


def _in_words(claim: Claim) -> str:
    """The claim as it is printed, and its label as it is now: for the desk."""
    try:
        label = " · ".join(_label(claim.card))
    except CardVersionError:
        label = ""
    return "\n".join(line for line in (claim.public_text, label) if line)
