"""What we got wrong, for readers and machines."""

import re
from xml.etree import ElementTree

import pytest

from articles.services.corrections import CorrectionDraft, record_corrections
from articles.services.publish import retract_article, unpublish_article
from newsroom.ledger.redaction import redact
from newsroom.site.json_ld import news_article
from newsroom.site.selectors import corrections as selector
from newsroom.site.selectors.story import story_page
from tests.factories.articles import make_published, print_again
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def note(text, *, kind="correction", story=None, version_kind="correction", **draft):
    """A story with one note on its newest version; gives the note."""
    story = story or make_published()
    if version_kind == "retraction":
        return retract_article(article=story, by=make_user(), reason=text).corrections.get()
    version = print_again(story, kind=version_kind)
    (written,) = record_corrections(version, [CorrectionDraft(kind, text, **draft)], by=make_user())
    return written


def page(client, query=""):
    response = client.get(f"/corrections/{query}")
    assert response.status_code == 200
    return response.content.decode()


def texts(html):
    return re.findall(r'class="correction__text">([^<]+)', html)


def feed(client, name="corrections"):
    return ElementTree.fromstring(client.get(f"/feeds/{name}.atom").content).findall(f"{ATOM}entry")


def test_list_holds_all_notes_newest_first(client):
    for text in ("First.", "Second.", "Third."):
        note(text)
    assert texts(page(client)) == ["Third.", "Second.", "First."]


def test_list_says_what_it_will_hold(client):
    assert "No story in print has been corrected." in page(client)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?kind=correction", ["Wrong."]),
        ("?kind=clarification", ["Unclear."]),
        ("?kind=retraction", ["Untrue."]),
        ("?kind=correction&kind=retraction", ["Untrue.", "Wrong."]),
        ("?kind=gossip", ["Untrue.", "Unclear.", "Wrong."]),
    ],
)
def test_list_is_filtered_by_kind(client, query, expected):
    note("Wrong.")
    note("Unclear.", kind="clarification")
    note("Untrue.", version_kind="retraction")
    assert texts(page(client, query)) == expected


def test_facet_counts_what_each_kind_would_show():
    note("Wrong.")
    note("Also wrong.")
    note("Untrue.", version_kind="retraction")
    from django.http import QueryDict

    (facet,) = selector.correction_index(QueryDict("kind=correction")).facets
    assert [(option.name, option.count, option.is_chosen) for option in facet.options] == [
        ("Correction", 2, True),
        ("Retraction", 1, False),
    ]


def test_unknown_kind_is_reported(client):
    assert "“gossip” is not a kind of correction that we know." in page(client, "?kind=gossip")


def test_list_goes_on_over_pages(client, monkeypatch):
    monkeypatch.setattr(selector, "PER_PAGE", 2)
    for number in range(3):
        note(f"Note {number}.")
    assert (texts(page(client)), texts(page(client, "?page=2"))) == (["Note 2.", "Note 1."], ["Note 0."])
    assert client.get("/corrections/?page=3").status_code == 404
    assert client.get("/corrections/?page=x").status_code == 404


def test_note_leads_to_story_change_and_claim(client):
    claim = make_claim()
    story = make_published(slug="ships", claims=[claim])
    written = note("Wrong.", story=story, claim=claim)
    html = page(client)
    assert f'href="/stories/ships/#correction-{written.pk}"' in html
    assert 'href="/stories/ships/versions/?from=1&amp;to=2"' in html
    assert f'href="/claims/{claim.uid}/"' in html


def test_note_does_not_lead_to_a_claim_that_is_not_public(client):
    claim = make_claim()
    story = make_published(slug="ships", claims=[claim])
    print_again(story, body="<p>Nothing of it is left.</p>")
    note("Wrong.", story=story, claim=claim)
    assert claim.uid not in page(client) + client.get("/stories/ships/").content.decode()


def test_notes_of_a_story_taken_back_vanish(client):
    story = make_published()
    note("Wrong.", story=story)
    unpublish_article(article=story, by=make_user(), note="x")
    assert (texts(page(client)), feed(client)) == ([], [])


def test_emptied_note_vanishes(client):
    story = make_published(slug="ships")
    written = note("Wrong.", story=story)
    redact(record=written, by=make_user("Legal"), reason="Order of the court")
    addresses = (
        "/corrections/",
        "/stories/ships/",
        "/feeds/corrections.atom",
        "/feeds/latest.atom",
        "/stories/ships/versions/",
    )
    assert [address for address in addresses if "Wrong." in client.get(address).content.decode()] == []


@pytest.mark.parametrize("notes", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [("/corrections/", 4), ("/feeds/corrections.atom", 1)])
def test_cost_is_fixed(client, django_assert_num_queries, notes, address, queries):
    for number in range(notes):
        claim = make_claim()
        note(f"Note {number}.", story=make_published(claims=[claim]), claim=claim)
    with django_assert_num_queries(queries):
        client.get(address)


