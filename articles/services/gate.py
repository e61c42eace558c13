"""The gate before print: hands a story, as it is saved or as it is typed, to the rules of `articles.preflight`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import Any

from django.conf import settings
from django.utils import timezone

from articles.analysis import Analysis, analyse
from articles.body.text import Block, blocks
from articles.enums import Field, MentionChoice
from articles.lines import LINES, read_line_claims
from articles.models import Appearance, Article, CorrectionTask, Mention
from articles.preflight import (
    BlockInStory,
    ClaimInPrint,
    EntityInStory,
    EntityOnFile,
    Finding,
    Line,
    PassageInPrint,
    PictureInStory,
    StoryInCheck,
    findings_for,
)
from articles.selectors import house_rules
from articles.selectors.checking import claims_in_print, entities_on_file, sign_offs, unanswered_tasks
from articles.services.rule_switches import rules_off
from articles.services.text_passes import clean_body, derive_appearances
from entities.enums import Rights
from entities.gazetteer import Gazetteer
from entities.models import Image
from entities.selectors import current_gazetteer


@dataclass(frozen=True, slots=True)
class Words:
    """What is typed of a story and not saved yet. `body` is HTML as it was typed, marks and all."""

    kicker: str = ""
    headline: str = ""
    headline_is_working: bool = False
    standfirst: str = ""
    body: str = ""
    lead_caption: str = ""
    slug: str = ""
    language: str = "en"
    story_date: date | None = None

    @classmethod
    def of(cls, article: Article) -> Words:
        """The words of the working copy as it is saved."""
        return cls(
            kicker=article.kicker,
            headline=article.headline,
            headline_is_working=article.headline_is_working,
            standfirst=article.standfirst,
            body=article.body,
            lead_caption=article.lead_caption,
            slug=article.coming_slug,
            language=article.language,
            story_date=article.story_date,
        )


def check_story(
    article: Article, *, words: Words | None = None, answered: Collection[CorrectionTask] = ()
) -> list[Finding]:
    """Every finding against printing the story, worst first: as it is saved, or with `words` as they are typed.

    `answered` are the open tasks that this publication answers: the others stand against it. Nothing is written. Some
    twenty queries, however much the story holds.
    """
    story = story_in_check(article, words=words, answered=answered)
    return findings_for(story, house_rules.severities())


def story_in_check(
    article: Article, *, words: Words | None = None, answered: Collection[CorrectionTask] = ()
) -> StoryInCheck:
    """The story in the plain values that the rules read. Costs as `check_story`."""
    today = timezone.localdate()
    gazetteer = current_gazetteer()
    text, html, printed = _body(article, words)
    appearances = [row for row in printed if row.field == Field.BODY]
    confirmed = [(row.field, row.claim.uid, row.start, row.end) for row in printed if row.field in LINES]
    typed = words or Words.of(article)
    read = partial(
        _analysed,
        gazetteer=gazetteer,
        language=typed.language,
        engine=settings.NEWSROOM_ENGINE,
        without=rules_off(),
        on=typed.story_date,
    )
    reading = read(text)
    parts = blocks(html)
    lines = tuple(_lines(typed, parts, read, confirmed))
    claims = claims_in_print({row.claim_id for row in printed}, origin=article.origin, today=today)
    choices = _choices(article)
    unclear = _unclear(reading, choices)
    named = _named([reading, *(line.reading for line in lines)], claims.values(), choices)
    on_file = entities_on_file(named | {slug for name in unclear for slug in name.candidates})
    return StoryInCheck(
        headline=typed.headline,
        headline_is_working=typed.headline_is_working,
        standfirst=typed.standfirst,
        text=text,
        passages=tuple(_passage(row, claims) for row in appearances),
        ambiguous=tuple(_with_names(name, on_file) for name in unclear),
        picture=_picture(article.lead_image, today) if article.lead_image else None,
        language=typed.language,
        blocks=tuple(BlockInStory(block.kind, block.start, block.end) for block in parts),
        lines=lines,
        reading=reading,
        entities={key: entity for key, entity in on_file.items() if key in named},
        story_date=typed.story_date,
        today=today,
        tasks=unanswered_tasks(article, answered) if article.pk else (),
        signed=sign_offs(article) if article.pk else (),
        house_words=house_rules.house_words(),
    )


def _body(article: Article, words: Words | None) -> tuple[str, str, Sequence[Appearance]]:
    """Plain text, HTML and passages of the body: on file, or as a save of what is typed would make them."""
    if words is None:
        rows = Appearance.objects.of_working_copy().filter(article=article).select_related("claim")
        return article.body_text, article.body, list(rows)
    lines = read_line_claims(article.line_claims)
    body = clean_body(words.body, also={claim.uid for claims in lines.values() for claim in claims})
    _, fresh = derive_appearances(article, body, {"headline": words.headline, "standfirst": words.standfirst})
    return body.text, body.html, fresh


#: Characters: no story that somebody types is longer, and a wire may send megabytes.
_LONGEST_KEPT = 50_000


def _analysed(text: str, *, gazetteer: Gazetteer, **how: Any) -> Analysis:
    """One text as the analyser reads it. While somebody types, all other texts of the story stay as they are.

    A gazetteer is another one as soon as a name changes, so that nothing stale is found.
    """
    read = _kept if len(text) <= _LONGEST_KEPT else analyse
    return read(text, gazetteer, **how)


_kept = lru_cache(maxsize=256)(analyse)


def _lines(
    words: Words,
    parts: Sequence[Block],
    read: partial[Analysis],
    confirmed: Sequence[tuple[str, str, int, int]] = (),
) -> Iterator[Line]:
    """What is printed apart from the paragraphs. Empty ones are left out."""
    for field, text in (
        (Field.HEADLINE, words.headline),
        (Field.STANDFIRST, words.standfirst),
        (Field.CAPTION, words.lead_caption),
        (Field.SLUG, words.slug.replace("-", " ")),
    ):
        if text.strip():
            prints = tuple((uid, start, end) for name, uid, start, end in confirmed if name == field.value)
            yield Line(field.value, text, read(text), prints=prints)
    for block in parts:
        if block.is_heading and block.text.strip():
            yield Line(Field.CROSSHEAD.value, block.text, read(block.text), block.start)


def _passage(row: Appearance, claims: Mapping[int, ClaimInPrint]) -> PassageInPrint:
    return PassageInPrint(
        uid=row.claim.uid,
        exact=row.exact,
        start=row.start,
        end=row.end,
        state=row.state,
        claim=claims.get(row.claim_id),
        cue=row.cue,
        source=row.source,
    )


def _choices(article: Article) -> dict[str, str]:
    """What editors said of the names in the story, by slug. One query."""
    if article.pk is None:
        return {}
    decided = Mention.objects.of_working_copy().filter(article=article).exclude(choice=MentionChoice.FOUND)
    return dict(decided.values_list("entity__slug", "choice"))


def _unclear(reading: Analysis, choices: Mapping[str, str]) -> list[EntityInStory]:
    """Names that fit several entities, or are weak aliases alone, and were not decided; candidates by slug.

    Choosing any one settles it, as does rejecting all.
    """
    return [
        EntityInStory(match.text, match.start, match.end, match.candidates, match.weak)
        for match in (*reading.mentions, *reading.weak)
        if match.ambiguous and not _is_settled([choices.get(slug) for slug in match.candidates])
    ]


def _is_settled(choices: Sequence[str | None]) -> bool:
    """Whether what an editor said of each candidate, None where nothing, leaves no doubt."""
    return MentionChoice.EDITOR in choices or all(choice == MentionChoice.REJECTED for choice in choices)


def _with_names(name: EntityInStory, on_file: Mapping[str, EntityOnFile]) -> EntityInStory:
    shown = tuple(on_file[slug].name if slug in on_file else slug for slug in name.candidates)
    return EntityInStory(name.surface, name.start, name.end, shown, name.is_weak)


def _named(
    readings: Iterable[Analysis], claims: Iterable[ClaimInPrint], choices: Mapping[str, str]
) -> set[str]:
    """Keys of all whom the story names, without those that an editor rejected, and all parties to its claims."""
    found = {match.key for reading in readings for match in reading.mentions if match.key}
    found |= {slug for slug, choice in choices.items() if choice == MentionChoice.EDITOR}
    found -= {slug for slug, choice in choices.items() if choice == MentionChoice.REJECTED}
    for claim in claims:
        found |= {*claim.claimants, *claim.accused, *claim.subjects}
        found |= {slug for answer in claim.answers for slug in answer.by}
    return found


def _picture(image: Image, today: date) -> PictureInStory:
    return PictureInStory(
        title=image.title,
        alt=image.alt,
        credit=image.credit,
        cleared=image.rights == Rights.CLEARED,
        expired=image.rights_expire_on is not None and image.rights_expire_on < today,
        key=str(image.pk),
    )
