"""Filters of typesetting."""

import pytest
from django.template import Context, Template

from newsroom.templatetags.typography import whole_dates


@pytest.mark.parametrize(
    ("text", "set_"),
    [
        ("He denies it (8 Aug 2025)", "He denies it (8\xa0Aug\xa02025)"),
        ("20 Feb 2025 · 7 Aug 2025", "20\xa0Feb\xa02025 · 7\xa0Aug\xa02025"),
        ("Feb 2025", "Feb 2025"),
        ("1140 Mays 2025", "1140 Mays 2025"),
        ("", ""),
    ],
)
def test_whole_dates_holds_dates_together_and_nothing_else(text, set_):
    assert whole_dates(text) == set_


def test_whole_dates_leaves_escaping_to_the_template():
    page = Template("{% load typography %}{{ text|whole_dates }}").render(Context({"text": "<b>8 Aug 2025"}))
    assert page == "&lt;b&gt;8\xa0Aug\xa02025"
