"""What a second reading of the analyser's screens and services found wrong, each held by one test."""

import pytest
from django.urls import reverse

from articles.analysis import analyse
from articles.body.marks import remove_marks
from articles.claims.models import Claim, ClaimLink
from articles.models import Article, Proposal
from articles.services.ingest import IncomingStory, ingest_story
from articles.services.join_claim import join_claim
from articles.services.proposals import (
    ProposalMoved,
    accept_proposals,
    analyse_article,
    choose_entity,
)
from articles.services.redaction import _empty_proposals
from articles.services.save import save_working_copy
from entities.gazetteer import Gazetteer
from entities.models import EntityName
from tests.factories.articles import make_article
from tests.factories.claims import make_claim
from tests.factories.entities import make_entity, make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

SAID = "<p>Lund said the pier was gone. Ana Brill stole it in 1902.</p>"
NESTED = "<p>Lund said on Monday that Brill admitted that the pier had burned.</p>"


def analysed(body):
    user = make_user()
    article = make_article(by=user, body=body)
    analyse_article(article, by=user)
    return article, article.proposals.get(kind="claim", status="open"), user


def suggest(client, text):
    client.force_login(make_user())
    ask = {"text": text, "start": 0, "end": len(text)}
    answer = client.post(reverse("admin:articles_article_suggest"), ask)
    assert answer.status_code == 200
    return answer.json()


def take_in(body, guid="urn:example:pier"):
    return ingest_story(
        IncomingStory(headline="The pier", body_html=body, guid=guid), by=make_user("Importer")
    )


def test_dialog_fills_in_an_official_act_whose_target_is_on_file(client):
    make_person("Imre Valtos")
    filled = suggest(client, "The Treasury Department sanctioned Imre Valtos on Tuesday.")
    assert filled["fields"]["speech_act"] == "sanction"


def test_dialog_reads_spanish_as_spanish(client):
    filled = suggest(client, "El ministro Ivo Brill dijo que el muelle se hundió el lunes.")
    assert filled["fields"]["cue"] == "dijo"


def test_import_again_leaves_a_claim_that_another_story_has_used():
    take_in("<p>Lund said the pier was gone.</p>")
    claim = Claim.objects.get()
    other, proposal, user = analysed("<p>Lund said the pier was gone.</p>")
    join_claim(proposal, claim, by=user)
    other.refresh_from_db()
    save_working_copy(article=other, by=user, body=remove_marks(other.body, claim.uid))
    take_in("<p>Nothing happened at the pier on Monday.</p>")
    assert list(Claim.objects.all()) == [claim]


def test_import_again_discards_claims_that_only_report_one_another():
    take_in(NESTED)
    assert (Claim.objects.count(), ClaimLink.objects.count()) == (2, 1)
    take_in("<p>Nothing happened at the pier on Monday.</p>")
    assert (Claim.objects.count(), ClaimLink.objects.count()) == (0, 0)


def test_join_counts_as_right_whatever_the_claim_says():
    _, proposal, user = analysed("<p>Lund said the pier was gone.</p>")
    join_claim(proposal, make_claim(mode="hearsay", cue="whispered", speech_act="report"), by=user)
    assert Proposal.objects.with_outcome().get(pk=proposal.pk).outcome == "right"


def test_screen_opens_after_a_redaction_has_emptied_suggestions(client):
    article, proposal, user = analysed(SAID)
    save_working_copy(article=article, by=user, body="<p>Nothing of it is left.</p>")
    article.refresh_from_db()
    _empty_proposals(article)
    client.force_login(user)
    page = client.get(reverse("admin:articles_article_change", args=[article.pk]))
    assert (page.status_code, Proposal.objects.filter(pk=proposal.pk).exists()) == (200, False)


def test_redaction_empties_what_quotes_the_sentence_beside():
    article, proposal, user = analysed(SAID)
    accept_proposals([proposal], by=user)
    article.refresh_from_db()
    kept = article.body.replace(" Ana Brill stole it in 1902.", "")
    save_working_copy(article=article, by=user, body=kept)
    article.refresh_from_db()
    _empty_proposals(article)
    assert "stole" not in str(Proposal.objects.values("payload", "exact", "made").get(pk=proposal.pk))


def test_analysis_leaves_out_switched_off_newcomers_and_observations():
    text = "Zoran Kestrel, who has ties to the Oster Cartel, closed the pier."
    found = analyse(text, Gazetteer.build([]))
    assert found.newcomers
    assert found.observations
    rules = {f"newcomer.{each.kind}" for each in found.newcomers} | {each.rule for each in found.observations}
    left = analyse(text, Gazetteer.build([]), without=frozenset(rules))
    assert (left.newcomers, left.observations) == ((), ())


def test_fingerprints_follow_another_name_of_a_party():
    from articles.claims.services.fingerprints import refresh_fingerprints

    league = make_entity("Salt Coast League")
    claim = make_claim(statement="the SCL burned the pier")
    claim.party_set.create(entity=league, role="subject")
    EntityName.objects.create(entity=league, text="SCL", kind="abbreviation")
    assert refresh_fingerprints([claim.pk]) == 0


def test_nested_statements_are_not_linked_across_a_text_that_moved():
    user = make_user()
    article = make_article(by=user, body=NESTED)
    analyse_article(article, by=user)
    found = {row.payload["cue"]: row for row in article.proposals.filter(kind="claim")}
    accept_proposals([found["said"]], by=user)
    article.refresh_from_db()
    save_working_copy(article=article, by=user, body="<p>First of all.</p>" + article.body)
    article.refresh_from_db()
    analyse_article(article, by=user)
    accept_proposals([article.proposals.get(kind="claim", status="open")], by=user)
    assert ClaimLink.objects.count() == 0


def test_choosing_an_entity_settles_names_only():
    _, proposal, user = analysed(SAID)
    with pytest.raises(ProposalMoved):
        choose_entity(proposal, make_entity("Oster"), by=user)
    assert Proposal.objects.get(pk=proposal.pk).status == "open"


@pytest.mark.parametrize("pressed", ["{pk}+" + "9" * 5000, "9" * 5000, "{pk}+-1"])
def test_nonsense_in_a_button_costs_nobody_what_they_typed(client, pressed):
    article, proposal, user = analysed(SAID)
    client.force_login(user)
    address = reverse("admin:articles_article_change", args=[article.pk])
    form = client.get(address).context["adminform"].form
    data = {name: form.initial.get(name) or "" for name in form.fields if name != "base_stamps"}
    inlines = client.get(address).context["inline_admin_formsets"]
    for inline in inlines:
        data |= {f"{inline.formset.prefix}-{part}_FORMS": 0 for part in ("TOTAL", "INITIAL")}
    typed = {"headline": "A new headline", "_accept": pressed.format(pk=proposal.pk)}
    assert client.post(address, data | typed).status_code == 302
    assert Article.objects.get().headline == "A new headline"
