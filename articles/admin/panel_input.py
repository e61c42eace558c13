"""What is typed into the panel Publication of a story, and kept for as long as it has not gone through."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from articles.models import Article
from articles.workflow import Verb
from newsroom.ledger.typed import number_in

#: Fields of the panel, beside the notes and the tasks.
_TYPED = (
    "override_reason publish_kind correction_note correction_claim correction_placement publish_at"
).split()


def _session_key(article: Article) -> str:
    return f"story-{article.pk}-typed"


def typed_input(request: HttpRequest) -> dict[str, Any]:
    """What was typed into the panel: its fields, the notes by verb, and the keys of the tasks that were ticked."""
    notes = {verb.value: request.POST.get(f"note_{verb.value}", "") for verb in Verb}
    return {
        "typed": {name: request.POST[name] for name in _TYPED if request.POST.get(name)},
        "notes": {verb: note for verb, note in notes.items() if note},
        "tasks": keys_of(request.POST.getlist("tasks")),
    }


def keep_input(request: HttpRequest, article: Article, *, refused: str = "", verb: str = "") -> None:
    """Keep what was typed for the next look at the story: with why the verb was refused, or over a save without one."""
    given = typed_input(request)
    if refused or any(given.values()):
        request.session[_session_key(article)] = given | {"refused": refused, "verb": verb}


def kept_input(request: HttpRequest, article: Article) -> dict[str, Any]:
    """What the panel gives back: of a form that is refused as a whole, or what was kept."""
    if request.method == "POST":
        return typed_input(request) | {"verb": request.POST.get("_move", "")}
    return request.session.pop(_session_key(article), {})


def note_of(request: HttpRequest) -> str:
    """The note that was typed under the button that was pressed."""
    verb = request.POST.get("_move", "")
    return request.POST.get(f"note_{verb}", request.POST.get("note", ""))


def keys_of(typed: list[str]) -> list[int]:
    """The primary keys among what a form sent."""
    numbers = (number_in(key) for key in typed)
    return [number for number in numbers if number]
