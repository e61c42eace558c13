"""The page of a story as its working copy would print it now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.db.models import F
from django.utils import timezone

from articles.claims.models import Claim
from articles.enums import MentionChoice, VersionKind
from articles.models import Appearance, Article, Mention, TaggedArticle
from articles.services.masthead import section_to_come
from articles.services.printing import version_of_working_copy
from articles.services.text_passes import clean_body
from entities.models import Image
from entities.picture_data import picture_data
from newsroom.site.selectors.corrections import notes_of_stories
from newsroom.site.selectors.story import Printing, StoryPage, compose


def preview_page(article: Article, *, picture_address: Callable[[str], str]) -> StoryPage:
    """The saved working copy, composed as print composes a version: same notes, same box, same rules for pictures.

    Ways to pages that readers cannot open yet are left out: the one who looks has no account. `picture_address` gives
    the address of a rendition by its public name. Nothing is written. Some thirteen queries, whatever the story cites.
    """
    article.section = article.section or section_to_come()
    article.body = clean_body(article.body).html  # a claim may have changed its mode since the save
    number = article.head_number + 1
    kind = VersionKind.FIRST if number == 1 else VersionKind.UPDATE
    version = version_of_working_copy(article, kind=kind, by=None, at=timezone.now())
    image = printable_lead_image(article)
    mentions = Mention.objects.of_working_copy().filter(article=article)
    page = compose(
        Printing(
            story=article,
            version=version,
            appearances=Appearance.objects.of_working_copy().filter(
                article=article, claim__withheld_at__isnull=True
            ),
            mentions=mentions.exclude(choice=MentionChoice.REJECTED),
            topics=TaggedArticle.objects.filter(content_object=article).annotate(is_open=F("tag__in_print")),
            topic="tag",
            picture=picture_data(image, address=picture_address),
            number=number,
            told=notes_of_stories([article.pk]).get(article.pk, ()) if number > 1 else (),
        )
    )
    opened = set(
        Claim.objects.public().filter(uid__in=[note.uid for note in page.notes]).values_list("uid", flat=True)
    )
    return replace(
        page, notes=tuple(note if note.uid in opened else replace(note, url="") for note in page.notes)
    )


def printable_lead_image(article: Article) -> Image | None:
    """The picture of the working copy where it might be printed today. One query."""
    return Image.objects.printable(timezone.localdate()).filter(pk=article.lead_image_id).first()
