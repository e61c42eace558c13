"""Who is told that a label or an approval waits for them, and that nobody is told what was found."""

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.claims.services.verdicts import approve, give_back, propose, second_label
from newsroom.enums import NotificationEvent as Event
from newsroom.models import Notification
from newsroom.notifications.choices import Channels, choose_channels
from tests.factories.articles import make_article, make_author
from tests.factories.claims import make_claim, make_evidence
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

LABEL = "A claim waits for its second label: say what you find, without having seen the first"
APPROVE = "A verdict on a claim waits to be approved"


@pytest.fixture
def claim():
    claim = make_claim(harm="serious")
    for axis in ("attribution", "content"):
        make_evidence(claim, tests=axis)
    return claim


@pytest.fixture
def first():
    return make_user("Checker", first_name="Oda", last_name="Brenn")


@pytest.fixture
def second():
    return make_user("Checker", first_name="Imre", last_name="Valtos")


@pytest.fixture
def editor():
    return make_user("Editor", first_name="Ana", last_name="Ruiz")


def proposes(claim, by, axis="content", rating="false"):
    return propose(claim=claim, axis=axis, rating=rating, rationale="Read the ledger.", by=by)


def labels(claim, by, rating="false"):
    return second_label(claim=claim, axis="content", rating=rating, rationale="Read it too.", by=by)


def told(user) -> list[tuple[str, str]]:
    return list(Notification.objects.filter(recipient=user).order_by("pk").values_list("event", "text"))


def test_checkers_are_told_that_a_label_waits_and_where(claim, first, second, editor):
    proposes(claim, first)
    row = Notification.objects.get()
    assert (row.recipient, row.event, row.text, row.note) == (second, "label_due", LABEL, "")
    assert row.url == f"/admin/desk/claims/{claim.uid}/#panel-verdicts"


def test_authors_of_a_story_that_prints_it_are_not_told(claim, first, second, editor):
    story = make_article(by=editor, claims=[claim])
    story.bylines.create(author=make_author(user=second), position=1)
    third, other = make_user("Checker"), make_user("Editor")
    proposes(claim, first)
    labels(claim, third)
    assert [told(user) for user in (second, editor, other)] == [[], [], [("approval_due", APPROVE)]]


def test_people_who_have_left_or_cannot_open_claims_are_not_told(claim, first, second):
    type(second).objects.filter(pk=second.pk).update(is_active=False)
    make_user("Reporter")
    proposes(claim, first)
    assert Notification.objects.count() == 0


def test_label_that_was_given_is_waited_for_no_longer(claim, first, second, editor):
    third = make_user("Checker")
    proposes(claim, first)
    labels(claim, second)
    assert [told(user) for user in (first, second)] == [[], []]
    assert [told(user) for user in (third, editor)] == [[("approval_due", APPROVE)]] * 2
    approve(claim=claim, axis="content", by=editor)
    assert Notification.objects.filter(check_of__isnull=False).count() == 0


def test_what_was_read_stays_read(claim, first, second, editor):
    proposes(claim, first)
    Notification.objects.mark_read()
    labels(claim, second)
    assert told(second) == [("label_due", LABEL)]


def test_both_questions_of_one_claim_wait_apart(claim, first, editor):
    proposes(claim, first, axis="attribution", rating="confirmed")
    proposes(claim, first)
    assert told(editor) == [("approval_due", APPROVE)]
    give_back(claim=claim, axis="content", reason="More.", by=editor)
    assert told(editor) == [("approval_due", APPROVE)]


def test_labels_that_differ_come_back_to_the_proposer(claim, first, second, editor):
    proposes(claim, first)
    labels(claim, second, rating="true")
    words = "Imre Valtos sent the check of a claim back: look at it again"
    assert [told(user) for user in (first, second, editor)] == [[("check_back", words)], [], []]
    proposes(claim, first)
    assert told(first) == []


def test_what_is_given_back_is_told_to_proposer_and_labeller(claim, first, second, editor):
    proposes(claim, first)
    labels(claim, second)
    give_back(claim=claim, axis="content", reason="The ledger is not the one.", by=editor)
    words = "Ana Ruiz sent the check of a claim back: look at it again"
    assert [told(user) for user in (first, second)] == [[("check_back", words)]] * 2
    assert set(Notification.objects.values_list("note", flat=True)) == {""}


def test_proposal_that_is_taken_back_waits_for_nobody(claim, first, second):
    proposes(claim, first)
    give_back(claim=claim, axis="content", by=first)
    assert Notification.objects.count() == 0


def test_each_is_told_by_the_way_they_chose(claim, first, second, django_capture_on_commit_callbacks):
    second.email = "imre@paper.example"
    second.save()
    choose_channels(second, {Event.LABEL_DUE: Channels(in_app=False, email=True)})
    with django_capture_on_commit_callbacks(execute=True):
        proposes(claim, first)
    (letter,) = mail.outbox
    assert (letter.to, letter.subject.partition("] ")[2]) == (["imre@paper.example"], LABEL)
    assert claim.public_text not in letter.body
    assert "ledger" not in letter.body
    assert not Notification.objects.shown_to(second).exists()


def test_list_shows_which_claim_it_is(client, claim, first, second):
    proposes(claim, first)
    client.force_login(second)
    page = client.get(reverse("admin:notifications")).content.decode()
    assert f'<p class="note">{claim.public_text}</p>' in page


def test_number_of_people_makes_no_more_queries(first):
    def queries():
        claim = make_claim()
        make_evidence(claim, tests="content")
        with CaptureQueriesContext(connection) as captured:
            proposes(claim, first)
        return len(captured)

    make_user("Checker")
    queries()  # the first one also reads what the person may do
    with_one = queries()
    for _ in range(4):
        make_user("Checker")
    assert queries() == with_one
    assert Notification.objects.count() == 1 + 1 + 5
