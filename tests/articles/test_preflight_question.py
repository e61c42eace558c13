"""P32 in lines: questions that accuse."""

import pytest

from articles.preflight.accusing_question import check
from tests.preflight_stories import person, story_from

BODY = """Norland accuses the shipowner Viktor Orel of moving weapons for a militia. Orel denied it on Monday.
The banker Elias Krumm has not answered. Residents want the mill closed."""
PEOPLE = [person("viktor-orel", "Viktor Orel"), person("elias-krumm", "Elias Krumm")]


def found(**fields) -> list[tuple[str, str, str]]:
    story = story_from(**{"body": BODY, "entities": PEOPLE, **fields})
    return [(each.severity, each.field, each.text) for each in check(story)]


@pytest.mark.parametrize(
    "headline",
    [
        "Did Viktor Orel smuggle weapons?",
        "Did Orel move weapons for a militia?",
        "Is Krumm a money launderer?",
        "Why did Krumm hide millions?",
        "Was Elias Krumm behind the fraud?",
    ],
)
def test_p32_warns_of_a_question_that_accuses(headline):
    assert found(headline=headline) == [("W", "headline", headline)]


@pytest.mark.parametrize(
    "headline",
    [
        "Will Orel sell the shipyard?",
        "Who is Viktor Orel?",
        "Will the mill close?",
        "“Did Orel smuggle weapons?”",
        "Norland accuses Orel of moving weapons",
        "What next for Krumm?",
        "Who robbed Elias Krumm?",
    ],
)
def test_p32_lets_other_questions_be(headline):
    assert found(headline=headline) == []


def test_p32_reads_a_slug_without_a_question_mark():
    assert found(slug="did-orel-smuggle-weapons") == [("W", "slug", "did orel smuggle weapons")]


def test_p32_reads_spanish():
    mir = [person("juan-mir", "Juan Mir")]
    body = "La fiscalía acusa al director Juan Mir de ocultar las muertes de presos. Mir lo niega."
    question = "¿Ocultó Juan Mir las muertes de presos?"
    assert found(headline=question, body=body, language="es", entities=mir) == [("W", "headline", question)]
