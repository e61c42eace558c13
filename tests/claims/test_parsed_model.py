"""Which parser is let in: only the pinned weights, and a plain word where there is none."""

import shutil
from importlib.machinery import ModuleSpec

import pytest

from articles.claims.detector import ParserMissing, RulesEngine, get_engine
from articles.claims.detector.parsed import model
from articles.claims.detector.parsed.engine import ParsedEngine
from tests.claims.engines import needs_parser


@pytest.fixture
def nothing_loaded(monkeypatch):
    monkeypatch.setattr(model, "_loaded", [])


@pytest.fixture
def no_packages(monkeypatch, nothing_loaded):
    monkeypatch.setattr(model, "find_spec", lambda name: None)


@pytest.fixture
def other_weights(monkeypatch, tmp_path, nothing_loaded):
    """A copy of the model in which one byte of the parser differs."""
    folder = tmp_path / "en_core_web_sm" / f"en_core_web_sm-{model.VERSION}"
    shutil.copytree(model.find_model(), folder)
    weights = folder / "parser" / "model"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x00")
    spec = ModuleSpec("en_core_web_sm", None, is_package=True)
    spec.submodule_search_locations = [str(folder.parent)]
    found = model.find_spec
    monkeypatch.setattr(model, "find_spec", lambda name: spec if name == "en_core_web_sm" else found(name))
    return folder


def test_missing_spacy_names_the_cure(no_packages):
    with pytest.raises(ParserMissing, match=r"needs spaCy, .* pip install 'on-record\[nlp\]'"):
        get_engine("spacy")


def test_missing_model_names_the_cure(monkeypatch, nothing_loaded):
    monkeypatch.setattr(model, "find_spec", lambda name: object() if name == "spacy" else None)
    with pytest.raises(ParserMissing, match=r"needs the English model en_core_web_sm 3\.8\.0"):
        get_engine("spacy")


def test_auto_is_the_rules_without_a_parser(no_packages):
    assert get_engine("auto") == RulesEngine()


@needs_parser
def test_auto_is_the_parser_where_there_is_one():
    assert get_engine("auto") == ParsedEngine()


@needs_parser
def test_parser_is_loaded_once():
    assert model.load_parser() is model.load_parser()


@needs_parser
def test_model_of_other_weights_is_refused(other_weights):
    with pytest.raises(ParserMissing, match="are not those of the pinned model"):
        get_engine("spacy")
    assert "NEWSROOM_ANY_PARSER=1" in model.why_missing()


@needs_parser
def test_model_without_a_part_is_refused(other_weights):
    (other_weights / "tagger" / "model").unlink()

    with pytest.raises(ParserMissing, match="is not whole: tagger/model is missing"):
        get_engine("spacy")


@needs_parser
def test_house_may_let_other_weights_in(other_weights, monkeypatch):
    monkeypatch.setenv("NEWSROOM_ANY_PARSER", "1")

    assert model.why_missing() == ""
