"""Properties that hold for any body: canonical form, offsets, marks."""

from unicodedata import is_normalized

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.body.canonical import canonical, clean, is_canonical
from articles.body.marks import MarkOverlapError, add_marks, marks, remove_marks, settle
from articles.body.sanitise import sanitise, what_goes
from articles.body.text import blocks, plain_text

UIDS = ("aaaaaaaaa1", "bbbbbbbbb2", "ccccccccc3")
TEXT = "He said|x|U.S.|“no”|🚢|&amp;|&lt;p&gt;|<|>|&|1 < 2| |  |\n"
ODD_TEXT = "\u00a0|\u200b|e\u0301|\u0301|\u0338|\u1100|\u1161|\u202e|\ufeff"
WORDS = st.sampled_from((*TEXT.split("|"), *ODD_TEXT.split("|")))
PLAIN_TAGS = (
    "p div h1 h2 h3 h5 ul ol li blockquote strong b em table tr td q sup pre section figure script s font a"
)
LINKS = ('a href="https://example.org/?a=1&b=2"', 'a href="javascript:x"')
CARRYING = (*LINKS, 'span class="x"', 'p onclick="x()"')
MARKS = tuple(f'span data-claim="{uid}" class="claim claim--media"' for uid in (*UIDS, "NO"))
TAGS = st.sampled_from((*PLAIN_TAGS.split(), *CARRYING, *MARKS))


def _element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, inner, closed: f"<{tag}>{''.join(inner)}" + (f"</{tag.split()[0]}>" if closed else ""),
        TAGS,
        st.lists(children, max_size=4),
        st.sampled_from([True, True, True, False]),
    )


BODIES = st.lists(
    st.recursive(
        WORDS | st.sampled_from(["<br>", "<hr>", "<img src=x onerror=y>", "<!-- x -->"]),
        _element,
        max_leaves=12,
    ),
    max_size=5,
).map("".join)
ANYTHING = BODIES | st.text(max_size=60) | st.text(alphabet="<>/apbr =\"'&;#x1\n", max_size=40)
many = settings(max_examples=200, deadline=None)


@many
@given(ANYTHING)
def test_canonical_of_itself_is_itself(html: str) -> None:
    once = canonical(html)

    assert canonical(once) == once


@many
@given(ANYTHING)
def test_clean_of_a_clean_text_reports_nothing(html: str) -> None:
    result = clean(html)

    assert clean(result.html) == type(result)(result.html, ())
    assert what_goes(result.html) == ()


@many
@given(ANYTHING)
def test_sanitised_text_has_nothing_left_to_remove(html: str) -> None:
    assert what_goes(sanitise(html).html) == ()


@many
@given(ANYTHING)
def test_plain_text_is_composed_and_its_blocks_are_lines_without_stray_spaces(html: str) -> None:
    text = plain_text(html)

    assert is_normalized("NFC", text)
    for line in text.split("\n"):
        assert line == " ".join(line.split(" ")).strip(" ")
        assert "  " not in line


@many
@given(ANYTHING)
def test_blocks_lie_where_they_say(html: str) -> None:
    text = plain_text(html)

    assert [text[block.start : block.end] for block in blocks(html)] == (text.split("\n") if text else [])
    assert "\n".join(block.text for block in blocks(html)) == text


@many
@given(ANYTHING)
def test_marks_quote_the_text_at_their_offsets(html: str) -> None:
    text = plain_text(html)

    for mark in marks(html):
        assert text[mark.start : mark.end] == mark.exact
        assert text[: mark.start].endswith(mark.prefix)
        assert text[mark.end :].startswith(mark.suffix)
        assert mark.exact == mark.exact.strip(" ")
        assert "\n" not in mark.exact


@many
@given(ANYTHING, st.data())
def test_added_marks_cover_what_was_asked_and_leave_the_text_alone(html: str, data: st.DataObject) -> None:
    html = settle(html, {}).html
    text = plain_text(html)
    if not text.strip():
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return

    marked = add_marks(html, [(start, end, UIDS[0], "on_record")])

    assert plain_text(marked) == text
    assert is_canonical(marked)
    assert (
        "".join(m.exact for m in marks(marked)).split()
        == "".join(line.strip() for line in text[start:end].split("\n")).split()
    )
    assert remove_marks(marked, UIDS[0]) == html


@many
@given(BODIES, st.data())
def test_a_passage_of_another_claim_is_refused(html: str, data: st.DataObject) -> None:
    standing = [mark for mark in marks(html) if mark.uid != UIDS[0]]
    if not standing:
        return
    mark = data.draw(st.sampled_from(standing))

    with pytest.raises(MarkOverlapError) as refused:
        add_marks(html, [(mark.start, mark.end, UIDS[0], "media")])

    assert refused.value.uid == mark.uid
