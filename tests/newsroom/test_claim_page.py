import re
from datetime import UTC, datetime

import pytest

from articles.claims.models import Claim, ClaimParty
from articles.claims.services.withhold import withhold_claim
from articles.services.publish import unpublish_article
from tests.factories.articles import make_article, make_published
from tests.factories.claims import (
    make_claim,
    make_evidence,
    make_item,
    make_link,
    make_source,
    make_verdict,
)
from tests.factories.entities import make_entity, make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def get(client, claim):
    return client.get(f"/claims/{claim.uid}/")


def page(client, claim):
    response = get(client, claim)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def plain(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def part(html, title):
    """The section under that heading, without tags."""
    (found,) = re.findall(rf'<section[^>]*aria-labelledby="{title}-title".*?</section>', html)
    return plain(found).strip()


def printed(**fields):
    claim = make_claim(**fields)
    make_published(claims=[claim])
    claim.refresh_from_db()
    return claim


def test_claim_page_prints_the_public_text_and_never_the_statement(client):
    claim = printed(
        statement="the minister took the ring", public_text="The office says the minister took a ring."
    )
    html = page(client, claim)
    assert "<title>The office says the minister took a ring. · " in html
    assert '<meta property="og:title" content="The office says the minister took a ring.">' in html
    assert ">The office says the minister took a ring.</h1>" in html
    assert "the minister took the ring" not in html


def test_claim_page_never_shortens_the_public_text(client):
    text = "According to the office, " + "and so on, ".join(["the quay was sold "] * 40) + "it says."
    html = page(client, printed(public_text=text))
    assert [html.count(f"{before}{text}") for before in ("<title>", 'og:title" content="')] == [1, 1]


def test_claim_page_carries_the_composed_label(client):
    league = make_entity("Quorvath League")
    html = page(
        client, printed(mode="on_record", speech_act="accuse", accused=[make_entity()], claimants=[league])
    )
    assert "Accused by Quorvath League" in html
    assert "We have not verified whether it is true" in html


def test_claim_page_says_when_a_machine_found_it(client):
    assert "Found automatically, not yet reviewed" in page(client, printed(origin="import"))
    assert "Found automatically" not in page(client, printed(origin="editor"))


@pytest.mark.parametrize("mode", ["document", "official_unnamed", "hearsay", "own"])
def test_claim_page_draws_the_line_of_its_mode(client, mode):
    assert f"claim-page__text--{mode}" in page(client, printed(mode=mode))


def test_claim_of_a_draft_is_not_found(client):
    claim = make_claim()
    make_article(claims=[claim])
    assert get(client, claim).status_code == 404


def test_claim_of_a_story_taken_back_is_not_found(client):
    claim = make_claim()
    story = make_published(claims=[claim])
    assert get(client, claim).status_code == 200
    unpublish_article(article=story, by=make_user(), note="legal")
    assert get(client, claim).status_code == 404


def test_claim_withheld_is_gone(client):
    claim = printed()
    withhold_claim(claim=claim, by=make_user("Legal"), reason="court order")
    response = get(client, claim)
    assert response.status_code == 410
    assert (claim.public_text in response.content.decode(), "court order" in response.content.decode()) == (
        False,
        False,
    )


def test_claim_withheld_but_never_printed_is_not_found(client):
    claim = make_claim()
    withhold_claim(claim=claim, by=make_user("Legal"), reason="court order")
    assert get(client, claim).status_code == 404


def test_answer_is_public_with_the_claim_it_answers_and_says_why(client):
    claim, answer = make_claim(), make_claim(public_text="Valtos denies it.")
    make_published(claims=[claim])
    make_link(answer, claim, "denies")
    assert "it answers a claim that is in print" in page(client, answer)


def test_timeline_runs_from_the_saying_to_the_print(client):
    claim = make_claim(said_on="2025-08-07", claimants=[make_entity("Quorvath League")])
    late = make_claim(
        said_on="2025-08-20", public_text="Port Sabel objects.", claimants=[make_entity("Port Sabel")]
    )
    early = make_claim(said_on="2025-08-08", public_text="Teyra denies it.", claimants=[make_entity("Teyra")])
    undated = make_claim(public_text="Hallen answers.", claimants=[make_entity("Hallen")])
    make_published(headline="Harbour sold, league says", claims=[claim])
    for answer, kind in ((late, "objects_to"), (early, "denies"), (undated, "responds_to")):
        make_link(answer, claim, kind)
    whats = re.findall(r'timeline__what">(.*?)</p>', page(client, claim))
    assert whats == [
        "Said by Quorvath League",
        "Denied by Teyra",
        "Objected to by Port Sabel",
        "Printed",
        "Answered by Hallen",
    ]


def test_timeline_shows_when_an_editor_reviewed_it(client):
    claim = printed(origin="import")
    Claim.objects.filter(pk=claim.pk).update(reviewed_at="2026-02-03T10:00Z", reviewed_by=make_user())
    html = page(client, claim)
    assert "Reviewed by an editor" in html
    assert "3 Feb 2026" in html


def test_evidence_stands_for_and_against_and_tells_the_two_questions_apart(client):
    claim = printed()
    source = make_source(name="Harbour court")
    for title, tests, stance in [
        ("Minutes", "attribution", "supports"),
        ("Ledger", "content", "refutes"),
        ("Map", "content", "context"),
    ]:
        item = make_item(title=title, source=source, is_public=True, url=f"https://example.org/{title}")
        make_evidence(
            claim, item=item, tests=tests, stance=stance, excerpt=f"From the {title}.", is_public=True
        )
    html = page(client, claim)
    supports = plain(re.search(r'evidence__column--supports".*?</ul>', html).group())
    refutes = plain(re.search(r'evidence__column--refutes".*?</ul>', html).group())
    assert [word in supports for word in ("Minutes", "On whether it was said", "From the Minutes.")] == [
        True
    ] * 3
    assert [word in refutes for word in ("Ledger", "On whether it is so", "Harbour court")] == [True] * 3
    assert "Map" in plain(re.search(r"evidence__context.*?</ul>", html).group())


@pytest.mark.parametrize(("evidence", "item"), [(False, True), (True, False), (False, False)])
def test_evidence_that_is_not_public_on_both_sides_stays_hidden(client, evidence, item):
    claim = printed()
    source_item = make_item(title="Leaked ledger", is_public=item)
    make_evidence(claim, item=source_item, excerpt="Secret words", note="ask Imre", is_public=evidence)
    shown = make_item(title="Open minutes", is_public=True)
    make_evidence(claim, item=shown, is_public=True, note="internal remark")
    html = page(client, claim)
    found = [
        word in html
        for word in ("Open minutes", "Leaked ledger", "Secret words", "ask Imre", "internal remark")
    ]
    assert found == [True, False, False, False, False]


def test_evidence_links_to_web_addresses_only(client):
    claim = printed()
    make_evidence(
        claim, item=make_item(title="Sheet", url="ftp://example.org/x", is_public=True), is_public=True
    )
    html = page(client, claim)
    assert ("Sheet" in html, "ftp://" in html) == (True, False)


def test_parties_are_linked_only_where_the_dossier_is_open(client):
    league, person = make_entity("Quorvath League", slug="league"), make_person("Imre Valtos", slug="valtos")
    claim = make_claim(claimants=[league], accused=[person])
    make_published(standfirst="Imre Valtos spoke to the Quorvath League.", claims=[claim])
    html = page(client, claim)
    assert '<a href="/entities/league/">Quorvath League</a>' in html
    assert "<li>Imre Valtos</li>" in html
    assert "/entities/valtos/" not in html


def test_party_that_no_story_names_is_not_named_here(client):
    claim = printed(public_text="The office says so.")
    ClaimParty.objects.create(claim=claim, entity=make_entity("Hidden Holding"), role="beneficiary")
    assert "Hidden Holding" not in page(client, claim)


def test_stories_are_the_live_ones_each_once(client):
    claim = make_claim()
    mark = f'<span data-claim="{claim.uid}">{claim.public_text}</span>'
    live = make_published(headline="In print", body=f"<p>{mark}</p><p>{mark}</p>")
    make_article(headline="Only a draft", claims=[claim])
    back = make_published(headline="Taken back", claims=[claim])
    unpublish_article(article=back, by=make_user(), note="legal")
    html = page(client, claim)
    listed = re.findall(r'printings__headline" href="([^"]+)">([^<]+)<', html)
    assert listed == [(f"/stories/{live.slug}/#mark-{claim.uid}-1", "In print")]


def test_relations_show_public_claims_only(client):
    claim, wider, hidden = (
        make_claim(),
        make_claim(public_text="The wider one."),
        make_claim(public_text="Not out."),
    )
    make_published(claims=[claim, wider])
    make_link(claim, wider, "narrower")
    make_link(hidden, claim, "supersedes")
    relations = part(page(client, claim), "relations")
    assert relations.startswith("How it stands to other claims Is part of a wider claim The wider one.")
    assert "Not out." not in relations


@pytest.mark.parametrize("size", [1, 5])
def test_claim_page_costs_seven_queries(client, django_assert_num_queries, size):
    claim = make_claim(claimants=[make_entity() for _ in range(size)])
    for _ in range(size):
        make_published(claims=[claim])
        make_evidence(claim, is_public=True)
        make_link(make_claim(claimants=[make_entity()]), claim, "denies")
    with django_assert_num_queries(7):
        get(client, claim)


def test_claim_page_is_for_every_cache(client):
    response = get(client, printed())
    assert ("Set-Cookie" in response.headers, "Vary" in response.headers) == (False, False)
    assert response.headers["Cache-Control"].startswith("public")


def test_claim_page_says_what_nobody_has_checked_yet(client):
    told = part(page(client, printed()), "checked")
    assert told == (
        "What we checked Did they say it? We have not checked whether they said so."
        " Is it so? We have not verified whether it is true."
    )


def test_claim_page_shows_the_verdicts_with_day_and_number_and_not_why_or_by_whom(client):
    claim, checker = printed(), make_user("Checker", first_name="Ulla", last_name="Quist")
    days = [datetime(2026, 5, day, 12, tzinfo=UTC) for day in (2, 3, 4)]
    make_verdict(claim, axis="attribution", rating="confirmed", at=days[0])
    make_verdict(claim, rating="false", at=days[1], rationale="The registrar told us.", proposed_by=checker)
    make_verdict(claim, rating="mostly_false", at=days[2])
    html = page(client, claim)
    assert part(html, "checked") == (
        "What we checked Did they say it? We confirmed that they said so."
        " Confirmed · 2 May 2026 · verdict 1"
        " Is it so? Our checks found it mostly false."
        " Mostly false · 4 May 2026 · verdict 2 False · 3 May 2026 · verdict 1, superseded since"
    )
    assert ("The registrar told us" in html, "Quist" in html) == (False, False)


def test_claim_page_shows_of_another_claim_that_says_the_same_only_whether_it_is_so(client):
    head, member = printed(), printed()
    Claim.objects.filter(pk=member.pk).update(canonical=head)
    make_verdict(head, rating="true", at=datetime(2026, 5, 3, 12, tzinfo=UTC))
    make_verdict(head, axis="attribution", rating="confirmed")
    assert part(page(client, member), "checked") == (
        "What we checked Did they say it? We have not checked whether they said so."
        " Is it so? Supported by our checks: found true. True · 3 May 2026 · verdict 1"
    )


def test_claim_page_costs_one_query_for_any_number_of_verdicts(client, django_assert_num_queries):
    claim = printed()
    for number in (1, 3):
        for _ in range(number):
            make_verdict(claim)
        with django_assert_num_queries(7):  # six without verdicts and links
            get(client, claim)
