"""Word files: what is read, what is left out and said, and what is not opened."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.body.canonical import is_canonical
from articles.ingest.parsers import IngestError, parse_docx, parse_file, read_docx
from tests.word_files import NAMES, TYPES, item, paragraph, run, word_file

TEXT = "The guard moved its boats on Monday."


def _html(*blocks: str, **named) -> str:
    return read_docx(word_file(*blocks, **named)).html


def test_word_file_becomes_a_story():
    data = word_file(
        paragraph("Guard moves its boats", style="Titel"),
        paragraph("Twelve left at night, a letter says.", style="Untertitel"),
        paragraph("By Ana Lind"),
        paragraph(TEXT),
        paragraph("What it says", style="berschrift1"),
        paragraph("Nothing."),
    )
    story = parse_docx(data)
    assert (story.headline, story.headline_is_working) == ("Guard moves its boats", False)
    assert story.standfirst == "Twelve left at night, a letter says."
    assert story.bylines == ("Ana Lind",)
    assert story.body_html == f"<p>{TEXT}</p><h2>What it says</h2><p>Nothing.</p>"
    assert story.notes == ()


def test_story_without_headline_gets_a_working_title():
    story = parse_docx(word_file(paragraph(TEXT)))
    assert (story.headline, story.headline_is_working) == ("The guard moved its boats on Monday", True)
    assert story.body_html == f"<p>{TEXT}</p>"


def test_editor_gets_the_whole_text_and_proposals():
    text = read_docx(word_file(paragraph("Guard moves", style="Titel"), paragraph(TEXT)))
    assert text.html == f"<h2>Guard moves</h2><p>{TEXT}</p>"
    assert (text.headline, text.standfirst, text.notes) == ("Guard moves", "", ())


@pytest.mark.parametrize(
    ("block", "html"),
    [
        (paragraph("a ", run("b", "<w:b/>"), run(" c", '<w:b w:val="0"/>')), "<p>a <strong>b</strong> c</p>"),
        (paragraph(run("a", "<w:b/><w:i/>")), "<p><strong><em>a</em></strong></p>"),
        (paragraph(run("a", '<w:rStyle w:val="Fett"/>'), " b"), "<p><strong>a</strong> b</p>"),
        (paragraph("m", run("2", '<w:vertAlign w:val="superscript"/>')), "<p>m²</p>"),
        (paragraph("Head", style="Zwischen"), "<h2>Head</h2>"),
        (paragraph("Head", style="berschrift3"), "<h3>Head</h3>"),
        (paragraph("He said.", style="Zitat"), "<blockquote><p>He said.</p></blockquote>"),
        (paragraph("one", style="Punkte"), "<ul><li><p>one</p></li></ul>"),
        (paragraph("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>"), "<p>a<br>b</p>"),
        (
            paragraph(f'<w:hyperlink r:id="rId7">{run("a letter")}</w:hyperlink>'),
            '<p><a href="https://herald.example/letter?a=1&amp;b=2">a letter</a></p>',
        ),
        (paragraph(f'<w:hyperlink r:id="rId8">{run("a trap")}</w:hyperlink>'), "<p>a trap</p>"),
        (
            paragraph(
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
                '<w:r><w:instrText xml:space="preserve"> HYPERLINK "https://x.example/" </w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
                + run("shown")
                + '<w:r><w:fldChar w:fldCharType="end"/></w:r>', run(" after")
            ),
            '<p><a href="https://x.example/">shown</a> after</p>',
        ),
        (paragraph(f"<w:ins>{run('new ')}</w:ins>", f"<w:smartTag>{run('Vell')}</w:smartTag>"), "<p>new Vell</p>"),
        (paragraph(run("seen"), run(" hidden", "<w:vanish/>")), "<p>seen</p>"),
        (
            paragraph("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c &lt; d</w:t></w:r>"),
            "<p>a b-c &lt; d</p>",
        ),
    ],
)  # fmt: skip
def test_paragraph_is_read(block, html):
    assert _html(block) == html


def test_lists_are_lists_and_deeper_items_are_part_of_them():
    text = read_docx(
        word_file(
            item("one"),
            item("deep", depth=1),
            item("two"),
            item("first", 2),
            item("second", 2),
            paragraph(TEXT),
        )
    )
    assert text.html == (
        "<ul><li><p>one</p></li><li><p>deep</p></li><li><p>two</p></li></ul>"
        f"<ol><li><p>first</p></li><li><p>second</p></li></ol><p>{TEXT}</p>"
    )
    assert text.notes == ("1 list inside another became part of it",)


def test_deleted_paragraph_mark_joins_two_paragraphs():
    gone = "<w:rPr><w:del/></w:rPr>"
    assert _html(paragraph("One ", properties=gone), paragraph("sentence.")) == "<p>One sentence.</p>"


def test_table_becomes_a_line_for_each_row_and_one_for_its_look_none():
    def cell(text: str, inside: str = "") -> str:
        return f"<w:tc>{paragraph(text)}{inside}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell('inner')}</w:tr></w:tbl>"
    grid = f"<w:tbl><w:tr>{cell('Port')}{cell('Boats')}</w:tr><w:tr>{cell('Vell', inner)}{cell('12')}</w:tr></w:tbl>"
    frame = f"<w:tbl><w:tr><w:tc>{paragraph('One.')}{paragraph('Two.')}</w:tc></w:tr></w:tbl>"
    text = read_docx(word_file(grid, frame))
    assert text.html == "<p>Port · Boats</p><p>Vell inner · 12</p><p>One.</p><p>Two.</p>"
    assert text.notes == ("1 table became a line for each row",)


def test_what_is_left_out_is_said():
    picture = "<w:r><w:drawing/></w:r>"
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>"
        f"{paragraph('boxed')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    text = read_docx(
        word_file(
            paragraph(
                "A letter",
                '<w:r><w:footnoteReference w:id="2"/></w:r>',
                "<w:del><w:r><w:delText>secret</w:delText></w:r></w:del>",
                run(" struck", "<w:strike/>"),
                '<w:r><w:commentReference w:id="0"/></w:r>',
                picture,
                picture,
                box,
                " says.",
            )
        )
    )
    assert text.html == "<p>A letter says.</p><p>The letter is dated.</p>"
    assert text.notes == (
        "2 pictures were left out",
        "1 text box was left out",
        "1 footnote became text",
        "1 comment was left out",
        "2 passages that were struck out were left out",
    )


MACROS = TYPES.replace("document.main+xml", "document.macroEnabled.main+xml")
BOMB = b"<w:t>" + b" " * (2 * 1024 * 1024)
EXPANDING = f'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document {NAMES}>&b;</w:document>'
OUTSIDE = f'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:document {NAMES}>&a;</w:document>'
DEEP = f"<w:document {NAMES}>" + "<w:ins>" * 400 + "</w:ins>" * 400 + "</w:document>"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"just words", "This is no Word file"),
        (b"%PDF-1.7", "This is no Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "This is an old Word file (.doc), or one with a password"),
        (b"PK\x03\x04 and no zip", "The file is damaged"),
        (word_file(paragraph(TEXT))[:900], "The file is damaged"),
        (word_file(paragraph(TEXT), parts={"word/vbaProject.bin": b"x"}), "The file carries macros"),
        (word_file(paragraph(TEXT), parts={"[Content_Types].xml": MACROS}), "The file carries macros"),
        (word_file(parts={"word/document.xml": b"<w:p>"}), "The file is damaged"),
        (word_file(parts={"word/document.xml": BOMB}), "The file unpacks to more than a story can be"),
        (word_file(parts={"word/document.xml": DEEP}), "The file unpacks to more than a story can be"),
        (word_file(parts={"word/document.xml": EXPANDING}), "The file declares a document type"),
        (
            word_file(parts={"word/document.xml": EXPANDING.encode("utf-16")}),
            "The file declares a document type",
        ),
        (word_file(parts={"word/document.xml": OUTSIDE}), "The file declares a document type"),
        (
            word_file(parts={f"m{n}": b"" for n in range(3_001)}),
            "The file unpacks to more than a story can be",
        ),
        (word_file(), "The file holds no text"),
    ],
)
def test_file_that_is_not_opened_is_refused_in_words(data, why):
    with pytest.raises(IngestError) as refused:
        read_docx(data)
    assert refused.value.message.startswith(why)


def test_part_that_lies_about_its_size_is_read_to_the_limit_and_no_further(monkeypatch):
    monkeypatch.setattr("articles.ingest.parsers.docx_package.LARGEST_PART", 1_000)
    with pytest.raises(IngestError) as refused:
        read_docx(word_file(paragraph(TEXT * 100)))
    assert refused.value.message.startswith("The file unpacks to more than a story can be")


def test_zip_of_something_else_is_no_word_file():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    with pytest.raises(IngestError, match="This is no Word file"):
        read_docx(out.getvalue())


_SOUND = word_file(paragraph("Guard moves", style="Titel"), item("one"), paragraph(TEXT))


@given(st.integers(0, len(_SOUND) - 1), st.integers(0, 255), st.integers(0, 40))
def test_damaged_file_is_read_or_refused_and_nothing_else(at, value, cut):
    data = bytearray(_SOUND)
    data[at] = value
    del data[at + 1 : at + 1 + cut]
    try:
        text = read_docx(bytes(data))
    except IngestError:
        return
    assert is_canonical(text.html)


@given(st.lists(st.text("ab <&>\u00a0\n“", max_size=12), max_size=5))
def test_any_words_come_out_canonical(lines):
    from xml.sax.saxutils import escape

    data = word_file(*(paragraph(run(escape(line), "<w:b/>")) for line in lines), paragraph(TEXT))
    assert is_canonical(read_docx(data).html)


def test_ingest_reads_word_files_by_their_first_bytes(tmp_path):
    path = tmp_path / "story.dat"
    path.write_bytes(word_file(paragraph("Guard moves"), paragraph(TEXT)))
    (story,) = parse_file(path)
    assert (story.headline, story.body_html) == ("Guard moves", f"<p>{TEXT}</p>")
