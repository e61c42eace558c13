"""Comparing takes any text, in linear time, and does not depend on which side comes first."""

import json

from hypothesis import example, given
from hypothesis import strategies as st

from articles.claims.similar import Fingerprint, Relation, compare, fingerprint, keys_of
from articles.claims.similar.keys import MOST_KEYS

WORDS = st.sampled_from(
    """the Valtos Imre Brenn took bribes not never denied refused to 41 14 million crowns $ % per cent on Monday 3
    May 2026 second guards beat , but and allow forbid no nadie El ministro pagó sobornos U.S. . US $50m about
    by was""".split()
)
STATEMENTS = st.one_of(st.text(), st.lists(WORDS, max_size=30).map(" ".join))
LANGUAGES = st.sampled_from(["en", "es", "de", ""])


@given(STATEMENTS, LANGUAGES, st.booleans())
@example("9" * 5000, "en", False)
@example("million " * 500, "en", False)
@example("1 000" * 800, "es", True)
@example("\ud800 ß ﷺ İ", "en", False)
def test_any_text_gives_a_fingerprint_that_can_be_kept(text, language, denied):
    made = fingerprint(text, language=language, denied=denied)
    kept = Fingerprint.from_json(json.loads(json.dumps(made.to_json(), allow_nan=False)))
    assert kept == made
    assert len(keys_of(made)) <= MOST_KEYS


@given(STATEMENTS, STATEMENTS, LANGUAGES, st.booleans())
def test_a_comparison_is_symmetric(one, other, language, denied):
    here, there = fingerprint(one, language=language), fingerprint(other, language=language, denied=denied)
    forth, back = compare(here, there), compare(there, here)
    assert (forth.relation, forth.score) == (back.relation, back.score)


@given(STATEMENTS.filter(lambda text: any(char.isalnum() for char in text)), LANGUAGES)
def test_a_statement_is_the_same_as_itself(text, language):
    made = fingerprint(text, language=language)
    expected = (Relation.SAME, 1.0) if made.words else (Relation.DIFFERENT, 0.0)
    found = compare(made, fingerprint(text, language=language))
    assert (found.relation, found.score) == expected


@given(STATEMENTS, STATEMENTS, LANGUAGES)
def test_a_score_lies_between_nought_and_one(one, other, language):
    found = compare(fingerprint(one, language=language), fingerprint(other, language=language))
    assert 0.0 <= found.score <= 1.0
