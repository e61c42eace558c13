"""The queue of the claims desk as a page: its rows, filters in the address, taking a claim, and what it costs."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.claims.models import Claim, ClaimCheck, ClaimPresence
from articles.claims.services.verdicts import propose, take
from articles.services.planning import plan_story
from tests.factories.articles import make_article, make_published
from tests.factories.claims import make_claim, make_evidence
from tests.factories.entities import make_entity
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

DESK = "/admin/desk/claims/"


@pytest.fixture
def user():
    return make_user("Checker", first_name="Ada", last_name="Lind")


@pytest.fixture
def desk(client, user):
    client.force_login(user)
    return client


def shown(client, query="") -> list[str]:
    return [line.row.claim.uid for line in client.get(f"{DESK}{query}").context["lines"]]


def line_of(client, query=""):
    (line,) = client.get(f"{DESK}{query}").context["lines"]
    return line


def test_most_pressing_comes_first(desk):
    calm, grave, printed, urgent = (make_claim(harm=harm) for harm in ("low", "grave", "serious", "serious"))
    make_published(claims=[printed])
    story = make_article(claims=[urgent])
    plan_story(article=story, by=make_user(), planned_for=timezone.now() + timedelta(hours=2))
    assert shown(desk) == [urgent.uid, printed.uid, grave.uid, calm.uid]


def test_row_says_why_it_stands_where_it_stands(desk):
    claim = make_claim(harm="grave")
    for _ in range(2):
        make_article(claims=[claim])
    story = make_article(claims=[claim])
    at = timezone.localtime().replace(hour=18, minute=0, second=0, microsecond=0) + timedelta(days=1)
    plan_story(article=story, by=make_user(), planned_for=at)
    assert line_of(desk).row.reasons == "grave · in 3 stories · prints tomorrow 18:00"


def test_row_shows_who_what_and_how_far(desk, user):
    claim = make_claim(
        claimants=[make_entity(name="Harbour Office")], speech_act="accuse", mode="anonymous", harm="grave"
    )
    make_evidence(claim)
    make_evidence(claim)
    take(claim=claim, by=user)
    line, row = (found := line_of(desk)), found.row
    assert (row.who, row.act, row.mode, row.evidence) == (
        "Harbour Office",
        "Accuses",
        "Anonymous",
        "2 documents from 2 sources",
    )
    assert (line.said, line.so, line.assignee, line.act) == (
        ("In check", "due"),
        ("", ""),
        "A. Lind",
        "release",
    )


def test_row_says_what_was_found_only_once_it_is_decided(desk):
    claim, checker = make_claim(harm="grave"), make_user("Checker")
    make_evidence(claim, tests="content")
    propose(claim=claim, axis="content", rating="false", rationale="Their own ledger.", by=checker)
    page = desk.get(DESK).content.decode()
    assert (line_of(desk).so[0], "Their own ledger" in page) == ("Needs a second label", False)
    ClaimCheck.objects.update(status="done", rating="false")
    make_check = ClaimCheck.objects.get()
    make_check.save()
    assert line_of(desk, "?status=all").so == ("False", "good")


def test_who_is_in_it_now_stands_on_the_row(desk, user):
    claim = make_claim()
    tab = {"tab": "tab-12345678"}
    desk.post(f"{DESK}{claim.uid}/presence/", tab)
    ClaimPresence.objects.create(claim=claim, user=make_user(first_name="Bo", last_name="Ek"), tab="t")
    line = line_of(desk)
    assert (line.people, line.people_names) == ("You +1", "Ada Lind, Bo Ek")
    desk.post(f"{DESK}{claim.uid}/presence/", {**tab, "leaving": "1"})
    assert line_of(desk).people == "Bo Ek"


def test_who_fell_silent_is_no_longer_in_it(desk):
    claim, long_ago = make_claim(), timezone.now() - timedelta(seconds=91)
    ClaimPresence.objects.create(claim=claim, user=make_user(), tab="t", seen_at=long_ago)
    assert line_of(desk).people == ""


def test_page_of_the_claim_names_the_others(desk, client):
    claim = make_claim()
    ClaimPresence.objects.create(claim=claim, user=make_user(first_name="Bo", last_name="Ek"), tab="t")
    answer = desk.post(f"{DESK}{claim.uid}/presence/", {"tab": "tab-12345678"})
    assert answer.json() == {"people": ["Bo Ek"]}


def test_taking_and_letting_go_come_back_to_the_row(desk, user):
    claim = make_claim(harm="grave")
    taken = desk.post(f"{DESK}take/", {"take": f"{claim.uid}:attribution", "back": "?harm=grave"})
    assert (taken.status_code, taken.url) == (302, f"{DESK}?harm=grave#claim-{claim.uid}")
    assert ClaimCheck.objects.get().assignee == user
    desk.post(f"{DESK}take/", {"release": f"{claim.uid}:attribution", "back": "//elsewhere.example/"})
    assert ClaimCheck.objects.get().assignee is None


def test_second_who_takes_a_claim_is_told_who_has_it(desk):
    claim = make_claim()
    take(claim=claim, by=make_user("Checker", first_name="Bo", last_name="Ek"))
    answer = desk.post(f"{DESK}take/", {"take": f"{claim.uid}:attribution"}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == ["Bo Ek is on it."]


def test_what_somebody_else_is_on_is_not_offered(desk):
    claim = make_claim()
    take(claim=claim, by=make_user("Checker"))
    assert line_of(desk).act == ""


def test_whoever_checks_nothing_is_offered_nothing(client):
    make_claim()
    client.force_login(make_user("Reporter"))
    answer = client.get(DESK)
    assert (answer.context["lines"][0].act, 'name="take"' in answer.content.decode()) == ("", False)


def test_filters_stay_in_the_address_and_can_be_taken_away(desk):
    entity = make_entity(name="Harbour Office")
    answer = desk.get(f"{DESK}?q=quay&harm=grave&party=harbour%20OFFICE&status=returned")
    by_key = {each.key: each for each in answer.context["filters"]}
    party = f"&party={entity.slug}"
    assert by_key["harm"].chosen == "Grave"
    assert by_key["harm"].clear == f"?q=quay&status=returned{party}"
    assert {choice.words: choice.url for choice in by_key["whose"].choices}["Mine"] == (
        f"?q=quay&whose=mine&status=returned&harm=grave{party}"
    )
    assert answer.context["clear_party"] == "?q=quay&status=returned&harm=grave"
    assert answer.context["hidden_of_party"] == [("q", "quay"), ("status", "returned"), ("harm", "grave")]


def test_party_is_found_by_name_alias_or_address(desk):
    entity = make_entity(name="Harbour Office", slug="harbour-office")
    claim = make_claim(accused=[entity])
    make_claim()
    for typed in ("harbour office", "harbour-office"):
        assert shown(desk, f"?party={typed}") == [claim.uid]


def test_party_that_nobody_is_called_narrows_nothing_and_says_so(desk):
    claim = make_claim()
    answer = desk.get(f"{DESK}?party=Nobody+Atall")
    assert [line.row.claim.uid for line in answer.context["lines"]] == [claim.uid]
    assert "Nobody on file is called “Nobody Atall”" in answer.content.decode()


def test_needs_say_how_many_claims_they_would_leave(desk):
    make_evidence(make_claim(harm="grave"))
    make_claim(harm="grave")
    make_claim(harm="low")
    answer = desk.get(f"{DESK}?harm=grave")
    needs = next(each for each in answer.context["filters"] if each.key == "needs")
    assert [choice.words for choice in needs.choices] == [
        "Anything",
        "Stale (0)",
        "No evidence (1)",
        "One source only (1)",
        "A second label (0)",
        "A reply is outstanding (0)",
    ]


@pytest.mark.parametrize("typed", ["“", "' OR 1=1 --", "%", "_", "a" * 500, "\x00x", "\\"])
def test_search_takes_whatever_is_typed(desk, typed):
    make_claim()
    assert desk.get(DESK, {"q": typed, "party": typed}).status_code == 200


def test_unknown_values_count_as_not_asked(desk):
    claim = make_claim()
    assert shown(desk, "?harm=x&mode=x&act=x&whose=x&needs=x&status=x&page=x") == [claim.uid]


def test_words_of_a_claim_are_escaped(desk):
    make_claim(public_text="They say <script>alert(1)</script> & “so”.", claimant_label="<b>x</b>")
    page = desk.get(DESK).content.decode()
    assert ("<script>alert" in page, "<b>x</b>" in page) == (False, False)


def test_part_is_answered_with_304_until_something_changes(desk):
    claim = make_claim()
    first = desk.get(f"{DESK}?part=list")
    again = desk.get(f"{DESK}?part=list", headers={"If-None-Match": first["ETag"]})
    Claim.objects.get(pk=claim.pk).delete()
    changed = desk.get(f"{DESK}?part=list", headers={"If-None-Match": first["ETag"]})
    assert (first.status_code, again.status_code, again.content, changed.status_code) == (200, 304, b"", 200)
    assert "csrfmiddlewaretoken" not in first.content.decode()


def test_pages_lead_to_one_another(desk, monkeypatch):
    monkeypatch.setattr("newsroom.desk.claims.queue.ROWS", 2)
    claims = [make_claim().uid for _ in range(3)]
    first, second = desk.get(DESK), desk.get(f"{DESK}?page=2")
    assert (first.context["previous"], first.context["next"]) == ("", "?page=2")
    assert (second.context["previous"], second.context["next"]) == ("?", "")
    assert [*shown(desk), *shown(desk, "?page=2")] == claims


def queries(client, path) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.mark.parametrize("path", [DESK, f"{DESK}?part=list", f"{DESK}?q=quay&harm=grave&needs=one_origin"])
def test_page_costs_the_same_with_one_and_three_rows(desk, user, path):
    def fill(count):
        for _ in range(count):
            claim = make_claim(harm="grave", claimants=[make_entity()], statement="the quay was sold")
            make_evidence(claim)
            make_article(claims=[claim])
            take(claim=claim, by=user)
            ClaimPresence.objects.create(claim=claim, user=make_user(), tab=f"t{claim.pk}")

    fill(1)
    queries(desk, path)
    one = queries(desk, path)
    fill(2)
    assert (len(desk.get(path).context["lines"]), queries(desk, path)) == (3, one)


def test_first_page_of_the_desk_has_the_claims_i_am_on(desk, user):
    from newsroom.desk.board import other_panels

    mine, _ = make_claim(harm="low"), make_claim(harm="grave")
    take(claim=mine, by=user)
    panels = {panel.key: panel for panel in other_panels(user)}
    assert [row.claim for row in panels["claims"].rows] == [mine]
    assert "claims" not in {panel.key for panel in other_panels(make_user("Reporter"))}
    assert "Claims that wait for you" in desk.get("/admin/?part=more").content.decode()
