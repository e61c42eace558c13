"""What holds for any text: spans inside it, sorted, never nested, the same every time, in linear time."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.claims.detector import get_engine
from tests.claims.engines import ENGINES, TIMED_ENGINES

_VOCABULARY = """
    said say says “ ” " ' ‘ ’ , . ; : — ( ) that who whom which according to reportedly alleged allegedly
    accused accuse of by was is were been not never did would will Ana Brill, the a minister officials police
    report charged with designated as terrorist organization imposed sanctions on announced $5 million reward
    for saying adding and but while if told reporters denied clear made it he they believed to 2025 U.S. …
"""
_WORDS = st.sampled_from(["\n", " ", "", *_VOCABULARY.split()])
_TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(_WORDS, max_size=120).map(" ".join),
    st.lists(_WORDS, max_size=40).map("".join),
)


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=150, deadline=None)
@given(text=_TEXTS)
def test_detect_keeps_every_span_in_the_text_and_non_empty(engine, text):
    for found in get_engine(engine).detect(text):
        spans = [*found.spans, found.cue, *([found.source] if found.source else [])]
        assert [span for span in spans if not 0 <= span.start < span.end <= len(text)] == []
        assert [span for span in spans if not span.of(text).strip()] == []


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=150, deadline=None)
@given(text=_TEXTS)
def test_detect_never_nests_contents_and_sorts_them(engine, text):
    found = get_engine(engine).detect(text)
    spans = sorted(span for statement in found for span in statement.spans)

    assert [pair for pair in pairwise(spans) if pair[0].end > pair[1].start] == []
    assert [statement.start for statement in found] == sorted(statement.start for statement in found)
    assert [list(s.spans) for s in found] == [sorted(s.spans) for s in found]


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=100, deadline=None)
@given(text=_TEXTS)
def test_detect_stays_within_a_block_and_gives_the_same_twice(engine, text):
    first = get_engine(engine).detect(text)

    assert first == get_engine(engine).detect(text)
    assert [span.of(text) for statement in first for span in statement.spans if "\n" in span.of(text)] == []


#: Characters of the shorter text: a parser takes its time.
_SHORT = {"rules": 20_000, "spacy": 1_500}


@pytest.mark.parametrize("engine", TIMED_ENGINES)
@pytest.mark.parametrize(
    "unit",
    [
        "word ",
        "he said that ",
        "“x ",
        '"',
        ", ",
        "according to ",
        "who accused ",
        "reportedly ",
        "U.S.",
        "claims that ",
        "grumbled that ",
        "by Lund as ",
        "“x.” ",
        "in the words of ",
        "took to say ",
        "( ",
        "a",
    ],
)
def test_detect_takes_linear_time_on_one_paragraph(engine, unit):
    reader = get_engine(engine)

    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        began = time.process_time()
        reader.detect(text)
        return time.process_time() - began

    size = _SHORT[engine]
    small = min(seconds(size) for _ in range(2))

    # eight times the text may cost about eight times the time; a quadratic rule would cost sixty-four times
    assert seconds(8 * size) < 24 * small + 0.5
