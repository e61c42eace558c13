"""Deciding the analyser's suggestions on the story's screen, and the filled-in dialog."""

import pytest
from django.urls import reverse

from articles.claims.models import Claim
from articles.enums import ProposalStatus
from articles.models import Article, Proposal
from articles.services.proposals import analyse_article
from tests.factories.articles import make_article
from tests.factories.entities import make_entity, make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

BODY = (
    "<p>The Harbour Guard said the lamps were lit on Monday.</p>"
    "<p>The Harbour Guard accused Imre Valtos of hiding the order.</p>"
)


@pytest.fixture
def story(client) -> Article:
    """A story with a light and a serious suggestion, on the screen of an editor."""
    make_entity("Harbour Guard", slug="harbour-guard", schema="PublicBody", kind="agency")
    make_person("Imre Valtos", slug="imre-valtos")
    user = make_user()
    client.force_login(user)
    story = make_article(by=user, headline="Guard speaks", body=BODY)
    analyse_article(story, by=user)
    return story


def press(client, story: Article, **button):
    """Press a button of the story's form, with the form as it stands."""
    fields = {
        "headline": story.headline,
        "body": story.body,
        "section": story.section_id,
        "slug": story.slug if story.slug_is_own else "",
        "language": "en",
        "origin": "ours",
        "base_revision": story.revision_number,
        "mentions-TOTAL_FORMS": "0",
        "mentions-INITIAL_FORMS": "0",
        **button,
    }
    return client.post(reverse("admin:articles_article_change", args=[story.pk]), fields, follow=True)


def proposal_of(story: Article, act: str) -> Proposal:
    return next(p for p in story.proposals.all() if p.payload["speech_act"] == act)


def test_screen_shows_what_accepting_would_write(client, story):
    page = client.get(reverse("admin:articles_article_change", args=[story.pk]))
    shown = {
        proposal.public_text: (str(proposal.harm), proposal.is_light)
        for proposal in page.context["proposals"]
    }
    assert shown == {
        "The Harbour Guard said the lamps were lit on Monday.": ("none", True),
        "The Harbour Guard accused Imre Valtos of hiding the order.": ("serious", False),
    }


def test_accept_marks_the_passage_and_records_the_claim(client, story):
    press(client, story, _accept=proposal_of(story, "accuse").pk)
    claim = Claim.objects.get()
    story.refresh_from_db()
    assert (claim.speech_act, claim.origin, claim.harm) == ("accuse", "suggestion", "serious")
    assert f'data-claim="{claim.uid}"' in story.body


def test_accept_saves_what_was_typed_elsewhere(client, story):
    press(client, story, _accept=proposal_of(story, "accuse").pk, kicker="The port")
    story.refresh_from_db()
    assert (story.kicker, Claim.objects.count()) == ("The port", 1)


def test_accept_after_the_words_changed_says_so_and_records_nothing(client, story):
    body = BODY.replace("Monday", "that very Monday")
    response = press(client, story, _accept=proposal_of(story, "accuse").pk, body=body)
    assert "The story has changed since it was read: analyse it again." in response.content.decode()
    assert Claim.objects.count() == 0


def test_accept_twice_says_that_it_was_decided(client, story):
    key = proposal_of(story, "accuse").pk
    press(client, story, _accept=key)
    story.refresh_from_db()
    assert "This suggestion was decided already." in press(client, story, _accept=key).content.decode()


def test_accept_of_the_light_ones_leaves_harm_to_be_read(client, story):
    press(client, story, _accept_light="1")
    assert [claim.speech_act for claim in Claim.objects.all()] == ["say"]
    assert proposal_of(story, "accuse").status == ProposalStatus.OPEN


def test_dismiss_puts_a_suggestion_aside_for_good(client, story):
    key = proposal_of(story, "say").pk
    press(client, story, _dismiss=key)
    press(client, story, _analyse="1")
    open_acts = [p.payload["speech_act"] for p in story.proposals.filter(status=ProposalStatus.OPEN)]
    assert open_acts == ["accuse"]


