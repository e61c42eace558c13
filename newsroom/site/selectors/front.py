"""The front page: one lead, its seconds, rivers by section, and what has changed in the argument."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from articles.claims.models import Claim, ClaimLink
from articles.claims.vocabulary import ANSWERS
from articles.enums import VersionKind
from articles.models import Appearance, Article, Section
from newsroom.site.selectors.navigation import Link
from newsroom.site.selectors.notes import Note, note_of
from newsroom.site.selectors.printed import printed
from newsroom.site.selectors.teasers import Teaser, printed_stories, teaser_of

MOST_SECONDS = 3
RIVER_LENGTH = 4
MOST_CHANGED = 4
#: Read for each section: its river, and the lead and the seconds that may all come from it.
_READ_A_SECTION = RIVER_LENGTH + MOST_SECONDS + 1


@dataclass(frozen=True, slots=True)
class River:
    section: Link
    stories: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True)
class FrontPage:
    """`lead` is None while nothing is in print that we stand by. `changed` holds claims answered this week."""

    lead: Teaser | None
    seconds: tuple[Teaser, ...]
    rivers: tuple[River, ...]
    changed: tuple[Note, ...]


def front_page() -> FrontPage:
    """The front page as it stands now. Two queries, however much is in print.

    The order is by time, and says nothing else until editors place stories by hand: the last story published
    leads; its seconds are the newest of other sections, filled up with the newest there are; each section's
    next ones flow below.
    """
    by_time = F("first_published_at").desc()
    newest = Window(RowNumber(), partition_by="live_version__section", order_by=by_time)
    stories = list(printed_stories().annotate(place=newest).filter(place__lte=_READ_A_SECTION))
    changed = changed_claims(timezone.now() - timedelta(days=7))
    if not stories:
        return FrontPage(None, (), (), changed)
    # What we took back is not held up to readers: it stays where lists have it, with its label.
    standing = [story for story in stories if printed(story).kind != VersionKind.RETRACTION]
    lead = standing[0] if standing else None
    seconds = _seconds(lead, standing[1:]) if lead else []
    placed = {story.pk for story in (lead, *seconds) if story}
    return FrontPage(
        lead=teaser_of(lead) if lead else None,
        seconds=tuple(teaser_of(story, with_picture=False) for story in seconds),
        rivers=_rivers([story for story in stories if story.pk not in placed]),
        changed=changed,
    )


def changed_claims(since: datetime) -> tuple[Note, ...]:
    """Printed claims that were answered since then and after they had first been printed. One query.

    An answer that was on file when the story came out is part of the story and no news of its own.
    """
    printed_before = Appearance.objects.filter(
        claim=OuterRef("to_claim"), version__published_at__lt=OuterRef("from_claim__created_at")
    )
    links = (
        ClaimLink.objects.filter(
            Exists(printed_before),
            kind__in=sorted(ANSWERS),
            from_claim__created_at__gte=since,
            from_claim__in=Claim.objects.public(),
            to_claim__in=Claim.objects.public(),
        )
        .select_related("to_claim")
        .order_by("-from_claim__created_at", "-pk")[: MOST_CHANGED * 4]
    )
    claims = {link.to_claim_id: link.to_claim for link in links}
    return tuple(note_of(claim) for claim in list(claims.values())[:MOST_CHANGED])


def _seconds(lead: Article, rest: Sequence[Article]) -> list[Article]:
    """The newest of each other section, then the newest there are, at most three in all."""
    others: dict[int, Article] = {}
    for story in rest:
        others.setdefault(printed(story).section_id, story)
    others.pop(printed(lead).section_id, None)
    chosen = list(others.values())[:MOST_SECONDS]
    spare = [story for story in rest if story not in chosen]
    return chosen + spare[: MOST_SECONDS - len(chosen)]


def _rivers(stories: Sequence[Article]) -> tuple[River, ...]:
    by_section: dict[int, list[Article]] = {}
    for story in stories:
        by_section.setdefault(printed(story).section_id, []).append(story)
    flows = sorted(by_section.values(), key=lambda flow: _rank(printed(flow[0]).section))
    return tuple(_river(flow[:RIVER_LENGTH]) for flow in flows)


def _rank(section: Section) -> tuple[int, str]:
    return section.position, section.name


def _river(flow: Sequence[Article]) -> River:
    teasers = tuple(teaser_of(story, with_picture=False) for story in flow)
    return River(teasers[0].section, teasers)
