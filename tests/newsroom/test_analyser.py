"""The desk's pages on the analyser's rules."""

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import RuleSwitch, SuggestionEdit
from articles.selectors.rule_report import RuleLine, Tally
from articles.services.rule_switches import switch_rule
from newsroom.desk.analyser import FILTERS, HEADS, SORTS, sorted_lines
from newsroom.desk.analyser_csv import HEAD, report_as_csv
from newsroom.roles import ROLES
from tests.factories.newsroom import make_user
from tests.factories.suggestions import make_suggestion

pytestmark = pytest.mark.django_db

READERS = {"Editor", "Administrator"}
RULE = "verb.reporting"
REPORT, CSV = "/admin/analyser/", "/admin/analyser/report.csv"
PAGE, SWITCH = f"/admin/analyser/rules/{RULE}/", f"/admin/analyser/rules/{RULE}/switch/"


@pytest.fixture
def editor(client):
    user = make_user("Editor", first_name="Oda", last_name="Brenn")
    client.force_login(user)
    return user


def rows(page) -> list[str]:
    return [line.rule for line in page.context["lines"]]


# Doors


def test_addresses_are_those_of_the_desk():
    names = [("analyser", []), ("analyser_csv", []), ("analyser_rule", [RULE]), ("analyser_switch", [RULE])]
    assert [reverse(f"admin:{name}", args=args) for name, args in names] == [REPORT, CSV, PAGE, SWITCH]


@pytest.mark.parametrize("role", [*sorted(ROLES), None])
def test_doors_open_by_role(client, role):
    client.force_login(make_user(role))
    answers = [client.get(address).status_code for address in (REPORT, CSV, PAGE)]
    answers.append(client.post(SWITCH, {"on": "0", "reason": "Noise."}).status_code)
    reads, switches = 200 if role in READERS else 403, 302 if role == "Administrator" else 403
    assert answers == [reads, reads, reads, switches]
    assert RuleSwitch.objects.count() == (1 if role == "Administrator" else 0)


def test_doors_are_shut_to_strangers(client):
    assert [client.get(address).status_code for address in (REPORT, CSV, PAGE, SWITCH)] == [302] * 4


def test_switch_takes_no_get_and_no_post_from_elsewhere():
    guarded = Client(enforce_csrf_checks=True)
    guarded.force_login(make_user("Administrator"))
    assert guarded.get(SWITCH).status_code == 403
    assert guarded.post(SWITCH, {"on": "0", "reason": "Noise."}).status_code == 403
    assert RuleSwitch.objects.count() == 0


@pytest.mark.parametrize(("role", "shown"), [("Editor", True), ("Administrator", True), ("Reporter", False)])
def test_navigation_leads_there_for_those_who_may(client, role, shown):
    client.force_login(make_user(role))
    page = client.get(reverse("admin:index")).content.decode()
    assert (f'href="{REPORT}"' in page) == shown


def test_rule_that_never_was_is_not_found(client, editor):
    assert client.get("/admin/analyser/rules/verb.nothing/").status_code == 404


# The report


def test_report_without_decisions_says_what_will_be_here(client, editor):
    page = client.get(REPORT)
    assert "Nothing has been decided yet." in page.content.decode()
    assert "Nothing was decided within these filters." in client.get(f"{REPORT}?period=30").content.decode()


def test_report_shows_the_share_and_its_interval(client, editor):
    for _ in range(4):
        make_suggestion("accepted")
    make_suggestion("dismissed")
    page = client.get(REPORT)
    assert "Nothing has been decided yet." not in page.content.decode()
    # 4 of 5 by hand: (0.8 + 0.38415) / 1.7683 = 0.66963 ± 1.96 · √(0.032 + 0.038415) / 1.7683 = 0.29411
    assert page.content.decode().count('<b>80 %</b> <span class="detail">38–96</span>') == 4


@pytest.mark.parametrize("size", [1, 3])
def test_report_costs_the_same_whatever_the_rows(client, editor, size):
    administrator = make_user("Administrator")
    for rule in ("verb.as", "verb.reporting", "prep.view")[:size]:
        make_suggestion("accepted", rule=rule, edits=("mode", "source"))
        switch_rule(rule, on=False, reason="Noise.", by=administrator)
    with CaptureQueriesContext(connection) as captured:
        client.get(REPORT)
    assert len(captured) == 7  # session, user, two for the rights, and three for the report


@pytest.mark.parametrize("size", [1, 3])
def test_rule_page_costs_the_same_whatever_the_rows(client, editor, size):
    switch_rule(RULE, on=False, reason="Noise.", by=make_user("Administrator"))
    for _ in range(size):
        make_suggestion("accepted", edits=("mode",))
    with CaptureQueriesContext(connection) as captured:
        client.get(PAGE)
    # session, user, two for the rights; three for the counts, four for the decisions, one for the history
    assert len(captured) == 12


def test_report_sorts_by_any_column_and_keeps_the_filters(client, editor):
    make_suggestion("accepted", rule="verb.as")
    make_suggestion("accepted", rule=RULE)
    make_suggestion("dismissed", rule=RULE)
    assert rows(client.get(f"{REPORT}?sort=-precision"))[:2] == ["verb.as", RULE]
    assert rows(client.get(f"{REPORT}?sort=precision"))[:2] == [RULE, "verb.as"]
    page = client.get(f"{REPORT}?sort=precision&period=365&language=nonsense")
    heads = {head.key: (head.url, head.sorted) for head in page.context["heads"]}
    assert heads["precision"] == ("?period=365&sort=-precision", "ascending")
    assert heads["rule"] == ("?period=365&sort=rule", "")
    assert [key for key, _ in HEADS] == list(SORTS)


