import re

import pytest

from articles.claims.models import ClaimParty
from articles.services.publish import unpublish_article
from entities.models import Entity
from entities.services.withhold import withhold_entity
from newsroom.site.selectors.dossier import monogram
from tests.factories.articles import make_article, make_published
from tests.factories.claims import make_claim, make_link
from tests.factories.entities import make_entity, make_image, make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def get(client, slug="league"):
    return client.get(f"/entities/{slug}/")


def page(client, slug="league"):
    response = get(client, slug)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def facts(client, slug="league"):
    """The facts table: name -> values."""
    rows = re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td>', page(client, slug))
    values = {
        name: re.findall(r'facts__value">(.*?)(?=<span class="facts__value|$)', cell) for name, cell in rows
    }
    return {
        name: [re.sub(r"<[^>]+>", "", value).strip() for value in found] for name, found in values.items()
    }


def make_league(**fields):
    """The Quorvath League, named in a live story."""
    league = make_entity("Quorvath League", slug="league", **fields)
    make_published(headline="League meets", standfirst="The Quorvath League met.")
    league.refresh_from_db()
    return league


def test_dossier_opens_when_a_live_story_names_the_entity(client):
    make_league(kind="gang", disambiguator="fictional league")
    html = page(client)
    assert '<h1 class="dossier__name">Quorvath League</h1>' in html
    assert ("fictional league" in html, '?kind=gang">Gang</a>' in html) == (True, True)


def test_dossier_of_whom_only_a_draft_names_is_not_found(client):
    make_entity("Quorvath League", slug="league")
    make_article(standfirst="The Quorvath League met.")
    assert get(client).status_code == 404


def test_dossier_closes_when_the_story_is_taken_back(client):
    make_entity("Quorvath League", slug="league")
    story = make_published(standfirst="The Quorvath League met.")
    assert get(client).status_code == 200
    unpublish_article(article=story, by=make_user(), note="legal")
    assert get(client).status_code == 404


@pytest.mark.parametrize(
    ("fields", "status"), [({}, 404), ({"dossier_open": True}, 200), ({"death_date": "1990"}, 200)]
)
def test_dossier_of_a_living_person_waits_for_an_editor(client, fields, status):
    make_person("Imre Valtos", slug="valtos", **fields)
    make_published(standfirst="Imre Valtos spoke.")
    assert get(client, "valtos").status_code == status


def test_dossier_withheld_is_gone_and_says_nothing_of_why(client):
    league = make_league()
    withhold_entity(entity=league, by=make_user("Legal"), reason="court order 17")
    response = get(client)
    assert response.status_code == 410
    assert [word in response.content.decode() for word in ("Quorvath", "court order 17")] == [False, False]


def test_dossier_merged_leads_to_the_one_that_stands_for_it(client):
    league = make_league()
    middle = make_entity("Quorvath Group", slug="group", merged_into=league, in_print=True)
    make_entity("Quorvath Circle", slug="circle", merged_into=middle, in_print=True)
    for slug in ("group", "circle"):
        response = get(client, slug)
        assert (response.status_code, response.headers["Location"]) == (301, "/entities/league/")


def test_dossier_merged_but_never_in_print_is_not_found(client):
    make_entity("Quorvath Group", slug="group", merged_into=make_league())
    assert get(client, "group").status_code == 404


def test_dossier_merged_into_a_closed_one_is_not_found(client):
    make_entity(
        "Quorvath Group",
        slug="group",
        in_print=True,
        merged_into=make_entity("Quorvath League", slug="league"),
    )
    assert get(client, "group").status_code == 404


def test_dossier_merged_in_a_circle_is_not_found(client):
    one = make_entity("One", slug="one", in_print=True)
    two = make_entity("Two", slug="two", merged_into=one)
    Entity.objects.filter(pk=one.pk).update(merged_into=two)
    assert get(client, "one").status_code == 404


def test_facts_show_names_with_their_dates_and_no_weak_alias(client):
    league = make_league(
        names=[
            ("La Liga", "alias"),
            ("QL", "abbreviation"),
            ("Ligue", "weak_alias"),
            ("Quorvathian", "demonym"),
        ]
    )
    league.names.create(text="Quorvath Circle", kind="previous", valid_from="1999", valid_to="2004-03")
    assert facts(client) == {
        "Also known as": ["La Liga"],
        "Abbreviated": ["QL"],
        "Formerly": ["Quorvath Circle (1999 to Mar 2004)"],
    }
    assert [name in page(client) for name in ("Ligue", "Quorvathian")] == [False, False]


