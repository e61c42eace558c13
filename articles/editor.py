"""The story editor's schema: what can be written, and therefore what is kept.

The names are django-prose-editor's extensions. The sanitiser's own list is in `articles.body.schema`; a test
holds the two together.
"""

from __future__ import annotations

BODY_EXTENSIONS: dict[str, object] = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HorizontalRule": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "Claim": True,
    "CleanPaste": True,
    "Quotes": True,
    "FindReplace": True,
    "Toolbar": True,
}


def keep_claim_marks(config: object, allowlist: object) -> None:
    """Tell the editor's own sanitiser that a claim mark may stand in the text.

    Only the mark's uid matters; the class is rewritten from the record at every save.
    """
    allowlist["tags"].add("span")  # type: ignore[index]
    allowlist["attributes"].setdefault("span", set()).update({"data-claim", "class"})  # type: ignore[index]


def nothing_to_keep(config: object, allowlist: object) -> None:
    """For what an extension only does: it writes no element of its own."""
