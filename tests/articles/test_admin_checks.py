"""The panel of checks on the story's screen: of what is saved, and of what is typed."""

import json
from dataclasses import replace

import pytest
from django.urls import reverse

from articles.admin.checks import LARGEST
from articles.admin.cures import CureButton, buttons_for
from articles.models import Article, Revision
from articles.preflight import Finding
from articles.preflight.finding import Cure, CureKind
from articles.services.gate import Words, check_story
from articles.services.save import save_working_copy
from articles.services.sign_off import sign_off
from newsroom.ledger.models import HistoryEntry
from newsroom.roles import ROLES
from tests.factories.articles import make_article
from tests.factories.claims import make_claim
from tests.factories.entities import make_entity, make_image
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

HEARSAY = "The quay was reportedly sold at night."


@pytest.fixture
def story(db) -> Article:
    """A story whose body prints hearsay (S), written by a reporter."""
    claim = make_claim(public_text=HEARSAY, mode="hearsay")
    return make_article(by=make_user("Reporter"), claims=[claim], headline="Quay sold")


def change(story: Article) -> str:
    return reverse("admin:articles_article_change", args=[story.pk])


def send(client, story: Article, **typed):
    address = reverse("admin:articles_article_checks", args=[story.pk])
    return client.post(address, json.dumps(typed), content_type="application/json")


def shown(response) -> list[tuple[str, str, str]]:
    """Rule, severity and words of each finding in a context of the panel."""
    return [
        (row.finding.rule, row.finding.severity, row.finding.text)
        for _, rows in response.context["groups"]
        for row in rows
    ]


# What is saved


def test_panel_shows_what_is_saved_worst_first(client, story):
    save_working_copy(article=story, by=story.created_by, headline="Quay reportedly sold")
    client.force_login(make_user("Checker"))
    response = client.get(change(story), {"checks": "1"})
    assert shown(response)[:2] == [("P08", "B", "reportedly"), ("P08", "S", HEARSAY)]
    assert response.context["counts"][:2] == ["1 blocking", "1 to sign off"]


def test_panel_offers_to_sign_off_to_those_who_may_and_did_not_write(client, story):
    def offered(user) -> list[str]:
        client.force_login(user)
        groups = client.get(change(story), {"checks": "1"}).context["groups"]
        return [row.finding.severity for _, rows in groups for row in rows if row.may_sign]

    save_working_copy(article=story, by=story.created_by, headline="Quay reportedly sold")
    author = make_user()
    assert offered(author) == ["B", "S"]
    save_working_copy(article=story, by=author, standfirst="It was dark.")
    assert (offered(author), offered(make_user("Checker")), offered(make_user("Reporter"))) == ([], ["S"], [])


def test_panel_shows_who_signed_and_why(client, story):
    checker = make_user("Checker", first_name="Nadia", last_name="Ferro")
    finding = next(each for each in check_story(story) if each.severity == "S")
    rule, field, text = finding.key
    sign_off(article=story, by=checker, rule=rule, field=field, text=text, reason="Two <b>witnesses</b>.")
    client.force_login(checker)
    response = client.get(change(story), {"checks": "1"})
    assert "1 signed off" in response.context["counts"]
    page = response.content.decode()
    assert ("Nadia Ferro, " in page, "“Two &lt;b&gt;witnesses&lt;/b&gt;.”" in page) == (True, True)
    takers = [row.may_take_back for _, rows in response.context["groups"] for row in rows if row.signed]
    assert takers == [True]


def test_one_sign_off_serves_the_same_words_twice(client, story):
    save_working_copy(
        article=story, by=story.created_by, body="<p>It was allegedly dark.</p><p>It allegedly rained.</p>"
    )
    client.force_login(make_user())
    rows = [row for _, rows in client.get(change(story), {"checks": "1"}).context["groups"] for row in rows]
    assert len({(row.id, row.nth) for row in rows}) == len(rows)


