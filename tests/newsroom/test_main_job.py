"""The main job, end to end: raw text in, and a public page on which a reader sees who says what."""

import io
import json
from html import unescape
from pathlib import Path

import pytest
from django.core.management import call_command
from selectolax.lexbor import LexborHTMLParser

from articles.models import Article, Mention
from entities.models import Entity
from newsroom.demo.entity_loader import load_entities
from newsroom.demo.starter_entities import full_row, starter_entities

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
TWIN = ROOT / "tests" / "data" / "stories" / "harbour-directive.txt"
ORIGINAL = ROOT.parent / "shared" / "stories" / "cartel-directive.txt"


def published(path: Path) -> Article:
    call_command(
        "ingest",
        str(path),
        "--publish",
        "--override",
        "Checked by two desks.",
        stdout=io.StringIO(),
        stderr=io.StringIO(),
    )
    return Article.objects.public().get()


def page_of(article: Article, client) -> LexborHTMLParser:
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    return LexborHTMLParser(response.content.decode())


def passages(page: LexborHTMLParser) -> list[str]:
    return [unescape(link.text()) for link in page.css("a.claim")]


def notes(page: LexborHTMLParser) -> str:
    return " ".join(unescape(page.css_first("#who-says-what, .notes").text(separator=" ")).split())


def load_twin_entities() -> None:
    rows = json.loads(TWIN.with_suffix(".entities.json").read_text(encoding="utf-8"))
    load_entities([full_row({**row, "dossier_open": True}) for row in rows])


def test_the_twin_prints_every_expected_statement_marked(client):
    load_twin_entities()
    expected = json.loads(TWIN.with_suffix(".expected.json").read_text(encoding="utf-8"))
    page = page_of(published(TWIN), client)
    assert sorted(passages(page)) == sorted(part for statement in expected for part in statement["content"])


def test_the_twin_says_who_says_what(client):
    load_twin_entities()
    text = notes(page_of(published(TWIN), client))
    for words in (
        "Reported, source not given",
        "Official act",
        "Accused by Vastaran authorities",
        "Found automatically, not yet reviewed",
    ):
        assert words in text


def test_the_twin_names_what_it_is_about(client):
    load_twin_entities()
    article = published(TWIN)
    named = {mention.entity.slug for mention in Mention.objects.live().filter(article=article)}
    known = set(Entity.objects.values_list("slug", flat=True))
    assert {slug for slug in known if "government" not in slug} - named == set()


@pytest.fixture
def original() -> Path:
    if not ORIGINAL.exists():
        pytest.skip("cartel-directive.txt is not beside this checkout")
    load_entities(starter_entities())
    return ORIGINAL


def test_the_original_prints_its_statements(original, client):
    page = page_of(published(original), client)
    text = "\n".join(passages(page))
    for words in (
        "reportedly signed a covert directive",
        "several notorious cartels as foreign terrorist organizations",
        "these cartels operate like insurgent armies",
        "Mexico will not allow U.S. military forces to cross its borders",
        "willingness to share intelligence",
        "would be “unacceptable.”",
        "such an intervention could ignite public unrest",
        "sweeping sanctions on cartel factions",
        "a $50 million reward",
        "supporting and profiting from drug trafficking",
    ):
        assert words in text


def test_the_original_knows_who_speaks_and_who_is_accused(original):
    article = published(original)
    claims = {
        appearance.claim.cue: appearance.claim
        for appearance in article.appearances.filter(version=None).select_related("claim")
    }
    who = {
        cue: sorted(claim.party_set.filter(role="claimant").values_list("entity__slug", flat=True))
        for cue, claim in claims.items()
    }
    assert who["made it clear"] == who["stressed"] == ["claudia-sheinbaum"]
    assert who["expressed"] == ["government-of-mexico"]
    assert who["fear"] == ["government-of-mexico"]
    assert who["announced"] == ["government-of-united-states"]
    assert list(claims["accuse"].party_set.filter(role="accused").values_list("entity__slug", flat=True)) == [
        "nicolas-maduro"
    ]
    assert claims["accuse"].harm == "serious"


def test_the_original_says_who_says_what(original, client):
    text = notes(page_of(published(original), client))
    for words in ("Accused by U.S. authorities", "Reported, source not given", "Official act"):
        assert words in text
    assert "unnamed" not in text


def test_the_original_names_people_cartels_agencies_and_countries(original):
    article = published(original)
    named = set(Mention.objects.live().filter(article=article).values_list("entity__name", flat=True))
    assert named >= {
        "Donald Trump",
        "Claudia Sheinbaum",
        "Nicolás Maduro",
        "Los Chapitos",
        "Sinaloa Cartel",
        "Gulf Cartel",
        "Tren de Aragua",
        "Mexico",
        "Venezuela",
        "United States",
    }
