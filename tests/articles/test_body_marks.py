"""Claim marks: where they stand, and every way they change."""

import pytest

from articles.body.marks import (
    Mark,
    MarkError,
    MarkOverlapError,
    add_marks,
    marks,
    remove_marks,
    replace_uid,
    settle,
)
from articles.body.text import plain_text

A, B, C = "aaaaaaaaa1", "bbbbbbbbb2", "ccccccccc3"


def _span(text: str, uid: str = A, mode: str = "media") -> str:
    return f'<span data-claim="{uid}" class="claim claim--{mode}">{text}</span>'


def test_marks_gives_selectors_in_the_plain_text() -> None:
    html = f"<h2>Ships</h2><hr><p>Officials said 🚢 {_span('two <em>ships</em> sank')}.</p>"

    assert marks(html) == [Mark(A, 1, 1, "two ships sank", "Ships\nOfficials said 🚢 ", ".", 23, 37)]


def test_marks_counts_the_spans_of_each_claim() -> None:
    html = f"<p>{_span('a')} x {_span('b', B)} y {_span('c')}</p><ul><li><p>{_span('d')}</p></li></ul>"

    assert [(m.uid, m.ordinal, m.block_index) for m in marks(html)] == [
        (A, 1, 0),
        (B, 1, 0),
        (A, 2, 0),
        (A, 3, 1),
    ]


def test_mark_over_a_line_break_reads_it_as_a_space() -> None:
    html = f"<p>{_span('one<br>two')}</p>"

    assert [m.exact for m in marks(html)] == ["one two"]


def test_context_is_32_characters() -> None:
    html = f"<p>{'x' * 50} {_span('a')} {'y' * 50}</p>"

    assert [(m.prefix, m.suffix) for m in marks(html)] == [("x" * 31 + " ", " " + "y" * 31)]


def test_settle_rewrites_the_class_from_the_record() -> None:
    html = f"<p>{_span('a', mode='own')}</p>"

    assert settle(html, {A: "hearsay"}).html == f"<p>{_span('a', mode='hearsay')}</p>"


def test_settle_unwraps_and_reports_unknown_claims_in_order() -> None:
    html = f"<p>{_span('a', B)} {_span('b', A)} {_span('c', C)} {_span('d', B)}</p>"

    settled = settle(html, {A: "media"})

    assert settled.html == f"<p>a {_span('b')} c d</p>"
    assert settled.unknown == (B, C)


def test_settle_leaves_a_settled_body_as_it_is() -> None:
    html = settle(f"<p>x {_span('a')} y</p>", {A: "document"}).html

    assert settle(html, {A: "document"}).html == html


def test_add_marks_crosses_emphasis_and_links() -> None:
    html = '<p>He <strong>said <a href="https://example.org/">so</a></strong> today.</p>'
    inner = '<strong>said </strong><a href="https://example.org/"><strong>so</strong></a> today'

    assert add_marks(html, [(3, 16, A, "media")]) == f"<p>He {_span(inner)}.</p>"


def test_add_marks_splits_at_blocks() -> None:
    html = "<p>One two</p><hr><ul><li><p>three</p></li></ul><p>four five</p>"
    text = plain_text(html)

    marked = add_marks(html, [(text.index("two"), text.index(" five"), A, "media")])

    assert marked == (
        f"<p>One {_span('two')}</p><hr><ul><li><p>{_span('three')}</p></li></ul><p>{_span('four')} five</p>"
    )


def test_add_marks_takes_several_at_once() -> None:
    marked = add_marks("<p>one two three</p>", [(8, 13, B, "own"), (0, 3, A, "media")])

    assert marked == f"<p>{_span('one')} two {_span('three', B, 'own')}</p>"


def test_add_marks_leaves_white_space_outside() -> None:
    assert add_marks("<p>one two three</p>", [(3, 8, A, "media")]) == f"<p>one {_span('two')} three</p>"


def test_add_marks_extends_the_same_claim() -> None:
    html = f"<p>one {_span('two')} three</p>"

    assert add_marks(html, [(0, 7, A, "media")]) == f"<p>{_span('one two')} three</p>"


@pytest.mark.parametrize(("start", "end"), [(0, 5), (4, 7), (5, 13), (0, 13)])
def test_add_marks_refuses_to_cut_through_another_claim(start: int, end: int) -> None:
    html = f"<p>one {_span('two')} three</p>"

    with pytest.raises(MarkOverlapError, match=f"claim {A}, which is marked on “two”"):
        add_marks(html, [(start, end, B, "media")])


def test_add_marks_refuses_two_claims_on_one_passage() -> None:
    with pytest.raises(MarkOverlapError):
        add_marks("<p>one two</p>", [(0, 5, A, "media"), (4, 7, B, "media")])


def test_add_marks_next_to_another_claim_is_no_overlap() -> None:
    html = f"<p>{_span('one')} two</p>"

    assert add_marks(html, [(3, 7, B, "own")]) == f"<p>{_span('one')} {_span('two', B, 'own')}</p>"


@pytest.mark.parametrize(
    "wanted",
    [
        (0, 99, A, "media"),
        (-1, 2, A, "media"),
        (2, 2, A, "media"),
        (3, 4, A, "media"),
        (0, 3, "x", "media"),
        (0, 3, A, "shouted"),
    ],
)
def test_add_marks_refuses_what_is_no_mark(wanted: tuple[int, int, str, str]) -> None:
    with pytest.raises(MarkError):
        add_marks("<p>one two</p>", [wanted])


def test_remove_marks_keeps_the_words_and_other_marks() -> None:
    html = f"<p>{_span('one')} {_span('two', B)} {_span('<em>three</em>')}</p>"

    assert remove_marks(html, A) == f"<p>one {_span('two', B)} <em>three</em></p>"


def test_replace_uid_joins_neighbours() -> None:
    html = f"<p>{_span('one')} {_span('two', B, 'own')} x</p>"

    assert replace_uid(html, B, A) == f"<p>{_span('one two')} x</p>"


def test_replace_uid_takes_the_new_mode() -> None:
    assert replace_uid(f"<p>{_span('one')}</p>", A, B, "own") == f"<p>{_span('one', B, 'own')}</p>"
