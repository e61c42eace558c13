from datetime import date, datetime

import pytest

from articles.claims.labels import format_day


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2025-08-08", "8 Aug 2025"),
        ("2025-08", "Aug 2025"),
        ("2025", "2025"),
        ("2024-02-29", "29 Feb 2024"),
        (date(2025, 12, 31), "31 Dec 2025"),
        (datetime(2025, 1, 2, 3, 4), "2 Jan 2025"),  # noqa: DTZ001
        (None, ""),
        ("", ""),
    ],
)
def test_format_day(value, words):
    assert format_day(value) == words


@pytest.mark.parametrize("value", ["2025-13", "2025-02-30", "08/08/2025", "25", "2025-8-8", "soon"])
def test_format_day_refuses_what_is_no_date(value):
    with pytest.raises(ValueError):
        format_day(value)
