"""What the analyser proposes, and what becomes of it."""

import pytest

from articles.claims.models import Claim
from articles.exceptions import StoryNotAllowed
from articles.models import Appearance, Proposal
from articles.services.proposals import (
    ProposalMoved,
    accept_proposals,
    analyse_article,
    choose_entity,
    dismiss_proposal,
)
from articles.services.save import save_working_copy
from tests.factories.articles import make_article
from tests.factories.entities import make_entity, make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

BODY = (
    "<p>Mayor Imre Valtos said that the quay would be sold.</p>"
    "<p>Prosecutors accused Imre Valtos of taking money.</p>"
)


def analysed(**fields):
    user = make_user()
    article = make_article(by=user, body=fields.pop("body", BODY), **fields)
    return article, analyse_article(article, by=user), user


def test_analyse_proposes_each_statement_with_its_rule():
    _, proposals, _ = analysed()
    assert [(p.exact, p.payload["cue"]) for p in proposals] == [
        ("the quay would be sold", "said"),
        ("Imre Valtos of taking money", "accused"),
    ]
    assert all(p.rule and p.explanation for p in proposals)


def test_accept_makes_a_claim_marks_the_passage_and_names_the_parties():
    valtos = make_person("Imre Valtos")
    article, proposals, user = analysed()
    accept_proposals(proposals[:1], by=user)
    claim = Claim.objects.get()
    assert (claim.origin, claim.mode, claim.cue) == ("suggestion", "on_record", "said")
    assert list(claim.party_set.values_list("entity", "role", "standing")) == [
        (valtos.pk, "claimant", "named")
    ]
    assert Appearance.objects.of_working_copy().get(article=article).exact == "the quay would be sold"


def test_accept_knows_who_is_accused_and_proposes_the_harm():
    valtos = make_person("Imre Valtos")
    _, proposals, user = analysed()
    accept_proposals(proposals, by=user)
    accusation = Claim.objects.get(speech_act="accuse")
    assert list(accusation.party_set.filter(role="accused").values_list("entity", flat=True)) == [valtos.pk]
    assert accusation.harm == "serious"


def test_accept_never_prints_a_bare_statement():
    _, proposals, user = analysed()
    accept_proposals(proposals, by=user)
    for claim in Claim.objects.all():
        assert claim.cue in claim.public_text
        assert claim.claimant_label.lower() in claim.public_text.lower()


def test_accept_refuses_when_the_words_have_moved():
    article, proposals, user = analysed()
    save_working_copy(article=article, by=user, body="<p>New words altogether, and quite a few of them.</p>")
    with pytest.raises(ProposalMoved):
        accept_proposals(proposals, by=user)
    assert Claim.objects.count() == 0


def test_accept_twice_is_refused():
    _, proposals, user = analysed()
    accept_proposals(proposals[:1], by=user)
    with pytest.raises(ProposalMoved):
        accept_proposals(proposals[:1], by=user)


def test_analyse_again_does_not_propose_what_is_marked():
    article, proposals, user = analysed()
    article = accept_proposals(proposals[:1], by=user)
    assert [p.exact for p in analyse_article(article, by=user)] == ["Imre Valtos of taking money"]


def test_analyse_again_does_not_propose_what_was_dismissed():
    article, proposals, user = analysed()
    dismiss_proposal(proposals[0], by=user)
    assert [p.exact for p in analyse_article(article, by=user)] == ["Imre Valtos of taking money"]


def test_analyse_asks_about_a_name_that_fits_two():
    for slug in ("salt-coast-north", "salt-coast-south"):
        make_entity(f"Salt Coast League {slug}", slug=slug, names=[("Salt Coast League", "alias")])
    _, proposals, _ = analysed(body="<p>The Salt Coast League met on Monday.</p>")
    assert [(p.kind, p.rule, p.payload) for p in proposals] == [
        (
            "mention",
            "gazetteer.ambiguous",
            {"candidates": ["salt-coast-north", "salt-coast-south"], "scores": [0.3, 0.3]},
        )
    ]


def test_analyse_puts_the_candidate_that_fits_best_first():
    make_entity("North League", slug="north", kind="gang", names=[("SCL", "abbreviation")])
    make_entity("South League", slug="south", names=[("SCL", "abbreviation")])
    _, proposals, _ = analysed(body="<p>The South League met on Monday. The SCL gang left.</p>")
    assert [(p.exact, p.payload) for p in proposals] == [
        ("SCL", {"candidates": ["south", "north"], "scores": [0.7, 0.6]})
    ]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The president of Sabelia sailed.", "gazetteer.office"),
        ("Oda Brenn Vale sailed.", "gazetteer.longer"),
        ("Oda Brenn sailed. Piet Brenn sat. Brenn rowed.", "gazetteer.namesake"),
        ("Brennie sailed.", "gazetteer.weak"),
    ],
)
def test_analyse_says_why_it_asks_about_a_name(text, rule):
    make_entity("Sabelia", slug="sabelia", schema="Country", kind="country")
    make_person(
        "Oda Brenn", slug="brenn", names=[("President of Sabelia", "office"), ("Brennie", "weak_alias")]
    )
    _, proposals, _ = analysed(body=f"<p>{text}</p>")
    assert [(p.rule, p.payload["candidates"]) for p in proposals] == [(rule, ["brenn"])]


