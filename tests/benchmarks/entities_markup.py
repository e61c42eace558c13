"""From names marked inside the text to labelled records: `python -m tests.benchmarks.entities_markup`.

Rewrites each `tests/data/entities/*.jsonl` from the `.txt` of the same name, which people write by hand:

    == harbour-story
    # source: https://paper.example/harbour
    # license: CC BY 2.5
    {person Iria Montalbe} left the {agency Port Authority}. {person Montalbe|Iria Montalbe} said nothing.

A text begins with `==` and its key; every further line is a block of the story. `{kind words}` marks a name; where
the words are not the name in full, the name follows a bar. Kinds: see KINDS.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "data" / "entities"
KINDS = ("person", "agency", "organisation", "company", "media", "armed", "country", "place", "people")
TAG = re.compile(r"\{([a-z]+) ([^{}|\n]+)(?:\|([^{}|\n]+))?\}")


class MarkupError(ValueError):
    """Labels that do not add up; the message names the text."""


def read_markup(source: str) -> Iterator[dict]:
    """The records of one file of marked texts. Raises MarkupError for an unclosed or unknown tag."""
    language, key, facts, lines = "en", "", {}, []
    for line in [*source.split("\n"), "== end"]:
        if line.startswith("== "):
            if lines:
                yield _record(key, language, facts, "\n".join(lines))
            key, facts, lines = line.removeprefix("== ").strip(), {}, []
        elif line.startswith("# language:"):
            language = line.removeprefix("# language:").strip()
        elif line.startswith("# "):
            name, _, value = line.removeprefix("# ").partition(": ")
            facts[name] = value.strip()
        elif line.strip():
            lines.append(line.strip())


def _record(key: str, language: str, facts: dict[str, str], marked: str) -> dict:
    text, place, mentions = "", 0, []
    for tag in TAG.finditer(marked):
        text += marked[place : tag.start()]
        kind, words, name = tag.groups()
        if kind not in KINDS:
            raise MarkupError(f"{key}: unknown kind {kind!r}")
        mentions.append([len(text), len(text) + len(words), name or words, kind])
        text += words
        place = tag.end()
    text += marked[place:]
    if set("{}|") & set(text):
        raise MarkupError(f"{key}: a tag is not closed, or not written {{kind words|name}}")
    try:
        source, licence = facts["source"], facts["license"]
    except KeyError as missing:
        raise MarkupError(f"{key}: no line '# {missing.args[0]}: …'") from missing
    return {
        "id": key,
        "url": source,
        "license": licence,
        "language": language,
        "text": text,
        "mentions": mentions,
    }


def as_lines(records: Iterator[dict]) -> str:
    """The records as JSON lines."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def main() -> None:
    """Write each labelled file anew."""
    for path in sorted(FOLDER.glob("*.txt")):
        lines = as_lines(read_markup(path.read_text(encoding="utf-8")))
        path.with_suffix(".jsonl").write_text(lines, encoding="utf-8")
        sys.stdout.write(f"{path.stem}: {lines.count(chr(10))} texts\n")


if __name__ == "__main__":
    main()
