import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from entities.gazetteer import Gazetteer, NameEntry
from entities.gazetteer.folding import fold

#: Any text at all, with lone surrogates, and texts thick with what folding changes.
ANY_TEXT = st.text(st.characters())
THICK_TEXT = st.text(
    st.sampled_from("aéÉßﬁǆİıŁœ\u0301\u0300 \t\u00a0\u2009\n\r\u2028’'‑-–\u00ad\u200dK½…が\ud800")
)

GAZETTEER = Gazetteer.build(
    [
        NameEntry("norland", "Norland", schema="Country"),
        NameEntry("norland", "Norlandian", "demonym", "Country"),
        NameEntry("government-of-norland", "Havenport", "metonym"),
        NameEntry("cartel", "Cártel del Río"),
        NameEntry("cartel", "CDR", "abbreviation"),
        NameEntry("boys", "Straße Boys"),
        NameEntry("boys", "Boys", "weak_alias"),
        NameEntry("lena", "Lena Ortmann Weiss", schema="Person", language="es"),
        NameEntry("lena", "La Faro", "alias", schema="Person"),
    ],
    government_of={"norland": "government-of-norland"},
)
WORDS = [
    *["Norland", "Norlandians", "Havenport", "CÁRTEL", "Cártel del Río", "CDR", "Straße Boys", "Boys"],
    *["STRASSE BOYS", "Lena Ortmann", "Ortmann", "Weiss", "Lena “La Faro” Ortmann", "’s", " officials"],
    *[" ", " ", " ", "\n", ", ", ". ", "said ", "in ", "\u0301", "\u00ad", "-", "“", "D.C.", "Mr. "],
]
NAMED_TEXT = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3)), max_size=25).map("".join)


@given(st.one_of(ANY_TEXT, THICK_TEXT))
def test_fold_any_text_maps_every_character_back(text):
    folded = fold(text)

    for index in range(len(folded.text)):
        assert 0 <= folded.original_index(index) < len(text)


@given(st.one_of(ANY_TEXT, THICK_TEXT))
@example("0\u0345")
def test_fold_any_text_gives_spans_in_order(text):
    folded = fold(text)
    spans = [folded.original_span(at, at + 1) for at in range(len(folded.text))]
    whole = [span for span in spans if span]

    assert all(0 <= start < end <= len(text) for start, end in whole)
    assert all(first[1] <= second[0] for first, second in pairwise(whole))


@given(st.one_of(ANY_TEXT, THICK_TEXT), st.data())
def test_fold_part_of_text_folds_as_the_span_it_came_from(text, data):
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    span = folded.original_span(start, end) if start < end else None

    if span:
        assert fold(text[slice(*span)]).text == folded.text[start:end]


@given(st.one_of(ANY_TEXT, THICK_TEXT))
def test_fold_is_the_same_for_composed_and_decomposed(text):
    if not unicodedata.is_normalized("NFC", text):
        return
    assert fold(unicodedata.normalize("NFD", text)).text == fold(text).text


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Cártel DEL Noreste", "cartel del noreste"),
        ("CA\u0301RTEL", "cartel"),
        ("Straße", "strasse"),
        ("ﬁne", "fine"),
        ("Łódź Øre æ", "lodz ore ae"),
        ("a\u00a0 \t b", "a b"),
        ("a \n b", "a \n b"),
        ("don’t re‑do", "don't re-do"),
        ("co\u00adop\u200d", "coop"),
        ("“so”", '"so"'),
        ("", ""),
    ],
)
def test_fold_writes_the_same_thing_one_way(text, folded):
    assert fold(text).text == folded


@pytest.mark.parametrize(
    ("text", "part", "span"),
    [
        ("xß", (1, 3), (1, 2)),
        ("xß", (1, 2), None),
        ("xß", (2, 3), None),
        ("e\u0301t", (0, 1), (0, 2)),
        ("a  \tb", (1, 2), (1, 4)),
        ("\u0301ab", (0, 1), (1, 2)),
    ],
)
def test_original_span_where_lengths_change(text, part, span):
    assert fold(text).original_span(*part) == span


@given(st.one_of(NAMED_TEXT, THICK_TEXT))
def test_find_gives_exact_offsets_in_order_without_overlap(text):
    scan = GAZETTEER.scan(text)
    found = sorted(scan.mentions + scan.suggestions, key=lambda m: m.start)

    assert all(text[m.start : m.end] == m.text != "" for m in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert scan.mentions == sorted(scan.mentions, key=lambda m: m.start)


@given(NAMED_TEXT)
def test_find_gives_a_key_or_candidates(text):
    for mention in GAZETTEER.find(text):
        assert (mention.key is None) == mention.ambiguous == bool(mention.candidates)
        assert mention.speaker_key is None or not mention.ambiguous


@given(NAMED_TEXT)
def test_find_never_crosses_a_line(text):
    assert [m.text for m in GAZETTEER.find(text) if "\n" in m.text] == []
