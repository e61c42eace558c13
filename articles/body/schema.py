"""The one list of what a story's body may hold. Sanitiser, canonical form and editor all follow it.

Blocks stand at the top level; lists hold items, items and quotations hold paragraphs; everything else is
text in a paragraph. A claim mark is a span that carries nothing but the claim's uid and a class derived from
the claim's record.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

from articles.claims.vocabulary import AttributionMode

HEADINGS: Final = ("h2", "h3")
LISTS: Final = ("ul", "ol")
BLOCKS: Final = ("p", *HEADINGS, *LISTS, "li", "blockquote", "hr")
INLINE: Final = ("strong", "em", "a", "br", "span")
TAGS: Final = frozenset(BLOCKS + INLINE)

#: In the order in which they are written, which is the order the editor writes them in.
ATTRIBUTES: Final[dict[str, tuple[str, ...]]] = {"a": ("href",), "span": ("data-claim", "class")}
URL_SCHEMES: Final = frozenset({"http", "https", "mailto"})
MODES: Final = tuple(mode.value for mode in AttributionMode)

#: Accepted on the way in and turned into the tag that stands for it here.
RENAMED: Final = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "b": "strong", "i": "em", "cite": "em"}
#: Accepted on the way in, ending a paragraph before and after; they leave no tag of their own.
BREAKING: Final = frozenset(
    {"address", "article", "aside", "caption", "center", "dd", "details", "dl", "dt", "div", "fieldset"}
    | {
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "main",
        "nav",
        "pre",
        "search",
        "section",
    }
    | {"summary", "table", "tbody", "tfoot", "thead", "tr"}
)
#: Accepted on the way in because the text depends on them: cells are set apart, quotation marks are written
#: out, and raised digits stay raised.
MEANINGFUL: Final = frozenset({"td", "th", "q", "sup", "sub"})
#: Accepted on the way in and silently left out, their text staying: they only change how it looks.
DECORATIVE: Final = frozenset(
    {"abbr", "acronym", "bdi", "bdo", "big", "code", "data", "dfn", "font", "ins", "kbd", "label", "legend"}
    | {"mark", "nobr", "ruby", "samp", "small", "time", "tt", "u", "var", "wbr"}
)
#: Removed together with what stands in them. Struck-out text is no longer said, so it must not be printed.
DROPPED: Final = frozenset(
    {"applet", "audio", "button", "canvas", "datalist", "del", "dialog", "embed", "frame", "frameset"}
    | {
        "head",
        "iframe",
        "input",
        "math",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "option",
        "output",
        "picture",
    }
    | {"rp", "rt", "s", "script", "select", "strike", "style", "svg", "template", "textarea", "title"}
    | {"video", "xmp"}
)
ACCEPTED: Final = TAGS | RENAMED.keys() | BREAKING | MEANINGFUL

CLAIM_UID: Final = re.compile(r"[a-z0-9]{10}")
_MODE_CLASS: Final = re.compile(rf"(?:^|\s)claim--({'|'.join(MODES)})(?=\s|$)")
# What a browser forgives in an address and therefore an attacker uses: white space and control characters.
_FORGIVEN: Final = re.compile(r"[\x00-\x20\x7f-\x9f\u00a0\u2028\u2029]+")
_SCHEME: Final = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
_BAD_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ADDRESS_SAFE: Final = "!#$%&'()*+,-./:;=?@_~"
_ODD_ASCII: Final = re.compile(r"[^A-Za-z0-9!#$%&'()*+,\-./:;=?@_~]")


def is_claim_uid(value: str) -> bool:
    """Whether `value` has the shape of a claim's public id: ten of a-z and 0-9, ASCII only."""
    return CLAIM_UID.fullmatch(value) is not None


def claim_class(mode: str) -> str:
    """The class attribute of a mark whose claim is printed in `mode` ("" while the mode is not known)."""
    return f"claim claim--{mode}" if mode else "claim"


def mode_in_class(value: str) -> str:
    """The mode a class attribute names, or "" where it names none that exists."""
    found = _MODE_CLASS.search(value)
    return found.group(1) if found else ""


def link_scheme(value: str) -> str:
    """The scheme a browser would see in an address, in lower case; "" for an address relative to the page."""
    found = _SCHEME.match(_FORGIVEN.sub("", value))
    return found.group(1).lower() if found else ""


def tidy_href(value: str) -> str:
    """The address as it is stored: absolute, http, https or mailto, with stray characters percent-encoded.

    Gives "" for an address that may not be linked (another scheme, relative, without a host).
    """
    value = _FORGIVEN.sub(lambda found: "%20" if " " in found.group() else "", value.strip(" \t\r\n\f"))
    scheme, _, rest = value.partition(":")
    scheme = scheme.lower()
    if scheme not in URL_SCHEMES:
        return ""
    if scheme == "mailto":
        return f"mailto:{_encode(rest)}" if "@" in rest else ""
    if not rest.startswith("//"):
        return ""
    authority, slash, path = rest[2:].partition("/")
    try:
        host = urlsplit(f"{scheme}:{rest}").hostname
    except ValueError:
        return ""
    # A name before the host is how a link pretends to lead elsewhere; brackets are literal addresses.
    if not host or set(authority) & set("@\\<>\"'`{}|^[]%"):
        return ""
    return f"{scheme}://{_encode(authority + slash + path)}"


def _encode(part: str) -> str:
    part, hash_sign, fragment = part.partition("#")
    part = _BAD_PERCENT.sub("%25", part + hash_sign + fragment.replace("#", "%23"))
    if part.isascii() and not _ODD_ASCII.search(part):
        return part
    return "".join(c if c > "\x9f" and c.isprintable() else quote(c, safe=_ADDRESS_SAFE) for c in part)
