"""Reading held copies: what a file is, its paragraphs, finding words again, telling what changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.claims.reading.changes import compare, is_moving, paragraphs_to_compare
from articles.claims.reading.extract import extract
from articles.claims.reading.passages import NotThere, NotUnique, blocks_of, locate, locate_again
from articles.claims.reading.pdf import pdf_pages
from articles.claims.reading.sniff import Kind, NotKept, decode, sniff

TEXT = "The quay was sold.\n\nNo price was named.\fOn page two the quay was sold.\n\nThe quay was sold."


@pytest.mark.parametrize(
    ("content", "declared", "kind"),
    [
        (b"%PDF-1.7\n", "text/html", Kind.PDF),
        (b"\x89PNG\r\n\x1a\n", "", Kind.PNG),
        (b"\xff\xd8\xff\xe0", "", Kind.JPEG),
        (b"  <!-- x --><!DOCTYPE html><p>", "", Kind.HTML),
        (b"Words <b>and</b> words", "", Kind.TEXT),
        (b"Words <b>and</b> words", "text/html", Kind.HTML),
        (b"<?xml version='1.0'?><svg xmlns='x'>", "image/png", Kind.SVG),
        ("Übergabe".encode("utf-16"), "", Kind.TEXT),
    ],
)
def test_a_file_is_what_its_content_says(content, declared, kind):
    assert sniff(content, declared) is kind


@pytest.mark.parametrize("content", [b"", b"MZ\x90\x00", b"PK\x03\x04\x14\x00", b"\x7fELF\x02\x01\x01\x00"])
def test_programmes_and_archives_are_not_kept(content):
    with pytest.raises(NotKept):
        sniff(content)


@given(st.binary(max_size=400), st.text(max_size=30))
def test_no_content_breaks_the_reader(content, declared):
    try:
        kind = sniff(content, declared)
    except NotKept:
        return
    if kind is not Kind.PDF:
        extract(content, kind, declared)


@pytest.mark.parametrize(
    ("content", "declared", "text"),
    [
        ("Señor".encode(), "", "Señor"),
        ("Señor".encode("cp1252"), "", "Señor"),
        ("Señor".encode("latin-1"), "text/plain; charset=iso-8859-1", "Señor"),
        (b"words", "text/plain; charset=zip", "words"),
    ],
)
def test_decode(content, declared, text):
    assert decode(content, declared) == text


def test_page_is_read_as_paragraphs_without_what_nobody_sees():
    page = b"<title>A</title><nav>Home</nav><h1>Sale</h1><p>The <b>quay</b> was<br>sold.</p><script>x()</script>End"
    assert extract(page, Kind.HTML) == ("Home\n\nSale\n\nThe quay was sold.\n\nEnd", "A", "")


def test_page_of_many_levels_is_read():
    page = b"<div>" * 20_000 + b"Deep"
    assert extract(page, Kind.HTML).text == "Deep"


@pytest.mark.parametrize(
    ("excerpt", "block", "locator"),
    [
        ("No price  was", None, "page 1, paragraph 2"),
        ("two the quay", None, "page 2, paragraph 1"),
        ("The quay was sold", 3, "page 2, paragraph 2"),
        ("named. On page", None, "page 1, paragraph 2 to page 2, paragraph 1"),
    ],
)
def test_excerpt_is_found_with_its_place(excerpt, block, locator):
    found = locate(TEXT, excerpt, block=block)
    assert found.locator == locator
    assert locate_again(TEXT, found.exact, found.locator) == found


def test_excerpt_that_is_missing_or_stands_twice_is_not_guessed():
    with pytest.raises(NotThere):
        locate(TEXT, "The mole was sold")
    with pytest.raises(NotUnique, match=r"stand [23] times"):
        locate(TEXT, "quay was sold.")


def test_quotation_marks_and_dashes_do_not_matter():
    assert locate("He said “no – never”.", 'said "no - never"').exact == "said “no – never”"


@given(st.text(alphabet="ab \n\f“”-é", max_size=60))
def test_blocks_are_parts_of_the_text(text):
    blocks = blocks_of(text)
    assert [text[block.start : block.end] for block in blocks] == [block.text for block in blocks]


@pytest.mark.parametrize(
    "line", ["10:41", "Updated 3 minutes ago", "Fri 3 May 2026, 11:00 GMT", "1,204 views"]
)
def test_clock_moves(line):
    assert is_moving(line) is True


@pytest.mark.parametrize(
    "line", ["14 people were killed on 3 May", "The quay was sold for 12 million", "Sold"]
)
def test_what_says_something_does_not_move(line):
    assert is_moving(line) is False


def test_other_links_beside_a_text_are_no_change():
    page = "<main><p>The quay was sold.</p></main><aside>{}</aside><ul><li><a href=x>{}</a></li></ul>"
    one, other = (
        paragraphs_to_compare(page.format(*words).encode(), Kind.HTML)
        for words in (("A", "News"), ("B", "Else"))
    )
    assert compare(one, other).is_same is True


def test_order_is_no_change_and_words_are():
    comparison = compare(["One is here.", "Two."], ["Two.", "One was here.", "Three."])
    assert comparison.words == "1 paragraph changed, 1 new."
    assert [(piece.words, piece.state) for piece in comparison.changes[0].pieces] == [
        ("One", "kept"),
        ("is", "gone"),
        ("was", "new"),
        ("here.", "kept"),
    ]


def a_pdf(words: str) -> bytes:
    """The smallest PDF with one page and one line."""
    drawn = f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, starts = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        starts.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{start:010d} 00000 n \n" for start in starts)
    end = f"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF"
    return f"{made}xref\n0 6\n0000000000 65535 f \n{table}{end}".encode()


def test_words_of_a_pdf_are_read_in_a_process_of_their_own():
    assert pdf_pages(a_pdf("The quay was sold on 3 May.")) == ["The quay was sold on 3 May."]
