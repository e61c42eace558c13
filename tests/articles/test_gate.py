"""What the gate reads from a story for the rules."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.enums import MentionChoice
from articles.models import Article
from articles.services.gate import Words, check_story, story_in_check
from articles.services.tagging import tag_entity
from tests.factories.articles import make_article
from tests.factories.claims import (
    make_claim,
    make_evidence,
    make_item,
    make_link,
    make_source,
    make_verdict,
)
from tests.factories.entities import make_entity, make_person
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


def rich_claims(number):
    """Accusations with an accused, a denial, and evidence from a public body of a country on file."""
    claims = []
    for _ in range(number):
        claim = make_claim(
            speech_act="accuse",
            claimants=[make_entity()],
            accused=[make_person()],
            relayed_by=make_source(),
            refresh=False,
        )
        make_link(make_claim(claimants=[make_person()], speech_act="deny", refresh=False), claim)
        make_link(claim, make_claim(refresh=False), kind="reported_in")
        make_evidence(
            claim, item=make_item(source=make_source(entity=make_entity(merged_into=make_entity())))
        )
        act = make_claim(
            basis="official_act", speech_act="designate", claimants=[make_entity()], refresh=False
        )
        act.party_set.create(entity=claim.party_set.get(role="accused").entity, role="subject")
        claims.append(claim)
    return claims


@pytest.mark.parametrize("typed", [False, True])
def test_the_gate_costs_the_same_however_many_claims_the_story_prints(typed):
    def cost(article):
        words = Words.of(article) if typed else None
        check_story(article, words=words)  # the gazetteer is at hand from here on
        with CaptureQueriesContext(connection) as queries:
            check_story(article, words=words)
        return len(queries)

    one = make_article(claims=rich_claims(1))
    many = make_article(claims=rich_claims(30))
    assert cost(many) == cost(one)


def test_what_is_typed_reads_as_what_is_saved():
    claims = rich_claims(2)
    saved = make_article(
        claims=claims, standfirst="Who sold it?", lead_caption="The quay, sold by nobody.", slug="quay-sold"
    )
    assert story_in_check(saved, words=Words.of(saved)) == story_in_check(saved)


def test_what_is_typed_is_read_without_writing_anything():
    claim = rich_claims(1)[0]
    article = make_article(headline="Quay opens")
    typed = Words(
        headline="Quay closes",
        body=f'<p onclick="x">It <b>is</b> <span data-claim="{claim.uid}">shut</span></p>',
    )
    with CaptureQueriesContext(connection) as queries:
        story = story_in_check(article, words=typed)
    assert [query["sql"] for query in queries if not query["sql"].startswith(("SELECT", "WITH"))] == []
    assert (story.headline, story.text) == ("Quay closes", "It is shut")
    assert [(passage.uid, passage.exact) for passage in story.passages] == [(claim.uid, "shut")]


def test_a_story_that_was_never_saved_is_read():
    story = story_in_check(
        Article(), words=Words(headline="Quay opens", body="<h2>Who pays</h2><p>Nobody.</p>")
    )
    assert [(line.field, line.text, line.offset) for line in story.lines] == [
        ("headline", "Quay opens", 0),
        ("crosshead", "Who pays", 0),
    ]


@pytest.mark.parametrize(
    ("mode", "axis", "rating", "rule"),
    [("own", "content", "outdated", "P14"), ("on_record", "attribution", "misquoted", "P11")],
)
def test_the_verdict_that_stands_reaches_the_gate(mode, axis, rating, rule):
    claim = make_claim(mode=mode)
    article = make_article(claims=[claim])
    make_verdict(claim, axis=axis, rating="true" if axis == "content" else "confirmed")
    assert [found for found in check_story(article) if found.rule == rule] == []
    make_verdict(claim, axis=axis, rating=rating)
    assert [found.severity for found in check_story(article) if found.rule == rule] == ["B"]
