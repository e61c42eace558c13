"""What the gate reads from a story for the rules."""

import pytest

from articles.enums import MentionChoice
from articles.services.gate import check_story
from articles.services.tagging import tag_entity
from tests.factories.articles import make_article
from tests.factories.entities import make_entity
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def leagues():
    return [
        make_entity(f"Salt Coast League {slug}", slug=slug, names=[("Salt Coast League", "alias")])
        for slug in ("north", "south")
    ]


@pytest.mark.parametrize(
    ("choices", "rules"),
    [
        ((), ["P15"]),
        ((MentionChoice.EDITOR,), []),
        ((MentionChoice.REJECTED,), ["P15"]),
        ((MentionChoice.REJECTED, MentionChoice.REJECTED), []),
        ((MentionChoice.REJECTED, MentionChoice.EDITOR), []),
    ],
)
def test_an_ambiguous_name_is_settled_by_choosing_one_or_rejecting_all(leagues, choices, rules):
    user = make_user()
    article = make_article(by=user, body="<p>The Salt Coast League met on Monday.</p>")
    for league, choice in zip(leagues, choices, strict=False):
        tag_entity(article=article, entity=league, by=user, choice=choice)
    assert [finding.rule for finding in check_story(article)] == rules


def test_the_gate_costs_the_same_whatever_the_story_holds(leagues, django_assert_max_num_queries):
    article = make_article(body="<p>The Salt Coast League met on Monday.</p>" * 5)
    with django_assert_max_num_queries(6):
        check_story(article)
