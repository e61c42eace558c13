"""The screens of the right of reply."""

import html
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.claims.models import Claim, ReplyRequest, ReplyTemplate
from articles.claims.services.replies import close
from articles.claims.services.waivers import request_waiver
from articles.services.gate import check_story
from newsroom.desk.board import first_panels
from tests.factories.articles import make_article
from tests.factories.claims import make_claim
from tests.factories.entities import make_entity, make_person
from tests.factories.newsroom import make_user
from tests.factories.replies import make_request

pytestmark = pytest.mark.django_db

ASK = reverse("admin:desk_reply_ask")
LIST = reverse("admin:desk_replies")


@pytest.fixture
def ferro():
    return make_person("Ines Ferro", slug="ines-ferro")


@pytest.fixture
def reporter(client):
    user = make_user("Reporter", first_name="Noor", last_name="Haddad")
    client.force_login(user)
    return user


def accusation(*accused, **fields):
    fields.setdefault("claimant_label", "prosecutors")
    return make_claim(speech_act="accuse", accused=accused, **fields)


def story_of(*claims):
    body = "".join(f'<p><span data-claim="{claim.uid}">{claim.public_text}</span></p>' for claim in claims)
    return make_article(by=make_user("Reporter"), headline="Quay sold", body=body)


def page(client, claim):
    answer = client.get(reverse("admin:desk_claim", args=[claim.uid]))
    text = re.sub(r"<[^>]+>", " ", answer.content.decode().partition('id="panel-replies"')[2])
    return " ".join(html.unescape(text).split())


def findings(story):
    return [finding for finding in check_story(story) if finding.rule == "P04"]


def typed(**fields):
    deadline = timezone.localtime() + timedelta(days=1)
    return {
        "act": "ask",
        "channel": "email",
        "deadline": f"{deadline:%Y-%m-%dT%H:%M}",
        "letter": "Is it so?",
        "outcome": "answered_in_public",
        **fields,
    }


# --- asking -----------------------------------------------------------------------------------------------------


def test_the_cure_asks_with_all_that_the_story_says_against_them(client, reporter, ferro):
    first, second = accusation(ferro), accusation(ferro)
    other = accusation(make_person("Otto Lindqvist"))
    story = story_of(first, second, other)
    asked = client.get(ASK, {"claim": first.uid, "respondent": "ines-ferro", "story": story.pk})
    question, form = asked.context["question"], asked.context["forms"]["ask"]
    assert (question.respondent, question.claims, question.ticked) == (
        ferro,
        [first, second],
        [first, second],
    )
    letter = form["letter"].value()
    assert [text in letter for text in (first.public_text, second.public_text, other.public_text)] == [
        True,
        True,
        False,
    ]
    assert "Dear Ines Ferro" in letter
    assert "Noor Haddad" in letter
    assert "{" not in letter


def test_a_letter_is_written_anew_and_nothing_is_kept(client, reporter, ferro):
    claim = accusation(ferro, language="es")
    lawyer = ReplyTemplate.objects.get(role="lawyer")
    sent = typed(act="compose", claim=claim.uid, of=claim.uid, respondent="ines-ferro", template=lawyer.pk)
    shown = client.post(ASK, sent).context["forms"]["ask"]["letter"].value()
    assert shown.startswith("Dear counsel for Ines Ferro")
    assert ReplyRequest.objects.count() == 0


def test_asking_is_kept_and_answers_the_finding_only_when_something_came(client, reporter, ferro):
    claim = accusation(ferro, public_text="Prosecutors accuse Ines Ferro of taking bribes.")
    story = story_of(claim)
    assert [each.cure.kind for each in findings(story)] == ["ask"]
    answer = client.post(ASK, typed(claim=claim.uid, respondent="ines-ferro", story=story.pk))
    assert answer["Location"] == f"{reverse('admin:desk_claim', args=[claim.uid])}#panel-replies"
    (waits,) = findings(story)
    assert ("waiting" in waits.message, waits.cure.kind, waits.cure.target) == (True, "replies", claim.uid)
    request = ReplyRequest.objects.get()
    client.post(
        reverse("admin:desk_reply_close", args=[request.pk]),
        {"outcome": "replied", "kind": "denies", "words": "I never took a cent."},
    )
    assert findings(story) == []


