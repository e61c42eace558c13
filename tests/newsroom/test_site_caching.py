"""How long a public page may be kept."""

import re

import pytest
from django.test import Client

from articles.claims.services.withhold import withhold_claim
from articles.services.publish import update_article
from newsroom.site.caching import CACHE_CONTROL
from tests.factories.articles import make_published
from tests.factories.claims import make_claim, make_link, make_verdict
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def test_page_may_be_kept_by_everybody_for_a_second(client):
    response = client.get(make_published().get_absolute_url())
    assert (
        response.headers["Cache-Control"] == CACHE_CONTROL == "public, max-age=0, s-maxage=1, must-revalidate"
    )


def test_reader_who_has_the_page_gets_304_without_it(client):
    url = make_published().get_absolute_url()
    etag = client.get(url).headers["ETag"]
    response = client.get(url, headers={"If-None-Match": etag})
    assert (response.status_code, response.content, response.headers["ETag"]) == (304, b"", etag)
    assert response.headers["Cache-Control"] == CACHE_CONTROL


def test_head_carries_the_same_tag_as_get(client):
    url = make_published().get_absolute_url()
    assert client.head(url).headers["ETag"] == client.get(url).headers["ETag"]


def publish_again(claim, story):
    update_article(article=story, by=make_user(), override_reason="x")


def deny(claim, story):
    make_link(
        make_claim(speech_act="deny", said_on="2031-08-08", claimant_label="the company"), claim, "denies"
    )


def withhold(claim, story):
    withhold_claim(claim=claim, by=make_user(role="Legal"), reason="order of a court")


@pytest.mark.parametrize("change", [publish_again, deny, withhold])
def test_page_is_sent_anew_when_what_it_says_has_changed(client, change):
    claim = make_claim()
    story = make_published(claims=[claim])
    url = story.get_absolute_url()
    etag = client.get(url).headers["ETag"]
    change(claim, story)
    response = client.get(url, headers={"If-None-Match": etag})
    assert (response.status_code, response.headers["ETag"] == etag) == (200, False)


def judge(claim, story):
    make_verdict(claim, rating="false")


def find_not_said(claim, story):
    make_verdict(claim, axis="attribution", rating="not_said")


def take_back(claim, story):
    make_link(make_claim(mode="own", speech_act="withdraw"), claim, "withdraws")


class Worker:
    """One process behind a shared cache: what it keeps it may hand out as long as `s-maxage` says, and no longer."""

    def __init__(self):
        self.client, self.kept = Client(), {}

    def get(self, url, now):
        until, content = self.kept.get(url, (0, b""))
        if now < until:
            return content
        response = self.client.get(url)
        (seconds,) = re.findall(r"s-maxage=(\d+)", response.headers["Cache-Control"])
        self.kept[url] = (now + int(seconds), response.content)
        return response.content


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (judge, b"Our checks found it false"),
        (find_not_said, b"Our checks found that it was not said"),
        (take_back, b"We withdrew it"),
    ],
)
def test_label_follows_within_a_second_on_every_page_in_every_worker(change, words):
    claim = make_claim()
    story = make_published(claims=[claim])
    urls, workers = [story.get_absolute_url(), claim.get_absolute_url()], [Worker(), Worker()]
    before = [worker.get(url, now=0) for worker in workers for url in urls]
    assert [words in page for page in before] == [False] * 4
    change(claim, story)
    after = [worker.get(url, now=1) for worker in workers for url in urls]
    assert [words in page for page in after] == [True] * 4


def test_list_of_claims_follows_as_well():
    claim, worker = make_claim(), Worker()
    make_published(claims=[claim])
    before = worker.get("/claims/", now=0)
    take_back(claim, None)
    assert (b"we withdrew it" in before, b"we withdrew it" in worker.get("/claims/", now=1)) == (False, True)
