"""The page of rules before print: what everybody may read there, and what an administrator sets."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import HouseWord, RuleSeverity
from articles.preflight.measured import MEASURED
from articles.preflight.registry import NOTES
from articles.services.house_rules import set_severity
from articles.services.house_words import set_house_words
from newsroom.roles import ROLES
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

READERS = {"Editor", "Checker", "Legal", "Administrator"}
RULE = next(rule for rule, note in NOTES.items() if note.worst == "B")
WARNING = next(rule for rule, note in NOTES.items() if note.worst != "B" and rule not in MEASURED)


@pytest.fixture
def administrator(client):
    user = make_user("Administrator", first_name="Priya", last_name="Lindqvist")
    client.force_login(user)
    return user


def set_(client, **fields):
    return client.post(reverse("admin:preflight_severity"), fields, follow=True)


def words(client, **fields):
    given = {"list": "offence", "language": "en", "added": "", "removed": ""} | fields
    return client.post(reverse("admin:preflight_words"), given, follow=True)


@pytest.mark.parametrize("role", [*sorted(ROLES), None])
def test_page_by_role(client, role):
    client.force_login(make_user(role))
    read = client.get(reverse("admin:preflight")).status_code
    posted = {client.post(reverse(f"admin:preflight_{act}"), {}).status_code for act in ("severity", "words")}
    assert (read, posted) == (200 if role in READERS else 403, {404 if role == "Administrator" else 403})


def test_page_lists_every_rule_with_its_definition(client):
    client.force_login(make_user("Checker"))
    response = client.get(reverse("admin:preflight"))
    assert [line.note.rule for line in response.context["lines"]] == list(NOTES)
    page = response.content.decode()
    assert [note.rule for note in NOTES.values() if f'id="{note.rule}"' not in page] == []
    assert ("<form" in page.split("content-main")[1], "Change</summary>" in page) == (False, False)


def test_page_stands_in_the_navigation_of_those_who_may_read_it(client):
    seen = {}
    for role in ("Editor", "Reporter"):
        client.force_login(make_user(role))
        seen[role] = reverse("admin:preflight") in client.get(reverse("admin:index")).content.decode()
    assert seen == {"Editor": True, "Reporter": False}


def test_severity_is_set_and_shown_with_who_and_why(client, administrator):
    response = set_(client, rule=RULE, severity="W", note="Too strict <here>.")
    assert response.redirect_chain[-1][0] == reverse("admin:preflight") + f"#{RULE}"
    line = next(line for line in response.context["lines"] if line.note.rule == RULE)
    assert (line.set, line.level.words, line.row.changed_by) == ("W", "Warns", administrator)
    page = response.content.decode()
    assert ("“Too strict &lt;here&gt;.”" in page, "book → warns" in page) == (True, True)


def test_severity_without_a_reason_comes_back_as_it_was_chosen(client, administrator):
    response = set_(client, rule=RULE, severity="W", note=" ")
    line = next(line for line in response.context["lines"] if line.note.rule == RULE)
    assert (response.status_code, line.set, line.error[:7]) == (400, "W", "Say why")
    assert not RuleSeverity.objects.exclude(severity="").exists()


def test_severity_that_the_rule_may_not_have_is_refused_with_the_reason(client, administrator):
    response = set_(client, rule=WARNING, severity="B", note="Why.")
    line = next(line for line in response.context["lines"] if line.note.rule == WARNING)
    assert (response.status_code, "has not been measured" in line.error) == (400, True)
    assert ("B" in dict(line.choices), bool(line.barred)) == (False, True)


@pytest.mark.parametrize("rule", ["", "P99"])
def test_severity_of_no_rule_is_refused(client, administrator, rule):
    assert set_(client, rule=rule, severity="W", note="Why.").status_code == 404


def test_words_are_set_and_shown(client, administrator):
    response = words(client, added="Fence\nmule", removed="boss")
    assert response.redirect_chain[-1][0].endswith("#words-offence-en")
    shown = next(each for each in response.context["lists"] if each.id == "words-offence-en")
    assert (shown.added, shown.removed, HouseWord.objects.count()) == ("fence\nmule", "boss", 3)


def test_words_on_both_sides_come_back_as_they_were_typed(client, administrator):
    response = words(client, added="Fence", removed="fence")
    shown = next(each for each in response.context["lists"] if each.id == "words-offence-en")
    assert (response.status_code, shown.added, shown.removed, HouseWord.objects.count()) == (
        400,
        "Fence",
        "fence",
        0,
    )
    assert shown.error.startswith("On both sides: fence.")


@pytest.mark.parametrize("changed", [{"list": "x"}, {"language": "xx"}])
def test_words_of_no_list_are_refused(client, administrator, changed):
    assert words(client, added="x", **changed).status_code == 404


def test_page_costs_the_same_for_one_setting_and_for_three(client, administrator):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("admin:preflight"))
        return len(captured)

    rules = list(NOTES)[:3]
    set_severity(rules[0], "off", note="Why.", by=administrator)
    set_house_words(list_key="offence", language="en", added="a", removed="", by=administrator)
    one = queries()
    for rule in rules[1:]:
        set_severity(rule, "off", note="Why.", by=administrator)
    set_house_words(list_key="offence", language="en", added="a\nb\nc", removed="d", by=administrator)
    assert queries() == one
