"""What a page sends of a story's form while somebody types, read as the form reads it; and the way back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, QueryDict

from articles.admin.endpoint import BadInput
from articles.models import Article
from articles.selectors.related import story_label
from articles.services.autosave import Base
from articles.stamps import STAMPED

#: A page's own key for itself.
_TAB = re.compile(r"[A-Za-z0-9-]{8,36}")
#: No database keeps half a character, and PostgreSQL no NUL.
_UNKEPT = re.compile("[\x00\ud800-\udfff]")
_MOST_ENTRIES = 2_000


def tab_of(sent: Mapping[str, Any]) -> str:
    """The key of the page that sends. Raises BadInput where there is none."""
    tab = sent.get("tab")
    if not isinstance(tab, str) or not _TAB.fullmatch(tab):
        raise BadInput("tab must be the page's own key: 8 to 36 letters, digits and hyphens.")
    return tab


def base_of(sent: Mapping[str, Any]) -> Base:
    """What the page began from: {"revision": number or null, "stamps": {field: stamp}}. Raises BadInput."""
    revision, stamps = sent.get("revision"), sent.get("stamps") or {}
    if revision is not None and (not isinstance(revision, int) or isinstance(revision, bool)):
        raise BadInput("revision must be the number of a save.")
    if not isinstance(stamps, dict) or not all(isinstance(value, str) for value in stamps.values()):
        raise BadInput("stamps must map fields to texts.")
    return Base(revision, {name: value for name, value in stamps.items() if name in STAMPED})


def entries_of(sent: Mapping[str, Any]) -> dict[str, list[tuple[str, str]]]:
    """{"fields": {field: [[input's name, value], …]}}, as a form's data would hold them. Raises BadInput."""
    given = sent.get("fields")
    if not isinstance(given, dict) or not given.keys() <= STAMPED.keys():
        raise BadInput("fields must map fields of a story to what its form holds.")
    found: dict[str, list[tuple[str, str]]] = {}
    for name, entries in given.items():
        if not isinstance(entries, list) or len(entries) > _MOST_ENTRIES or not all(map(_is_entry, entries)):
            raise BadInput(f"{name} must be a list of names and values.")
        found[name] = [(key, _UNKEPT.sub("", value)) for key, value in entries]
    return found


def _is_entry(entry: Any) -> bool:
    return isinstance(entry, list) and len(entry) == 2 and all(isinstance(part, str) for part in entry)


def read_typed(
    screen: Any,
    request: HttpRequest,
    article: Article | None,
    entries: Mapping[str, Iterable[tuple[str, str]]],
) -> tuple[dict[str, Any], dict[str, str]]:
    """The values of the fields that were sent, as `save_working_copy` takes them, and why others are none.

    The story's form reads them, so that what goes in while somebody types is what goes in when they press Save. A
    query for each record that is named.
    """
    wanted = list(entries)
    form_class = screen.get_form(request, article, change=article is not None, fields=wanted)
    for name in form_class.base_fields.keys() - set(wanted):
        del form_class.base_fields[name]
    data = QueryDict(mutable=True)
    for pairs in entries.values():
        for key, value in pairs:
            data.appendlist(key, value)
    form = form_class(data, instance=article)
    form.is_valid()
    problems = {name: " ".join(errors) for name, errors in form.errors.items() if name in entries}
    values = {name: form.cleaned_data[name] for name in wanted if name in form.cleaned_data}
    if "headline" in values and "headline_is_working" in form.cleaned_data:
        values["headline_is_working"] = form.cleaned_data["headline_is_working"]
    if "headline" in problems and not data.get("headline", "").strip():
        values["headline"], problems["headline"] = "", "It is empty: the one saved before stays."
    return values, problems


def shown(article: Article, names: Iterable[str]) -> dict[str, list[list[str]]]:
    """What the form holds for these fields of a story, in the shape of `entries_of`; a record's label comes after its
    key. Fields that cannot be put in from afar are left out. A query for each of section, picture, bylines, topics and
    related stories.
    """
    found: dict[str, list[list[str]]] = {}
    for name in names:
        if name == "topics":
            texts = ["\n".join(topic.name for topic in article.topics.all())]
        elif name == "bylines":
            texts = ["\n".join(str(row.author) for row in article.bylines.select_related("author"))]
        elif name == "related":
            rows = article.related_stories.select_related("other")
            texts = ["\n".join(story_label(row.other) for row in rows)]
        elif name == "slug":
            texts = [article.written_slug]
        elif name in ("section", "lead_image"):
            record = getattr(article, name)
            texts = [str(record.pk), str(record)] if record else [""]
        elif name == "headline_is_working":
            texts = ["on"] if article.headline_is_working else []
        elif name == "story_date":
            texts = [article.story_date.isoformat() if article.story_date else ""]
        elif name in ("box", "headline_claims", "standfirst_claims"):
            continue
        else:
            texts = [getattr(article, name) or ""]
        found[name] = [[name, text] for text in texts]
    return found
