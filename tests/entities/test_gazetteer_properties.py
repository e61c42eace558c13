"""What holds for any text at all, thick with names, offices, brackets and everything else that is read."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from entities.gazetteer import Gazetteer, Mentions, NameEntry, resolve_speaker

GAZETTEER = Gazetteer.build(
    [
        NameEntry("norland", "Norland", "name", "Country", "country"),
        NameEntry("norland", "Norlandian", "demonym", "Country", "country"),
        NameEntry("norland", "norlandés", "demonym", "Country", "country", "es"),
        NameEntry("government-of-norland", "Havenport", "metonym", "PublicBody", "government"),
        NameEntry("guard", "Harbour Guard", "name", "PublicBody", "agency"),
        NameEntry("guard", "HG", "abbreviation", "PublicBody", "agency"),
        NameEntry("gang", "Hill Gang", "name", "Organization", "gang"),
        NameEntry("gang", "HG", "abbreviation", "Organization", "gang"),
        NameEntry("gang", "Hill", "weak_alias", "Organization", "gang"),
        NameEntry("lena", "Lena Ortmann Weiss", "name", "Person", "official", "es"),
        NameEntry("lena", "President of Norland", "office", "Person", "official", "", "2024", ""),
        NameEntry("piet", "Piet Ortmann", "name", "Person", "official"),
        NameEntry("piet", "President of Norland", "office", "Person", "official", "", "2018", "2024"),
        NameEntry("piet", "Governor of Tern Strait", "office", "Person", "official"),
    ],
    government_of={"norland": "government-of-norland"},
    about={"guard": "agency of Norland"},
)
WORDS = [
    *[
        "Norland",
        "Norlandian",
        "norlandés",
        "Havenport",
        "Harbour Guard",
        "HARBOUR GUARD",
        "HG",
        "Hill Gang",
        "Hill",
    ],
    *[
        "Lena Ortmann",
        "Lena Ortmann Weiss",
        "Piet Ortmann",
        "Ortmann",
        "ORTMANN",
        "Lena “El Faro” Ortmann",
        "El Faro",
    ],
    *[
        " president",
        "president of ",
        "the ",
        "former ",
        "presidente ",
        "leader",
        "’s",
        "'s",
        " of ",
        " in 2019",
        "Oda Vant",
    ],
    *[
        "(",
        ")",
        "(HG)",
        "(HGX) ",
        "“",
        "”",
        ", alias ",
        ", known as ",
        " or ",
        "governor of Tern Strait",
        "el ",
        "de la ",
    ],
    *[
        " ",
        " ",
        " ",
        "\n",
        ", ",
        ". ",
        " said ",
        " in ",
        "\u0301",
        "\u00ad",
        "-",
        "‑",
        "Jr.",
        "$",
        "\ud800",
        "が",
        "ß",
    ],
]
TEXT = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3)), max_size=30).map("".join)
DAY = st.sampled_from([None, "2019", "2019-05-01", "2024-06", "2025-08-11", ""])


@given(TEXT, DAY)
def test_scan_gives_exact_spans_in_order_without_overlap(text, on):
    scan = GAZETTEER.scan(text, on=on)
    found = sorted(scan.mentions + scan.suggestions, key=lambda m: m.start)

    assert all(text[m.start : m.end] == m.text != "" for m in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert scan.mentions == sorted(scan.mentions, key=lambda m: m.start)
    assert [m.text for m in found if "\n" in m.text] == []


@given(TEXT, DAY)
def test_scan_gives_a_key_or_scored_candidates_best_first(text, on):
    scan = GAZETTEER.scan(text, on=on)

    for found in scan.mentions + scan.suggestions:
        assert (found.key is None) == found.ambiguous == bool(found.candidates)
        assert len(found.candidates) == len(found.scores) == len(set(found.candidates))
        assert list(found.scores) == sorted(found.scores, reverse=True)
        assert all(0 <= score <= 1 for score in found.scores)
        assert found.speaker_key is None or not found.ambiguous


@given(TEXT, DAY)
def test_scan_is_the_same_every_time(text, on):
    assert GAZETTEER.scan(text, on=on) == GAZETTEER.scan(text, on=on)


@given(TEXT, st.integers(0, 60), st.integers(0, 60))
def test_speaker_of_any_source_is_one_on_file_or_nobody(text, start, length):
    speaker = resolve_speaker(
        GAZETTEER, text[start : start + length], mentions=Mentions(GAZETTEER.find(text)), start=start
    )

    assert speaker.key is None or GAZETTEER.schema_of(speaker.key) in {"Person", "PublicBody", "Organization"}


@given(TEXT)
def test_mentions_inside_a_span_are_those_that_lie_in_it(text):
    found = GAZETTEER.find(text)
    middle = len(text) // 2

    assert Mentions(found).inside(0, middle) == [m for m in found if m.end <= middle]
    assert list(Mentions(reversed(found))) == found


def test_scan_of_a_long_text_of_nothing_but_names():
    """Whatever is asked about each of 16,000 mentions may not look through all the others."""
    line = "Piet Ortmann, the Norlandian president (HG), met Ortmann. "

    mentions = GAZETTEER.find(line * 4_000, on="2019-05-01")

    assert [m.key for m in mentions] == ["piet", "piet", None, "piet"] * 4_000
