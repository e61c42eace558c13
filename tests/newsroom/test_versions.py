"""What was printed before, and what changed: for readers."""

import re

import pytest
from django.utils import timezone

from articles.services.corrections import CorrectionDraft, record_corrections
from articles.services.publish import unpublish_article
from articles.services.save import save_working_copy
from articles.services.withhold import release_version, withhold_version
from newsroom.ledger.redaction import redact
from newsroom.site.selectors.comparison import Stretch
from newsroom.site.selectors.versions import versions_page
from tests.factories.articles import make_article, make_published, print_again
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db
TEXTS = (
    "<p>Three ships sailed at dawn.</p>",
    "<p>Four ships sailed at dawn.</p>",
    "<p>Five ships sailed at dusk.</p>",
)


@pytest.fixture
def story():
    """Three versions: three, four and five ships."""
    story = make_published(headline="Ships sail from Vell", slug="ships", body=TEXTS[0])
    print_again(story, body=TEXTS[1])
    print_again(story, kind="correction", body=TEXTS[2])
    return story


def get(client, path="", status=200):
    response = client.get(f"/stories/ships/versions/{path}")
    assert response.status_code == status
    return response.content.decode()


def heard(page):
    """What a screen reader says of the words that changed, from the diff's blocks."""
    blocks = re.findall(r'<p class="diff__block[^"]*">(.*?)</p>', page, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", block).strip() for block in blocks]


def numbers(page):
    return [
        int(found) for found in re.findall(r'<p class="version-row__about">(?:<a [^>]*>)?Version (\d+)', page)
    ]


def test_versions_are_listed_newest_first_with_what_they_are(client, story):
    page = get(client)
    assert numbers(page) == [3, 2, 1]
    assert re.findall(r'version-row__kind">([^<]+)', page) == ["Corrected", "Updated", "First published"]


def test_newest_is_compared_with_the_one_before(client, story):
    assert heard(get(client)) == [
        "[Taken out: Four][Put in: Five] ships sailed at [Taken out: dawn][Put in: dusk]."
    ]


@pytest.mark.parametrize("query", ["?from=1&to=3", "?from=3&to=1", "?from=1"])
def test_any_two_are_compared_older_first(client, story, query):
    assert heard(get(client, query)) == [
        "[Taken out: Three][Put in: Five] ships sailed at [Taken out: dawn][Put in: dusk]."
    ]


def test_one_end_alone_is_compared_with_the_version_before_it(client, story):
    assert heard(get(client, "?to=2")) == ["[Taken out: Three][Put in: Four] ships sailed at dawn."]


def test_changes_are_elements_of_html_that_need_no_colour(client, story):
    page = get(client)
    assert (page.count("<del "), page.count("<ins ")) == (3, 3)  # two and the key


def test_version_is_not_compared_with_itself(client, story):
    assert "Choose two different versions" in get(client, "?from=2&to=2")


def test_words_are_escaped(client):
    story = make_published(
        slug="ships", headline="1 < 2 & so on", body="<p>Old &lt;b&gt; text of ours here</p>"
    )
    print_again(story, headline="1 < 3 & so on", body="<p>New &lt;i&gt; text of ours here</p>")
    page = get(client)
    assert ("<b>" in page, "<i>" in page) == (False, False)
    assert heard(page) == ["[Taken out: Old &lt;b][Put in: New &lt;i]&gt; text of ours here"]


def test_headline_and_standfirst_are_compared(client):
    story = make_published(slug="ships", headline="Three ships sail", standfirst="From Vell.")
    print_again(story, headline="Four ships sail", standfirst="From Vell.")
    lines = {line.name: line.is_changed for line in versions_page("ships").comparison.lines}
    assert lines == {"Headline": True, "Standfirst": False}


def test_what_changed_beside_the_words_is_named():
    story = make_published(slug="ships", story_place="Vell")
    print_again(story, story_place="Port Sabel")
    compared = versions_page("ships").comparison
    assert (compared.others, compared.is_changed) == (("place or date",), True)


def test_versions_with_the_same_words_say_so(client):
    print_again(make_published(slug="ships"))
    assert "Their words are the same." in get(client)


def test_claim_marks_are_no_words(client):
    claim = make_claim(public_text="The mayor said so.")
    story = make_published(slug="ships", claims=[claim])
    print_again(story, body="<p>The mayor said so.</p>")
    page = get(client)
    assert claim.uid not in page
    assert "Their words are the same." in page


def test_quiet_parts_are_folded():
    texts = [f"<p>Paragraph {number} is about crane {number} in the yard.</p>" for number in range(12)]
    story = make_published(slug="ships", body="".join(texts))
    print_again(story, body="".join(texts).replace("crane 6 in", "ship 6 in"))
    body = versions_page("ships").comparison.body
    assert [(stretch.is_folded, len(stretch.changes)) for stretch in body] == [
        (True, 5),
        (False, 3),
        (True, 4),
    ]
    assert isinstance(body[0], Stretch)


def test_notes_stand_beside_the_version_that_carries_them(client, story):
    version = story.versions.get(number=3)
    record_corrections(version, [CorrectionDraft("correction", "It was five ships.")], by=make_user())
    assert "<strong>Correction.</strong> It was five ships." in get(client)


def test_single_version_has_nothing_to_compare(client):
    make_published(slug="ships")
    page = get(client)
    assert (numbers(page), "radio" in page) == ([1], False)


@pytest.mark.parametrize("path", ["", "?from=1&to=2", "1/", "2/"])
def test_story_in_draft_has_no_versions(client, path):
    make_article(slug="ships")
    get(client, path, status=404)


@pytest.mark.parametrize("path", ["", "?from=1&to=2", "1/", "2/"])
def test_versions_of_a_story_taken_back_are_gone(client, story, path):
    unpublish_article(article=story, by=make_user(), note="legal")
    get(client, path, status=410)


@pytest.mark.parametrize(
    "path", ["?from=1&to=4", "?from=0", "?to=x", "?from=-1", "?from=1.5", "?to=9999999999", "4/", "0/"]
)
def test_version_that_never_was_is_not_found(client, story, path):
    get(client, path, status=404)


def test_working_copy_is_never_shown(client, story):
    save_working_copy(article=story, by=make_user(), headline="Secret headline", body="<p>Secret words.</p>")
    for path in ("", "?from=1&to=3", "1/", "3/"):
        assert "Secret" not in get(client, path)


def test_version_stands_as_it_was_printed(client, story):
    page = get(client, "1/")
    assert "<p>Three ships sailed at dawn.</p>" in page
    assert '<meta name="robots" content="noindex, follow">' in page
    assert re.search(r'<link rel="canonical" href="[^"]*/stories/ships/">', page)


def test_comparison_is_not_for_search_engines_and_the_list_is(client, story):
    assert ("noindex" in get(client), "noindex" in get(client, "?from=1&to=2")) == (False, True)
    for path in ("", "?from=1&to=2"):
        assert re.search(r'<link rel="canonical" href="[^"]*/stories/ships/versions/">', get(client, path))


# --- withheld and emptied ------------------------------------------------------------------------------------


def withhold(story, number):
    withhold_version(
        version=story.versions.get(number=number), by=make_user("Legal"), reason="Order of the court"
    )


def test_withheld_version_is_left_out_and_every_address_of_it_is_gone(client, story):
    withhold(story, 2)
    page = get(client)
    assert numbers(page) == [3, 1]
    assert heard(page) == [
        "[Taken out: Three][Put in: Five] ships sailed at [Taken out: dawn][Put in: dusk]."
    ]
    for path in ("2/", "?from=1&to=2", "?from=2&to=3", "?to=2", "?from=2"):
        answer = get(client, path, status=410)
        assert ("Four" in answer, "Order of the court" in answer) == (False, False)


def test_released_version_can_be_read_again(client, story):
    withhold(story, 2)
    release_version(version=story.versions.get(number=2), by=make_user("Legal"))
    assert numbers(get(client)) == [3, 2, 1]
    assert "<p>Four ships sailed at dawn.</p>" in get(client, "2/")


def test_note_of_a_withheld_version_vanishes(client, story):
    version = story.versions.get(number=2)
    corrected = story.versions.get(number=3)
    print_again(story)
    record_corrections(corrected, [CorrectionDraft("correction", "It was five ships.")], by=make_user())
    withhold(story, version.number)
    assert "It was five ships." in get(client)
    withhold(story, 3)
    for address in (
        "/stories/ships/",
        "/stories/ships/versions/",
        "/corrections/",
        "/feeds/corrections.atom",
        "/feeds/latest.atom",
    ):
        assert "It was five ships." not in client.get(address).content.decode()


def test_emptied_version_is_listed_as_what_it_is(client, story):
    redact(record=story.versions.get(number=2), by=make_user("Legal"), reason="Order of the court")
    page = get(client)
    day = f"{timezone.localdate():%-d %B %Y}"
    assert numbers(page) == [3, 2, 1]
    assert f"Version 2 · Emptied by order of law on {day}" in page
    assert heard(page) == [
        "[Taken out: Three][Put in: Five] ships sailed at [Taken out: dawn][Put in: dusk]."
    ]
    for path in ("2/", "?from=1&to=2"):
        assert "emptied by order of law" in get(client, path, status=410)


# --- cost and caches -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("versions", [1, 3])
@pytest.mark.parametrize("path", ["", "?from=1&to=2", "1/"])
def test_pages_cost_the_same_whatever_was_printed(client, django_assert_num_queries, versions, path):
    story = make_published(slug="ships")
    for number in range(versions):
        version = print_again(story, kind="correction", headline=f"Headline {number}")
        record_corrections(version, [CorrectionDraft("correction", f"Note {number}.")], by=make_user())
    with django_assert_num_queries(5):  # story, versions, notes, words; and the sections above every page
        get(client, path)


def test_pages_are_for_every_cache(client, story):
    for path in ("", "1/"):
        first = client.get(f"/stories/ships/versions/{path}")
        assert "public" in first.headers["Cache-Control"]
        again = client.get(
            f"/stories/ships/versions/{path}", headers={"If-None-Match": first.headers["ETag"]}
        )
        assert again.status_code == 304
    before = client.get("/stories/ships/versions/").headers["ETag"]
    record_corrections(story.versions.get(number=3), [CorrectionDraft("correction", "x")], by=make_user())
    assert client.get("/stories/ships/versions/").headers["ETag"] != before


def test_pages_are_read_only(client, story):
    assert client.post("/stories/ships/versions/").status_code == 405
    assert client.post("/stories/ships/versions/1/").status_code == 405


def test_story_leads_to_its_versions(client, story):
    assert (
        '<a href="/stories/ships/versions/">All versions and what changed</a>'
        in client.get("/stories/ships/").content.decode()
    )
