"""The scorer on cases small enough to count by hand, the labelled files, and the floor under the detector."""

import json
import re

import pytest

from tests.benchmarks.attribution import engine_finder, keyword_finder, main, report
from tests.benchmarks.attribution_errors import false_alarms, misses
from tests.benchmarks.attribution_markup import FOLDER, MarkupError, as_lines, read_markup
from tests.benchmarks.attribution_matching import content_forms, sentence_starts
from tests.benchmarks.attribution_records import BadRecordError, Passage, Statement, passage_of, read_passages
from tests.benchmarks.attribution_scores import MEASURES, Count, compare, interval, score, total

HOUSE = sorted(FOLDER.glob("house-*.jsonl"))
PUBLISHED = sorted(path for path in FOLDER.glob("*.jsonl") if path not in HOUSE)
ENGLISH = FOLDER / "house-en.jsonl"

#: Measured on house-en.jsonl when the labels were written, before any rule was mended: usable F1 0.759,
#: precision of sentence detection 0.950. The margins are below the bootstrap's own (0.06 and 0.05), so that
#: a fall which is no accident is seen. Raise both with the detector.
USABLE_F1, USABLE_MARGIN = 0.759, 0.04
DETECTION_PRECISION, DETECTION_MARGIN = 0.950, 0.03


def passage(marked: str) -> Passage:
    [record] = read_markup(f"== test\n{marked}", stem="test")
    return passage_of(record)


def found(text: str, *, cue: str, content: list[str], source: str | None = None) -> Statement:
    """A finding that covers the first occurrence of each piece."""

    def span(piece: str) -> tuple[int, int]:
        return text.index(piece), text.index(piece) + len(piece)

    sources = (span(source),) if source else ()
    return Statement((span(cue),), sources, tuple(span(each) for each in content), rule="test")


def right(passage: Passage, *statements: Statement) -> dict[str, int]:
    outcome = compare(passage, statements)
    return {measure: outcome.counts[measure].right for measure in MEASURES if measure != "strict"}


def total_of(counts: list[Count]) -> Count:
    return sum(counts, Count())


PLAIN = passage("{s The clerk} {q said} {c that the quay would close}. Rain fell.")


def test_scorer_gives_all_for_the_labels_themselves():
    outcome = compare(PLAIN, PLAIN.claims)

    assert set(outcome.counts.values()) == {Count(right=1, found=1, labelled=1)}


def test_scorer_takes_a_cue_that_overlaps_and_not_one_beside_it():
    wider = found(PLAIN.text, cue="clerk said", source="The clerk", content=["that the quay would close"])
    beside = found(PLAIN.text, cue="would", source="The clerk", content=["that the quay would close"])

    assert right(PLAIN, wider)["usable"] == 1
    assert right(PLAIN, beside) == {"sentence": 1, "cue": 0, "source": 0, "content": 1, "usable": 0}


@pytest.mark.parametrize(
    ("label", "content", "expected"),
    [
        ("abcdefghij klmno", "abcdefgh", 1),  # exactly half of the label
        ("abcdefghij klmno", "abcdefg", 0),  # one code point less
        ("abcdefgh", "abcdefgh ijklmno", 1),  # the label is exactly half of what was found
        ("abcdefgh", "abcdefgh ijklmnop", 0),  # one code point more
    ],
)
def test_scorer_asks_for_half_of_both_contents(label, content, expected):
    text = "He said abcdefghij klmnop" if len(label) > 8 else "He said abcdefgh ijklmnop"
    labelled = Passage("x", text, (found(text, cue="said", source="He", content=[label]),))

    outcome = right(labelled, found(text, cue="said", source="He", content=[content]))

    assert (outcome["content"], outcome["usable"], outcome["source"]) == (expected, expected, 1)


def test_scorer_counts_a_miss():
    assert compare(PLAIN, []).counts["usable"] == Count(right=0, found=0, labelled=1)


def test_scorer_counts_a_false_alarm():
    spurious = found(PLAIN.text, cue="fell", source="Rain", content=["Rain fell"])

    assert compare(PLAIN, [*PLAIN.claims, spurious]).counts["sentence"] == Count(1, 2, 1)


def test_scorer_pairs_one_finding_with_one_label():
    assert compare(PLAIN, PLAIN.claims * 2).counts["usable"] == Count(right=1, found=2, labelled=1)


def test_scorer_finds_the_pairing_that_leaves_nobody_over():
    text = "He said it said she did"
    both = found(text, cue="said it said", source="He", content=["she did"])
    first, second = (Statement(((at, at + 4),), both.source, both.content) for at in (3, 11))
    labelled = Passage("x", text, (both, first))

    assert right(labelled, first, second)["usable"] == 2


def test_scorer_takes_no_source_for_no_source_only():
    hearsay = passage("{c The clerk {q reportedly} left}.")
    named = found(hearsay.text, cue="reportedly", source="The clerk", content=["The clerk reportedly left"])
    nobody = found(PLAIN.text, cue="said", content=["that the quay would close"])

    assert right(hearsay, hearsay.claims[0])["usable"] == 1
    assert right(hearsay, named) == {"sentence": 1, "cue": 1, "source": 0, "content": 1, "usable": 0}
    assert right(PLAIN, nobody) == {"sentence": 1, "cue": 1, "source": 0, "content": 1, "usable": 0}


