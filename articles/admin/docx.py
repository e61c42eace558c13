"""A Word file into a story: into the editor as it stands open, or as a new story where no script runs."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, RequestDataTooBig, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from articles.exceptions import StoryError, refusal_in_words
from articles.ingest.parsers import IngestError, parse_docx, read_docx
from articles.ingest.parsers.docx_package import LARGEST_FILE
from articles.rules import may_write
from articles.services.ingest import ingest_story

#: What a form adds around its file.
_FORM = 64 * 1024
_WRONG_NAMES = {
    "docm": "Files with macros are never taken in. In Word, save it as “Word document (.docx)”.",
    "dotm": "Files with macros are never taken in. In Word, save it as “Word document (.docx)”.",
    "doc": "This is an old Word file (.doc). Open it in Word and save it as .docx.",
}
_NOT_WORD = "Only Word files (.docx) are taken here. Save it as .docx, or copy its text and paste it."


class WordFileMixin:
    """One address for both ways in. The file is read in memory and never kept."""

    def word_file_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.word_file_view)  # type: ignore[attr-defined]
        return [path("docx/", view, name="articles_article_docx")]

    def word_file_view(self, request: HttpRequest) -> HttpResponse:
        """POST a form with `file`.

        Asked for JSON: {"html", "headline", "standfirst", "notes"} for the editor, and nothing is written; {"error"}
        in words with status 400, or 413 where it is too large. Else the file becomes a story of its own, and the
        answer leads to it, or back with what stands against it.
        """
        if not may_write(request.user):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        wants_json = request.accepts("application/json") and not request.accepts("text/html")
        try:
            data = _sent(request)
            if wants_json:
                text = read_docx(data)
                said = {"headline": text.headline, "standfirst": text.standfirst, "notes": text.notes}
                return JsonResponse({"html": text.html, **said})
            return self._as_story(request, data)
        except RequestDataTooBig as refused:
            status, why = 413, str(refused)
        except IngestError as refused:
            status, why = 400, refused.message
        except (StoryError, ValidationError) as refused:
            status, why = 400, refusal_in_words(refused)
        if wants_json:
            return JsonResponse({"error": why}, status=status)
        messages.error(request, why)
        return redirect("admin:articles_article_add")

    def _as_story(self, request: HttpRequest, data: bytes) -> HttpResponse:
        """A new story by the service of `ingest`. Its statements wait as suggestions: a person is about to read it."""
        incoming = parse_docx(data)
        result = ingest_story(incoming, by=request.user, analyse=False)
        if result.status == "created":
            messages.success(request, "The Word file is a story now: read it, and file it.")
        else:
            messages.warning(request, "This file was taken in before: here is its story.")
        for note in result.notes:
            messages.warning(request, note)
        return redirect("admin:articles_article_change", result.article.pk)


def _sent(request: HttpRequest) -> bytes:
    """The bytes of the file that was sent, after a look at its name and size."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    megabytes = LARGEST_FILE // (1024 * 1024)
    too_large = f"The file is larger than {megabytes} MB. Take its pictures out, or paste its text."
    if not length.isdecimal() or int(length) > LARGEST_FILE + _FORM:
        raise RequestDataTooBig(too_large)
    file: Any = request.FILES.get("file")
    if file is None:
        raise IngestError("Choose a Word file first.")
    kind = (file.name or "").rpartition(".")[2].lower()
    if kind != "docx":
        raise IngestError(_WRONG_NAMES.get(kind, _NOT_WORD))
    if file.size > LARGEST_FILE:
        raise RequestDataTooBig(too_large)
    return file.read()
