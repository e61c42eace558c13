"""Saving a working copy: the one way words get into a story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from articles.enums import RevisionKind
from articles.exceptions import StaleSave, StoryNotAllowed
from articles.lines import as_stored, read_line_claims
from articles.models import Article, Author, Byline, RelatedStory
from articles.rules import may_write
from articles.services.address import settle_address
from articles.services.feedback import note_marks
from articles.services.locking import lock_story
from articles.services.moves import reopen_if_approval_is_gone
from articles.services.note_anchors import carry_notes, texts_of
from articles.services.reach import refresh_reach
from articles.services.revisions import keep_revision, open_stretch
from articles.services.story_words import index_story
from articles.services.text_passes import CleanBody, clean_body, rebuild_appearances, rebuild_mentions
from articles.stamps import stamp, stamps_of
from articles.words import count_words

#: What a save may set. State, live version and counters belong to other verbs.
FIELDS = frozenset(
    "slug section language kicker headline headline_is_working standfirst body story_date story_place origin"
    " original_url rights guid source_version source_digest lead_image lead_caption box line_claims".split()
)


@dataclass(frozen=True, slots=True)
class Saved:
    """The story as saved.

    `removed` says in words what the sanitiser took out, `unknown_claims` are uids of marks that pointed to no
    claim and were unwrapped. `reopened`: the story had been approved, and with this change is in edit again.
    `wrote`: it was saved; an autosave without a change is not.
    """

    article: Article
    removed: tuple[str, ...] = ()
    unknown_claims: tuple[str, ...] = ()
    reopened: bool = False
    wrote: bool = True


@transaction.atomic
def save_working_copy(
    *,
    article: Article | None = None,
    by: Any,
    base_revision: int | None = None,
    kind: str = RevisionKind.SAVE,
    note: str = "",
    tab: str = "",
    topics: Sequence[str] | None = None,
    authors: Sequence[Author] | None = None,
    related: Sequence[Article] | None = None,
    **fields: Any,
) -> Saved:
    """Save `fields` into a story (a new one if `article` is None) and derive everything that hangs on its text.

    The body is sanitised, brought into canonical form and its marks settled; appearances and mentions are rebuilt, a
    Revision and a history entry written, all in one transaction. With `base_revision`, the save is refused
    as StaleSave if somebody saved since that number. Raises StoryNotAllowed without the right and ValidationError
    for fields that cannot be. `topics` are names, `authors` and `related` records in order; None leaves them as they
    are. An empty `slug` follows the headline (`articles.services.address`).

    An autosave (`kind`) of the same person and page (`tab`) as the last one goes on with its revision, see
    `articles.services.revisions`; where it changes nothing, nothing is written.
    """
    if not may_write(by):
        raise StoryNotAllowed("Your role may not write stories: ask an editor.")
    unknown = fields.keys() - FIELDS
    if unknown:
        raise TypeError(f"A save cannot set {', '.join(sorted(unknown))}.")
    if article is None or article.pk is None:
        article = article or Article()
        article.created_by = by
    else:
        article = lock_story(article.pk)
        if base_revision is not None and base_revision != article.revision_number:
            raise StaleSave(opened=base_revision, current=article.revision_number)
    text_before, opened = article.body_text, article.updated_at
    words_before = (
        _words_of(article) if article.pk else ()
    )  # a form may hand over a new story with its words in it
    noted_before = texts_of(article) if article.pk else {}
    is_new, stretch = article.pk is None, None
    typed = kind == RevisionKind.AUTOSAVE and not is_new
    filed = {"topics": topics, "bylines": authors, "related": related}
    filed = {name: value for name, value in filed.items() if value is not None}
    own = list(fields)
    before = stamps_of(article, [*own, *filed]) if typed else {}
    shown_before = article.lead_image_id, article.coming_slug
    headline_before, typed_slug = article.headline, fields.pop("slug", None)
    for name, value in fields.items():
        setattr(article, name, value)
    settle_address(article, typed=typed_slug, headline_before=headline_before, by=by)
    body = _take_body(article)
    if typed:
        after = stamps_of(article, own) | {name: stamp(name, value) for name, value in filed.items()}
        if after == before:
            return Saved(article=article, removed=body.removed, unknown_claims=body.unknown, wrote=False)
        stretch = open_stretch(article, by=by, tab=tab)
    article.revision_number += 1
    # What is not set was checked when it was. Constraints over several fields are the database's to check: asking it
    # twice costs a query for each.
    was_set = {*own, "next_slug"} if "slug" in own else set(own)
    unset = set() if is_new else {field.name for field in article._meta.fields} - was_set
    article.full_clean(exclude={*unset, "body"}, validate_constraints=False)
    article.save()
    if topics is not None:
        article.topics.set(topics)
    if authors is not None:
        _set_authors(article, authors)
    if related is not None:
        _set_related(article, related)
    held, fresh = rebuild_appearances(article, body)
    if kind != RevisionKind.INGEST:
        note_marks(
            article,
            held,
            fresh,
            text_before=text_before,
            since=stretch.began_at if stretch else opened,
            by=by,
            while_typing=stretch is not None,
        )
    rebuild_mentions(article)
    if noted_before:
        carry_notes(article, noted_before)
    wrote_words = _words_of(article) != words_before
    keep_revision(article, kind=kind, by=by, wrote_words=wrote_words, note=note, tab=tab, stretch=stretch)
    # What was approved is the story as readers would see it: a picture or an address can defame as words can.
    changed = wrote_words or (article.lead_image_id, article.coming_slug) != shown_before
    if changed:
        index_story(article)
    if moved := {row.claim_id for row in held} ^ {row.claim_id for row in fresh}:
        refresh_reach(moved)
    reopened = changed and reopen_if_approval_is_gone(article, by=by, unread=kind == RevisionKind.INGEST)
    return Saved(article=article, removed=body.removed, unknown_claims=body.unknown, reopened=reopened)


def settle_working_copy(article: Article) -> None:
    """Bring a locked story's text and derived rows up to date with the records, before it is printed.

    Claims may have changed mode, and entities may have come in, since the last save. Words do not change.
    """
    body = _take_body(article)
    article.save(update_fields=["body", "body_text", "line_claims"])
    rebuild_appearances(article, body)
    rebuild_mentions(article)


#: What is printed of a story: whoever changes one of these has written on it.
_WORDS = ("kicker", "headline", "standfirst", "body_text", "lead_caption")


def _words_of(article: Article) -> tuple[str, ...]:
    return tuple(getattr(article, name) for name in _WORDS)


def _take_body(article: Article) -> CleanBody:
    lines = read_line_claims(article.line_claims)
    body = clean_body(article.body, also={claim.uid for claims in lines.values() for claim in claims})
    article.body, article.body_text = body.html, body.text
    article.word_count = count_words(body.text)
    article.line_claims = as_stored(read_line_claims(article.line_claims, body.claims))
    return body


def _set_authors(article: Article, authors: Sequence[Author]) -> None:
    Byline.objects.filter(article=article).delete()
    Byline.objects.bulk_create(
        [Byline(article=article, author=author, position=position) for position, author in enumerate(authors)]
    )


def _set_related(article: Article, related: Sequence[Article]) -> None:
    """One query where nothing changes. A story does not lead on to itself, nor twice to another."""
    wanted = list(dict.fromkeys(other.pk for other in related if other.pk != article.pk))
    rows = RelatedStory.objects.filter(article=article)
    if list(rows.values_list("other_id", flat=True)) == wanted:
        return
    rows.delete()
    RelatedStory.objects.bulk_create(
        [
            RelatedStory(article=article, other_id=key, position=position)
            for position, key in enumerate(wanted)
        ]
    )
