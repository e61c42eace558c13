import json

import pytest

from newsroom.ledger.chips import ChipsInput, NamesField


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Ports\r\nCourts", ["Ports", "Courts"]),
        ("  Sea   ports \n\n", ["Sea ports"]),
        ("Ports\nPORTS\nports", ["Ports"]),
        ("Jones, Jr.", ["Jones, Jr."]),
        ("", []),
    ],
)
def test_names_are_one_a_line_and_once(typed, names):
    assert NamesField(required=False).clean(typed) == names


@pytest.mark.parametrize(
    ("typed", "changed"),
    [("Ports\nCourts", False), ("Courts\nPorts", True), ("Ports", True), ("Ports\n\nCourts", False)],
)
def test_names_change_with_their_order(typed, changed):
    assert NamesField(required=False).has_changed(["Ports", "Courts"], typed) is changed


def test_input_tells_the_script_where_to_ask_and_escapes_names():
    html = ChipsInput(url="/topics/", options=['"<b>'], free=True).render("topics", ["A", "B"])
    shape = {"ordered": False, "tail": False, "propose": []}
    config = json.dumps({"url": "/topics/", "options": ['"<b>'], "free": True, **shape})
    escaped = config.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    assert f'data-chips="{escaped}"' in html
    assert ">\nA\nB</textarea>" in html
