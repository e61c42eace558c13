import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.claims.services.withhold import withhold_claim
from newsroom.site.selectors import claims as selector
from tests.factories.articles import make_article, make_published
from tests.factories.claims import make_claim, make_link
from tests.factories.entities import make_entity, make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def get(client, query=""):
    response = client.get(f"/claims/{query}")
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def listed(client, query=""):
    return re.findall(r'claim-line__text" href="/claims/[a-z0-9]+/">([^<]+)</a>', get(client, query))


def options(client, query="", parameter="mode"):
    """What a facet offers: value -> (count, whether it is ticked)."""
    found = re.findall(
        rf'name="{parameter}" value="([^"]+)"( checked)?>.*?facet__count tabular">(\d+)<', get(client, query)
    )
    return {value: (int(count), bool(ticked)) for value, ticked, count in found}


def chips(client, query):
    return re.findall(
        r'class="chip" href="([^"]+)"><span[^>]*>Take away: </span>([^<]+)<', get(client, query)
    )


@pytest.fixture
def three():
    """Three claims in print, of three modes, acts and days."""
    league = make_entity("Quorvath League", slug="league")
    claims = [
        make_claim(
            public_text="A document says so.", mode="document", speech_act="report", said_on="2025-08-07"
        ),
        make_claim(
            public_text="The league denies it.",
            mode="on_record",
            speech_act="deny",
            said_on="2025-09",
            claimants=[league],
        ),
        make_claim(public_text="It is reported.", mode="media", speech_act="report", said_on="2024"),
    ]
    make_published(standfirst="The Quorvath League met.", claims=claims)
    return claims


def test_index_lists_public_claims_newest_saying_first(client, three):
    make_article(claims=[make_claim(public_text="A draft says so.", said_on="2026-01-01")])
    withheld = make_claim(public_text="Withheld.")
    make_published(claims=[withheld])
    withhold_claim(claim=withheld, by=make_user("Legal"), reason="court order")
    assert listed(client) == ["The league denies it.", "A document says so.", "It is reported."]


def test_index_lists_answers_to_printed_claims(client, three):
    make_link(make_claim(public_text="Teyra objects.", said_on="2026"), three[0], "objects_to")
    assert listed(client)[0] == "Teyra objects."


def test_index_never_prints_the_statement(client, three):
    assert [claim.statement for claim in three if claim.statement in get(client)] == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?mode=document", ["A document says so."]),
        ("?mode=document&mode=media", ["A document says so.", "It is reported."]),
        ("?act=report&mode=media", ["It is reported."]),
        ("?party=league", ["The league denies it."]),
        ("?said_from=2025-08-08", ["The league denies it."]),
        ("?said_from=2024-05-01&said_to=2025-08-07", ["A document says so.", "It is reported."]),
        ("?said_to=2023-12-31", []),
        ("?mode=hearsay", []),
        ("?mode=", ["The league denies it.", "A document says so.", "It is reported."]),
    ],
)
def test_index_narrows_by_each_filter(client, three, query, found):
    assert listed(client, query) == found


def test_index_narrows_by_day_of_print(client, three):
    today = timezone.localdate()
    tomorrow = today + timedelta(days=1)
    assert len(listed(client, f"?printed_from={today}&printed_to={today}")) == 3
    assert listed(client, f"?printed_from={tomorrow}") == []


def test_facets_count_public_claims_only(client, three):
    make_article(claims=[make_claim(mode="hearsay"), make_claim(mode="media")])
    assert options(client) == {"document": (1, False), "on_record": (1, False), "media": (1, False)}


def test_facet_counts_what_each_value_would_show_under_the_other_filters(client, three):
    query = "?act=report&mode=media"
    assert options(client, query) == {"document": (1, False), "media": (1, True)}
    assert options(client, query, "act") == {"report": (1, True)}


def test_facet_of_parties_offers_open_dossiers_only(client, three):
    person = make_person("Imre Valtos", slug="valtos")
    make_published(standfirst="Imre Valtos spoke.", claims=[make_claim(claimants=[person])])
    assert options(client, parameter="party") == {"league": (1, False)}


