"""A rule that blocks does so rightly nine times in ten on the labelled set (`python -m tests.benchmarks.preflight`)."""

import pytest

from tests.benchmarks.preflight import report
from tests.benchmarks.preflight_scores import FOLDER, by_rule, read, score

LEAST = 0.90
PAIRS = FOLDER / "pairs.jsonl"


@pytest.fixture(scope="module")
def counts():
    return score(read([PAIRS]))


@pytest.mark.parametrize("name", ["P01:B", "P02:S", "P12:B"])
def test_what_stops_a_story_is_right_nine_times_in_ten(counts, name):
    each = counts[name]
    assert (each.precision >= LEAST, each.alarms) == (True, each.alarms), each.alarms


def test_no_rule_that_stops_falls_below(counts):
    below = {
        rule: each.alarms for rule, each in by_rule(counts).items() if each.found and each.precision < LEAST
    }
    assert below == {}


def test_the_set_is_large_enough_and_half_of_it_is_for_measuring():
    records = read([PAIRS])
    test = [record for record in records if record["split"] == "test"]
    assert (len(records) >= 200, len(test) >= 100, len({record["id"] for record in records})) == (
        True,
        True,
        len(records),
    )


def test_no_body_is_in_both_halves():
    bodies = {split: {record["body"] for record in read([PAIRS], split)} for split in ("dev", "test")}
    assert bodies["dev"] & bodies["test"] == set()


def test_every_record_names_its_source():
    assert [record["id"] for record in read([PAIRS]) if not record["source"]] == []


def test_the_report_has_a_row_for_each_rule():
    rows = list(report(read([PAIRS], "dev")[:40]))
    assert [row.split()[0] for row in rows if row.startswith("P")] == sorted(
        {row.split()[0] for row in rows if row.startswith("P")}
    )
