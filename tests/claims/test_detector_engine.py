"""The doors of the detector: engines by name, languages, and a package without Django."""

import ast
import sys
from pathlib import Path

import pytest

from articles.claims import detector
from articles.claims.detector import RulesEngine, UnknownEngineError, detect, get_engine

SENTENCE = "The minister said that the bridge was safe."


def test_get_engine_gives_the_rules():
    assert get_engine("rules") == RulesEngine()


def test_get_engine_names_the_choices_for_an_unknown_one():
    with pytest.raises(UnknownEngineError, match=r"^No engine 'deep'; choose one of: auto, rules, spacy\.$"):
        get_engine("deep")


def test_detect_and_engine_agree():
    assert detect(SENTENCE) == get_engine("rules").detect(SENTENCE, language="en-GB")


@pytest.mark.parametrize("language", ["es", "fr"])
def test_detect_in_another_language_proposes_nothing(language):
    assert detect(SENTENCE, language=language) == []


@pytest.mark.parametrize("text", ["", "\n\n", " ", "…", "said", "\ud800", "\x00 said \x00"])
def test_detect_of_hardly_any_text_proposes_nothing(text):
    assert detect(text) == []


def test_offsets_count_code_points():
    text = "𝔄𝔅 — Señor Á said it is 🙂 here."

    assert [found.content(text) for found in detect(text)] == ["it is 🙂 here"]


def test_explanation_names_cue_and_source():
    text = "Lund fled from Ana Sol, who U.S. authorities accuse of theft."

    assert [found.explanation for found in detect(text)] == [
        "'accuse' with source 'U.S. authorities' in a relative clause"
    ]


def test_package_imports_no_django():
    package = Path(detector.__file__).parent
    imported = {
        name.split(".")[0]
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
        )
    }

    assert imported - sys.stdlib_module_names == {"articles", "spacy"}
