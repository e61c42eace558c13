"""Cleaning of HTML that came from outside, with an account of what was taken out.

The cleaning itself is nh3's (the browser's own parsing algorithm, an allowlist built from `schema`); the
account is read from a second, independent parse of what came in, so that it names what was really there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import nh3
from selectolax.lexbor import LexborHTMLParser, LexborNode

from articles.body import schema

#: No parser and no database takes half of a surrogate pair; JSON may carry one.
_LONE_SURROGATES: Final = re.compile("[\ud800-\udfff]")
#: Parts of a document that are no content of a story.
_SILENT: Final = frozenset({"html", "head", "body", "title", "meta", "link", "col", "colgroup"})
_NAME: Final = re.compile(r"[a-z][a-z0-9:_-]*")
_STRUCK_OUT: Final = frozenset({"s", "strike", "del"})
#: Attributes that only describe or style; every other one that goes is reported.
_PLAIN_ATTRIBUTES: Final = frozenset(
    {
        "abbr",
        "align",
        "alt",
        "bgcolor",
        "border",
        "cellpadding",
        "cellspacing",
        "charset",
        "cite",
        "class",
        "clear",
    }
    | {
        "color",
        "cols",
        "colspan",
        "content",
        "contenteditable",
        "data-claim",
        "datetime",
        "dir",
        "draggable",
        "face",
    }
    | {"for", "headers", "height", "href", "hreflang", "http-equiv", "id", "itemid", "itemprop", "itemscope"}
    | {
        "itemtype",
        "lang",
        "media",
        "name",
        "nowrap",
        "prefix",
        "property",
        "rel",
        "rev",
        "reversed",
        "role",
        "rows",
    }
    | {
        "rowspan",
        "rules",
        "scope",
        "size",
        "spellcheck",
        "start",
        "style",
        "summary",
        "tabindex",
        "target",
        "title",
    }
    | {"translate", "type", "typeof", "valign", "value", "version", "vocab", "width", "xmlns"}
)

_CLEANER: Final = nh3.Cleaner(
    tags=set(schema.ACCEPTED),
    clean_content_tags=set(schema.DROPPED - {"head"}),
    attributes={tag: set(names) for tag, names in schema.ATTRIBUTES.items()},
    attribute_filter=lambda tag, name, value: _keep(tag, name, value),
    url_schemes=set(schema.URL_SCHEMES),
    url_relative="deny",
    link_rel=None,  # the stored link is its address alone; rel and target belong to the page that shows it
    strip_comments=True,
)


@dataclass(frozen=True, slots=True)
class Sanitised:
    """Clean HTML and, in words, what was taken out of it, each kind once, in the order of the text."""

    html: str
    removed: tuple[str, ...] = ()


def sanitise(html: str) -> Sanitised:
    """The HTML with nothing in it but what `schema` accepts.

    The result is safe but not yet canonical: see `canonical.clean`. `removed` holds phrases such as
    "script element", "onclick attribute", "javascript: link". What only changes the look (classes, styles,
    alignment) goes without mention. Linear in the length of the text, except that nh3 slows down on a single
    paragraph of megabytes thick with ampersands.
    """
    html = _LONE_SURROGATES.sub("", html)
    return Sanitised(_CLEANER.clean(html), what_goes(html))


def what_goes(html: str) -> tuple[str, ...]:
    """What `sanitise` takes out of this HTML, in words; empty for a text it leaves as it is."""
    if "<" not in html:
        return ()
    found: dict[str, None] = {}
    for node in LexborHTMLParser(_LONE_SURROGATES.sub("", html)).css("*"):
        for phrase in _complaints(node):
            found[phrase] = None
    return tuple(found)


def _keep(tag: str, name: str, value: str) -> str | None:
    if name == "href":
        return schema.tidy_href(value) or None
    if name == "data-claim":
        return value if schema.is_claim_uid(value) else None
    return schema.claim_class(schema.mode_in_class(value)) if "claim" in value else None


def _complaints(node: LexborNode) -> list[str]:
    tag = node.tag or ""
    known = tag in schema.ACCEPTED or tag in schema.DECORATIVE or tag in _SILENT
    said = [] if known else [_element_complaint(tag)]
    attributes = node.attributes
    if not attributes:
        return said
    for name, value in attributes.items():
        if name.startswith("on"):
            said.append(f"{name} attribute")
        elif name == "href" and tag in ("a", "area"):
            if value and not schema.tidy_href(value):
                said.append(_link_complaint(schema.link_scheme(value)))
        elif name == "data-claim":
            if tag != "span" or not schema.is_claim_uid(value or ""):
                said.append("claim mark that names no claim")
        elif (
            known
            and name not in _PLAIN_ATTRIBUTES
            and not name.startswith(("data-", "aria-", "xmlns:", "xml:"))
        ):
            said.append(f"{name} attribute")
    return said


def _element_complaint(tag: str) -> str:
    if tag in _STRUCK_OUT:
        return "struck-out text"
    return f"{tag} element" if _NAME.fullmatch(tag) else "unreadable element"


def _link_complaint(scheme: str) -> str:
    if not scheme:
        return "link without a site"
    return "broken link" if scheme in schema.URL_SCHEMES else f"{scheme}: link"