def test_analyse_goes_by_the_day_of_the_story():
    make_entity("Sabelia", slug="sabelia", schema="Country", kind="country")
    make_person("Oda Brenn", slug="brenn").names.create(
        text="President of Sabelia", kind="office", valid_from="2024-10-01"
    )
    body = "<p>The president of Sabelia said that the quay would be sold.</p>"
    _, (dated,), _ = analysed(body=body, story_date="2025-08-11")
    assert dated.payload["claimants"] == ["brenn"]


@pytest.mark.parametrize("role", ["Checker", "Legal", None])
def test_proposals_are_for_those_who_write(role):
    article, proposals, _ = analysed()
    stranger = make_user(role)
    with pytest.raises(StoryNotAllowed):
        analyse_article(article, by=stranger)
    with pytest.raises(StoryNotAllowed):
        accept_proposals(proposals, by=stranger)
    with pytest.raises(StoryNotAllowed):
        dismiss_proposal(proposals[0], by=stranger)
    assert Proposal.objects.filter(status="open", kind="claim").count() == 2


def test_accept_goes_by_the_record_and_not_by_the_copy_at_hand():
    _, proposals, user = analysed()
    dismiss_proposal(Proposal.objects.get(pk=proposals[0].pk), by=user)
    with pytest.raises(ProposalMoved):
        accept_proposals(proposals[:1], by=user)
    assert Claim.objects.count() == 0


def test_accept_refuses_what_another_reading_no_longer_finds():
    article, proposals, user = analysed()
    save_working_copy(article=article, by=user, body="<p>Nobody said anything.</p>")
    analyse_article(article, by=user)
    with pytest.raises(ProposalMoved):
        accept_proposals(proposals, by=user)
    assert Claim.objects.count() == 0


def test_reading_again_keeps_the_rows_that_are_found_again_where_they_stand_now():
    article, proposals, user = analysed()
    save_working_copy(article=article, by=user, body=f"<p>It rained.</p>{BODY}")
    again = analyse_article(article, by=user)
    assert [p.pk for p in again] == [p.pk for p in proposals]
    assert [p.start for p in Proposal.objects.filter(kind="claim")] == [p.start + 11 for p in proposals]


def test_dismiss_refuses_what_was_accepted():
    _, proposals, user = analysed()
    accept_proposals(proposals[:1], by=user)
    with pytest.raises(ProposalMoved):
        dismiss_proposal(proposals[0], by=user)
    assert Proposal.objects.get(pk=proposals[0].pk).status == "accepted"


def test_choose_refuses_what_was_dismissed_and_what_is_gone():
    for slug in ("salt-coast-north", "salt-coast-south"):
        league = make_entity(f"Salt Coast League {slug}", slug=slug, names=[("Salt Coast League", "alias")])
    article, (proposal,), user = analysed(body="<p>The Salt Coast League met on Monday.</p>")
    dismiss_proposal(Proposal.objects.get(pk=proposal.pk), by=user)
    with pytest.raises(ProposalMoved):
        choose_entity(proposal, league, by=user)
    Proposal.objects.all().delete()
    with pytest.raises(ProposalMoved):
        choose_entity(proposal, league, by=user)
    assert (Proposal.objects.count(), article.mentions.count()) == (0, 0)


def test_accept_refuses_a_name_that_somebody_must_choose():
    for slug in ("salt-coast-north", "salt-coast-south"):
        make_entity(f"Salt Coast League {slug}", slug=slug, names=[("Salt Coast League", "alias")])
    _, proposals, user = analysed(body="<p>The Salt Coast League met on Monday.</p>")
    with pytest.raises(ProposalMoved, match="choose"):
        accept_proposals(proposals, by=user)
    assert Proposal.objects.get().status == "open"


def test_accept_refuses_suggestions_of_two_stories():
    _, first, user = analysed()
    _, second, _ = analysed()
    with pytest.raises(ProposalMoved):
        accept_proposals([first[0], second[0]], by=user)


def test_analyse_reads_what_is_saved():
    article, _, user = analysed()
    save_working_copy(article=article, by=user, body="<p>Mayor Imre Valtos said that nothing was sold.</p>")
    assert [p.exact for p in analyse_article(article, by=user)] == ["nothing was sold"]
