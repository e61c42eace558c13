"""HTML documents and fragments."""

from datetime import date
from pathlib import Path

import pytest

from articles.ingest.parsers import IngestError, parse_html
from articles.ingest.parsers.html import declared_charset

DATA = Path(__file__).parents[1] / "data" / "ingest"


def test_document_becomes_a_story() -> None:
    story = parse_html((DATA / "page.html").read_text())

    assert story.headline == "Navy “boarded grain ship” off Port Sabel"
    assert story.standfirst == "The ministry says the Merle carried banned radios; her owner denies it"
    assert story.bylines == ("Ana Lind", "Tomas Reyes")
    assert story.story_date == date(2024, 5, 6)
    assert (story.language, story.section, story.topics) == ("en-GB", "World", ("Shipping", "Sanctions"))
    assert story.guid == story.url == "https://courier.example/world/navy-boards-ship"
    assert story.body_html == (
        "<p>The navy <strong>reportedly</strong> boarded a "
        '<a href="https://ships.example/merle">grain ship</a> on Sunday.</p>'
        "<h3>What the ministry says</h3><p>It argues that the ship carried radios.</p>"
        "<blockquote><p>There was wheat aboard.</p></blockquote>"
    )


def test_document_notes_say_what_was_removed() -> None:
    story = parse_html((DATA / "page.html").read_text())

    assert story.notes == (
        "Removed: script element, onload attribute, link without a site, img element, onclick attribute.",
        "Pictures and their captions were left out: add them in the editor.",
    )


def test_fragment_takes_its_h1_as_headline() -> None:
    story = parse_html((DATA / "fragment.html").read_text())

    assert story.headline == "Harbour court clears the Merle"
    assert story.body_html == (
        "<p>The harbour court has cleared the Merle, its clerk said.</p>"
        "<p>Nothing was found &amp; nobody is charged.</p>"
    )
    assert story.notes == ()


@pytest.mark.parametrize(
    ("head", "headline"),
    [
        ('<meta property="og:title" content="From og"><title>From title</title>', "From og"),
        ("<title>From title | The Courier</title>", "From title"),
        ('<title>A – B</title><meta property="og:site_name" content="B">', "A"),
        ("<title>A – B</title>", "A – B"),
    ],
)
def test_headline_of_a_page_without_h1(head: str, headline: str) -> None:
    assert parse_html(f"<html><head>{head}</head><body><p>Text.</p></body></html>").headline == headline


def test_given_headline_replaces_the_pages_own() -> None:
    story = parse_html("<h1>Theirs</h1><p>Text.</p>", headline="Ours")

    assert (story.headline, story.body_html) == ("Ours", "<p>Text.</p>")


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("<p>Text without a headline.</p>", "The page has no headline"),
        ("<h1> </h1><p>Text.</p>", "The page has no headline"),
        ("<h1>Head</h1><script>x</script>", "The page holds no text"),
        ("<h1>Head</h1>", "The page holds no text"),
        (f"<h1>{'x' * 301}</h1><p>a</p>", "The headline has 301 characters"),
    ],
)
def test_what_is_no_story_is_refused_with_a_cure(html: str, message: str) -> None:
    with pytest.raises(IngestError) as refused:
        parse_html(html)

    assert refused.value.message.startswith(message)
    assert refused.value.line == 1


def test_linked_data_fills_in() -> None:
    article = '{"@type": "NewsArticle", "author": [{"name": "Ana Lind"}], "datePublished": "2024-05-06"}'
    data = f'{{"@graph": [{article}]}}'
    html = f'<h1>Head</h1><script type="application/ld+json">{data}</script><p>Text.</p>'
    story = parse_html(html)

    assert (story.bylines, story.story_date) == (("Ana Lind",), date(2024, 5, 6))


def test_broken_linked_data_does_no_harm() -> None:
    assert (
        parse_html('<h1>H</h1><script type="application/ld+json">{"@type":</script><p>T.</p>').bylines == ()
    )


def test_wrapper_whose_name_fits_boilerplate_keeps_the_story() -> None:
    html = "<body><h1>Head</h1><div class='related story'><p>The whole text of it.</p></div></body>"

    assert parse_html(html).body_html == "<p>The whole text of it.</p>"


def test_page_without_article_is_read_where_its_paragraphs_stand() -> None:
    html = (
        "<html><body><div><h1>Head</h1><ul><li>News</li><li>Sport</li></ul>"
        "<div><div><p>The first paragraph, he said.</p><h2>Cross</h2><ul><li>one</li></ul></div>"
        "<div><p>The last paragraph.</p></div></div></div><div><p>Share</p></div></body></html>"
    )

    assert parse_html(html).body_html == (
        "<p>The first paragraph, he said.</p><h2>Cross</h2><ul><li><p>one</p></li></ul><p>The last paragraph.</p>"
    )


def test_figure_with_a_quotation_is_text() -> None:
    html = "<h1>Head</h1><p>One.</p><figure><blockquote>Said.</blockquote></figure>"

    assert parse_html(html).body_html == "<p>One.</p><blockquote><p>Said.</p></blockquote>"


def test_headline_printed_again_in_the_body_is_dropped() -> None:
    assert parse_html("<title>Head</title><h2>Head</h2><p>Text.</p>").body_html == "<p>Text.</p>"


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<meta charset="iso-8859-1">', "iso-8859-1"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "windows-1251"),
        (b"<p>no</p>", ""),
    ],
)
def test_declared_charset(head: bytes, charset: str) -> None:
    assert declared_charset(head) == charset
