"""Rules that are switched off make no suggestions, anywhere."""

import io
import json

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError
from django.urls import reverse

from articles.exceptions import StoryNotAllowed
from articles.ingest.parsers import IncomingStory
from articles.models import Article, Proposal, RuleSwitch
from articles.services.ingest import ingest_story
from articles.services.proposals import analyse_article
from articles.services.rule_switches import rules_off, switch_rule
from newsroom.ledger.models import HistoryEntry
from newsroom.roles import ROLES
from tests.factories.articles import make_article
from tests.factories.entities import make_entity
from tests.factories.newsroom import make_user
from tests.factories.suggestions import make_suggestion

pytestmark = pytest.mark.django_db

TEXT = (
    "Mayor Imre Valtos said that the quay would be sold. According to the harbour office, nobody bought it."
)
RULE = "verb.reporting"


@pytest.fixture
def administrator():
    return make_user("Administrator")


def off(administrator, *rules):
    for rule in rules:
        switch_rule(rule, on=False, reason="Wrong too often here.", by=administrator)


def test_every_rule_is_on_until_somebody_switches_it_off(administrator):
    assert rules_off() == frozenset()
    off(administrator, RULE)
    assert rules_off() == {RULE}
    switch_rule(RULE, on=True, reason="", by=administrator)
    assert rules_off() == frozenset()


def test_switch_says_who_why_and_when_and_the_history_keeps_both_ways(administrator):
    off(administrator, RULE)
    switch = RuleSwitch.objects.get()
    assert (switch.rule, switch.is_on, switch.reason, switch.by) == (
        RULE,
        False,
        "Wrong too often here.",
        administrator,
    )
    switch_rule(RULE, on=True, reason="The lexicon is mended.", by=administrator)
    entries = HistoryEntry.objects.filter(object_label="articles.ruleswitch", object_id=str(switch.pk))
    assert list(entries.values_list("verb", "from_state", "to_state", "note", "actor").order_by("pk")) == [
        ("switch rule off", "on", "off", "Wrong too often here.", administrator.pk),
        ("switch rule on", "off", "on", "The lexicon is mended.", administrator.pk),
    ]
    assert RuleSwitch.objects.count() == 1


def test_switch_that_stands_as_asked_is_left_alone(administrator):
    off(administrator, RULE)
    before = RuleSwitch.objects.get().at
    off(administrator, RULE)
    assert (RuleSwitch.objects.get().at, HistoryEntry.objects.filter(verb="switch rule off").count()) == (
        before,
        1,
    )


@pytest.mark.parametrize("reason", ["", "  \n ", "x" * 301])
def test_switching_off_takes_a_reason_that_fits(administrator, reason):
    with pytest.raises(ValidationError):
        switch_rule(RULE, on=False, reason=reason, by=administrator)
    assert (RuleSwitch.objects.count(), rules_off()) == (0, frozenset())


@pytest.mark.parametrize("role", [*sorted(set(ROLES) - {"Administrator"}), None])
def test_only_administrators_switch(role):
    with pytest.raises(StoryNotAllowed):
        switch_rule(RULE, on=False, reason="No.", by=make_user(role))
    assert RuleSwitch.objects.count() == 0


def test_switching_off_puts_open_suggestions_away_and_keeps_decisions(administrator):
    kept = [
        make_suggestion("accepted"),
        make_suggestion("dismissed"),
        make_suggestion("open", rule="verb.as"),
    ]
    make_suggestion("open")
    assert switch_rule(RULE, on=False, reason="Noise.", by=administrator) == 1
    assert set(Proposal.objects.all()) == set(kept)


def test_a_switch_that_is_off_has_a_reason_whoever_writes_it(administrator):
    with pytest.raises(IntegrityError):
        RuleSwitch.objects.create(rule=RULE, is_on=False, by=administrator)


# Where suggestions come from


def test_reading_a_story_leaves_the_rule_out(administrator):
    article = make_article(by=administrator, body=f"<p>{TEXT}</p>")
    off(administrator, RULE)
    assert [p.rule for p in analyse_article(article, by=administrator)] == ["prep.according_to"]
    switch_rule(RULE, on=True, reason="", by=administrator)
    assert [p.rule for p in analyse_article(article, by=administrator)] == [RULE, "prep.according_to"]


def test_reading_a_story_leaves_rules_about_names_out(administrator):
    for slug in ("salt-coast-north", "salt-coast-south"):
        make_entity(f"Salt Coast League {slug}", slug=slug, names=[("Salt Coast League", "alias")])
    article = make_article(by=administrator, body="<p>The Salt Coast League met on Monday.</p>")
    assert [p.rule for p in analyse_article(article, by=administrator)] == ["gazetteer.ambiguous"]
    off(administrator, "gazetteer.ambiguous")
    assert analyse_article(article, by=administrator) == []


def test_ingest_leaves_the_rule_out(administrator):
    off(administrator, RULE)
    incoming = IncomingStory(headline="Quay unsold", body_html=f"<p>{TEXT}</p>")
    ingest_story(incoming, by=make_user("Importer"))
    assert list(Proposal.objects.filter(article=Article.objects.get()).values_list("rule", flat=True)) == [
        "prep.according_to"
    ]


def test_the_claim_dialog_leaves_the_rule_out(administrator, client):
    client.force_login(administrator)
    ask = {"text": TEXT, "start": 28, "end": 50}
    address = reverse("admin:articles_article_suggest")
    assert client.post(address, ask).json()["fields"]["cue"] == "said"
    off(administrator, RULE)
    assert client.post(address, ask).json()["fields"]["cue"] == ""


@pytest.mark.parametrize(
    ("options", "rules"), [({}, ["prep.according_to"]), ({"all_rules": True}, [RULE, "prep.according_to"])]
)
def test_analyze_leaves_the_rule_out_unless_asked_for_all(administrator, tmp_path, options, rules):
    off(administrator, RULE)
    source, out = tmp_path / "in.jsonl", io.StringIO()
    source.write_text(json.dumps({"id": "a", "text": TEXT}))
    call_command("analyze", str(source), stdout=out, **options)
    assert [claim["rule"] for claim in json.loads(out.getvalue())["claims"]] == rules


def test_switches_cost_one_query_a_reading(administrator, django_assert_num_queries):
    off(administrator, RULE, "verb.as", "prep.view")
    with django_assert_num_queries(1):
        rules_off()
