"""Every rule that can speak is written down for people to read."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

from articles.preflight.finding import ORDER
from articles.preflight.registry import NOTES

FOLDER = Path(settings.BASE_DIR) / "articles" / "preflight"


def rules_that_speak() -> set[str]:
    """The rule of every Finding(…) in the package. House words speak for the rule they belong to."""
    found = set()
    for path in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func).rsplit(".", 1)[-1] == "Finding"
                and path.name != "house_words.py"
            ):
                named = {each.arg: each.value for each in node.keywords}
                found.add(ast.literal_eval(node.args[0] if node.args else named["rule"]))
    return found


def test_every_rule_that_speaks_is_in_the_registry_and_no_other():
    assert rules_that_speak() == set(NOTES)


@pytest.mark.parametrize("note", NOTES.values(), ids=NOTES)
def test_a_note_says_what_when_and_by_example(note):
    severities = [severity for severity, _ in note.severities]
    assert severities == sorted(severities, key=ORDER.index)
    assert [
        text for text in (note.name, note.definition, *note.fails, *note.passes) if not text.strip()
    ] == []
    assert min(len(note.fails), len(note.passes), len(severities)) >= 1


def test_the_book_lists_numbered_rules_first():
    numbered = [rule.startswith("P") for rule in NOTES]
    assert numbered == sorted(numbered, reverse=True)
