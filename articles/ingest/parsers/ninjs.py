"""ninjs, the IPTC's news in JSON, versions 1.x, 2.x and 3.x (https://iptc.org/standards/ninjs/).

The versions differ in case and in whether texts are properties (`body_html`) or lists with roles (`bodies`);
all three are read through the same small doors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, BinaryIO, Final

from articles.body.canonical import clean
from articles.body.text import plain_text
from articles.ingest.parsers.bylines import names_in_byline
from articles.ingest.parsers.dates import day_of, moment_of
from articles.ingest.parsers.html import without_repeated_headline
from articles.ingest.parsers.incoming import HEADLINE_LIMIT, IncomingStory, IngestError, RecordSkipped
from articles.ingest.parsers.language import language_tag
from articles.ingest.parsers.plain import one_line, text_body
from articles.ingest.parsers.records import read_records

_STORY_TYPES: Final = ("", "text", "composite", "component")
_HTML_TYPES: Final = ("text/html", "application/xhtml+xml")
_TEXT_TYPES: Final = ("text/plain", "")
_HTML_ROLES: Final = ("html", "xhtml", "html5")
_MARKUP: Final = re.compile(r"</?[a-zA-Z]|&#?\w+;")
_NOTES_NOT_FOR_PRINT: Final = "The sender's note to editors: “{}”"


def parse_ninjs(stream: BinaryIO, *, now: datetime | None = None) -> Iterator[IncomingStory | IngestError]:
    """The stories of a ninjs file in order, and an IngestError with its line for each that cannot go in.

    One object, JSON lines or an array. What its sender has cancelled or withheld, what is under embargo at
    `now`, and pictures come back as RecordSkipped. Memory holds one record.
    """
    now = now or datetime.now(UTC)
    for record in read_records(stream):
        if isinstance(record, IngestError):
            yield record
            continue
        try:
            yield replace(story_of(record.value, now=now), line=record.line)
        except IngestError as error:
            error.line = record.line
            yield error


def story_of(item: dict[str, Any], *, now: datetime) -> IncomingStory:
    """The story in one ninjs object. Raises IngestError (without a line) where it cannot go in."""
    item = _lowered(item)
    _refuse(item, now)
    headline = _headline(item)
    if not headline:
        raise IngestError(
            "The record has no headline (ninjs: headline, or headlines). Add one, or ask its sender."
        )
    if len(headline) > HEADLINE_LIMIT:
        raise IngestError(
            f"The headline has {len(headline)} characters; {HEADLINE_LIMIT} is the most. Shorten it."
        )
    notes: list[str] = []
    body = without_repeated_headline(_body(item, notes), headline)
    standfirst = _standfirst(item, body, notes)
    if not plain_text(body):
        if not standfirst:
            raise IngestError(
                "The record has no text (ninjs: body_html, body_text, or bodies). It was left out."
            )
        body, standfirst = text_body(standfirst), ""
        notes.append("The record has no body: its description stands in for it.")
    if _text(item, "ednote"):
        notes.append(_NOTES_NOT_FOR_PRINT.format(_text(item, "ednote")))
    if _text(item, "representationtype") == "partial":
        notes.append("The sender calls this a partial representation: parts of the story may be missing.")
    return IncomingStory(
        headline=headline,
        body_html=body,
        standfirst=standfirst,
        language=language_tag(item.get("language")),
        bylines=names_in_byline(_text(item, "byline", "by")),
        story_date=_first_day(item, notes),
        story_place=_text(item, "located")[:100],
        guid=_text(item, "uri")[:300],
        version=_text(item, "version"),
        url=_address(item),
        rights=_rights(item),
        topics=_names(item, "subjects", "subject"),
        notes=tuple(notes),
    )


def _lowered(item: dict[str, Any]) -> dict[str, Any]:
    """Names of properties in lower case, which is how 1.x and 2.x write what 3.x writes in camel case."""
    return {key.lower(): value for key, value in item.items()}


def _refuse(item: dict[str, Any], now: datetime) -> None:
    kind = _text(item, "type")
    if kind not in _STORY_TYPES:
        raise RecordSkipped(f"The record is of type “{kind}”, not a story: it was left out.")
    status = _text(item, "pubstatus").lower()
    if status in ("canceled", "cancelled", "withheld"):
        raise RecordSkipped(
            f"Its sender has {'withheld' if status == 'withheld' else 'cancelled'} this record "
            f"({_text(item, 'uri') or 'no uri'}): left out. Check whether an earlier version is in print."
        )
    embargo = item.get("embargoed") or item.get("embargoeduntil")
    if embargo:
        until = moment_of(embargo)
        if until is None or until > now:
            raise RecordSkipped(f"The record is under embargo until {embargo}: take it in after that.")


def _headline(item: dict[str, Any]) -> str:
    # "title" is no headline: "Title is metadata, use headlines for publishable headlines" (ninjs 3.1).
    found = _printed(item.get("headline"))
    if found:
        return found
    listed = _listed(item, "headlines")
    main = [entry for entry in listed if _text(entry, "role").lower() in ("main", "headline", "")]
    return next((text for text in (_printed(e.get("value")) for e in [*main, *listed]) if text), "")


def _body(item: dict[str, Any], notes: list[str]) -> str:
    bodies = _listed(item, "bodies")
    html = [
        b for b in bodies if _kind(b) in _HTML_TYPES or (not _kind(b) and _text(b, "role") in _HTML_ROLES)
    ]
    plain = [b for b in bodies if b not in html and _kind(b) in _TEXT_TYPES]
    for value in [entry.get("value") for entry in html] + [item.get("body_html"), item.get("body_xhtml")]:
        if isinstance(value, str) and value.strip():
            cleaned = clean(value)
            if plain_text(cleaned.html):
                if cleaned.removed:
                    notes.append(f"Removed: {', '.join(cleaned.removed)}.")
                return cleaned.html
    for value in [entry.get("value") for entry in plain] + [item.get("body_text")]:
        if isinstance(value, str) and value.strip():
            return text_body(value)
    return ""


def _standfirst(item: dict[str, Any], body: str, notes: list[str]) -> str:
    """The description, unless it is only the beginning of the body: a shortening may lose who says it."""
    texts = [item.get("description_text"), item.get("description_html")]
    texts += [
        entry.get("value") for entry in _listed(item, "descriptions") if _text(entry, "role") != "caption"
    ]
    description = next((text for text in map(_printed, texts) if text), "")
    opening = plain_text(body)[: len(description) + 400].replace("\n", " ")
    if description and _bare(opening).find(_bare(description)[:80]) >= 0:
        notes.append("The description repeats the text and was not made the standfirst.")
        return ""
    return description


def _first_day(item: dict[str, Any], notes: list[str]) -> Any:
    for key in ("contentcreated", "versioncreated", "firstcreated"):
        if item.get(key):
            day = day_of(item[key])
            if day:
                return day
            notes.append(f"The date “{item[key]}” ({key}) cannot be read.")
    return None


def _address(item: dict[str, Any]) -> str:
    """Where the sender published it, if the record says; its uri is a name, not a place."""
    for entry in _listed(item, "altids"):
        if _text(entry, "role").lower() in ("url", "weburl", "canonical", "permalink"):
            return _text(entry, "value")[:1000]
    return _text(item, "url", "link", "weburl")[:1000]


def _rights(item: dict[str, Any]) -> str:
    holder = _text(item, "copyrightholder")
    notice = _text(item, "copyrightnotice") or (f"© {holder}" if holder else "")
    return " · ".join(part for part in (notice, _text(item, "usageterms")) if part)[:300]


def _names(item: dict[str, Any], *keys: str) -> tuple[str, ...]:
    entries = [entry for key in keys for entry in _listed(item, key)]
    return tuple(dict.fromkeys(name for name in (_text(entry, "name") for entry in entries) if name))


def _listed(item: dict[str, Any], key: str) -> list[dict[str, Any]]:
    value = item.get(key)
    value = [value] if isinstance(value, dict) else value
    return [_lowered(entry) for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _kind(entry: dict[str, Any]) -> str:
    return _text(entry, "contenttype").split(";")[0].strip().lower()


def _text(item: dict[str, Any], *keys: str) -> str:
    for key in keys:
        value = item.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return one_line(value)
    return ""


def _printed(value: object) -> str:
    """A headline or description as plain text on one line: some senders put markup into them."""
    if not isinstance(value, str):
        return ""
    return one_line(plain_text(value) if _MARKUP.search(value) else value)


def _bare(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
