"""Notes on stories, written by the services that the product uses."""

from articles.anchors import anchor_at
from articles.models import Note
from articles.services import notes
from articles.services.notes import text_of
from tests.factories.newsroom import make_user


def make_note(article, *, by=None, text="Who told us?", field="", words="", nth=1) -> Note:
    """A thread on the story; with `words`, on where these stand for the nth time in the field."""
    anchor = None
    if words:
        field = field or "body"
        saved, at = text_of(article, field), -1
        for _ in range(nth):
            at = saved.index(words, at + 1)
        anchor = anchor_at(saved, at, at + len(words))
    return notes.add_note(article=article, by=by or make_user(), text=text, field=field, anchor=anchor).note


def make_answer(note, *, by=None, text="The harbour office.") -> Note:
    """An answer in its thread."""
    return notes.reply(note=note, by=by or make_user(), text=text).note
