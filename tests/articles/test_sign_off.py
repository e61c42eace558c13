"""Findings that a second person signs off: who may, what holds, and how it is taken back."""

import json

import pytest
from django.urls import reverse

from articles.admin.sign_off import finding_id
from articles.exceptions import StoryError, StoryNotAllowed
from articles.models import Appearance, Article, SignOff
from articles.services.gate import check_story
from articles.services.save import save_working_copy
from articles.services.sign_off import sign_off, take_back_sign_off, valid_sign_offs
from newsroom.ledger.models import HistoryEntry
from newsroom.roles import ROLES
from tests.factories.articles import make_article
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

HEARSAY = "The quay was reportedly sold at night."


@pytest.fixture
def story(db) -> Article:
    """A story whose body prints hearsay (S) and whose headline does (B), written by a reporter."""
    claim = make_claim(public_text=HEARSAY, mode="hearsay")
    return make_article(by=make_user("Reporter"), claims=[claim], headline="Quay reportedly sold")


def key_of(story: Article, severity: str) -> dict[str, str]:
    finding = next(finding for finding in check_story(story) if finding.severity == severity)
    return dict(zip(("rule", "field", "text"), finding.key, strict=True))


def keys_held(story: Article) -> list[tuple[str, str, str]]:
    return list(valid_sign_offs(story, check_story(story)))


def test_sign_off_keeps_what_was_signed_by_whom_and_why(story):
    checker = make_user("Checker")
    signed = sign_off(article=story, by=checker, reason=" Two witnesses. ", **key_of(story, "S"))
    row = SignOff.objects.get()
    assert (signed, row.rule, row.field, row.text, row.severity, row.reason, row.by) == (
        row,
        "P08",
        "body",
        HEARSAY,
        "S",
        "Two witnesses.",
        checker,
    )
    entry = HistoryEntry.objects.get(verb="sign_off")
    assert (entry.actor, entry.object_id, entry.revision, entry.note) == (
        checker,
        str(story.pk),
        story.revision_number,
        f"P08 (S), body, block 1 “{HEARSAY}”: Two witnesses.",
    )


def test_sign_off_again_keeps_the_last_reason(story):
    checker = make_user("Checker")
    for reason in ("First.", "Second."):
        sign_off(article=story, by=checker, reason=reason, **key_of(story, "S"))
    assert list(SignOff.objects.values_list("reason", flat=True)) == ["Second."]


@pytest.mark.parametrize("severity", ["S", "B"])
@pytest.mark.parametrize("role", [*sorted(ROLES), None])
def test_sign_off_by_role(story, role, severity):
    needed = {"S": "articles.sign_off_finding", "B": "articles.override_finding"}[severity]
    allowed = role is not None and needed in ROLES[role]
    try:
        sign_off(article=story, by=make_user(role), reason="Seen.", **key_of(story, severity))
    except StoryNotAllowed:
        assert allowed is False
    else:
        assert allowed is True


def test_sign_off_is_refused_to_whoever_wrote_on_the_story(story):
    editor = make_user()
    save_working_copy(article=story, by=editor, standfirst="It was dark.")
    with pytest.raises(StoryNotAllowed, match="a second person"):
        sign_off(article=story, by=editor, reason="Seen.", **key_of(story, "S"))
    assert SignOff.objects.count() == 0


@pytest.mark.parametrize("reason", ["", " \n", "\x00"])
def test_sign_off_takes_a_reason(story, reason):
    with pytest.raises(StoryError, match="Say why"):
        sign_off(article=story, by=make_user(), reason=reason, **key_of(story, "S"))


@pytest.mark.parametrize("changed", [{"rule": "P99"}, {"field": "headline"}, {"text": "Other words."}])
def test_sign_off_of_what_does_not_stand_is_refused(story, changed):
    with pytest.raises(StoryError, match="does not stand"):
        sign_off(article=story, by=make_user(), reason="Seen.", **key_of(story, "S") | changed)


def test_sign_off_of_a_warning_is_refused(story):
    save_working_copy(article=story, by=story.created_by, body="<p>It was allegedly dark.</p>")
    story.refresh_from_db()
    with pytest.raises(StoryError, match="needs no sign-off"):
        sign_off(article=story, by=make_user(), reason="Seen.", **key_of(story, "W"))


def test_sign_off_holds_until_the_words_change(story):
    key = key_of(story, "S")
    sign_off(article=story, by=make_user(), reason="Seen.", **key)
    assert keys_held(story) == [tuple(key.values())]
    body = story.body.replace("at night", "by day")
    save_working_copy(article=story, by=story.created_by, body=body)
    story.refresh_from_db()
    assert keys_held(story) == []


def test_sign_off_for_less_is_none_for_more(story):
    sign_off(article=story, by=make_user(), reason="Seen.", **key_of(story, "B"))
    SignOff.objects.update(severity="S")
    assert keys_held(story) == []


def test_sign_off_for_more_holds_for_less(story):
    sign_off(article=story, by=make_user(), reason="Seen.", **key_of(story, "S"))
    SignOff.objects.update(severity="B")
    assert len(keys_held(story)) == 1


def test_sign_off_of_somebody_who_has_written_since_holds_no_more(story):
    editor = make_user()
    sign_off(article=story, by=editor, reason="Seen.", **key_of(story, "S"))
    save_working_copy(article=story, by=editor, standfirst="It was dark.")
    assert keys_held(story) == []


