"""The notes beside a story: read, written, answered, resolved. For scripts as JSON, without scripts as a form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters

from articles.admin.endpoint import BadInput, answer, read_json, refusal
from articles.anchors import CONTEXT, Anchor
from articles.exceptions import StoryError
from articles.models import Article, Note
from articles.note_places import PLACES
from articles.rules import may_comment, may_read_notes
from articles.selectors.notes import Threads, threads_of
from articles.selectors.staff import staff_who_read_notes
from articles.services import notes
from newsroom.ledger.record_page import record_page
from newsroom.ledger.typed import number_in

#: Bytes of one request: the longest note and the longest passage, however they are spelled.
_LARGEST = 100_000


class Sent(NamedTuple):
    """What a request asks for, by whichever door."""

    act: str
    note: int | None = None
    text: str = ""
    field: str = ""
    anchor: Anchor | None = None


class Done(NamedTuple):
    """The note that was written or changed, and what to tell its writer."""

    note: Note
    said: str


class NotesMixin:
    """For the story's screen. The services decide, this asks and reports."""

    def notes_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view  # type: ignore[attr-defined]
        return [
            path("notes/people/", view(self.note_people_view), name="articles_article_note_people"),
            path("<int:pk>/notes/", view(self.notes_view), name="articles_article_notes"),
            path("<int:pk>/notes/form/", view(self.notes_form_view), name="articles_article_notes_form"),
        ]

    def notes_story_urls(self, request: HttpRequest, article: Article) -> dict[str, str]:
        """Where the panel's script asks; nothing for those who may not read notes."""
        if not may_read_notes(request.user):
            return {}
        return {
            "notes": reverse("admin:articles_article_notes", args=[article.pk]),
            "notePeople": reverse("admin:articles_article_note_people"),
        }

    def notes_context(self, request: HttpRequest, article: Article) -> dict[str, Any]:
        """What the panel shows; nothing for those who may not read notes. One query."""
        if not may_read_notes(request.user):
            return {"may_read_notes": False}
        return {
            "may_read_notes": True,
            "notes_form_url": reverse("admin:articles_article_notes_form", args=[article.pk]),
            "note_places": [(key, words[0].upper() + words[1:]) for key, words in PLACES.items()],
            **_list_context(request, threads_of(article, request.user)),
        }

    def notes_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """GET: the list, {"html", "digest", "open"}; 204 where ?digest= says that the page shows it already.

        POST {"act", "note", "text", "field", "exact", "prefix", "suffix", "start"}: the act, and the list after it with
        "note" (its key) and "said" (words for the writer). The acts are those of ACTS.
        """
        article = _story(request, pk)
        if request.method == "GET":
            threads = threads_of(article, request.user)
            if request.GET.get("digest") == threads.digest:
                return HttpResponse(status=204, headers={"Cache-Control": "no-store"})
            return answer(_as_json(request, threads))
        if request.method != "POST":
            return HttpResponseNotAllowed(["GET", "POST"])
        if not may_comment(request.user):
            raise PermissionDenied
        try:
            done = _do(request, article, _sent(read_json(request, largest=_LARGEST)))
        except StoryError as refused:
            return refusal(refused)
        threads = threads_of(article, request.user)
        return answer({**_as_json(request, threads), "note": done.note.pk, "said": done.said})

    @method_decorator(sensitive_post_parameters())
    def notes_form_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """POST act ("add", or an act and a note's key as "reply:12") and its text, without a script.

        What is refused comes back on a page of its own, with nothing lost and nothing kept.
        """
        article = _story(request, pk)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not may_comment(request.user):
            raise PermissionDenied
        act, _, key = request.POST.get("act", "").partition(":")
        sent = Sent(
            act,
            number_in(key),
            text=request.POST.get(f"{act}_{key}" if key else "note_text", ""),
            field=request.POST.get("note_field", "") if act == "add" else "",
        )
        try:
            done = _do(request, article, sent)
        except BadInput as broken:
            raise BadRequest(str(broken)) from broken
        except StoryError as refused:
            return record_page(
                self, request, article, "admin/articles/note_refused.html", title="Note", error=refused, sent=sent,
                key=key,
            )  # fmt: skip
        messages.success(request, done.said)
        return redirect(f"{reverse('admin:articles_article_change', args=[pk])}#note-{done.note.pk}")

    def note_people_view(self, request: HttpRequest) -> HttpResponse:
        """GET: which colleagues a note can name, {"people": [{"username", "name"}]}. One query beside the user's."""
        if not may_comment(request.user):
            raise PermissionDenied
        people = (
            staff_who_read_notes().exclude(pk=request.user.pk).only("username", "first_name", "last_name")
        )
        rows = [{"username": user.get_username(), "name": user.get_full_name()} for user in people]
        return answer({"people": rows})


