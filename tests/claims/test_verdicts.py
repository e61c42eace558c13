"""From a proposal to a verdict: who may, in which order, and what is kept."""

import pytest
from django.db import IntegrityError, transaction

from articles.claims.exceptions import CheckIncomplete, CheckNotAllowed, CheckNotPossible
from articles.claims.models import Assessment, ClaimCheck, HeldCopy, Verdict
from articles.claims.selectors.verdicts import standing_verdicts
from articles.claims.services.verdicts import approve, give_back, propose, reopen, second_label, skip
from articles.claims.signals import verdict_given
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.verification import verify_all
from tests.factories.articles import make_article, make_author
from tests.factories.claims import make_claim, make_evidence, make_item, make_source
from tests.factories.newsroom import make_user
from tests.factories.verdicts import make_verdict

pytestmark = pytest.mark.django_db
SAID, SO = "attribution", "content"


@pytest.fixture
def told():
    """The verdicts that the house was told of."""
    heard = []

    def hear(sender, *, verdict, **kwargs):
        heard.append(verdict)

    verdict_given.connect(hear, sender=Verdict)
    yield heard
    verdict_given.disconnect(hear, sender=Verdict)


def checked(harm="serious", axis=SAID, **fields):
    """A claim of that harm with evidence on the question."""
    claim = make_claim(harm=harm, **fields)
    make_evidence(claim, tests=axis)
    return claim


def proposed(claim, axis=SAID, rating="confirmed", by=None):
    by = by or make_user("Checker")
    return propose(claim=claim, axis=axis, rating=rating, rationale="The transcript says so.", by=by)


@pytest.mark.parametrize("role", ["Checker", "Editor"])
def test_little_harm_takes_one_act(role, told):
    claim, by = checked("low"), make_user(role)
    check = propose(claim=claim, axis=SAID, rating="confirmed", by=by)
    verdict = Verdict.objects.get()
    assert (check.status, check.rating) == ("done", "confirmed")
    assert (verdict.path, verdict.proposed_by, verdict.approved_by) == ("one_act", by, None)
    assert told == [verdict]


def test_moderate_harm_takes_one_checker():
    claim, checker = checked("moderate"), make_user("Checker")
    with pytest.raises(CheckNotAllowed, match="ask a checker"):
        proposed(claim, by=make_user("Editor"))
    proposed(claim, by=checker)
    assert Verdict.objects.values_list("path", "proposed_by", "approved_by").get() == (
        "one_checker",
        checker.pk,
        None,
    )


def test_one_who_decides_alone_did_not_write_the_story():
    claim, checker = checked("moderate"), make_user("Checker")
    make_article(claims=[claim]).bylines.create(author=make_author(user=checker), position=1)
    with pytest.raises(CheckNotAllowed, match="You wrote a story that prints it"):
        proposed(claim, by=checker)


def test_grave_harm_takes_two_people(told):
    claim, checker, editor = checked("grave"), make_user("Checker"), make_user("Editor")
    assert proposed(claim, by=checker).status == "to_approve"
    assert told == []
    verdict = approve(claim=claim, axis=SAID, by=editor, note="Compared with the tape.")
    assert (verdict.path, verdict.proposed_by, verdict.second_label_by, verdict.approved_by) == (
        "two_people",
        checker,
        None,
        editor,
    )
    assert (verdict.rating, verdict.rationale, verdict.number) == ("confirmed", "The transcript says so.", 1)
    assert told == [verdict]


def test_nobody_approves_what_they_proposed():
    claim, checker = checked(), make_user("Checker")
    proposed(claim, by=checker)
    with pytest.raises(CheckNotAllowed, match="You proposed it"):
        approve(claim=claim, axis=SAID, by=checker)


def test_the_database_refuses_an_approver_who_proposed():
    verdict = make_verdict(make_claim(harm="grave"))
    check, person = verdict.check_of, verdict.proposed_by
    row = Verdict(
        check_of=check, number=2, path="two_people", proposed_by=person, digest="x", rating="confirmed"
    )
    row.approved_by = person
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@pytest.mark.parametrize("signs", [False, True])
def test_nobody_approves_what_their_story_prints(signs):
    claim, editor = checked(), make_user("Editor")
    story = make_article(by=make_user() if signs else editor, claims=[claim])
    if signs:
        story.bylines.create(author=make_author(user=editor), position=1)
    proposed(claim)
    with pytest.raises(CheckNotAllowed, match="You wrote a story that prints it"):
        approve(claim=claim, axis=SAID, by=editor)


