"""Every rule stands in the registry, and finds what the registry says it finds."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

from articles.claims.detector import detect, get_engine
from articles.claims.detector.accusing import find_accusing
from articles.claims.detector.registry import RULES, is_about_names, language_of, note_of
from entities.gazetteer import Gazetteer, NameEntry
from entities.newcomers.records import SCHEMAS
from tests.claims.engines import needs_parser

ROOT = Path(settings.BASE_DIR)
SOURCES = sorted((ROOT / "articles/claims/detector").rglob("*.py"))
PROPOSING = sorted((ROOT / "articles/services").glob("*.py"))
_ID = re.compile(r"(?:es|[a-z]+)\.[a-z][a-z_]*[a-z]")
_BEGINNING = re.compile(r"(?:es\.)?[a-z]+[._](?:[a-z]+_)?")
STATEMENTS = [
    pytest.param(rule, marks=needs_parser) if rule.startswith("tree.") else rule
    for rule in RULES
    if not is_about_names(rule)
]


def rules_in(path: Path) -> tuple[set[str], set[str]]:
    """Ids written whole in a module, and beginnings of ids that it composes (as "passive." or "es.say_")."""
    whole, begun = set(), set()
    tree = ast.parse(path.read_text())
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            first = node.values[0] if len(node.values) == 2 else None
            if isinstance(first, ast.Constant) and _BEGINNING.fullmatch(first.value):
                begun.add(first.value)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts:
            if _ID.fullmatch(node.value):
                whole.add(node.value)
            elif node.value.startswith("es.") and node.value.endswith("_"):
                begun.add(node.value)
    return whole, begun


def found_in_source(paths: list[Path]) -> tuple[set[str], set[str]]:
    found = [rules_in(path) for path in paths if path.name != "registry.py"]
    return set().union(*(whole for whole, _ in found)), set().union(*(begun for _, begun in found))


def test_the_collector_sees_the_rules_of_the_detector():
    whole, begun = found_in_source(SOURCES)
    assert {"adverb.hearsay", "relative.object", "es.post_split", "act.lift_sanctions"} - whole == set()
    assert {"passive.", "verb.", "relative.", "participle.", "es.say_", "es.according_"} - begun == set()


def test_every_rule_of_the_detector_is_registered():
    whole, begun = found_in_source(SOURCES)
    missing = whole - RULES.keys()
    assert missing == set()
    assert {start for start in begun if not any(rule.startswith(start) for rule in RULES)} == set()


def test_every_rule_about_names_is_registered():
    written = {
        rule
        for path in PROPOSING
        for rule in re.findall(r'"(gazetteer\.[a-z_]+)"', path.read_text())
        if not rule.endswith("_")
    }
    assert written - RULES.keys() == set()
    assert {"gazetteer.ambiguous", "gazetteer.weak"} - written == set()


def test_every_kind_of_newcomer_is_registered():
    assert {f"newcomer.{kind}" for kind in SCHEMAS} - RULES.keys() == set()


def test_every_verb_with_a_target_is_registered_in_each_of_its_forms():
    verbs = find_accusing.__globals__["_TARGETED"]
    forms = {
        f"{form}.{verb}"
        for form in ("verb", "passive", "relative", "participle")
        for _, _, verb in verbs.values()
    }
    assert forms - RULES.keys() == set()


def engine_of(rule):
    return get_engine("spacy" if rule.startswith("tree.") else "rules")


@pytest.mark.parametrize("rule", STATEMENTS)
def test_rule_finds_its_example(rule):
    found = engine_of(rule).detect(RULES[rule].example, language=language_of(rule))
    assert rule in [statement.rule for statement in found]


@pytest.mark.parametrize("rule", STATEMENTS)
def test_rule_that_is_off_finds_nothing(rule):
    off = frozenset({rule})
    found = engine_of(rule).detect(RULES[rule].example, language=language_of(rule), without=off)
    assert rule not in [statement.rule for statement in found]


def test_rules_that_are_off_leave_their_cue_to_others():
    text = RULES["act.charge"].example
    assert [found.rule for found in detect(text)] == ["act.charge"]
    assert [found.rule for found in detect(text, without=frozenset({"act.charge"}))] == ["verb.charge"]


def test_names_of_the_examples_are_weak_and_ambiguous():
    entries = [
        NameEntry("north", "Salt Coast League", kind="alias", schema="Organization"),
        NameEntry("south", "Salt Coast League", kind="alias", schema="Organization"),
        NameEntry("office", "The Office", kind="weak_alias", schema="Organization"),
    ]
    gazetteer = Gazetteer.build(entries)
    ambiguous = gazetteer.scan(RULES["gazetteer.ambiguous"].example)
    weak = gazetteer.scan(RULES["gazetteer.weak"].example)
    assert [match.ambiguous for match in ambiguous.mentions] == [True]
    assert [match.weak for match in weak.suggestions] == [True]


def test_rule_knows_its_language():
    assert [language_of(rule) for rule in ("verb.as", "es.post", "gazetteer.weak")] == ["en", "es", ""]


def test_rule_of_an_earlier_release_says_so():
    assert note_of("verb.gone").title == "A rule of an earlier release"