@pytest.mark.parametrize(("said", "folds"), [(3, 0), (4, 1)])
def test_many_notes_are_folded(client, said, folds):
    body = "".join(f"<p>The harbour office said that quay {number} was sold.</p>" for number in range(said))
    client.force_login(make_user())
    page = client.get(
        change(make_article(headline="Lamps are lit", body=body)), {"checks": "1"}
    ).content.decode()
    assert (page.count('severity-I"'), page.count("data-folded")) == (said, folds)


# What is typed


def test_typed_words_are_checked_and_nothing_is_written(client, story):
    client.force_login(make_user())
    counted = [model.objects.count() for model in (Revision, HistoryEntry)]
    response = send(client, story, headline="Quay  reportedly\nsold", body=story.body)
    assert response.status_code == 200
    assert 'data-field="headline" data-start="5" data-end="15" data-severity="B"' in response.json()["html"]
    assert [model.objects.count() for model in (Revision, HistoryEntry)] == counted
    story.refresh_from_db()
    assert story.headline == "Quay sold"


def test_typed_words_are_not_signed_off(client, story):
    client.force_login(make_user())
    assert "Sign off…" in send(client, story).json()["html"]
    assert "Sign off…" not in send(client, story, standfirst="It was dark.").json()["html"]


def test_body_as_the_editor_spells_it_is_as_saved(client, story):
    client.force_login(make_user())
    spelled = story.body.replace("claim--hearsay", "claim claim--hearsay") + "<p></p>"
    assert "data-as-typed" not in send(client, story, body=spelled).json()["html"]


def test_words_left_out_are_as_saved(client, story):
    client.force_login(make_user())
    assert "data-as-typed" not in send(client, story).json()["html"]


def test_words_of_others_are_escaped(client, story):
    client.force_login(make_user())
    body = "<p>&lt;script&gt;alert(1)&lt;/script&gt; was allegedly said.</p>"
    html = send(client, story, headline='"><img src=x> reportedly', body=body).json()["html"]
    assert ("<script" in html, "<img" in html) == (False, False)


@pytest.mark.parametrize(
    "typed",
    [
        [],
        "words",
        {"headline": 1},
        {"body": None},
        {"language": "<b>"},
        {"headline_is_working": "yes"},
        {"story_date": 3},
    ],
)
def test_what_is_no_story_is_refused(client, story, typed):
    client.force_login(make_user())
    address = reverse("admin:articles_article_checks", args=[story.pk])
    response = client.post(address, json.dumps(typed), content_type="application/json")
    assert response.status_code == 400


@pytest.mark.parametrize("sent", [b"", b"{", b"\xff", b"[" * 9000])
def test_what_is_no_json_is_refused(client, story, sent):
    client.force_login(make_user())
    address = reverse("admin:articles_article_checks", args=[story.pk])
    assert client.post(address, sent, content_type="application/json").status_code == 400


def test_what_is_too_long_is_refused(client, story):
    client.force_login(make_user())
    assert send(client, story, body="x" * LARGEST).status_code == 413


def test_odd_characters_and_half_a_date_do_no_harm(client, story):
    client.force_login(make_user())
    odd = "\ud800 \x00 🚢"
    response = send(client, story, headline=odd, standfirst=odd, body=f"<p>{odd}</p>", story_date="2026-1")
    assert response.status_code == 200


def test_checks_are_asked_for_by_post(client, story):
    client.force_login(make_user())
    address = reverse("admin:articles_article_checks", args=[story.pk])
    assert (
        client.get(address).status_code,
        client.post(address.replace(str(story.pk), "0")).status_code,
    ) == (405, 404)


def test_checks_need_a_token(story):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user())
    assert send(client, story).status_code == 403


@pytest.mark.parametrize("role", [*sorted(ROLES), None])
def test_checks_by_role(client, story, role):
    client.force_login(make_user(role))
    assert send(client, story).status_code == (200 if role else 403)


