"""The page of the claims desk's numbers: its periods, charts with their tables, and the same as CSV."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.claims.models import ClaimCheck, Verdict
from newsroom.desk.claims.charts import Column, bar_svg, columns_svg
from newsroom.desk.claims.numbers import Period, read_period
from newsroom.ledger.chains import append_to_chain
from tests.factories.claims import make_claim, make_evidence
from tests.factories.newsroom import make_user

NUMBERS = "/admin/desk/claims/numbers/"
TODAY = date(2026, 11, 27)


def make_decided(harm="grave", ratings=("confirmed",)):
    claim = make_claim(harm=harm)
    make_evidence(claim)
    opened = timezone.now() - timedelta(hours=5)
    check = ClaimCheck.objects.create(claim=claim, axis="attribution", opened_at=opened)
    for rating in ratings:
        append_to_chain(check, Verdict(rating=rating, path="one_act", proposed_by=make_user()))
    return claim


@pytest.fixture
def desk(client, db):
    client.force_login(make_user("Checker"))
    return client


@pytest.mark.parametrize(
    ("query", "period"),
    [
        ("", Period("12", date(2025, 12, 1), TODAY)),
        ("period=3", Period("3", date(2026, 9, 1), TODAY)),
        ("period=all", Period("all", None, TODAY)),
        ("period=x&from=y", Period("12", date(2025, 12, 1), TODAY)),
        ("from=2026-03-05&to=2026-04-01", Period("", date(2026, 3, 5), date(2026, 4, 1))),
        ("from=2026-03-05", Period("", date(2026, 3, 5), TODAY)),
        ("to=2026-04-01", Period("", None, date(2026, 4, 1))),
        ("from=2026-05-01&to=2026-04-01", Period("", date(2026, 4, 1), date(2026, 4, 1))),
    ],
)
def test_period_is_read_from_the_address_and_written_back(query, period):
    assert read_period(QueryDict(query), TODAY) == period
    assert read_period(QueryDict(period.query[1:]), TODAY) == period


def test_every_chart_has_its_table(desk):
    make_decided(ratings=("confirmed", "misquoted"))
    tables = {table.key: table for table in desk.get(NUMBERS).context["tables"]}
    assert list(tables) == ["months", "harms", "ages", "origins", "overturned"]
    assert [key for key, table in tables.items() if table.chart] == ["months", "overturned"]
    month = f"{timezone.localdate():%b %y}"
    assert tables["months"].rows[-2][:2] == (month, ("1", "5 h", "5 h"))
    assert tables["overturned"].rows[-1][:2] == ("All", ("2", "1", "50 %"))
    assert tables["origins"].rows[0][:2] == ("Grave", ("1", "1", "100 %"))


def test_overturned_verdicts_lead_to_their_claims(desk):
    claim = make_decided(ratings=("confirmed", "misquoted"))
    page = desk.get(NUMBERS).content.decode()
    assert f'<a href="/admin/desk/claims/{claim.uid}/">{claim.public_text}</a>' in page


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("harms", "grave,1,5.00,5.00"),
        ("ages", "under a day,1,1,0,0,0,0"),
        ("origins", "grave,1,1,1.0000"),
    ],
)
def test_csv_has_the_numbers_as_numbers(desk, key, line):
    make_decided()
    answer = desk.get(f"{NUMBERS}{key}.csv")
    lines = answer.content.decode().splitlines()
    assert (answer["Content-Type"].split(";")[0], lines[1]) == ("text/csv", line)


def test_csv_of_no_table_is_not_found(desk):
    assert desk.get(f"{NUMBERS}people.csv").status_code == 404


def test_page_of_an_empty_house_is_shown(desk):
    assert desk.get(f"{NUMBERS}?period=all").status_code == 200


def test_page_costs_the_same_with_one_and_three_claims(desk):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(NUMBERS).status_code == 200
        return len(captured)

    make_decided(ratings=("confirmed", "misquoted"))
    queries()
    one = queries()
    for _ in range(2):
        make_decided(ratings=("confirmed", "misquoted"))
    assert queries() == one


def test_columns_are_as_high_as_their_values():
    svg = columns_svg("Time", [Column("Sep", 10.0, 20.0), Column("Oct", None), Column("Nov", 5.0, 5.0)])
    heights = [float(height) for height in re.findall(r'class="column"[^>]* height="([\d.]+)"', svg)]
    assert heights == [55.0, 27.5]
    assert len(re.findall('class="mark"', svg)) == 2


def test_chart_escapes_its_words_and_needs_no_style():
    svg = columns_svg('<b>"x"</b>', [Column("<i>", 1.0, None, "<u>")], top="<s>")
    assert ("<b>" in svg, "<i>" in svg, "<u>" in svg, "<s>" in svg, "style=" in svg) == (False,) * 5


def test_bar_of_nothing_is_empty():
    assert "<rect" not in bar_svg([("median", 0)], 0)
