"""ninjs 1.x, 2.x and 3.x, and records that cannot go in."""

import io
import json
import tracemalloc
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from articles.ingest.parsers import IncomingStory, IngestError, RecordSkipped, parse_ninjs
from articles.ingest.parsers.records import Record, read_records

DATA = Path(__file__).parents[1] / "data" / "ingest"
SAMPLES = Path(__file__).parents[3] / "shared" / "data" / "formats" / "ninjs"
NOW = datetime(2024, 6, 1, tzinfo=UTC)


def _parse(*items: object) -> list[IncomingStory | IngestError]:
    return list(parse_ninjs(io.BytesIO("\n".join(map(json.dumps, items)).encode()), now=NOW))


def _one(**fields: object) -> IncomingStory:
    story = _parse({"uri": "urn:x", "headline": "Head", "body_text": "Text, he said.", **fields})[0]
    assert isinstance(story, IncomingStory), story
    return story


def _refused(**fields: object) -> IngestError:
    error = _parse({"uri": "urn:x", "headline": "Head", "body_text": "Text, he said.", **fields})[0]
    assert isinstance(error, IngestError), error
    return error


def _feed() -> list[IncomingStory | IngestError]:
    with (DATA / "feed.jsonl").open("rb") as stream:
        return list(parse_ninjs(stream, now=NOW))


def test_version_1_record() -> None:
    assert _feed()[0] == IncomingStory(
        headline="Ship boarded, ministry says",
        body_html="<p>The ship was boarded, the ministry said.</p>",
        language="en",
        bylines=("Ana Lind",),
        story_date=date(2024, 5, 6),
        story_place="Port Sabel",
        guid="urn:example:merle:1",
        version="1",
        rights="© Sabel Press",
        topics=("Shipping", "Courts"),
        line=1,
        notes=("Removed: script element.",),
    )


def test_version_2_record() -> None:
    assert _feed()[1] == IncomingStory(
        headline="Owner denies it",
        body_html="<p>The owner denies it.</p>",
        standfirst="A company answers",
        bylines=("Tomas Reyes",),
        guid="urn:example:merle:2",
        line=2,
    )


def test_version_3_record() -> None:
    story = next(item for item in _feed() if isinstance(item, IncomingStory) and item.line == 7)

    assert story == IncomingStory(
        headline="Court clears ship",
        body_html="<h2>What the court found</h2><p>Nothing was found, the clerk said.</p>"
        "<p>Nobody is charged.</p>",
        language="en",
        story_date=date(2024, 5, 7),
        guid="urn:example:merle:6",
        rights="© 2024 Sabel Press · Not for archive",
        line=7,
    )


def test_bad_records_are_reported_with_their_lines_and_the_others_go_in() -> None:
    errors = [(item.line, type(item), item.message) for item in _feed() if isinstance(item, IngestError)]

    assert [item.line for item in _feed() if isinstance(item, IncomingStory)] == [1, 2, 7]
    assert errors == [
        (
            4,
            IngestError,
            "The record is not valid JSON: Expecting ',' delimiter (column 54). It was left out.",
        ),
        (
            5,
            IngestError,
            "The record has no headline (ninjs: headline, or headlines). Add one, or ask its sender.",
        ),
        (
            6,
            RecordSkipped,
            "Its sender has cancelled this record (urn:example:merle:5): left out. "
            "Check whether an earlier version is in print.",
        ),
        (8, RecordSkipped, "The record is of type “picture”, not a story: it was left out."),
        (9, IngestError, "The record is not a JSON object, so it is no ninjs story. It was left out."),
    ]


def test_array_over_many_lines() -> None:
    with (DATA / "pretty.json").open("rb") as stream:
        items = list(parse_ninjs(stream, now=NOW))

    assert [(item.line, getattr(item, "headline", "")) for item in items] == [
        (2, 'First "quoted" {brace'),
        (7, ""),
        (12, "Third"),
    ]
    assert isinstance(items[1], IngestError)
    assert "(line 10, column 5)" in items[1].message


@pytest.mark.parametrize("indent", [None, 2])
def test_one_object(indent: int | None) -> None:
    data = json.dumps({"uri": "urn:x", "headline": "Head", "body_text": "Text."}, indent=indent).encode()

    assert [item.headline for item in parse_ninjs(io.BytesIO(b"\xef\xbb\xbf" + data), now=NOW)] == ["Head"]


@pytest.mark.parametrize("status", ["canceled", "withheld"])
@pytest.mark.parametrize("key", ["pubstatus", "pubStatus"])
def test_withdrawn_by_its_sender(status: str, key: str) -> None:
    assert isinstance(_refused(**{key: status}), RecordSkipped)


@pytest.mark.parametrize(
    ("until", "goes_in"), [("2024-05-31T00:00:00Z", True), ("2024-06-02T00:00:00Z", False)]
)
@pytest.mark.parametrize("key", ["embargoed", "embargoedUntil"])
def test_embargo(key: str, until: str, goes_in: bool) -> None:
    item = _parse({"headline": "Head", "body_text": "Text.", key: until})[0]

    assert isinstance(item, IncomingStory) is goes_in


