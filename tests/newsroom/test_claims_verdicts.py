"""The panel of verdicts on the claim's page: what each person sees, and the forms."""

import pytest
from django.urls import reverse

from articles.claims.models import Verdict
from articles.claims.services.verdicts import propose, second_label
from tests.factories.articles import make_article
from tests.factories.claims import make_claim, make_evidence
from tests.factories.newsroom import make_user
from tests.factories.verdicts import make_verdict

pytestmark = pytest.mark.django_db
#: What the first checker found, in words that stand nowhere else.
RATING, RATIONALE = "mostly_false", "Xylograph of the harbour ledger"


def page(client, user, claim):
    client.force_login(user)
    return client.get(reverse("admin:desk_claim", args=[claim.uid]))


def send(client, user, claim, verb, **sent):
    client.force_login(user)
    return client.post(reverse(f"admin:desk_claim_{verb}", args=[claim.uid]), sent, follow=True)


@pytest.fixture
def claim():
    claim = make_claim(harm="serious")
    for axis in ("attribution", "content"):
        make_evidence(claim, tests=axis)
    return claim


def test_three_people_lead_a_claim_to_a_verdict_by_forms(client, claim):
    first, second, editor = make_user("Checker"), make_user("Checker"), make_user("Editor")
    found = {"axis": "content", "rating": RATING, "rationale": RATIONALE, "seen": "1"}
    send(client, first, claim, "propose", **found)
    assert RATIONALE in page(client, first, claim).content.decode()
    blind = page(client, second, claim).content.decode()
    assert RATIONALE not in blind
    assert "Hidden until the second label is in" in blind
    shown = send(client, second, claim, "label", **{**found, "rationale": "Read again."}).content.decode()
    assert RATIONALE in shown
    send(client, editor, claim, "approve", axis="content", seen="1")
    verdict = Verdict.objects.get()
    assert (verdict.rating, verdict.proposed_by, verdict.second_label_by, verdict.approved_by) == (
        RATING,
        first,
        second,
        editor,
    )
    assert "Mostly false" in page(client, make_user("Legal"), claim).content.decode()


def test_a_refusal_is_told_in_words(client, claim):
    checker = make_user("Checker")
    answer = send(client, checker, claim, "propose", axis="content", rating="true", rationale="")
    assert [str(message) for message in answer.context["messages"]] == [
        "Say how you came to it: the rationale is kept with the verdict."
    ]
    assert answer.redirect_chain == [(f"/admin/desk/claims/{claim.uid}/#panel-verdicts", 302)]


def test_a_question_is_taken_let_go_and_taken_over(client, claim):
    first, second = make_user("Checker", first_name="Ana", last_name="Ruiz"), make_user("Checker")
    send(client, first, claim, "take", axis="content")
    (check,) = claim.checks.all()
    assert (check.status, check.assignee) == ("assigned", first)
    answer = send(client, second, claim, "take", axis="content")
    assert [str(message) for message in answer.context["messages"]] == ["Ana Ruiz is on it."]
    send(client, second, claim, "take", axis="content", instead_of=str(first.pk))
    check.refresh_from_db()
    assert check.assignee == second
    send(client, second, claim, "release", axis="content")
    check.refresh_from_db()
    assert (check.status, check.assignee) == ("open", None)


def test_nobody_who_may_not_see_verdicts_is_shown_any(client, claim):
    make_verdict(claim)
    user = make_user(None)
    from django.contrib.auth.models import Permission

    user.user_permissions.add(Permission.objects.get(codename="view_claim"))
    text = page(client, user, claim).content.decode()
    assert "Your role does not read verdicts." in text
    assert "Confirmed: they said so" not in text


@pytest.mark.parametrize("rounds", [1, 3])
def test_the_panel_costs_the_same_for_any_number_of_rounds(rounds, client, claim, django_assert_num_queries):
    from articles.claims.selectors.rounds import questions_about

    for _ in range(rounds):
        first = make_user("Checker")
        claim.checks.update(assignee=None)
        propose(claim=claim, axis="content", rating="true", rationale="x", by=first)
        second_label(claim=claim, axis="content", rating="false", rationale="y", by=make_user("Checker"))
    reader = make_user("Legal")
    reader.has_perm("claims.view_claim")
    with django_assert_num_queries(9):
        questions = questions_about(claim, reader)
    assert [len(question.rounds) for question in questions] == [0, rounds]


def test_the_claims_of_a_story_are_settled_from_their_page(client):
    backed, bare, editor = make_claim(), make_claim(harm="grave"), make_user()
    make_evidence(backed)
    story = make_article(claims=[backed, bare])
    address = reverse("admin:desk_story_claims", args=[story.pk])
    client.force_login(editor)
    shown = client.get(address).content.decode()
    assert "one act confirms it" in shown
    answer = client.post(address, {}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == ["1 confirmed, 0 left unchecked."]
    assert [row.plan.what for row in answer.context["rows"]] == ["decided", "leave"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_a_story_s_claims_costs_the_same_for_any_number(count, client, django_assert_num_queries):
    story = make_article(claims=[make_claim() for _ in range(count)])
    client.force_login(make_user())
    address = reverse("admin:desk_story_claims", args=[story.pk])
    client.get(address)
    with django_assert_num_queries(12):
        assert len(client.get(address).context["rows"]) == count
