"""Passages that notes quote, carried from one save of a story to the next."""

from __future__ import annotations

from collections.abc import Mapping

from articles.anchors import Anchor, carrier
from articles.models import Article, Note
from articles.note_places import TEXTS
from articles.services.notes import text_of


def texts_of(article: Article) -> dict[str, str]:
    """The saved words of every place in which a note can quote a passage."""
    return {place: text_of(article, place) for place in TEXTS}


def carry_notes(article: Article, before: Mapping[str, str]) -> int:
    """Bring the passages of open threads to where they stand now; gives how many moved, came back or were lost.

    `before` is `texts_of` the story as it was. Called by the save, which holds the story's lock. No query where no
    words changed, one where no open thread quotes them, else two.
    """
    after = texts_of(article)
    changed = {place: (before[place], after[place]) for place in TEXTS if before.get(place) != after[place]}
    if not changed:
        return 0
    carry = {place: carrier(*texts) for place, texts in changed.items()}
    moved = []
    for note in Note.objects.open().filter(article=article, field__in=changed).exclude(exact=""):
        was = Anchor(note.exact, note.prefix, note.suffix, note.start)
        now = carry[note.field](was)
        if now != was:
            note.prefix, note.suffix, note.start = now.prefix, now.suffix, now.start
            moved.append(note)
    if moved:
        Note.objects.bulk_update(moved, ["prefix", "suffix", "start"])
    return len(moved)
