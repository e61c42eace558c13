"""Statements inside one another, and the sentences in which a source goes on."""

import pytest
from django.urls import reverse

from articles.claims.exceptions import ClaimNotAllowed
from articles.claims.models import ClaimLink
from articles.claims.services.link import link_claims
from articles.models import Appearance, Proposal
from articles.services.proposals import ProposalMoved, accept_proposals, analyse_article
from articles.services.save import save_working_copy
from tests.factories.articles import make_article
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

NESTED = "<p>Lund said on Monday that Brill admitted that the pier had burned.</p>"
GOES_ON = "<p>Lund said the pier was gone. It was built in 1902. Boats moored there.</p>"


def analysed(body):
    user = make_user()
    article = make_article(by=user, body=body)
    analyse_article(article, by=user)
    proposals = article.proposals.filter(kind="claim", status="open")
    return article, {proposal.payload["cue"]: proposal for proposal in proposals}, user


def links():
    return list(ClaimLink.objects.values_list("from_claim__cue", "kind", "to_claim__cue"))


def passages(article):
    return list(Appearance.objects.of_working_copy().filter(article=article).values_list("exact", flat=True))


def test_accept_links_a_statement_to_the_one_that_reports_it():
    _, found, user = analysed(NESTED)
    accept_proposals(list(found.values()), by=user)
    assert links() == [("admitted", "reported_in", "said")]


@pytest.mark.parametrize("order", [("said", "admitted"), ("admitted", "said")])
def test_accept_links_them_in_whichever_order(order):
    _, found, user = analysed(NESTED)
    for cue in order:
        accept_proposals([found[cue]], by=user)
    assert links() == [("admitted", "reported_in", "said")]


def test_accept_links_nothing_that_stands_alone():
    _, found, user = analysed(GOES_ON)
    accept_proposals(list(found.values()), by=user)
    assert links() == []


def test_accept_extends_a_claim_over_the_sentences_asked_for():
    article, found, user = analysed(GOES_ON)
    accept_proposals([found["said"]], by=user, going_on={found["said"].pk: 1})
    assert passages(article) == ["the pier was gone", "It was built in 1902."]
    assert Appearance.objects.of_working_copy().values("claim").distinct().count() == 1


def test_accept_refuses_to_extend_over_sentences_that_changed():
    article, found, user = analysed(GOES_ON)
    save_working_copy(article=article, by=user, body=GOES_ON.replace("1902", "1903"))
    with pytest.raises(ProposalMoved):
        accept_proposals([found["said"]], by=user, going_on={found["said"].pk: 1})
    assert Proposal.objects.get(pk=found["said"].pk).status == "open"


def test_screen_accepts_up_to_the_sentence_pressed(client):
    article, found, user = analysed(GOES_ON)
    client.force_login(user)
    address = reverse("admin:articles_article_change", args=[article.pk])
    page = client.get(address)
    assert page.content.decode().count("Accept up to here") == 2
    form = page.context["adminform"].form
    data = {name: form.initial.get(name) or "" for name in form.fields if name != "base_stamps"}
    for formset in page.context["inline_admin_formsets"]:
        data |= {f"{formset.formset.prefix}-TOTAL_FORMS": 0, f"{formset.formset.prefix}-INITIAL_FORMS": 0}
    answer = client.post(address, data | {"_accept": f"{found['said'].pk}+2"})
    assert answer.status_code == 302
    # marks of one claim that only a space parts are one passage
    assert passages(article) == ["the pier was gone", "It was built in 1902. Boats moored there."]


def test_link_claims_keeps_one_link_of_a_kind():
    user = make_user()
    inner, outer = make_claim(), make_claim()
    first = link_claims([(inner, "reported_in", outer)], by=user)
    second = link_claims([(inner, "reported_in", outer)], by=user)
    assert (len(first), second, ClaimLink.objects.count()) == (1, [], 1)


def test_link_claims_needs_the_right_to_write_claims():
    with pytest.raises(ClaimNotAllowed):
        link_claims([(make_claim(), "reported_in", make_claim())], by=make_user("Legal"))
