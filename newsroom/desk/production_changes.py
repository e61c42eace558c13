"""Changing stories from the list: what the bar below it, the cells and the board's cards send."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.urls import URLPattern, reverse

from articles.enums import State
from articles.models import Section
from articles.rules import may_use, may_write
from articles.selectors.staff import staff_who_work_on_stories
from articles.services.desk_changes import Changes, Outcome, change_stories, set_back
from articles.workflow import FROM_THE_LIST
from entities.fields import TopicsField
from newsroom.desk.pages import paths_of
from newsroom.desk.undo import keep_undo, take_undo
from newsroom.ledger.typed import number_in

#: As many stories as one page shows, and no more.
MOST = 200
_NOBODY = "none"


def change_urls(site: AdminSite) -> list[URLPattern]:
    """The addresses of the forms below the admin's own."""
    return paths_of(
        site, ("desk/change/", change_view, "desk_change"), ("desk/undo/", undo_view, "desk_undo")
    )


def change_view(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """POST: `story` keys and what is to change, or `card` as `key:state:seen` for a card of the board.

    A script that asks for JSON is answered {"words", "changed", "refused", "undo"}; a form goes back to where it was.
    """
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not (may_write(request.user) or any(may_use(request.user, verb) for verb in FROM_THE_LIST)):
        raise PermissionDenied
    try:
        keys, changes = _read(request)
    except ValidationError as refused:
        return _tell(request, " ".join(refused.messages), Outcome(), status=400)
    if not keys or changes.is_empty:
        words = "Choose what is to change." if keys else "Tick the stories that are to change."
        return _tell(request, words, Outcome(), status=400)
    outcome = change_stories(keys, changes, by=request.user)
    words = _in_words(outcome, "changed")
    undo = keep_undo(request, outcome.before, _in_words(Outcome(changed=outcome.changed), "changed"))
    return _tell(request, words, outcome, undo=undo)


def undo_view(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """POST: take back the last change from the list."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not may_write(request.user):
        raise PermissionDenied
    rows = take_undo(request)
    if not rows:
        return _tell(request, "There is nothing to undo any more.", Outcome(), status=400)
    outcome = set_back(rows, by=request.user)
    return _tell(request, _in_words(outcome, "set back"), outcome)


def _read(request: HttpRequest) -> tuple[list[int], Changes]:
    """What was sent. Raises ValidationError for what cannot be."""
    sent = request.POST
    if card := sent.get("card"):
        key, to, seen = [*card.split(":"), "", ""][:3]
        note = sent.get(f"note-{key}", "") or sent.get("note", "")
        return _keys([key]), Changes(to=_state(to), seen=_state(seen), note=note)
    changes = Changes(
        plan=_plan(sent),
        section=_section(sent.get("section", "")),
        add_topics=_topics(request, sent.get("topics_add", "")),
        remove_topics=_topics(request, sent.get("topics_remove", ""), new=False),
        to=_state(sent.get("to", "")),
        note=sent.get("note", ""),
    )
    keys = _keys(sent.getlist("story"))
    if len(keys) == 1:
        changes = replace(changes, seen=_state(sent.get("seen", "")))
    return keys, changes


def _plan(sent: QueryDict) -> dict[str, Any]:
    plan: dict[str, Any] = {}
    if assignee := sent.get("assignee", ""):
        person = None
        if assignee != _NOBODY:
            person = staff_who_work_on_stories().filter(pk=number_in(assignee) or 0).first()
            if person is None:
                raise ValidationError("This person does not work on stories: choose somebody else.")
        plan["assignee"] = person
    if priority := sent.get("priority", ""):
        plan["priority"] = number_in(priority) or 0
    if length := sent.get("commissioned_words", "").strip():
        plan["commissioned_words"] = None if length in ("0", _NOBODY) else number_in(length) or 0
    return plan


def _section(key: str) -> Section | None:
    if not key:
        return None
    section = Section.objects.filter(pk=number_in(key) or 0).first()
    if section is None:
        raise ValidationError("There is no such section any more: choose another one.")
    return section


def _topics(request: HttpRequest, lines: str, *, new: bool = True) -> list[str]:
    if not lines.strip():
        return []
    field = TopicsField(required=False).for_user(request.user)
    return field.clean(lines) if new else [line.strip() for line in lines.splitlines() if line.strip()]


def _state(value: str) -> str:
    return value if value in State.values else ""


def _keys(values: list[str]) -> list[int]:
    keys = [key for value in values if (key := number_in(value)) is not None]
    if len(keys) > MOST:
        raise ValidationError(f"At most {MOST} stories are changed at once.")
    return keys


def _in_words(outcome: Outcome, done: str) -> str:
    """`12 changed, 2 not: “Headline” (why).` One story is named, many are counted; every refusal is told."""
    changed, refused = outcome.changed, outcome.refused
    if len(changed) == 1 and not refused:
        return f"“{changed[0].headline}” {done}."
    counted = f"{len(changed)} {done}"
    if not refused:
        return f"{counted}."
    reasons: dict[str, list[str]] = {}
    for story, why in refused:
        reasons.setdefault(why, []).append(f"“{story.headline}”")
    told = " ".join(f"{', '.join(titles)}: {why}" for why, titles in reasons.items())
    return f"{counted}, {len(refused)} not. {told}" if changed else f"Nothing {done}. {told}"


def _tell(
    request: HttpRequest, words: str, outcome: Outcome, *, undo: bool = False, status: int = 200
) -> HttpResponse:
    if "application/json" in request.headers.get("Accept", ""):
        answer = {
            "words": words,
            "changed": [story.pk for story in outcome.changed],
            "refused": [story.pk for story, _ in outcome.refused],
            "undo": undo,
        }
        return JsonResponse(answer, status=status)
    level = messages.SUCCESS if outcome.changed and not outcome.refused else messages.WARNING
    messages.add_message(request, level, words)
    return redirect(_back(request.POST.get("back", "")))


def _back(query: str) -> str:
    """The list one came from, by its query alone: nobody is sent elsewhere."""
    path, _, asked = query.partition("?")
    home = path != "stories"
    address = reverse("admin:index" if home else "admin:articles_article_changelist")
    return f"{address}?{QueryDict(asked).urlencode()}" if asked else address