def test_scorer_counts_all_parts_of_a_split_content():
    split = passage("{c The whole plan}, {s Valt} {q said}, {c was a mistake}.")
    one = found(split.text, cue="said", source="Valt", content=["The whole plan", "was a mistake"])
    through = found(split.text, cue="said", source="Valt", content=[split.text.strip(".")])
    short = found(split.text, cue="said", source="Valt", content=["The whole"])

    assert [right(split, each)["usable"] for each in (one, through, short)] == [1, 1, 0]


NESTED = passage(
    "{s Valt} {q said} {c the quay was sound and that {s2 Brenn} {q2 denied} {c2 that it had cracked twice}}."
)


def test_scorer_takes_an_outer_content_that_ends_where_the_inner_attribution_begins():
    outer, inner = NESTED.claims
    cut = found(NESTED.text, cue="said", source="Valt", content=["the quay was sound"])

    assert right(NESTED, outer, inner)["usable"] == 2
    assert right(NESTED, cut, inner)["usable"] == 2
    assert compare(NESTED, [cut, inner]).counts["strict"].right == 1


def test_scorer_takes_no_cut_that_leaves_a_single_word():
    hollow = passage("{s Valt} {q said} {c that {s2 Brenn} {q2 denied} {c2 it}}.")

    forms = [[hollow.text[slice(*span)] for span in form] for form in content_forms(hollow.claims[0], hollow)]

    assert forms == [["that Brenn denied it"], ["that Brenn denied "]]


def test_scorer_sets_aside_what_stands_in_an_ignored_span():
    text = "Image: he said so."
    caption = Passage("x", text, (), ignore=((0, len(text)),))

    assert compare(caption, [found(text, cue="said", content=["so"])]).counts["cue"] == Count()


def test_scorer_keeps_official_acts_apart():
    act = passage("{s Vastara} {q* designated} {c the ring a terror group}.")
    labelled = act.acts or ()

    assert compare(act, [], labelled).act_pairs == {0: 0}
    assert compare(act, labelled).counts["usable"] == Count(right=0, found=1, labelled=0)


def test_sentences_end_at_full_stops_and_lines_but_not_after_initials():
    text = "Gen. A. Valt spoke. “It rained.” Then?\nNo 3 a.m. train left."

    ends = [*sentence_starts(text)[1:], len(text)]

    assert [text[a:b].strip() for a, b in zip(sentence_starts(text), ends, strict=True)] == [
        "Gen. A. Valt spoke.",
        "“It rained.”",
        "Then?",
        "No 3 a.m. train left.",
    ]


def test_figures_of_a_count():
    count = Count(right=3, found=4, labelled=6)

    assert (count.precision, count.recall, count.f1) == (0.75, 0.5, 0.6)
    assert (Count(0, 0, 2).precision, Count(0, 0, 2).recall, Count(0, 0, 2).f1) == (None, 0.0, 0.0)


def test_interval_is_the_same_each_time_and_holds_the_figure():
    counts = [Count(1, 1, 1)] * 6 + [Count(0, 1, 1)] * 4 + [Count(3, 7, 5)] * 3

    low, high = interval(counts, "f1")

    assert low < total_of(counts).f1 < high
    assert interval(counts, "f1") == (low, high)
    assert interval(counts, "f1", seed=1, resamples=20) != interval(counts, "f1", seed=2, resamples=20)
    assert interval([Count(1, 1, 1)] * 6, "f1") == (1.0, 1.0)


def test_errors_are_readable():
    outcome = compare(PLAIN, [found(PLAIN.text, cue="fell", source="Rain", content=["Rain"])])

    assert [line.split("\n")[1] for line in misses([outcome])] == [
        "    label  [S: The clerk] [Q: said] [C: that the quay would close]."
    ]
    assert list(false_alarms([outcome])) == ["test-001 · test\n    found  [C: [S: Rain]] [Q: fell]."]


@pytest.mark.parametrize(
    "marked", ["{s He {q said} {c so}.", "He said} so.", "{x He} said.", "{s He} said so."]
)
def test_markup_refuses_labels_that_do_not_add_up(marked):
    with pytest.raises(MarkupError):
        passage(marked)


@pytest.mark.parametrize(
    "claim",
    [
        {"cue": [[0, 99]], "content": [[0, 2]]},
        {"cue": [[2, 2]], "content": [[0, 2]]},
        {"cue": [], "content": [[0, 2]]},
    ],
)
def test_records_with_impossible_spans_are_refused_by_line(tmp_path, claim):
    path = tmp_path / "bad.jsonl"
    path.write_text(json.dumps({"text": "He said so.", "claims": [claim]}))

    with pytest.raises(BadRecordError, match=r"bad\.jsonl, line 1"):
        read_passages([path])


