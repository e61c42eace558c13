"""The legal pack: all on file about a story, in one file that holds nothing confidential and proves itself."""

import hashlib
import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.claims.models import (
    ClaimNote,
    Derivation,
    Evidence,
    HeldCopy,
    ReplyRequest,
    Verdict,
)
from articles.claims.models.checks import ClaimCheck
from articles.models import Article, PublishedVersion
from articles.services.corrections import CorrectionDraft, open_task
from newsroom.desk.legal_pack.compose import pack_of
from newsroom.desk.legal_pack.reading import QUERIES
from newsroom.ledger.chains import append_to_chain
from newsroom.ledger.guards import lift_guards
from newsroom.ledger.history import record_history
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import make_article, make_published, print_again
from tests.factories.claims import make_claim, make_evidence, make_item, make_link
from tests.factories.entities import make_entity, make_person
from tests.factories.newsroom import make_user
from tests.factories.notes import make_note
from tests.factories.vault import make_grant

pytestmark = pytest.mark.django_db

SHA = "ab" * 32


def give_verdict(claim, *, axis="attribution", rating="confirmed", **fields) -> Verdict:
    """A verdict in its chain, straight: the paths are tested elsewhere."""
    check, _ = ClaimCheck.objects.get_or_create(claim=claim, axis=axis)
    fields.setdefault("rationale", "The release is on file.")
    fields.setdefault("snapshot", {"evidence": [1]})
    row = Verdict(
        rating=rating, path="two_people", proposed_by=make_user("Checker"), approved_by=make_user(), **fields
    )
    return append_to_chain(check, row)


def hold_copy(item, **fields) -> HeldCopy:
    fields.setdefault("text", "zqtextofthecopy")
    return HeldCopy.objects.create(
        item=item,
        number=1,
        origin="fetched",
        sha256=SHA,
        size=2048,
        mime="application/pdf",
        http_status=200,
        **fields,
    )


def make_story(count=1) -> Article:
    """A printed story with everything that can hang on one, on each of its claims."""
    accused = make_person("Imre Valtos")
    claims = [
        make_claim(claimants=[make_entity()], accused=[accused], standing="body", harm="serious")
        for _ in range(count)
    ]
    story = make_published(claims=claims)
    for claim in claims:
        evidence = make_evidence(claim, excerpt="The quay was sold.", locator="p. 3", note="zqnoteonevidence")
        hold_copy(evidence.item)
        Derivation.objects.create(from_item=evidence.item, to_item=make_item(), kind="quotes")
        give_verdict(claim)
        give_verdict(claim, axis="content", rating="unproven")
        make_link(make_claim(public_text="Imre Valtos denies it."), claim)
        ReplyRequest.objects.create(
            claim=claim,
            respondent=accused,
            allegations="That he sold the quay.",
            channel="email",
            sent_at=timezone.now(),
            outcome="waived",
            asked_by=make_user("Reporter"),
            waiver_reason="He is designated.",
            waiver_approved_by=make_user(),
            note="zqnoteonrequest",
        )
        ClaimNote.objects.create(claim=claim, text="zqnoteonclaim", by=make_user())
        open_task(article=story, kind="update", message="Say that it is unproven.", by=make_user())
    make_note(story, text="zqnoteonstory")
    print_again(
        story, kind="correction", corrections=[CorrectionDraft("correction", "It was the other quay.")]
    )
    story.refresh_from_db()
    return story


def url(story) -> str:
    return reverse("admin:desk_legal_pack", args=[story.pk])


def pack(client, story, way="open", role="Legal") -> str:
    client.force_login(make_user(role))
    return client.post(url(story), {"way": way}).content.decode()


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", html)))


# --- what it says ---------------------------------------------------------------------------------------------------


def test_the_pack_gives_each_claim_with_all_on_file(client):
    story = make_story()
    html = pack(client, story)
    text = words(html)
    (claim,) = [row.claim for row in story.live_version.appearances.select_related("claim")]
    expected = [
        claim.public_text,
        claim.uid,
        "Versions 1–2, working copy, body · printed as 3 · On record",
        "The quay was sold. (p. 3)",
        "E1.1 Release",
        f"SHA-256 {SHA}",
        "quotes Release",
        "V1.1 Did they say it: Confirmed: they said so",
        "V1.2 Is it so: Unproven",
        "R1.1 Imre Valtos",
        "That he sold the quay.",
        "He is designated. Approved by",
        "“Imre Valtos denies it.” denies this claim",
        "It was the other quay.",
        "Say that it is unproven.",
        "Version 2: Correction",
        story.head_digest,
        "every chain verifies",
    ]
    assert [each for each in expected if each not in text] == []


