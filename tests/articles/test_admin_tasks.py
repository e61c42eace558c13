"""What printed stories still have to say, on the desk."""

import pytest
from django.urls import reverse

from articles.enums import TaskStatus
from articles.models import CorrectionTask
from articles.services.corrections import open_task
from articles.services.publish import unpublish_article
from newsroom.desk.board import board_for
from tests.factories.articles import make_published, print_again
from tests.factories.claims import make_claim, make_verdict
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db
FORM = {"kind": "correction", "field": "body", "message": "The sum is wrong.", "passage": "", "claim": ""}


@pytest.fixture
def claim():
    return make_claim()


@pytest.fixture
def story(claim):
    return make_published(claims=[claim])


def report(story):
    return reverse("admin:articles_article_report", args=[story.pk])


def screen(task, act="change"):
    return reverse(f"admin:articles_correctiontask_{act}", args=[task.pk])


def make_task(story, **fields):
    fields = {"kind": "correction", "message": "The sum is wrong.", "by": make_user(), **fields}
    return open_task(article=story, **fields)


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_report_opens_a_task(client, story, claim):
    user = make_user("Checker")
    client.force_login(user)
    response = client.post(report(story), FORM | {"claim": claim.pk, "passage": "three ships"})
    task = CorrectionTask.objects.get()
    assert response.headers["Location"] == screen(task)
    assert (task.article, task.claim, task.message, task.passage, task.opened_by) == (
        story,
        claim,
        "The sum is wrong.",
        "three ships",
        user,
    )


def test_report_is_filled_in_from_the_claim(client, story, claim):
    client.force_login(make_user())
    page = read(client, f"{report(story)}?claim={claim.uid}")
    assert f'<option value="{claim.pk}" selected>' in page
    assert claim.public_text in page.partition('<textarea name="passage"')[2].partition("</textarea>")[0]


def test_report_asks_for_what_is_missing_and_keeps_what_was_typed(client, story):
    client.force_login(make_user())
    page = client.post(report(story), FORM | {"message": "", "passage": "three ships"}).content.decode()
    assert ("This field is required." in page, "three ships" in page) == (True, True)
    assert CorrectionTask.objects.count() == 0


def test_report_offers_only_claims_that_the_story_printed(client, story):
    other = make_claim()
    client.force_login(make_user())
    client.post(report(story), FORM | {"claim": other.pk})
    assert CorrectionTask.objects.count() == 0


def test_report_on_a_story_that_is_not_in_print_leads_back(client, story):
    unpublish_article(article=story, by=make_user(), note="x")
    client.force_login(make_user())
    assert client.get(report(story)).status_code == 302
    client.post(report(story), FORM)
    assert CorrectionTask.objects.count() == 0


@pytest.mark.parametrize(
    ("role", "offered"), [("Editor", True), ("Checker", True), ("Legal", True), ("Reporter", False)]
)
def test_report_is_offered_on_story_version_and_claim_to_those_who_may(client, story, claim, role, offered):
    client.force_login(make_user(role))
    pages = [
        reverse("admin:articles_article_change", args=[story.pk]),
        reverse("admin:articles_publishedversion_change", args=[story.live_version_id]),
        reverse("admin:claims_claim_change", args=[claim.pk]),
    ]
    assert [f'href="{report(story)}' in read(client, page) for page in pages] == [offered] * 3


def test_screen_shows_a_task_and_the_way_to_its_story(client, story, claim):
    task = make_task(story, claim=claim, passage="three ships")
    client.force_login(make_user("Reporter"))
    page = read(client, screen(task))
    for words in ("The sum is wrong.", "three ships", "Go to story", claim.public_text):
        assert words in page
    assert screen(task, "close") not in page


def test_screen_closes_with_a_reason(client, story):
    task = make_task(story)
    client.force_login(make_user())
    assert f'action="{screen(task, "close")}"' in read(client, screen(task))
    page = client.post(screen(task, "close"), {"reason": ""}, follow=True).content.decode()
    assert "Say why nothing has to be printed" in page
    client.post(screen(task, "close"), {"reason": "The sum is right."})
    task.refresh_from_db()
    assert (task.status, task.close_reason) == (TaskStatus.CLOSED, "The sum is right.")
    page = read(client, screen(task))
    assert ("The sum is right." in page, screen(task, "close") in page) == (True, False)


def test_screen_writes_nothing(client, story):
    task = make_task(story)
    user = make_user(None, is_superuser=True)
    client.force_login(user)
    assert client.post(screen(task), {"message": "Other"}).status_code == 403
    assert client.post(screen(task, "delete"), {"post": "yes"}).status_code == 403
    assert client.get(screen(task, "close")).status_code == 403


@pytest.mark.parametrize("key", ["0", "x", "9" * 40])
def test_history_of_a_task_that_is_none(client, key):
    client.force_login(make_user())
    assert client.get(reverse("admin:articles_correctiontask_history", args=[key])).status_code == 404


def test_history_of_a_task_is_that_of_its_story(client, story):
    client.force_login(make_user())
    response = client.get(screen(make_task(story), "history"))
    assert response.headers["Location"] == reverse("admin:articles_article_history", args=[story.pk])


@pytest.mark.parametrize("tasks", [1, 3])
def test_list_costs_the_same(client, claim, story, tasks, django_assert_max_num_queries):
    for number in range(tasks):
        make_task(story, claim=claim, message=f"Wrong {number}.")
    client.force_login(make_user())
    with django_assert_max_num_queries(9):
        page = read(client, reverse("admin:articles_correctiontask_changelist"))
    assert page.count("Wrong ") >= tasks


def test_corrections_are_listed_for_the_desk(client, story):
    from articles.services.corrections import CorrectionDraft, record_corrections

    record_corrections(
        print_again(story, kind="correction"), [CorrectionDraft("correction", "It was five.")], by=make_user()
    )
    client.force_login(make_user("Reporter"))
    assert "It was five." in read(client, reverse("admin:articles_correction_changelist"))


def test_board_lists_open_tasks_oldest_first(client, story):
    first, second = make_task(story), make_task(story, message="And the name.")
    make_task(story, message="Closed.").__class__.objects.filter(message="Closed.").update(
        status=TaskStatus.CLOSED, close_reason="x", closed_at=first.opened_at
    )
    user = make_user()
    (panel,) = [panel for panel in board_for(user) if panel.key == "tasks"]
    assert panel.rows == [first, second]
    client.force_login(user)
    page = read(client, reverse("admin:index"))
    assert [f'href="{screen(task)}"' in page for task in (first, second)] == [True, True]


@pytest.mark.parametrize("tasks", [1, 3])
def test_panel_costs_one_query(story, tasks, django_assert_num_queries):
    from articles.selectors.tasks import tasks_to_do

    for number in range(tasks):
        make_task(story, message=f"Wrong {number}.")
    with django_assert_num_queries(1):
        assert len([task.article.headline for task in tasks_to_do(8)]) == tasks


def test_screen_of_a_task_lists_every_passage_that_it_is_about(client):
    claim = make_claim()
    body = "".join(f'<p><span data-claim="{claim.uid}">{text}</span></p>' for text in ("One.", "Two."))
    story = make_published(body=body)
    make_verdict(claim, rating="false")
    client.force_login(make_user())
    html = read(client, screen(story.tasks.get()))
    assert (html.count("<p>Body: “Two.”</p>"), html.count("<p>Body: “One.”</p>")) == (1, 0)
