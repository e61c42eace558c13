"""What holds for any text under the Spanish rules: spans inside it, sorted, never nested, in linear time."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.claims.detector import detect

_VOCABULARY = """
    dijo que según de acuerdo con presuntamente el presunto habría cruzado acusó a acusado por la fiscalía fue
    señalado como « » “ ” " , . ; : — – ( ) ¿ ? y pero quien Ana Brillo ministro negó haber calificó se cree
    espetó deslizó se sinceró dejó claro tendría sería habrían trascendió llamado a juicio de en su opinión para
    exhortó a comprometió no quiso decir negó tener y rechazó las acusaciones “« su denuncia de atribuyó la (UDC) él
    impuso sanciones anunció una recompensa designó terrorista rumores añadiendo al parecer martes … EE. UU.
"""
_WORDS = st.sampled_from(["\n", " ", "", *_VOCABULARY.split()])
_TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(_WORDS, max_size=120).map(" ".join),
    st.lists(_WORDS, max_size=40).map("".join),
)


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_detect_spanish_keeps_spans_in_the_text_sorted_and_disjoint(text):
    found = detect(text, language="es")
    spans = [span for one in found for span in [*one.spans, one.cue, *([one.source] if one.source else [])]]
    contents = sorted(span for one in found for span in one.spans)

    assert [span for span in spans if not 0 <= span.start < span.end <= len(text)] == []
    assert [span for span in spans if "\n" in span.of(text) or not span.of(text).strip()] == []
    assert [pair for pair in pairwise(contents) if pair[0].end > pair[1].start] == []
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert [list(one.spans) for one in found] == [sorted(one.spans) for one in found]


@pytest.mark.timed
@pytest.mark.parametrize(
    "unit",
    [
        "dijo que ",
        "«x ",
        ", dijo ",
        "según ",
        "— a ",
        "habría huido ",
        "a",
        "acusó a ",
        "«",
        "que ",
        "(x) ",
        "«No hay nada». ",
        "su denuncia de ",
        "X y ",
        "exhortó a x a ",
        "«a, dijo X, b» ",
        "«a —dijo X— b» ",
        "considerado por x ",
        "x, que y, ",
        "tendría x ",
    ],
)
def test_detect_spanish_takes_linear_time_on_one_paragraph(unit):
    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        began = time.process_time()
        detect(text, language="es")
        return time.process_time() - began

    small = min(seconds(10_000) for _ in range(2))

    # eight times the text may cost about eight times the time; a quadratic rule would cost sixty-four times
    assert seconds(80_000) < 24 * small + 0.5
