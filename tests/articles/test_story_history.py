"""The history of a story as one timeline, and the tab beside it."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.admin import history as screen
from articles.enums import RevisionKind
from articles.models import PublishedVersion, Revision
from articles.selectors.story_history import SaveLine, Timeline, by_day
from articles.services.corrections import CorrectionDraft
from articles.services.name_revision import name_revision
from articles.services.save import save_working_copy
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import make_article, make_author, make_published, print_again
from tests.factories.claims import make_claim
from tests.factories.ledger import make_parent
from tests.factories.newsroom import make_user
from tests.ledger.test_history_screen import write

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 7, 1, 12, 0, tzinfo=datetime.UTC)


@pytest.fixture
def reader(client):
    user = make_user(first_name="Ada", last_name="Lind")
    client.force_login(user)
    return user


def page(client, story, **query):
    return client.get(reverse("admin:articles_article_history", args=[story.pk]), query)


def lines_of(story, **only):
    timeline = Timeline(story, **only)
    return timeline.lines(timeline.outlines)


def make_save(story, *, minute=0.0, **fields) -> Revision:
    """A save as it lies in the table, that many minutes after noon."""
    story.revision_number += 1
    story.save()
    at = NOON + datetime.timedelta(minutes=minute)
    fields = {"kind": "save", "headline": story.headline, "body": "<p>Words.</p>", "settings": {}, **fields}
    if fields.get("name"):
        fields.setdefault("named_by", make_user())
    row = Revision.objects.create(article=story, number=story.revision_number, **fields)
    Revision.objects.filter(pk=row.pk).update(at=at)
    return row


def folded(*saves: dict) -> list[int]:
    """How many saves each line holds, newest first, given them oldest first."""
    story, users = make_parent(), {}
    for fields in saves:
        who = fields.pop("who", "ada")
        if who not in users:
            users[who] = make_user()
        make_save(story, by=users[who], **fields)
    return [len(line.saves) for line in lines_of(story)]


# --- lines ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("saves", "lines"),
    [
        ([{}], [1]),
        ([{"minute": 0}, {"minute": 10}, {"minute": 20}], [3]),
        ([{"minute": 0}, {"minute": 10.1}], [1, 1]),
        ([{"minute": 0, "kind": "autosave"}, {"minute": 1, "kind": "autosave"}, {"minute": 2}], [3]),
        ([{"minute": 0}, {"minute": 1, "who": "ben"}, {"minute": 2}], [1, 1, 1]),
        ([{"minute": 0}, {"minute": 1, "name": "Before legal"}, {"minute": 2}, {"minute": 3}], [2, 1, 1]),
        ([{"minute": 0}, {"minute": 1, "note": "After the call"}, {"minute": 2}], [1, 1, 1]),
        ([{"minute": 0, "kind": "ingest"}, {"minute": 1}], [1, 1]),
        ([{"minute": 0}, {"minute": 1, "kind": "restore"}, {"minute": 2}], [1, 1, 1]),
        ([{"minute": 0}, {"minute": 1, "kind": "aside"}, {"minute": 2}], [1, 1, 1]),
    ],
)
def test_saves_of_one_sitting_are_one_line(saves, lines):
    assert folded(*saves) == lines


def test_what_happened_between_two_saves_keeps_them_apart():
    story, user = make_parent(), make_user()
    make_save(story, by=user, minute=0)
    write(
        record=story,
        verb="submit",
        from_state="draft",
        to_state="in_edit",
        at=NOON + datetime.timedelta(minutes=1),
    )
    make_save(story, by=user, minute=2)
    assert [(line.what, line.is_save) for line in lines_of(story)] == [
        ("Saved", True),
        ("Submitted", False),
        ("Saved", True),
    ]


def test_a_line_says_what_its_saves_changed():
    claim, user = make_claim(), make_user()
    story = make_article(by=user, headline="First", body="<p>The quay was sold.</p>")
    mark = f'<span data-claim="{claim.uid}">the quay was sold</span>'
    save_working_copy(
        article=story,
        by=make_user(),
        headline="Second",
        body=f"<p>They say that {mark} at night.</p>",
        topics=["Ports"],
        authors=[make_author()],
    )
    newest, oldest = lines_of(story)
    assert newest.changes == ("headline", "5 words more", "1 claim marked", "bylines", "topics")
    assert oldest.changes == ("4 words",)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("<p>One two three.</p>", "<p>One two.</p>", ("1 word fewer",)),
        ("<p>One two.</p>", "<p>One six.</p>", ("words changed",)),
        ("<p>One two.</p>", "<h2>One two.</h2>", ()),
        ("<p>One</p><p>two</p>", "<p>One two &amp; three</p>", ("1 word more",)),
        ("<ul><li><p>One</p></li><li><p>two</p></li></ul>", "<p>One two six</p>", ("1 word more",)),
    ],
)
def test_words_are_counted_over_marks_and_blocks(before, after, said):
    story = make_article(body=before)
    save_working_copy(article=story, by=make_user(), body=after)
    assert lines_of(story)[0].changes == said


def test_what_was_set_aside_is_nobodys_beginning():
    story, user = make_parent(), make_user()
    make_save(story, by=user, body="<p>One.</p>")
    make_save(story, by=user, body="<p>One two three four.</p>", kind=RevisionKind.SET_ASIDE, minute=1)
    make_save(story, by=user, body="<p>One two.</p>", minute=2)
    newest, aside, _ = lines_of(story)
    assert (newest.before, newest.changes, aside.is_aside) == (1, ("1 word more",), True)


def test_a_save_that_the_law_emptied_says_so_and_nothing_more():
    story = make_article()
    save_working_copy(article=story, by=make_user(), headline="Second")
    story.revisions.filter(number=1).update(headline="", body="", settings=None)
    newest, oldest = lines_of(story)
    assert (oldest.note, oldest.changes, newest.changes) == ("Emptied by order of law", (), ())


def test_moves_and_print_stand_among_the_saves():
    story = make_published()
    print_again(
        story,
        kind="correction",
        headline="Harbour office answers",
        corrections=[CorrectionDraft("correction", "It was not.")],
    )
    lines = [(line.what, None if line.is_save else line.version) for line in lines_of(story)]
    assert lines == [
        ("Corrected", 2),
        ("Noted a correction", 2),
        ("Saved", None),
        ("Published", 1),
        ("Saved", None),
    ]


def test_names_of_saves_are_told_once_beside_the_save():
    story, user = make_article(), make_user(first_name="Ada", last_name="Lind")
    name_revision(article=story, number=1, name="Before legal", by=user)
    (line,) = lines_of(story)
    assert (line.name, line.named_by) == ("Before legal", "Ada Lind")


def test_named_saves_alone_and_moves_alone():
    story = make_published()
    save_working_copy(article=story, by=make_user(), headline="Second")
    name_revision(article=story, number=1, name="First", by=make_user())
    assert [line.ref for line in lines_of(story, named=True)] == ["r1"]
    assert [line.what for line in lines_of(story, moves=True)] == ["Published"]


def test_lines_stand_under_the_days_of_the_house(settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    story, user = make_parent(), make_user()
    for minute in (0, 4 * 60):  # noon and four in Greenwich are the evening, and past midnight, in Tokyo
        make_save(story, by=user, minute=minute)
    days = by_day(lines_of(story))
    assert [(day.on.isoformat(), len(day.lines)) for day in days] == [("2026-07-02", 1), ("2026-07-01", 1)]


# --- the page -------------------------------------------------------------------------------------------------


def test_page_leads_to_what_was_printed(client, reader):
    story = make_published(by=reader)
    (day,) = page(client, story).context["days"]
    address = reverse("admin:articles_publishedversion_change", args=[PublishedVersion.objects.get().pk])
    assert [line.version_url for line in day.lines if not line.is_save] == [address]


def test_page_begins_with_the_newest_two_picked(client, reader):
    story = make_article(by=reader)
    for headline in ("Second", "Third"):
        save_working_copy(article=story, by=make_user(), headline=headline)
    assert page(client, story).context["picked"] == ("r2", "r3")


def test_page_is_in_the_houses_time_and_says_so(client, reader, settings):
    settings.TIME_ZONE = "Europe/Madrid"
    story = make_parent()
    make_save(story, by=reader)
    text = page(client, story).content.decode()
    assert (">14:00</time>" in text, "Times in Europe/Madrid" in text) == (True, True)


@pytest.mark.parametrize(
    ("query", "words"),
    [({"moves": "1"}, "It has not moved yet."), ({"named": "1"}, "No save has a name yet.")],
)
def test_page_without_lines_says_why(client, reader, query, words):
    assert words in page(client, make_article(), **query).content.decode()


def test_page_of_a_story_that_was_never_saved(client, reader):
    assert "Nothing was done to this story since it came in." in page(client, make_parent()).content.decode()


def test_page_goes_on_past_fifty_lines(client, reader):
    story = make_parent()
    for number in range(screen.PER_PAGE + 1):
        make_save(story, by=reader, minute=20 * number)
    pages = [page(client, story, p=number) for number in (1, 2)]
    shown = [[line.number for day in one.context["days"] for line in day.lines] for one in pages]
    assert shown == [list(range(51, 1, -1)), [1]]
    assert 'href="?p=2"' in pages[0].content.decode()


def count(client, story) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert page(client, story).status_code == 200
    return len(captured)


def test_page_costs_the_same_with_one_and_three_hundred_saves(client, reader):
    story, costs = make_parent(), []
    make_save(story, by=make_user(), name="First")
    write(
        record=story, actor=make_user(), verb="publish", from_state="ready", to_state="published", version=1
    )
    costs.append(count(client, story))
    for number in range(299):
        make_save(story, by=reader if number % 3 else make_user(), minute=7 * number)
    write(
        record=story,
        actor=make_user(),
        verb="update",
        from_state="published",
        to_state="published",
        version=2,
    )
    costs.append(count(client, story))
    assert costs[0] == costs[1]


def test_page_of_a_reader_of_stories_offers_nothing(client):
    client.force_login(make_user("Checker"))
    text = page(client, make_article()).content.decode()
    assert ("Compare the two" in text, "Name it" in text, "Restore…" in text) == (True, False, False)


# --- names ----------------------------------------------------------------------------------------------------


def give_name(client, story, name, **sent):
    address = reverse("admin:articles_article_name_save", args=[story.pk, 1])
    return client.post(address, {"name": name, **sent}, follow=True)


def test_name_is_given_on_the_line_of_the_save(client, reader):
    story = make_article()
    answer = give_name(client, story, "Before legal", p="2")
    assert story.revisions.get().name == "Before legal"
    assert answer.redirect_chain == [
        (f"{reverse('admin:articles_article_history', args=[story.pk])}?p=2#r1", 302)
    ]
    assert [str(message) for message in answer.context["messages"]] == ["Save 1 is “Before legal”."]


def test_name_that_cannot_be_is_refused_in_words(client, reader):
    answer = give_name(client, make_article(), "x" * 81)
    assert [str(message) for message in answer.context["messages"]] == [
        "A name has at most 80 characters: this one has 81."
    ]


# --- the tab --------------------------------------------------------------------------------------------------


def tab(client, story):
    return client.get(reverse("admin:articles_article_saves", args=[story.pk]))


def test_tab_shows_the_newest_ten_lines(client, reader):
    story = make_parent()
    for number in range(12):
        make_save(story, by=reader, minute=20 * number, note=f"Note {number}.")
    html = tab(client, story).json()["html"]
    assert [f"Note {number}." in html for number in range(12)] == [False] * 2 + [True] * 10
    assert "and 2 more in the whole history" in html


def test_tab_costs_the_same_with_one_and_three_lines(client, reader):
    story, costs = make_parent(), []
    for rows in (1, 2):
        for number in range(rows):
            make_save(story, by=make_user(), minute=20 * (rows * 10 + number))
        with CaptureQueriesContext(connection) as captured:
            tab(client, story)
        costs.append(len(captured))
    assert costs[0] == costs[1]


def name_now(client, story, given):
    address = reverse("admin:articles_article_name_now", args=[story.pk])
    return client.post(address, given, content_type="application/json")


def test_tab_names_the_save_that_was_just_made(client, reader):
    story = make_article(by=reader)
    answer = name_now(client, story, {"name": "Before legal", "revision": 1})
    assert (story.revisions.get().name, "<b>Before legal</b>" in answer.json()["html"]) == (
        "Before legal",
        True,
    )


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"name": "", "revision": 1},
        {"name": 7, "revision": 1},
        {"name": "First"},
        {"name": "First", "revision": "1"},
        {"name": "First", "revision": True},
        {"name": "First", "revision": 10**30},
        {"name": "First", "revision": -1},
        {"name": "First", "revision": 9},
        {"name": "x" * 81, "revision": 1},
        [],
    ],
)
def test_tab_refuses_what_is_no_name_of_a_save(client, reader, given):
    story = make_article()
    answer = name_now(client, story, given)
    assert (answer.status_code, list(answer.json()), story.revisions.get().name) == (400, ["error"], "")


def test_tab_takes_no_other_method(client, reader):
    story = make_article()
    addresses = [reverse(f"admin:articles_article_{name}", args=[story.pk]) for name in ("saves", "name_now")]
    assert [client.post(addresses[0]).status_code, client.get(addresses[1]).status_code] == [405, 405]


def test_lines_hold_markup_of_names_and_notes_as_text(client, reader):
    story = make_article(headline="<b>x</b>")
    name_revision(article=story, number=1, name="<script>x</script>", by=reader)
    html = tab(client, story).json()["html"]
    assert ("<script>" in html, "&lt;script&gt;" in html) == (False, True)


def test_history_of_the_house_tells_of_names_and_restored_saves():
    story = make_article()
    name_revision(article=story, number=1, name="First", by=make_user())
    assert HistoryEntry.objects.first().verb == "name"
    assert isinstance(lines_of(story)[0], SaveLine)
    assert timezone.localdate(lines_of(story)[0].at) == timezone.localdate()