def test_a_denial_in_public_is_kept_for_all_that_is_ticked(client, reporter, ferro):
    claims = [accusation(ferro), accusation(ferro)]
    story = story_of(*claims)
    assert len(findings(story)) == 2
    sent = typed(
        act="answer",
        claim=[claim.uid for claim in claims],
        respondent="ines-ferro",
        words="Not a word of it.",
        kind="denies",
        item_url="https://example.org/ferro",
        item_title="Ferro speaks",
    )
    assert client.post(ASK, sent).status_code == 302
    assert findings(story) == []
    denial = Claim.objects.get(speech_act="deny")
    assert denial.evidence.get().item.title == "Ferro speaks"


@pytest.mark.parametrize(
    ("fields", "form", "field"),
    [
        ({"letter": ""}, "ask", "letter"),
        ({"deadline": "2020-01-01T10:00"}, "ask", "deadline"),
        ({"deadline": "soon"}, "ask", "deadline"),
        ({"channel": "pigeon"}, "ask", "channel"),
        ({"respondent": ""}, "ask", "respondent_label"),
        ({"act": "answer", "words": ""}, "answer", "words"),
        ({"act": "answer", "words": "No."}, "answer", "item_url"),
        ({"act": "answer", "words": "No.", "item_url": "javascript:alert(1)"}, "answer", "item_url"),
        ({"act": "answer", "answer": "nothere"}, "answer", "answer"),
        ({"act": "waive"}, "waive", "waiver_reason"),
    ],
)
def test_what_is_missing_is_said_at_its_field(client, reporter, ferro, fields, form, field):
    claim = accusation(ferro)
    shown = client.post(ASK, typed(claim=claim.uid, of=claim.uid, respondent="ines-ferro") | fields)
    assert shown.status_code == 200
    assert list(shown.context["forms"][form].errors) == [field]
    assert ReplyRequest.objects.count() == 0


def test_nothing_ticked_is_said(client, reporter, ferro):
    claim = accusation(ferro)
    shown = client.post(ASK, typed(of=claim.uid, respondent="ines-ferro"))
    assert shown.context["problems"] == ["Tick at least one accusation."]


# --- the panel --------------------------------------------------------------------------------------------------


def test_the_panel_says_who_was_asked_and_what_is_printed(client, reporter, ferro):
    claim = accusation(ferro)
    assert "Ines Ferro not asked Ask" in page(client, claim)
    request = make_request(claim, ferro, by=reporter, overdue=True)
    assert "overdue" in page(client, claim)
    client.post(reverse("admin:desk_reply_close", args=[request.pk]), {"outcome": "no_answer"})
    day = timezone.localdate(request.sent_at)
    assert f"We print “asked on {day.day} {day:%b %Y}, no answer”" in page(client, claim)


def test_a_designated_organisation_has_a_standing_waiver(client, reporter):
    cartel = make_entity("Quay Cartel", slug="quay-cartel")
    make_claim(
        speech_act="designate",
        basis="official_act",
        public_text="The Treasury designated it.",
        accused=[cartel],
    )
    assert "Quay Cartel standing waiver The Treasury designated it." in page(client, accusation(cartel))


def test_a_waiver_takes_two_people(client, reporter, ferro):
    claim = accusation(ferro)
    story = story_of(claim)
    sent = typed(act="waive", claim=claim.uid, respondent="ines-ferro", waiver_reason="She is in hiding.")
    client.post(ASK, sent)
    request = ReplyRequest.objects.get()
    assert "She is in hiding." in page(client, claim)
    assert len(findings(story)) == 1
    editor = make_user("Editor")
    client.force_login(editor)
    assert "Approve the waiver" in page(client, claim)
    client.post(reverse("admin:desk_reply_approve", args=[request.pk]))
    assert findings(story) == []


def test_nobody_approves_a_waiver_of_their_own(client, ferro):
    editor, claim = make_user("Editor"), accusation(ferro)
    (request,) = request_waiver(claims=[claim], by=editor, reason="x", respondent=ferro)
    client.force_login(editor)
    assert "Approve the waiver" not in page(client, claim)
    client.post(reverse("admin:desk_reply_approve", args=[request.pk]))
    request.refresh_from_db()
    assert (request.outcome, request.waiver_approved_by) == ("", None)


def test_one_answer_to_a_letter_answers_all_of_it(client, reporter, ferro):
    claims = [accusation(ferro), accusation(ferro)]
    client.post(ASK, typed(claim=[claim.uid for claim in claims], respondent="ines-ferro"))
    request = ReplyRequest.objects.first()
    client.post(
        reverse("admin:desk_reply_close", args=[request.pk]),
        {"outcome": "replied", "kind": "denies", "words": "No.", "whole": "1"},
    )
    assert list(ReplyRequest.objects.values_list("outcome", flat=True)) == ["replied", "replied"]
    assert Claim.objects.filter(speech_act="deny").count() == 1


