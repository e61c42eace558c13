"""Words that a newsroom adds to the rules before print, and words that it does not count."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.preflight import Finding
from articles.preflight.house_words import left_out
from articles.preflight.story import StoryInCheck
from articles.services.gate import check_story
from articles.services.house_words import set_house_words
from tests.factories.articles import make_article
from tests.factories.claims import make_claim
from tests.factories.entities import make_entity, make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    """Sets the words of one list: `house("offence", "fence")`."""
    by = make_user("Administrator")

    def words(list_key: str, added: str = "", removed: str = "", language: str = "en") -> None:
        set_house_words(list_key=list_key, language=language, added=added, removed=removed, by=by)

    return words


def found(rule: str, body: str = "It rained.", **fields) -> list[tuple[str, str, str]]:
    """Severity, field and words of a rule's findings in a story of one paragraph."""
    story = make_article(body=f"<p>{body}</p>", **fields)
    story.refresh_from_db()
    return [(f.severity, f.field, f.text) for f in check_story(story) if f.rule == rule]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("The fence Ivo Lund sold it.", ["fence Ivo Lund"]),
        ("Ivo Lund, a well-known fence, sold it.", ["Ivo Lund, a well-known fence"]),
        ("Ivo Lund is a Fence.", ["Ivo Lund is a Fence"]),
        ("🚢 Notorious bag man Ivo Lund left.", ["bag man Ivo Lund"]),
        ("The alleged fence Ivo Lund sold it.", []),
        ("Ivo Lund is not a fence.", []),
        ("“The fence Ivo Lund sold it,” she said.", []),
        ("Prosecutors said that the fence Ivo Lund sold it.", []),
        ("The fence around the quay fell on Ivo Lund.", []),
        ("A fencer, Ivo Lund, won.", []),
        ("The fence Mira Oden, who died, sold it.", []),
    ],
)
def test_offence_noun_of_the_house_beside_a_living_person(house, body, words):
    make_person("Ivo Lund", slug="ivo-lund")
    make_person("Mira Oden", slug="mira-oden", death_date="2001")
    house("offence", "fence\nbag man")
    assert found("P05", body) == [("S", "body", text) for text in words]


def test_offence_noun_of_the_house_in_a_headline(house):
    make_person("Ivo Lund", slug="ivo-lund")
    house("offence", "fence")
    assert found("P05", headline="Fence Ivo Lund sold the quay") == [("S", "headline", "Fence Ivo Lund")]


@pytest.mark.parametrize(
    ("headline", "body", "expected"),
    [
        ("Quay sold, word has it", "It rained.", [("B", "headline", "word has it")]),
        ("Quay sold", "Word has it that the quay was sold.", [("W", "body", "Word has it")]),
        ("Quay sold", "“Word has it,” she said.", []),
    ],
)
def test_hedge_of_the_house(house, headline, body, expected):
    house("hedge", "word  has it")
    assert [each for each in found("P08", body, headline=headline) if "ord has it" in each[2]] == expected


def test_hedge_of_the_house_inside_a_mark_is_the_claims(house):
    claim = make_claim(public_text="Word has it that the quay was sold.", mode="media")
    house("hedge", "word has it")
    story = make_article(claims=[claim])
    assert [f.text for f in check_story(story) if f.rule == "P08"] == []


@pytest.mark.parametrize(("days", "count"), [(None, 1), (3, 0), (40, 1)])
def test_relative_time_of_the_house_needs_a_date_that_carries_it(house, days, count):
    house("relative", "this sailing season")
    date = timezone.localdate() - timedelta(days=days) if days else None
    assert len(found("P26", "They came this sailing season.", story_date=date)) == count


@pytest.mark.parametrize(
    ("body", "count"),
    [("Ivo Lund is in cahoots with the bank.", 1), ("The bank is in cahoots with the port.", 0)],
)
def test_insinuation_of_the_house_is_about_a_living_person(house, body, count):
    make_person("Ivo Lund", slug="ivo-lund")
    house("insinuation", "in cahoots with")
    assert len(found("P32", body)) == count


def test_designation_word_of_the_house(house):
    make_entity("Night Ferry", slug="night-ferry", schema="Organization", kind="gang")
    house("designation", "proscribed")
    assert found("P17", "The proscribed group Night Ferry burned two boats.") == [
        ("W", "body", "proscribed group Night Ferry")
    ]


def test_words_of_one_language_are_not_read_in_another(house):
    make_person("Ivo Lund", slug="ivo-lund")
    house("offence", "pillo", language="es")
    assert found("P05", "The pillo Ivo Lund sold it.") == []


def test_word_that_the_house_does_not_count_is_silent(house):
    assert len(found("P08", "It was allegedly dark.")) == 1
    house("hedge", removed="allegedly")
    assert found("P08", "It was allegedly dark.") == []


def test_word_that_is_not_counted_leaves_a_printed_claim_alone():
    words = {"hedge.en.not": ("allegedly",), "offence.en.not": ("drug lord",)}
    story = StoryInCheck("", False, "", "", house_words=words)
    kept = [
        Finding("P08", "S", "body", "He allegedly sold it.", "Why."),
        Finding("P05", "S", "body", "smuggler Lund", "Why."),
        Finding("P01", "B", "body", "drug lord Lund", "Why."),
    ]
    gone = [
        Finding("P08", "W", "body", "Allegedly", "Why."),
        Finding("P05", "S", "body", "Drug  lord Lund", "Why."),
    ]
    assert left_out([*kept, *gone], story) == kept