def test_embargo_that_cannot_be_read_is_kept() -> None:
    assert (
        _refused(embargoed="Tuesday").message
        == "The record is under embargo until Tuesday: take it in after that."
    )


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"headline": ""}, "The record has no headline"),
        ({"headline": "x" * 301}, "The headline has 301 characters"),
        ({"body_text": "  "}, "The record has no text"),
        ({"body_text": "", "body_html": "<script>x</script>"}, "The record has no text"),
        ({"body_text": 7}, "The record has no text"),
    ],
)
def test_record_that_is_no_story(fields: dict[str, object], message: str) -> None:
    assert _refused(**fields).message.startswith(message)


def test_description_that_repeats_the_text_is_no_standfirst() -> None:
    story = _one(
        body_text="The ship was boarded, the ministry said.", description_text="The ship was boarded"
    )

    assert story.standfirst == ""
    assert story.notes == ("The description repeats the text and was not made the standfirst.",)


def test_description_stands_in_for_a_missing_body() -> None:
    story = _one(body_text="", description_text="The ship was boarded, the ministry said.")

    assert (story.body_html, story.standfirst) == ("<p>The ship was boarded, the ministry said.</p>", "")


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("Von Christian Holm, xpa", ("Christian Holm",)),
        ("By ANA LIND and Tomas d'Arte, Staff Writers", ("ANA LIND", "Tomas d'Arte")),
        ("XPA", ("XPA",)),
        ("", ()),
    ],
)
def test_bylines(by: str, names: tuple[str, ...]) -> None:
    assert _one(by=by).bylines == names


@pytest.mark.parametrize(
    ("tag", "stored"), [("en", "en"), ("nb-no", "nb-NO"), ("zh-Hant-TW", "zh-TW"), ("?", ""), (5, "")]
)
def test_language(tag: object, stored: str) -> None:
    assert _one(language=tag).language == stored


def test_text_with_odd_characters_does_no_harm() -> None:
    story = _one(headline="A\ud800B\u0000 &amp; C", uri="urn:a&copy=b", body_html="<p>x\ud800y\u0000</p>")

    assert (story.headline, story.guid, story.body_html) == ("AB & C", "urn:a&copy=b", "<p>xy</p>")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "The file is empty"),
        (b"\xff\xfe{\x00", "The file is UTF-16"),
        (b"\x00\x01\x02", "The file is binary"),
        (b"[1, 2]", "The file holds no JSON object"),
        (b'[{"headline": "x"', "The file ends in the middle of a record"),
        (b'{"headline": "\xe9t\xe9"}', "The record is not UTF-8"),
        (b"[" * 100_000, "The file holds no JSON object"),
        (b'{"a":' * 100_000, "The record is"),
        (b'{"a": ' + b"9" * 5000 + b"}", "The record is nested too deep, or holds too long a number"),
    ],
)
def test_file_that_is_no_ninjs(data: bytes, message: str) -> None:
    errors = list(parse_ninjs(io.BytesIO(data), now=NOW))

    assert [error.message[: len(message)] for error in errors if isinstance(error, IngestError)] == [message]
    assert len(errors) == 1


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_objects_are_cut_out_right_wherever_a_block_ends(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    class Trickle(io.BytesIO):
        def read(self, wanted: int | None = -1) -> bytes:
            return super().read(wanted if wanted and wanted > 1 << 16 else size)

    values = [{"a": 'x"}\\'}, {"b": "\\\\", "c": {"d": ["]", "é"]}}]

    items = list(read_records(Trickle(json.dumps(values, ensure_ascii=False).encode())))

    assert items == [Record(value, 1) for value in values]


def test_memory_holds_one_record_not_the_file(tmp_path: Path) -> None:
    record = {"uri": "urn:x", "headline": "Head", "body_html": f"<p>{'He said so. ' * 1000}</p>"}
    path = tmp_path / "feed.jsonl"
    path.write_text("\n".join(json.dumps(record) for _ in range(300)))
    peak = 0
    with path.open("rb") as stream:
        tracemalloc.start()
        count = sum(1 for _ in parse_ninjs(stream, now=NOW))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()

    assert count == 300
    assert path.stat().st_size > 3_000_000
    assert peak < 2_000_000


@pytest.mark.parametrize(
    ("name", "headline", "bylines"),
    [
        (
            "2.1_dpa_text.json",
            "Faktencheck Derby-Elfmeter: Hat Schiedsrichter Zwayer recht?",
            ("Christian Hollmann",),
        ),
        ("2.1_ninjsExSimpleText_2.json", "Captain of wrecked cruise ship on trial in Italy", None),
        ("3.0_ntb_text.json", "Google har kjøpt giganttomt i Skien", ("NTB",)),
        ("3.0_tt_text_image_3.json", "Militärövning i jätteformat hålls 2023", ()),
        ("3.1_007_multimedia.json", "Captain of wrecked cruise ship on trial in Italy", None),
    ],
)
def test_samples_of_the_standard(name: str, headline: str, bylines: tuple[str, ...] | None) -> None:
    path = SAMPLES / name
    if not path.is_file():
        pytest.skip("the folder with the standard's samples is not beside this checkout")
    with path.open("rb") as stream:
        [story] = parse_ninjs(stream, now=NOW)

    assert isinstance(story, IncomingStory)
    assert (story.headline, story.line) == (headline, 1)
    assert story.bylines == (bylines if bylines is not None else ("Paulo Santalucia", "Frances d'Emilio"))