@pytest.mark.parametrize(("rows", "queries"), [(0, 1), (1, 3), (3, 3)])
def test_valid_sign_offs_cost_the_same_however_many(story, django_assert_num_queries, rows, queries):
    findings = check_story(story)
    for _ in range(rows):
        sign_off(article=story, by=make_user(), reason="Seen.", **key_of(story, "S"))
    with django_assert_num_queries(queries):
        valid_sign_offs(story, findings)


def test_valid_sign_offs_are_not_asked_for_where_nothing_stops(story, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert valid_sign_offs(story, []) == {}


def test_take_back_by_whoever_signed_leaves_both_acts_in_the_history(story):
    checker = make_user("Checker")
    signed = sign_off(article=story, by=checker, reason="Seen.", **key_of(story, "S"))
    take_back_sign_off(article=story, by=checker, sign_off=signed.pk)
    assert SignOff.objects.count() == 0
    verbs = HistoryEntry.objects.filter(object_label="articles.article", actor=checker).order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == ["sign_off", "take_back_sign_off"]


@pytest.mark.parametrize(("role", "may"), [("Checker", False), ("Editor", True), ("Legal", True)])
def test_take_back_of_anothers_sign_off(story, role, may):
    signed = sign_off(article=story, by=make_user("Checker"), reason="Seen.", **key_of(story, "S"))
    try:
        take_back_sign_off(article=story, by=make_user(role), sign_off=signed.pk)
    except StoryNotAllowed:
        assert may is False
    assert SignOff.objects.exists() is not may


def test_take_back_of_another_storys_sign_off_is_refused(story):
    signed = sign_off(article=story, by=make_user(), reason="Seen.", **key_of(story, "S"))
    with pytest.raises(StoryError, match="already"):
        take_back_sign_off(article=make_article(), by=signed.by, sign_off=signed.pk)


# Its doors


def post(client, story: Article, key: dict[str, str], reason: str):
    values = tuple(key.values())
    fields = {"finding": json.dumps(values), f"reason_{finding_id(values)}": reason, "reason_other": "No."}
    return client.post(reverse("admin:articles_article_sign_off", args=[story.pk]), fields, follow=True)


def test_form_signs_off_and_takes_back(client, story):
    checker = make_user("Checker")
    client.force_login(checker)
    response = post(client, story, key_of(story, "S"), "Two witnesses.")
    signed = SignOff.objects.get()
    assert (signed.reason, signed.by) == ("Two witnesses.", checker)
    assert response.redirect_chain[-1][0].endswith("/change/?checks=1#checks")
    address = reverse("admin:articles_article_take_back_sign_off", args=[story.pk])
    client.post(address, {"sign_off": signed.pk})
    assert SignOff.objects.count() == 0


def test_form_says_what_is_missing(client, story):
    client.force_login(make_user("Checker"))
    response = post(client, story, key_of(story, "S"), " ")
    assert response.redirect_chain[-1][0].endswith("/change/?checks=1#checks")
    assert "Say why" in response.context["sign_off_refused"]  # in the panel to which the answer scrolls
    assert SignOff.objects.count() == 0


@pytest.mark.parametrize(
    "finding", ["", "7", "[]", '["P08"]', '["P08", "body", 1]', '["P08","body","\\ud800"]', "[" * 5000]
)
def test_form_refuses_what_is_no_finding(client, story, finding):
    client.force_login(make_user("Checker"))
    address = reverse("admin:articles_article_sign_off", args=[story.pk])
    assert client.post(address, {"finding": finding}).status_code == 400


@pytest.mark.parametrize("given", ["", "-1", "٣", "9" * 30])
def test_form_refuses_what_is_no_sign_off(client, story, given):
    client.force_login(make_user("Checker"))
    address = reverse("admin:articles_article_take_back_sign_off", args=[story.pk])
    assert client.post(address, {"sign_off": given}).status_code == 400


def test_sign_off_of_the_lesser_of_two_on_the_same_words_holds_for_neither(story):
    """The same words twice under one rule, once to be signed off and once blocking: one key, two severities."""
    words = "The harbour office says the quay was sold by nobody at all."
    said = make_claim(public_text=words, cue="says", mode="on_record")
    mark = '<p><span data-claim="{}">' + "the quay was sold by nobody at all" + "</span></p>"
    save_working_copy(article=story, by=story.created_by, headline="Quay sold", body=mark.format(said.uid))
    Appearance.objects.update(state="cue_lost")
    story.refresh_from_db()
    (key,) = [finding.key for finding in check_story(story) if finding.stops and finding.rule == "P21"]
    sign_off(
        article=story,
        by=make_user("Checker"),
        reason="Seen.",
        **dict(zip(("rule", "field", "text"), key, strict=True)),
    )
    accuses = make_claim(public_text=words, cue="says", mode="on_record", speech_act="charge")
    both = mark.format(said.uid) + mark.format(accuses.uid)
    save_working_copy(article=story, by=story.created_by, body=both)
    Appearance.objects.update(state="cue_lost")
    story.refresh_from_db()
    findings = [finding for finding in check_story(story) if finding.key == key]
    assert sorted(finding.severity for finding in findings) == ["B", "S"]
    assert valid_sign_offs(story, findings) == {}
