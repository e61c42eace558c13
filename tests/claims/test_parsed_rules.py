"""What the parse adds to the rules: attributions no list of frames tells from deeds."""

import pytest

from articles.claims.detector import get_engine
from tests.claims.engines import needs_parser
from tests.claims.statements import rows_of

pytestmark = needs_parser

CASES = """
Lund confided the pier was lost. | the pier was lost | confided | Lund | tree.clause
Lund debated whether the pier would hold. | whether the pier would hold | debated | Lund | tree.question
The mayor sought to reopen the mine. | to reopen the mine | sought | The mayor | tree.infinitive
Lund floated the idea of a second pier. | the idea of a second pier | floated | Lund | tree.object
Lund vouched for the captain of the ferry. | the captain of the ferry | vouched | Lund | tree.preposition
The minister likened the pier to a ruin. | the pier to a ruin | likened | The minister | tree.preposition
The council considers the pier a ruin. | the pier a ruin | considers | The council | tree.naming
Ana Brill is critical of the new harbour law. | the new harbour law | critical | Ana Brill | tree.adjective
Brill’s criticism of the plan shook the council. | the plan | criticism | Brill | tree.noun
The quay is expected to close in May. | The quay is expected to close in May | is expected | - | tree.hedge
Lund is seen as the favourite of the port. | Lund is seen as the favourite of the port | is seen | - | tree.hedge
"""


def found_by_parser(sentence: str) -> list[tuple[str, ...]]:
    """The statements of a sentence: content, cue, source, rule."""
    return [
        (
            found.content(sentence),
            found.cue.of(sentence),
            found.source.of(sentence) if found.source else "-",
            found.rule,
        )
        for found in get_engine("spacy").detect(sentence)
    ]


@pytest.mark.parametrize(("sentence", "content", "cue", "source", "rule"), rows_of(CASES))
def test_parser_finds(sentence, content, cue, source, rule):
    assert (content, cue, source, rule) in found_by_parser(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Police found the shed locked.",
        "Five men resisted them near the quay.",
        "The guide can praise the view for hours.",
        "A ship called the Oster Star sank.",
        "The pier seems to lean.",
    ],
)
def test_parser_proposes_nothing_for_deeds(sentence):
    assert found_by_parser(sentence) == []


def test_content_ends_where_the_parse_leaves_its_clause():
    text = "While Brill said the pier was safe, the town closed it on Monday."

    assert [row[0] for row in found_by_parser(text)] == ["the pier was safe"]


def test_speaker_repeated_by_a_pronoun_makes_no_second_statement():
    text = "Brill said she believed that the pier was safe."

    assert [row[1] for row in found_by_parser(text)] == ["said"]


def test_rules_switched_off_are_left_out():
    text = "Lund floated the idea of a second pier."

    assert get_engine("spacy").detect(text, without=frozenset({"tree.object"})) == []


def test_rules_that_are_off_find_nothing_in_languages_without_a_parser():
    text = "El ministro Ivo Brill dijo que el muelle se hundió."
    off = frozenset({"es.say_que"})

    assert get_engine("spacy").detect(text, language="es", without=off) == []