def test_page_changes_its_etag_with_a_note(client):
    first = client.get("/corrections/")
    assert "public" in first.headers["Cache-Control"]
    note("Wrong.")
    again = client.get("/corrections/", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 200


def test_page_is_linked_from_every_foot_and_from_the_standards(client):
    standards = client.get("/about/standards/").content.decode()
    assert standards.count('href="/corrections/"') == 2


# --- feeds ---------------------------------------------------------------------------------------------------


def test_feed_of_corrections_carries_each_note(client, settings):
    story = make_published(slug="ships", headline="Ships sail")
    written = note("Wrong.", story=story)
    (entry,) = feed(client)
    assert entry.findtext(f"{ATOM}title") == "Correction: Ships sail"
    assert entry.findtext(f"{ATOM}summary") == "Wrong."
    assert entry.findtext(f"{ATOM}id").endswith(f":corrections/{written.pk}")
    assert (
        entry.find(f"{ATOM}link").get("href") == f"{settings.SITE_URL}/stories/ships/#correction-{written.pk}"
    )


def test_feed_of_stories_says_what_was_wrong_before_the_standfirst(client):
    story = make_published(headline="Ships sail", standfirst="From Vell.")
    before = feed(client, "latest")[0]
    note("Older.", story=story)
    written = note("It was five.", story=story)
    (entry,) = feed(client, "latest")
    day = f"{written.version.published_at:%-d %B %Y}"
    assert entry.findtext(f"{ATOM}summary") == f"Correction, {day}: It was five.\n\nFrom Vell."
    assert entry.findtext(f"{ATOM}updated") > before.findtext(f"{ATOM}updated")


def test_feed_of_stories_names_a_retraction(client):
    story = make_published(headline="Ships sail", standfirst="They sail at dawn.")
    written = note("Untrue.", story=story, version_kind="retraction")
    (entry,) = feed(client, "latest")
    day = f"{written.version.published_at:%-d %B %Y}"
    assert entry.findtext(f"{ATOM}title") == "Retracted: Ships sail"
    assert entry.findtext(f"{ATOM}summary") == f"Retraction, {day}: Untrue."


@pytest.mark.parametrize("stories", [1, 3])
def test_feed_of_changed_stories_costs_two_queries(client, django_assert_num_queries, stories):
    for _ in range(stories):
        note("Wrong.")
    with django_assert_num_queries(2):
        client.get("/feeds/latest.atom")


# --- machines ------------------------------------------------------------------------------------------------


def test_json_ld_carries_corrections_as_schema_org_has_them():
    story = make_published()
    written = note("It was five.", story=story)
    article = news_article(story_page(story.slug))
    at = written.version.published_at.isoformat(timespec="seconds")
    assert article["correction"] == [
        {"@type": "CorrectionComment", "name": "Correction", "text": "It was five.", "datePublished": at}
    ]
    assert (article["dateModified"], "creativeWorkStatus" in article) == (at, False)


def test_json_ld_of_a_retracted_story_says_so():
    story = make_published()
    note("Untrue.", story=story, version_kind="retraction")
    article = news_article(story_page(story.slug))
    assert article["creativeWorkStatus"] == "Retracted"
    assert [each["text"] for each in article["correction"]] == ["Untrue."]
    assert article["description"] == "Retracted. Untrue."


def test_json_ld_of_a_first_version_has_no_corrections():
    assert "correction" not in news_article(story_page(make_published().slug))


# --- lists ---------------------------------------------------------------------------------------------------


def test_retracted_story_leads_no_front_page_and_is_labelled_in_lists(client):
    standing = make_published(headline="Standing story")
    retracted = make_published(headline="Untrue story", standfirst="Told once.", section=standing.section)
    assert "Told once." in client.get(f"/sections/{standing.section.slug}/").content.decode()
    note("Untrue.", story=retracted, version_kind="retraction")
    front = client.get("/").content.decode()
    assert (
        re.search(r'teaser--lead.*?<a href="[^"]*">([^<]+)</a></h2>', front, re.DOTALL).group(1)
        == "Standing story"
    )
    assert re.search(r'teaser__retracted" lang="en">Retracted</p>\s*<h3[^>]*><a[^>]*>Untrue story', front)
    section = client.get(f"/sections/{standing.section.slug}/").content.decode()
    assert (section.count('class="teaser__retracted"'), "Told once." in section) == (1, False)


def test_front_of_retracted_stories_only_still_lists_them(client):
    note("Untrue.", story=make_published(headline="Untrue story"), version_kind="retraction")
    front = client.get("/").content.decode()
    assert ("Untrue story" in front, "teaser--lead" in front) == (True, False)
