"""The public pass: a stored body becomes what readers see, in one walk over its tags.

The body comes from print and is canonical, so its tags are known and few; a body that is not is brought into
canonical form first. Labels, links and states are composed here on the way out and never stored.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from articles.body.canonical import canonical
from articles.body.entity_links import EntityLinks
from articles.body.schema import HEADINGS, claim_class
from articles.claims.vocabulary import Contention

_TOKEN: Final = re.compile(
    r"([^<]+)|<(?:(/?(?:p|h2|h3|ul|ol|li|blockquote|strong|em)|hr|br)"
    r'|span data-claim="([a-z0-9]{10})" class="claim(?: claim--[a-z_]+)?"|(/span)'
    r'|(a href="[^"<>]*")|(/a))>|(.)',
    re.DOTALL,
)
_STRAY: Final = itemgetter(6)
_STATE_CLASS: Final = {
    Contention.DENIED: " claim--disputed",
    Contention.DISPUTED: " claim--disputed",
    Contention.SUPPORTED: " claim--supported",
    Contention.WITHDRAWN_BY_CLAIMANT: " claim--withdrawn",
    Contention.WITHDRAWN_BY_US: " claim--withdrawn",
}
_LONG: Final = 40
_WORDY: Final = re.compile(r"[^\W_]")
_MARKUP: Final = re.compile(r"<[^>]*>|&[a-z]+;")
_FIRST_MARK: Final = re.compile(r'<span data-claim="([a-z0-9]{10})"')


@dataclass(frozen=True, slots=True)
class MarkView:
    """What a reader sees of a claim in running text: how it is attributed, and the state of the argument."""

    mode: str
    contention: str = Contention.NONE

    @property
    def css(self) -> str:
        """The class of its marks on the page."""
        return claim_class(self.mode) + _STATE_CLASS.get(self.contention, "")  # type: ignore[call-overload]


def notes_order(html: str) -> list[str]:
    """The uids of the claims marked in a body, by first appearance: the order of the notes in print."""
    return list(dict.fromkeys(_FIRST_MARK.findall(html)))


def render_public(html: str, claims: Mapping[str, MarkView], entities: Sequence[tuple[str, str]] = ()) -> str:
    """The body as readers see it; `claims` by uid, `entities` as (surface, href).

    A mark becomes a link to its claim's card, `<a class="claim claim--MODE" href="#claim-UID" id="mark-UID-N"
    data-card="claim-UID">`, N counting the marks of that claim. Where a link stands inside a mark the pieces
    around it are linked, the first piece has the id, and the inner link keeps its own address. A mark whose
    claim is not in `claims` (withheld, not public) is plain text. The first mention of each href outside of
    marks, links and crossheads is linked to it; of two surfaces at one place the longer wins.
    """
    tokens = _tokens(html)
    linkable = _linkable(tokens, claims)
    links = EntityLinks([tokens[index][0] for index in linkable], entities)
    linked = dict(zip(linkable, links.texts, strict=True))
    writer = _Writer(claims)
    for index, token in enumerate(tokens):
        writer.write(token, linked.get(index))
    return "".join(writer.out)


_Token = tuple[str, str, str, str, str, str, str]


def _tokens(html: str) -> list[_Token]:
    tokens: list[_Token] = _TOKEN.findall(html)
    if any(map(_STRAY, tokens)):
        tokens = _TOKEN.findall(canonical(html))
    return tokens


def _linkable(tokens: Sequence[_Token], claims: Mapping[str, MarkView]) -> list[int]:
    """Which tokens are text outside of marks that show, links and crossheads."""
    found = []
    in_mark = in_link = in_heading = False
    for index, (text, tag, uid, end_mark, link, end_link, _) in enumerate(tokens):
        if text:
            if not (in_mark or in_link or in_heading):
                found.append(index)
        elif tag:
            if tag.lstrip("/") in HEADINGS:
                in_heading = tag in HEADINGS
        elif uid or end_mark:
            in_mark = uid in claims
        elif link or end_link:
            in_link = bool(link)
    return found


class _Writer:
    """Writes tokens out, and knows whether it stands inside a mark, and in which piece of it."""

    def __init__(self, claims: Mapping[str, MarkView]) -> None:
        self.out: list[str] = []
        self._claims = claims
        self._ordinals: dict[str, int] = {}
        self._uid = ""
        self._css = ""
        self._id = ""
        self._piece: list[str] = []

    def write(self, token: _Token, linked: str | None) -> None:
        text, tag, uid, end_mark, link, end_link, _ = token
        if text:
            self._put(text if linked is None else linked)
        elif tag:
            self._put(f"<{tag}>")
        elif uid:
            self._open_mark(uid)
        elif end_mark:
            self._close_piece()
            self._uid = ""
        elif link:
            if self._uid:
                self._close_piece()
            self._put(f"<{link}>")
        elif end_link:
            self._put("</a>")
            if self._uid:
                self._close_link()

    def _put(self, html: str) -> None:
        (self._piece if self._uid else self.out).append(html)

    def _open_mark(self, uid: str) -> None:
        view = self._claims.get(uid)
        if view is None:
            return
        self._uid, self._css = uid, view.css
        self._ordinals[uid] = ordinal = self._ordinals.get(uid, 0) + 1
        self._id = f' id="mark-{uid}-{ordinal}"'

    def _close_piece(self) -> None:
        """Words of the mark, up to a link or its end, become a link to the card."""
        piece = "".join(self._piece)
        self._piece.clear()
        if not piece:
            return
        if len(piece) < _LONG and not _WORDY.search(_MARKUP.sub("", piece)):
            # A comma between two links is nothing to point at.
            self.out.append(f'<span class="{self._css}">{piece}</span>')
            return
        card = f"claim-{self._uid}"
        self.out.append(f'<a class="{self._css}" href="#{card}"{self._id} data-card="{card}">{piece}</a>')
        self._id = ""

    def _close_link(self) -> None:
        """A link inside the mark keeps its address; it looks marked, and opens the card where it must."""
        card = f' data-card="claim-{self._uid}"' if self._id else ""
        self.out.append(f'<span class="{self._css}"{self._id}{card}>{"".join(self._piece)}</span>')
        self._piece.clear()
        self._id = ""