def test_nobody_approves_whether_it_is_so_where_their_story_prints_the_same():
    head, editor = checked(axis=SO), make_user("Editor")
    member = make_claim(canonical=head)
    make_article(by=editor, claims=[member])
    proposed(head, SO, "true")
    second_label(claim=head, axis=SO, rating="true", rationale="So it is.", by=make_user("Checker"))
    with pytest.raises(CheckNotAllowed, match="You wrote a story that prints it"):
        approve(claim=member, axis=SO, by=editor)


def test_equal_labels_go_on_and_the_verdict_names_three_people():
    claim, people = checked("none", SO), [make_user("Checker"), make_user("Checker"), make_user("Editor")]
    assert proposed(claim, SO, "false", by=people[0]).status == "labelling"
    check = second_label(claim=claim, axis=SO, rating="false", rationale="No quay.", by=people[1])
    assert check.status == "to_approve"
    verdict = approve(claim=claim, axis=SO, by=people[2])
    assert [verdict.proposed_by, verdict.second_label_by, verdict.approved_by] == people


def test_different_labels_go_back_to_the_proposer():
    claim, first, second = checked("none", SO), make_user("Checker"), make_user("Checker")
    proposed(claim, SO, "false", by=first)
    check = second_label(claim=claim, axis=SO, rating="mixed", rationale="Half of it.", by=second)
    assert (check.status, check.round, check.assignee) == ("returned", 2, first)
    assert Verdict.objects.count() == 0
    with pytest.raises(CheckNotPossible):
        approve(claim=claim, axis=SO, by=make_user("Editor"))
    assert proposed(claim, SO, "mixed", by=first).status == "labelling"


def test_the_second_label_is_somebody_elses():
    claim, first = checked("none", SO), make_user("Checker")
    proposed(claim, SO, "false", by=first)
    with pytest.raises(CheckNotAllowed, match="somebody else's"):
        second_label(claim=claim, axis=SO, rating="false", rationale="Sure.", by=first)


@pytest.mark.parametrize("role", ["Reporter", "Legal", "Importer", None])
def test_who_may_not(role):
    claim, by = checked(), make_user(role)
    for act in (
        lambda: proposed(claim, by=by),
        lambda: second_label(claim=claim, axis=SO, rating="true", rationale="x", by=by),
        lambda: approve(claim=claim, axis=SAID, by=by),
        lambda: give_back(claim=claim, axis=SAID, reason="x", by=by),
        lambda: reopen(claim=claim, axis=SAID, reason="x", by=by),
        lambda: skip(claim=claim, reason="x", by=by),
    ):
        with pytest.raises(CheckNotAllowed):
            act()
    assert ClaimCheck.objects.count() == 0


def test_a_finding_needs_a_rating_a_reason_and_something_on_file():
    claim, bare, by = checked(), make_claim(harm="serious"), make_user("Checker")
    for say, words in (
        ({"claim": claim, "rating": "true", "rationale": "x"}, "Choose what you found"),
        ({"claim": claim, "rating": "confirmed", "rationale": " \0 "}, "Say how you came to it"),
        ({"claim": bare, "rating": "confirmed", "rationale": "x"}, "attach evidence first"),
    ):
        with pytest.raises(CheckIncomplete, match=words):
            propose(axis=SAID, by=by, **say)
    assert propose(claim=bare, axis=SAID, rating="unknown", rationale="x", by=by).status == "to_approve"


def test_an_official_act_takes_no_verdict():
    claim = checked(basis="official_act")
    with pytest.raises(CheckNotPossible, match="stands on its record"):
        proposed(claim)


def test_the_evidence_is_kept_as_it_stood_when_it_was_proposed():
    claim = make_claim(harm="serious")
    item = make_item(source=make_source(name="Harbour office", reliability="B"), title="Minutes")
    HeldCopy.objects.create(item=item, number=1, origin="typed", sha256="ab" * 32, size=3, mime="text/plain")
    piece = make_evidence(
        claim, item=item, excerpt="the quay was sold", locator="p. 3", credibility=2, note="call Ada"
    )
    proposed(claim)
    piece.excerpt = "nothing of it"
    piece.save()
    (kept,) = approve(claim=claim, axis=SAID, by=make_user("Editor")).snapshot["evidence"]
    copies = kept.pop("copies")
    assert kept == {
        "evidence": piece.pk,
        "claim": claim.uid,
        "item": item.pk,
        "title": "Minutes",
        "url": item.url,
        "kind": "document",
        "published_on": "",
        "source": "Harbour office",
        "source_kind": "official",
        "reliability": "B",
        "credibility": 2,
        "stance": "supports",
        "excerpt": "the quay was sold",
        "locator": "p. 3",
    }
    assert [copy["sha256"] for copy in copies] == ["ab" * 32]