def test_the_printed_words_carry_the_numbers_of_their_claims(client):
    first, second = make_claim(public_text="Ana says so."), make_claim(public_text="Ben says so.")
    body = (
        f'<p>It began: <span data-claim="{second.uid}">Ben says so.</span> Then'
        f' <span data-claim="{first.uid}">Ana says so.</span> And so on.</p>'
    )
    facts = pack_of(make_published(body=body))
    (paragraph,) = [block for block in facts.text if block.kind == "p"]
    assert [(piece.text, piece.claim) for piece in paragraph.pieces] == [
        ("It began: ", None),
        ("Ben says so.", 1),
        (" Then ", None),
        ("Ana says so.", 2),
        (" And so on.", None),
    ]


def test_a_passage_that_is_printed_otherwise_than_on_record_is_said(client):
    claim = make_claim()
    story = make_published(claims=[claim])
    claim.mode = "media"
    claim.save()
    assert [place.differs for place in pack_of(story).claims[0].places] == [True]


def test_a_draft_has_a_pack_of_its_working_copy(client):
    text = words(pack(client, make_article(claims=[make_claim(public_text="Ana says so.")])))
    assert [each for each in ("Never printed", "Ana says so.", "working copy") if each not in text] == []


def test_a_claim_that_says_the_same_brings_what_is_on_file_about_its_content(client):
    head, claim = make_claim(public_text="The head says so."), make_claim()
    story = make_published(claims=[claim])
    type(claim).objects.filter(pk=claim.pk).update(canonical=head)
    make_evidence(head, tests="content")
    make_evidence(head, tests="attribution")
    give_verdict(head, axis="content", rating="mixed")
    give_verdict(head)
    (fact,) = pack_of(story).claims
    assert [(piece.tests, piece.of_group) for piece in fact.evidence] == [("Is it so", True)]
    assert [(verdict.rating, verdict.of_group) for verdict in fact.verdicts] == [("Mixed", True)]


# --- what it does not say -------------------------------------------------------------------------------------------


def test_notes_of_colleagues_and_texts_of_copies_are_not_in_it(client):
    html = pack(client, make_story())
    assert re.findall(r"zq\w+", html) == []


def unnamed_story(**fields):
    claim = make_claim(
        mode="anonymous",
        public_text="A person familiar with the sale says so.",
        statement="zqstatement",
        original_wording="zqwording",
        said_on="2025-08-07",
        claimants=[make_person("zqperson")],
        **fields,
    )
    item = make_item(title="zqtitle", url="https://example.org/zqurl")
    Evidence.objects.create(claim=claim, item=item, excerpt="zqexcerpt", locator="zqlocator")
    hold_copy(item)
    give_verdict(claim, rationale="zqrationale")
    ReplyRequest.objects.create(
        claim=claim, allegations="zqallegations", asked_by=make_user(), waiver_reason="zqwaiver"
    )
    make_grant(
        claim=claim, reason="zqwhy", means_of_knowledge="zqhow", known_to=make_user(username="zqknows")
    )
    story = make_published(claims=[claim])
    open_task(article=story, claim=claim, kind="update", message="zqtask", by=make_user())
    record_history(actor=make_user(), verb="sign_off", record=story, note="P09 (B), body: zqsigned")
    record_history(actor=make_user(), verb="change", record=claim, note="zqchange")
    record_history(actor=make_user(), verb="look at identity", record=claim)
    return claim, story


def test_of_a_source_without_a_name_it_gives_the_grant_alone(client):
    claim, story = unnamed_story()
    html = pack(client, story)
    grant = claim.anonymity_grants.get()
    until = f"{grant.expires_on:%d %b %Y}".lstrip("0")
    said = f"Source not named. Grant approved by {grant.approved_by}, "
    assert (re.findall(r"zq\w+", html), said in words(html), f"until {until}." in words(html)) == (
        [],
        True,
        True,
    )
    assert (SHA in html, "Looked at" in html, "2025-08-07" in html) == (True, False, False)


def test_the_same_holds_for_a_claim_whose_source_has_had_a_grant(client):
    claim, story = unnamed_story()
    type(claim).objects.filter(pk=claim.pk).update(mode="on_record")
    assert re.findall(r"zq\w+", pack(client, story)) == []


def test_evidence_that_readers_see_is_given_in_full(client):
    claim, story = unnamed_story()
    claim.evidence.update(is_public=True)
    claim.evidence.get().item.__class__.objects.update(is_public=True)
    assert set(re.findall(r"zq\w+", pack(client, story))) == {"zqtitle", "zqurl", "zqexcerpt", "zqlocator"}


def test_what_was_redacted_stays_so(client):
    claim = make_claim()
    story = make_published(claims=[claim], headline="zqheadline one", standfirst="zqstandfirst.")
    print_again(story, headline="Another line", standfirst="Another.")
    lift_guards(connection)
    first = story.versions.filter(number=1)
    first.update(headline="", standfirst="", body="", slug="", redacted_at=timezone.now())
    first.get().appearances.update(exact="", cue="", source="", redacted_at=timezone.now())
    HistoryEntry.objects.update(object_text="", note="", redacted_at=timezone.now())
    html = pack(client, story)
    assert (re.findall(r"zqstandfirst", html), "Its words were emptied by order of law." in html) == (
        [],
        True,
    )