def test_closed_dossier_cannot_be_asked_for(client, three):
    person = make_person("Imre Valtos", slug="valtos")
    make_published(standfirst="Imre Valtos spoke.", claims=[make_claim(claimants=[person])])
    closed, unknown = get(client, "?party=valtos"), get(client, "?party=nobody")
    assert "There is no open dossier under that name." in closed
    assert re.sub("valtos", "nobody", closed) == unknown


def test_chips_take_one_filter_away_each(client, three):
    assert chips(client, "?mode=document&mode=media&party=league&said_from=2025-01-02&page=1") == [
        ("?mode=media&amp;party=league&amp;said_from=2025-01-02", "Named document"),
        ("?mode=document&amp;party=league&amp;said_from=2025-01-02", "Other media"),
        ("?mode=document&amp;mode=media&amp;said_from=2025-01-02", "Quorvath League"),
        ("?mode=document&amp;mode=media&amp;party=league", "Said from 2 Jan 2025"),
    ]


def test_chip_of_the_only_filter_leads_to_the_whole_list(client, three):
    assert chips(client, "?mode=document") == [(".", "Named document")]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("?mode=gossip", "How it is attributed: “gossip” is not a way of attributing that we know."),
        ("?act=shout", "What was done by saying it: “shout” is not a speech act that we know."),
        ("?said_from=yesterday", "Said from: “yesterday” is no date. Write year, month and day: 2025-08-31."),
        (
            "?printed_to=2025-02-30",
            "Printed until: “2025-02-30” is no date. Write year, month and day: 2025-08-31.",
        ),
        ("?party=%00", "Who is part of it: "),
    ],
)
def test_index_says_what_it_could_not_understand_and_shows_the_rest(client, three, query, message):
    html = get(client, query)
    assert message in html
    assert len(listed(client, query)) == 3


def test_index_echoes_nothing_unescaped(client, three):
    assert "<script>alert" not in get(
        client, "?said_from=<script>alert(1)</script>&mode=<script>alert(1)</script>"
    )


@pytest.mark.parametrize(
    ("query", "canonical", "noindex"),
    [
        ("", "/claims/", False),
        ("?mode=document", "/claims/", True),
        ("?mode=gossip", "/claims/", True),
        ("?utm=x", "/claims/", False),
    ],
)
def test_index_tells_search_engines_where_it_lives(client, settings, three, query, canonical, noindex):
    html = get(client, query)
    assert f'<link rel="canonical" href="{settings.SITE_URL}{canonical}">' in html
    assert ('content="noindex, follow"' in html) == noindex


def test_index_goes_on_over_pages_and_keeps_its_filters(client, settings, three, monkeypatch):
    monkeypatch.setattr(selector, "PER_PAGE", 1)
    assert listed(client, "?act=report&page=2") == ["It is reported."]
    assert 'rel="prev" href="?act=report&amp;page=1"' in get(client, "?act=report&page=2")
    assert f'<link rel="canonical" href="{settings.SITE_URL}/claims/?page=2">' in get(client, "?page=2")


@pytest.mark.parametrize("page", ["0", "2", "x", "-1", "99999999999999999999"])
def test_page_that_does_not_exist_is_not_found(client, three, page):
    assert client.get(f"/claims/?page={page}").status_code == 404


def test_index_without_claims_says_what_will_be_here(client):
    assert "No claim is in print yet." in get(client)


def test_index_without_a_match_offers_the_way_back(client, three):
    assert "No claim in print fits all of these filters." in get(client, "?mode=hearsay")


@pytest.mark.parametrize("size", [1, 5])
def test_index_costs_six_queries(client, django_assert_num_queries, size):
    for _ in range(size):
        league = make_entity()
        make_published(standfirst=f"{league.name} met.", claims=[make_claim(claimants=[league])])
    with django_assert_num_queries(6):
        client.get("/claims/")


@pytest.mark.parametrize("size", [1, 5])
def test_index_of_a_party_costs_one_query_more(client, django_assert_num_queries, size):
    league = make_entity("Quorvath League", slug="league")
    for _ in range(size):
        make_published(standfirst="The Quorvath League met.", claims=[make_claim(claimants=[league])])
    with django_assert_num_queries(7):
        client.get("/claims/?party=league&mode=on_record&said_from=2020-01-01")


def test_index_is_for_every_cache(client, three):
    response = client.get("/claims/?mode=document")
    assert ("Set-Cookie" in response.headers, "Vary" in response.headers) == (False, False)
