"""One door for every file."""

from pathlib import Path

import pytest

from articles.body.canonical import is_canonical
from articles.ingest.parsers import IncomingStory, IngestError, parse_file, sniff

DATA = Path(__file__).parents[1] / "data" / "ingest"


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.txt", b"He said so.", "text"),
        ("a.txt", b"<!DOCTYPE html><html>", "html"),
        ("a.txt", b'\xef\xbb\xbf  {"uri"', "ninjs"),
        ("a", b"[\n  {\n", "ninjs"),
        ("a.txt", b"[Editor's note] He said so.", "text"),
        ("a.txt", b"{He} said so.", "text"),
        ("a.jsonl", b"garbage", "ninjs"),
        ("a.HTM", b"He said so.", "html"),
        ("a", b"<p>He said so.</p>", "html"),
        ("a", b"<Ana> He said so.", "text"),
        ("a", b"", "text"),
        ("a", "<html>".encode("utf-16"), "html"),
    ],
)
def test_sniff(name: str, head: bytes, kind: str) -> None:
    assert sniff(Path(name), head) == kind


@pytest.mark.parametrize(
    ("name", "stories", "errors"),
    [
        ("harbour.txt", 1, 0),
        ("untitled.txt", 1, 0),
        ("page.html", 1, 0),
        ("fragment.html", 1, 0),
        ("feed.jsonl", 3, 5),
        ("pretty.json", 2, 1),
    ],
)
def test_every_sample_goes_through_the_door(name: str, stories: int, errors: int) -> None:
    items = list(parse_file(DATA / name))

    found = [item for item in items if isinstance(item, IncomingStory)]
    assert (len(found), len(items) - len(found)) == (stories, errors)
    assert all(is_canonical(story.body_html) for story in found)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "The file is empty: there is no story to take in."),
        (b"%PDF-1.4", "The file is a PDF, not text. Save the story as text or HTML and try again."),
        (b"<html><p>x</p>", "The page has no headline: no h1, og:title or title. Give one with --headline."),
    ],
)
def test_bad_file_is_one_error(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(data)

    [error] = parse_file(path)

    assert isinstance(error, IngestError)
    assert error.message == message


def test_missing_file_is_an_error() -> None:
    [error] = parse_file(DATA / "not-there.txt")

    assert str(error) == "The file cannot be read: No such file or directory."


def test_guess_of_the_encoding_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes("Así fue\nEl canciller lo dijo.".encode("cp1252"))

    [story] = parse_file(path)

    assert isinstance(story, IncomingStory)
    assert (story.headline, len(story.notes)) == ("Así fue", 1)


def test_page_in_the_encoding_it_declares(tmp_path: Path) -> None:
    path = tmp_path / "story.html"
    path.write_bytes("<meta charset=windows-1251><h1>Министр</h1><p>Заявил.</p>".encode("windows-1251"))

    [story] = parse_file(path)

    assert isinstance(story, IncomingStory)
    assert (story.headline, story.body_html, story.notes) == ("Министр", "<p>Заявил.</p>", ())


def test_format_can_be_said(tmp_path: Path) -> None:
    path = tmp_path / "story.html"
    path.write_text("Head\n<p>is text here.</p>")

    [story] = parse_file(path, format="text")

    assert isinstance(story, IncomingStory)
    assert story.body_html == "<p>&lt;p&gt;is text here.&lt;/p&gt;</p>"