def _add(by: Any, article: Article, sent: Sent) -> Done:
    return _written(
        notes.add_note(article=article, by=by, text=sent.text, field=sent.field, anchor=sent.anchor),
        "Posted.",
    )


def _reply(by: Any, article: Article, sent: Sent) -> Done:
    return _written(notes.reply(note=_note(article, sent), by=by, text=sent.text), "Posted.")


def _edit(by: Any, article: Article, sent: Sent) -> Done:
    return _written(notes.edit_note(note=_note(article, sent), by=by, text=sent.text), "Changed.")


def _take_back(by: Any, article: Article, sent: Sent) -> Done:
    return Done(
        notes.take_back_note(note=_note(article, sent), by=by), "Taken back: its words are gone for good."
    )


def _resolve(by: Any, article: Article, sent: Sent) -> Done:
    return Done(notes.resolve_thread(note=_note(article, sent), by=by), "Resolved.")


def _reopen(by: Any, article: Article, sent: Sent) -> Done:
    return Done(notes.reopen_thread(note=_note(article, sent), by=by), "Open again.")


#: What a button, or a script, may ask for.
ACTS: dict[str, Callable[[Any, Article, Sent], Done]] = {
    "add": _add,
    "reply": _reply,
    "edit": _edit,
    "take-back": _take_back,
    "resolve": _resolve,
    "reopen": _reopen,
}


def _story(request: HttpRequest, pk: int) -> Article:
    """The story, for those who may read its notes."""
    if not may_read_notes(request.user):
        raise PermissionDenied
    return get_object_or_404(Article, pk=pk)


def _do(request: HttpRequest, article: Article, sent: Sent) -> Done:
    if sent.act not in ACTS:
        raise BadInput(f"act must be one of: {', '.join(ACTS)}.")
    return ACTS[sent.act](request.user, article, sent)


def _note(article: Article, sent: Sent) -> Note:
    """The note that is meant, if it stands beside this very story."""
    note = Note.objects.filter(article=article, pk=sent.note).first() if sent.note else None
    if note is None:
        raise BadInput("There is no such note on this story.")
    return note


def _written(written: notes.Written, said: str) -> Done:
    return Done(written.note, " ".join([said, *map(str, written.unknown)]))


def _sent(given: dict[str, Any]) -> Sent:
    """A script's request, of the right kinds. Raises BadInput."""
    texts = {name: given.get(name, "") for name in ("act", "text", "field", "exact", "prefix", "suffix")}
    numbers = {name: given.get(name) for name in ("note", "start")}
    if not all(isinstance(text, str) for text in texts.values()):
        raise BadInput("act, text, field, exact, prefix and suffix must be text.")
    for number in numbers.values():
        if number is not None and (type(number) is not int or not 0 <= number < 2**31):
            raise BadInput("note and start must be numbers.")
    texts = {name: _whole(text) for name, text in texts.items()}
    anchor = Anchor(texts["exact"], texts["prefix"][-CONTEXT:], texts["suffix"][:CONTEXT], numbers["start"])
    return Sent(
        texts["act"], numbers["note"], texts["text"], texts["field"], anchor if anchor.exact else None
    )


def _whole(text: str) -> str:
    """Without NUL and without half characters, neither of which a database keeps."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode()


def _list_context(request: HttpRequest, threads: Threads) -> dict[str, Any]:
    return {"threads": threads, "may_comment": may_comment(request.user), "me": request.user.pk}


def _as_json(request: HttpRequest, threads: Threads) -> dict[str, Any]:
    html = render_to_string("admin/articles/rail/notes_list.html", _list_context(request, threads))
    return {"html": html, "digest": threads.digest, "open": len(threads.open)}
