"""CSV that says what was written and that no spreadsheet runs."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.ledger.csv_export import FORMULA, csv_download, csv_lines, safe_cell

# What a database can hold as text: no lone surrogates, and no NUL, which PostgreSQL refuses.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
RISKY = st.builds("{}{}{}".format, st.sampled_from(["", "'", "''"]), st.sampled_from(FORMULA), TEXT)


def taken_back(cell: str) -> str:
    """What the docstring of `safe_cell` promises: the text from its cell."""
    return cell[1:] if re.match(f"'+[{re.escape(''.join(FORMULA))}]", cell) else cell


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'Tis a quay", "'Tis a quay"),
        ("a=1", "a=1"),
        ("", ""),
        (None, ""),
        (7, "7"),
        (-7, "'-7"),
    ],
)
def test_cell_is_no_formula(value, cell):
    assert safe_cell(value) == cell


@given(TEXT | RISKY)
def test_any_text_makes_a_cell_that_is_no_formula_and_gives_it_back(text):
    cell = safe_cell(text)
    assert (cell.startswith(FORMULA), taken_back(cell)) == (False, text)


@given(st.lists(st.lists(TEXT | RISKY, min_size=2, max_size=2)))
def test_any_rows_come_back_as_they_were(rows):
    text = "".join(csv_lines(["one", "two"], rows))
    head, *cells = csv.reader(io.StringIO(text, newline=""))
    assert head == ["one", "two"]
    assert [[taken_back(cell) for cell in row] for row in cells] == rows


def test_lines_are_made_one_by_one():
    rows = iter([["a"], ["b"]])
    lines = csv_lines(["head"], rows)
    assert (next(lines), next(lines), next(rows)) == ("head\r\n", "a\r\n", ["b"])


def test_download_is_sent_while_it_is_read():
    response = csv_download("list", ["a"], [["1"]])
    assert (response.streaming, response["Cache-Control"]) == (True, "no-store")