def test_report_ignores_what_it_does_not_know(client, editor):
    page = client.get(f"{REPORT}?sort=secret&period=1&language=xx&kind=none")
    assert (page.status_code, page.context["query"]) == (200, "?sort=-proposed")


def test_lines_without_a_value_come_last_whichever_way():
    lines = [
        RuleLine("verb.as", Tally()),
        RuleLine("verb.accuse", Tally({"right": 1})),
        RuleLine("verb.blame", Tally({"dismissed": 1})),
    ]
    assert [line.rule for line in sorted_lines(lines, "precision")] == [
        "verb.blame",
        "verb.accuse",
        "verb.as",
    ]
    assert [line.rule for line in sorted_lines(lines, "-precision")] == [
        "verb.accuse",
        "verb.blame",
        "verb.as",
    ]


def test_filters_are_links_that_keep_the_others(client, editor):
    page = client.get(f"{REPORT}?language=es&sort=-edited")
    kinds = dict(page.context["filters"])["kind"]
    assert [choice.url for choice in kinds] == [
        "?language=es&sort=-edited",
        "?language=es&kind=claim&sort=-edited",
        "?language=es&kind=mention&sort=-edited",
        "?language=es&kind=newcomer&sort=-edited",
    ]
    assert [len(choices) for _, choices in page.context["filters"]] == [
        len(choices) for _, choices in FILTERS.values()
    ]


# One rule


def test_rule_page_shows_decision_edit_judge_and_story(client, editor):
    proposal = make_suggestion("accepted", by=editor, edits=("source",))
    page = client.get(PAGE).content.decode()
    assert proposal.payload["sentence"] in page
    assert "<del>the mayor</del> <ins>a clerk</ins>" in page
    assert f'href="/admin/articles/article/{proposal.article_id}/change/"' in page
    assert page.count("Oda Brenn") == 2  # in the head of the page and in the row


def test_rule_page_names_who_corrected_what_somebody_else_accepted(client, editor):
    proposal = make_suggestion("accepted", by=editor)
    checker = make_user("Checker", first_name="Imre", last_name="Valtos")
    SuggestionEdit.objects.create(
        proposal=proposal, aspect="mode", was="on_record", now="hearsay", by=checker
    )
    page = client.get(PAGE).content.decode()
    was, now = "<del>3 · On record</del>", "<ins>7 · Hearsay, no source given</ins>"
    assert f'{was} {now} <span class="quiet">by Imre Valtos</span>' in page


def test_rule_page_shows_what_the_rule_finds_in_its_example(client, editor):
    found = client.get(PAGE).context["found"]
    assert found == {"Source": "The minister", "Cue": "said", "Statement": "the bridge was safe"}


def test_rule_page_survives_redaction(client, editor):
    proposal = make_suggestion("accepted", by=editor, edits=("source",))
    type(proposal).objects.update(payload={}, exact="")
    proposal.edits.update(was="", now="")
    assert "Source: (redacted)" in client.get(PAGE).content.decode()


def test_rule_page_says_that_it_is_off_since_when_by_whom_and_why(client, editor):
    switch_rule(RULE, on=False, reason="Noise in <sport>.", by=make_user("Administrator", first_name="Ada"))
    at = RuleSwitch.objects.get().at
    page = client.get(PAGE).content.decode()
    assert f"Off since {at.day} {at:%b %Y %H:%M}, by Ada: “Noise in &lt;sport&gt;.”" in page
    assert "Switch on again" not in page
    assert "An administrator can switch it on." in page
    assert "Noise in &lt;sport&gt;." in client.get(REPORT).content.decode()


def test_switch_without_a_reason_comes_back_with_what_is_wrong(client):
    client.force_login(make_user("Administrator"))
    answer = client.post(SWITCH, {"on": "0", "reason": " "})
    assert answer.status_code == 400
    assert 'aria-describedby="reason-error"' in answer.content.decode()
    assert RuleSwitch.objects.count() == 0


def test_switch_off_and_on_by_the_pages_buttons(client):
    client.force_login(make_user("Administrator"))
    make_suggestion("open")
    off = client.post(SWITCH, {"on": "0", "reason": "Noise."}, follow=True).content.decode()
    assert "1 open suggestion put away." in off
    assert not RuleSwitch.objects.get().is_on
    on = client.post(SWITCH, {"on": "1", "reason": ""}, follow=True).content.decode()
    assert "On again" in on
    assert RuleSwitch.objects.get().is_on


# For spreadsheets


def test_csv_holds_the_report(client, editor):
    make_suggestion("accepted", edits=("source",))
    make_suggestion("dismissed")
    answer = client.get(f"{CSV}?sort=-proposed")
    head, first, *_ = csv.reader(io.StringIO(answer.content.decode()))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"].startswith('attachment; filename="analyser-')
    row = dict(zip(head, first, strict=True))
    assert tuple(head) == HEAD
    assert {name: row[name] for name in ("rule", "proposed", "edited", "edited most", "dismissed")} == {
        "rule": RULE,
        "proposed": "2",
        "edited": "1",
        "edited most": "source 1",
        "dismissed": "1",
    }
    # 1 of 2 by hand: 0.5 ± 1.96 · √(0.125 + 0.24009) / 2.92073 = 0.5 ± 0.40547
    assert [row["precision"], row["precision from"], row["precision to"]] == ["0.5000", "0.0945", "0.9055"]


def test_csv_keeps_a_reason_from_being_a_formula():
    switch = RuleSwitch(rule=RULE, reason='=HYPERLINK("https://example.org")', by=make_user())
    row = list(csv.reader(io.StringIO(report_as_csv([RuleLine(RULE, Tally(), switch)]))))[1]
    assert row[-1] == '\'=HYPERLINK("https://example.org")'
