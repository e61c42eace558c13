"""Instants as the house prints them."""

from datetime import UTC, datetime

from django.utils import timezone

from newsroom.ledger.house_time import in_house_time


def test_in_house_time_names_the_zone():
    summer, winter = (datetime(2026, month, 4, 22, 30, tzinfo=UTC) for month in (7, 1))
    with timezone.override("Europe/Madrid"):
        assert (in_house_time(summer), in_house_time(winter)) == (
            "05 Jul 2026 00:30 CEST",
            "04 Jan 2026 23:30 CET",
        )
