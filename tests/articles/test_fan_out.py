"""What stories in print have to say after a verdict or a withdrawal: each once, with its passages."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.claims.models import Claim
from articles.claims.services.state import refresh_claim_state
from articles.claims.signals import verdict_given
from articles.models import Appearance, CorrectionTask, TaskPassage
from articles.services import publish
from articles.services.corrections import CorrectionDraft, close_task
from articles.services.fan_out import open_tasks_for_verdict
from articles.services.publish import correct_article, update_article
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import make_article, make_published, print_again
from tests.factories.claims import make_claim, make_link, make_verdict
from tests.factories.entities import make_entity
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

#: rating -> what a story has to print that says it (in its own voice, attributed).
CONTENT = {
    "true": ("", ""),
    "mostly_true": ("", ""),
    "mixed": ("correction", ""),
    "missing_context": ("correction", ""),
    "mostly_false": ("correction", "update"),
    "false": ("correction", "update"),
    "unproven": ("correction", ""),
    "outdated": ("correction", ""),
    "not_checkable": ("", ""),
    "not_checked": ("", ""),
}
ATTRIBUTION = {
    "confirmed": "",
    "second_hand": "",
    "misquoted": "correction",
    "not_said": "correction",
    "unknown": "",
}


def kinds(story):
    return [str(task.kind) for task in story.tasks.order_by("pk")]


@pytest.mark.parametrize("rating", CONTENT)
def test_verdict_on_the_content_asks_by_whose_voice_it_stands_in(rating):
    stories = [make_published(claims=[make_claim(mode=mode)]) for mode in ("own", "on_record")]
    for story in stories:
        make_verdict(Claim.objects.get(appearances__version=story.live_version), rating=rating)
    assert [kinds(story) for story in stories] == [[kind] if kind else [] for kind in CONTENT[rating]]


@pytest.mark.parametrize("rating", ATTRIBUTION)
def test_verdict_on_the_attribution_asks_for_a_correction_of_what_they_did_not_say(rating):
    claim = make_claim()
    story = make_published(claims=[claim])
    make_verdict(claim, axis="attribution", rating=rating)
    assert kinds(story) == ([ATTRIBUTION[rating]] if ATTRIBUTION[rating] else [])


def test_a_task_says_what_where_and_why():
    claim = make_claim(mode="own", public_text="The quay was sold below its price.")
    story = make_published(claims=[claim])
    verdict = make_verdict(claim, rating="mostly_false")
    task = story.tasks.get()
    assert (task.claim, task.field, task.passage, task.reason_key, task.opened_by) == (
        claim,
        "body",
        "The quay was sold below its price.",
        f"verdict:{verdict.pk}",
        verdict.approved_by,
    )
    assert task.message == "Printed in our own voice, and not borne out: verdict 1, “mostly false”."
    told = HistoryEntry.objects.get(object_label="articles.article", verb="open task")
    assert (told.object_id, told.version, told.note) == (
        str(story.pk),
        1,
        f"Task {task.pk}: {task.message}",
    )


def test_a_story_that_prints_it_twice_has_one_task_with_both_passages():
    claim = make_claim()
    body = "".join(f'<p><span data-claim="{claim.uid}">{text}</span></p>' for text in ("One.", "Two."))
    story = make_published(body=body)
    make_verdict(claim)
    task = story.tasks.get()
    assert [each.appearance.exact for each in task.passages.all()] == ["One.", "Two."]
    assert task.message.endswith("It stands in 1 more place.")


def test_a_second_sending_of_the_same_verdict_opens_nothing():
    claim = make_claim()
    story = make_published(claims=[claim])
    verdict = make_verdict(claim)
    close_task(task=story.tasks.get(), by=make_user(), reason="The story says so already.")
    assert open_tasks_for_verdict(verdict) == []
    assert story.tasks.count() == 1


def test_every_claim_that_says_the_same_falls_with_its_group():
    head, member = make_claim(), make_claim(mode="own")
    Claim.objects.filter(pk=member.pk).update(canonical=head)
    stories = [make_published(claims=[claim]) for claim in (head, member)]
    make_verdict(head)
    assert [kinds(story) for story in stories] == [["update"], ["correction"]]


def test_that_one_was_misquoted_says_nothing_of_another_who_says_the_same():
    head, member = make_claim(), make_claim()
    Claim.objects.filter(pk=member.pk).update(canonical=head)
    stories = [make_published(claims=[claim]) for claim in (head, member)]
    make_verdict(member, axis="attribution", rating="misquoted")
    assert [kinds(story) for story in stories] == [[], ["correction"]]


def test_drafts_versions_of_the_past_and_retracted_stories_have_nothing_to_say():
    claim = make_claim(mode="own")
    draft = make_article(claims=[claim])
    past = make_published(claims=[claim])
    print_again(past, body="<p>The harbour office opened its books.</p>")
    retracted = make_published(claims=[claim])
    print_again(retracted, kind="retraction")
    make_verdict(claim)
    assert [kinds(story) for story in (draft, past, retracted)] == [[], [], []]


def test_a_later_verdict_closes_what_the_earlier_one_asked_and_asks_anew():
    claim = make_claim()
    story = make_published(claims=[claim])
    make_verdict(claim, rating="false")
    make_verdict(claim, rating="mostly_false")
    assert [(task.status, task.close_reason) for task in story.tasks.order_by("pk")] == [
        ("closed", "Verdict 2 takes the place of the one that asked for this."),
        ("open", ""),
    ]
    make_verdict(claim, rating="true")
    assert [task.status for task in story.tasks.order_by("pk")] == ["closed", "closed"]


def test_a_verdict_on_the_other_question_leaves_a_task_open():
    claim = make_claim()
    story = make_published(claims=[claim])
    make_verdict(claim, rating="false")
    make_verdict(claim, axis="attribution", rating="confirmed")
    assert [task.status for task in story.tasks.all()] == ["open"]


def withdraw(claim, *, by, **fields):
    answer = make_claim(claimants=[by], standing="body", speech_act="withdraw", **fields)
    make_link(answer, claim, kind="withdraws")
    return answer


def test_a_withdrawal_asks_for_an_update_once_and_not_of_the_story_that_prints_it():
    office = make_entity()
    claim = make_claim(claimants=[office], standing="body")
    story = make_published(claims=[claim])
    answer = withdraw(claim, by=office, public_text="The office takes back what it said of the quay.")
    task = story.tasks.get()
    assert (task.kind, task.reason_key, task.message) == (
        "update",
        f"withdrawal:{claim.pk}:{answer.pk}",
        "Taken back since: The office takes back what it said of the quay.",
    )
    telling = make_published(claims=[claim, answer])
    Claim.objects.filter(pk=claim.pk).update(card={})
    refresh_claim_state([claim])
    assert [kinds(each) for each in (story, telling)] == [["update"], []]


def test_nobody_but_the_claimant_takes_back_a_claim():
    claim = make_claim(claimants=[make_entity()], standing="body")
    story = make_published(claims=[claim])
    withdraw(claim, by=make_entity())
    assert kinds(story) == []


def test_our_own_withdrawal_asks_for_a_correction_where_we_said_it_ourselves():
    claims = [make_claim(mode="own"), make_claim()]
    stories = [make_published(claims=[claim]) for claim in claims]
    for claim in claims:
        make_link(make_claim(mode="own", speech_act="withdraw"), claim, kind="withdraws")
    assert [kinds(story) for story in stories] == [["correction"], ["update"]]


def test_a_card_made_anew_is_no_withdrawal():
    office = make_entity()
    claim = make_claim(claimants=[office], standing="body")
    withdraw(claim, by=office)
    story = make_published(claims=[claim])
    claim.refresh_from_db()
    Claim.objects.filter(pk=claim.pk).update(card=claim.card | {"items": 7})
    refresh_claim_state([claim])
    assert kinds(story) == []


def test_a_correction_answers_its_task_from_verdict_to_print():
    claim = make_claim(mode="own")
    story, boss = make_published(claims=[claim]), make_user("Administrator")
    make_verdict(claim)
    task = story.tasks.get()
    version = correct_article(
        article=story,
        by=boss,
        override_reason="The desk knows.",
        tasks=[task],
        corrections=[CorrectionDraft("correction", "The quay was not sold.", claim=claim)],
    )
    task.refresh_from_db()
    assert (task.status, task.answered_in, task.closed_by) == ("answered", version, boss)


def test_an_update_answers_its_task_from_verdict_to_print():
    claim = make_claim()
    story, boss = make_published(claims=[claim]), make_user("Administrator")
    make_verdict(claim)
    task = story.tasks.get()
    version = update_article(article=story, by=boss, override_reason="The desk knows.", tasks=[task])
    task.refresh_from_db()
    assert (task.status, task.answered_in) == ("answered", version)


def test_a_verdict_that_is_given_while_a_story_is_printed_finds_it_all_the_same(monkeypatch):
    known, claim = make_claim(), make_claim()
    make_verdict(known, rating="false")
    checked = publish.check_story

    def check_and_be_overtaken(article, **how):
        found = checked(article, **how)
        make_verdict(claim, rating="false")
        return found

    article = make_article(claims=[known, claim])
    monkeypatch.setattr(publish, "check_story", check_and_be_overtaken)
    publish.publish_article(article=article, by=make_user(), override_reason="The desk knows.")
    assert [(task.kind, task.claim) for task in article.tasks.all()] == [("update", claim)]


def test_fan_out_costs_the_same_for_one_story_and_three():
    costs = []
    for number in (1, 3):
        claim = make_claim(mode="own")
        for _ in range(number):
            make_published(claims=[claim])
        verdict = make_verdict(claim, rating="true")
        # As if it had fallen: the same question, the same claim, and only the fan-out measured.
        verdict.rating = "false"
        with CaptureQueriesContext(connection) as queries:
            assert len(open_tasks_for_verdict(verdict)) == number
        costs.append(len(queries))
    assert costs[0] == costs[1]


@pytest.mark.parametrize("seed", range(4))
def test_every_published_appearance_of_a_fallen_claim_has_exactly_one_task(seed):
    """Verdicts in any order on claims in any mode, some saying the same, in stories that print any of them."""
    chance = random.Random(seed)
    claims = [make_claim(mode=chance.choice(["own", "analysis", "on_record", "media"])) for _ in range(4)]
    Claim.objects.filter(pk=claims[1].pk).update(canonical=claims[0])
    claims = list(Claim.objects.filter(pk__in=[claim.pk for claim in claims]).order_by("pk"))
    stories = [make_published(claims=chance.sample(claims, chance.choice([1, 2, 3]))) for _ in range(3)]
    given = []
    for _ in range(12):
        claim, axis = chance.choice(claims), chance.choice(["attribution", "content"])
        rating = chance.choice(list(ATTRIBUTION if axis == "attribution" else CONTENT))
        verdict = make_verdict(claim, axis=axis, rating=rating)
        if chance.random() < 0.3:
            verdict_given.send(sender=type(verdict), verdict=verdict)  # heard of twice
        given.append((claim, axis, verdict))
    wanted, found = set(), []
    for claim, axis, verdict in given:
        for story in stories:
            passages = [
                passage
                for passage in Appearance.objects.filter(version=story.live_version)
                if passage.claim_id in says_the_same(claim, axis, claims)
            ]
            wanted |= expected(verdict, axis, story, passages)
    for passage in TaskPassage.objects.select_related("task"):
        task = passage.task
        found.append((task.article_id, task.reason_key, str(task.kind), passage.appearance_id))
    assert sorted(found) == sorted(wanted)
    open_now = [(task.article_id, task.reason_key) for task in CorrectionTask.objects.open()]
    newest = {(claim.head.pk if axis == "content" else claim.pk, axis): v for claim, axis, v in given}
    keys = {f"verdict:{verdict.pk}" for verdict in newest.values()}
    assert sorted(open_now) == sorted({(article, key) for article, key, _, _ in wanted if key in keys})


def says_the_same(claim, axis, claims):
    if axis == "attribution":
        return {claim.pk}
    return {other.pk for other in claims if other.head.pk == claim.head.pk}


def expected(verdict, axis, story, passages):
    """(story, reason, kind, passage) for each passage that this verdict makes the story answer for."""
    key = f"verdict:{verdict.pk}"
    if axis == "attribution":
        kind = ATTRIBUTION[verdict.rating]
        return {(story.pk, key, kind, passage.pk) for passage in passages if kind}
    ours, theirs = CONTENT[verdict.rating]
    own = [passage for passage in passages if passage.mode in ("own", "analysis")]
    kind = ours if own else theirs
    if not kind:
        return set()
    concerned = passages if theirs else own
    return {(story.pk, key, kind, passage.pk) for passage in concerned}
