"""What is not out must not be found: planted words, and a crawl of every public address."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from django.urls import path

from articles.claims.enums import Act, Mode
from articles.models import Article
from articles.services.publish import update_article
from entities.enums import Kind
from newsroom.site.filters import CORRECTION_KINDS
from newsroom.site.selectors.sitemap import PARTS
from tests.factories.newsroom import make_user
from tests.newsroom.planted import House, plant
from tests.newsroom.public_routes import public_routes

pytestmark = pytest.mark.django_db

_LINK = re.compile(r'(?:href|src|content)="([^"]+)"|<loc>([^<]+)</loc>')
_SRCSET = re.compile(r'srcset="([^"]+)"')
_NAMES = ("w300.jpg", "w300.avif", "w200-1x1.jpg", "w480.avif", "w960.jpg", "w1600.avif", "original.jpg")


def _pages(prefix: str, keys: list[str]) -> list[str]:
    return [f"{prefix}{key}/{query}" for key in keys for query in ("", "?page=1", "?page=2")]


def _claim_lists(house: House) -> list[str]:
    asked = [f"mode={mode}" for mode in Mode.values] + [f"act={act}" for act in Act.values]
    asked += [f"party={slug}" for slug in house.entities]
    asked += [
        "said_from=2000-01-01",
        "said_to=2100-01-01",
        "printed_from=2000-01-01",
        "printed_to=2100-01-01",
    ]
    asked += ["mode=gossip", "said_from=soon", "page=1", "page=9", "q=secret", "mode=anonymous&act=say"]
    return ["/claims/", *(f"/claims/?{query}" for query in asked)]


def _entity_lists(house: House) -> list[str]:
    letters = [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0-9", "zq"]
    asked = [f"kind={kind}" for kind in Kind.values] + [f"letter={letter}" for letter in letters]
    return ["/entities/", *(f"/entities/?{query}" for query in [*asked, "kind=club", "page=1", "page=9"])]


_CORRECTIONS = ("", *(f"?kind={kind}" for kind in CORRECTION_KINDS), "?kind=gossip", "?page=1", "?page=9")


def _version_lists(house: House) -> list[str]:
    asked = ["", "?from=1", "?to=2", "?from=x", "?from=1&to=1"]
    asked += [f"?from={older}&to={newer}" for older in range(5) for newer in range(older + 1, 6)]
    return [f"/stories/{slug}/versions/{query}" for slug in house.stories for query in asked]


#: Every public route, with every address of it that the house can have. A new route fails the test below
#: until it is given its addresses here: with all keys there are, public or not.
ADDRESSES = {
    "site:home": lambda house: ["/"],
    "site:story": lambda house: [f"/stories/{slug}/" for slug in house.stories],
    "site:versions": _version_lists,
    "site:version": lambda house: [
        f"/stories/{slug}/versions/{n}/" for slug in house.stories for n in range(6)
    ],
    "site:corrections": lambda house: [f"/corrections/{query}" for query in _CORRECTIONS],
    "site:section": lambda house: _pages("/sections/", house.sections),
    "site:topic": lambda house: _pages("/topics/", house.topics),
    "site:entities": _entity_lists,
    "site:entity": lambda house: [f"/entities/{slug}/" for slug in house.entities],
    "site:claims": _claim_lists,
    "site:claim": lambda house: [f"/claims/{uid}/" for uid in house.claims],
    "site:standards": lambda house: ["/about/standards/"],
    "site:feed_latest": lambda house: ["/feeds/latest.atom"],
    "site:feed_corrections": lambda house: ["/feeds/corrections.atom"],
    "site:sitemap": lambda house: ["/sitemap.xml"],
    "site:sitemap_part": lambda house: [
        f"/sitemap-{part}-{page}.xml" for part in ("pages", "drafts", *PARTS) for page in (0, 1, 2)
    ],
    "site:preview": lambda house: [f"/preview/{address}/" for address in house.previews],
    "site:preview_picture": lambda house: [
        f"/preview/{address}/{name}" for address in house.previews for name in _NAMES
    ],
    "site:robots": lambda house: ["/robots.txt"],
    "site:picture": lambda house: [f"/pictures/{uid}/{name}" for uid in house.images for name in _NAMES],
}


@pytest.fixture
def house(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return plant()


def crawl(client, start):
    """Every answer reached from `start` by following what pages link to: address -> response."""
    waiting, found = list(start), {}
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        response = found[address] = client.get(address)
        if response.get("Content-Type", "").startswith(("text/", "application/")):
            waiting += [link for link in links_of(address, response) if link not in found]
    return found


def links_of(address, response):
    """Paths on this site that an answer points to, by link, picture, feed, map or redirect."""
    body = response.content.decode()
    named = [unescape(one or other) for one, other in _LINK.findall(body)]
    named += [each.split()[0] for srcset in _SRCSET.findall(body) for each in srcset.split(",")]
    named += [response.headers["Location"]] if "Location" in response.headers else []
    for value in named:
        if not value.startswith(("/", "?", ".", "http")):
            continue
        target = urlsplit(urljoin(f"http://testserver{address}", value))
        own = target.netloc in {"testserver", "127.0.0.1:8000"}
        if own and not target.path.startswith(("/static/", "/admin/")):
            yield target.path + (f"?{target.query}" if target.query else "")


def words_in(response):
    """All a reader can read of an answer, also in what is escaped or encoded, in lower case."""
    headers = " ".join(f"{name}: {value}" for name, value in response.headers.items())
    text = f"{headers} {response.content.decode('utf-8', 'replace')}"
    return f"{text} {unescape(text)} {unquote(text)}".lower()


def test_every_public_route_has_its_place_in_the_crawl():
    assert sorted(ADDRESSES) == sorted(public_routes())


def test_a_route_that_nobody_placed_would_be_noticed(settings):
    """The enumeration itself has teeth: with and without a name."""

    class urlconf:  # noqa: N801  # stands for a module
        urlpatterns = [path("new/", lambda request: None, name="new"), path("bare/", lambda request: None)]

    settings.ROOT_URLCONF = urlconf
    assert public_routes() == {"new": "new/", "bare/": "bare/"}


def test_nothing_that_is_not_out_is_found_anywhere(client, house):
    answers = crawl(client, [address for addresses in ADDRESSES.values() for address in addresses(house)])
    texts = {address: words_in(response) for address, response in answers.items()}
    leaks = [
        (what, address)
        for word, what in house.secrets.items()
        for address, text in texts.items()
        if word.lower() in text
    ]
    missed = [
        what for word, what in house.shown.items() if not any(word.lower() in text for text in texts.values())
    ]
    statuses = {response.status_code for response in answers.values()}
    cookies = [
        address
        for address, response in answers.items()
        if "Set-Cookie" in response.headers or "cookie" in response.headers.get("Vary", "").lower()
    ]
    assert leaks == []
    assert missed == []
    assert cookies == []
    assert statuses == {200, 301, 404, 410}


def test_what_is_not_out_answers_that_it_is_not_there(client, house):
    assert {address: client.get(address).status_code for address in house.closed} == house.closed


def test_what_is_not_there_answers_like_what_never_was(client, house):
    """Nobody may learn from a 404 that something waits behind it."""
    hidden = [address for address, status in house.closed.items() if status == 404]
    never = ["/stories/never-was/", "/topics/never-was/", "/entities/never-was/", "/claims/aaaaaaaaaa/"]
    bodies = {client.get(address).content for address in hidden if not address.startswith("/pictures/")}
    assert bodies == {client.get(address).content for address in never}
    assert len(bodies) == 1


def test_the_crawl_would_find_a_leak(client, house):
    """The proof of the proof: put one secret into print, and the same search finds it."""
    word = next(word for word, what in house.secrets.items() if what == "body of a working copy")
    assert word not in words_in(client.get("/stories/printed-twice/"))
    story = Article.objects.get(slug="printed-twice")
    update_article(article=story, by=make_user(), override_reason="to be found")
    assert word in words_in(client.get("/stories/printed-twice/", follow=True))
