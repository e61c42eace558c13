"""What is on file beside a suggestion: on the story's screen, behind its button, and in the claim dialog."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.claims.models import Claim
from articles.claims.services.withhold import withhold_claim
from articles.services.proposals import analyse_article
from tests.articles.test_admin_suggestions import press, suggest
from tests.factories.articles import make_article, make_published
from tests.factories.claims import make_claim
from tests.factories.entities import make_entity, make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

BODY = "<p>The Harbour Guard said that Imre Valtos sold 40 lamps to the bank of Orrin on Monday.</p>"
SAME = "Imre Valtos sold 40 lamps to the bank of Orrin on Monday"


@pytest.fixture
def guard():
    return make_entity("Harbour Guard", slug="harbour-guard", schema="PublicBody", kind="agency")


@pytest.fixture
def story(client, guard):
    make_person("Imre Valtos", slug="imre-valtos")
    user = make_user()
    client.force_login(user)
    story = make_article(by=user, headline="Lamps", body=BODY)
    analyse_article(story, by=user)
    return story


def shown(client, story) -> list[tuple[str, str, int, bool, bool]]:
    """What stands on file beside the story's first suggestion."""
    page = client.get(reverse("admin:articles_article_change", args=[story.pk]))
    return [
        (row.claim.uid, row.words, row.stories, row.usable, row.other_voice)
        for row in page.context["proposals"][0].on_file
    ]


def test_suggestion_shows_what_is_on_file_with_its_stories(client, story, guard):
    same = make_claim(statement=SAME, claimants=[guard], standing="body")
    opposite = make_claim(statement="Imre Valtos never sold 40 lamps to the bank of Orrin on Monday")
    number = make_claim(statement="Imre Valtos sold 60 lamps to the bank of Orrin on Monday")
    make_published(claims=[same])
    assert shown(client, story) == [
        (same.uid, "says the same", 1, True, False),
        (opposite.uid, "says the opposite", 0, False, False),
        (number.uid, "differs in a number", 0, False, False),
    ]


def test_claim_of_somebody_else_is_called_so(client, story):
    claim = make_claim(
        statement=SAME, claimants=[make_entity("Orrin Bank", slug="orrin-bank")], standing="body"
    )
    assert shown(client, story) == [(claim.uid, "says the same", 0, True, True)]
    page = client.get(reverse("admin:articles_article_change", args=[story.pk])).content.decode()
    assert page.count("Said by somebody else") == 1


def test_withheld_claim_is_shown_without_its_button(client, story, guard):
    claim = make_claim(statement=SAME, claimants=[guard], standing="body")
    withhold_claim(claim=claim, by=make_user("Legal"), reason="order of a court")
    assert shown(client, story) == [(claim.uid, "says the same", 0, False, False)]
    page = client.get(reverse("admin:articles_article_change", args=[story.pk])).content.decode()
    assert (page.count('name="_use"'), page.count(">Withheld<")) == (0, 1)


def test_button_marks_the_passage_with_the_claim_on_file(client, story):
    claim = make_claim(statement=SAME)
    key = story.proposals.get().pk
    answer = press(client, story, _use=f"{key}:{claim.uid}")
    story.refresh_from_db()
    assert f'data-claim="{claim.uid}"' in story.body
    assert "Joined: the passage is marked with the claim on file." in answer.content.decode()
    assert Claim.objects.count() == 1


@pytest.mark.parametrize("pressed", ["x:y", "1", ":", "99999999:aaaaaaaaaa", "{key}:aaaaaaaaaa"])
def test_button_with_nonsense_changes_nothing(client, story, pressed):
    press(client, story, _use=pressed.format(key=story.proposals.get().pk))
    assert story.proposals.get().status == "open"


def test_suggestion_of_another_story_is_not_joined_here(client, story):
    other = make_article(body=BODY)
    (proposal,) = analyse_article(other, by=make_user())
    press(client, story, _use=f"{proposal.pk}:{make_claim(statement=SAME).uid}")
    proposal.refresh_from_db()
    assert proposal.status == "open"


def test_what_is_on_file_is_not_accepted_with_the_light_ones(client, story):
    make_claim(statement=SAME)
    press(client, story, _accept_light="1")
    assert Claim.objects.count() == 1


def test_whoever_may_not_see_claims_is_shown_none(client, story):
    make_claim(statement=SAME)
    newcomer = make_user(None)
    newcomer.user_permissions.set(Permission.objects.filter(codename="add_claim"))
    client.force_login(newcomer)
    assert suggest(client, BODY[3:-4], 0, len(BODY) - 7)["similar"] == []


def test_dialog_is_told_what_is_on_file(client, story, guard):
    claim = make_claim(statement=SAME, claimants=[guard], standing="body")
    make_published(claims=[claim])
    filled = suggest(client, BODY[3:-4], 0, len(BODY) - 7)
    (similar,) = filled["similar"]
    assert (similar["uid"], similar["public_text"], similar["relation"], similar["stories"]) == (
        claim.uid,
        claim.public_text,
        "same",
        1,
    )
    assert (similar["score"], similar["why"], similar["usable"]) == (1.0, "same words", True)


def test_screen_costs_the_same_for_one_and_three_suggestions(client, django_assert_max_num_queries):
    user = make_user()
    client.force_login(user)
    counts = []
    for size in (1, 3):
        sentences = [
            f"The Orrin Guard said that Bank {name} sold the quay."
            for name in ("Aster", "Birch", "Cedar")[:size]
        ]
        story = make_article(
            by=user, headline=f"Quays {size}", body="".join(f"<p>{line}</p>" for line in sentences)
        )
        assert len(analyse_article(story, by=user)) == size
        for name in ("Aster", "Birch", "Cedar")[:size]:
            make_claim(statement=f"Bank {name} sold the quay")
        with django_assert_max_num_queries(200) as captured:
            page = client.get(reverse("admin:articles_article_change", args=[story.pk]))
        assert all(row.on_file for row in page.context["proposals"])
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_claim_screen_lists_similar_claims_but_not_itself(client):
    client.force_login(make_user())
    claim, other = make_claim(statement=SAME), make_claim(statement=f"{SAME} night")
    page = client.get(reverse("admin:claims_claim_change", args=[claim.pk]))
    assert [(found.claim, found.words) for found in page.context["similar"]] == [(other, "says the same")]
    assert "Similar claims on file" in page.content.decode()
