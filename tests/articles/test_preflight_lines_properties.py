"""What holds of the rules about lines for any text: they never raise, point inside the line, and say the same twice."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.preflight import (
    accusing_question,
    attribution_drift,
    bare_hearsay,
    hedge_strengthened,
    number_mismatch,
)
from articles.preflight.drift.amounts import amounts_in
from articles.preflight.drift.clauses import clauses_of
from articles.preflight.story import StoryInCheck
from tests.preflight_stories import story_from

RULES = (
    accusing_question.check,
    attribution_drift.check,
    bare_hearsay.check,
    hedge_strengthened.check,
    number_mismatch.check,
)
WORDS = st.sampled_from(
    "Velk signs a secret order , says ministry : “ we will not ” may plan to close the pier as police warn of up to $5"
    " million 46 dead ? reportedly alleged Quellan denies ; según dos fuentes – robó 14 May . and O’Neil ( AP )".split()
)
NEWS = st.lists(WORDS, min_size=1, max_size=24).map(" ".join)
LINES = NEWS | st.text(max_size=60)
BODIES = st.lists(NEWS | st.text(max_size=80), min_size=1, max_size=4).map("\n".join)
LANGUAGES = st.sampled_from(["en", "es", "fr"])


def findings(story: StoryInCheck) -> list:
    return [finding for rule in RULES for finding in rule(story)]


@settings(max_examples=120, deadline=None)
@given(headline=LINES, standfirst=LINES, slug=NEWS, body=BODIES, language=LANGUAGES)
def test_findings_point_inside_their_line(headline, standfirst, slug, body, language):
    fields = {
        "headline": headline,
        "standfirst": standfirst,
        "slug": slug,
        "body": body,
        "language": language,
    }
    story = story_from(**fields)
    texts = {line.field: line.text for line in story.lines if line.field != "crosshead"}
    for finding in findings(story):
        text = texts.get(finding.field, story.text)
        assert text[finding.start : finding.end] == finding.text
    assert findings(story_from(**fields)) == findings(story)


@settings(max_examples=80, deadline=None)
@given(headline=LINES, body=BODIES)
def test_a_line_has_one_drift_at_most(headline, body):
    story = story_from(headline=headline, body=body)
    drifts = [(finding.field, finding.start) for finding in attribution_drift.check(story)]
    lines = {(line.field, line.offset) for line in story.lines}
    assert len(drifts) <= len(lines)


@settings(max_examples=120, deadline=None)
@given(headline=LINES)
def test_clauses_stand_in_order_inside_the_line(headline):
    for line in story_from(headline=headline, body="Words.").lines:
        clauses = clauses_of(line)
        assert [line.text[each.start : each.end] for each in clauses] == [each.text for each in clauses]
        assert [each.start for each in clauses] == sorted(each.start for each in clauses)
        assert all(one.end <= other.start for one, other in pairwise(clauses))


@settings(max_examples=200, deadline=None)
@given(text=LINES, language=LANGUAGES)
def test_amounts_stand_where_they_say(text, language):
    for amount in amounts_in(text, language):
        assert text[amount.start : amount.end] == amount.text


def test_rules_do_not_tire_of_a_long_body():
    sentence = "Officials said that the mayor may sell the quay for 5 million crowns to a cousin in Oster. "
    story = story_from(headline="Mayor sells quay to cousin", body=sentence * 400)
    assert [finding.rule for finding in attribution_drift.check(story)] == ["P01"]
