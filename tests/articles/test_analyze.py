"""`analyze`: JSON lines in, JSON lines out, in the form of the contract."""

import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command

from articles.claims.detector.parsed import model
from tests.claims.engines import needs_parser
from tests.factories.entities import make_entity, make_person

pytestmark = pytest.mark.django_db

TEXT = "Mayor Imre Valtos said that the quay would be sold."


def analyze(*lines, fails=False, monkeypatch=None):
    """The answers to lines (objects, text or bytes) on standard input, and what was reported."""
    data = b"\n".join(
        line if isinstance(line, bytes) else (line if isinstance(line, str) else json.dumps(line)).encode()
        for line in lines
    )
    out, err = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))
    if fails:
        with pytest.raises(CommandError, match="the others were analysed"):
            call_command("analyze", stdout=out, stderr=err)
    else:
        call_command("analyze", stdout=out, stderr=err)
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def test_answer_has_the_form_of_the_contract(monkeypatch):
    make_person("Imre Valtos", slug="imre-valtos")
    ((answer,), _) = analyze({"id": "a", "text": TEXT}, monkeypatch=monkeypatch)
    (claim,), (entity,) = answer["claims"], answer["entities"]
    start = TEXT.index("the quay")
    assert answer["id"] == "a"
    wanted = ("start", "end", "spans", "cue", "source", "mode", "speech_act", "rendition")
    assert {key: claim[key] for key in wanted} == {
        "start": start,
        "end": len(TEXT) - 1,
        "spans": [[start, len(TEXT) - 1]],
        "cue": [18, 22],
        "source": [0, 17],
        "mode": "on_record",
        "speech_act": "say",
        "rendition": "indirect",
    }
    assert {key: entity[key] for key in ("start", "end", "name", "slug", "ambiguous")} == {
        "start": 6,
        "end": 17,
        "name": "Imre Valtos",
        "slug": "imre-valtos",
        "ambiguous": False,
    }


def test_a_name_that_fits_two_has_no_slug(monkeypatch):
    for slug in ("north", "south"):
        make_entity(f"Salt Coast League {slug}", slug=slug, names=[("Salt Coast League", "alias")])
    ((answer,), _) = analyze({"id": 1, "text": "The Salt Coast League met."}, monkeypatch=monkeypatch)
    assert [(entity["slug"], entity["ambiguous"]) for entity in answer["entities"]] == [(None, True)]


def test_offsets_are_code_points(monkeypatch):
    ((answer,), _) = analyze({"id": 1, "text": "🦈🦈 " + TEXT}, monkeypatch=monkeypatch)
    assert answer["claims"][0]["cue"] == [21, 25]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "not JSON"),
        ("[]", 'write one object a line, with "id" and "text"'),
        ('{"id": 1}', 'write one object a line, with "id" and "text"'),
        ('{"id": 1, "text": "x", "language": 5}', "language"),
        (b'{"id": 1, "text": "caf\xe9"}', "not UTF-8"),
        ('{"id": 1, "text": "\\ud800 said so."}', "half a character"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_bad_line_is_reported_with_its_number_and_the_others_go_on(monkeypatch, line, why):
    first, third = ({"id": number, "text": TEXT} for number in (1, 3))
    answers, err = analyze(first, line, third, fails=True, monkeypatch=monkeypatch)
    assert [answer["id"] for answer in answers] == [1, 3]
    assert err.startswith("line 2: ")
    assert why in err


def test_a_byte_order_mark_and_empty_lines_are_no_harm(monkeypatch):
    answers, _ = analyze(
        b'\xef\xbb\xbf{"id": 1, "text": "x"}', "", {"id": 2, "text": ""}, monkeypatch=monkeypatch
    )
    assert [answer["id"] for answer in answers] == [1, 2]


def test_a_file_may_stand_in_for_standard_input(tmp_path):
    (tmp_path / "lines.jsonl").write_text(json.dumps({"id": 1, "text": TEXT}), encoding="utf-8")
    out = io.StringIO()
    call_command("analyze", str(tmp_path / "lines.jsonl"), stdout=out)
    assert json.loads(out.getvalue())["id"] == 1


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("analyze", str(tmp_path / "none.jsonl"))


def test_engine_that_is_missing_stops_before_the_first_line(monkeypatch):
    monkeypatch.setattr(model, "_loaded", [])
    monkeypatch.setattr(model, "find_spec", lambda name: None)
    with pytest.raises(CommandError, match="The parser needs spaCy"):
        call_command("analyze", "--engine", "spacy")


@needs_parser
def test_engine_is_the_one_asked_for(monkeypatch, tmp_path):
    stories = tmp_path / "stories.jsonl"
    stories.write_text(json.dumps({"id": 1, "text": "Lund floated the idea of a second pier."}), encoding="utf-8")
    rules = {}
    for engine in ("rules", "spacy", "auto"):
        out = io.StringIO()
        call_command("analyze", str(stories), "--engine", engine, stdout=out)
        rules[engine] = [claim["rule"] for claim in json.loads(out.getvalue())["claims"]]

    assert rules == {"rules": [], "spacy": ["tree.object"], "auto": ["tree.object"]}
