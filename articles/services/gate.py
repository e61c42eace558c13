"""The gate before print: hands a story to the rules of `articles.preflight`."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from articles.claims.models import Claim
from articles.enums import MentionChoice
from articles.models import Appearance, Article, Mention
from articles.preflight import (
    ClaimInPrint,
    EntityInStory,
    Finding,
    PassageInPrint,
    PictureInStory,
    StoryInCheck,
    findings_for,
)
from entities.enums import Rights
from entities.models import Entity, Image
from entities.selectors import current_gazetteer


def check_story(article: Article) -> list[Finding]:
    """Every finding against printing the working copy as it is saved, worst first. Six queries."""
    return findings_for(story_in_check(article))


def story_in_check(article: Article) -> StoryInCheck:
    """The saved working copy in the plain values that the rules read."""
    appearances = Appearance.objects.of_working_copy().filter(article=article).select_related("claim")
    return StoryInCheck(
        headline=article.headline,
        headline_is_working=article.headline_is_working,
        standfirst=article.standfirst,
        text=article.body_text,
        passages=tuple(_passage(appearance) for appearance in appearances),
        ambiguous=_ambiguous(article),
        picture=_picture(article.lead_image) if article.lead_image else None,
    )


def _passage(appearance: Appearance) -> PassageInPrint:
    return PassageInPrint(
        uid=appearance.claim.uid,
        exact=appearance.exact,
        start=appearance.start,
        end=appearance.end,
        state=appearance.state,
        claim=_claim(appearance.claim),
    )


def _claim(claim: Claim) -> ClaimInPrint:
    return ClaimInPrint(
        uid=claim.uid, mode=claim.mode, speech_act=claim.speech_act, basis=claim.basis, harm=claim.harm
    )


def _ambiguous(article: Article) -> tuple[EntityInStory, ...]:
    """Names that fit several entities and were not decided. Choosing any one settles it, as does rejecting all."""
    matches = [
        match
        for match in current_gazetteer().find(article.body_text, on=article.story_date)
        if match.ambiguous
    ]
    if not matches:
        return ()
    decided = Mention.objects.of_working_copy().filter(article=article).exclude(choice=MentionChoice.FOUND)
    choices = dict(decided.values_list("entity__slug", "choice"))
    names = dict(
        Entity.objects.filter(slug__in={slug for match in matches for slug in match.candidates}).values_list(
            "slug", "name"
        )
    )
    return tuple(
        EntityInStory(
            surface=match.text,
            start=match.start,
            end=match.end,
            candidates=tuple(names.get(slug, slug) for slug in match.candidates),
        )
        for match in matches
        if not _is_settled([choices.get(slug) for slug in match.candidates])
    )


def _is_settled(choices: Sequence[str | None]) -> bool:
    """Whether what an editor said of each candidate, None where nothing, leaves no doubt."""
    return MentionChoice.EDITOR in choices or all(choice == MentionChoice.REJECTED for choice in choices)


def _picture(image: Image) -> PictureInStory:
    today = timezone.localdate()
    return PictureInStory(
        title=image.title,
        alt=image.alt,
        credit=image.credit,
        cleared=image.rights == Rights.CLEARED,
        expired=image.rights_expire_on is not None and image.rights_expire_on < today,
    )
