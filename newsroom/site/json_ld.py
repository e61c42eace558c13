"""Stories for machines: schema.org NewsArticle (https://schema.org/NewsArticle) as an escaped data block.

A data block is no script: browsers never run it, so the content policy, which forbids inline scripts, lets
it stand (HTML standard, "prepare the script element": the type is looked at before the policy is).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from newsroom.site.selectors.corrections import CorrectionNote
from newsroom.site.selectors.story import StoryPage

#: The characters that could end the block or start a comment in it, as JSON may also write them.
_ESCAPES = {
    ord(">"): "\\u003E",
    ord("<"): "\\u003C",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}

#: `about` names what a story is chiefly about: names come in the order of their weight.
MOST_ABOUT = 3


def story_json_ld(page: StoryPage) -> SafeString:
    """The data block of a story, ready for its head. No query."""
    return data_block(news_article(page))


def news_article(page: StoryPage) -> dict[str, Any]:
    """The story in schema.org's terms. Only what stands on the page: entities without an open dossier are not
    named, and an empty property is left out.
    """
    address = _absolute(page.url)
    named = [
        {"@type": "Thing", "name": link.name, "url": _absolute(link.url)} for link in page.named if link.url
    ]
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "mainEntityOfPage": {"@type": "WebPage", "@id": address},
        "headline": page.headline,
        "description": page.description,
        "inLanguage": page.language,
        "articleSection": page.section.name,
        "datePublished": page.first_published_at.isoformat(timespec="seconds"),
        "dateModified": (page.changed_at or page.first_published_at).isoformat(timespec="seconds"),
        "creativeWorkStatus": "Retracted" if page.is_retracted else "",
        "correction": [_correction(note) for note in (*page.retraction, *page.corrections)],
        "dateline": page.place,
        "author": [{"@type": "Person", "name": line.name, "jobTitle": line.role} for line in page.bylines],
        "publisher": _publisher(),
        "image": _image(page),
        "about": named[:MOST_ABOUT],
        "mentions": named[MOST_ABOUT:],
        "keywords": [topic.name for topic in page.topics],
        "isAccessibleForFree": True,
    }
    if not article["author"]:
        article["author"] = _publisher()
    return _filled(article)


def data_block(data: Mapping[str, Any]) -> SafeString:
    """JSON-LD in a script element that no browser runs, with nothing in it that could end it early."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text),  # noqa: S308  # escaped above, as JSON wants it rather than as HTML does
    )


def _publisher() -> dict[str, str]:
    return {"@type": "NewsMediaOrganization", "name": settings.SITE_NAME, "url": f"{settings.SITE_URL}/"}


def _correction(note: CorrectionNote) -> dict[str, str]:
    """A note in the terms of https://schema.org/CorrectionComment, which knows one kind: `name` says which it is."""
    return {
        "@type": "CorrectionComment",
        "name": note.word,
        "text": note.text,
        "datePublished": note.at.isoformat(timespec="seconds"),
    }


def _image(page: StoryPage) -> dict[str, Any] | None:
    if page.picture is None:
        return None
    return {
        "@type": "ImageObject",
        "url": _absolute(page.picture.src),
        "width": page.picture.width,
        "height": page.picture.height,
        "caption": page.picture.alt,
        "creditText": page.picture.credit,
    }


def _absolute(path: str) -> str:
    return settings.SITE_URL + path


def _filled(value: Any) -> Any:
    """The same without empty properties, at any depth."""
    if isinstance(value, dict):
        return {key: _filled(each) for key, each in value.items() if each not in ("", None, [], {})}
    if isinstance(value, list):
        return [_filled(each) for each in value]
    return value