def test_panel_costs_the_same_for_one_finding_and_for_three(client, story, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(make_user())

    def queries(words: int) -> int:
        claims = [make_claim(public_text=f"{HEARSAY[:-1]} {n}.", mode="hearsay") for n in range(words)]
        told = make_article(by=story.created_by, claims=claims)
        send(client, told)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            send(client, told)
        return len(captured)

    assert queries(1) == queries(3)


# Cures


def with_cure(kind: CureKind, target: str = "", value: str = "") -> Finding:
    return Finding(
        "P01", "B", "headline", "x", "Why.", "headline", 0, 1, Cure(kind, "Cure it", target, value)
    )


def test_cures_lead_to_their_records(db):
    claim, image, entity = make_claim(), make_image(), make_entity("Harbour Guard", slug="harbour-guard")
    links = [
        (button.kind, button.href, button.opens)
        for button in buttons_for(
            [
                with_cure(CureKind.CLAIM, claim.uid),
                with_cure(CureKind.CLAIM, claim.uid, "anonymity"),
                with_cure(CureKind.ASK, claim.uid, "ines-ferro"),
                with_cure(CureKind.REPLIES, claim.uid),
                with_cure(CureKind.ENTITY, "harbour-guard"),
                with_cure(CureKind.PICTURE, str(image.pk)),
                with_cure(CureKind.FIELD, "standfirst"),
                with_cure(CureKind.FIELD, "caption"),
                with_cure(CureKind.CHOOSE, "Salt Coast League"),
            ],
            story=7,
        )
    ]
    assert links == [
        ("claim", reverse("admin:claims_claim_change", args=[claim.pk]), True),
        ("claim", reverse("admin:claims_claim_anonymity", args=[claim.pk]), True),
        (
            "ask",
            reverse("admin:desk_reply_ask") + f"?claim={claim.uid}&respondent=ines-ferro&story=7",
            True,
        ),
        ("replies", reverse("admin:desk_claim", args=[claim.uid]) + "#panel-replies", True),
        ("entity", reverse("admin:entities_entity_change", args=[entity.pk]), True),
        ("picture", reverse("admin:entities_image_change", args=[image.pk]), True),
        ("field", "#id_standfirst", False),
        ("field", "#id_lead_caption", False),
        ("choose", "#mentions-group", False),
    ]


def test_cures_of_the_text_are_for_the_script():
    cures = [with_cure(CureKind.REPLACE, value="allegedly sold"), with_cure(CureKind.EXTEND, "abcdefghij")]
    assert buttons_for(cures) == [
        CureButton("replace", "Cure it", value="allegedly sold"),
        CureButton("extend", "Cure it", target="abcdefghij"),
    ]


@pytest.mark.parametrize(
    "kind", [CureKind.CLAIM, CureKind.ASK, CureKind.REPLIES, CureKind.ENTITY, CureKind.PICTURE]
)
def test_cure_whose_record_is_gone_has_no_button(db, kind):
    assert (
        buttons_for(
            [
                with_cure(kind, "gone"),
                with_cure(CureKind.CLAIM, "gone", "nowhere"),
                replace(with_cure(kind), cure=None),
            ]
        )
        == [None] * 3
    )


def test_cures_cost_two_queries_however_many(db, django_assert_num_queries):
    claims = [make_claim() for _ in range(3)]
    findings = [with_cure(CureKind.CLAIM, claim.uid) for claim in claims] + [with_cure(CureKind.ENTITY, "x")]
    with django_assert_num_queries(2):
        buttons_for(findings)


def test_words_hold_what_the_form_sends():
    """A field of the form that is added to `Words` has to be sent by the script, too."""
    fields = set(Words.__dataclass_fields__)
    assert fields == {
        *("kicker headline standfirst body lead_caption slug language story_date headline_is_working".split())
    }
