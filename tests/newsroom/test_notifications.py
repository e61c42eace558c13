"""Who is told of what."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.claims.models import Claim
from articles.claims.services.state import refresh_claim_state
from articles.claims.signals import claim_edited, claims_changed
from articles.models import Article, CorrectionTask
from articles.preflight import Finding
from articles.services.due import publish_due
from articles.services.moves import approve_article, send_back_article, submit_article
from articles.services.planning import plan_story
from articles.services.publish import publish_article
from articles.services.save import save_working_copy
from articles.services.schedule import schedule_article
from articles.signals import story_held, story_moved, story_planned
from articles.workflow import Verb
from newsroom.enums import NotificationEvent as Event
from newsroom.ledger.redaction import redact
from newsroom.models import Notification, WebhookDelivery
from newsroom.notifications.choices import Channels, choose_channels
from newsroom.notifications.deadlines import remind_of_deadlines
from newsroom.notifications.receivers import tell_of_tasks
from tests.factories.articles import make_article, make_author, make_published, print_again
from tests.factories.claims import make_claim, make_verdict
from tests.factories.newsroom import make_endpoint, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return make_user("Reporter", first_name="Ilse", last_name="Brandvold")


@pytest.fixture
def editor():
    return make_user("Editor", first_name="Oda", last_name="Brenn")


@pytest.fixture
def story(writer):
    return make_article(by=writer, headline="Quay sold")


def move(story, verb, *, by, note="", to_state="in_edit", version=None):
    story_moved.send(
        sender=Article,
        article=story,
        verb=verb,
        by=by,
        from_state=story.state,
        to_state=to_state,
        note=note,
        version=version,
    )


def give(story, user, *, by, before=None):
    story.assignee = user
    story.save(update_fields=["assignee"])
    story_planned.send(sender=Article, article=story, by=by, before={"assignee": before})


def told(user) -> list[tuple[str, str]]:
    return list(Notification.objects.filter(recipient=user).order_by("pk").values_list("event", "text"))


# Assigned


def test_assignee_is_told(story, writer, editor):
    checker = make_user("Checker")
    give(story, checker, by=editor)
    assert told(checker) == [("assigned", "Oda Brenn assigned “Quay sold” to you")]
    assert (told(writer), told(editor)) == ([], [])


def test_taking_a_story_oneself_is_no_news(story, editor):
    give(story, editor, by=editor)
    assert told(editor) == []


def test_plan_that_leaves_the_assignee_alone_is_no_news(story, writer, editor):
    give(story, writer, by=editor)
    story_planned.send(sender=Article, article=story, by=editor, before={"deadline": None})
    story.assignee = None
    story_planned.send(sender=Article, article=story, by=editor, before={"assignee": writer})
    assert len(told(writer)) == 1


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}])
def test_people_who_have_left_are_not_told(story, editor, change):
    user = make_user("Checker")
    type(user).objects.filter(pk=user.pk).update(**change)
    give(story, user, by=editor)
    assert told(user) == []


def test_people_who_may_not_see_stories_are_not_told(story, editor):
    user = make_user(role=None)
    give(story, user, by=editor)
    move(story, Verb.SUBMIT, by=editor, note=f"@{user.username}")
    assert told(user) == []


# Sent back


def test_people_of_a_story_sent_back_are_told_and_see_the_note(story, writer, editor):
    signs, has_it = make_user("Reporter"), make_user("Editor")
    save_working_copy(article=story, by=writer, authors=[make_author(user=signs), make_author()])
    story.assignee = has_it
    story.save(update_fields=["assignee"])
    move(story, Verb.SEND_BACK, by=editor, note="Call the port again.", to_state="draft")
    expected = [("sent_back", "Oda Brenn sent “Quay sold” back to “Draft”")]
    assert [told(user) for user in (writer, signs, has_it)] == [expected] * 3
    assert told(editor) == []
    assert set(Notification.objects.values_list("note", flat=True)) == {"Call the port again."}


def test_who_sends_back_is_not_told(story, writer):
    move(story, Verb.SEND_BACK, by=writer, note="Mine again.")
    assert told(writer) == []


def test_submitting_tells_nobody(story, writer, editor):
    move(story, Verb.SUBMIT, by=editor)
    assert told(writer) == []


# Print


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        (Verb.PUBLISH, "Oda Brenn published “Quay sold”"),
        (Verb.UPDATE, "Oda Brenn published an update of “Quay sold”"),
        (Verb.CORRECT, "Oda Brenn published a correction of “Quay sold”"),
        (Verb.RETRACT, "Oda Brenn retracted “Quay sold”"),
        (Verb.UNPUBLISH, "Oda Brenn unpublished “Quay sold”"),
    ],
)
def test_people_of_a_story_are_told_of_print(story, writer, editor, verb, words):
    move(story, verb, by=editor)
    assert told(writer) == [("published", words)]


def test_clock_that_publishes_is_no_person(story, writer):
    move(story, Verb.PUBLISH, by=None)
    assert told(writer) == [("published", "“Quay sold” was published at its time")]


# Named in a note


def test_people_named_in_a_note_are_told(story, writer, editor):
    checker = make_user("Checker", username="Imre.V")
    move(story, Verb.SUBMIT, by=editor, note="Over to @imre.v. And @nobody, and me: @" + editor.username)
    assert told(checker) == [("mentioned", "Oda Brenn named you in a note on “Quay sold”")]
    assert (told(writer), told(editor)) == ([], [])


def test_people_named_in_what_they_are_told_anyway_are_told_once(story, writer, editor):
    move(story, Verb.SEND_BACK, by=editor, note=f"@{writer.username}: call the port again.", to_state="draft")
    assert [event for event, _ in told(writer)] == ["sent_back"]


def test_people_named_in_the_note_of_a_save_are_told(story, writer, editor):
    save_working_copy(article=story, by=editor, kicker="Port", note=f"New kicker, @{writer.username}?")
    assert told(writer) == [("mentioned", "Oda Brenn named you in a note on “Quay sold”")]


def test_save_without_a_name_in_its_note_asks_nothing_more(story, editor):
    def queries(note, kicker):
        with CaptureQueriesContext(connection) as captured:
            save_working_copy(article=story, by=editor, kicker=kicker, note=note)
        return len(captured)

    queries("", "Port")  # the first one also reads what the person may do
    assert queries("", "Ports") == queries("Checked twice.", "Harbours")


# Claims


@pytest.fixture
def claim():
    return make_claim(public_text="The harbour office said the quay was sold.")


def stale(claim, **facts):
    """Its card until now, as if it had said something else."""
    return {claim.pk: {**Claim.objects.get(pk=claim.pk).card, **facts}}


def test_people_of_a_story_are_told_of_a_claim_with_a_new_label(writer, claim):
    story = make_article(by=writer, claims=[claim], headline="Quay sold")
    claims_changed.send(sender=Claim, claims=[claim], before=stale(claim, mode="hearsay"))
    assert told(writer) == [("claim_changed", "A claim in “Quay sold” has changed")]
    (row,) = Notification.objects.filter(recipient=writer)
    assert (row.article, row.claim) == (story, claim)
    assert row.note.startswith("The harbour office said the quay was sold.\n")


def test_news_of_a_claim_leads_to_the_claims_desk_or_else_to_the_record(writer, editor, claim):
    other = make_user(role=None)
    other.user_permissions.add(Permission.objects.get(codename="view_article"))
    make_article(by=writer, claims=[claim])
    theirs = make_article(by=writer, claims=[claim])
    Article.objects.filter(pk=theirs.pk).update(created_by=other)
    claim_edited.send(sender=Claim, claim=claim, by=editor)
    assert dict(Notification.objects.values_list("recipient", "url")) == {
        writer.pk: f"/admin/desk/claims/{claim.uid}/",
        other.pk: f"/admin/claims/claim/{claim.pk}/change/",
    }


def test_refreshing_a_claim_tells_what_it_was(writer, claim):
    make_article(by=writer, claims=[claim])
    Claim.objects.filter(pk=claim.pk).update(card={**claim.card, "mode": "hearsay"})
    refresh_claim_state([claim])
    assert len(told(writer)) == 1


@pytest.mark.parametrize("before", [{}, {"version": 0, "mode": "hearsay"}])
def test_upgrade_of_the_cards_is_no_news(writer, claim, before):
    make_article(by=writer, claims=[claim])
    claims_changed.send(sender=Claim, claims=[claim], before={claim.pk: before})
    Claim.objects.filter(pk=claim.pk).update(card=before)
    refresh_claim_state([claim])
    assert told(writer) == []


def test_change_that_no_reader_sees_is_no_news(writer, claim):
    make_article(by=writer, claims=[claim])
    claims_changed.send(sender=Claim, claims=[claim], before=stale(claim))
    assert told(writer) == []


def test_claim_of_a_live_version_counts_and_of_an_old_one_does_not(writer, editor, claim):
    other = make_claim()
    story = make_published(by=editor, claims=[claim])
    Article.objects.filter(pk=story.pk).update(created_by=writer)
    story.refresh_from_db()
    body = f'<p><span data-claim="{other.uid}">{other.public_text}</span></p>'
    save_working_copy(article=story, by=editor, body=body)
    Notification.objects.all().delete()
    claim_edited.send(sender=Claim, claim=claim, by=editor)
    assert len(told(writer)) == 1  # it is live, though no longer in the working copy
    print_again(story)
    Notification.objects.all().delete()
    claim_edited.send(sender=Claim, claim=claim, by=editor)
    assert told(writer) == []


def test_claim_is_told_once_while_unread_and_freshened(writer, editor, claim):
    make_article(by=writer, claims=[claim], headline="Quay sold")
    claims_changed.send(sender=Claim, claims=[claim], before=stale(claim, mode="hearsay"))
    Notification.objects.update(created_at=timezone.now() - timedelta(hours=2))
    claim_edited.send(sender=Claim, claim=claim, by=editor)
    assert told(writer) == [("claim_changed", "Oda Brenn changed a claim in “Quay sold”")]
    (row,) = Notification.objects.all()
    assert row.created_at > timezone.now() - timedelta(hours=1)
    row.read_at = timezone.now()
    row.save()
    claim_edited.send(sender=Claim, claim=claim, by=editor)
    assert len(told(writer)) == 2


def test_who_changes_a_claim_is_not_told_of_it(writer, claim):
    make_article(by=writer, claims=[claim])
    claims_changed.send(sender=Claim, claims=[claim], before=stale(claim, mode="hearsay"))
    claim_edited.send(sender=Claim, claim=claim, by=writer)
    assert Notification.objects.shown_to(writer).unread().count() == 0


@pytest.mark.parametrize("size", [1, 3])
def test_telling_of_claims_costs_the_same_whatever_the_stories(writer, editor, size):
    claims = [make_claim() for _ in range(size)]
    for _ in range(size):
        make_article(by=make_user("Reporter"), claims=claims)
    before = {key: card for claim in claims for key, card in stale(claim, mode="hearsay").items()}
    with CaptureQueriesContext(connection) as captured:
        claims_changed.send(sender=Claim, claims=claims, before=before)
    # places, stories, their owners, bylines and people, who sees the claims desk; choices, what is unread, the rows
    assert len([query for query in captured if "SAVEPOINT" not in query["sql"]]) == 9
    assert Notification.objects.count() == size * size


# Held


FINDING = Finding("P02", "B", "body", "the quay", "Nobody is named who says so.")


def hold(story, *, scheduled_by=None, findings=(FINDING,), why="P02 body"):
    story_held.send(
        sender=Article, article=story, scheduled_by=scheduled_by, findings=list(findings), why=why
    )


def test_people_of_a_held_story_are_told_and_who_scheduled_it(story, writer, editor):
    hold(story, scheduled_by=editor)
    expected = [("held", "“Quay sold” did not go out at its time")]
    assert (told(writer), told(editor)) == (expected, expected)
    assert Notification.objects.filter(note=FINDING.message).count() == Notification.objects.count() == 2


def test_story_held_for_another_reason_says_which(story, writer):
    hold(story, findings=(), why="It is under embargo.")
    assert Notification.objects.get().note == "It is under embargo."


def test_story_held_again_and_again_is_told_once(story, writer):
    for _ in range(3):
        hold(story, findings=[FINDING] * 5)
    assert len(told(writer)) == 1
    assert Notification.objects.get().note == "\n".join([FINDING.message] * 3 + ["and 2 more"])


def test_held_story_of_people_who_have_left_is_told_to_whoever_publishes(story, writer, editor):
    writer.is_active = False
    writer.save()
    make_user("Reporter")
    hold(story, scheduled_by=writer)
    assert [row.recipient for row in Notification.objects.all()] == [editor]


# Deadlines


@pytest.fixture
def now():
    return timezone.now()


def due(story, at, **fields):
    Article.objects.filter(pk=story.pk).update(deadline=at, **fields)


def test_deadline_that_is_near_is_told_once(story, writer, now):
    due(story, now + timedelta(minutes=59))
    remind_of_deadlines(now)
    remind_of_deadlines(now + timedelta(minutes=30))
    remind_of_deadlines(now + timedelta(minutes=90))
    assert [event for event, _ in told(writer)] == ["deadline_near"]


def test_deadline_is_told_to_whoever_has_the_story_alone(story, writer, editor, now):
    due(story, now, assignee=editor)
    remind_of_deadlines(now)
    assert (len(told(writer)), len(told(editor))) == (0, 1)


def test_new_deadline_and_new_assignee_are_reminded_anew(story, writer, editor, now):
    due(story, now)
    remind_of_deadlines(now)
    due(story, now, assignee=editor)
    remind_of_deadlines(now)
    due(story, now + timedelta(minutes=5))
    remind_of_deadlines(now)
    assert (len(told(writer)), len(told(editor))) == (1, 2)


@pytest.mark.parametrize(
    ("minutes", "state", "count"),
    [
        (60, "draft", 1),
        (61, "draft", 0),
        (-60, "fact_check", 1),
        (-25 * 60, "in_edit", 0),
        (10, "legal", 1),
        (10, "ready", 0),
        (10, "unpublished", 0),
    ],
)
def test_deadline_is_told_when_it_is_near_and_work_is_left(story, writer, now, minutes, state, count):
    due(story, now + timedelta(minutes=minutes), state=state)
    remind_of_deadlines(now)
    assert len(told(writer)) == count


def test_notice_of_a_deadline_is_a_setting(story, writer, now, settings):
    settings.NEWSROOM_DEADLINE_NOTICE = 120
    due(story, now + timedelta(minutes=110))
    remind_of_deadlines(now)
    assert len(told(writer)) == 1


@pytest.mark.parametrize("size", [1, 3])
def test_reminding_costs_the_same_whatever_the_stories(now, size):
    for _ in range(size):
        due(make_article(by=make_user("Reporter")), now)
    with CaptureQueriesContext(connection) as captured:
        assert len(remind_of_deadlines(now)) == size
    queries = [query["sql"] for query in captured if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(queries) == 7  # stories, told, three for the people, choices, rows


# By choice


def test_who_wants_nothing_is_told_nothing(story, writer, editor):
    choose_channels(writer, {Event.SENT_BACK: Channels(in_app=False, email=False)})
    move(story, Verb.SEND_BACK, by=editor, note="Again.")
    move(story, Verb.PUBLISH, by=editor)
    assert [event for event, _ in told(writer)] == ["published"]


def test_who_wants_mail_only_sees_nothing_at_the_desk(story, writer, editor):
    choose_channels(writer, {Event.SENT_BACK: Channels(in_app=False, email=True)})
    move(story, Verb.SEND_BACK, by=editor, note="Again.")
    assert Notification.objects.shown_to(writer).count() == 0


# Redaction


def test_redacted_version_empties_what_was_told_of_the_story(writer, editor):
    make_endpoint()
    story = make_published(by=writer, headline="Quay sold to Imre")
    move(story, Verb.SEND_BACK, by=editor, note="Imre called.")
    print_again(story, headline="Quay sold", body="<p>The quay was sold.</p>")
    redact(record=story.versions.get(number=1), by=make_user("Legal"), reason="An order of the court.")
    assert set(Notification.objects.values_list("text", "note")) == {("(redacted)", "")}
    letters = WebhookDelivery.objects.filter(article=story).values_list("body", "next_attempt_at")
    assert list(letters) == [("", None)] * 2


# Through the verbs themselves


def test_story_from_desk_to_print_tells_each_what_concerns_them(writer, editor):
    checker = make_user("Checker", username="nadia")
    story = make_article(by=writer, headline="Quay sold")
    plan_story(article=story, by=editor, assignee=checker)
    submit_article(article=story, by=writer)
    send_back_article(article=story, by=editor, note="@nadia: whose quay?")
    publish_article(article=story, by=editor, override_reason="Agreed with @nadia.")
    assert told(writer) == [
        ("sent_back", "Oda Brenn sent “Quay sold” back to “Draft”"),
        ("published", "Oda Brenn published “Quay sold”"),
    ]
    assert [event for event, _ in told(checker)] == ["assigned", "sent_back", "published"]
    assert told(editor) == []


def test_clock_tells_who_scheduled_what_it_did(writer, editor, now):
    story = approved(writer, editor, headline="Quay sold")
    schedule_article(article=story, by=editor, at=now + timedelta(minutes=5))
    publish_due(now=now + timedelta(minutes=6))
    assert told(writer) == [("published", "“Quay sold” was published at its time")]


def test_story_that_the_clock_holds_is_told_with_its_reason(writer, editor, now):
    story = approved(writer, editor, headline="Quay sold")
    schedule_article(article=story, by=editor, at=now + timedelta(minutes=5))
    type(editor).objects.filter(pk=editor.pk).update(is_active=False)
    publish_due(now=now + timedelta(minutes=6))
    assert [event for event, _ in told(writer)] == ["held"]
    assert Notification.objects.get(recipient=writer).note != ""


def test_approved_story_that_was_written_on_is_told_as_going_back(writer, editor):
    story = approved(writer, editor, headline="Quay sold")
    Notification.objects.all().delete()
    other = make_user("Reporter", first_name="Imre", last_name="Valtos")
    save_working_copy(article=story, by=other, body="<p>The harbour office closed its books.</p>")
    assert told(writer) == [
        ("sent_back", "Imre Valtos wrote on “Quay sold” after it was approved: it is back to “In edit”")
    ]


def approved(writer, editor, **fields):
    """A story that is ready for print, on the word of an editor."""
    story = make_article(by=writer, **fields)
    submit_article(article=story, by=writer)
    return approve_article(article=story, by=editor, note="Nothing to check.")


# What a printed story still has to say


def test_people_of_a_story_are_told_what_it_owes_its_readers(story, writer):
    claim = make_claim(mode="own")
    make_published(by=writer, claims=[claim], headline="Quay bought")
    make_verdict(claim, rating="false")
    told_of = Notification.objects.get(recipient=writer, event="task")
    task = CorrectionTask.objects.get()
    assert (told_of.text, told_of.note, told_of.url, told_of.claim) == (
        "“Quay bought” has to be corrected: look at its open task",
        task.message,
        f"/admin/articles/correctiontask/{task.pk}/change/",
        claim,
    )


def test_telling_of_tasks_costs_the_same_for_one_and_three():
    costs = []
    for number in (1, 3):
        claim, by = make_claim(), make_user()
        for _ in range(number):
            make_published(claims=[claim])
        make_verdict(claim, rating="false")
        tasks = list(CorrectionTask.objects.filter(claim=claim).select_related("article", "claim"))
        with CaptureQueriesContext(connection) as queries:
            tell_of_tasks(CorrectionTask, tasks=tasks, by=by)
        costs.append(len(queries))
    assert costs[0] == costs[1]
