"""The letter that puts an allegation to somebody: a template with its fields filled in. Pure.

A field is a word in braces, `{respondent}`. Values are put in once and never read again, so that a claim with braces
in it stays as it is; nothing of a template is run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

#: What a template may ask for, with what stands there.
FIELDS: dict[str, str] = {
    "respondent": "whom the letter is to, as the desk names them",
    "allegations": "what the paper is about to print, one line for each",
    "deadline": "until when an answer can still be printed",
    "paper": "the name of this paper",
    "reporter": "whoever asks",
}
_FIELD = re.compile(r"\{\s*(\w+)\s*\}")
#: Longer addresses are cut by mail programs without a word.
MOST_MAILTO = 1_900
_DASHED = "– "


def unknown_fields(text: str) -> list[str]:
    """Fields of a template that nothing fills, in their order, each once."""
    names = (match.group(1) for match in _FIELD.finditer(text))
    return list(dict.fromkeys(name for name in names if name not in FIELDS))


def missing_fields(text: str) -> list[str]:
    """Fields without which a letter puts nothing to anybody: what is alleged, and until when there is time."""
    found = {match.group(1) for match in _FIELD.finditer(text)}
    return [name for name in ("allegations", "deadline") if name not in found]


def fill(template: str, values: Mapping[str, str]) -> str:
    """The template with its fields filled in. What is not among `values` stays as it stands."""
    return _FIELD.sub(lambda match: values.get(match.group(1), match.group()), template)


def list_allegations(texts: Sequence[str]) -> str:
    """What is put, one line for each; a single one without a dash. The same words are put once."""
    lines = list(dict.fromkeys(" ".join(text.split()) for text in texts if text.strip()))
    if len(lines) < 2:
        return "".join(lines)
    return "\n".join(f"{_DASHED}{line}" for line in lines)


def mailto(*, to: str, subject: str, body: str) -> str:
    """The letter as an address for the person's own mail program; "" where it is too long for one.

    Whatever `to` holds stays one recipient: what could add another, or a header, is encoded.
    """
    letter = body.replace("\r\n", "\n").replace("\n", "\r\n")
    title = " ".join(subject.split())
    address = (
        f"mailto:{quote(to.strip(), safe='@')}?subject={quote(title, safe='')}&body={quote(letter, safe='')}"
    )
    return address if len(address) <= MOST_MAILTO else ""
