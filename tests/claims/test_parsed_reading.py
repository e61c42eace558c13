"""Parses joined with the detector's own words: every offset stays true, whatever the text holds."""

import pytest

from articles.claims.detector import get_engine
from articles.claims.detector.parsed.model import load_parser
from articles.claims.detector.parsed.reading import BATCH, read_sentences
from articles.claims.detector.parsed.tree import Node, Tree
from articles.claims.detector.sentences import split_sentences
from tests.claims.engines import needs_parser


def read(text):
    return list(read_sentences(load_parser(), text, split_sentences(text)))


@needs_parser
@pytest.mark.parametrize(
    "text",
    [
        "“We don’t know,” Brill said.\nThe mayor’s aides can't say.",
        "𝔄𝔅 said: Señor Á’s pier 🙂 isn’t  safe.",
        f"He said that {'x' * 3000} was here.",
        "a " * 900,
    ],
)
def test_words_of_the_parse_lie_in_the_text(text):
    nodes = [node for sentence in read(text) for node in sentence.tree.nodes if len(text) < 3000]

    assert [node for node in nodes if text[node.start : node.end] != node.text] == []


@needs_parser
def test_sentences_keep_their_order_over_batches():
    text = "\n".join(f"Lund said that pier {number} was shut." for number in range(BATCH + 3))

    assert [sentence.block for sentence in read(text)] == list(range(BATCH + 3))


@needs_parser
@pytest.mark.parametrize("text", ["", "\n\n", " ", "…", "said", "\ud800", "\x00 said \x00"])
def test_hardly_any_text_raises_nothing(text):
    assert get_engine("spacy").detect(text) == []


@needs_parser
def test_half_a_character_is_one_character():
    text = "\ud800\ud800 Lund said that it is."

    assert [found.content(text) for found in get_engine("spacy").detect(text)] == ["it is"]


@needs_parser
def test_another_language_is_read_by_the_rules():
    text = "El ministro dijo que el puente era seguro."

    assert get_engine("spacy").detect(text, language="es") == get_engine("rules").detect(text, language="es")


def test_tree_knows_where_a_subtree_begins_and_ends():
    words = [Node(i, text, 2 * i, "NN", "dep") for i, text in enumerate("abcde")]
    for child, head in ((0, 1), (1, 3), (2, 3), (4, 3)):
        words[child].head = words[head]
    Tree(words)

    assert [(word.first, word.last) for word in words] == [(0, 0), (0, 1), (2, 2), (0, 4), (4, 4)]


def test_tree_gives_the_word_at_an_offset():
    words = [Node(0, "ab", 0, "NN", "ROOT"), Node(1, "cd", 3, "NN", "dep")]
    tree = Tree(words)

    assert [tree.at(offset) for offset in (1, 2, 3, 5)] == [words[0], None, words[1], None]
    assert list(tree.within(1, 4)) == [words[1]]
