"""What stands in our own voice, and what official acts rest on, on the story's screen."""

import pytest
from django.contrib import admin
from django.urls import reverse

from articles.admin.story import StoryScreen
from articles.claims.models import Claim, ClaimParty
from articles.enums import ProposalStatus
from articles.models import Article
from articles.services.proposals import ProposalMoved, accept_proposals, analyse_article
from articles.services.save import save_working_copy
from entities.models import Entity
from tests.articles.test_admin_suggestions import press
from tests.factories.articles import make_article
from tests.factories.claims import make_claim, make_evidence
from tests.factories.entities import make_entity, make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

BODY = (
    "<p>Imre Valtos reportedly signed the order. He has hidden it since.</p>"
    "<p>Dara Holm is linked to the Night Ferry. The Harbour Guard imposed sanctions on Imre Valtos.</p>"
)


@pytest.fixture
def story(client) -> Article:
    make_entity("Harbour Guard", slug="harbour-guard", schema="PublicBody", kind="agency")
    make_entity("Night Ferry", slug="night-ferry", kind="gang")
    make_person("Imre Valtos", slug="imre-valtos")
    user = make_user()
    client.force_login(user)
    story = make_article(by=user, headline="Guard speaks", body=BODY)
    analyse_article(story, by=user)
    return story


def screen(client, story: Article):
    return client.get(reverse("admin:articles_article_change", args=[story.pk]))


def observations(story: Article) -> list[str]:
    return [row.exact for row in story.proposals.filter(kind="uncued", status=ProposalStatus.OPEN)]


OWN, HINT = "He has hidden it since.", "Dara Holm is linked to the Night Ferry."


def test_observations_stand_apart_from_what_can_be_accepted(client, story):
    page = screen(client, story)
    assert [row.exact for row in page.context["observations"]] == [OWN, HINT]
    assert {row.kind for row in page.context["proposals"]} == {"claim"}
    assert "The hearsay: “Imre Valtos reportedly signed the order”." in page.content.decode()


def test_observation_is_never_accepted(story):
    row = story.proposals.filter(kind="uncued").first()
    with pytest.raises(ProposalMoved):
        accept_proposals([row], by=make_user())
    assert Claim.objects.count() == 0


def test_observations_are_neither_marked_nor_accepted_with_the_rest(client, story):
    press(client, story, _accept_light="1")
    story.refresh_from_db()
    assert observations(story) == [OWN, HINT]
    assert set(Claim.objects.values_list("mode", flat=True)) == {"hearsay", "own"}
    assert story.body.count("data-claim") == 2


def test_dismissed_observation_is_remembered_in_this_story_only(client, story):
    key = story.proposals.get(exact=HINT).pk
    press(client, story, _dismiss=key)
    press(client, story, _analyse="1")
    assert observations(story) == [OWN]
    other = make_article(body=BODY)
    analyse_article(other, by=make_user())
    assert observations(other) == [OWN, HINT]


def test_claim_extended_over_the_sentence_settles_own_voice(story):
    user = make_user()
    claim = make_claim()
    body = BODY.replace(OWN, f'<span data-claim="{claim.uid}">He has hidden it since</span>.')
    save_working_copy(article=story, by=user, body=body)
    analyse_article(story, by=user)
    assert observations(story) == [HINT]


def test_hint_stays_when_another_part_of_its_sentence_is_marked(story):
    user = make_user()
    claim = make_claim()
    body = BODY.replace("Dara Holm is", f'<span data-claim="{claim.uid}">Dara Holm</span> is')
    save_working_copy(article=story, by=user, body=body)
    analyse_article(story, by=user)
    assert HINT in observations(story)


def test_story_with_observations_only_waits_for_no_decision(client):
    user = make_user()
    client.force_login(user)
    story = make_article(by=user, body="<p>Dara Holm is linked to the Night Ferry gang.</p>")
    analyse_article(story, by=user)
    page = client.get(reverse("admin:articles_article_changelist"), {"whose": "open"})
    assert (observations(story) != [], page.context["rows"]) == (True, [])


def test_suggested_act_shows_the_record_it_rests_on(client, story):
    guard, valtos = (Entity.objects.get(slug=slug) for slug in ("harbour-guard", "imre-valtos"))
    claim = make_claim(
        claimants=[guard],
        standing="body",
        basis="official_act",
        mode="own",
        speech_act="sanction",
        public_text="The Harbour Guard imposed sanctions on Valtos on 3 May.",
    )
    ClaimParty.objects.create(claim=claim, entity=valtos, role="subject")
    make_evidence(claim)
    make_evidence(claim)
    words = " ".join(screen(client, story).content.decode().split())
    assert "The Harbour Guard imposed sanctions on Valtos on 3 May.</a> · 2 documents</p>" in words
    assert "No record on file." not in words


def test_suggested_act_without_a_record_says_so(client, story):
    assert screen(client, story).content.decode().count("No record on file.") == 1


def test_accepted_act_is_the_record_of_the_next_story(client, story):
    user = make_user()
    act = next(row for row in story.proposals.all() if row.payload.get("basis") == "official_act")
    accept_proposals([act], by=user)
    claim = Claim.objects.get()
    assert list(claim.party_set.values_list("role", "entity__slug")) == [
        ("claimant", "harbour-guard"),
        ("subject", "imre-valtos"),
    ]
    other = make_article(by=user, body="<p>The Harbour Guard imposed sanctions on Imre Valtos.</p>")
    analyse_article(other, by=user)
    (row,) = screen(client, other).context["proposals"]
    assert row.record.claim == claim


@pytest.mark.parametrize("count", [1, 3])
def test_screen_costs_the_same_for_any_number_of_acts_and_observations(
    story, count, django_assert_num_queries
):
    user = make_user()
    act = next(row for row in story.proposals.all() if row.payload.get("basis") == "official_act")
    accept_proposals([act], by=user)
    one = "<p>Dara Holm is linked to the Night Ferry. The Harbour Guard imposed sanctions on Imre Valtos.</p>"
    other = make_article(body=one * count)
    analyse_article(other, by=user)
    with django_assert_num_queries(12):
        context = StoryScreen(Article, admin.site).suggestions_context(other)
    assert (len(context["proposals"]), len(context["observations"])) == (count, count)
