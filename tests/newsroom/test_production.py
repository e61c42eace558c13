"""The production list: what each filter lets in and leaves out, what a row shows, and what it costs."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.claims.models import Claim
from articles.models import Article, Note, Presence
from articles.services.corrections import open_task
from articles.services.planning import plan_story
from articles.services.save import save_working_copy
from tests.factories.articles import make_article, make_at, make_published, make_section
from tests.factories.claims import make_claim, make_evidence
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

HOME = "/admin/"


@pytest.fixture
def user():
    return make_user(first_name="Ada", last_name="Lind")


@pytest.fixture
def desk(client, user):
    client.force_login(user)
    return client


def shown(client, query="", at=HOME) -> list[str]:
    return [row.story.headline for row in client.get(f"{at}{query}").context["rows"]]


def set_columns(story: Article, **columns) -> Article:
    Article.objects.filter(pk=story.pk).update(**columns)
    return story


def test_home_shows_what_is_in_production(desk):
    for state in ("draft", "in_edit", "scheduled", "published", "unpublished"):
        make_at(state, headline=state)
    assert sorted(shown(desk)) == ["draft", "in_edit", "scheduled"]


def test_list_of_stories_shows_all_of_them_the_last_changed_first(desk):
    for state in ("draft", "published"):
        make_at(state, headline=state)
    set_columns(Article.objects.get(headline="draft"), updated_at=timezone.now() - timedelta(days=1))
    assert shown(desk, at=reverse("admin:articles_article_changelist")) == ["published", "draft"]


def test_home_ranks_by_priority_then_deadline(desk, user):
    now = timezone.now()
    later, soon, _, urgent = (make_article(headline=name) for name in ("later", "soon", "never", "urgent"))
    for hours, story in ((9, later), (2, soon)):
        plan_story(article=story, by=user, deadline=now + timedelta(hours=hours))
    plan_story(article=urgent, by=user, priority=1)
    assert shown(desk) == ["urgent", "soon", "later", "never"]


def test_mine_is_what_i_began_hold_or_saved(desk, user):
    make_article(headline="theirs")
    make_article(by=user, headline="begun")
    plan_story(article=make_article(headline="held"), by=make_user(), assignee=user)
    save_working_copy(article=make_article(headline="saved"), by=user, kicker="Port")
    assert sorted(shown(desk, "?whose=mine")) == ["begun", "held", "saved"]


@pytest.mark.parametrize(
    ("role", "seen"),
    [("Editor", ["in_edit", "ready"]), ("Checker", ["fact_check"]), ("Legal", ["legal"]), ("Reporter", [])],
)
def test_my_desk_is_what_was_handed_to_it_by_rights(client, role, seen):
    client.force_login(make_user(role))
    for state in ("draft", "in_edit", "fact_check", "legal", "ready"):
        set_columns(make_article(headline=state), state=state)
    assert sorted(shown(client, "?whose=desk")) == seen


def test_section_status_and_assignee_narrow(desk, user):
    make_section(position=0)
    ports = make_section(name="Ports", slug="ports", position=1)
    make_article(headline="ports", section=ports)
    make_at("in_edit", headline="edit")
    plan_story(article=make_article(headline="held"), by=user, assignee=user)
    assert shown(desk, "?section=ports") == ["ports"]
    assert shown(desk, "?status=in_edit") == ["edit"]
    assert shown(desk, f"?assignee={user.pk}") == ["held"]
    assert sorted(shown(desk, "?assignee=none")) == ["edit", "ports"]


def test_deadline_today_is_the_house_s_day(desk, settings, user):
    settings.TIME_ZONE = "Pacific/Auckland"
    with timezone.override("Pacific/Auckland"):
        now = timezone.localtime()
        today = now.replace(hour=12, minute=0)
    for headline, at in (
        ("today", today),
        ("tomorrow", today + timedelta(days=1)),
        ("yesterday", today - timedelta(days=1)),
    ):
        set_columns(make_article(headline=headline), deadline=at)
    with timezone.override("Pacific/Auckland"):
        assert shown(desk, "?due=today") == ["today"]
        assert shown(desk, "?due=week") == ["today", "tomorrow"]


def test_late_is_past_its_deadline_and_unfinished(desk):
    past = timezone.now() - timedelta(hours=1)
    for state in ("draft", "ready"):
        set_columns(make_at(state, headline=state), deadline=past)
    assert shown(desk, "?due=late") == ["draft"]


def test_needs_fact_check_legal_and_corrections(desk, user):
    make_at("fact_check", headline="check")
    make_article(headline="plain")
    plan_story(article=make_article(headline="lawyers"), by=user, needs_legal=True)
    wrong = make_published(headline="wrong")
    make_published(headline="right")
    open_task(article=wrong, kind="correction", message="Five, not six.", by=user)
    assert shown(desk, "?needs=fact_check") == ["check"]
    assert shown(desk, "?needs=legal") == ["lawyers"]
    assert shown(desk, "?needs=correction") == ["wrong"]


def test_search_looks_through_headline_and_text_of_all_stories(desk):
    make_published(headline="The Malecón is closed", body="<p>Waves.</p>")
    make_article(headline="Another", body="<p>They walked along the MALECON at night.</p>")
    make_article(headline="Neither", body="<p>Quay.</p>")
    assert sorted(shown(desk, "?q=malec")) == ["Another", "The Malecón is closed"]
    assert shown(desk, "?q=malecon+night") == ["Another"]
    assert shown(desk, "?q=malecon&status=draft") == ["Another"]


def test_search_follows_the_saved_words(desk, user):
    story = make_article(headline="Old words", body="<p>Quay.</p>")
    save_working_copy(article=story, by=user, headline="New title", body="<p>Harbour.</p>")
    assert (shown(desk, "?q=quay"), shown(desk, "?q=harbour")) == ([], ["New title"])


@pytest.mark.parametrize("typed", ["“", "' OR 1=1 --", '"*', "NEAR(a b)", "-", "a" * 500, "\x00x"])
def test_search_takes_whatever_is_typed(desk, typed):
    make_article(headline="Harbour")
    assert desk.get(HOME, {"q": typed}).status_code == 200


def test_unknown_values_count_as_not_asked(desk):
    make_article(headline="there")
    query = "?whose=x&section=x&status=x&assignee=x&due=x&needs=x&order=x&view=x&page=x"
    assert shown(desk, query) == ["there"]


def test_old_links_to_a_state_still_narrow(desk):
    make_article(headline="draft")
    make_published(headline="out")
    assert shown(desk, "?state__exact=draft", reverse("admin:articles_article_changelist")) == ["draft"]


def test_chosen_filters_stay_in_every_link_and_can_be_taken_away(desk):
    make_section(name="Ports", slug="ports")
    answer = desk.get(f"{HOME}?whose=mine&section=ports&q=quay&view=board")
    by_key = {each.key: each for each in answer.context["filters"]}
    assert by_key["section"].chosen == "Ports"
    assert by_key["section"].clear == "?q=quay&whose=mine&view=board"
    due = {choice.words: choice.url for choice in by_key["due"].choices}
    assert due["Late"] == "?q=quay&whose=mine&section=ports&due=late&view=board"


def test_row_counts_open_claims_and_names_the_worst(desk):
    checked = make_claim(harm="grave")
    make_evidence(checked)
    claims = [checked, make_claim(harm="serious"), make_claim(origin="import", harm="low")]
    make_evidence(claims[2])
    make_article(claims=claims)
    (row,) = desk.get(HOME).context["rows"]
    assert (row.claims.count, row.claims.open, row.claims.word, row.claims.tone) == (3, 2, "Serious", "bad")


def test_worst_is_what_became_of_the_argument(desk):
    claim = make_claim(harm="grave")
    Claim.objects.filter(pk=claim.pk).update(contention="withdrawn_by_claimant")
    make_article(claims=[claim])
    (row,) = desk.get(HOME).context["rows"]
    assert (row.claims.word, row.claims.tone) == ("Withdrawn", "bad")


def test_official_act_needs_no_evidence(desk):
    make_article(claims=[make_claim(basis="official_act", mode="own", harm="serious")])
    (row,) = desk.get(HOME).context["rows"]
    assert (row.claims.count, row.claims.open, row.claims.word) == (1, 0, "")


def test_row_shows_who_has_it_open_notes_tasks_and_length(desk, user):
    story = make_published(headline="x", body="<p>" + "word " * 120 + "</p>")
    open_task(article=story, kind="correction", message="Five.", by=user)
    plan_story(article=story, by=user, commissioned_words=100)
    Presence.objects.create(article=story, user=make_user(first_name="Bo", last_name="Ek"), tab="t")
    Note.objects.create(article=story, by=user, text="Call them.")
    (row,) = desk.get(f"{HOME}?status=all").context["rows"]
    found = [person.name for person in row.people], row.notes, row.tasks, row.story.word_count, row.is_over
    assert found == (["Bo Ek"], 1, 1, 120, True)


def test_headlines_are_escaped(desk):
    make_article(headline="<script>alert(1)</script> & “quay”")
    page = desk.get(HOME).content.decode()
    assert ("<script>alert" in page, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; “quay”" in page) == (
        False,
        True,
    )


def queries(client, path) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.mark.parametrize(
    "path", [HOME, f"{HOME}?view=board", f"{HOME}?part=list", "/admin/articles/article/"]
)
def test_page_costs_the_same_with_one_and_thirty_rows(desk, user, path):
    def fill(count):
        for _ in range(count):
            story = make_article(by=user, claims=[make_claim(origin="import")], section=make_section())
            plan_story(article=story, by=user, assignee=make_user("Reporter"))
            Presence.objects.create(article=story, user=user, tab="t")
            Note.objects.create(article=story, by=user, text="Call.")

    fill(1)
    queries(desk, path)
    one = queries(desk, path)
    fill(29)
    assert queries(desk, path) == one


def test_count_stops_where_nobody_counts_any_more(desk, monkeypatch):
    monkeypatch.setattr("articles.selectors.production.COUNTED", 2)
    monkeypatch.setattr("newsroom.desk.production.ROWS", 1)
    for _ in range(4):
        make_article()
    first, third = desk.get(HOME), desk.get(f"{HOME}?page=3")
    assert (first.context["count_words"], first.context["next"]) == ("more than 2", "?page=2")
    assert (third.context["count_words"], third.context["previous"]) == ("more than 3", "?page=2")


def test_pages_show_every_story_once(desk, monkeypatch):
    monkeypatch.setattr("newsroom.desk.production.ROWS", 2)
    names = [make_article(headline=f"Story {name}").headline for name in "abcde"]
    found = [name for page in (1, 2, 3) for name in shown(desk, f"?page={page}")]
    assert sorted(found) == names


def test_who_may_not_read_stories_sees_no_list(client):
    make_article(headline="secret words")
    client.force_login(make_user(role=None))
    assert "secret words" not in client.get(HOME).content.decode()
    assert client.get(reverse("admin:articles_article_changelist")).status_code == 403


def test_part_is_answered_with_304_until_something_changes(desk, user):
    story = make_article(by=user)
    first = desk.get(f"{HOME}?part=list")
    again = desk.get(f"{HOME}?part=list", headers={"If-None-Match": first["ETag"]})
    plan_story(article=story, by=user, priority=1)
    changed = desk.get(f"{HOME}?part=list", headers={"If-None-Match": first["ETag"]})
    assert (first.status_code, again.status_code, again.content, changed.status_code) == (200, 304, b"", 200)
    assert "csrfmiddlewaretoken" not in first.content.decode()


def test_board_has_a_column_for_each_state_and_says_how_many_more(desk, monkeypatch):
    monkeypatch.setattr("newsroom.desk.production.CARDS", 2)
    for _ in range(3):
        make_at("in_edit")
    make_article()
    columns = {each.state: each for each in desk.get(f"{HOME}?view=board").context["columns"]}
    found = {state: (len(each.rows), each.more) for state, each in columns.items()}
    assert (found["draft"], found["in_edit"], found["ready"]) == ((1, 0), (2, 1), (0, 0))
    assert "and 1 more" in desk.get(f"{HOME}?view=board").content.decode()


def test_cards_offer_the_moves_that_this_person_may_make(client):
    make_at("in_edit")
    client.force_login(make_user("Reporter"))
    (row,) = client.get(f"{HOME}?view=board").context["rows"]
    assert [target for target, *_ in row.moves] == ["fact_check"]


def test_panel_lists_what_was_printed_and_changed_since(desk):
    from newsroom.desk.board import first_panels

    claim, still = make_claim(), make_claim()
    story = make_published(claims=[claim])
    make_published(claims=[still])
    make_evidence(claim, stance="refutes")
    (panel,) = [each for each in first_panels(make_user()) if each.key == "changed"]
    assert [(row.pk, row.changed) for row in panel.rows] == [(story.pk, 1)]


def test_what_was_on_file_before_print_is_no_change(desk):
    from articles.selectors.changed_since import printed_and_changed

    claim = make_claim()
    make_evidence(claim, stance="refutes")
    make_published(claims=[claim])
    assert printed_and_changed(8) == []


def test_scheduled_stories_stand_in_the_order_of_their_times(desk):
    from newsroom.desk.board import first_panels

    now = timezone.now()
    late, soon = (make_at("scheduled", at=now + timedelta(hours=hours)) for hours in (9, 2))
    (panel,) = [each for each in first_panels(make_user()) if each.key == "scheduled"]
    assert panel.rows == [soon, late]


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 5, 6, 18, 0, tzinfo=UTC), "18:00"),
        (datetime(2026, 5, 8, 9, 30, tzinfo=UTC), "Fri 09:30"),
        (datetime(2026, 4, 30, 9, 30, tzinfo=UTC), "Thu 09:30"),
        (datetime(2026, 5, 13, 9, 30, tzinfo=UTC), "13 May"),
        (datetime(2025, 5, 13, 9, 30, tzinfo=UTC), "13 May 25"),
        (None, ""),
    ],
)
def test_times_are_short(at, words):
    from newsroom.desk.row_html import short_time

    assert short_time(at, datetime(2026, 5, 6, 8, 0, tzinfo=UTC)) == words