# --- the file -------------------------------------------------------------------------------------------------------


def test_the_file_points_to_nothing_outside_of_itself(client):
    html = pack(client, make_story())
    pointing = re.findall(r'(?:href|src|action|srcset|data)="([^"]*)"', html)
    ids = set(re.findall(r'\bid="([^"]+)"', html))
    assert {each for each in pointing if not (each.startswith("#") and each[1:] in ids)} == set()
    assert re.findall(r"<(?:script|link|img|iframe|object|form)|url\(|@import", html) == []
    assert len(ids) == len(re.findall(r'\bid="', html))


def test_the_manifest_holds_for_every_part(client):
    html = pack(client, make_story())
    parts = re.findall(r'<section id="part-\d+".*?</section>', html, re.DOTALL)
    listed = re.findall(r"bytes</span> <code>(\w{64})</code>", html)
    assert [hashlib.sha256(part.encode()).hexdigest() for part in parts] == listed
    assert len(listed) == 7


def test_taking_it_is_history_with_the_digest_that_it_names(client):
    story = make_story()
    html = pack(client, story)
    entry = HistoryEntry.objects.get(verb="export legal pack")
    digest = re.search(r"the house keeps: <code>(\w{64})</code>", html)[1]
    assert (entry.object_id, entry.note) == (str(story.pk), f"SHA-256 {digest}")
    assert digest in client.get(url(story)).content.decode()


def test_looking_at_the_page_takes_nothing(client):
    client.force_login(make_user("Legal"))
    assert client.get(url(make_article())).status_code == 200
    assert HistoryEntry.objects.filter(verb="export legal pack").count() == 0


@pytest.mark.parametrize(("way", "disposition"), [("open", "inline"), ("keep", "attachment"), ("", "inline")])
def test_it_is_kept_by_no_cache_and_may_load_nothing(client, way, disposition):
    client.force_login(make_user("Legal"))
    answer = client.post(url(make_article()), {"way": way})
    style = re.search(r"<style>(.*?)</style>", answer.content.decode(), re.DOTALL)[1]
    assert "&" not in style
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"].startswith(disposition)
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[\w+/]{43}='; base-uri 'none'; form-action 'none';"
        r" frame-ancestors 'none'",
        answer["Content-Security-Policy"],
    )


def test_a_chain_that_does_not_verify_is_said_at_the_top(client):
    story = make_story()
    lift_guards(connection)
    PublishedVersion.objects.filter(article=story, number=1).update(headline="Another headline")
    Verdict.objects.filter(number=1).update(rating="misquoted")
    text = words(pack(client, story))
    assert "3 do not verify: see part 7" in text
    assert text.count("no longer says what was written") == 3


def test_words_of_people_are_escaped(client):
    claim = make_claim(public_text="<script>alert(1)</script> says so & more.")
    html = pack(
        client,
        make_article(
            claims=[], headline="<b>Bold</b> & more", body=f'<p><span data-claim="{claim.uid}">x</span></p>'
        ),
    )
    assert ("<script" in html, "<b>Bold" in html, "&lt;b&gt;Bold" in html) == (False, False, True)


# --- who and what it costs ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("Legal", 200),
        ("Editor", 200),
        ("Administrator", 200),
        ("Reporter", 403),
        ("Checker", 403),
        ("Importer", 403),
    ],
)
def test_lawyers_editors_and_administrators_take_it(client, role, status):
    story = make_article()
    client.force_login(make_user(role))
    shown = b"Legal pack" in client.get(reverse("admin:articles_article_change", args=[story.pk])).content
    statuses = (client.get(url(story)).status_code, client.post(url(story)).status_code)
    assert (*statuses, shown) == (status, status, status == 200)


def test_no_such_story(client):
    client.force_login(make_user("Legal"))
    assert client.post(reverse("admin:desk_legal_pack", args=[0])).status_code == 404
    assert client.put(reverse("admin:desk_legal_pack", args=[0])).status_code == 405


def test_a_pack_costs_the_same_for_one_claim_and_for_many():
    costs = []
    for count in (1, 6):
        story = Article.objects.select_related("section").get(pk=make_story(count).pk)
        with CaptureQueriesContext(connection) as queries:
            facts = pack_of(story)
        costs.append((len(queries), len(facts.claims)))
    assert costs == [(QUERIES, 1), (QUERIES, 6)]


def test_the_day_of_a_grant_that_ran_out_is_given(client):
    claim, story = unnamed_story()
    claim.anonymity_grants.update(expires_on=timezone.localdate() - timedelta(days=400))
    (fact,) = pack_of(story).claims
    assert [grant.until for grant in fact.grants] == [timezone.localdate() - timedelta(days=400)]
