"""HTML: whole documents as they are saved from a site, and fragments."""

from __future__ import annotations

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from articles.body.canonical import clean
from articles.body.sanitise import what_goes
from articles.body.schema import tidy_href
from articles.body.text import plain_text
from articles.ingest.parsers.bylines import names_in_byline
from articles.ingest.parsers.dates import day_of
from articles.ingest.parsers.html_meta import Meta, read_meta
from articles.ingest.parsers.incoming import HEADLINE_LIMIT, IncomingStory, IngestError
from articles.ingest.parsers.language import language_tag
from articles.ingest.parsers.plain import one_line

_DOCUMENT: Final = re.compile(r"<(?:!doctype|html|head|body|main|article)\b", re.IGNORECASE)
_CHARSET: Final = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_BODY: Final = ("[itemprop=articleBody]", "article", "main", "[role=main]")
_AROUND: Final = (
    "nav, aside, footer, form, dialog, button, [role=navigation], [role=complementary], [role=banner], "
    "[role=contentinfo], [role=search], [hidden], [aria-hidden=true]"
)
#: Names that sites give to what stands around a story. Whole words of a class or id, never parts of one.
_AROUND_NAMES: Final = frozenset(
    {"ad", "ads", "advert", "advertisement", "breadcrumb", "breadcrumbs", "byline", "comment", "comments"}
    | {
        "cookie",
        "cookies",
        "copyright",
        "dateline",
        "masthead",
        "menu",
        "navigation",
        "newsletter",
        "outbrain",
    }
    | {"pagination", "paywall", "promo", "promotion", "recommended", "related", "share", "sharing", "sidebar"}
    | {
        "social",
        "sponsored",
        "subscribe",
        "subscription",
        "taboola",
        "tags",
        "timestamp",
        "toolbar",
        "trending",
    }
)
#: How many levels above a paragraph its story may begin.
_CLIMB: Final = 12
_STANDFIRST: Final = ".standfirst, .dek, .subtitle, .subheadline, [itemprop=alternativeHeadline]"


def declared_charset(head: bytes) -> str:
    """The encoding that a document names in its first bytes, or ""."""
    found = _CHARSET.search(head[:2048])
    return found.group(1).decode("ascii", "replace") if found else ""


def parse_html(text: str, *, headline: str | None = None) -> IncomingStory:
    """The story in an HTML document or fragment.

    The headline is `headline`, else the story's h1, og:title or title; none at all raises IngestError, as
    does a document without text. The body is what stands in the article, or main, without navigation, forms
    and other things around a story. `notes` name what was removed; pictures do not come in with a text.
    """
    removed = what_goes(text)
    tree = LexborHTMLParser(text)
    meta = read_meta(tree)
    is_document = _DOCUMENT.search(text[:4096]) is not None
    root = _story(tree, is_document)
    heading = _heading(root, tree, meta)
    title = one_line(headline or "") or (heading and _text_of(heading)) or one_line(meta.title)
    if not title:
        raise IngestError(
            "The page has no headline: no h1, og:title or title. Give one with --headline.", line=1
        )
    if len(title) > HEADLINE_LIMIT:
        raise IngestError(
            f"The headline has {len(title)} characters; {HEADLINE_LIMIT} is the most. Give another one.",
            line=1,
        )
    standfirst = _take(root, _STANDFIRST)
    byline = meta.authors or _byline(root)
    if heading:
        heading.decompose()
    if is_document:
        _clear_around(root)
    pictures = _drop_pictures(root)
    body = clean(root.inner_html or "").html
    body = without_repeated_headline(body, title)
    if not plain_text(body):
        raise IngestError("The page holds no text of a story, only what stands around one.", line=1)
    notes = [f"Removed: {', '.join(removed)}."] if removed else []
    if pictures:
        notes.append("Pictures and their captions were left out: add them in the editor.")
    return IncomingStory(
        headline=title,
        body_html=body,
        standfirst=standfirst,
        language=language_tag(meta.language),
        bylines=byline,
        story_date=day_of(meta.published),
        guid=tidy_href(meta.url)[:300],
        url=tidy_href(meta.url),
        rights=meta.rights,
        topics=meta.topics,
        section=meta.section,
        notes=tuple(notes),
    )


def _story(tree: LexborHTMLParser, is_document: bool) -> LexborNode:
    """The element that holds the story: of several articles the longest, else where most paragraphs stand."""
    body = tree.body or tree.css("*")[0]  # the parser makes a body for almost any input, and html for all
    for selector in _BODY:
        found = [node for node in tree.css(selector) if (node.text() or "").strip()]
        if found:
            return max(found, key=lambda node: len(node.text()))
    return _densest(body) if is_document else body


def _densest(body: LexborNode) -> LexborNode:
    """The smallest element that holds most of the page's paragraph text: many pages name no article."""
    weights: dict[int, tuple[LexborNode, int]] = {}
    total = 0
    for paragraph in body.css("p"):
        weight = len(paragraph.text() or "")
        total += weight
        parent, depth = paragraph.parent, 0
        while parent is not None and depth < _CLIMB:
            held = weights.get(parent.mem_id, (parent, 0))[1]
            weights[parent.mem_id] = (parent, held + weight)
            if parent == body:
                break
            parent, depth = parent.parent, depth + 1
    enough = [(len(node.text() or ""), node) for node, held in weights.values() if held * 10 > total * 6]
    return min(enough, key=lambda pair: pair[0])[1] if enough else body


def _heading(root: LexborNode, tree: LexborHTMLParser, meta: Meta) -> LexborNode | None:
    """The story's own h1. A site's name is often an h1 too, so outside the story og:title decides."""
    inside = root.css("h1")
    if inside:
        return inside[0]
    everywhere = [node for node in tree.css("h1") if _text_of(node)]
    if len(everywhere) == 1 or (everywhere and not meta.title):
        return everywhere[0]
    return next((node for node in everywhere if _text_of(node).casefold() == meta.title.casefold()), None)


def _take(root: LexborNode, selector: str) -> str:
    """The text of the first match, which leaves the body."""
    node = root.css_first(selector)
    if node is None:
        return ""
    text = _text_of(node)
    node.decompose()
    return text


def _byline(root: LexborNode) -> tuple[str, ...]:
    for node in root.css("[rel=author], [itemprop=author], .byline, .author"):
        if _text_of(node):
            return names_in_byline(_text_of(node))
    return ()


def _clear_around(root: LexborNode) -> None:
    whole = len(root.text() or "")
    for node in root.css(_AROUND):
        node.decompose()
    for node in root.css("[class], [id]"):
        names = re.split(
            r"[\s_]+", f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}".lower()
        )
        # A name that fits a wrapper of the whole story says nothing about the story.
        if not _AROUND_NAMES.isdisjoint(names) and len(node.text() or "") * 3 < whole:
            node.decompose()


def _drop_pictures(root: LexborNode) -> bool:
    """Pictures with their captions; a figure that holds a quotation or a table is text and stays."""
    dropped = False
    for node in root.css("figure"):
        if node.css_first("blockquote, table, pre, ul, ol") is None:
            node.decompose()
            dropped = True
    return dropped or root.css_first("img, picture, video") is not None


def without_repeated_headline(body: str, title: str) -> str:
    """The canonical body without the headline that some senders print once more as its first block."""
    found = re.match(r"<(h2|p)>(.*?)</\1>", body)
    if found and plain_text(found.group()).casefold() == title.casefold():
        return body[found.end() :]
    return body


def _text_of(node: LexborNode) -> str:
    return one_line(node.text(separator=" ") if node.css_first("br") else node.text())