@pytest.mark.parametrize("path", HOUSE + PUBLISHED, ids=lambda path: path.stem)
def test_labelled_file_is_what_its_source_says(path):
    marked = path.with_suffix(".txt").read_text(encoding="utf-8")

    assert path.read_text(encoding="utf-8") == as_lines(read_markup(marked, stem=path.stem))


@pytest.mark.parametrize("path", HOUSE + PUBLISHED, ids=lambda path: path.stem)
def test_labelled_spans_hold_the_quoted_words(path):
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    statements = [(record["text"], each) for record in records for each in record["claims"] + record["acts"]]

    differing = [
        (text, kind)
        for text, each in statements
        for kind, quoted in each["quoted"].items()
        if quoted != [text[start:end] for start, end in each[kind]]
        or quoted != [q.strip(" ,") for q in quoted]
    ]

    assert differing == []


def test_labelled_files_are_as_large_and_as_mixed_as_the_readme_says():
    english, spanish = (read_passages([path]) for path in HOUSE)

    assert [len(english), len(spanish)] == [178, 87]
    assert {each.language for each in english} | {each.language for each in spanish} == {"en", "es"}
    assert len({each.key for each in english + spanish}) == 265
    assert {each.construction for each in spanish} - {"conditional"} <= {
        each.construction for each in english
    }


def test_published_text_is_as_large_as_the_readme_says_and_says_where_it_comes_from():
    rows = [
        f"| `{path.stem}` | {len(passages)} | {sum(len(each.text.split()) for each in passages):,} "
        f"| {sum(len(each.claims) for each in passages)} | {sum(len(each.acts or ()) for each in passages)} |"
        for path, passages in ((path, read_passages([path])) for path in PUBLISHED)
    ]
    table = (FOLDER / "README.md").read_text(encoding="utf-8").split("\n")
    told = [re.sub(r"^(\| `[^`]+` )\|[^|]+", r"\1", line) for line in table if line.startswith("| `")]
    records = [
        json.loads(line) for path in PUBLISHED for line in path.read_text(encoding="utf-8").splitlines()
    ]

    assert rows == told
    assert [each["id"] for each in records if not (each.get("source") or each.get("url"))] == []
    assert {each["license"] for each in records} == {
        "public domain (work of the US government)",
        "CC-BY 2.5 Wikinews",
    }
    assert len({each["text"] for each in records}) == len(records) == 107


def test_markup_tells_more_than_nine_statements_apart_and_in_order():
    marked = " ".join(f"{{s{each} P}} {{q{each} said}} {{c{each} no {each}}}." for each in range(1, 13))
    [record] = read_markup(f"== test\n{marked}", stem="test")

    assert [each["quoted"]["content"] for each in record["claims"]] == [[f"no {n}"] for n in range(1, 13)]


def test_markup_says_where_the_text_comes_from():
    marked = "# license: free\n== a\n# title: One\n# url: https://example.org/1\nIt rained.\n== b\nIt snowed."

    records = list(read_markup(marked, stem="test"))

    assert [[each.get(key) for key in ("license", "title", "url")] for each in records] == [
        ["free", "One", "https://example.org/1"],
        ["free", None, None],
    ]


@pytest.mark.parametrize(
    ("content", "mode"),
    [
        ("“We don’t know,”", "direct"),
        ("'We do not know'", "direct"),
        ("‘We don’t know’", "direct"),
        ("the men's “don’t know” list", "mixed"),
        ("the men's and the women's list", "indirect"),
    ],
)
def test_markup_tells_quotations_from_apostrophes(content, mode):
    [record] = read_markup(f"== test\n{{s She}} {{q said}}: {{c {content}}}", stem="test")

    assert record["claims"][0]["mode"] == mode


def test_report_has_a_table_for_each_language_and_the_errors(tmp_path):
    lines = list(report(read_passages(HOUSE), "rules", errors=1, resamples=10))

    titles = ("rules, en", "keywords, en", "rules, es", "keywords, es", "first 1 false alarms")
    assert [line for line in lines if line in titles] == list(titles)


def test_command_says_plainly_what_it_cannot_use(tmp_path, capsys):
    for arguments in ([str(tmp_path / "none.jsonl")], [str(ENGLISH), "--engine", "crystal"]):
        with pytest.raises(SystemExit) as exit_:
            main(arguments)
        assert exit_.value.code == 2
    assert "No engine 'crystal'" in capsys.readouterr().err


def test_detector_has_not_fallen_below_its_floor():
    outcomes = score(read_passages([ENGLISH]), engine_finder("rules"))

    usable, detection = total(outcomes, "usable").f1, total(outcomes, "sentence").precision

    assert (usable > USABLE_F1 - USABLE_MARGIN, detection > DETECTION_PRECISION - DETECTION_MARGIN) == (
        True,
        True,
    ), f"usable F1 {usable:.3f}, precision of detection {detection:.3f}"


def test_floor_is_above_the_word_list():
    outcomes = score(read_passages([ENGLISH]), keyword_finder)

    assert total(outcomes, "usable").f1 < USABLE_F1 - USABLE_MARGIN
    assert total(outcomes, "sentence").precision < DETECTION_PRECISION - DETECTION_MARGIN
