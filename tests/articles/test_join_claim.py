"""A passage joins a claim on file instead of becoming a second one of the same."""

import pytest

from articles.claims.models import Claim
from articles.claims.services.withhold import withhold_claim
from articles.enums import ProposalStatus
from articles.exceptions import StoryNotAllowed
from articles.models import Appearance
from articles.services.join_claim import ClaimWithheld, join_claim
from articles.services.proposals import ProposalMoved, accept_proposals, analyse_article
from articles.services.save import save_working_copy
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import make_article
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

BODY = "<p>Mayor Imre Valtos said that the quay would be sold.</p>"


@pytest.fixture
def editor():
    return make_user()


@pytest.fixture
def proposal(editor):
    (proposal,) = analyse_article(make_article(by=editor, body=BODY), by=editor)
    return proposal


@pytest.fixture
def claim():
    return make_claim(statement="The quay will be sold", mode="hearsay")


def test_join_marks_the_passage_with_the_claim_on_file(proposal, claim, editor):
    article = join_claim(proposal, claim, by=editor)
    proposal.refresh_from_db()
    appearance = Appearance.objects.of_working_copy().get(article=article)
    assert (appearance.claim, appearance.exact, appearance.mode) == (
        claim,
        "the quay would be sold",
        "hearsay",
    )
    assert (proposal.status, proposal.claim, proposal.decided_by) == (ProposalStatus.ACCEPTED, claim, editor)
    assert Claim.objects.count() == 1


def test_join_stands_in_the_history_of_the_claim(proposal, claim, editor):
    join_claim(proposal, claim, by=editor)
    entries = HistoryEntry.objects.filter(object_label="claims.claim", object_id=str(claim.pk), verb="join")
    assert [(entry.actor, entry.note) for entry in entries] == [
        (editor, f"a passage of story {proposal.article.uid}")
    ]


def test_join_needs_the_right_to_write(proposal, claim):
    with pytest.raises(StoryNotAllowed):
        join_claim(proposal, claim, by=make_user("Checker"))


def test_join_of_a_decided_suggestion_is_refused(proposal, claim, editor):
    accept_proposals([proposal], by=editor)
    with pytest.raises(ProposalMoved):
        join_claim(proposal, claim, by=editor)


def test_join_of_words_that_moved_is_refused(proposal, claim, editor):
    save_working_copy(article=proposal.article, by=editor, body="<p>So. " + BODY[3:])
    with pytest.raises(ProposalMoved):
        join_claim(proposal, claim, by=editor)


def test_withheld_claim_is_not_used_again(proposal, claim, editor):
    withhold_claim(claim=claim, by=make_user("Legal"), reason="order of a court")
    with pytest.raises(ClaimWithheld):
        join_claim(proposal, claim, by=editor)
    assert Appearance.objects.count() == 0