def test_facts_show_identifiers_and_life_dates(client):
    person = make_person("Imre Valtos", slug="valtos", dossier_open=True, birth_date="1962-11")
    person.identifiers.create(scheme="wikidata", value="Q1")
    person.identifiers.create(scheme="ofac", value="11438")
    make_published(standfirst="Imre Valtos spoke.")
    assert facts(client, "valtos") == {"Born": ["Nov 1962"], "OFAC list": ["11438"], "Wikidata": ["Q1"]}
    assert 'href="https://www.wikidata.org/wiki/Q1"' in page(client, "valtos")


def test_dossier_groups_what_is_said_with_each_answer_beside_it(client):
    league = make_league()
    denied = make_claim(
        public_text="Teyra accuses the league of theft.", speech_act="accuse", accused=[league],
        claimants=[make_entity("Teyra")],
    )  # fmt: skip
    reported = make_claim(public_text="The league is reportedly broke.", mode="hearsay", accused=[league])
    make_link(make_claim(claimants=[league], said_on="2025-08-08"), denied, "denies")
    make_published(claims=[denied, reported])
    html = page(client)
    groups = re.findall(r'<section class="said".*?</section>', html)
    assert [
        re.findall(r'said__heading"[^>]*>([^<]+)<|claim-line__text"[^>]*>([^<]+)<', group) for group in groups
    ] == [
        [("Reported or alleged", ""), ("", "The league is reportedly broke.")],
        [("Disputed or unanswered", ""), ("", "Teyra accuses the league of theft.")],
    ]
    assert re.search(r"said__answer--disputed\"><p>Quorvath League denies it \(8 Aug 2025\)</p>", groups[1])


def test_dossier_lists_what_the_entity_says_apart(client):
    league = make_league()
    claim = make_claim(public_text="The league says it is solvent.", claimants=[league])
    make_published(claims=[claim])
    html = page(client)
    says = re.search(r'aria-labelledby="says-title".*?</section>', html).group()
    assert "The league says it is solvent." in says
    assert html.count("The league says it is solvent.") == 1


def test_dossier_shows_public_claims_only(client):
    league = make_league()
    draft = make_claim(public_text="A draft accuses the league.", accused=[league])
    make_article(claims=[draft])
    shown = make_claim(public_text="Teyra accuses the league.", accused=[league])
    make_published(claims=[shown])
    html = page(client)
    assert ("Teyra accuses the league." in html, "A draft accuses the league." in html) == (True, False)


def test_dossier_never_prints_a_statement(client):
    league = make_league()
    make_published(claims=[make_claim(statement="the league stole the quay", accused=[league])])
    assert "the league stole the quay" not in page(client)


def test_dossier_lists_live_stories_that_name_the_entity(client):
    make_league()
    make_published(headline="Another matter")
    make_article(headline="A draft on the Quorvath League", standfirst="The Quorvath League met.")
    assert re.findall(r'teaser__headline"><a href="[^"]+">([^<]+)', page(client)) == ["League meets"]


def test_dossier_shows_its_picture_while_it_may_be_printed(client):
    league = make_league(picture=make_image(alt="A banner", credit="Ada Noor"))
    image = f"/pictures/{league.picture.uid}/w200-1x1.jpg"
    assert (image in page(client), client.get(image).status_code) == (True, 200)
    league.picture.rights = "restricted"
    league.picture.save()
    html = page(client)
    assert (image in html, "Ada Noor" in html, 'dossier__monogram" aria-hidden="true">QL<' in html) == (
        False,
        False,
        True,
    )
    assert client.get(image).status_code == 404


def test_picture_of_a_closed_dossier_is_not_found(client):
    picture = make_image()
    make_person("Imre Valtos", slug="valtos", picture=picture)
    make_published(standfirst="Imre Valtos spoke.")
    assert client.get(f"/pictures/{picture.uid}/w300.jpg").status_code == 404


@pytest.mark.parametrize("size", [1, 10])
def test_dossier_costs_six_queries(client, django_assert_num_queries, size):
    league = make_league(names=[("La Liga", "alias")])
    for _ in range(size):
        make_published(standfirst="The Quorvath League met.", claims=[make_claim(accused=[league])])
        make_published(claims=[make_claim(claimants=[league])])
    with django_assert_num_queries(6):
        get(client)


def test_dossier_with_more_claims_than_fit_leads_to_all_of_them(client, monkeypatch):
    monkeypatch.setattr("newsroom.site.selectors.dossier.MOST_CLAIMS", 1)
    league = make_league()
    make_published(claims=[make_claim(accused=[league]), make_claim(accused=[league])])
    assert ClaimParty.objects.filter(entity=league).count() == 2
    assert 'href="/claims/?party=league"' in page(client)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Nicolás Maduro", "NM"),
        ("Sinaloa", "S"),
        ("Cartel de los Soles", "CS"),
        ("ágora", "Á"),
        ("Al-Qaida", "AQ"),
    ],
)
def test_monogram_takes_the_first_and_the_last_initial(name, letters):
    assert monogram(name) == letters
