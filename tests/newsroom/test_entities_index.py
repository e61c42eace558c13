import re

import pytest

from entities.models import Entity
from newsroom.site.selectors import entities as selector
from newsroom.site.selectors.entities import folded
from tests.factories.articles import make_article, make_published
from tests.factories.entities import make_entity, make_person

pytestmark = pytest.mark.django_db


def get(client, query=""):
    response = client.get(f"/entities/{query}")
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def listed(client, query=""):
    return re.findall(r'entity-row__name" href="[^"]+">([^<]+)</a>', get(client, query))


def kinds(client, query=""):
    return dict(re.findall(r'name="kind" value="([^"]+)".*?facet__count tabular">(\d+)<', get(client, query)))


def letters(client, query=""):
    found = re.findall(r'letters__letter" href="([^"]+)".*?hidden-visually"> \((\d+)\)', get(client, query))
    return {re.search(r"letter=([^&]+)", url).group(1): int(count) for url, count in found}


def put_in_print(*entities):
    Entity.objects.filter(pk__in=[entity.pk for entity in entities]).update(in_print=True)


@pytest.fixture
def four():
    put_in_print(
        make_entity("Quorvath Ring", kind="cartel"),
        make_entity("Águila Ring", kind="cartel"),
        make_entity("Harbour Office", kind="agency"),
        make_entity("9 de Mayo", kind="organisation"),
    )


def test_index_lists_whom_a_live_story_names(client):
    make_entity("Quorvath Ring")
    make_entity("Hidden Ring")
    make_person("Imre Valtos")
    make_published(standfirst="The Quorvath Ring met Imre Valtos.")
    make_article(standfirst="The Hidden Ring met.")
    assert listed(client) == ["Quorvath Ring"]


def test_index_lists_living_people_when_an_editor_has_opened_their_dossier(client):
    put_in_print(
        make_person("Imre Valtos"),
        make_person("Ada Noor", dossier_open=True),
        make_person("Jon Vahl", death_date="1990"),
    )
    assert listed(client) == ["Ada Noor", "Jon Vahl"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?kind=cartel", ["Águila Ring", "Quorvath Ring"]),
        ("?kind=cartel&kind=agency", ["Águila Ring", "Harbour Office", "Quorvath Ring"]),
        ("?letter=A", ["Águila Ring"]),
        ("?letter=a", ["Águila Ring"]),
        ("?letter=0-9", ["9 de Mayo"]),
        ("?kind=cartel&letter=Q", ["Quorvath Ring"]),
        ("?kind=agency&letter=Q", []),
    ],
)
def test_index_narrows_by_kind_and_letter(client, four, query, found):
    assert listed(client, query) == found


def test_index_orders_names_regardless_of_case_and_accents(client):
    put_in_print(
        *(make_entity(name) for name in ("Zeta", "Órbita", "la Nueva", "Los Soles", "Orbe", "2 de Mayo"))
    )
    assert listed(client) == ["2 de Mayo", "la Nueva", "Los Soles", "Orbe", "Órbita", "Zeta"]


def test_facets_count_public_dossiers_only(client, four):
    make_entity("Hidden Ring", kind="cartel")
    assert kinds(client) == {"cartel": "2", "agency": "1", "organisation": "1"}
    assert letters(client) == {"0-9": 1, "A": 1, "H": 1, "Q": 1}


def test_facets_count_under_each_other(client, four):
    assert kinds(client, "?letter=Q") == {"cartel": "1"}
    assert letters(client, "?kind=cartel") == {"A": 1, "Q": 1}


def test_letters_keep_the_kind(client, four):
    assert 'href="?kind=cartel&amp;letter=Q"' in get(client, "?kind=cartel")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("?kind=club", "Kind: “club” is not a kind that we know."),
        ("?letter=ABC", "Letter: “ABC” is no letter from A to Z."),
        ("?letter=%3Cb%3E", "Letter: “&lt;b&gt;” is no letter from A to Z."),
    ],
)
def test_index_says_what_it_could_not_understand_and_shows_the_rest(client, four, query, message):
    assert message in get(client, query)
    assert len(listed(client, query)) == 4


@pytest.mark.parametrize(("query", "noindex"), [("", False), ("?kind=cartel", True), ("?letter=A", True)])
def test_index_tells_search_engines_where_it_lives(client, settings, four, query, noindex):
    html = get(client, query)
    assert f'<link rel="canonical" href="{settings.SITE_URL}/entities/">' in html
    assert ('content="noindex, follow"' in html) == noindex


def test_index_goes_on_over_pages(client, four, monkeypatch):
    monkeypatch.setattr(selector, "PER_PAGE", 3)
    assert len(listed(client)) == 3
    assert len(listed(client, "?page=2")) == 1
    assert client.get("/entities/?page=3").status_code == 404


def test_index_without_dossiers_says_what_will_be_here(client):
    assert "No dossier is open yet." in get(client)


def test_index_without_a_match_offers_the_way_back(client, four):
    assert "No dossier fits these filters." in get(client, "?kind=media")


@pytest.mark.parametrize("size", [1, 5])
def test_index_costs_three_queries(client, django_assert_num_queries, size):
    put_in_print(*(make_entity() for _ in range(size)))
    with django_assert_num_queries(3):
        client.get("/entities/?kind=organisation&letter=Q")


@pytest.mark.parametrize(
    ("first", "letter"),
    [("Á", "A"), ("ñ", "N"), ("z", "Z"), ("7", "0-9"), ("Ж", "0-9"), ("“", "0-9"), ("", "0-9")],
)
def test_names_are_filed_under_their_plain_letter(first, letter):
    assert folded(first) == letter
