"""Whatever a file holds: stories in canonical form, or errors, and never anything else."""

import io
import json
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.body.canonical import is_canonical
from articles.ingest.parsers import (
    HEADLINE_LIMIT,
    IncomingStory,
    IngestError,
    parse_html,
    parse_ninjs,
    parse_text,
)
from articles.ingest.parsers.decode import decode
from articles.ingest.parsers.working_title import working_title

NOW = datetime(2024, 6, 1, tzinfo=UTC)
many = settings(max_examples=150, deadline=None)
HEADLINES = ("headline", "headlines", "description_text", "descriptions")
BODIES = ("body_html", "body_text", "bodies")
OTHERS = (
    "uri",
    "type",
    "pubstatus",
    "embargoed",
    "versionCreated",
    "by",
    "language",
    "subject",
    "altids",
    "located",
)
KEYS = st.sampled_from(HEADLINES + BODIES + OTHERS)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["role", "value", "contentType", "name"]), inner, max_size=3)
    ),
    max_leaves=6,
)
HTML = st.lists(
    st.sampled_from(
        ["<h1>", "<p>", "</p>", "<title>", "<main>", "<article>", "<figure>", "<nav>", "<div class=share>"]
    )
    | st.sampled_from(
        ["<script>", "<body>", "<table>", "<svg>", "<template>", "<frameset>", "<!--", "text", "He said. "]
    )
    | st.text(max_size=8),
    max_size=14,
).map("".join)


def _sound(story: IncomingStory) -> bool:
    return is_canonical(story.body_html) and bool(story.headline) and len(story.language) <= 8


@many
@given(st.binary(max_size=80) | st.text(max_size=80).map(lambda text: text.encode("utf-16")))
def test_bytes_are_text_or_an_error(data: bytes) -> None:
    try:
        text = decode(data).text
    except IngestError:
        return
    assert text.strip()


@many
@given(st.text(max_size=400))
def test_text_is_a_story_or_an_error(text: str) -> None:
    try:
        story = parse_text(text)
    except IngestError:
        return
    assert _sound(story)


@many
@given(HTML)
def test_html_is_a_story_or_an_error(html: str) -> None:
    try:
        story = parse_html(html)
    except IngestError:
        return
    assert _sound(story)


@many
@given(st.lists(st.dictionaries(KEYS, VALUES, max_size=6), max_size=4), st.sampled_from([None, 1]))
def test_every_ninjs_record_gives_one_answer(items: list[dict[str, object]], indent: int | None) -> None:
    lines = json.dumps(items, indent=indent) if indent else "\n".join(map(json.dumps, items))

    answers = list(parse_ninjs(io.BytesIO(lines.encode()), now=NOW))

    assert len(answers) == max(len(items), 1)
    assert all(_sound(answer) for answer in answers if isinstance(answer, IncomingStory))


@many
@given(st.binary(max_size=60) | st.text(alphabet='{}[]":,\\\n a1', max_size=60).map(str.encode))
def test_any_bytes_as_ninjs_are_answered(data: bytes) -> None:
    assert list(parse_ninjs(io.BytesIO(data), now=NOW)) != []


@many
@given(st.text(max_size=500))
def test_working_title_fits(text: str) -> None:
    assert 0 < len(working_title(text)) <= HEADLINE_LIMIT
