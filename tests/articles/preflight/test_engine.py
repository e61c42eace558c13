"""One finding a passage, the worst; worst first, then as a reader comes upon them."""

import pytest

from articles.preflight import Finding, engine, findings_for
from tests.articles.preflight.stories import story


def finding(rule="P90", severity="W", start=0, end=4, field="body", text="words") -> Finding:
    return Finding(rule, severity, "somewhere", text, "why", field=field, start=start, end=end)


@pytest.fixture
def run(monkeypatch):
    """Rules that find what they are told, in the order given, and what the engine makes of it."""

    def run(*found, house=None):
        monkeypatch.setattr(engine, "RULES", tuple((lambda story, each=each: [each]) for each in found))
        return [(each.rule, each.severity) for each in findings_for(story(), house)]

    return run


def test_of_findings_that_share_words_the_worst_stays(run):
    found = run(finding("P91", "W", 0, 10), finding("P92", "B", 9, 20), finding("P93", "S", 19, 30))
    assert found == [("P92", "B")]


def test_of_equally_bad_ones_the_first_rule_stays(run):
    assert run(finding("P92", "S"), finding("P91", "S")) == [("P92", "S")]


@pytest.mark.parametrize(
    ("second", "count"),
    [
        ({"start": 4, "end": 8}, 2),
        ({"field": "headline"}, 2),
        ({"field": "crosshead"}, 1),
        ({"start": 3, "end": 8}, 1),
        ({"start": 0, "end": 0}, 2),
    ],
)
def test_words_are_the_same_where_spans_of_one_text_overlap(run, second, count):
    assert len(run(finding(), finding("P91", **second))) == count


def test_findings_about_no_words_are_told_apart_by_what_they_say(run):
    empty = {"start": 0, "end": 0}
    assert run(
        finding("P91", text="a", **empty),
        finding("P91", text="b", **empty),
        finding("P91", text="a", **empty),
        finding("P92", text="a", **empty),
    ) == [("P91", "W"), ("P91", "W"), ("P92", "W")]


@pytest.mark.parametrize(
    ("noun", "sentence", "expected"),
    [
        ((10, 15), (10, 15), [("P05", "S")]),
        ((10, 15), (0, 30), [("P03", "B")]),
    ],
)
def test_p05_speaks_for_p03_on_the_same_bare_noun(run, noun, sentence, expected):
    assert run(finding("P03", "B", *sentence), finding("P05", "S", *noun)) == expected


def test_findings_come_worst_first_and_then_from_the_top(run):
    found = run(
        finding("P91", "W", 30, 40),
        finding("P92", "W", 10, 20),
        finding("P93", "B", 50, 60),
        finding("P94", "W", field="caption"),
        finding("P95", "W", field="headline"),
        finding("P96", "W", 0, 0, field="story"),
        finding("P97", "W", 12, 16, field="standfirst"),
    )
    assert [rule for rule, _ in found] == ["P93", "P95", "P97", "P94", "P92", "P91", "P96"]


@pytest.mark.parametrize(
    ("house", "expected"),
    [
        ({}, [("P91", "S")]),
        ({"P91": "I"}, [("P92", "W")]),
        ({"P91": "off"}, [("P92", "W")]),
        ({"P92": "B"}, [("P92", "B")]),
        ({"P91": "off", "P92": "off"}, []),
    ],
)
def test_the_house_sets_how_bad_a_rule_is_or_that_it_is_off(run, house, expected):
    assert run(finding("P91", "S"), finding("P92", "W"), house=house) == expected