@pytest.mark.parametrize("number", [1, 3])
def test_the_panel_takes_a_fixed_number_of_queries(client, reporter, django_assert_max_num_queries, number):
    people = [make_person() for _ in range(number)]
    claim = accusation(*people, make_person("Not Asked"))
    for person in people:
        make_request(claim, person)
    with django_assert_max_num_queries(60):
        page(client, claim)


# --- the list ---------------------------------------------------------------------------------------------------


def rows(client, **asked):
    return [line["row"].pk for line in client.get(LIST, asked).context["lines"]]


def test_the_list_has_the_overdue_first_and_narrows(client, reporter, ferro):
    other = make_person("Otto Lindqvist", slug="otto")
    claims = [accusation(ferro), accusation(other), accusation(ferro)]
    story = story_of(claims[1])
    mine = make_request(claims[0], ferro, by=reporter)
    late = make_request(claims[1], other, overdue=True)
    (waiver,) = request_waiver(claims=[claims[2]], by=make_user(), reason="x", respondent=ferro)
    assert rows(client) == [late.pk, mine.pk, waiver.pk]
    assert rows(client, state="overdue") == [late.pk]
    assert rows(client, state="waiting") == [mine.pk]
    assert rows(client, state="waiver") == [waiver.pk]
    assert rows(client, whose="mine") == [mine.pk]
    assert rows(client, story=story.pk) == [late.pk]
    assert rows(client, respondent="ines-ferro") == [mine.pk, waiver.pk]
    assert rows(client, q="lindqvist") == [late.pk]
    assert rows(client, state="x", story="y", whose="z") == [late.pk, mine.pk, waiver.pk]


def test_no_answer_is_recorded_for_those_ticked_and_leads_back(client, reporter, ferro):
    late, early = make_request(accusation(ferro), ferro, overdue=True), make_request(accusation(ferro), ferro)
    answer = client.post(
        reverse("admin:desk_reply_no_answer"), {"request": [late.pk, early.pk, "x"], "back": "?whose=mine"}
    )
    assert answer["Location"] == f"{LIST}?whose=mine"
    assert rows(client) == [early.pk]
    assert (
        client.post(reverse("admin:desk_reply_no_answer"), {"back": "https://example.org/?a=1"})["Location"]
        == f"{LIST}?a=1"
    )


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_a_fixed_number_of_queries(client, reporter, ferro, django_assert_num_queries, number):
    claims = [accusation(ferro) for _ in range(number)]
    story_of(*claims)
    for claim in claims:
        make_request(claim, ferro)
    client.get(LIST)
    with django_assert_num_queries(6):
        assert len(rows(client)) == number


# --- what leaks -------------------------------------------------------------------------------------------------


def test_nothing_of_a_letter_is_public(client, reporter, ferro):
    claim = accusation(ferro)
    make_request(
        claim, ferro, allegations="marker-letter", note="marker-note", respondent_label="marker-label"
    )
    close(requests=list(ReplyRequest.objects.all()), by=reporter, outcome="unreachable", note="marker-more")
    claim.refresh_from_db()
    assert "marker" not in str(claim.card)
    exported = client.get(reverse("admin:ledger_historyentry_export"))
    text = b"".join(exported.streaming_content) if exported.streaming else exported.content
    assert (b"close reply" in text or b"Recorded what came" in text, b"marker-" in text) == (True, False)


# --- the first page ---------------------------------------------------------------------------------------------


def test_the_first_page_shows_who_is_late_and_what_this_person_decides(ferro):
    late = make_request(accusation(ferro), ferro, overdue=True)
    make_request(accusation(ferro), ferro)
    reporter, editor = make_user("Reporter"), make_user("Editor")
    (waiver,) = request_waiver(claims=[accusation(ferro)], by=reporter, reason="x", respondent=ferro)
    shown = {
        role: [panel.rows for panel in first_panels(user) if panel.key == "replies"]
        for role, user in (
            ("Reporter", reporter),
            ("Editor", editor),
            ("Legal", make_user("Legal")),
            ("Importer", make_user("Importer")),
        )
    }
    assert shown == {"Reporter": [[late]], "Editor": [[waiver, late]], "Legal": [[waiver]], "Importer": []}
