"""Shortening never parts content from its source."""

import pytest

from articles.body.summary import shorten

UID = "aaaaaaaaa1"


def _span(text: str) -> str:
    return f'<span data-claim="{UID}" class="claim claim--media">{text}</span>'


@pytest.mark.parametrize(
    ("html", "limit", "expected"),
    [
        ("<p>One is here. Two is here.</p>", 100, "One is here. Two is here."),
        ("<p>One is here. Two is here.</p>", 20, "One is here."),
        ("<p>One is here. Two is here.</p>", 5, ""),
        ("<h2>Head</h2><p>One is here.</p><p>Two.</p>", 17, "One is here. Two."),
        ("<p>“We act. We win,” he said. Then he left.</p>", 12, ""),
        ("<p>One. “We act. We win,” he said.</p>", 20, "One."),
        ("<p>He hid money. So said the ministry.</p>", 20, ""),
        ("<p>The plan is off. According to Lind. End.</p>", 40, "The plan is off. According to Lind. End."),
        (f"<p>One. He {_span('hid money in the bank')}, officials said.</p>", 30, "One."),
        (f"<p>One. He {_span('hid money')}. He {_span('ran')}, officials said.</p>", 22, "One."),
        ("<p>“We act.</p><p>“We win,” he said.</p>", 12, ""),
        ("", 10, ""),
    ],
)
def test_shorten(html: str, limit: int, expected: str) -> None:
    assert shorten(html, limit) == expected
