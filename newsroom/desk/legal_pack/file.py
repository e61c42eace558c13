"""The legal pack as one file: numbered parts, each with its digest, and a manifest that ties them together."""

from __future__ import annotations

import base64
import datetime
import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from newsroom.desk.legal_pack.facts import PackFacts
from newsroom.ledger.digests import digest_of
from newsroom.ledger.wording import zone_in_words

_FOLDER = "admin/desk/legal_pack"
#: Title and template of each part, in order.
PARTS = (
    ("The story as printed", "part_text.html"),
    ("Versions", "part_versions.html"),
    ("Claims", "part_claims.html"),
    ("Findings passed before print", "part_decisions.html"),
    ("Corrections", "part_corrections.html"),
    ("Who did what and when", "part_history.html"),
    ("Whether the records verify", "part_chains.html"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part as it stands in the file. `sha256` and `size` are of its bytes from “<section” to “</section>”."""

    number: int
    title: str
    html: SafeString
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class PackFile:
    """The file, its digest as the history keeps it, and the policy that it is served under."""

    content: bytes
    digest: str
    policy: str


def pack_file(facts: PackFacts, *, made_at: datetime.datetime, made_by: str) -> PackFile:
    """Write the pack. No query. `digest` covers the story, the moment and the digests of the parts.

    Nothing in it points outside of itself. A browser that shows it may load and run nothing but the one style
    sheet inside, which the policy names by its digest.
    """
    parts = [_part(facts, number, *each) for number, each in enumerate(PARTS, start=1)]
    digest = digest_of(
        {
            "story": facts.uid,
            "made_at": made_at,
            "parts": [{"number": part.number, "title": part.title, "sha256": part.sha256} for part in parts],
        }
    )
    style = render_to_string(f"{_FOLDER}/pack.css").strip()
    context = {
        "facts": facts,
        "parts": parts,
        "style": mark_safe(style),  # noqa: S308 (a file of ours)
        "made_at": made_at,
        "made_by": made_by,
        "house": settings.SITE_NAME,
        "zone": zone_in_words(),
        "digest": digest,
    }
    html = render_to_string(f"{_FOLDER}/pack.html", context).strip() + "\n"
    return PackFile(html.encode("utf-8"), digest, _policy(style))


def _part(facts: PackFacts, number: int, title: str, template: str) -> Part:
    context = {"facts": facts, "part": {"number": number, "title": title}}
    html = render_to_string(f"{_FOLDER}/{template}", context).strip()
    data = html.encode("utf-8")
    # Rendered, and thus escaped, by the template.
    return Part(number, title, mark_safe(html), hashlib.sha256(data).hexdigest(), len(data))  # noqa: S308


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none';"
        " frame-ancestors 'none'"
    )
