"""What is counted for each rule, and when."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.claims.detector.registry import RULES
from articles.selectors.rule_report import Scope, is_known, latest_decisions, rule_report
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user
from tests.factories.suggestions import make_suggestion

pytestmark = pytest.mark.django_db


ALL = Scope()


def line_of(rule="verb.reporting", scope=ALL):
    return next(line for line in rule_report(scope).lines if line.rule == rule)


def counts(scope=ALL, rule="verb.reporting") -> dict[str, int]:
    return line_of(rule, scope).tally.counts


def test_report_counts_what_became_of_each():
    for outcome, edits, times in (
        ("accepted", (), 5),
        ("accepted", ("source", "mode"), 2),
        ("accepted", ("source",), 1),
        ("accepted", ("mark",), 1),
        ("dismissed", (), 1),
        ("open", (), 4),
    ):
        for _ in range(times):
            make_suggestion(outcome, edits=edits)
    tally = line_of().tally
    assert tally.counts == {"right": 5, "edited": 3, "taken_out": 1, "dismissed": 1, "undecided": 4}
    assert (tally.proposed, tally.decided) == (14, 10)
    assert tally.edited_most == [("Source", 3), ("Mode", 2)]
    # eight of ten: see test_precision for the interval by hand
    assert (tally.precision.value, tally.precision.interval) == (0.8, "49–94")
    assert (tally.at_once.value, tally.at_once.of) == (0.5, 10)


def test_report_has_a_line_for_every_rule_and_for_those_that_are_gone():
    make_suggestion("dismissed", rule="verb.gone")
    lines = rule_report(Scope()).lines
    assert [line.rule for line in lines] == sorted({*RULES, "verb.gone"})
    assert next(line.title for line in lines if line.rule == "verb.gone") == "A rule of an earlier release"


def test_report_without_decisions_has_no_precision():
    make_suggestion("open")
    assert (line_of().tally.precision, rule_report(Scope()).total.decided) == (None, 0)


def test_report_adds_all_rules_up():
    make_suggestion("accepted", edits=("cue",))
    make_suggestion("dismissed", rule="verb.as")
    make_suggestion("accepted", rule="gazetteer.weak", kind="mention")
    total = rule_report(Scope()).total
    assert (total.counts, total.aspects) == ({"right": 1, "edited": 1, "dismissed": 1}, {"cue": 1})


def test_period_counts_by_the_day_of_the_decision_and_what_is_undecided_always():
    now = timezone.now()
    make_suggestion("accepted", at=now - timedelta(days=40))
    make_suggestion("accepted", at=now - timedelta(days=40), edits=("mode",))
    make_suggestion("dismissed", at=now - timedelta(days=3))
    make_suggestion("open")
    assert counts() == {"right": 1, "edited": 1, "dismissed": 1, "undecided": 1}
    recent = Scope(since=now - timedelta(days=30))
    assert counts(recent) == {"dismissed": 1, "undecided": 1}
    assert line_of(scope=recent).tally.aspects == {}


def test_an_import_counts_on_the_day_of_its_review():
    now = timezone.now()
    old = now - timedelta(days=40)
    reviewer = make_user()
    for reviewed in ({}, {"reviewed_at": now, "reviewed_by": reviewer}):
        make_suggestion("accepted", at=old, claim=make_claim(origin="import", refresh=False, **reviewed))
    assert counts(Scope(since=now - timedelta(days=1))) == {"right": 1, "undecided": 1}
    assert [(row.outcome, row.judge) for row in latest_decisions("verb.reporting", Scope())] == [
        ("right", reviewer)
    ]


@pytest.mark.parametrize(
    ("scope", "rules"),
    [
        (Scope(language="es"), {"es.post", "gazetteer.weak"}),
        (Scope(language="en"), {"verb.as", "gazetteer.weak"}),
        (Scope(kind="mention"), {"gazetteer.weak"}),
        (Scope(kind="claim", language="es"), {"es.post"}),
    ],
    ids=["Spanish", "English", "names", "Spanish statements"],
)
def test_scope_narrows_rules_and_counts(scope, rules):
    for language in ("en", "es"):
        make_suggestion("accepted", rule="gazetteer.weak", kind="mention", language=language)
    make_suggestion("accepted", rule="verb.as", language="en")
    make_suggestion("accepted", rule="es.post", language="es")
    report = rule_report(scope)
    assert {line.rule for line in report.lines if line.tally.decided} == rules
    shown = {line.rule for line in report.lines}
    assert {rule for rule in ("verb.as", "es.post", "gazetteer.weak") if rule in shown} == rules


@pytest.mark.parametrize("size", [1, 3])
def test_report_costs_three_queries(django_assert_num_queries, size):
    for rule in ("verb.as", "verb.reporting", "prep.view")[:size]:
        make_suggestion("accepted", rule=rule, edits=("mode", "source"))
    with django_assert_num_queries(3):
        report = rule_report(Scope())
        [(line.title, line.is_off, line.tally.precision) for line in report.lines]


def test_latest_decisions_are_twenty_newest_first():
    now = timezone.now()
    made = [make_suggestion("dismissed", at=now - timedelta(minutes=age)) for age in range(22)]
    make_suggestion("open")
    make_suggestion("dismissed", rule="verb.as")
    rows = latest_decisions("verb.reporting", Scope())
    assert [row.pk for row in rows] == [row.pk for row in made[:20]]


@pytest.mark.parametrize("size", [1, 3])
def test_latest_decisions_cost_four_queries(django_assert_num_queries, size):
    for _ in range(size):
        make_suggestion("accepted", edits=("mode",))
    with django_assert_num_queries(4):
        rows = latest_decisions("verb.reporting", Scope())
        [(row.article.headline, str(row.judge), [str(edit.by) for edit in row.edits.all()]) for row in rows]


def test_rule_is_known_by_registry_or_by_what_is_on_file():
    assert [is_known("verb.as"), is_known("verb.gone")] == [True, False]
    make_suggestion("dismissed", rule="verb.gone")
    assert is_known("verb.gone")