def test_a_decided_question_is_taken_up_again_and_the_newer_verdict_supersedes():
    claim = make_claim(harm="grave")
    first = make_verdict(claim)
    with pytest.raises(CheckNotPossible, match="take it up again first"):
        proposed(claim)
    reopen(claim=claim, axis=SAID, reason="The tape is cut.", by=make_user("Editor"))
    assert standing_verdicts([claim.pk]) == {(claim.pk, SAID): first}
    second = make_verdict(claim, rating="misquoted")
    assert (second.number, second.round, second.previous_digest) == (2, 2, first.digest)
    assert standing_verdicts([claim.pk]) == {(claim.pk, SAID): second}
    assert list(Verdict.objects.order_by("number")) == [first, second]


def test_what_is_given_back_goes_to_the_proposer_with_the_reason():
    claim, checker = checked(), make_user("Checker")
    proposed(claim, by=checker)
    with pytest.raises(CheckIncomplete, match="Say why"):
        give_back(claim=claim, axis=SAID, by=make_user("Editor"))
    check = give_back(claim=claim, axis=SAID, reason="Which tape?", by=make_user("Editor"))
    assert (check.status, check.round, check.assignee) == ("returned", 2, checker)
    entry = HistoryEntry.objects.get(verb="give back proposal")
    assert (entry.from_state, entry.to_state, entry.note) == (
        "to_approve",
        "returned",
        "Did they say it: Which tape?",
    )


def test_what_is_approved_is_what_was_on_the_screen():
    claim, checker, editor = checked(), make_user("Checker"), make_user("Editor")
    proposed(claim, by=checker)
    give_back(claim=claim, axis=SAID, reason="Again.", by=editor)
    proposed(claim, rating="misquoted", by=checker)
    with pytest.raises(CheckNotPossible, match="moved on"):
        approve(claim=claim, axis=SAID, by=editor, seen=1)


def test_a_claim_of_little_harm_is_left_out_for_a_reason():
    claim, by = make_claim(harm="none"), make_user()
    with pytest.raises(CheckIncomplete):
        skip(claim=claim, reason=" ", by=by)
    check = skip(claim=claim, reason="The rain is on every radar.", by=by)
    assert (check.status, check.rating) == ("done", "")
    assert Assessment.objects.values_list("role", "rationale", "by").get() == (
        "skipped",
        "The rain is on every radar.",
        by.pk,
    )
    assert HistoryEntry.objects.get(verb="skip check").note == "Did they say it: The rain is on every radar."


def test_a_graver_claim_is_not_left_out():
    with pytest.raises(CheckNotPossible, match="has to be checked"):
        skip(claim=make_claim(harm="moderate"), reason="No time.", by=make_user())


def test_whether_it_is_so_is_asked_once_for_all_that_say_the_same():
    head = make_claim()
    member = make_claim(canonical=head)
    verdict = make_verdict(member, SO, "mostly_true")
    assert verdict.check_of.claim == head
    assert standing_verdicts([head.pk, member.pk]) == {(head.pk, SO): verdict, (member.pk, SO): verdict}


@pytest.mark.parametrize("count", [1, 3])
def test_standing_verdicts_cost_two_queries(count, django_assert_num_queries):
    claims = [make_claim() for _ in range(count)]
    for claim in claims:
        make_verdict(claim)
    with django_assert_num_queries(2):
        assert len(standing_verdicts([claim.pk for claim in claims])) == count


def test_the_chain_names_the_first_row_that_was_changed():
    from django.db import connection

    from newsroom.ledger.guards import install_guards, lift_guards

    claim = make_claim(harm="grave")
    verdicts = [make_verdict(claim)]
    for rating in ("misquoted", "not_said"):
        reopen(claim=claim, axis=SAID, reason="Anew.", by=make_user())
        verdicts.append(make_verdict(claim, rating=rating))
    assert verify_all() == []
    connection.check_constraints()  # PostgreSQL alters no table that has them pending
    lift_guards(connection)
    Verdict.objects.filter(pk=verdicts[1].pk).update(rating="confirmed")
    connection.check_constraints()
    install_guards(connection)
    assert [(p.label, p.pk, p.kind) for p in verify_all()] == [
        ("claims.verdict", verdicts[1].pk, "changed_content")
    ]


def test_a_verdict_emptied_by_law_takes_what_its_checkers_wrote_with_it():
    from newsroom.ledger.redaction import redact

    verdict = make_verdict(make_claim(), SO, "true", rationale="A name that must go.")
    redact(record=verdict, by=make_user("Legal"), reason="Order of the court")
    assert list(Assessment.objects.values_list("rationale", "snapshot")) == [("", {}), ("", {})]
    verdict.refresh_from_db()
    assert (verdict.rationale, verdict.snapshot, verdict.rating) == ("", {}, "true")
    assert verify_all() == []
