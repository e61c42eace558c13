"""What a newsroom sets for its rules before print: how grave they are, and its own words."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from articles.exceptions import StoryNotAllowed
from articles.house_lists import key_of, tidy_words
from articles.models import HouseWord, RuleSeverity
from articles.preflight import measured
from articles.preflight.measured import MEASURED, Measured, why_not_block
from articles.preflight.registry import NOTES
from articles.selectors.house_rules import house_words, severities
from articles.services.gate import check_story
from articles.services.house_rules import set_severity
from articles.services.house_words import set_house_words
from newsroom.ledger.models import HistoryEntry
from newsroom.roles import ROLES
from tests.factories.articles import make_article
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

#: A rule that the book has block, and one that it has not and nobody has measured.
BLOCKING = next(rule for rule, note in NOTES.items() if note.worst == "B")
WARNING = next(rule for rule, note in NOTES.items() if note.worst != "B" and rule not in MEASURED)


@pytest.fixture
def administrator():
    return make_user("Administrator")


# Severities


def test_every_rule_is_as_the_book_has_it_until_somebody_sets_it(administrator):
    assert severities() == {}
    set_severity(BLOCKING, "S", note="Too strict here.", by=administrator)
    assert severities() == {BLOCKING: "S"}
    set_severity(BLOCKING, "", note="As it was.", by=administrator)
    assert severities() == {}


def test_severity_tells_who_why_and_from_what_to_what(administrator):
    set_severity(BLOCKING, "S", note="Too strict here.", by=administrator)
    set_severity(BLOCKING, "off", note="Never right.", by=administrator)
    row = RuleSeverity.objects.get()
    assert (row.rule, row.severity, row.note, row.changed_by) == (
        BLOCKING,
        "off",
        "Never right.",
        administrator,
    )
    entries = HistoryEntry.objects.filter(object_label="articles.ruleseverity").order_by("pk")
    assert list(entries.values_list("verb", "from_state", "to_state", "note", "actor")) == [
        ("set rule severity", "as in the book", "sign-off", "Too strict here.", administrator.pk),
        ("set rule severity", "sign-off", "off", "Never right.", administrator.pk),
    ]


def test_severity_that_stands_as_asked_is_left_alone(administrator):
    assert set_severity(BLOCKING, "", note="", by=administrator) is False
    assert set_severity(BLOCKING, "W", note="Why.", by=administrator) is True
    assert set_severity(BLOCKING, "W", note="Again.", by=administrator) is False
    assert HistoryEntry.objects.filter(verb="set rule severity").count() == 1


@pytest.mark.parametrize(
    ("rule", "severity", "note"),
    [
        (BLOCKING, "S", ""),
        (BLOCKING, "S", " \n"),
        (BLOCKING, "S", "x" * 301),
        (BLOCKING, "Z", "Why."),
        ("P99", "S", "Why."),
    ],
)
def test_severity_needs_a_rule_a_grade_and_a_reason(administrator, rule, severity, note):
    with pytest.raises(ValidationError):
        set_severity(rule, severity, note=note, by=administrator)
    assert (severities(), HistoryEntry.objects.filter(verb="set rule severity").count()) == ({}, 0)


@pytest.mark.parametrize("role", [*sorted(set(ROLES) - {"Administrator"}), None])
def test_only_administrators_set(role):
    user = make_user(role)
    with pytest.raises(StoryNotAllowed):
        set_severity(BLOCKING, "W", note="Why.", by=user)
    with pytest.raises(StoryNotAllowed):
        set_house_words(list_key="offence", language="en", added="fence", removed="", by=user)


def test_severity_is_one_of_the_known_whoever_writes_it(administrator):
    with pytest.raises(IntegrityError):
        RuleSeverity.objects.create(rule="P01", severity="X", changed_by=administrator)


def test_rule_that_nobody_measured_is_not_made_to_block(administrator):
    with pytest.raises(ValidationError, match="has not been measured"):
        set_severity(WARNING, "B", note="Why.", by=administrator)


@pytest.mark.parametrize(("right", "wrong", "may"), [(89, 11, False), (90, 10, True), (9, 1, True)])
def test_rule_is_made_to_block_from_nine_right_in_ten(monkeypatch, right, wrong, may):
    monkeypatch.setattr(measured, "MEASURED", {"P01": Measured(right, wrong, 5)})
    reasons = [why_not_block("P01", blocks_by_itself=by_itself) for by_itself in (False, True)]
    assert [not reason for reason in reasons] == [may, may]


def test_precision_and_recall_of_nothing_are_unknown():
    assert (Measured(0, 0, 3).precision, Measured(0, 2, 0).recall, Measured(3, 1, 1).precision) == (
        None,
        None,
        0.75,
    )


def test_severity_of_the_house_counts_at_the_next_check(administrator):
    story = make_article(headline="Quay reportedly sold")
    before = [finding.severity for finding in check_story(story) if finding.rule == "P08"]
    RuleSeverity.objects.create(rule="P08", severity="W", changed_by=administrator)
    after = [finding.severity for finding in check_story(story) if finding.rule == "P08"]
    RuleSeverity.objects.update(severity="off")
    assert (before, after) == (["B"], ["W"])
    assert [finding for finding in check_story(story) if finding.rule == "P08"] == []


# Words


def test_words_are_kept_tidy_each_once_by_list(administrator):
    set_house_words(
        list_key="offence",
        language="en",
        added=" Fence \n\nbag  man\nfence",
        removed="Boss",
        by=administrator,
    )
    set_house_words(list_key="hedge", language="es", added="se dice", removed="", by=administrator)
    assert house_words() == {
        "offence.en": ("bag man", "fence"),
        "offence.en.not": ("boss",),
        "hedge.es": ("se dice",),
    }


def test_words_that_come_and_go_are_told_one_by_one(administrator):
    set_house_words(list_key="offence", language="en", added="fence\nmule", removed="", by=administrator)
    changes = set_house_words(
        list_key="offence", language="en", added="mule", removed="fence", by=administrator
    )
    assert changes == ["take back “fence”", "leave out “fence”"]
    told = HistoryEntry.objects.filter(object_label="articles.houseword").order_by("pk")
    assert list(told.values_list("verb", "object_text")) == [
        ("add house word", "Offence nouns (English): fence"),
        ("add house word", "Offence nouns (English): mule"),
        ("take back house word", "Offence nouns (English): fence"),
        ("leave out house word", "Offence nouns (English): fence"),
    ]


def test_words_that_stand_as_asked_are_left_alone(administrator):
    for _ in range(2):
        set_house_words(list_key="offence", language="en", added="fence", removed="", by=administrator)
    assert HistoryEntry.objects.filter(object_label="articles.houseword").count() == 1


@pytest.mark.parametrize(
    ("list_key", "language", "added", "removed"),
    [
        ("nothing", "en", "x", ""),
        ("offence", "xx", "x", ""),
        ("offence", "en", "Fence", "fence "),
        ("offence", "en", "x" * 81, ""),
        ("offence", "en", "\n".join(f"word {n}" for n in range(501)), ""),
    ],
)
def test_words_that_cannot_be_are_refused(administrator, list_key, language, added, removed):
    with pytest.raises(ValidationError):
        set_house_words(list_key=list_key, language=language, added=added, removed=removed, by=administrator)
    assert HouseWord.objects.count() == 0


def test_tidy_words_of_nothing():
    assert (tidy_words(" \n \x00"), key_of("offence", "en", "add"), key_of("hedge", "es", "remove")) == (
        (),
        "offence.en",
        "hedge.es.not",
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_settings_cost_one_query_each(administrator, django_assert_num_queries, rows):
    words = "\n".join("abc"[:rows])
    set_house_words(list_key="offence", language="en", added=words, removed="", by=administrator)
    with django_assert_num_queries(1):
        assert len(house_words()["offence.en"]) == rows
    with django_assert_num_queries(1):
        severities()
