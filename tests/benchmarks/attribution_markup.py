"""From labels written inside the text to labelled records: `python -m tests.benchmarks.attribution_markup`.

Rewrites each `tests/data/attribution/*.jsonl` from the `.txt` of the same name, which people write by hand:

    == construction
    {s The ministry} {q said} {c that the quay would close}.

A passage begins with `==` and its construction; every further line is a block of the story. `{s …}` is a
source, `{q …}` a cue, `{c …}` content. A number tells statements of one passage apart (`{q2 added}`; none is 1),
a tag used twice for one statement makes a split content, tags may stand inside one another. After the number: `-`
on a cue for a denial or negation, `*` on a cue for an official act, `@media` for the attribution mode.
`# license:`, `# title:`, `# source:`, `# url:` say where text that others wrote comes from: above the first passage
for the whole file, below a `==` for that passage.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "data" / "attribution"
LICENCE = "BSD-3-Clause, written for this project"
KINDS = {"s": "source", "q": "cue", "c": "content"}
TAG = re.compile(r"\{([sqc])(\d*)(-?)(\*?)(?:@([a-z_]+))? ?|\}|\{")
#: A quotation in each pair of marks; an apostrophe inside a word does not close single marks.
QUOTED = re.compile(r"(?:“[^”]*”|\"[^\"]*\"|«[^»]*»|‘[^’]*(?:’\w[^’]*)*’)[.,]?")
#: A quotation within one stands in straight single marks, which alone say nothing: they are apostrophes too.
INNER = re.compile(r"'.+'[.,]?")
PROVENANCE = re.compile(r"# (license|title|source|url): (.+)")


class MarkupError(ValueError):
    """Labels that do not add up; the message names the passage."""


def read_markup(source: str, *, stem: str) -> Iterator[dict]:
    """The records of one file of marked passages. Raises MarkupError for an unclosed or unknown tag."""
    language, construction, number = "en", "", 0
    lines: list[str] = []
    of_file = {"license": LICENCE}
    origin = of_file
    for line in [*source.split("\n"), "== end"]:
        if line.startswith("# language:"):
            language = line.removeprefix("# language:").strip()
        elif line.startswith("== "):
            if lines:
                number += 1
                key = f"{stem}-{number:03}"
                yield _record("\n".join(lines), key, language, construction, origin)
            construction, lines = line.removeprefix("== ").strip(), []
            origin = dict(of_file)
        elif said := PROVENANCE.fullmatch(line.strip()):
            origin[said[1]] = said[2]
        elif line.strip() and not line.startswith("#"):
            lines.append(line.strip())


def _record(marked: str, key: str, language: str, construction: str, origin: dict[str, str]) -> dict:
    text, statements = _parsed(marked, key)
    claims: list[dict] = []
    acts: list[dict] = []
    for number, statement in sorted(statements.items(), key=lambda each: int(each[0])):
        if not statement["cue"] or not statement["content"]:
            raise MarkupError(f"{key}: statement {number} needs a cue and a content")
        is_act = statement.pop("act")
        quoted = {kind: [text[start:end] for start, end in statement[kind]] for kind in KINDS.values()}
        statement |= {
            "mode": _rendition(quoted["content"]),
            "construction": construction,
            "quoted": quoted,
        }
        (acts if is_act else claims).append(statement)
    return {
        "id": key,
        "language": language,
        "construction": construction,
        **origin,
        "text": text,
        "claims": claims,
        "acts": acts,
        "ignore": [],
    }


def _parsed(marked: str, key: str) -> tuple[str, dict[str, dict]]:
    text, place, opened = "", 0, []
    statements: dict[str, dict] = {}
    for tag in TAG.finditer(marked):
        text += marked[place : tag.start()]
        place = tag.end()
        if tag[0] == "{":
            raise MarkupError(f"{key}: unknown tag at {marked[tag.start() :][:20]!r}")
        if tag[1]:
            opened.append((tag, len(text)))
            continue
        if not opened:
            raise MarkupError(f"{key}: a closing brace too many")
        start_tag, start = opened.pop()
        _note(statements, start_tag, [start, len(text)])
    if opened:
        raise MarkupError(f"{key}: {opened[-1][0][0]!r} is never closed")
    return text + marked[place:], statements


def _note(statements: dict[str, dict], tag: re.Match[str], span: list[int]) -> None:
    empty = {"cue": [], "source": [], "content": [], "polarity": "positive", "act": False}
    statement = statements.setdefault(tag[2] or "1", empty)
    spans = statement[KINDS[tag[1]]]
    spans.append(span)
    spans.sort()
    if tag[3]:
        statement["polarity"] = "negative"
    if tag[4]:
        statement["act"] = True
    if tag[5]:
        statement["attribution_mode"] = tag[5]


def _rendition(parts: list[str]) -> str:
    """Direct: nothing but quotations; mixed: a quotation within; indirect: none."""
    if all(QUOTED.fullmatch(part) or INNER.fullmatch(part) for part in parts):
        return "direct"
    return "mixed" if any(QUOTED.search(part) for part in parts) else "indirect"


def as_lines(records: Iterator[dict]) -> str:
    """The records as JSON lines."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def main() -> None:
    """Write each labelled file anew."""
    for path in sorted(FOLDER.glob("*.txt")):
        lines = as_lines(read_markup(path.read_text(encoding="utf-8"), stem=path.stem))
        path.with_suffix(".jsonl").write_text(lines, encoding="utf-8")
        sys.stdout.write(f"{path.stem}: {lines.count(chr(10))} passages\n")


if __name__ == "__main__":
    main()
