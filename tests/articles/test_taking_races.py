"""Two people decide the same suggestion at the same moment: one claim, one decision, and the other one is told."""

import pytest
from django.db import connection

from articles.claims.models import Claim
from articles.models import Proposal
from articles.services import taking
from articles.services.proposals import ProposalMoved
from articles.services.reading import read_story
from articles.services.taking import take_proposals
from tests.articles.test_races import Beside
from tests.factories.articles import make_article
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_who_accept_the_same_suggestion_make_one_claim(monkeypatch):
    first, second = make_user(first_name="Ana", last_name="Ruiz"), make_user()
    story = make_article(by=first, body="<p>The mayor said the quay would be sold.</p>")
    read_story(story, by=first)
    key = story.proposals.get().pk
    record, others = taking.record_proposals, []

    def recorded_while_somebody_accepts(*args, **kwargs):
        if not others:
            others.append(Beside(lambda: take_proposals(story, [key], by=second)))
            others[0].join(timeout=0.7)
        return record(*args, **kwargs)

    monkeypatch.setattr(taking, "record_proposals", recorded_while_somebody_accepts)
    take_proposals(story, [key], by=first)
    others[0].join(timeout=10)
    assert isinstance(others[0].error, ProposalMoved)
    assert str(others[0].error) == "Ana Ruiz has accepted this suggestion already."
    assert (Claim.objects.count(), Proposal.objects.get().decided_by) == (1, first)


def test_two_who_read_the_same_text_propose_it_once():
    user = make_user()
    story = make_article(by=user, body="<p>The mayor said the quay would be sold.</p>")
    readers = [Beside(lambda: read_story(story, by=user)) for _ in range(2)]
    for reader in readers:
        reader.join(timeout=10)
    assert [reader.error for reader in readers] == [None, None]
    assert Proposal.objects.count() == 1
    connection.close()
