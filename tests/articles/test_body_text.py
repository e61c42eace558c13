"""Plain text, blocks, words and sentences."""

import pytest

from articles.body.text import Block, blocks, plain_text, sentence_at, sentences, sentences_around, word_count

HTML = (
    "<h2>Head</h2><p>One <em>two</em><br>three &amp; four.</p><hr>"
    "<ul><li><p>five</p></li></ul><blockquote><p>six</p></blockquote>"
)


def test_plain_text_is_one_block_a_line() -> None:
    assert plain_text(HTML) == "Head\nOne two three & four.\nfive\nsix"


def test_blocks_say_kind_place_and_html() -> None:
    assert blocks(HTML) == [
        Block("h2", "<h2>Head</h2>", "Head", 0),
        Block("p", "<p>One <em>two</em><br>three &amp; four.</p>", "One two three & four.", 5),
        Block("li", "<p>five</p>", "five", 27),
        Block("blockquote", "<p>six</p>", "six", 32),
    ]


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("U.S.-based ships don't sail", 4), ("1,200 – or so…", 3), ("one\ntwo", 2)]
)
def test_word_count(text: str, count: int) -> None:
    assert word_count(text) == count


@pytest.mark.parametrize(
    "parts",
    [
        ["He left.", "She stayed."],
        ["The U.S. government said so.", "It did."],
        ["It left the U.S. in May.", "No one knew."],
        ["He came from the U.S.", "The ministry knew."],
        ["Mr. Okoro met Dr. Lind on Jan. 5.", "They spoke."],
        ["J. R. Adeyemi spoke.", "Nobody heard."],
        ["“We will act.”", "He left."],
        ["“We will act,” he said.", "“Soon.”"],
        ["“Will you act?” he asked.", "No one answered."],
        ["He said it was “unacceptable.”", "Officials fear unrest."],
        ["Is it so?", "No!", "Well."],
        ["It cost $4.5 million in No. 7 St. James St.", "Later it fell."],
        ["He waited … and left.", "Then…", "Nothing."],
        ["Acme Inc. said no.", "He works at Acme Inc.", "The firm agreed."],
        ["It ended at 5 p.m. on Monday.", "They met."],
        ["¿Quién lo dijo?", "El ministro."],
        ["no stop at all"],
        ["He said no.", "Then he sat.", "Art 7 of the law, Art. 7, applies."],
        ["The case is Vance v. Okoro et al. and others.", "It failed."],
        ["It was built in Feb.", "Nobody knew."],
    ],
)
def test_sentences(parts: list[str]) -> None:
    text = " ".join(parts)

    assert [text[start:end] for start, end in sentences(text)] == parts


def test_sentences_end_with_their_block() -> None:
    text = "A crosshead\n He left.  She stayed. \n\nEnd"

    assert [text[a:b] for a, b in sentences(text)] == ["A crosshead", "He left.", "She stayed.", "End"]


@pytest.mark.parametrize(
    ("marked", "around"),
    [
        ("left", "He left in the U.S. spring."),
        ("spring. She", "He left in the U.S. spring. She stayed."),
        ("Head", "Head"),
        ("stayed.\nThird", "She stayed.\nThird."),
        (".", "He left in the U.S. spring."),
    ],
)
def test_sentences_around(marked: str, around: str) -> None:
    text = "Head\nHe left in the U.S. spring. She stayed.\nThird. Fourth."
    start = text.index(marked)

    span = sentences_around(text, start, start + len(marked))

    assert text[span.start : span.end] == around


@pytest.mark.parametrize(
    ("before", "meant"),
    [
        ("", "He left in the U.S. spring."),
        ("He left", "He left in the U.S. spring."),
        ("He left in the U.S. spring.", "He left in the U.S. spring."),
        ("He left in the U.S. spring. ", "He left in the U.S. spring."),
        ("He left in the U.S. spring.  ", "She stayed."),
        ("He left in the U.S. spring.  She stayed.", "She stayed."),
        ("He left in the U.S. spring.  She stayed.\n", "Third."),
        ("He left in the U.S. spring.  She stayed.\n Third.", "Third."),
        ("He left in the U.S. spring.  She stayed.\n Third.\n", ""),
    ],
)
def test_sentence_at_a_caret(before: str, meant: str) -> None:
    """Whoever has just written a sentence has the caret behind its stop."""
    text = "He left in the U.S. spring.  She stayed.\n Third.\n"
    assert text.startswith(before)

    assert text[slice(*sentence_at(text, len(before)))] == meant