def test_suggestion_of_another_story_is_not_decided_here(client, story):
    other = make_article(body=BODY)
    analyse_article(other, by=make_user())
    key = other.proposals.first().pk
    press(client, story, _accept=key)
    assert Proposal.objects.get(pk=key).status == ProposalStatus.OPEN


def test_ambiguous_name_is_chosen_among_its_candidates(client):
    first = make_entity("Gulf Line", slug="gulf-line")
    make_entity("Gulf Line", slug="gulf-line-2")
    user = make_user()
    client.force_login(user)
    story = make_article(by=user, body="<p>The Gulf Line sailed.</p>")
    (proposal,) = analyse_article(story, by=user)
    press(client, story, _choose=f"{proposal.pk}:gulf-line")
    assert [(m.entity, m.choice) for m in story.mentions.filter(version=None)] == [(first, "editor")]


def test_candidates_are_shown_with_how_well_they_fit(client):
    make_entity("North League", slug="north", kind="gang", names=[("SCL", "abbreviation")])
    make_entity("South League", slug="south", names=[("SCL", "abbreviation")])
    user = make_user()
    client.force_login(user)
    story = make_article(by=user, body="<p>The South League met on Monday. The SCL gang left.</p>")
    analyse_article(story, by=user)
    page = client.get(reverse("admin:articles_article_change", args=[story.pk]))
    (shown,) = page.context["proposals"]
    assert [(c["entity"].slug, c["fit"], c["score"]) for c in shown.candidates] == [
        ("south", "fits well", 0.7),
        ("north", "fits well", 0.6),
    ]
    assert page.content.decode().count("fits well (0.70)") == 1


def test_candidates_of_an_older_suggestion_have_no_score(client):
    make_entity("Gulf Line", slug="gulf-line")
    make_entity("Gulf Line", slug="gulf-line-2")
    user = make_user()
    client.force_login(user)
    story = make_article(by=user, body="<p>The Gulf Line sailed.</p>")
    (proposal,) = analyse_article(story, by=user)
    del proposal.payload["scores"]
    proposal.save()
    page = client.get(reverse("admin:articles_article_change", args=[story.pk]))
    (shown,) = page.context["proposals"]
    assert [(c["entity"].slug, c["fit"]) for c in shown.candidates] == [
        ("gulf-line", ""),
        ("gulf-line-2", ""),
    ]


def suggest(client, text: str, start: int, end: int) -> dict:
    return client.post(
        reverse("admin:articles_article_suggest"), {"text": text, "start": start, "end": end}
    ).json()


def test_dialog_is_filled_in_from_the_analyser(client, story):
    text = "The Harbour Guard accused Imre Valtos of hiding the order."
    filled = suggest(client, text, 0, len(text))
    assert (filled["fields"]["speech_act"], filled["fields"]["mode"], filled["harm_label"]) == (
        "accuse",
        "on_record",
        "Serious",
    )
    assert [(party["text"], party["role"]) for party in filled["parties"]] == [
        ("Harbour Guard", "claimant"),
        ("Imre Valtos", "accused"),
    ]


def test_dialog_without_an_attribution_gets_the_words_themselves(client, story):
    filled = suggest(client, "The lamps were lit. It rained.", 0, 19)
    assert filled["fields"] | {"mode": "", "speech_act": ""} == {
        "statement": "The lamps were lit.",
        "public_text": "The lamps were lit.",
        "mode": "",
        "speech_act": "",
        "cue": "",
        "language": "en",
    }


def test_dialog_counts_as_the_browser_counts(client, story):
    """A browser counts an emoji as two."""
    filled = suggest(client, "\N{SHIP}\N{SAILBOAT}\U0001f6a2 Lit. Dark.", 11, 16)
    assert filled["fields"]["statement"] == "Dark."


def test_dialog_writes_nothing(client, story):
    suggest(client, BODY, 3, 40)
    assert Claim.objects.count() == 0
