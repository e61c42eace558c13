"""Plain text: each line a block."""

from pathlib import Path

import pytest

from articles.body.text import blocks, plain_text
from articles.ingest.parsers import IngestError, parse_text
from articles.ingest.parsers.working_title import NO_TITLE, working_title

DATA = Path(__file__).parents[1] / "data" / "ingest"
LONG = "The ministry says that " + "the ship carried radios and " * 5 + "wheat"


def _kinds(text: str, headline: str | None = None) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks(parse_text(text, headline=headline).body_html)]


def test_text_file_becomes_a_story() -> None:
    story = parse_text((DATA / "harbour.txt").read_text())

    assert story.headline == "Tarvania’s Navy Is Said to Have Boarded a Grain Ship"
    assert story.headline_is_working is False
    assert story.bylines == ("Ana Lind", "Tomas Reyes")
    assert story.notes == ()
    assert [block.kind for block in blocks(story.body_html)] == ["p", "h2", "p", "p", "li", "li", "h2", "p"]
    assert "<ul><li><p>14 sailors</p></li><li><p>1 inspector</p></li></ul>" in story.body_html


def test_short_line_without_stop_before_text_is_a_crosshead() -> None:
    assert _kinds("Head\nOne.\nWhy now\nTwo.") == [("p", "One."), ("h2", "Why now"), ("p", "Two.")]


def test_short_line_without_text_after_it_is_none() -> None:
    assert _kinds("Head\nOne.\nWhy now") == [("p", "One."), ("p", "Why now")]


@pytest.mark.parametrize(
    "line", ["He said so.", "He said “so.”", "Among them:", "What!", "“Did he?”", "and so,", LONG]
)
def test_line_that_is_long_or_stops_is_a_paragraph(line: str) -> None:
    assert _kinds(f"Head\n{line}\nTwo.") == [("p", line), ("p", "Two.")]


def test_row_of_stars_is_a_rule_and_at_the_end_nothing() -> None:
    assert parse_text("Head\nOne.\n***\nTwo.\n# # #").body_html == "<p>One.</p><hr><p>Two.</p>"


def test_given_headline_goes_before_the_first_line() -> None:
    story = parse_text("A crosshead\nOne.", headline=" Given\u00a0one ")

    assert (story.headline, story.headline_is_working) == ("Given one", False)
    assert story.body_html == "<h2>A crosshead</h2><p>One.</p>"


def test_given_headline_is_not_printed_twice() -> None:
    assert parse_text("Given one\nOne.", headline="Given one").body_html == "<p>One.</p>"


def test_missing_headline_gives_a_working_title_that_keeps_the_hedge() -> None:
    story = parse_text((DATA / "untitled.txt").read_text())

    assert story.headline == "President Ilse Maran reportedly signed a secret order"
    assert story.headline_is_working is True
    assert story.notes == (
        "The text has no headline (no short first line): “President Ilse Maran reportedly signed a secret "
        "order” is a working title, to be replaced.",
    )
    assert len(blocks(story.body_html)) == 2


BOARDED = (
    "The navy boarded the grain ship Merle off Port Sabel on Sunday night with two boats and a helicopter"
)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("He left. She stayed.", "He left"),
        ("It came from the U.S.", "It came from the U.S."),
        (f"{BOARDED}, which came from the base at Cape Orme.", BOARDED),
        ("word " * 200, NO_TITLE),
        ("", NO_TITLE),
    ],
)
def test_working_title(text: str, title: str) -> None:
    assert working_title(text) == title


@pytest.mark.parametrize(
    "rest",
    [
        "which the ministry denies to this day",
        "as two people in the cabinet said on Monday",
        "in a draft order of the cabinet",
        "which may never have happened",
        "before a court overturned the order",
    ],
)
def test_working_title_is_not_cut_where_the_rest_matters(rest: str) -> None:
    assert working_title(f"{BOARDED}, {rest}.") == f"{BOARDED}, {rest}"


@pytest.mark.parametrize(
    "hedge", ["reportedly", "allegedly", "“is said to have”", "may have", "is accused of having"]
)
@pytest.mark.parametrize(
    "tail", ["", " that covers ships", ", which began in May", ", according to two officials"]
)
def test_working_title_never_loses_hedge_or_source(hedge: str, tail: str) -> None:
    order = "signed an order on the navy and on the grain fleet of all its ports"

    title = working_title(f"The president {hedge} {order}{tail} {'x' * 40}.")

    assert hedge in title
    assert "according" not in tail or tail in title


def test_empty_text_is_an_error() -> None:
    with pytest.raises(IngestError, match="The file is empty"):
        parse_text(" \n\u200b\n")


def test_headline_alone_is_kept_and_said() -> None:
    story = parse_text("Ship boarded")

    assert (story.headline, story.body_html) == ("Ship boarded", "")
    assert story.notes == ("The file holds a headline and no text.",)


def test_markup_in_text_is_text() -> None:
    assert (
        parse_text("Head\n<script>x</script> & more.").body_html
        == "<p>&lt;script&gt;x&lt;/script&gt; &amp; more.</p>"
    )


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\n\n", "\u2028"])
def test_every_kind_of_line_end(end: str) -> None:
    assert plain_text(parse_text(end.join(["Head", "One.", "Two."])).body_html) == "One.\nTwo."


def test_wrapped_text_is_noted() -> None:
    lines = [f"this line number {n} breaks off in the middle of its only sentence and" for n in range(9)]

    assert parse_text("Head\n" + "\n".join(lines)).notes == (
        "The lines look wrapped: each became a paragraph of its own. Unwrap the text to join them.",
    )


def test_paragraph_of_five_megabytes() -> None:
    story = parse_text("Head\n" + "The ministry denies it & more. " * 160_000)

    assert len(plain_text(story.body_html)) == 31 * 160_000 - 1


def test_story_of_the_house_keeps_its_crossheads() -> None:
    path = Path(__file__).parents[3] / "shared" / "stories" / "cartel-directive.txt"
    if not path.is_file():
        pytest.skip("the folder with the story to try on is not beside this checkout")
    story = parse_text(path.read_text())

    assert story.headline == "President Donald Trump reportedly signed a covert directive"
    assert [b.text.split()[0] for b in blocks(story.body_html) if b.kind == "h2"] == [
        "Major",
        "Mexico’s",
        "U.S.",
    ]
