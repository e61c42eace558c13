"""Where a claim is printed, and what print says against the record."""

import pytest

from articles.claims.models import Claim
from articles.models import Appearance
from articles.selectors.printed import printed_in
from articles.services.save import save_working_copy
from tests.factories.articles import make_article, make_published, print_again
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def test_live_stories_come_first_by_one_query(django_assert_num_queries):
    claim = make_claim()
    make_article(claims=[claim], headline="A draft about the harbour")
    make_published(claims=[claim], headline="Harbour office speaks in print")
    with django_assert_num_queries(1):
        stories = printed_in(claim)
    assert [(story.headline, story.is_live, story.live_number) for story in stories] == [
        ("Harbour office speaks in print", True, 1),
        ("A draft about the harbour", False, None),
    ]
    assert [[passage.copy for passage in story.passages] for story in stories] == [
        ["Live and working copy"],
        ["Working copy only"],
    ]


def test_what_was_rewritten_since_print_stands_twice():
    claim = make_claim(public_text="The harbour office says the quay was sold.")
    story = make_published(claims=[claim])
    body = f'<p><span data-claim="{claim.uid}">The harbour office says that it sold the quay.</span></p>'
    save_working_copy(article=story, by=make_user(), body=body)
    (printed,) = printed_in(claim)
    assert [(passage.exact, passage.copy) for passage in printed.passages] == [
        ("The harbour office says the quay was sold.", "Live only"),
        ("The harbour office says that it sold the quay.", "Working copy only"),
    ]


def test_versions_that_are_no_longer_live_are_named():
    claim = make_claim()
    story = make_published(claims=[claim])
    print_again(story)
    print_again(story, body="<p>The harbour office closed its books.</p>")
    (printed,) = printed_in(claim)
    assert (printed.passages, printed.earlier_words) == ([], "Printed before in versions 1, 2")


@pytest.mark.parametrize(
    ("changes", "drift"),
    [
        ({}, ()),
        ({"mode": "media"}, ("Printed as “6 · Other media”, on record as “3 · On record”",)),
        ({"state": "cue_lost"}, ("Cue has left the sentence",)),
        (
            {"field": "headline", "cue": "", "source": ""},
            ("Said flatly: neither source nor cue stands in this line",),
        ),
        ({"field": "headline", "cue": "says", "source": ""}, ()),
    ],
)
def test_what_differs_from_the_record_is_said(changes, drift):
    claim = make_claim(mode="on_record", cue="says")
    article = make_article(claims=[claim])
    Appearance.objects.filter(article=article).update(**changes)
    (printed,) = printed_in(claim)
    assert [passage.drift for passage in printed.passages] == [drift]


def test_our_own_voice_needs_no_source_in_a_headline():
    claim = make_claim(mode="own")
    article = make_article(claims=[claim])
    Appearance.objects.filter(article=article).update(field="headline", cue="", source="")
    assert [passage.drift for passage in printed_in(Claim.objects.get())[0].passages] == [()]
